import { merges, processInstances } from '../collections.ts';
import { nameOfRecord } from '../core-records.ts';
import { decide, decisionAbout } from '../duplicates/decisions.ts';
import type { Actor } from '../people/access.ts';
import { loadSettings } from '../qualification/settings-change.ts';
import { tableOf } from '../qualification/since.ts';
import { defaultReason, statusReasonSets } from '../qualification/status-reasons.ts';
import { changed, showNotes } from '../qualification/write-records.ts';
import type { Merge, MergeEntity } from '../records/merge.ts';
import type { Touched } from '../records/reversal.ts';
import type { Transaction } from '../store/store.ts';
import { type Children, childrenOf } from './children.ts';
import { fieldsToFill, mergeFields, withValues } from './fields.ts';
import { type Comparison, lookAtMerge, type Mergeable, type MergeRef, type MergeRefused } from './look.ts';
import { type Moves, movesOf } from './moves.ts';

export interface MergeCommand {
  /** The record that stays. */
  readonly master: MergeRef;
  readonly other: MergeRef;
  /** The versions that the person looked at. */
  readonly versions?: readonly [master: number, other: number];
  /** Fields whose value is taken from the other; missing: those that the master lacks. */
  readonly takes?: readonly string[];
}

export interface MergeReceipt {
  readonly entity: MergeEntity;
  readonly mergeId: string;
  readonly master: { readonly id: string; readonly name: string };
  readonly other: { readonly id: string; readonly name: string };
  readonly at: string;
  readonly byName: string;
  /** Labels of the fields that have the other's value now. */
  readonly taken: readonly string[];
  readonly moves: Moves;
  readonly undoUntil: string;
}

export type MergeOutcome =
  | { readonly kind: 'merged'; readonly receipt: MergeReceipt }
  /** Somebody saved one of the two after the person looked; nothing was written. */
  | { readonly kind: 'changedSince'; readonly comparison: Comparison }
  | MergeRefused;

/**
 * Merges two records of one kind in one change (dynamics-facts 6): the master gets the chosen values and everything
 * that hangs on the other; the other keeps its own values, is deactivated and points to the master. Refuses what
 * `lookAtMerge` refuses. The master keeps its score until it is scored anew. That both were one is remembered as a
 * decision about the pair.
 */
export async function merge(
  tx: Transaction,
  actor: Actor,
  { master, other, versions, takes }: MergeCommand,
  { at, newId }: { readonly at: Date; readonly newId: () => string },
): Promise<MergeOutcome> {
  const look = await lookAtMerge(tx, actor, { one: master, other, ...(versions && { versions }) });
  if (look.kind !== 'seen') return look;
  const { entity } = master;
  const [kept, gone] = look.records;
  const taken = takes ?? fieldsToFill(entity, kept, gone);
  const children = await childrenOf(tx, entity, kept.id, gone.id);
  const moment = at.toISOString();
  const trace = { modifiedAt: moment, modifiedBy: actor.person.id };
  const next = { ...withValues(entity, kept, gone, taken), ...trace };
  const closed = { ...(await deactivated(tx, entity, gone, actor, moment)), mergedIntoId: kept.id, ...trace };
  await tx.put(tableOf(entity), next);
  await tx.put(tableOf(entity), closed);
  const touched = [
    changed(entity, kept, next),
    changed(entity, gone, closed),
    ...(await moveChildren(tx, master, children)),
  ];
  const decidedBefore = await decisionAbout(tx, master, other);
  await decide(tx, master, other, 'merged', { personId: actor.person.id, at });
  const { undoMinutes } = await loadSettings(tx);
  const record: Merge = {
    id: newId(),
    version: 0,
    entity,
    masterId: kept.id,
    otherId: gone.id,
    at: moment,
    by: actor.person.id,
    until: new Date(at.getTime() + undoMinutes * 60_000).toISOString(),
    status: 'merged',
    touched,
    ...(decidedBefore && { decidedBefore }),
  };
  await tx.put(merges, record);
  return {
    kind: 'merged',
    receipt: {
      entity,
      mergeId: record.id,
      master: { id: kept.id, name: nameOfRecord(entity, next) },
      other: { id: gone.id, name: nameOfRecord(entity, gone) },
      at: moment,
      byName: actor.person.name,
      taken: mergeFields(entity).flatMap(({ name, label }) => (taken.includes(name) ? [label] : [])),
      moves: await movesOf(tx, actor, children),
      undoUntil: record.until,
    },
  };
}

async function deactivated(
  tx: Transaction,
  entity: MergeEntity,
  record: Mergeable,
  actor: Actor,
  at: string,
): Promise<Mergeable> {
  const state = 'status' in record ? 'disqualified' : 'inactive';
  const statusReason = defaultReason(await statusReasonSets(tx, entity), entity, state);
  return 'status' in record
    ? { ...record, status: { state: 'disqualified', at, by: actor.person.id }, statusReason }
    : { ...record, state: 'inactive', statusReason };
}

/** Notes are shown on the master as well, links point to it, and its process goes on there or ends. */
async function moveChildren(
  tx: Transaction,
  master: MergeRef,
  { notes: found, links, instance, masterGuided }: Children,
): Promise<readonly Touched[]> {
  const touched: Touched[] = [...(await showNotes(tx, found, [master]))];
  for (const { kind, field, record } of links) touched.push(await relink(tx, kind, record, field, master.id));
  if (instance === undefined) return touched;
  if (!masterGuided) return [...touched, await relink(tx, 'process', instance, 'leadId', master.id)];
  const ended = { ...instance, status: 'aborted' as const };
  await tx.put(processInstances, ended);
  return [...touched, changed('process', instance, ended)];
}

async function relink(
  tx: Transaction,
  kind: Extract<Touched, { how: 'relinked' }>['kind'],
  record: { readonly id: string; readonly version: number },
  field: string,
  to: string,
): Promise<Touched> {
  const now = { ...record, ...(await tx.get(tableOf(kind), record.id)) };
  const from = String(new Map<string, unknown>(Object.entries(now)).get(field));
  await tx.put(tableOf(kind), { ...now, [field]: to });
  return { how: 'relinked', kind, id: record.id, field, from, to };
}
