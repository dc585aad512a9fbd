import { describe, expect, test } from 'vitest';
import { duplicateScans } from '../../domain/collections.ts';
import { leadAsComparable } from '../../domain/duplicates/as-comparable.ts';
import { openDetector } from '../../domain/duplicates/detector.ts';
import { type PairSearch, pairsAmong } from '../../domain/duplicates/find-pairs.ts';
import { requestScan, runScan } from '../../domain/duplicates/scan-job.ts';
import type { DuplicateScan } from '../../domain/records/duplicate-scan.ts';
import type { Host } from '../../domain/slices.ts';
import { type Store, StoreReadOnly } from '../../domain/store/store.ts';
import { aLead, because, now } from '../an-organisation.ts';
import { changes, everything, given } from '../qualification/desk.ts';
import { searchHere } from './search-here.ts';

const detector = openDetector();
const alike = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    aLead(`r${at}`, { firstName: 'Regina', lastName: 'Murphy', email: `r${at}@contoso.example` }),
  );

test('a search says what it does and how far it is, often enough that others can work', () => {
  const work = pairsAmong(alike(61).map(leadAsComparable), detector);
  const said: string[] = [];
  for (let step = work.next(); !step.done; step = work.next())
    said.push(`${step.value.phase} ${step.value.percent}`);
  expect(said).toEqual([
    'reading 32',
    'reading 65',
    'reading 98',
    'sorting 100',
    'indexing 81',
    'comparing 0',
    'comparing 32',
    'comparing 45',
    'comparing 57',
    'comparing 65',
    'comparing 73',
    'comparing 80',
    'comparing 86',
    'comparing 93',
    'comparing 98',
  ]);
});

describe('a scan', () => {
  /** So many milliseconds pass with every look at the clock. */
  const clock = (step: number): Host => {
    let time = 0;
    return { now: () => (time += step), pause: async () => undefined };
  };
  const world = async (count: number) => {
    const store = await given({ leads: alike(count) });
    await store.change(because, (tx) => requestScan(tx, 'lead', { id: 'scan', by: 'sam', at: now }));
    return store;
  };
  const runs = (
    store: Store,
    host: Host,
    search: PairSearch = searchHere,
  ): Promise<DuplicateScan | undefined> => runScan({ store, detector, search, host, now: () => now });
  const saves = async (store: Store) => (await everything(store, duplicateScans))[0]?.version;
  /** The search runs in a store that refuses every change with this fault. */
  const refusing = (store: Store, fault: Error) => {
    let searching = false;
    const search: PairSearch = async (...all) => {
      searching = true;
      const found = await searchHere(...all);
      searching = false;
      return found;
    };
    const change: Store['change'] = (why, act) =>
      searching ? Promise.reject(fault) : store.change(why, act);
    const watched = new Proxy(store, {
      get: (of, name) => (name === 'change' ? change : Reflect.get(of, name)),
    });
    return runs(watched, clock(500), search);
  };

  test('that is over within a second saves no progress', async () => {
    const store = await world(61);
    await runs(store, clock(1));
    expect(await saves(store)).toBe(3);
  });

  test('that takes its time saves it about every second, the last while it saves what it found', async () => {
    const store = await world(61);
    await runs(store, clock(200));
    expect((await everything(store, duplicateScans))[0]).toMatchObject({
      status: 'finished',
      progress: { phase: 'saving', percent: 87 },
    });
    expect(await saves(store)).toBe(13);
  });

  test('goes on when the store refuses its progress because it is read-only', async () => {
    const store = await world(10);
    expect(await refusing(store, new StoreReadOnly('full'))).toMatchObject({ status: 'finished' });
  });

  test('ends when saving its progress fails for another reason', async () => {
    const store = await world(10);
    await expect(refusing(store, new Error('the disk is gone'))).rejects.toThrow('the disk is gone');
  });

  test('that is gone while it runs ends, and says so', async () => {
    const store = await world(10);
    const search: PairSearch = async (...all) => {
      await changes(store, (tx) => tx.remove(duplicateScans, 'scan'));
      return searchHere(...all);
    };
    await expect(runs(store, clock(1), search)).rejects.toThrow('the scan scan is gone');
  });
});
