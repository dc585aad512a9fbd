import { duplicateDecisions } from '../collections.ts';
import { decide, decisionsOn } from '../duplicates/decisions.ts';
import type { DuplicateVerdict } from '../records/duplicate-decision.ts';
import type { RecordRef } from '../records/owned.ts';
import type { Transaction } from '../store/store.ts';
import type { Facts } from './gather.ts';
import type { Made } from './new-records.ts';

/**
 * Remembers what the person answered to *is this the same one?*: the match that was linked was *selected*, all
 * matches were *ignored* where a new record was wanted (S1.15.2, S1.15.3, S1.16.4, S1.16.5). Weights learn from it.
 */
export async function rememberChoices(tx: Transaction, facts: Facts, made: Made): Promise<void> {
  const { lead, actor, candidates, decisions, command } = facts;
  const one: RecordRef = { entity: 'lead', id: lead.id };
  for (const target of ['account', 'contact'] as const) {
    const decision = decisions[target];
    for (const { id, judged } of candidates[target].matches) {
      const linked = decision.kind === 'link' && decision.record.id === id;
      const ignored = command.choices[target]?.kind === 'createNew';
      const verdict: DuplicateVerdict | undefined = linked ? 'selected' : ignored ? 'ignored' : undefined;
      if (verdict === undefined || judged === undefined) continue;
      await decide(tx, one, { entity: target, id }, verdict, { personId: actor.person.id, at: made.at });
    }
  }
}

/** Takes back what a qualification at this moment remembered. */
export async function forgetChoices(tx: Transaction, leadId: string, at: string): Promise<void> {
  const one: RecordRef = { entity: 'lead', id: leadId };
  for (const decision of (await decisionsOn(tx, one)).values())
    if (decision.at === at && (decision.verdict === 'selected' || decision.verdict === 'ignored'))
      await tx.remove(duplicateDecisions, decision.id);
}
