import { leads } from '../domain/collections.ts';
import { decide, decisionAbout } from '../domain/duplicates/decisions.ts';
import type { Duplicate } from '../domain/duplicates/duplicates-of.ts';
import type { FieldProblem } from '../domain/leads/check-fields.ts';
import { createLead, editLead, openLeadFor } from '../domain/leads/edit.ts';
import { type SavedBeside, tellOwners } from '../domain/leads/tell-owners.ts';
import { type Actor, lacks, loadActor } from '../domain/people/access.ts';
import { grantors } from '../domain/people/administrators.ts';
import { preflight, readableLead, whyUnreadable } from '../domain/qualification/preflight.ts';
import type { Lead } from '../domain/records/lead.ts';
import type { Transaction, View } from '../domain/store/store.ts';
import { detectorsOf } from './detectors.ts';
import { findDuplicatesOf } from './duplicates/rows.ts';
import { advanceFlow, endFlow, type FlowKind, type Pressed, startFlow } from './flow.ts';
import { stepsFor } from './lead-card.ts';
import { fieldsOf, leadDetails, leadHead } from './lead-facts.ts';
import { rememberLead } from './memory.ts';
import { refused } from './refused.ts';
import type { LeadFormReply, Reply } from './reply.ts';
import { stranger } from './stranger.ts';
import type { Deps, Turn } from './turn.ts';

type Typed = Readonly<Record<string, string>>;
type FormState =
  /** `leadId` and the version that was looked at are missing for a new lead; `asks` are required steps left empty. */
  | {
      readonly step: 'typing';
      readonly leadId?: string;
      readonly version?: number;
      readonly asks: readonly string[];
      readonly values: Typed;
    }
  | { readonly step: 'done'; readonly leadId: string };

/** `new lead`: one form, checked before anything is saved. */
export async function startNewLead(tx: Transaction, turn: Turn, values: Typed = {}): Promise<Reply> {
  const state: FormState = { step: 'typing', asks: [], values };
  const flow = await startFlow(tx, turn, newLeadFlow, turn.activityId, state);
  return form(tx, flow, state);
}

/** `edit …`: the same form with the lead's values; it also asks for the required steps that are empty (S2.3.3). */
export async function startEditLead(
  tx: Transaction,
  turn: Turn,
  deps: Deps,
  actor: Actor,
  lead: Lead,
  said: Typed = {},
): Promise<Reply> {
  const found = await openLeadFor(tx, actor, lead.id);
  if (found.kind === 'refused') return refused('edit-lead', found.refusal, actor, lead);
  const missing = lacks(actor, 'write', 'lead', lead);
  if (missing !== undefined) {
    const refusal = { kind: 'privilegesMissing', missing: [missing], grantors: await grantors(tx) } as const;
    return refused('edit-lead', refusal, actor, lead);
  }
  const kept = Object.fromEntries(
    Object.entries(fieldsOf(lead)).map(([name, value]) => [name, String(value)]),
  );
  const values = { ...kept, ...said };
  const asks = await emptySteps(tx, turn, deps, actor, lead);
  const state: FormState = { step: 'typing', leadId: lead.id, version: lead.version, asks, values };
  const flow = await startFlow(tx, turn, editLeadFlow, lead.id, state);
  return form(tx, flow, state);
}

export const newLeadFlow: FlowKind<FormState> = { name: 'new-lead', v: 1, press: pressForm, show: showForm };
export const editLeadFlow: FlowKind<FormState> = {
  name: 'edit-lead',
  v: 1,
  press: pressForm,
  show: showForm,
};

async function pressForm(pressed: Pressed<FormState>): Promise<Reply> {
  const { tx, turn, state, deps } = pressed;
  if (state.step === 'done') return showForm(pressed);
  const actor = await loadActor(tx, turn.person.id);
  if (actor === undefined) return stranger(turn);
  if (await isHidden(tx, actor, state.leadId)) {
    await endFlow(pressed);
    return refused('edit-lead', await whyUnreadable(tx, actor), actor, undefined);
  }
  const values = { ...state.values, ...pressed.fields };
  const similar = await duplicatesOfTyped(tx, actor, deps, state.leadId, values);
  if (similar.possible.length > 0 && pressed.press !== 'saveAnyway') {
    const next: FormState = { ...state, values };
    return {
      ...(await form(tx, await advanceFlow(pressed, next), next)),
      lookalikes: similar.found.matches,
    };
  }
  const change =
    state.leadId === undefined
      ? await createLead(tx, actor, values, { id: deps.newId(), at: turn.at })
      : await editLead(tx, actor, state.leadId, values, {
          at: turn.at,
          ...(state.version !== undefined && { version: state.version }),
        });
  switch (change.kind) {
    case 'saved':
    case 'unchanged':
      await savedAnyway(tx, turn, change.lead, similar.possible);
      if (state.leadId === undefined)
        await tellOwners(tx, change.lead.id, besideLeads(change.lead, similar.possible), turn.at);
      await rememberLead(tx, turn, change.lead.id);
      return showForm({
        ...pressed,
        state: { step: 'done', leadId: change.lead.id },
        flow: await advanceFlow(pressed, { step: 'done', leadId: change.lead.id }, 'finished'),
      });
    case 'invalid': {
      const next: FormState = { ...state, values };
      return form(tx, await advanceFlow(pressed, next), next, change.problems);
    }
    case 'changedSince': {
      const next: FormState = { ...state, version: change.lead.version, values };
      return {
        ...(await form(tx, await advanceFlow(pressed, next), next)),
        problem: { kind: 'changedSince' },
      };
    }
    case 'refused':
      await endFlow(pressed);
      return refused('edit-lead', change.refusal, actor, undefined);
  }
}

