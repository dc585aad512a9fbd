import { leads } from '../collections.ts';
import { type Actor, levelHeld, may } from '../people/access.ts';
import { grantors } from '../people/administrators.ts';
import { type Lead, leadName } from '../records/lead.ts';
import type { Note } from '../records/note.ts';
import type { View } from '../store/store.ts';
import { runChecks } from './checks.ts';
import type { Detectors } from './detectors.ts';
import { type Facts, gather } from './gather.ts';
import { type Made, planRecords, type RecordPlan } from './new-records.ts';
import { type Check, type Consequence, checkNames, type Preflight, type QualifyCommand } from './outcome.ts';
import { missingForAnyLead } from './privileges.ts';
import type { Refusal } from './refusal.ts';
import { loadSettings } from './settings-change.ts';
import { standardDetectors } from './standard-detectors.ts';

/** All that is known before a qualification: preflight shows it, qualify acts on it. */
export type Look =
  | { readonly kind: 'unreadable'; readonly preflight: Preflight; readonly refusal: Refusal }
  | {
      readonly kind: 'seen';
      readonly facts: Facts;
      readonly plan: RecordPlan;
      readonly preflight: Preflight;
    };

/**
 * Says what qualifying would do, by the very checks that qualify runs, without writing. Every check is reported;
 * the first that fails is the refusal that qualify would give. A lead that the actor may not read is answered like
 * one that does not exist (SEC7). `actor` must come from the same view.
 */
export async function preflight(
  view: View,
  actor: Actor,
  command: QualifyCommand,
  at: Date,
  detectors: Detectors = standardDetectors,
): Promise<Preflight> {
  let made = 0;
  return (await look(view, actor, command, { at, newId: () => `new-${++made}` }, detectors)).preflight;
}

/** Gathers, plans and checks: the common part of preflight and qualify. */
export async function look(
  view: View,
  actor: Actor,
  command: QualifyCommand,
  made: Made,
  detectors: Detectors,
): Promise<Look> {
  const lead = await readableLead(view, actor, command.leadId);
  if (lead === undefined) return unreadable(view, actor, command);
  const facts = await gather(view, actor, lead, command, detectors, await loadSettings(view));
  const plan = planRecords(facts, made);
  const checks = runChecks(checkNames, facts, plan);
  const { notes, attachments } = countNotes(actor, facts.notes);
  const settled = checks.every(({ verdict }) => verdict === 'pass' || verdict === 'warn');
  return {
    kind: 'seen',
    facts,
    plan,
    preflight: {
      leadId: lead.id,
      leadName: leadName(lead),
      route: command.route,
      checks,
      ...(settled && { plan: consequences(facts, plan) }),
      notes,
      attachments,
    },
  };
}

/** The lead, when it exists and the actor may read it. */
export async function readableLead(view: View, actor: Actor, id: string): Promise<Lead | undefined> {
  const lead = await view.get(leads, id);
  return lead !== undefined && may(actor, 'read', 'lead', lead) ? lead : undefined;
}

/** Why a lead cannot be seen: who may read no lead at all is told what they lack, the same for every id. */
export async function whyUnreadable(view: View, actor: Actor): Promise<Refusal> {
  if (levelHeld(actor, 'read', 'lead') !== 'none') return { kind: 'leadUnknown' };
  const missing = missingForAnyLead(actor, await loadSettings(view));
  return { kind: 'privilegesMissing', missing, grantors: await grantors(view) };
}

async function unreadable(view: View, actor: Actor, { leadId, route }: QualifyCommand): Promise<Look> {
  const refusal = await whyUnreadable(view, actor);
  const name = refusal.kind === 'leadUnknown' ? 'leadOpen' : 'privileges';
  const checks: readonly Check[] = [{ name, verdict: 'fail', refusal }];
  const nothing = { leadId, leadName: '', route, checks, notes: 0, attachments: 0 };
  return { kind: 'unreadable', refusal, preflight: nothing };
}

/** Notes and attachments that come along, as far as the actor may read them (S1.17, SEC7). */
export function countNotes(
  actor: Actor,
  notes: readonly Note[],
): { readonly notes: number; readonly attachments: number } {
  const seen = notes.filter((note) => may(actor, 'read', 'note', note));
  return {
    notes: seen.length,
    attachments: seen.filter(({ attachment }) => attachment !== undefined).length,
  };
}

/** The plan in words of records; what is skipped is said, too. */
function consequences({ lead, decisions }: Facts, plan: RecordPlan): readonly Consequence[] {
  const skipped = (target: Consequence['target']): Consequence => ({
    target,
    choice: 'skip',
    name: leadName(lead),
    fills: [],
    keeps: [],
  });
  const deals = plan.opportunities.map(({ consequence }) => consequence);
  return [
    plan.account?.consequence ?? skipped('account'),
    plan.contact?.consequence ?? skipped('contact'),
    ...(decisions.opportunity.kind === 'skip' ? [skipped('opportunity')] : deals),
  ];
}
