import { daysBefore, managerDigest } from '../../domain/delivery/digest.ts';
import { chosenBy } from '../../domain/notices/preferences.ts';
import type { Actor } from '../../domain/people/access.ts';
import type { View } from '../../domain/store/store.ts';
import type { Reply } from '../reply.ts';
import { showSummary } from '../scoring/score-summary.ts';
import { tell } from '../tell.ts';
import { todayFor } from '../today.ts';
import type { Turn } from '../turn.ts';
import type { DigestCommand } from './command.ts';

/** `digest`: the same as comes by itself; whoever has only leads of their own gets the score summary. */
export async function showDigest(
  view: View,
  turn: Turn,
  actor: Actor,
  { since }: DigestCommand,
): Promise<Reply> {
  const chosen = await chosenBy(view, actor.person.id, actor, turn.at);
  const days = chosen.digest.every === 'day' ? 1 : 7;
  const digest = await managerDigest(view, actor, since ?? daysBefore(todayFor(turn), days), turn.at);
  return digest === undefined
    ? showSummary(view, turn, actor, { kind: 'score-summary' }, {})
    : tell({ kind: 'digest', digest });
}