/** Possible duplicates of what was typed; for an edit those that it would newly be one of. */
async function duplicatesOfTyped(
  tx: Transaction,
  actor: Actor,
  deps: Deps,
  leadId: string | undefined,
  values: Typed,
) {
  const before = leadId === undefined ? undefined : await tx.get(leads, leadId);
  const known = before && (await findDuplicatesOf(tx, actor, deps, before)).possible;
  const ids = new Set(known?.map(({ record }) => record.id));
  return findDuplicatesOf(tx, actor, deps, { ...before, ...values, id: leadId ?? '' }, ids);
}

/** Whoever saves although a record matches says that it is another one: a weak label, which hides nothing. */
async function savedAnyway(
  tx: Transaction,
  turn: Turn,
  lead: Lead,
  possible: readonly Duplicate[],
): Promise<void> {
  const by = { personId: turn.person.id, at: turn.at };
  for (const { kind, record } of possible) {
    const pair = [
      { entity: 'lead', id: lead.id },
      { entity: kind, id: record.id },
    ] as const;
    if ((await decisionAbout(tx, ...pair)) === undefined) await decide(tx, ...pair, 'ignored', by);
  }
}

const besideLeads = (saved: Lead, possible: readonly Duplicate[]): readonly SavedBeside[] =>
  possible.flatMap((match) => (match.kind === 'lead' ? [{ saved, like: match.record }] : []));

async function showForm({
  tx,
  turn,
  deps,
  state,
  flow,
}: Omit<Pressed<FormState>, 'press' | 'fields'>): Promise<Reply> {
  const actor = await loadActor(tx, turn.person.id);
  if (actor === undefined) return stranger(turn);
  if (await isHidden(tx, actor, state.leadId))
    return refused('edit-lead', await whyUnreadable(tx, actor), actor, undefined);
  if (state.step === 'typing') return form(tx, flow, state);
  const lead = await tx.get(leads, state.leadId);
  if (lead === undefined) return refused('edit-lead', { kind: 'leadUnknown' }, actor, undefined);
  const details = await leadDetails(tx, actor, deps, lead);
  return { kind: 'leadCreated', edited: flow.name === 'edit-lead', lead: details, offers: stepsFor(details) };
}

/** Whether the card is about a lead that the person may not read, or no longer. A new lead hides nothing. */
const isHidden = async (view: View, actor: Actor, leadId: string | undefined): Promise<boolean> =>
  leadId !== undefined && (await readableLead(view, actor, leadId)) === undefined;

async function form(
  view: View,
  { id, rev, name }: { readonly id: string; readonly rev: number; readonly name: string },
  state: Extract<FormState, { step: 'typing' }>,
  errors: readonly FieldProblem[] = [],
): Promise<LeadFormReply> {
  const lead = state.leadId === undefined ? undefined : await view.get(leads, state.leadId);
  return {
    kind: 'leadForm',
    mode: name === 'edit-lead' ? 'edit' : 'new',
    flow: id,
    rev,
    asks: state.asks,
    values: state.values,
    errors,
    lookalikes: [],
    ...(lead === undefined ? {} : { lead: leadHead(lead) }),
  };
}

/** The required steps of the stage that this lead has not filled in: asked for in the same form (S2.3.2). */
async function emptySteps(
  view: View,
  turn: Turn,
  deps: Deps,
  actor: Actor,
  lead: Lead,
): Promise<readonly string[]> {
  const { checks } = await preflight(
    view,
    actor,
    { leadId: lead.id, route: 'form', choices: {} },
    turn.at,
    detectorsOf(deps),
  );
  return checks.flatMap((check) =>
    check.verdict === 'fail' && check.refusal.kind === 'requiredFieldsMissing'
      ? check.refusal.fields.map(({ field }) => field)
      : [],
  );
}
