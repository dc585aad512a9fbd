import { leads, opportunities, scoreHistories } from '../collections.ts';
import type { Lead } from '../records/lead.ts';
import type { Opportunity } from '../records/opportunity.ts';
import { refKey } from '../records/owned.ts';
import type { View } from '../store/store.ts';
import { asLead, refOf, rowOf, type ScoredRecord } from './scored-record.ts';
import type { Row } from './table.ts';

/**
 * The record's fields as they were when it was first saved. A model learns from these: what is filled in while a
 * lead is worked, or by the qualification itself, would tell it the outcome (scoring pitfalls, score snapshots).
 * An imported record has one version only, the imported one. Kept with the first score; else read from the audit trail.
 */
export async function rowWhenNew(view: View, scored: ScoredRecord): Promise<Row> {
  if (scored.record.version === 1) return rowOf(scored);
  const kept = (await view.get(scoreHistories, refKey(refOf(scored))))?.whenNew;
  return kept ?? rowOf(await firstVersion(view, scored));
}

async function firstVersion(view: View, scored: ScoredRecord): Promise<ScoredRecord> {
  const { entity, record } = scored;
  const entries =
    entity === 'lead'
      ? await view.history(leads, record.id, record.version)
      : await view.history(opportunities, record.id, record.version);
  const first = entries.at(-1)?.edits[0]?.after;
  if (first === undefined) return scored;
  return entity === 'lead' ? asLead(first as Lead) : { entity, record: first as Opportunity };
}
