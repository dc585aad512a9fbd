import type { Collection, Lookup, Store, Stored, Transaction, View } from '../domain/store/store.ts';
import { VersionConflict } from '../domain/store/store.ts';

type Any = Collection<Stored, Record<string, Lookup<Stored>>>;
type Data = Map<string, Map<string, Stored>>;

export function openMemoryStore(): Store {
  let data: Data = new Map();
  const once = new Map<string, unknown>();
  const table = (d: Data, name: string) => {
    if (!d.has(name)) d.set(name, new Map());
    return d.get(name) as Map<string, Stored>;
  };
  const copy = (d: Data): Data => new Map([...d].map(([k, v]) => [k, new Map(v)]));
  const viewOf = (get: () => Data): View => {
    const find = (
      c: Any,
      lookup: string,
      keys: string | readonly string[],
      page: { limit?: number; offset?: number; descending?: boolean } = {},
    ) => {
      const wanted = new Set(typeof keys === 'string' ? [keys] : keys);
      const l = c.lookups[lookup];
      if (l?.kind !== 'key') throw new Error('no lookup');
      const found = [...table(get(), c.name).values()].filter((r) => l.keys(r).some((k) => wanted.has(k)));
      const o = (r: Stored) => (l.order ? l.order(r) : '');
      found.sort((a, b) => (o(a) < o(b) ? -1 : o(a) > o(b) ? 1 : a.id < b.id ? -1 : 1));
      if (page.descending) found.reverse();
      return found.slice(
        page.offset ?? 0,
        page.limit === undefined ? undefined : (page.offset ?? 0) + page.limit,
      );
    };
    return {
      get: async (c: Any, id: string) => table(get(), c.name).get(id),
      find: async (c: Any, l: string, k: string, p: object) => find(c, l, k, p),
      count: async (c: Any, l: string, k: string) => find(c, l, k).length,
      resembling: async () => [],
      all: async function* (c: Any) {
        yield* [...table(get(), c.name).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
      },
      size: async (c: Any) => table(get(), c.name).size,
      history: async () => [],
    } as unknown as View;
  };
  return {
    kind: 'embedded',
    read: (look) => look(viewOf(() => data)),
    async change(_by, edit) {
      let draft = copy(data);
      const tx = {
        ...viewOf(() => draft),
        put: async (c: Any, r: Stored) => {
          const old = table(draft, c.name).get(r.id);
          if ((old?.version ?? 0) !== r.version) throw new VersionConflict(c.name, r.id);
          const next = structuredClone({ ...r, version: r.version + 1 });
          table(draft, c.name).set(r.id, next);
          return next;
        },
        remove: async (c: Any, id: string) => void table(draft, c.name).delete(id),
        once: async (k: string, fn: () => Promise<unknown>) => {
          if (!once.has(k)) once.set(k, await fn());
          return once.get(k);
        },
        attempt: async (fn: (t: unknown) => Promise<unknown>) => {
          const before = copy(draft);
          try {
            return await fn(tx);
          } finally {
            draft = before;
          }
        },
      } as unknown as Transaction;
      const result = await edit(tx);
      data = draft;
      return result;
    },
    close: async () => undefined,
  };
}
