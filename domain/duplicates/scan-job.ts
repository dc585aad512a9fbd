import { duplicateDecisions, duplicatePairs, duplicateScans, settings } from '../collections.ts';
import { isActive, recordsOf } from '../core-records.ts';
import { notify } from '../notices/notify.ts';
import { settingsId } from '../qualification/settings.ts';
import type { DuplicatePair, DuplicateScan, ScanProgress } from '../records/duplicate-scan.ts';
import type { MergeEntity } from '../records/merge.ts';
import { partitionsOf } from '../records/owned.ts';
import { type Host, pausing } from '../slices.ts';
import { type ChangeOf, type Store, StoreReadOnly, type Transaction, type View } from '../store/store.ts';
import { type Detector, inRegion } from './detector.ts';
import type { LikelyPair, PairSearch } from './find-pairs.ts';
import { digestsOf, tell } from './scan-digest.ts';
import { type Comparables, comparablesOf } from './scanned-records.ts';

/** What a scan runs with. */
export interface Scanner {
  readonly store: Store;
  readonly detector: Detector;
  readonly search: PairSearch;
  readonly host: Host;
  readonly now: () => Date;
}

/** The scan that waits or runs; one at a time in the whole organisation. */
export async function scanUnderWay(view: View): Promise<DuplicateScan | undefined> {
  return (await view.find(duplicateScans, 'byStatus', ['running', 'waiting'], { limit: 1 }))[0];
}

/** The last finished scan of a kind of record. */
export async function lastScan(view: View, entity: MergeEntity): Promise<DuplicateScan | undefined> {
  const found = await view.find(duplicateScans, 'byStatus', `finished|${entity}`, {
    limit: 1,
    descending: true,
  });
  return found[0];
}

/** The last scan of a kind of record that came to an end, also one that was given up. */
export async function lastEnded(view: View, entity: MergeEntity): Promise<DuplicateScan | undefined> {
  const ended = await view.find(duplicateScans, 'byStatus', [`finished|${entity}`, 'failed'], {
    descending: true,
  });
  return ended.find((scan) => scan.entity === entity);
}

/** Puts a scan in line; the one that is under way, when there is one already. Asked twice by one id, it is one. */
export async function requestScan(
  tx: Transaction,
  entity: MergeEntity,
  { id, by, at }: { readonly id: string; readonly by: string; readonly at: Date },
): Promise<DuplicateScan> {
  const known = (await tx.get(duplicateScans, id)) ?? (await scanUnderWay(tx));
  return (
    known ??
    tx.put(duplicateScans, {
      id,
      version: 0,
      entity,
      by,
      askedAt: at.toISOString(),
      status: 'waiting',
      attempts: 0,
    })
  );
}

/**
 * Runs the scan that waits, or the one that a restart interrupted, from its beginning: what it had found was not
 * complete. Works in slices or elsewhere, so that nobody else waits; its progress is saved about every second. Pairs are seen by
 * nobody before all are saved. Returns the finished scan, or `undefined`: there was nothing to do, or it runs already.
 * Asked often, it only looks while none waits.
 */
export async function runScan({ store, ...rest }: Scanner): Promise<DuplicateScan | undefined> {
  if ((await store.read(scanUnderWay)) === undefined) return undefined;
  return store.alone('scan duplicates', async () => {
    const scan = await store.read(scanUnderWay);
    if (scan === undefined) return undefined;
    return scan.attempts < mostAttempts ? run({ store, ...rest }, scan) : giveUp({ store, ...rest }, scan);
  });
}

/** A scan that could not be finished so often is given up, and whoever asked is told. */
const mostAttempts = 3;

const giveUp = ({ store, now }: Scanner, { id, by, entity }: DuplicateScan): Promise<DuplicateScan> =>
  store.change({ by: 'system', why: 'give up a scan', at: now() }, async (tx) => {
    await notify(tx, id, by, { kind: 'scanFailed', scanId: id, entity }, now());
    return save(tx, id, { status: 'failed', finishedAt: now().toISOString() });
  });

const batchSize = 200;
const saveEvery = 1_000;

