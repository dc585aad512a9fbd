import { type CoreRecord, isActive, nameOfRecord, type Typed, typedRecord } from '../core-records.ts';
import { type Actor, lacks, lacksAny, may } from '../people/access.ts';
import { grantors } from '../people/administrators.ts';
import { nameOf } from '../people/names.ts';
import { mergedInto, whyClosed } from '../qualification/closed.ts';
import { isEditedSince } from '../qualification/edited-since.ts';
import type { Refusal } from '../qualification/refusal.ts';
import { tableOf } from '../qualification/since.ts';
import type { Account } from '../records/account.ts';
import type { Contact } from '../records/contact.ts';
import { isFilled } from '../records/filled.ts';
import type { Lead } from '../records/lead.ts';
import type { MergeEntity } from '../records/merge.ts';
import type { View } from '../store/store.ts';
import { type Children, childrenOf } from './children.ts';
import { compareFields, type FieldRow, fieldValue, mergeFields } from './fields.ts';
import { type Moves, movesOf } from './moves.ts';

export type Mergeable = Lead | Account | Contact;

export interface MergeRef {
  readonly entity: MergeEntity;
  readonly id: string;
}

/** Two records to be compared; `versions` are those that a person looked at. */
export interface Pair {
  readonly one: MergeRef;
  readonly other: MergeRef;
  readonly versions?: readonly [one: number, other: number];
}

/** One of two compared records: who it is, and how much there is to it. */
export interface Side {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly ownerName: string;
  readonly createdAt: string;
  readonly modifiedAt: string;
  /** How many fields are filled. */
  readonly filled: number;
  readonly score?: number;
  /** What would move, if the other one stayed. */
  readonly moves: Moves;
}

export interface Comparison {
  readonly entity: MergeEntity;
  readonly sides: readonly [Side, Side];
  readonly rows: readonly FieldRow[];
  /** Which of the two has more to it: the one to keep, unless somebody knows better. */
  readonly suggested: 0 | 1;
}

export interface MergeRefused {
  readonly kind: 'refused';
  readonly refusal: Refusal;
  /** Which of the two it is about. */
  readonly recordId?: string;
}

export type MergeLook =
  | {
      readonly kind: 'seen';
      readonly comparison: Comparison;
      readonly records: readonly [Mergeable, Mergeable];
    }
  | { readonly kind: 'changedSince'; readonly comparison: Comparison }
  | MergeRefused;

/**
 * Two records side by side, with what a merge would move either way, or why they cannot be merged: the same record,
 * two kinds, one that is closed or inactive, or no Write on both (dynamics-facts 6). Records that the actor may not
 * read are answered like ones that do not exist (SEC7). What it lets pass, `merge` does.
 */
export async function lookAtMerge(view: View, actor: Actor, pair: Pair): Promise<MergeLook> {
  const { one, other } = pair;
  const a = await readable(view, actor, one);
  if (a === undefined) return unknown(view, actor, one);
  const b = await readable(view, actor, other);
  if (b === undefined) return unknown(view, actor, other);
  if (one.entity !== other.entity)
    return { kind: 'refused', refusal: { kind: 'mergeOfKinds', one: one.entity, other: other.entity } };
  if (one.id === other.id)
    return {
      kind: 'refused',
      refusal: { kind: 'mergeWithItself', name: nameOfRecord(one.entity, a.record) },
      recordId: one.id,
    };
  const refused =
    (await inactive(view, actor, a)) ??
    (await inactive(view, actor, b)) ??
    (await forbidden(view, actor, a, b));
  if (refused !== undefined) return refused;
  const comparison = await compare(view, actor, one.entity, [a.record, b.record]);
  if (await isChanged(view, pair, [a, b])) return { kind: 'changedSince', comparison };
  return { kind: 'seen', comparison, records: [a.record, b.record] };
}

type Seen = Typed & { readonly entity: MergeEntity; readonly record: Mergeable };

