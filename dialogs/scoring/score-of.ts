import { processFlows, scoringModels } from '../../domain/collections.ts';
import { type Actor, levelHeld } from '../../domain/people/access.ts';
import { diagnose } from '../../domain/scoring/diagnose.ts';
import { scoreHistoryOf } from '../../domain/scoring/keep-score.ts';
import { findableLifts } from '../../domain/scoring/lifts.ts';
import { explain, topReasons } from '../../domain/scoring/reasons.ts';
import { scorerOf } from '../../domain/scoring/score.ts';
import {
  nameOfScored,
  refOf,
  rowOf,
  type ScoredRecord,
  type ScoredRef,
} from '../../domain/scoring/scored-record.ts';
import type { View } from '../../domain/store/store.ts';
import type { Command } from '../command.ts';
import { everything } from '../everything.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

/** `score of …`: the score with its reasons; without one, why there is none. */
export async function scoreOf(view: View, turn: Turn, actor: Actor, scored: ScoredRecord): Promise<Reply> {
  const { score } = scored.record;
  const model = score && (await view.get(scoringModels, score.modelId));
  if (score === undefined || model?.active === undefined) return whyUnscored(view, turn, actor, scored);
  const scorer = scorerOf(model.active);
  const row = rowOf(scored);
  const explanation = explain(scorer, row);
  const { standing } = await diagnose(view, scored, turn.at);
  const ref = refOf(scored);
  return {
    kind: 'scoreOf',
    about: { ...ref, name: nameOfScored(scored) },
    score,
    history: (await scoreHistoryOf(view, ref)).map(({ value, at }) => ({ value, at })),
    // The reasons speak of the record as it is now; the score may wait for its daily refresh.
    now: explanation.score,
    baseRate: explanation.baseRate,
    ...topReasons(explanation),
    lifts: standing.kind === 'kept' ? [] : findableLifts(scorer, row),
    model: model.name,
    kept: standing.kind === 'kept',
    offers: ref.entity === 'lead' ? [show(ref), whyOf(ref)] : [{ kind: 'scored-opportunities' }],
  };
}

/** `why has … no score`: the five conditions with this record's values, and the clock (S1.5, S1.6, S1.7). */
export async function whyUnscored(
  view: View,
  turn: Turn,
  actor: Actor,
  scored: ScoredRecord,
): Promise<Reply> {
  const ref = refOf(scored);
  return {
    kind: 'whyUnscored',
    about: { ...ref, name: nameOfScored(scored) },
    diagnosis: await diagnose(view, scored, turn.at),
    processes: Object.fromEntries((await everything(view, processFlows)).map(({ id, name }) => [id, name])),
    administrator: levelHeld(actor, 'write', 'scoringModel') !== 'none',
    offers: [
      ref.entity === 'lead' ? show(ref) : { kind: 'scored-opportunities' },
      ...(levelHeld(actor, 'read', 'scoringModel') === 'none' ? [] : [{ kind: 'models' } as const]),
    ],
  };
}

const show = ({ id }: ScoredRef): Command => ({ kind: 'show-lead', lead: { kind: 'id', id } });
const whyOf = ({ id }: ScoredRef): Command => ({ kind: 'why-unscored', lead: { kind: 'id', id } });
