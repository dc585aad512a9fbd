import { processFlows } from '../../domain/collections.ts';
import { type Actor, levelHeld, readable } from '../../domain/people/access.ts';
import { notAllowed } from '../../domain/people/decision.ts';
import { MOST_MONTHS, readiness } from '../../domain/scoring/readiness.ts';
import { closedRecords } from '../../domain/scoring/records-to-count.ts';
import type { View } from '../../domain/store/store.ts';
import { refusedChange } from '../admin/change.ts';
import { everything } from '../everything.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import type { ScoringCommand } from './command.ts';
import type { ReadinessAsked } from './reply.ts';

/** `can I build a scoring model?`: counted over the closed records that the asker may read (S1.3, S1.4). */
export async function scoringReadiness(
  view: View,
  turn: Turn,
  actor: Actor,
  command: Extract<ScoringCommand, { kind: 'scoring-readiness' }>,
  fields: Readonly<Record<string, string>>,
): Promise<Reply> {
  const forbidden = await notAllowed(view, actor, 'read', 'scoringModel');
  if (forbidden) return refusedChange(forbidden.refusal);
  const asked = askedFor(command, fields);
  const records = await closedRecords(view, readable(actor, asked.entity), asked.entity);
  const other = asked.entity === 'lead' ? 'opportunity' : 'lead';
  const counted = readiness(records, { ...asked, now: turn.at });
  const mayTrain =
    counted.kind === 'checked' && counted.ready && levelHeld(actor, 'write', 'scoringModel') !== 'none';
  return {
    kind: 'scoringReadiness',
    readiness: counted,
    asked,
    processes: (await everything(view, processFlows)).map(({ id, name }) => ({ id, name })),
    offers: [
      ...(mayTrain ? [{ kind: 'train-model', entity: asked.entity } as const] : []),
      { kind: 'models' },
      { kind: 'scoring-readiness', entity: other },
      { kind: 'help' },
    ],
  };
}

/** What the card's fields say wins over what its button carried. */
function askedFor(
  { entity = 'lead', months = MOST_MONTHS, processId }: Partial<ReadinessAsked>,
  fields: Readonly<Record<string, string>>,
): ReadinessAsked {
  const process = fields['process'] ?? processId ?? 'any';
  return {
    entity,
    months: fields['months'] === undefined ? months : Number(fields['months']),
    ...(process === 'any' ? {} : { processId: process }),
  };
}
