import { type AuditEntry, type AuditHead, auditHash } from '../audit.ts';
import { breathe } from '../slices.ts';
import { type ChangeLine, decodeLine, type EditLine, encodeLine, jsonIn } from './lines.ts';
import type { JournaledChange } from './segments.ts';
import type { Edit } from './state.ts';

/** An entry written out but not yet part of the trail. */
export interface AuditDraft {
  readonly start: number;
  readonly end: number;
  readonly hash: string;
  readonly previousHash: string;
  readonly lines: readonly AuditLine[];
}

/** A line with its line break, and where it stands in the trail. */
export interface AuditLine {
  readonly at: number;
  readonly bytes: Buffer;
  /** Missing: a change line. */
  readonly edit?: EditOf;
}

/** Which record a line is about, and where that record's line before it stands. */
interface EditOf {
  readonly collection: string;
  readonly id: string;
  readonly previous: number | undefined;
}

/** How long the trail is, and the hash of its last entry: what a snapshot remembers of it. */
export interface AuditMark {
  readonly end: number;
  readonly hash: string;
  /** The name of the trail's own file; missing: `audit.jsonl`. A trail that was chained anew has another. */
  readonly file?: string;
}

/** Collection, id, and where the record's last edit stands. */
export type LastEdit = readonly [collection: string, id: string, at: number];

/** Reads one line of the part of the trail that is on disk. */
export type ReadAuditLine = (at: number) => Promise<Buffer>;

const SLICE = 500;

/**
 * The audit trail: an endless text of lines, addressed by byte position. Each edit line points back to the same
 * record's edit before it, so a history is read line by line and only the last position of each record is in
 * memory. Lines that are not in the trail's own file yet are kept here, too; the journal makes them durable.
 */
export class AuditTrail {
  end = 0;
  hash = '';
  #file: string | undefined;
  readonly #last = new Map<string, Map<string, number>>();
  readonly #tail = new Map<number, AuditLine>();
  readonly #read: ReadAuditLine;

  constructor(read: ReadAuditLine) {
    this.#read = read;
  }

  /** Writes out the entry of a change; nothing is remembered until `accept`. */
  async draft(
    head: AuditHead,
    edits: readonly Edit[],
    rest: Pick<ChangeLine, 'others' | 'durable'>,
  ): Promise<AuditDraft> {
    const start = this.end;
    const hasher = auditHash(this.hash, head);
    const written: { readonly bytes: Buffer; readonly edit: EditOf }[] = [];
    for (const edit of edits) {
      const { collection, id } = edit;
      const previous = this.#last.get(collection)?.get(id);
      const pointers = previous === undefined ? `${start}` : `${start},"previous":${previous}`;
      const before = `{"kind":"edit","change":${pointers},"edit":`;
      const bytes = encodeLine(`${before}${JSON.stringify(edit)}}`);
      hasher.add(jsonIn(bytes).subarray(before.length, -1));
      if (written.push({ bytes, edit: { collection, id, previous } }) % SLICE === 0) await breathe();
    }
    const hash = hasher.digest();
    const change: ChangeLine = { kind: 'change', ...head, hash, edits: edits.length, ...rest };
    const lines: AuditLine[] = [];
    let at = start;
    for (const line of [{ bytes: encodeLine(JSON.stringify(change)) }, ...written]) {
      if (lines.push({ at, ...line }) % SLICE === 0) await breathe();
      at += line.bytes.length;
    }
    return { start, end: at, hash, previousHash: this.hash, lines };
  }

  accept({ end, hash, lines }: AuditDraft): void {
    for (const line of lines) {
      this.#tail.set(line.at, line);
      if (line.edit !== undefined) this.#remember(line.edit, line.at);
    }
    this.end = end;
    this.hash = hash;
  }

  /** Takes back the entry accepted last. */
  undo({ start, previousHash, lines }: AuditDraft): void {
    for (const { at, edit } of lines) {
      this.#tail.delete(at);
      if (edit !== undefined) this.#remember(edit, edit.previous);
    }
    this.end = start;
    this.hash = previousHash;
  }

  /** Takes in an entry that was read back from the journal. */
  replay({ head, edits, audit }: JournaledChange): void {
    let at = this.end;
    const lines = audit.map((bytes, number): AuditLine => {
      const line = { at, bytes };
      at += bytes.length;
      const edit = edits[number - 1];
      if (edit === undefined) return line;
      const { collection, id } = edit.edit;
      return { ...line, edit: { collection, id, previous: edit.previous } };
    });
    this.accept({ start: this.end, end: at, hash: head.hash, previousHash: this.hash, lines });
  }

  /** Starts where a snapshot left off. */
  restore({ end, hash, file }: AuditMark, lastEdits: Iterable<LastEdit>): void {
    this.end = end;
    this.hash = hash;
    this.#file = file;
    for (const [collection, id, at] of lastEdits) this.#remember({ collection, id }, at);
  }

  get mark(): AuditMark {
    return { end: this.end, hash: this.hash, ...(this.#file === undefined ? {} : { file: this.#file }) };
  }

  /** Where the lines begin that are kept here. */
  get keptFrom(): number {
    for (const at of this.#tail.keys()) return at;
    return this.end;
  }

  /** The lines kept here that stand before `end`, for the trail's own file. */
  *kept(end: number): Generator<Buffer> {
    for (const { at, bytes } of this.#tail.values()) {
      if (at >= end) return;
      yield bytes;
    }
  }

  /** Lines before `end` are safe in the trail's own file. */
  release(end: number): void {
    for (const at of this.#tail.keys()) {
      if (at >= end) return;
      this.#tail.delete(at);
    }
  }

  /** Each record's last edit before `end`. May be walked while the trail grows, until `release`. */
  *lastEdits(end: number): Generator<LastEdit> {
    for (const [collection, ids] of this.#last) {
      for (const [id, last] of ids) {
        let at: number | undefined = last;
        while (at !== undefined && at >= end) at = this.#tail.get(at)?.edit?.previous;
        if (at !== undefined) yield [collection, id, at];
      }
    }
  }

  /** The record's entries up to the change `upTo`, newest first, each with this record's edit alone. */
  async history(collection: string, id: string, limit: number, upTo: number): Promise<AuditEntry[]> {
    const entries: AuditEntry[] = [];
    let at = this.#last.get(collection)?.get(id);
    while (at !== undefined && entries.length < limit) {
      const { change, previous, edit } = JSON.parse(await this.#line(at)) as EditLine;
      const head = JSON.parse(await this.#line(change)) as ChangeLine;
      if (head.seq <= upTo) entries.push({ ...headOf(head), edits: [edit], hash: head.hash });
      at = previous;
    }
    return entries;
  }

  #remember({ collection, id }: Pick<EditOf, 'collection' | 'id'>, at: number | undefined): void {
    let ids = this.#last.get(collection);
    if (ids === undefined) {
      ids = new Map();
      this.#last.set(collection, ids);
    }
    if (at === undefined) ids.delete(id);
    else ids.set(id, at);
  }

  async #line(at: number): Promise<string> {
    const json = decodeLine(this.#tail.get(at)?.bytes.subarray(0, -1) ?? (await this.#read(at)));
    if (json === undefined) throw new Error(`The audit trail is damaged at byte ${at}`);
    return json;
  }
}

/** Key order is part of the hash, so it is spelled out. */
export const headOf = ({ seq, at, by, why, activityId }: AuditHead): AuditHead => ({
  seq,
  at,
  by,
  why,
  ...(activityId === undefined ? {} : { activityId }),
});