async function run(scanner: Scanner, asked: DuplicateScan): Promise<DuplicateScan> {
  const { store, detector, search, now } = scanner;
  const why = (): ChangeOf => ({ by: 'system', why: 'scan duplicates', at: now() });
  await clear(store, why, asked.id);
  await store.change(why(), (tx) => save(tx, asked.id, { status: 'running', attempts: asked.attempts + 1 }));
  const region = (await store.read((view) => view.get(settings, settingsId)))?.defaultCountry;
  const here = inRegion(detector, region);
  const reporter = reporting(scanner, asked.id, why);
  const records = await store.read((view) => readAll(view, asked.entity, scanner.host));
  const found = await search(records.comparables, here, reporter.host, reporter.report);
  const apart = await store.read(decidedApart);
  const pairs = found.filter(({ a, b }) => !apart.has(pairKey(asked.entity, a, b)));
  for (let from = 0; from < pairs.length; from += batchSize) {
    const batch = pairs.slice(from, from + batchSize);
    await store.change(why(), (tx) => savePairs(tx, asked, records, batch, from));
    reporter.report({ phase: 'saving', percent: Math.floor((100 * from) / pairs.length) });
    await reporter.host.pause();
  }
  const before = await store.read((view) => lastScan(view, asked.entity));
  const digests = await store.read((view) => digestsOf(view, asked, pairs, records.owners, scanner.host));
  const finished = await store.change(why(), async (tx) => {
    const scan = await save(tx, asked.id, { status: 'finished', finishedAt: now().toISOString() });
    await tell(tx, scan, digests, now());
    return scan;
  });
  if (before !== undefined) await forget(store, why, before.id);
  return finished;
}

/** Saves the newest progress whenever a slice ends and a second has passed; a store that refuses it loses nothing. */
function reporting({ store, host }: Scanner, id: string, why: () => ChangeOf) {
  let latest: ScanProgress | undefined;
  let saved = host.now();
  const pause = async (): Promise<void> => {
    await host.pause();
    if (latest === undefined || host.now() - saved < saveEvery) return;
    saved = host.now();
    const progress = latest;
    await store
      .change(why(), (tx) => save(tx, id, { progress }))
      .catch((fault: unknown) => {
        if (!(fault instanceof StoreReadOnly)) throw fault;
      });
  };
  return {
    host: { now: host.now, pause },
    report: (progress: ScanProgress) => {
      latest = progress;
    },
  };
}

async function save(tx: Transaction, id: string, change: Partial<DuplicateScan>): Promise<DuplicateScan> {
  const scan = await tx.get(duplicateScans, id);
  if (scan === undefined) throw new Error(`the scan ${id} is gone`);
  return tx.put(duplicateScans, { ...scan, ...change });
}

/** All active records of the kind; merged ones are not. */
async function readAll(view: View, entity: MergeEntity, host: Host): Promise<Comparables> {
  const records = comparablesOf(view, entity);
  const breathe = pausing(host);
  for await (const record of recordsOf(view, entity)) {
    if (isActive(record)) await records.add(record, partitionsOf(record));
    await breathe();
  }
  return records;
}

const pairKey = (entity: MergeEntity, a: string, b: string): string =>
  [`${entity}:${a}`, `${entity}:${b}`].sort().join('|');

/** The pairs that people found to be different records. */
async function decidedApart(view: View): Promise<ReadonlySet<string>> {
  const apart = new Set<string>();
  for await (const { id, verdict } of view.all(duplicateDecisions))
    if (verdict === 'different') apart.add(id);
  return apart;
}

async function savePairs(
  tx: Transaction,
  { id: scanId, entity }: DuplicateScan,
  { partitions }: Comparables,
  pairs: readonly LikelyPair[],
  first: number,
): Promise<void> {
  for (const [at, pair] of pairs.entries()) {
    const within = [pair.a, pair.b].flatMap((id) => partitions.get(id) ?? []);
    const record: DuplicatePair = {
      id: `${scanId}:${first + at}`,
      version: 0,
      scanId,
      entity,
      ...pair,
      partitions: [...new Set(within)],
    };
    await tx.put(duplicatePairs, record);
  }
}

/** Removes what an interrupted attempt left. */
async function clear(store: Store, why: () => ChangeOf, scanId: string): Promise<void> {
  for (;;) {
    const left = await store.change(why(), async (tx) => {
      const pairs = await tx.find(duplicatePairs, 'byScan', `${scanId}|all`, { limit: batchSize });
      for (const { id } of pairs) await tx.remove(duplicatePairs, id);
      return pairs.length;
    });
    if (left < batchSize) return;
  }
}

/** An earlier scan is not asked for any more once a later one is there. */
async function forget(store: Store, why: () => ChangeOf, scanId: string): Promise<void> {
  await clear(store, why, scanId);
  await store.change(why(), (tx) => tx.remove(duplicateScans, scanId));
}
