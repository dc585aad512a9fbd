import { createHash } from 'node:crypto';
import type { AuditEntry } from '../domain/store/audit.ts';
import {
  type Collection,
  type Lookup,
  type Store,
  type Stored,
  type Transaction,
  VersionConflict,
} from '../domain/store/store.ts';

type Any = Collection<Stored>;

/** A store in memory, as slow and plain as can be: what the port promises, nothing else. */
export function fakeStore(): Store {
  let data = new Map<string, Map<string, Stored>>();
  const once = new Map<string, unknown>();
  const audit: AuditEntry[] = [];
  let last: Promise<unknown> = Promise.resolve();

  const view = (state: Map<string, Map<string, Stored>>): Transaction => {
    const rows = (collection: Any) => state.get(collection.name) ?? new Map<string, Stored>();
    const sorted = (collection: Any, lookup: string, keys: readonly string[]) => {
      const spec = (collection.lookups as Record<string, Lookup<Stored>>)[lookup];
      if (spec?.kind !== 'key') throw new Error(`no key look-up ${lookup}`);
      const order = (record: Stored) => `${spec.order?.(record) ?? ''}\u0000${record.id}`;
      return [...rows(collection).values()]
        .filter((record) => spec.keys(record).some((key) => keys.includes(key)))
        .sort((a, b) => (order(a) < order(b) ? -1 : 1));
    };
    const grams = (text: string) => {
      const plain = ` ${text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')} `;
      return new Set(
        Array.from({ length: Math.max(plain.length - 2, 0) }, (_, at) => plain.slice(at, at + 3)),
      );
    };
    const tx = {
      get: async (collection: Any, id: string) => rows(collection).get(id),
      find: async (
        collection: Any,
        lookup: string,
        keys: string | readonly string[],
        page: { limit?: number; offset?: number; descending?: boolean } = {},
      ) => {
        const found = sorted(collection, lookup, [keys].flat());
        if (page.descending) found.reverse();
        return found.slice(
          page.offset ?? 0,
          page.limit === undefined ? undefined : (page.offset ?? 0) + page.limit,
        );
      },
      count: async (collection: Any, lookup: string, keys: string | readonly string[]) =>
        sorted(collection, lookup, [keys].flat()).length,
      resembling: async (
        collection: Any,
        lookup: string,
        text: string,
        options: { limit: number; within: 'all' | readonly string[] },
      ) => {
        const spec = (collection.lookups as Record<string, Lookup<Stored>>)[lookup];
        if (spec?.kind !== 'text') throw new Error(`no text look-up ${lookup}`);
        const wanted = grams(text);
        return [...rows(collection).values()]
          .filter(
            (record) =>
              options.within === 'all' || spec.within(record).some((part) => options.within.includes(part)),
          )
          .map((record) => ({
            record,
            shared: [...grams(spec.text(record).join(' '))].filter((gram) => wanted.has(gram)).length,
          }))
          .filter(({ shared }) => shared > 0)
          .sort((a, b) => b.shared - a.shared || (a.record.id < b.record.id ? -1 : 1))
          .slice(0, options.limit)
          .map(({ record }) => record);
      },
      all: async function* (collection: Any) {
        yield* [...rows(collection).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
      },
      size: async (collection: Any) => rows(collection).size,
      history: async (collection: Any, id: string, limit: number) =>
        audit
          .filter(({ edits }) => edits.some((edit) => edit.collection === collection.name && edit.id === id))
          .reverse()
          .slice(0, limit),
      put: async (collection: Any, record: Stored) => {
        const before = rows(collection).get(record.id);
        if ((before?.version ?? 0) !== record.version) throw new VersionConflict(collection.name, record.id);
        const after = Object.freeze({ ...record, version: record.version + 1 });
        state.set(collection.name, new Map(rows(collection)).set(record.id, after));
        return after;
      },
      remove: async (collection: Any, id: string) => {
        const copy = new Map(rows(collection));
        copy.delete(id);
        state.set(collection.name, copy);
      },
      once: async <T>(key: string, fn: () => Promise<T>) => {
        if (!once.has(key)) once.set(key, await fn());
        return once.get(key) as T;
      },
      attempt: async <T>(fn: (inner: Transaction) => Promise<T>) => fn(view(new Map(state))),
    };
    return tx as unknown as Transaction;
  };

  return {
    kind: 'embedded',
    read: (look) => look(view(data)),
    change: (by, edit) => {
      const turn = last.then(async () => {
        const draft = new Map(data);
        const result = await edit(view(draft));
        const edits = [...draft].flatMap(([name, rows]) =>
          [...rows].flatMap(([id, after]) => {
            const before = data.get(name)?.get(id);
            return before === after ? [] : [{ collection: name, id, ...(before ? { before } : {}), after }];
          }),
        );
        if (edits.length > 0) {
          audit.push({
            seq: audit.length + 1,
            at: by.at.toISOString(),
            by: by.by,
            why: by.why,
            edits,
            hash: createHash('sha256').update(JSON.stringify(edits)).digest('hex'),
          });
        }
        data = draft;
        return result;
      });
      last = turn.catch(() => undefined);
      return turn;
    },
    close: async () => {},
  };
}
