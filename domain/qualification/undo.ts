import { reversals } from '../collections.ts';
import { type Actor, may } from '../people/access.ts';
import { leadName } from '../records/lead.ts';
import type { Reversal } from '../records/reversal.ts';
import type { Stored, Transaction } from '../store/store.ts';
import type { Made } from './new-records.ts';
import { recordName, type TargetRecord } from './planned.ts';
import { readableLead, whyUnreadable } from './preflight.ts';
import { writeRefusal } from './privileges.ts';
import type { MadeRecord, Refusal } from './refusal.ts';
import { forgetChoices } from './remember-choices.ts';
import { type Target, targets } from './settings.ts';
import { changedSince } from './since.ts';
import { takeBack } from './take-back.ts';

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
 * something that hangs on them; the refusal says who. With `of`, the moment of what is to be taken back, nothing that
 * was done since is. Scores do not count as a change.
 */
export async function undo(
  tx: Transaction,
  actor: Actor,
  leadId: string,
  { at, of }: Pick<Made, 'at'> & { readonly of?: string },
): Promise<UndoOutcome> {
  const lead = await readableLead(tx, actor, leadId);
  if (lead === undefined) return refused(await whyUnreadable(tx, actor));
  const reversal = await tx.get(reversals, leadId);
  if (reversal === undefined || (of !== undefined && reversal.at !== of))
    return refused({ kind: 'nothingToUndo' });
  const forbidden = reversal.by === actor.person.id ? undefined : await writeRefusal(tx, actor, 'lead', lead);
  if (forbidden !== undefined) return refused(forbidden);
  if (at.toISOString() > reversal.until)
    return refused({ kind: 'undoExpired', minutes: minutesOf(reversal) });
  const since = await changedSince(tx, actor, reversal.touched);
  if (since.length > 0)
    return refused({
      kind: 'undoChangedSince',
      records: since.flatMap(({ seen, ...rest }) => (seen ? [rest] : [])),
    });
  const moment = at.toISOString();
  const removed: MadeRecord[] = [];
  const restored: MadeRecord[] = [];
  for (const touched of reversal.touched) {
    const was = await takeBack(tx, touched, { modifiedAt: moment, modifiedBy: actor.person.id });
    if (touched.how === 'created') removed.push(...named(actor, touched.kind, was));
    if (touched.how === 'changed') restored.push(...named(actor, touched.kind, was));
  }
  await forgetChoices(tx, leadId, reversal.at);
  await tx.remove(reversals, reversal.id);
  const receipt = { leadId, leadName: leadName(lead), of: reversal.of, at: moment };
  return { kind: 'undone', receipt: { ...receipt, byName: actor.person.name, removed, restored } };
}

const minutesOf = ({ at, until }: Reversal): number =>
  Math.round((Date.parse(until) - Date.parse(at)) / 60_000);

const isTarget = (kind: string): kind is Target => targets.includes(kind as Target);

/** Accounts, contacts and opportunities by name, as far as the actor may read them (SEC7). */
function named(actor: Actor, kind: string, record: Stored | undefined): readonly MadeRecord[] {
  if (record === undefined || !isTarget(kind)) return [];
  const target = record as TargetRecord;
  return may(actor, 'read', kind, target) ? [{ target: kind, id: target.id, name: recordName(target) }] : [];
}
