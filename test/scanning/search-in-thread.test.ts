import { expect, test } from 'vitest';
import { searchInThread } from '../../bot/search-in-thread.ts';
import { leadAsComparable } from '../../domain/duplicates/as-comparable.ts';
import type { Comparable } from '../../domain/duplicates/comparable.ts';
import { openDetector } from '../../domain/duplicates/detector.ts';
import type { ScanProgress } from '../../domain/records/duplicate-scan.ts';
import type { Host } from '../../domain/slices.ts';
import { madeUpLeads } from '../bench/duplicate-leads.ts';
import { searchHere } from './search-here.ts';

const host: Host = { now: () => performance.now(), pause: async () => undefined };
const detector = openDetector(undefined, { region: 'DE' });
const leads: readonly Comparable[] = Array.from(madeUpLeads(1_000), leadAsComparable);

test('a search in a thread of its own finds what a search in this one finds, and says how far it is', async () => {
  const said = new Set<ScanProgress['phase']>();
  const found = await searchInThread(leads, detector, host, ({ phase }) => said.add(phase));
  expect(found.length).toBeGreaterThan(20);
  expect(found).toEqual(await searchHere(leads, detector, host, () => undefined));
  expect([...said]).toEqual(['reading', 'sorting', 'indexing', 'comparing']);
});

test('the same leads in any order: the same pairs, likeliest first', async () => {
  const orders = [
    leads,
    leads.toReversed(),
    leads.toSorted((a, b) => ((a.phones?.join() ?? '') < (b.phones?.join() ?? '') ? -1 : 1)),
  ];
  const [one, ...others] = await Promise.all(
    orders.map((order) => searchHere(order, detector, host, () => undefined)),
  );
  for (const other of others) expect(other).toEqual(one);
  const likelihoods = one?.map(({ probability }) => probability);
  expect(likelihoods).toEqual(likelihoods?.toSorted((a, b) => b - a));
});

test('a host that is stopped ends the thread', async () => {
  let pauses = 0;
  const stopping: Host = {
    ...host,
    pause: async () => {
      if (++pauses > 2) throw new Error('stopped');
    },
  };
  await expect(searchInThread(leads, detector, stopping, () => undefined)).rejects.toThrow('stopped');
});

test('a search that fails says why', async () => {
  const broken = [{ id: 'x', kind: 'lead', firstName: 7 as never }] satisfies Comparable[];
  await expect(searchInThread(broken, detector, host, () => undefined)).rejects.toThrow('firstName');
});
