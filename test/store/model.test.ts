import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LocalStore } from '../../domain/store/local/local-store.ts';
import { memoryFiles } from '../../domain/store/local/memory-files.ts';
import { openLocalStore } from '../../domain/store/local/open-store.ts';
import { VersionConflict } from '../../domain/store/store.ts';
import { by, collections, idsOf, type Thing, thing, things } from './things.ts';

// The long form: STORE_RUNS=10000 npx vitest run test/store/model.test.ts
const RUNS = Number(process.env['STORE_RUNS'] ?? 60);

/** The store as one would write it on a napkin. */
interface Model {
  records: Map<string, Thing>;
  results: Map<string, number>;
  changes: number;
}

interface Real {
  store: LocalStore;
  reopen(): Promise<LocalStore>;
}

type Command = fc.AsyncCommand<Model, Real>;

const command = (name: string, run: (model: Model, real: Real) => Promise<void>): Command => ({
  check: () => true,
  run,
  toString: () => name,
});

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const tag = fc.constantFrom('x', 'y', 'z');
const tags = fc.array(tag, { maxLength: 3 });
const rank = fc.constantFrom('1', '2', '3');
const name = fc.constantFrom('Ann Lee', 'Anne Leigh', 'Bert Quist', 'Zoë Ödön', '王伟');
const unit = fc.constantFrom('n', 's');
const parts = fc.record({ tags, rank, name, unit });

const write = (model: Model, record: Thing): void => {
  model.records.set(record.id, { ...record, version: record.version + 1 });
  model.changes += 1;
};

const puts = fc.tuple(id, parts).map(([at, made]) =>
  command(`put ${at} ${JSON.stringify(made)}`, async (model, { store }) => {
    const record = { ...thing(at, made), version: model.records.get(at)?.version ?? 0 };
    const kept = await store.change(by(), (tx) => tx.put(things, record));
    write(model, record);
    expect(kept).toEqual(model.records.get(at));
  }),
);

const stalePuts = fc.tuple(id, parts).map(([at, made]) =>
  command(`put stale ${at}`, async (model, { store }) => {
    const record = { ...thing(at, made), version: (model.records.get(at)?.version ?? 0) + 1 };
    await expect(store.change(by(), (tx) => tx.put(things, record))).rejects.toThrow(VersionConflict);
  }),
);

const removals = id.map((at) =>
  command(`remove ${at}`, async (model, { store }) => {
    await store.change(by(), (tx) => tx.remove(things, at));
    if (model.records.delete(at)) model.changes += 1;
  }),
);

const several = fc
  .tuple(fc.array(fc.tuple(id, parts), { minLength: 1, maxLength: 4 }), fc.boolean())
  .map(([all, fails]) =>
    command(`${fails ? 'fail after' : 'put'} ${all.length}`, async (model, { store }) => {
      const written = new Map(model.records);
      const change = store.change(by(), async (tx) => {
        for (const [at, made] of all) {
          const kept = await tx.put(things, { ...thing(at, made), version: written.get(at)?.version ?? 0 });
          written.set(at, kept);
        }
        if (fails) throw new Error('on purpose');
      });
      if (fails) return expect(change).rejects.toThrow('on purpose');
      await change;
      model.records = written;
      model.changes += 1;
    }),
  );

const attempts = fc.tuple(id, parts).map(([at, made]) =>
  command(`attempt ${at}`, async (model, { store }) => {
    const version = model.records.get(at)?.version ?? 0;
    await store.change(by(), (tx) =>
      tx.attempt(async (trial) => {
        await trial.put(things, { ...thing(at, made), version });
        await trial.remove(things, at);
      }),
    );
  }),
);

const onces = fc.tuple(fc.constantFrom('k1', 'k2', 'k3'), fc.nat()).map(([key, value]) =>
  command(`once ${key}`, async (model, { store }) => {
    const result = await store.change(by(), (tx) => tx.once(key, async () => value));
    if (!model.results.has(key)) {
      model.results.set(key, value);
      model.changes += 1;
    }
    expect(result).toBe(model.results.get(key));
  }),
);

const compactions = fc.constant(command('compact', (_, { store }) => store.compact()));

const reopenings = fc.constant(
  command('reopen', async (_, real) => {
    real.store = await real.reopen();
  }),
);

const page = fc.record({ limit: fc.nat({ max: 4 }), offset: fc.nat({ max: 3 }), descending: fc.boolean() });

const finds = fc.tuple(fc.array(tag, { maxLength: 3 }), page).map(([keys, { limit, offset, descending }]) =>
  command(`find ${keys}`, async ({ records }, { store }) => {
    const under = [...records.values()].filter((record) =>
      record.tags.some((one) => (keys as readonly string[]).includes(one)),
    );
    under.sort((a, b) => ((a.rank ?? '') + a.id < (b.rank ?? '') + b.id ? -1 : 1));
    if (descending) under.reverse();
    const { found, count } = await store.read(async (view) => ({
      found: await view.find(things, 'byTag', keys, { limit, offset, descending }),
      count: await view.count(things, 'byTag', keys),
    }));
    expect(found).toEqual(under.slice(offset, offset + limit));
    expect(count).toBe(under.length);
  }),
);

const searches = fc.tuple(name, unit).map(([text, within]) =>
  command(`search ${text}`, async ({ records }, { store }) => {
    const found = await store.read((view) =>
      view.resembling(things, 'byName', text, { limit: 10, within: [within] }),
    );
    expect(found.every((record) => record.unit === within)).toBe(true);
    const exact = [...records.values()].filter((record) => record.name === text && record.unit === within);
    expect(idsOf(found.slice(0, exact.length)).sort()).toEqual(idsOf(exact).sort());
  }),
);

const scans = fc.constant(
  command('scan', async ({ records, changes }, { store }) => {
    const seen: Thing[] = [];
    await store.read(async (view) => {
      for await (const record of view.all(things)) seen.push(record);
      expect(await view.size(things)).toBe(records.size);
    });
    expect(seen).toEqual([...records.values()].sort((a, b) => (a.id < b.id ? -1 : 1)));
    expect(store.sizes().changes).toBe(changes);
  }),
);

test('REL5: the store behaves like a map, through snapshots and reopenings', async () => {
  const commands = fc.commands(
    [
      puts,
      puts,
      stalePuts,
      removals,
      several,
      attempts,
      onces,
      compactions,
      reopenings,
      finds,
      searches,
      scans,
    ],
    { maxCommands: 40, size: '+1' },
  );
  await fc.assert(
    fc.asyncProperty(commands, async (sequence) => {
      const files = memoryFiles();
      const open = () => openLocalStore({ folder: 'data', collections, files, journalBytes: 2000 });
      const real: Real = {
        store: await open(),
        reopen: async () => {
          await real.store.close();
          return open();
        },
      };
      const model: Model = { records: new Map(), results: new Map(), changes: 0 };
      await fc.asyncModelRun(() => ({ model, real }), sequence);
      await real.store.close();
    }),
    { numRuns: RUNS },
  );
});
