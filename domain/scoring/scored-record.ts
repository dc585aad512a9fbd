import { leads, opportunities, processInstances } from '../collections.ts';
import type { ProcessInstance } from '../process/flow.ts';
import { type Lead, leadName, type Score } from '../records/lead.ts';
import type { Opportunity } from '../records/opportunity.ts';
import type { Page, Transaction, View } from '../store/store.ts';
import { leadRow, opportunityRow } from './lead-row.ts';
import { isPrivateMail } from './private-mail.ts';
import type { ScoredEntity } from './readiness.ts';
import type { Row } from './table.ts';

/** What a model scores: a lead or an opportunity (S1.4.2), with its type beside it. */
export type ScoredRecord =
  | { readonly entity: 'lead'; readonly record: Lead }
  | { readonly entity: 'opportunity'; readonly record: Opportunity };

export interface ScoredRef {
  readonly entity: ScoredEntity;
  readonly id: string;
}

export const asLead = (record: Lead): ScoredRecord => ({ entity: 'lead', record });
const asOpportunity = (record: Opportunity): ScoredRecord => ({ entity: 'opportunity', record });

export const refOf = ({ entity, record }: ScoredRecord): ScoredRef => ({ entity, id: record.id });

export async function scoredRecord(view: View, { entity, id }: ScoredRef): Promise<ScoredRecord | undefined> {
  if (entity === 'lead') {
    const lead = await view.get(leads, id);
    return lead && asLead(lead);
  }
  const opportunity = await view.get(opportunities, id);
  return opportunity && asOpportunity(opportunity);
}

/** What a model may look at. */
export const rowOf = (scored: ScoredRecord): Row =>
  scored.entity === 'lead' ? leadRow(scored.record, isPrivateMail) : opportunityRow(scored.record);

export const nameOfScored = (scored: ScoredRecord): string =>
  scored.entity === 'lead' ? leadName(scored.record) : scored.record.name;

export const stateOf = (scored: ScoredRecord): string =>
  scored.entity === 'lead' ? scored.record.status.state : scored.record.state;

export const instancesOf = (
  view: View,
  { entity, record }: ScoredRecord,
): Promise<readonly ProcessInstance[]> =>
  view.find(processInstances, entity === 'lead' ? 'byLead' : 'byOpportunity', record.id);

/** Open records that are `unscored`, `scored`, or `changed` since their score; the oldest score first. */
export async function openByScoring(
  view: View,
  entity: ScoredEntity,
  key: 'unscored' | 'scored' | 'changed',
  page?: Page,
): Promise<readonly ScoredRecord[]> {
  return entity === 'lead'
    ? (await view.find(leads, 'byScoring', key, page)).map(asLead)
    : (await view.find(opportunities, 'byScoring', key, page)).map(asOpportunity);
}

/** Which records: all, or those in these partitions (see `people/access`). */
export type Reach = 'all' | readonly string[];

/** The records in this state within reach, newest first when descending. */
export async function inState(
  view: View,
  entity: ScoredEntity,
  state: string,
  reach: Reach,
  page?: Page,
): Promise<readonly ScoredRecord[]> {
  const keys = (reach === 'all' ? ['all'] : reach).map((partition) => `${state}|${partition}`);
  return entity === 'lead'
    ? (await view.find(leads, 'byView', keys, page)).map(asLead)
    : (await view.find(opportunities, 'byView', keys, page)).map(asOpportunity);
}

/** Writes a score and nothing else: `modifiedAt` stays the last change by a person. */
export async function putScore(tx: Transaction, scored: ScoredRecord, score: Score): Promise<void> {
  if (scored.entity === 'lead') await tx.put(leads, { ...scored.record, score });
  else await tx.put(opportunities, { ...scored.record, score });
}
