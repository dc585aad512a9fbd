import { writeInBlocks } from './blocks.ts';
import { sync } from './errors.ts';
import type { Files, OpenFile } from './files.ts';

const CHUNK = 4096;
const LINE_FEED = 10;

/**
 * The audit trail's own file: lines at the positions that the trail gave them. What stands behind the end that a
 * snapshot names does not count: the journal has it, and it is written again.
 */
export class AuditFile {
  readonly #file: OpenFile;
  readonly path: string;

  static async open(files: Files, path: string): Promise<AuditFile> {
    return new AuditFile(path, await files.open(path, 'write'));
  }

  /** To be read only; it must be there. */
  static async read(files: Files, path: string): Promise<AuditFile> {
    return new AuditFile(path, await files.open(path, 'read'));
  }

  private constructor(path: string, file: OpenFile) {
    this.path = path;
    this.#file = file;
  }

  size(): Promise<number> {
    return this.#file.size();
  }

  /** The line at the position, without its line break. */
  async line(at: number): Promise<Buffer> {
    let bytes = Buffer.alloc(0);
    for (;;) {
      const chunk = await this.#file.read(Math.max(CHUNK, bytes.length), at + bytes.length);
      bytes = Buffer.concat([bytes, chunk]);
      const stop = bytes.indexOf(LINE_FEED);
      if (stop >= 0) return bytes.subarray(0, stop);
      if (chunk.length === 0) throw new Error(`${this.path} ends in the middle of the line at byte ${at}`);
    }
  }

  /** Writes lines from the position on and makes them durable. */
  async write(position: number, lines: Iterable<Buffer>): Promise<void> {
    await writeInBlocks(this.#file, position, lines);
    await sync(this.path, () => this.#file.sync());
  }

  read(length: number, position: number): Promise<Buffer> {
    return this.#file.read(length, position);
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}
