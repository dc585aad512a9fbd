import { writeInBlocks } from './blocks.ts';
import { sync } from './errors.ts';
import type { Files, OpenFile } from './files.ts';
import { type Segment, segmentAt, segmentHeader } from './segments.ts';

/** The segment that is written on. What is appended is there as a whole and durable, or not at all. */
export class SegmentFile {
  readonly segment: Segment;
  readonly #file: OpenFile;
  /** How much of the file is whole. */
  #size: number;
  /** Bytes of something refused may stand behind that. */
  #dirty = false;

  /** Makes a new segment, durable with its name. */
  static async begin(files: Files, folder: string, from: number, schema: number): Promise<SegmentFile> {
    const segment = segmentAt(folder, from);
    const made = new SegmentFile(segment, await files.open(segment.path, 'write'));
    return made.#orClose(async () => {
      // A file of this name is what an earlier try left behind.
      await made.#file.truncate(0);
      await made.append([segmentHeader(from, schema)]);
      await sync(folder, () => files.syncFolder(folder));
    });
  }

  /** Goes on after `size` and cuts what a crash has torn. */
  static async reopen(files: Files, segment: Segment, size: number): Promise<SegmentFile> {
    const made = new SegmentFile(segment, await files.open(segment.path, 'write'));
    made.#size = size;
    return made.#orClose(async () => {
      await made.#file.truncate(size);
      // After a kill the kernel may still hold what was written but never synced.
      await sync(segment.path, () => made.#file.sync());
    });
  }

  private constructor(segment: Segment, file: OpenFile) {
    this.segment = segment;
    this.#file = file;
    this.#size = 0;
  }

  get size(): number {
    return this.#size;
  }

  async append(blocks: readonly Buffer[]): Promise<void> {
    try {
      await this.cutRefused();
      this.#dirty = true;
      const end = await writeInBlocks(this.#file, this.#size, blocks);
      await sync(this.segment.path, () => this.#file.sync());
      this.#size = end;
      this.#dirty = false;
    } catch (error) {
      // If this fails, too, it is tried again before the next write: nothing may be written behind the remains.
      await this.cutRefused().catch(() => undefined);
      throw error;
    }
  }

  async cutRefused(): Promise<void> {
    if (this.#dirty) await this.#file.truncate(this.#size);
    this.#dirty = false;
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  async #orClose(work: () => Promise<void>): Promise<this> {
    try {
      await work();
      return this;
    } catch (error) {
      await this.close().catch(() => undefined);
      throw error;
    }
  }
}
