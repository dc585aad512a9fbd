import { leads, opportunities } from '../collections.ts';
import { type Actor, may } from '../people/access.ts';
import { type Lead, leadName } from '../records/lead.ts';
import type { Transaction } from '../store/store.ts';
import { runChecks } from './checks.ts';
import { madeOpportunity, whyClosed } from './closed.ts';
import type { Detectors } from './detectors.ts';
import { type Facts, gather } from './gather.ts';
import type { Option } from './mapping.ts';
import { type Made, planRecords, type RecordPlan } from './new-records.ts';
import type { Check, QualifyReceipt, Question, RecordChoice } from './outcome.ts';
import { countNotes, readableLead, whyUnreadable } from './preflight.ts';
import { writeRefusal } from './privileges.ts';
import type { Refusal } from './refusal.ts';
import { loadSettings } from './settings-change.ts';
import { standardDetectors } from './standard-detectors.ts';
import { reasonsOf, statusReasonSets } from './status-reasons.ts';
import { linkedIds, notesGoTo, plannedRecords, receiptLine } from './write.ts';
import { changed, showNotes, writeRecords, writeReversal } from './write-records.ts';

export interface DisqualifyCommand {
  readonly leadId: string;
  /** A value of the lead's status reasons for *Disqualified*; asked for when missing or unknown. */
  readonly reason?: number;
  /** Creates or links account and contact although the lead is disqualified; missing: neither. */
  readonly keep?: { readonly account?: RecordChoice; readonly contact?: RecordChoice };
}

export interface DisqualifyReceipt
  extends Pick<
    QualifyReceipt,
    'leadId' | 'leadName' | 'at' | 'byName' | 'records' | 'notes' | 'attachments' | 'undoUntil'
  > {
  readonly reason: string;
}

export type DisqualifyOutcome =
  | { readonly kind: 'disqualified'; readonly receipt: DisqualifyReceipt }
  | { readonly kind: 'asksReason'; readonly reasons: readonly Option[] }
  | { readonly kind: 'asks'; readonly question: Question }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

const refused = (refusal: Refusal) => ({ kind: 'refused', refusal }) as const;

/**
 * Disqualifies an open lead with a reason (S2.5.2). Needs Write on the lead; what is kept needs the privileges of
 * its creation. Refused while an open opportunity is linked, naming it (C12). The active stage stays where it is.
 */
export async function disqualify(
  tx: Transaction,
  actor: Actor,
  command: DisqualifyCommand,
  made: Made,
  detectors: Detectors = standardDetectors,
): Promise<DisqualifyOutcome> {
  const lead = await readableLead(tx, actor, command.leadId);
  if (lead === undefined) return refused(await whyUnreadable(tx, actor));
  const refusal =
    (await whyClosed(tx, actor, lead)) ??
    (await writeRefusal(tx, actor, 'lead', lead)) ??
    (await linkedDeals(tx, actor, lead));
  if (refusal !== undefined) return refused(refusal);
  const reasons = reasonsOf(await statusReasonSets(tx, 'lead'), 'lead', 'disqualified');
  const reason = reasons.find(({ value }) => value === command.reason);
  if (reason === undefined) return { kind: 'asksReason', reasons };
  const facts = await keeping(tx, actor, lead, command, detectors);
  const plan = planRecords(facts, made);
  const checks = keepChecks(facts, plan);
  for (const check of checks) if (check.verdict === 'fail') return refused(check.refusal);
  for (const check of checks) if (check.verdict === 'ask') return { kind: 'asks', question: check.question };
  return { kind: 'disqualified', receipt: await write(tx, facts, plan, reason, made) };
}

/** The facts of a qualification in which the seller chose what is kept and no opportunity. */
async function keeping(
  tx: Transaction,
  actor: Actor,
  lead: Lead,
  { keep = {} }: DisqualifyCommand,
  detectors: Detectors,
): Promise<Facts> {
  const none = { kind: 'skip' } as const;
  const choices = { account: keep.account ?? none, contact: keep.contact ?? none, opportunity: none };
  const settings = await loadSettings(tx);
  const asking = { ...settings, create: { account: 'ask', contact: 'ask', opportunity: 'ask' } as const };
  const works = (['lead', 'account', 'contact'] as const).filter(
    (record) => record === 'lead' || choices[record].kind !== 'skip',
  );
  return gather(tx, actor, lead, { leadId: lead.id, route: 'form', choices }, detectors, asking, works);
}

/** What qualify checks for the records that are kept; nothing when none is. */
function keepChecks(facts: Facts, plan: RecordPlan): readonly Check[] {
  const { account, contact } = facts.decisions;
  if (account.kind === 'skip' && contact.kind === 'skip') return [];
  return runChecks(['privileges', 'statusCodes', 'automations', 'duplicateMatches'], facts, plan);
}

async function write(
  tx: Transaction,
  facts: Facts,
  plan: RecordPlan,
  reason: Option,
  made: Made,
): Promise<DisqualifyReceipt> {
  const { lead, actor, settings } = facts;
  const at = made.at.toISOString();
  const closed: Lead = {
    ...lead,
    ...linkedIds(plan),
    status: { state: 'disqualified', at, by: actor.person.id },
    statusReason: reason.value,
    modifiedAt: at,
    modifiedBy: actor.person.id,
  };
  const written = await writeRecords(tx, facts, plan, made);
  await tx.put(leads, closed);
  const shown = await showNotes(tx, facts.notes, notesGoTo(plan));
  const undoUntil = await writeReversal(
    tx,
    { of: 'disqualify', leadId: lead.id, by: actor.person.id, at: made.at, minutes: settings.undoMinutes },
    [...written, changed('lead', lead, closed), ...shown],
  );
  return {
    leadId: lead.id,
    leadName: leadName(lead),
    at,
    byName: actor.person.name,
    reason: reason.label,
    records: plannedRecords(plan).map(receiptLine),
    ...countNotes(actor, shown.length > 0 ? facts.notes : []),
    undoUntil,
  };
}

/** C12: only open ones count, so that closing them as lost clears the way. */
async function linkedDeals(tx: Transaction, actor: Actor, lead: Lead): Promise<Refusal | undefined> {
  const open = (await tx.find(opportunities, 'byLead', lead.id)).filter(({ state }) => state === 'open');
  if (open.length === 0) return undefined;
  const seen = open.filter((deal) => may(actor, 'read', 'opportunity', deal));
  return { kind: 'opportunityLinked', opportunities: seen.map(madeOpportunity) };
}
