import { leads, opportunities, processInstances } from '../collections.ts';
import { type Actor, may, readable } from '../people/access.ts';
import type { ProcessInstance } from '../process/flow.ts';
import type { Lead } from '../records/lead.ts';
import type { View } from '../store/store.ts';
import type { ScoredEntity, TrainingRecord } from './readiness.ts';
import { groupBy } from './summary.ts';

/** The closed records that the actor may read, as readiness counts them (S1.3.10: with their process instances). */
export const recordsToCount = (
  view: View,
  actor: Actor,
  entity: ScoredEntity,
): Promise<readonly TrainingRecord[]> =>
  entity === 'lead' ? closedLeads(view, actor) : closedOpportunities(view, actor);

export interface ClosedLead extends TrainingRecord {
  readonly lead: Lead;
  readonly closed: NonNullable<TrainingRecord['closed']>;
}

/** The closed leads that the actor may read, last closed first. */
export async function closedLeads(view: View, actor: Actor): Promise<readonly ClosedLead[]> {
  const partitions = readable(actor, 'lead');
  const closed = await view.find(leads, 'byClosed', partitions === 'all' ? 'all' : partitions, {
    descending: true,
  });
  const instances = await view.find(
    processInstances,
    'byLead',
    closed.map(({ id }) => id),
  );
  const ofLead = groupBy(instances, ({ leadId }) => leadId);
  return closed.flatMap((lead): readonly ClosedLead[] => {
    const { id, createdAt, status } = lead;
    if (status.state === 'open') return [];
    const outcome = status.state === 'qualified' ? 'positive' : 'negative';
    return [{ lead, createdAt, closed: { at: status.at, outcome }, processes: ofLead.get(id) ?? [] }];
  });
}

async function closedOpportunities(view: View, actor: Actor): Promise<readonly TrainingRecord[]> {
  const instances: ProcessInstance[] = [];
  for await (const instance of view.all(processInstances))
    if (instance.opportunityId !== undefined) instances.push(instance);
  const ofOpportunity = groupBy(instances, ({ opportunityId }) => opportunityId);
  const records: TrainingRecord[] = [];
  for await (const deal of view.all(opportunities)) {
    const { id, state, createdAt, modifiedAt, closedAt } = deal;
    if (state === 'open' || !may(actor, 'read', 'opportunity', deal)) continue;
    const outcome = state === 'won' ? 'positive' : 'negative';
    const processes = ofOpportunity.get(id) ?? [];
    records.push({ createdAt, closed: { at: closedAt ?? modifiedAt, outcome }, processes });
  }
  return records;
}
