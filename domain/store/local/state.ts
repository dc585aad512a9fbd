import type { OnceResult } from '../contents.ts';
import type { AnyCollection, Stored } from '../store.ts';
import type { AuditDraft, AuditMark, AuditTrail, LastEdit } from './audit-trail.ts';
import { Layer } from './layer.ts';
import type { Line } from './lines.ts';
import type { JournaledChange } from './segments.ts';

/** One record's fate in a change. */
export interface Edit {
  readonly collection: string;
  readonly id: string;
  readonly before?: Stored;
  readonly after?: Stored;
}

/** A change as it is applied, and all that is needed to take it back. */
export interface Commit {
  readonly seq: number;
  /** The moment of the change, ISO 8601. */
  readonly at: string;
  readonly edits: readonly Edit[];
  readonly once: ReadonlyMap<string, OnceResult>;
  /** Edits before it that need not be durable at once and go along with it: applied already, oldest first. */
  readonly along: readonly Edit[];
  readonly audit: AuditDraft;
}

/** All that a store holds at one moment, as it goes to disk and comes back. */
export interface Snapshot {
  /** The last change in it, and its moment. */
  readonly seq: number;
  readonly at: string;
  readonly audit: AuditMark;
  readonly records: readonly { readonly collection: string; readonly records: readonly Stored[] }[];
  readonly once: readonly OnceResult[];
  readonly lastEdits: Iterable<LastEdit>;
}

/** Brings a record written under an older schema up to date. */
export type Upgrade = (collection: string, record: Stored | undefined, schema: number) => Stored | undefined;

/** Results of commands are kept for eight days: longer than any delivery is repeated. */
const KEEP_RESULTS_MS = 8 * 24 * 60 * 60 * 1000;

/** Everything in memory. Changes go in at the end and, when the disk refuses them, come out in reverse. */
export class State {
  readonly collections: ReadonlyMap<string, AnyCollection>;
  readonly records: Layer;
  readonly once = new Map<string, OnceResult>();
  readonly trail: AuditTrail;
  /** The last change applied: 1, 2, 3 … */
  seq = 0;
  #at = '';
  /** What readers under way must still see, although it was replaced since they began. */
  readonly #replaced = new Set<Layer>();

  constructor(collections: readonly AnyCollection[], trail: AuditTrail) {
    this.collections = new Map(collections.map((collection) => [collection.name, collection]));
    this.records = new Layer(this.collections);
    this.trail = trail;
    for (const { name } of collections) this.records.table(name);
  }

  apply({ seq, at, edits, once, audit }: Commit): void {
    this.take(edits);
    for (const [key, result] of once) this.once.set(key, result);
    this.trail.accept(audit);
    this.seq = seq;
    this.#at = at;
  }

  /** Takes in edits by themselves; a later change writes them out, or `takeBack` takes them away. */
  take(edits: readonly Edit[]): void {
    for (const edit of edits) {
      for (const replaced of this.#replaced) {
        if (!replaced.covers(edit.collection, edit.id)) replaced.cover(edit.collection, edit.id, edit.before);
      }
      this.#set(edit, edit.after);
    }
    this.index();
  }

  takeBack(edits: readonly Edit[]): void {
    for (const edit of edits.toReversed()) this.#set(edit, edit.before);
    this.index();
  }

  /** Takes in a change read back from the journal. */
  replay(change: JournaledChange, upgrade: Upgrade): void {
    const { head, edits, others } = change;
    for (const { edit } of edits) this.#set(edit, upgrade(edit.collection, edit.after, change.schema));
    for (const line of others) {
      if (line.kind === 'once') this.once.set(line.key, onceResult(line));
      else this.#set(line.edit, upgrade(line.edit.collection, line.edit.after, change.schema));
    }
    this.trail.replay(change);
    this.seq = head.seq;
    this.#at = head.at;
  }

  /** Starts from a snapshot. */
  restore({ seq, at, audit, records, once, lastEdits }: Snapshot): void {
    this.seq = seq;
    this.#at = at;
    this.trail.restore(audit, lastEdits);
    for (const result of once) this.once.set(result.key, result);
    for (const { collection, records: these } of records) {
      const table = this.records.table(collection);
      for (const record of these) table.put(record);
    }
  }

  /** All that is in memory now. Cheap, because records are replaced and never changed: only pointers are taken. */
  snapshot(): Snapshot {
    this.#forgetOldResults();
    const audit = this.trail.mark;
    return {
      seq: this.seq,
      at: this.#at,
      audit,
      records: [...this.records.tables].map(([collection, table]) => ({
        collection,
        records: [...table.records.values()],
      })),
      once: [...this.once.values()],
      lastEdits: this.trail.lastEdits(audit.end),
    };
  }

  #forgetOldResults(): void {
    if (this.#at === '') return;
    const oldest = new Date(Date.parse(this.#at) - KEEP_RESULTS_MS).toISOString();
    for (const { key, at } of this.once.values()) if (at < oldest) this.once.delete(key);
  }

  /** Takes back the change applied last. Views that are open must be ended: they may have seen it. */
  undo({ seq, edits, once, along, audit }: Commit): void {
    this.takeBack([...along, ...edits]);
    for (const key of once.keys()) this.once.delete(key);
    this.trail.undo(audit);
    this.seq = seq - 1;
  }

  /** Brings the indexes up to date: few edits now, many in the background. */
  index(): void {
    for (const table of this.records.tables.values()) {
      // A look-up that throws here throws again, and is reported, where it is used.
      if (!table.ready) table.catchUp().catch(() => undefined);
    }
  }

  /** The layers of a consistent view: the records, and over them what changes from now on replace. */
  openView(): { readonly layers: readonly Layer[]; readonly close: () => void } {
    const replaced = new Layer(this.collections);
    this.#replaced.add(replaced);
    return { layers: [this.records, replaced], close: () => this.#replaced.delete(replaced) };
  }

  #set({ collection, id }: Edit, record: Stored | undefined): void {
    const table = this.records.table(collection);
    if (record === undefined) table.remove(id);
    else table.put(record);
  }
}

/** What the writes of a transaction come to, compared with the records they were written over. */
export function editsOf(writes: Layer, records: Layer): Edit[] {
  return [...writes.touched()].flatMap((collection) =>
    [...writes.covered(collection)].flatMap((id) => {
      const before = records.tables.get(collection)?.records.get(id);
      const after = writes.tables.get(collection)?.records.get(id);
      if (before === undefined && after === undefined) return [];
      return [
        {
          collection,
          id,
          ...(before === undefined ? {} : { before }),
          ...(after === undefined ? {} : { after }),
        },
      ];
    }),
  );
}

const onceResult = ({ kind: _, ...result }: Extract<Line, { kind: 'once' }>): OnceResult => result;
