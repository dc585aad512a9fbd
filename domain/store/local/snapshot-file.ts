import { dirname } from 'node:path';
import type { Adapter } from 'lowdb';
import type { OnceResult } from '../contents.ts';
import type { LastEdit } from './audit-trail.ts';
import { writeInBlocks } from './blocks.ts';
import { StoreDamaged, sync } from './errors.ts';
import { type Files, type OpenFile, openIfThere } from './files.ts';
import { checkHeader, formatOf, type Header } from './format.ts';
import { decodeLine, encodeLine, readLines } from './lines.ts';
import type { Snapshot, Upgrade } from './state.ts';

interface SnapshotHeader extends Header, Pick<Snapshot, 'seq' | 'at' | 'audit'> {
  readonly kind: 'snapshot';
}

/** The lines of a snapshot: its header, slices of what it holds, and the end, which says how many there were. */
type SnapshotLine =
  | SnapshotHeader
  | ({ readonly kind: 'records' } & Snapshot['records'][number])
  | { readonly kind: 'once'; readonly results: readonly OnceResult[] }
  | { readonly kind: 'lastEdits'; readonly edits: readonly LastEdit[] }
  | { readonly kind: 'end'; readonly lines: number };

/** Records to a line: about a block, and well under a millisecond of writing out. */
const SLICE = 50;

/** lowdb's adapter to one snapshot file: written in slices beside the old one, which it then replaces. */
export class SnapshotFile implements Adapter<Snapshot> {
  /** Bytes of the snapshot last read or written. */
  size = 0;
  /** The schema of the snapshot last read. */
  schema: number;
  readonly #files: Files;
  readonly #path: string;
  readonly #schema: number;
  readonly #upgrade: Upgrade;

  constructor(files: Files, path: string, schema: number, upgrade: Upgrade) {
    this.#files = files;
    this.#path = path;
    this.schema = schema;
    this.#schema = schema;
    this.#upgrade = upgrade;
  }

  async read(): Promise<Snapshot | null> {
    const file = await openIfThere(this.#files, this.#path);
    if (file === undefined) return null;
    try {
      return await this.#readFrom(file);
    } finally {
      await file.close();
    }
  }

  async write(snapshot: Snapshot): Promise<void> {
    const unfinished = `${this.#path}.tmp`;
    const file = await this.#files.open(unfinished, 'write');
    try {
      await file.truncate(0);
      this.size = await writeInBlocks(file, 0, this.#encoded(snapshot));
      await sync(unfinished, () => file.sync());
    } finally {
      await file.close();
    }
    await this.#files.rename(unfinished, this.#path);
    const folder = dirname(this.#path);
    await sync(folder, () => this.#files.syncFolder(folder));
  }

  *#encoded(snapshot: Snapshot): Generator<Buffer> {
    for (const line of this.#lines(snapshot)) yield encodeLine(JSON.stringify(line));
  }

  *#lines({ seq, at, audit, records, once, lastEdits }: Snapshot): Generator<SnapshotLine> {
    yield { kind: 'snapshot', format: formatOf(audit), schema: this.#schema, seq, at, audit };
    let lines = 2;
    const counted = <T>(line: T): T => {
      lines += 1;
      return line;
    };
    for (const { collection, records: these } of records) {
      for (const slice of slices(these)) yield counted({ kind: 'records', collection, records: slice });
    }
    for (const slice of slices(once)) yield counted({ kind: 'once', results: slice });
    for (const slice of slices(lastEdits)) yield counted({ kind: 'lastEdits', edits: slice });
    yield { kind: 'end', lines };
  }

  async #readFrom(file: OpenFile): Promise<Snapshot> {
    this.size = await file.size();
    let header: SnapshotHeader | undefined;
    let count = 0;
    let whole = false;
    const records: Snapshot['records'][number][] = [];
    const once: OnceResult[] = [];
    const lastEdits: LastEdit[] = [];
    for await (const lines of readLines(file, this.size)) {
      for (const { at, bytes, complete } of lines) {
        const json = complete ? decodeLine(bytes) : undefined;
        if (json === undefined || whole)
          throw new StoreDamaged(this.#path, `the line at byte ${at} is not as written`);
        count += 1;
        const line = JSON.parse(json) as SnapshotLine;
        if (header === undefined) {
          header = checkHeader(this.#path, 'snapshot', line as SnapshotHeader, this.#schema);
          this.schema = header.schema;
        } else if (line.kind === 'records') records.push(this.#upgraded(line, header.schema));
        else if (line.kind === 'once') for (const result of line.results) once.push(result);
        else if (line.kind === 'lastEdits') for (const edit of line.edits) lastEdits.push(edit);
        else whole = line.kind === 'end' && line.lines === count;
      }
    }
    if (header === undefined || !whole) throw new StoreDamaged(this.#path, 'its end is missing');
    const { seq, at, audit } = header;
    return { seq, at, audit, records, once, lastEdits };
  }

  #upgraded(slice: Snapshot['records'][number], schema: number): Snapshot['records'][number] {
    if (schema === this.#schema) return slice;
    const { collection, records } = slice;
    return {
      collection,
      records: records.flatMap((record) => this.#upgrade(collection, record, schema) ?? []),
    };
  }
}

function* slices<T>(items: Iterable<T>): Generator<readonly T[]> {
  let slice: T[] = [];
  for (const item of items) {
    slice.push(item);
    if (slice.length < SLICE) continue;
    yield slice;
    slice = [];
  }
  if (slice.length > 0) yield slice;
}
