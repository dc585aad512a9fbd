import { duplicatePairs } from '../collections.ts';
import { type CoreRecord, isActive, recordOf } from '../core-records.ts';
import { notify } from '../notices/notify.ts';
import { type Actor, loadActor, may, readable } from '../people/access.ts';
import type { DuplicateScan } from '../records/duplicate-scan.ts';
import type { MergeEntity } from '../records/merge.ts';
import { type Host, pausing } from '../slices.ts';
import type { Transaction, View } from '../store/store.ts';
import { decisionAbout } from './decisions.ts';
import type { LikelyPair } from './find-pairs.ts';
import { groupsOf, membersOf } from './groups.ts';

/** Records that a scan found to be likely the same, as far as the actor may read them. */
export interface DuplicateGroup {
  readonly members: readonly CoreRecord[];
  /** The two that are likeliest one. */
  readonly best: LikelyPair;
}

/** So many pairs of a scan are looked at for one person. */
const lookAtMost = 300;

/**
 * The groups of a scan that the actor may read, likeliest first: pairs of which both are still there, active and
 * readable, and that nobody has called different since. Records are grouped by these pairs alone, so that what the
 * actor may not read leaves no trace (SEC7).
 */
export async function readableGroups(
  view: View,
  actor: Actor,
  { id: scanId, entity }: DuplicateScan,
): Promise<readonly DuplicateGroup[]> {
  const within = readable(actor, entity);
  const keys = within === 'all' ? [`${scanId}|all`] : within.map((partition) => `${scanId}|${partition}`);
  const pairs = await view.find(duplicatePairs, 'byScan', keys, { limit: lookAtMost });
  const records = new Map<string, CoreRecord>();
  const kept: LikelyPair[] = [];
  for (const { a, b, probability } of pairs) {
    const one = await member(view, actor, entity, a);
    const other = await member(view, actor, entity, b);
    if (one === undefined || other === undefined) continue;
    const decision = await decisionAbout(view, { entity, id: a }, { entity, id: b });
    if (decision?.verdict === 'different') continue;
    records.set(a, one).set(b, other);
    kept.push({ a, b, probability });
  }
  return groupsOf(kept).flatMap((group) => {
    const [best] = group;
    const members = membersOf(group).flatMap((id) => records.get(id) ?? []);
    return best === undefined ? [] : [{ members, best }];
  });
}

async function member(
  view: View,
  actor: Actor,
  entity: MergeEntity,
  id: string,
): Promise<CoreRecord | undefined> {
  const record = await recordOf(view, entity, id);
  return record !== undefined && isActive(record) && may(actor, 'read', entity, record) ? record : undefined;
}

/** How many groups to tell one person of. */
export interface Digest {
  readonly personId: string;
  readonly groups: number;
}

/**
 * The digest for every owner of a found record who may read both of a pair, and for whoever asked, who hears of the
 * scan even when nothing was found for them.
 */
export async function digestsOf(
  view: View,
  { by, entity }: DuplicateScan,
  pairs: readonly LikelyPair[],
  owners: ReadonlyMap<string, string>,
  host: Host,
): Promise<readonly Digest[]> {
  const pairsOf = new Map<string, LikelyPair[]>([[by, []]]);
  for (const pair of pairs)
    for (const owner of new Set([pair.a, pair.b].flatMap((id) => owners.get(id) ?? []))) {
      const own = pairsOf.get(owner) ?? [];
      if (own.push(pair) === 1) pairsOf.set(owner, own);
    }
  const digests: Digest[] = [];
  const breathe = pausing(host);
  for (const [personId, own] of pairsOf) {
    const actor = await loadActor(view, personId);
    if (actor === undefined) continue;
    const seen: LikelyPair[] = [];
    for (const pair of own) {
      const both = (await member(view, actor, entity, pair.a)) && (await member(view, actor, entity, pair.b));
      if (both) seen.push(pair);
      await breathe();
    }
    const groups = groupsOf(seen).length;
    if (groups > 0 || personId === by) digests.push({ personId, groups });
  }
  return digests;
}

/** Leaves the digests as notices: in the change that finishes the scan, so told once, or not finished. */
export async function tell(
  tx: Transaction,
  { id: scanId, entity }: DuplicateScan,
  digests: readonly Digest[],
  at: Date,
): Promise<void> {
  for (const { personId, groups } of digests)
    await notify(tx, scanId, personId, { kind: 'duplicatesFound', scanId, entity, groups }, at);
}
