import { breathe } from '../slices.ts';
import { SyncFailed } from './errors.ts';
import type { Files } from './files.ts';
import { SegmentFile } from './segment-file.ts';
import type { Segment } from './segments.ts';

/** Who must know what becomes of the changes handed to the journal. */
export interface JournalOwner {
  /** Everything that is not durable yet is lost: take it back before anybody sees it. */
  lose(): void;
  /** Nothing can be promised any more. */
  turnReadOnly(reason: string): void;
  /** The journal has grown so much that a snapshot is due. */
  grown(): void;
}

export interface JournalStart {
  readonly files: Files;
  readonly folder: string;
  readonly schema: number;
  readonly durable: number;
  /** Oldest first; the last one, if any, is written on. */
  readonly segments: readonly Segment[];
  /** How much of the last segment is whole. */
  readonly size: number;
  /** Bytes after which a segment has grown enough for a snapshot. */
  readonly growth: number;
}

interface Waiting {
  readonly seq: number;
  readonly blocks: readonly Buffer[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

interface Rotation {
  readonly resolve: (old: readonly Segment[]) => void;
  readonly reject: (error: unknown) => void;
}

/** So much may wait for the disk before the next change has to wait, too. */
const MAX_WAITING_BYTES = 4 << 20;

/** So many changes after a group was handed over it is written, and the disk can be told to make it durable. */
const SYNC_AFTER = 8;

/**
 * An append-only journal in segments. One loop takes all that is waiting, writes it in one go, makes it durable
 * with one fsync and answers everybody; meanwhile the next group gathers.
 */
export class Journal {
  /** The last change that is safe on disk. */
  durable: number;
  readonly #start: JournalStart;
  readonly #owner: JournalOwner;
  #segments: readonly Segment[];
  #current: SegmentFile;
  #growth: number;
  #grownAt: number;
  #failed: SyncFailed | undefined;
  #waiting: Waiting[] = [];
  #waitingBytes = 0;
  #wantRoom: (() => void)[] = [];
  #rotation: Rotation | undefined;
  #draining = false;
  /** Whether a group is on its way to the disk. */
  #writing = false;
  /** How many changes began since a group was last handed to the disk. */
  #begun = 0;
  /** How many wrote at the same time, last time. */
  #writers = 1;
  /** Called when enough have come together. */
  #company: (() => void) | undefined;
  #loop: Promise<void> = Promise.resolve();

  static async open(start: JournalStart, owner: JournalOwner): Promise<Journal> {
    const { files, folder, schema, durable } = start;
    const last = start.segments.at(-1);
    const current =
      last === undefined
        ? await SegmentFile.begin(files, folder, durable + 1, schema)
        : await SegmentFile.reopen(files, last, start.size);
    return new Journal(start, current, owner);
  }

  private constructor(start: JournalStart, current: SegmentFile, owner: JournalOwner) {
    this.#start = start;
    this.#owner = owner;
    this.durable = start.durable;
    this.#segments = start.segments.slice(0, -1);
    this.#current = current;
    this.#growth = start.growth;
    this.#grownAt = start.growth;
  }

  /** Bytes in the segment that is written on. */
  get size(): number {
    return this.#current.size;
  }

  /** Resolves when the change is safe on disk; rejects after the owner has taken back what is lost. */
  append(seq: number, blocks: readonly Buffer[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ seq, blocks, resolve, reject });
      this.#waitingBytes += bytesIn(blocks);
      if (this.#isEnough()) this.#company?.();
      this.#run();
    });
  }

