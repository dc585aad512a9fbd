import { businessUnits, leads, notes, people, roles } from '../collections.ts';
import { type Actor, lacks, levelHeld, loadActor, may } from '../people/access.ts';
import { nameOf } from '../people/names.ts';
import type { Person } from '../people/person.ts';
import { isEditedSince } from '../qualification/edited-since.ts';
import type { Refusal } from '../qualification/refusal.ts';
import type { Lead } from '../records/lead.ts';
import { type Owned, refKey } from '../records/owned.ts';
import type { Transaction, View } from '../store/store.ts';
import type { FieldProblem } from './check-fields.ts';
import { type LeadChange, openLeadFor, refusedFor, save } from './edit.ts';

/** What giving a lead to somebody would change. */
export interface Assignment {
  readonly lead: Lead;
  /** Whose it is now, by name. */
  readonly from: string;
  readonly to: Person;
  /** The business units by name; missing where the lead stays in its own. */
  readonly unit?: { readonly from: string; readonly to: string };
  /** Whether the actor may still read the lead afterwards. */
  readonly staysInSight: boolean;
}

export type AssignmentLook =
  | { readonly kind: 'ready'; readonly assignment: Assignment }
  /** It is theirs already. */
  | { readonly kind: 'unchanged'; readonly lead: Lead }
  | { readonly kind: 'invalid'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** An open lead that the actor may give away, or why not. Needs Assign on the lead. */
export async function leadToGive(
  view: View,
  actor: Actor,
  leadId: string,
): Promise<Awaited<ReturnType<typeof openLeadFor>>> {
  const found = await openLeadFor(view, actor, leadId);
  if (found.kind === 'refused') return found;
  const missing = lacks(actor, 'assign', 'lead', found.lead);
  return missing === undefined ? found : refusedFor(view, [missing]);
}

/** What giving the lead to this person would do; everything that stands in the way is found here. */
export async function lookAtAssignment(
  view: View,
  actor: Actor,
  leadId: string,
  ownerId: string,
): Promise<AssignmentLook> {
  const found = await leadToGive(view, actor, leadId);
  if (found.kind === 'refused') return found;
  const { lead } = found;
  const owner = await loadActor(view, ownerId);
  if (owner === undefined) return invalid('notFound');
  // Whoever cannot read leads would own one that they never see.
  if (levelHeld(owner, 'read', 'lead') === 'none') return invalid('mayNotOwn');
  if (isTheirs(lead, owner.person)) return { kind: 'unchanged', lead };
  const next = givenTo(lead, owner.person);
  return {
    kind: 'ready',
    assignment: {
      lead,
      from: await nameOf(view, lead.ownerId),
      to: owner.person,
      ...(next.businessUnitId !== lead.businessUnitId && {
        unit: {
          from: await unitName(view, lead.businessUnitId),
          to: await unitName(view, next.businessUnitId),
        },
      }),
      staysInSight: may(actor, 'read', 'lead', next),
    },
  };
}

/**
 * Gives an open lead to another person, and with it to their business unit. Needs Assign on the lead; those of its
 * notes that the actor may assign go along. `version` is that of the lead the person looked at: one that was saved
 * since is not given away unseen.
 */
export async function assignLead(
  tx: Transaction,
  actor: Actor,
  leadId: string,
  ownerId: string,
  { at, version }: { readonly at: Date; readonly version?: number },
): Promise<LeadChange> {
  const look = await lookAtAssignment(tx, actor, leadId, ownerId);
  if (look.kind !== 'ready') return look;
  const { lead, to } = look.assignment;
  if (version !== undefined && (await isEditedSince(tx, leads, lead, version)))
    return { kind: 'changedSince', lead };
  await giveNotes(tx, actor, leadId, to, at);
  return save(tx, actor, lead, givenTo(lead, to), at);
}

async function giveNotes(tx: Transaction, actor: Actor, leadId: string, to: Person, at: Date): Promise<void> {
  const trace = { modifiedAt: at.toISOString(), modifiedBy: actor.person.id };
  for (const note of await tx.find(notes, 'byRegarding', refKey({ entity: 'lead', id: leadId })))
    if (!isTheirs(note, to) && may(actor, 'assign', 'note', note))
      await tx.put(notes, { ...givenTo(note, to), ...trace });
}

/** Everybody who may own a lead: whoever may read any, by name. */
export async function possibleOwners(view: View): Promise<readonly Person[]> {
  const reading = new Set<string>();
  for await (const { id, grants } of view.all(roles))
    if ((grants['read:lead'] ?? 'none') !== 'none') reading.add(id);
  const found: Person[] = [];
  for await (const person of view.all(people))
    if (!person.disabled && person.roleIds.some((id) => reading.has(id))) found.push(person);
  return found.toSorted((a, b) => a.name.localeCompare(b.name));
}

/** The name of a business unit, also of one that is gone. */
export const unitName = async (view: View, id: string): Promise<string> =>
  (await view.get(businessUnits, id))?.name ?? id;

const isTheirs = (record: Owned, { id, businessUnitId }: Person): boolean =>
  record.ownerId === id && record.businessUnitId === businessUnitId;

const givenTo = <R extends Owned>(record: R, { id, businessUnitId }: Person): R => ({
  ...record,
  ownerId: id,
  businessUnitId,
});

const invalid = (reason: FieldProblem['reason']) =>
  ({ kind: 'invalid', problems: [{ field: 'ownerId', reason }] }) as const;
