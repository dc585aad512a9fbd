import { duplicateDecisions, merges } from '../collections.ts';
import { nameOfRecord, recordOf } from '../core-records.ts';
import { decisionAbout, withdraw } from '../duplicates/decisions.ts';
import { type Actor, lacks, may } from '../people/access.ts';
import { grantors } from '../people/administrators.ts';
import { print } from '../qualification/print.ts';
import type { Refusal } from '../qualification/refusal.ts';
import { changedSince, tableOf } from '../qualification/since.ts';
import { takeBack } from '../qualification/take-back.ts';
import type { Merge, MergeEntity } from '../records/merge.ts';
import type { Touched } from '../records/reversal.ts';
import type { Transaction, View } from '../store/store.ts';
import type { Mergeable } from './look.ts';

export interface UnmergeReceipt {
  readonly entity: MergeEntity;
  readonly master: { readonly id: string; readonly name: string };
  readonly other: { readonly id: string; readonly name: string };
  readonly at: string;
  readonly byName: string;
  /** Records that point elsewhere by now: somebody changed the link since, so it stays as it is. */
  readonly left: readonly string[];
}

export type UnmergeOutcome =
  | { readonly kind: 'unmerged'; readonly receipt: UnmergeReceipt }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

const refused = (refusal: Refusal) => ({ kind: 'refused', refusal }) as const;

/** The latest merge of this record that is not undone, whichever of the two it was; else `undefined`. */
export async function latestMerge(view: View, entity: MergeEntity, id: string): Promise<Merge | undefined> {
  const found = await view.find(merges, 'byRecord', `${entity}:${id}`, { descending: true });
  return found.find(({ status }) => status === 'merged');
}

/**
 * Takes a merge back: both records are as before, and what went over to the master is with the other again. Whoever
 * did it may undo it, anybody else needs Write on both. Refused after the time that the settings allow, and as soon
 * as somebody changed one of the two; the refusal says who. A note that was edited or a link that was changed since
 * stays as it is now, and so does everything that came to the master after the merge.
 */
export async function unmerge(
  tx: Transaction,
  actor: Actor,
  mergeId: string,
  { at }: { readonly at: Date },
): Promise<UnmergeOutcome> {
  const merge = await tx.get(merges, mergeId);
  const master = merge && (await readable(tx, actor, merge.entity, merge.masterId));
  const other = merge && (await readable(tx, actor, merge.entity, merge.otherId));
  if (merge?.status !== 'merged' || master === undefined || other === undefined)
    return refused({ kind: 'nothingToUndo' });
  const refusal =
    (await forbidden(tx, actor, merge, [master, other])) ?? (await tooLate(tx, actor, merge, at));
  if (refusal !== undefined) return refused(refusal);
  const moment = at.toISOString();
  const trace = { modifiedAt: moment, modifiedBy: actor.person.id };
  const left: string[] = [];
  for (const touched of merge.touched) {
    const was = await takeBack(tx, touched, trace);
    if (was === undefined && touched.how === 'relinked') left.push(...(await nameLeft(tx, actor, touched)));
  }
  await undecide(tx, merge);
  await tx.put(merges, { ...merge, status: 'undone' as const });
  await renewEarlier(tx, merge);
  const { entity } = merge;
  return {
    kind: 'unmerged',
    receipt: {
      entity,
      master: { id: master.id, name: nameOfRecord(entity, await asItIs(tx, entity, master)) },
      other: { id: other.id, name: nameOfRecord(entity, other) },
      at: moment,
      byName: actor.person.name,
      left,
    },
  };
}

/** What had been decided about the two before stands again. */
async function undecide(tx: Transaction, { entity, masterId, otherId, decidedBefore }: Merge): Promise<void> {
  const [master, other] = [
    { entity, id: masterId },
    { entity, id: otherId },
  ];
  const now = await decisionAbout(tx, master, other);
  if (decidedBefore === undefined) await withdraw(tx, master, other);
  else await tx.put(duplicateDecisions, { ...decidedBefore, version: now?.version ?? 0 });
}

async function readable(
  view: View,
  actor: Actor,
  entity: MergeEntity,
  id: string,
): Promise<Mergeable | undefined> {
  const record = (await recordOf(view, entity, id)) as Mergeable | undefined;
  return record !== undefined && may(actor, 'read', entity, record) ? record : undefined;
}

const asItIs = async (view: View, entity: MergeEntity, record: Mergeable): Promise<Mergeable> =>
  ({ ...record, ...(await recordOf(view, entity, record.id)) }) as Mergeable;

async function forbidden(
  view: View,
  actor: Actor,
  { by, entity }: Merge,
  records: readonly Mergeable[],
): Promise<Refusal | undefined> {
  if (by === actor.person.id) return undefined;
  const missing = records.flatMap((record) => lacks(actor, 'write', entity, record) ?? []);
  if (missing.length === 0) return undefined;
  return { kind: 'privilegesMissing', missing: missing.slice(0, 1), grantors: await grantors(view) };
}

async function tooLate(view: View, actor: Actor, merge: Merge, at: Date): Promise<Refusal | undefined> {
  if (at.toISOString() > merge.until)
    return {
      kind: 'undoExpired',
      minutes: Math.round((Date.parse(merge.until) - Date.parse(merge.at)) / 60_000),
    };
  const since = await changedSince(view, actor, merge.touched);
  if (since.length === 0) return undefined;
  return {
    kind: 'undoChangedSince',
    records: since.filter(({ seen }) => seen).map(({ seen: _, ...rest }) => rest),
  };
}

async function nameLeft(
  view: View,
  actor: Actor,
  { kind, id }: Extract<Touched, { how: 'relinked' }>,
): Promise<readonly string[]> {
  if (kind === 'process' || kind === 'note') return [];
  const record = await recordOf(view, kind, id);
  return record !== undefined && may(actor, 'read', kind, record) ? [nameOfRecord(kind, record)] : [];
}

/**
 * Undoing changes who touched the two records last. Earlier merges of them, which could be undone before this one
 * came, can be undone again: what they left is there again.
 */
async function renewEarlier(tx: Transaction, undone: Merge): Promise<void> {
  const keys = [undone.masterId, undone.otherId].map((id) => `${undone.entity}:${id}`);
  const before = new Map(
    undone.touched.flatMap((each) => (each.how === 'changed' ? [[each.id, print(each.before)]] : [])),
  );
  for (const earlier of await tx.find(merges, 'byRecord', keys)) {
    if (earlier.status !== 'merged') continue;
    const touched: Touched[] = [];
    for (const each of earlier.touched) {
      const isBack = each.how === 'changed' && each.print === before.get(each.id);
      const record = isBack ? await tx.get(tableOf(each.kind), each.id) : undefined;
      touched.push(isBack && record !== undefined ? { ...each, print: print(record) } : each);
    }
    await tx.put(merges, { ...earlier, touched });
  }
}
