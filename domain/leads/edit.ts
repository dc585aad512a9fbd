import { leads } from '../collections.ts';
import { type Actor, lacks, type MissingPrivilege, may } from '../people/access.ts';
import { grantors } from '../people/administrators.ts';
import { defaultProcessOf, startProcess } from '../process/start.ts';
import { whyClosed } from '../qualification/closed.ts';
import { isEditedSince } from '../qualification/edited-since.ts';
import type { Refusal } from '../qualification/refusal.ts';
import type { Lead, LeadFields } from '../records/lead.ts';
import type { Owned } from '../records/owned.ts';
import type { Transaction, View } from '../store/store.ts';
import { checkFields, type FieldProblem, missingRequired, type TypedFields } from './check-fields.ts';
import { checkChoices, isChosen } from './choices.ts';

export type LeadChange =
  | {
      readonly kind: 'saved';
      readonly lead: Lead;
      /** The fields that have another value than before. */
      readonly changed: readonly string[];
    }
  /** Everything is as it was; nothing was written. */
  | { readonly kind: 'unchanged'; readonly lead: Lead }
  | { readonly kind: 'invalid'; readonly problems: readonly FieldProblem[] }
  /** Somebody else saved the lead after the person began to edit it. */
  | { readonly kind: 'changedSince'; readonly lead: Lead }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/**
 * A new open lead, owned by the actor, on the first stage of the default process. Needs Create on Lead. Refuses with
 * every problem at once; a topic is required.
 */
export async function createLead(
  tx: Transaction,
  actor: Actor,
  handedIn: TypedFields,
  { id, at }: { readonly id: string; readonly at: Date },
): Promise<LeadChange> {
  const now = at.toISOString();
  const { id: personId, businessUnitId } = actor.person;
  const blank: Omit<Lead, keyof LeadFields> = {
    id,
    version: 0,
    ownerId: personId,
    businessUnitId,
    createdAt: now,
    createdBy: personId,
    modifiedAt: now,
    modifiedBy: personId,
    status: { state: 'open' },
    statusReason: 1,
  };
  const { values, problems, missing } = await readFields(tx, actor, blank, handedIn);
  const lacking = cells(lacks(actor, 'create', 'lead', blank), ...missing);
  if (lacking.length > 0) return refusedFor(tx, lacking);
  const { topic } = values;
  if (topic === undefined || problems.length > 0) return invalid(withRequired(values, problems));
  const lead = await tx.put(leads, { ...blank, ...values, topic });
  await startProcess(tx, await defaultProcessOf(tx), id);
  return { kind: 'saved', lead, changed: Object.keys(values) };
}

/**
 * Changes what was handed in, by field name; an empty text clears a field. Needs Write on the lead. `version` is
 * that of the lead the person looked at: a later one is not overwritten.
 */
export async function editLead(
  tx: Transaction,
  actor: Actor,
  leadId: string,
  handedIn: TypedFields,
  { at, version }: { readonly at: Date; readonly version?: number },
): Promise<LeadChange> {
  const found = await openLeadFor(tx, actor, leadId);
  if (found.kind === 'refused') return found;
  const { lead } = found;
  const { values, cleared, problems, missing } = await readFields(tx, actor, lead, handedIn);
  const lacking = cells(lacks(actor, 'write', 'lead', lead), ...missing);
  if (lacking.length > 0) return refusedFor(tx, lacking);
  if (version !== undefined && (await isEditedSince(tx, leads, lead, version)))
    return { kind: 'changedSince', lead };
  const next = without({ ...lead, ...values }, cleared);
  const wrong = withRequired(next, problems);
  return wrong.length > 0 ? invalid(wrong) : save(tx, actor, lead, next, at);
}

/** An open lead that the actor may read, or why there is none for them (SEC7, S2.5.2). */
export async function openLeadFor(
  view: View,
  actor: Actor,
  leadId: string,
): Promise<
  { readonly kind: 'open'; readonly lead: Lead } | { readonly kind: 'refused'; readonly refusal: Refusal }
> {
  const lead = await view.get(leads, leadId);
  if (lead === undefined || !may(actor, 'read', 'lead', lead)) {
    return { kind: 'refused', refusal: { kind: 'leadUnknown' } };
  }
  const closed = await whyClosed(view, actor, lead);
  return closed === undefined ? { kind: 'open', lead } : { kind: 'refused', refusal: closed };
}

export const refusedFor = async (
  view: View,
  missing: readonly MissingPrivilege[],
): Promise<{ readonly kind: 'refused'; readonly refusal: Refusal }> => ({
  kind: 'refused',
  refusal: { kind: 'privilegesMissing', missing, grantors: await grantors(view) },
});

const cells = (...missing: readonly (MissingPrivilege | undefined)[]): readonly MissingPrivilege[] =>
  missing.filter((cell) => cell !== undefined);

const invalid = (problems: readonly FieldProblem[]) => ({ kind: 'invalid', problems }) as const;

/** What was handed in, typed and chosen; a text that stands there already is not judged again. */
async function readFields(view: View, actor: Actor, lead: Owned & Partial<Lead>, handedIn: TypedFields) {
  const standing: Readonly<Record<string, unknown>> = { ...lead };
  const typed = Object.entries(handedIn).filter(
    ([field, text]) => !isChosen(field) && text !== String(standing[field] ?? ''),
  );
  const fields = checkFields(Object.fromEntries(typed));
  const choices = await checkChoices(view, actor, lead, handedIn);
  return {
    values: { ...fields.values, ...choices.values },
    cleared: [...fields.cleared, ...choices.cleared],
    problems: [...fields.problems, ...choices.problems],
    missing: choices.missing,
  };
}

/** A field with a problem of its own is not called empty as well. */
const withRequired = (
  fields: Partial<LeadFields>,
  problems: readonly FieldProblem[],
): readonly FieldProblem[] => [
  ...missingRequired(fields).filter(({ field }) => !problems.some((problem) => problem.field === field)),
  ...problems,
];

/** Writes what is different, if anything is. */
export async function save(
  tx: Transaction,
  actor: Actor,
  before: Lead,
  next: Lead,
  at: Date,
): Promise<LeadChange> {
  const fields = new Set([...Object.keys(before), ...Object.keys(next)]) as Set<keyof Lead>;
  const changed = [...fields].filter((field) => before[field] !== next[field]);
  if (changed.length === 0) return { kind: 'unchanged', lead: before };
  const lead = await tx.put(leads, { ...next, modifiedAt: at.toISOString(), modifiedBy: actor.person.id });
  return { kind: 'saved', lead, changed };
}

const without = (lead: Lead, fields: readonly string[]): Lead =>
  Object.fromEntries(Object.entries(lead).filter(([field]) => !fields.includes(field))) as unknown as Lead;
