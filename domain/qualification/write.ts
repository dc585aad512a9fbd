import { leads, processInstances } from '../collections.ts';
import { type Guide, opportunityStageOf, processName, stageName } from '../process/guide.ts';
import { type Lead, leadName } from '../records/lead.ts';
import type { Touched } from '../records/reversal.ts';
import type { Transaction } from '../store/store.ts';
import { duplicatesMade } from './check-choices.ts';
import type { Facts } from './gather.ts';
import type { Made, RecordPlan } from './new-records.ts';
import type { QualifyReceipt } from './outcome.ts';
import { type Planned, recordName } from './planned.ts';
import { countNotes } from './preflight.ts';
import { rememberChoices } from './remember-choices.ts';
import { defaultReason } from './status-reasons.ts';
import { changed, refOf, showNotes, writeRecords, writeReversal } from './write-records.ts';

/** Writes what was planned and checked; the only place that marks a lead qualified. */
export async function writeQualification(
  tx: Transaction,
  facts: Facts,
  plan: RecordPlan,
  made: Made,
): Promise<QualifyReceipt> {
  const { lead, actor, settings } = facts;
  const at = made.at.toISOString();
  const opportunityIds = plan.opportunities.map(({ record }) => record.id);
  const ids = linkedIds(plan);
  const qualified: Lead = {
    ...lead,
    ...ids,
    status: { state: 'qualified', at, by: actor.person.id, ...ids, opportunityIds },
    statusReason: defaultReason(facts.optionSets, 'lead', 'qualified'),
    modifiedAt: at,
    modifiedBy: actor.person.id,
  };
  const written = await writeRecords(tx, facts, plan, made);
  await tx.put(leads, qualified);
  const shown = await showNotes(tx, facts.notes, notesGoTo(plan));
  await rememberChoices(tx, facts, made);
  const moved = await moveProcess(tx, facts.guide, opportunityIds[0]);
  const undoUntil = await writeReversal(
    tx,
    { of: 'qualify', leadId: lead.id, by: actor.person.id, at: made.at, minutes: settings.undoMinutes },
    [...written, changed('lead', lead, qualified), ...shown, ...(moved?.touched ?? [])],
  );
  return {
    leadId: lead.id,
    leadName: leadName(lead),
    at,
    byName: actor.person.name,
    records: plannedRecords(plan).map(receiptLine),
    ...countNotes(actor, facts.notes),
    ...(moved && { process: moved.line }),
    duplicatesMade: duplicatesMade(facts, plan).length,
    undoUntil,
  };
}

/** The account and contact that the lead points at from now on. */
export const linkedIds = ({
  account,
  contact,
}: Pick<RecordPlan, 'account' | 'contact'>): Pick<Lead, 'accountId' | 'contactId'> => ({
  ...(account && { accountId: account.record.id }),
  ...(contact && { contactId: contact.record.id }),
});

export const plannedRecords = ({ account, contact, opportunities }: RecordPlan): readonly Planned[] => [
  ...(account ? [account] : []),
  ...(contact ? [contact] : []),
  ...opportunities,
];

/** Notes go to the opportunity; without one, to account and contact, so that nothing is lost (S1.17.1). */
export const notesGoTo = (plan: RecordPlan) =>
  (plan.opportunities.length > 0 ? plan.opportunities : plannedRecords(plan)).map(refOf);

export const receiptLine = ({
  target,
  how,
  record,
  consequence,
}: Planned): QualifyReceipt['records'][number] => ({
  target,
  id: record.id,
  name: recordName(record),
  how,
  filled: how === 'linked' ? consequence.fills.map(({ label }) => label) : [],
});

/** With an opportunity the process moves to its first stage; without one it stays where it is (S2.7.3, S1.11.2). */
async function moveProcess(
  tx: Transaction,
  guide: Guide | undefined,
  opportunityId: string | undefined,
): Promise<
  { readonly line: NonNullable<QualifyReceipt['process']>; readonly touched: readonly Touched[] } | undefined
> {
  if (guide?.process === undefined) return undefined;
  const name = processName(guide);
  const goal = opportunityId === undefined ? undefined : opportunityStageOf(guide.process);
  if (goal === undefined || opportunityId === undefined)
    return { line: { name, stage: stageName(guide), moved: false }, touched: [] };
  const { instance } = guide;
  const moved = await tx.put(processInstances, {
    ...instance,
    opportunityId,
    activeStageId: goal.id,
    path: [...instance.path, goal.id],
    status: 'active',
  });
  return { line: { name, stage: goal.name, moved: true }, touched: [changed('process', instance, moved)] };
}
