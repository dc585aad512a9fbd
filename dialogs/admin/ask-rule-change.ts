import { duplicateRules, leads } from '../../domain/collections.ts';
import { notify } from '../../domain/notices/notify.ts';
import { type Actor, may } from '../../domain/people/access.ts';
import { holdersOf } from '../../domain/people/administrators.ts';
import { notFound } from '../../domain/people/decision.ts';
import { leadName } from '../../domain/records/lead.ts';
import type { Transaction } from '../../domain/store/store.ts';
import type { Command } from '../command.ts';
import { doOnce } from '../flow.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { refusedChange } from './change.ts';

/**
 * Resolutions 3 and 4 for who may not change rules (S1.14.6, S1.14.8): everybody who may is told which rule, what
 * would help and for which lead, with the buttons that do it. Asked once a day and rule, however often it is pressed.
 */
export async function askRuleChange(
  tx: Transaction,
  turn: Turn,
  actor: Actor,
  { ruleId, leadId }: Extract<Command, { kind: 'ask-rule-change' }>,
): Promise<Reply> {
  const rule = await tx.get(duplicateRules, ruleId);
  const lead = await tx.get(leads, leadId);
  if (rule === undefined) return refusedChange(notFound('duplicateRule', ruleId).refusal);
  if (lead === undefined || !may(actor, 'read', 'lead', lead))
    return refusedChange(notFound('record', leadId).refusal);
  const day = turn.at.toISOString().slice(0, 10);
  return doOnce(tx, turn, 'act', `ask-rule-change-${ruleId}-${leadId}-${day}`, async () => {
    const holders = await holdersOf(tx, 'write:duplicateRule');
    const about = {
      kind: 'ruleChangeAsked',
      ruleId,
      name: rule.name,
      excludeInactive: rule.excludeInactive,
      personName: actor.person.name,
      leadId,
      leadName: leadName(lead),
    } as const;
    for (const { id } of holders)
      await notify(tx, `${ruleId}:${leadId}:${actor.person.id}:${day}`, id, about, turn.at);
    return {
      done: holders.length > 0,
      reply: {
        kind: 'ruleChangeAsked',
        name: rule.name,
        told: holders.map(({ name }) => name),
        offers: [
          { kind: 'bulk-qualify', leadIds: [leadId] },
          { kind: 'show-lead', lead: { kind: 'id', id: leadId } },
        ],
      },
    };
  });
}
