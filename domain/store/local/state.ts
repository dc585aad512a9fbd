import type { AnyCollection, Stored } from '../store.ts';
import type { AuditDraft, AuditTrail } from './audit-trail.ts';
import { Layer } from './layer.ts';
import type { OnceResult } from './transaction.ts';

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
  readonly edits: readonly Edit[];
  readonly once: ReadonlyMap<string, OnceResult>;
  readonly audit: AuditDraft;
}

/** Everything in memory. Changes go in at the end and, when the disk refuses them, come out in reverse. */
export class State {
  readonly collections: ReadonlyMap<string, AnyCollection>;
  readonly records: Layer;
  readonly once = new Map<string, OnceResult>();
  readonly trail: AuditTrail;
  /** The last change applied: 1, 2, 3 … */
  seq = 0;
  /** What readers under way must still see, although it was replaced since they began. */
  readonly #replaced = new Set<Layer>();

  constructor(collections: readonly AnyCollection[], trail: AuditTrail) {
    this.collections = new Map(collections.map((collection) => [collection.name, collection]));
    this.records = new Layer(this.collections);
    this.trail = trail;
    for (const { name } of collections) this.records.table(name);
  }

  apply({ seq, edits, once, audit }: Commit): void {
    for (const edit of edits) {
      for (const replaced of this.#replaced) {
        if (!replaced.covers(edit.collection, edit.id)) replaced.cover(edit.collection, edit.id, edit.before);
      }
      this.#set(edit, edit.after);
    }
    for (const [key, result] of once) this.once.set(key, result);
    this.trail.accept(audit);
    this.seq = seq;
    this.index();
  }

  /** Takes back the change applied last. Views that are open must be ended: they may have seen it. */
  undo({ seq, edits, once, audit }: Commit): void {
    for (const edit of edits.toReversed()) this.#set(edit, edit.before);
    for (const key of once.keys()) this.once.delete(key);
    this.trail.undo(audit);
    this.seq = seq - 1;
    this.index();
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