  /** Resolves when so little waits for the disk that another change may begin. */
  async room(): Promise<void> {
    this.#begun += 1;
    if (this.#writing && this.#begun === SYNC_AFTER) {
      // The first may come before the disk's answer is looked for.
      await breathe();
      await breathe();
    }
    while (this.#waitingBytes > MAX_WAITING_BYTES) {
      await new Promise<void>((resolve) => this.#wantRoom.push(resolve));
    }
  }

  /**
   * Goes on in a new segment; returns the old ones. A snapshot taken from now on holds all that they hold:
   * `forget` them once it is durable.
   */
  rotate(): Promise<readonly Segment[]> {
    if (this.#failed !== undefined) return Promise.reject(this.#failed);
    return new Promise((resolve, reject) => {
      this.#rotation = { resolve, reject };
      this.#run();
    });
  }

  /** Removes segments that a durable snapshot has replaced. One that stays is removed at the next opening. */
  async forget(old: readonly Segment[], growth: number): Promise<void> {
    this.#growth = growth;
    this.#segments = this.#segments.filter((segment) => !old.includes(segment));
    for (const { path } of old) await this.#start.files.remove(path).catch(() => undefined);
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.#draining) await this.#loop;
  }

  async close(): Promise<void> {
    await this.idle();
    await this.#current.close();
  }

  #run(): void {
    if (this.#draining) return;
    this.#draining = true;
    this.#loop = this.#drain();
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0 || this.#rotation !== undefined) {
      const rotation = this.#rotation;
      this.#rotation = undefined;
      if (rotation !== undefined) await this.#rotateFor(rotation);
      if (this.#waiting.length === 0) continue;
      await this.#gather();
      await this.#writeGroup();
    }
    this.#draining = false;
  }

  /**
   * Waits until half of those who write now wait, at most until all that runs now has run: two groups of a size take
   * turns, one on its way to the disk and one being made. Else one change goes alone and all others behind it, and
   * nothing is made while the disk has them.
   */
  async #gather(): Promise<void> {
    for (let seen = 0; seen < this.#waiting.length && !this.#isEnough(); ) {
      seen = this.#waiting.length;
      await new Promise<void>((resolve) => {
        this.#company = resolve;
        void breathe().then(resolve);
      });
      this.#company = undefined;
    }
  }

  #isEnough(): boolean {
    return this.#waiting.length * 2 >= this.#writers;
  }

  async #writeGroup(): Promise<void> {
    const group = this.#waiting;
    this.#waiting = [];
    this.#begun = 0;
    this.#writing = true;
    const blocks = group.flatMap(({ blocks }) => blocks);
    try {
      await this.#current.append(blocks);
    } catch (error) {
      this.#lose(group, error);
      return;
    } finally {
      this.#writing = false;
    }
    this.durable = group.at(-1)?.seq ?? this.durable;
    this.#freeRoom(bytesIn(blocks));
    this.#writers = group.length + this.#waiting.length;
    for (const { resolve } of group) resolve();
    if (this.size < this.#grownAt) return;
    this.#grownAt = this.size + this.#growth;
    this.#owner.grown();
  }

  async #rotateFor({ resolve, reject }: Rotation): Promise<void> {
    const { files, folder, schema } = this.#start;
    try {
      const current = this.#current;
      if (current.segment.from <= this.durable) {
        await current.cutRefused();
        this.#current = await SegmentFile.begin(files, folder, this.durable + 1, schema);
        this.#segments = [...this.#segments, current.segment];
        this.#grownAt = this.#growth;
        await current.close().catch(() => undefined);
      }
      resolve(this.#segments);
    } catch (error) {
      if (error instanceof SyncFailed) this.#lose([], error);
      reject(error);
    }
  }

  /** What was being written and all that waited behind it stood on the same state: it is lost together. */
  #lose(group: readonly Waiting[], error: unknown): void {
    const lost = [...group, ...this.#waiting];
    this.#waiting = [];
    if (error instanceof SyncFailed) {
      this.#failed = error;
      this.#owner.turnReadOnly(error.message);
    }
    this.#owner.lose();
    this.#freeRoom(this.#waitingBytes);
    for (const { reject } of lost) reject(error);
  }

  #freeRoom(bytes: number): void {
    this.#waitingBytes -= bytes;
    if (this.#waitingBytes > MAX_WAITING_BYTES) return;
    const wanting = this.#wantRoom;
    this.#wantRoom = [];
    for (const go of wanting) go();
  }
}

const bytesIn = (blocks: readonly Buffer[]): number => blocks.reduce((sum, { length }) => sum + length, 0);