async function readable(view: View, actor: Actor, { entity, id }: MergeRef): Promise<Seen | undefined> {
  const found = await typedRecord(view, entity, id);
  return found !== undefined && may(actor, 'read', entity, found.record) ? (found as Seen) : undefined;
}

async function unknown(view: View, actor: Actor, { entity }: MergeRef): Promise<MergeRefused> {
  const missing = lacksAny(actor, 'read', entity);
  if (missing !== undefined)
    return {
      kind: 'refused',
      refusal: { kind: 'privilegesMissing', missing: [missing], grantors: await grantors(view) },
    };
  const refusal: Refusal = entity === 'lead' ? { kind: 'leadUnknown' } : { kind: 'recordUnknown', entity };
  return { kind: 'refused', refusal };
}

/** Only open leads and active accounts and contacts are merged (`MergeEntityNotActiveError`). */
async function inactive(view: View, actor: Actor, seen: Seen): Promise<MergeRefused | undefined> {
  const { entity, record } = seen;
  if (isActive(record)) return undefined;
  const closed = seen.entity === 'lead' ? await whyClosed(view, actor, seen.record as Lead) : undefined;
  const name = nameOfRecord(entity, record);
  return {
    kind: 'refused',
    refusal: closed ?? { kind: 'recordInactive', entity, name, ...(await mergedInto(view, actor, seen)) },
    recordId: record.id,
  };
}

/** Write on both: the master gets values, the other is deactivated (`MergeSecurityError`). */
async function forbidden(view: View, actor: Actor, a: Seen, b: Seen): Promise<MergeRefused | undefined> {
  const missing = [a, b].flatMap(({ entity, record }) => lacks(actor, 'write', entity, record) ?? []);
  if (missing.length === 0) return undefined;
  const cells = missing.filter(
    (cell, at) => missing.findIndex(({ needed }) => needed === cell.needed) === at,
  );
  return {
    kind: 'refused',
    refusal: { kind: 'privilegesMissing', missing: cells, grantors: await grantors(view) },
  };
}

async function isChanged(view: View, { versions }: Pair, seen: readonly [Seen, Seen]): Promise<boolean> {
  if (versions === undefined) return false;
  const [a, b] = seen;
  return (
    (await isEditedSince(view, tableOf(a.entity), a.record, versions[0])) ||
    (await isEditedSince(view, tableOf(b.entity), b.record, versions[1]))
  );
}

async function compare(
  view: View,
  actor: Actor,
  entity: MergeEntity,
  [a, b]: readonly [Mergeable, Mergeable],
): Promise<Comparison> {
  const ofA = await childrenOf(view, entity, b.id, a.id);
  const ofB = await childrenOf(view, entity, a.id, b.id);
  const sides = [
    await sideOf(view, actor, entity, a, ofA),
    await sideOf(view, actor, entity, b, ofB),
  ] as const;
  return {
    entity,
    sides,
    rows: await compareFields(view, actor, entity, a, b),
    suggested: weight(sides[1]) > weight(sides[0]) ? 1 : 0,
  };
}

async function sideOf(
  view: View,
  actor: Actor,
  entity: MergeEntity,
  record: Mergeable,
  children: Children,
): Promise<Side> {
  const score = entity === 'lead' ? (record as Lead).score : undefined;
  return {
    id: record.id,
    version: record.version,
    name: nameOfRecord(entity, record),
    ownerName: await nameOf(view, record.ownerId),
    createdAt: record.createdAt,
    modifiedAt: record.modifiedAt,
    filled: filledOf(entity, record),
    ...(score !== undefined && { score: score.value }),
    moves: await movesOf(view, actor, children),
  };
}

const filledOf = (entity: MergeEntity, record: CoreRecord): number =>
  mergeFields(entity).filter(({ name }) => isFilled(fieldValue(record, name))).length;

/** Opportunities and other records weigh most, then notes, then fields. */
const weight = ({ filled, moves }: Side): number => 100 * moves.records.length + 10 * moves.notes + filled;
