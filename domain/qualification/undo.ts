import { notes, reversals } from '../collections.ts';
import { type Actor, may } from '../people/access.ts';
import { leadName } from '../records/lead.ts';
import { refKey, type Traced } from '../records/owned.ts';
import type { Reversal, Touched } from '../records/reversal.ts';
import type { Stored, Transaction } from '../store/store.ts';
import type { Made } from './new-records.ts';
import { recordName, type TargetRecord } from './planned.ts';
import { readableLead, whyUnreadable } from './preflight.ts';
import { writeRefusal } from './privileges.ts';
import type { MadeRecord, Refusal } from './refusal.ts';
import { type Target, targets } from './settings.ts';
import { changedSince, tableOf } from './since.ts';

export interface UndoReceipt {
  readonly leadId: string;
  readonly leadName: string;
  readonly of: Reversal['of'];
  readonly at: string;
  readonly byName: string;
  /** New records that are gone again. */
  readonly removed: readonly MadeRecord[];
  /** Linked records that are as they were before. */
  readonly restored: readonly MadeRecord[];
}

export type UndoOutcome =
  | { readonly kind: 'undone'; readonly receipt: UndoReceipt }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

const refused = (refusal: Refusal) => ({ kind: 'refused', refusal }) as const;

/**
 * Takes back the last qualification or disqualification of a lead: what it created is removed, what it changed is
 * as before, notes stay on the lead only. Whoever did it may undo it, anybody else needs Write on the lead.
 * Refused after the time that the settings allow, and as soon as somebody changed one of the records or made
 * something that hangs on them; the refusal says who. Scores do not count as a change.
 */
export async function undo(
  tx: Transaction,
  actor: Actor,
  leadId: string,
  { at }: Pick<Made, 'at'>,
): Promise<UndoOutcome> {
  const lead = await readableLead(tx, actor, leadId);
  if (lead === undefined) return refused(await whyUnreadable(tx, actor));
  const reversal = await tx.get(reversals, leadId);
  if (reversal === undefined) return refused({ kind: 'nothingToUndo' });
  const forbidden = reversal.by === actor.person.id ? undefined : await writeRefusal(tx, actor, 'lead', lead);
  if (forbidden !== undefined) return refused(forbidden);
  if (at.toISOString() > reversal.until)
    return refused({ kind: 'undoExpired', minutes: minutesOf(reversal) });
  const since = await changedSince(tx, actor, reversal);
  if (since.length > 0)
    return refused({
      kind: 'undoChangedSince',
      records: since.flatMap(({ seen, ...rest }) => (seen ? [rest] : [])),
    });
  const moment = at.toISOString();
  const removed: MadeRecord[] = [];
  const restored: MadeRecord[] = [];
  for (const touched of reversal.touched) {
    if (touched.how === 'shown') await hideNote(tx, touched);
    else if (touched.how === 'created')
      removed.push(...named(actor, touched.kind, await remove(tx, touched)));
    else {
      await restore(tx, touched, { modifiedAt: moment, modifiedBy: actor.person.id });
      restored.push(...named(actor, touched.kind, touched.before));
    }
  }
  await tx.remove(reversals, reversal.id);
  const receipt = { leadId, leadName: leadName(lead), of: reversal.of, at: moment };
  return { kind: 'undone', receipt: { ...receipt, byName: actor.person.name, removed, restored } };
}

const minutesOf = ({ at, until }: Reversal): number =>
  Math.round((Date.parse(until) - Date.parse(at)) / 60_000);

type Of<How extends Touched['how']> = Extract<Touched, { how: How }>;

async function hideNote(tx: Transaction, { id, on }: Of<'shown'>): Promise<void> {
  const note = await tx.get(notes, id);
  if (note === undefined) return;
  const gone = new Set(on.map(refKey));
  await tx.put(notes, { ...note, regarding: note.regarding.filter((ref) => !gone.has(refKey(ref))) });
}

async function remove(tx: Transaction, { kind, id }: Of<'created'>): Promise<Stored | undefined> {
  const record = await tx.get(tableOf(kind), id);
  await tx.remove(tableOf(kind), id);
  return record;
}

/** As before, but under its new version, with its newest score and the trace of who took it back. */
async function restore(
  tx: Transaction,
  { kind, id, before }: Of<'changed'>,
  trace: Pick<Traced, 'modifiedAt' | 'modifiedBy'>,
): Promise<void> {
  const now: (Stored & { readonly score?: unknown }) | undefined = await tx.get(tableOf(kind), id);
  await tx.put(tableOf(kind), {
    ...before,
    ...(now?.score !== undefined && { score: now.score }),
    ...(kind !== 'process' && trace),
    version: now?.version ?? 0,
  });
}

const isTarget = (kind: string): kind is Target => targets.includes(kind as Target);

/** Accounts, contacts and opportunities by name, as far as the actor may read them (SEC7). */
function named(actor: Actor, kind: string, record: Stored | undefined): readonly MadeRecord[] {
  if (record === undefined || !isTarget(kind)) return [];
  const target = record as TargetRecord;
  return may(actor, 'read', kind, target) ? [{ target: kind, id: target.id, name: recordName(target) }] : [];
}
