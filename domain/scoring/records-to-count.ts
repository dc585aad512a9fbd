import { processInstances } from '../collections.ts';
import type { ProcessInstance } from '../process/flow.ts';
import { breathe } from '../store/slices.ts';
import type { View } from '../store/store.ts';
import type { ScoredEntity, TrainingRecord } from './readiness.ts';
import { inState, type Reach, type ScoredRecord } from './scored-record.ts';

export interface ClosedRecord extends TrainingRecord {
  readonly scored: ScoredRecord;
  readonly closed: NonNullable<TrainingRecord['closed']>;
}

/** Of records whose processes are looked up between two breaths. */
const batchSize = 1_000;

const closedStates = { lead: ['qualified', 'disqualified'], opportunity: ['won', 'lost'] } as const;

/** The closed records within reach, with their process instances, as readiness counts them (S1.3.10). */
export async function closedRecords(
  view: View,
  reach: Reach,
  entity: ScoredEntity,
): Promise<readonly ClosedRecord[]> {
  const [positive, negative] = closedStates[entity];
  const won = await inState(view, entity, positive, reach);
  // A merged lead was not lost: it lives on in another one.
  const lost = (await inState(view, entity, negative, reach)).filter(
    ({ record }) => !('mergedIntoId' in record),
  );
  const records = [...won, ...lost];
  const lookup = entity === 'lead' ? 'byLead' : 'byOpportunity';
  const instances: ProcessInstance[] = [];
  for (let from = 0; from < records.length; from += batchSize) {
    const ids = records.slice(from, from + batchSize).map(({ record }) => record.id);
    instances.push(...(await view.find(processInstances, lookup, ids)));
    await breathe();
  }
  const ofRecord = groupBy(instances, ({ leadId, opportunityId }) =>
    entity === 'lead' ? leadId : opportunityId,
  );
  return records.map((scored, i) => ({
    scored,
    createdAt: scored.record.createdAt,
    closed: { at: closedAt(scored), outcome: i < won.length ? 'positive' : 'negative' },
    processes: ofRecord.get(scored.record.id) ?? [],
  }));
}

function closedAt({ entity, record }: ScoredRecord): string {
  if (entity === 'opportunity') return record.closedAt ?? record.modifiedAt;
  return record.status.state === 'open' ? record.modifiedAt : record.status.at;
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const found = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const own = found.get(key);
    if (own) own.push(item);
    else found.set(key, [item]);
  }
  return found;
}
