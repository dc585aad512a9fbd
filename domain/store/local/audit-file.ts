import type { AuditLine } from './audit-trail.ts';
import { sync } from './errors.ts';
import type { Files, OpenFile } from './files.ts';
import { breathe } from './slices.ts';

const CHUNK = 4096;
const BLOCK = 1 << 20;
const LINE_FEED = 10;

/** The audit trail's own file: lines at the positions that the trail gave them. */
export class AuditFile {
  readonly #file: OpenFile;
  readonly #path: string;

  static async open(files: Files, path: string): Promise<AuditFile> {
    return new AuditFile(path, await files.open(path, 'write'));
  }

  private constructor(path: string, file: OpenFile) {
    this.#path = path;
    this.#file = file;
  }

  size(): Promise<number> {
    return this.#file.size();
  }

  /** Cuts off what no snapshot vouches for: the journal still has it. */
  truncate(size: number): Promise<void> {
    return this.#file.truncate(size);
  }

  /** The line at the position, without its line break. */
  async line(at: number): Promise<Buffer> {
    let bytes = Buffer.alloc(0);
    for (;;) {
      const chunk = await this.#file.read(Math.max(CHUNK, bytes.length), at + bytes.length);
      bytes = Buffer.concat([bytes, chunk]);
      const stop = bytes.indexOf(LINE_FEED);
      if (stop >= 0) return bytes.subarray(0, stop);
      if (chunk.length === 0) throw new Error(`${this.#path} ends in the middle of the line at byte ${at}`);
    }
  }

  /** Writes lines that follow one another and makes them durable. */
  async write(lines: Iterable<AuditLine>): Promise<void> {
    let run: string[] = [];
    let start: number | undefined;
    let length = 0;
    const flush = async (): Promise<void> => {
      if (start === undefined) return;
      await this.#file.write(Buffer.from(run.join('')), start);
      run = [];
      start = undefined;
      length = 0;
      await breathe();
    };
    for (const { at, text } of lines) {
      start ??= at;
      run.push(text);
      length += text.length;
      if (length >= BLOCK) await flush();
    }
    await flush();
    await sync(this.#path, () => this.#file.sync());
  }

  read(length: number, position: number): Promise<Buffer> {
    return this.#file.read(length, position);
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}
