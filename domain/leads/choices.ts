import { accounts, contacts, optionSets } from '../collections.ts';
import { type Actor, lacks, type MissingPrivilege, may } from '../people/access.ts';
import { optionSetId } from '../qualification/default-maps.ts';
import type { Lead } from '../records/lead.ts';
import type { Owned } from '../records/owned.ts';
import type { View } from '../store/store.ts';
import type { FieldProblem, TypedFields } from './check-fields.ts';

/** The fields of a lead that are chosen among existing records and options instead of typed. */
const chosenFields = ['statusReason', 'accountId', 'contactId'] as const;
type ChosenField = (typeof chosenFields)[number];

export interface CheckedChoices {
  readonly values: Partial<Pick<Lead, ChosenField>>;
  /** Links that were handed in empty. */
  readonly cleared: readonly string[];
  readonly problems: readonly FieldProblem[];
  /** Linking needs Append on the lead and Append To on the record (dynamics-facts 8). */
  readonly missing: readonly MissingPrivilege[];
}

export const isChosen = (field: string): field is ChosenField => chosenFields.some((name) => name === field);

/**
 * Checks the chosen fields among what was handed in: an id for a link, a value or label of the open state for the
 * status reason. A record that the actor may not read does not exist for them (SEC7).
 */
export async function checkChoices(
  view: View,
  actor: Actor,
  lead: Owned & Partial<Lead>,
  handedIn: TypedFields,
): Promise<CheckedChoices> {
  const problems: FieldProblem[] = [];
  const missing: MissingPrivilege[] = [];
  const cleared: string[] = [];
  const values: { -readonly [F in ChosenField]?: Lead[F] } = {};
  for (const field of ['accountId', 'contactId'] as const) {
    const id = handedIn[field]?.trim();
    if (id === '') cleared.push(field);
    if (!id || id === lead[field]) continue;
    const entity = field === 'accountId' ? 'account' : 'contact';
    const record = await (field === 'accountId' ? view.get(accounts, id) : view.get(contacts, id));
    if (record === undefined || record.state !== 'active' || !may(actor, 'read', entity, record)) {
      problems.push({ field, reason: 'notFound' });
      continue;
    }
    values[field] = id;
    missing.push(
      ...[lacks(actor, 'append', 'lead', lead), lacks(actor, 'appendTo', entity, record)].flatMap(
        (cell) => cell ?? [],
      ),
    );
  }
  const reason = handedIn['statusReason']?.trim();
  if (reason) {
    const value = await openReason(view, reason);
    if (value === undefined) problems.push({ field: 'statusReason', reason: 'notAnOption' });
    else values.statusReason = value;
  }
  return { values, cleared, problems, missing };
}

/** The value of an open lead's status reason, from its value or label. */
async function openReason(view: View, text: string): Promise<number | undefined> {
  const set = await view.get(optionSets, optionSetId('lead', 'statuscode'));
  return set?.options.find(
    ({ value, label, state }) =>
      state === 'open' && (text === `${value}` || text.toLowerCase() === label.toLowerCase()),
  )?.value;
}
