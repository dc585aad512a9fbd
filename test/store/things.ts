import {
  type AnyCollection,
  type ChangeOf,
  collection,
  type Store,
  type Stored,
} from '../../domain/store/store.ts';

/** A record that stands for any: with keys, an order, a text and a partition. */
export interface Thing extends Stored {
  readonly name: string;
  readonly tags: readonly string[];
  readonly rank?: string;
  readonly unit?: string;
  readonly size?: number;
}

export const things = collection<Thing>()('things', {
  byTag: { kind: 'key', reads: ['tags', 'rank'], keys: ({ tags }) => tags, order: ({ rank }) => rank ?? '' },
  byName: {
    kind: 'text',
    reads: ['name', 'unit'],
    text: ({ name }) => [name],
    within: ({ unit }) => [unit ?? 'none'],
  },
});

/** Working memory: not audited. */
export interface Draft extends Stored {
  readonly text: string;
}

export const drafts = collection<Draft>()('drafts', {}, { audited: false });

export const collections: readonly AnyCollection[] = [things, drafts];

export const thing = (id: string, parts: Partial<Thing> = {}): Thing => ({
  id,
  version: 0,
  name: id,
  tags: [],
  ...parts,
});

export const draft = (id: string, text = ''): Draft => ({ id, version: 0, text });

export const by = (why = 'test', at = '2026-01-02T03:04:05.000Z'): ChangeOf => ({
  by: 'ann',
  why,
  at: new Date(at),
});

export const put = (store: Store, ...records: readonly Thing[]): Promise<readonly Thing[]> =>
  store.change(by('put'), async (tx) => {
    const kept: Thing[] = [];
    for (const record of records) kept.push(await tx.put(things, record));
    return kept;
  });

export const get = (store: Store, id: string): Promise<Thing | undefined> =>
  store.read((view) => view.get(things, id));

/** Raises the `size` of a thing by one; makes the thing when it is missing. */
export const increment = (store: Store, id: string): Promise<number> =>
  store.change(by('increment'), async (tx) => {
    const before = (await tx.get(things, id)) ?? thing(id);
    const { size = 0 } = await tx.put(things, { ...before, size: (before.size ?? 0) + 1 });
    return size;
  });

export const idsOf = (records: readonly Stored[]): string[] => records.map(({ id }) => id);

/** Everything that a store holds of things and drafts, to compare two stores or two moments. */
export const contentOf = (store: Store): Promise<readonly Stored[]> =>
  store.read(async (view) => {
    const content: Stored[] = [];
    for await (const record of view.all(things)) content.push(record);
    for await (const record of view.all(drafts)) content.push(record);
    return content;
  });
