import { leads, processFlows, scoringModels } from '../../domain/collections.ts';
import { type Actor, levelHeld } from '../../domain/people/access.ts';
import type { Lead } from '../../domain/records/lead.ts';
import type { StoredScoringModel } from '../../domain/records/scoring-model.ts';
import { leadRow } from '../../domain/scoring/lead-row.ts';
import { allModels } from '../../domain/scoring/plan-model.ts';
import { isPrivateMail } from '../../domain/scoring/private-mail.ts';
import { explain, topReasons } from '../../domain/scoring/reasons.ts';
import { scorerOf } from '../../domain/scoring/score.ts';
import { asUnscored, asUnscoredModel } from '../../domain/scoring/score-leads.ts';
import { type Diagnosis, whyUnscored } from '../../domain/scoring/unscored.ts';
import type { View } from '../../domain/store/store.ts';
import type { Command } from '../command.ts';
import { everything } from '../everything.ts';
import { leadHead } from '../lead-facts.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

/** Scoring new leads at once has been there from this bot's first day (S1.7.3). */
const realTimeSince = new Date(0);

/** `score of …`: the score with its reasons; without one, why there is none. */
export async function scoreOfLead(view: View, turn: Turn, actor: Actor, lead: Lead): Promise<Reply> {
  const { score } = lead;
  const model = score && (await view.get(scoringModels, score.modelId));
  if (score === undefined || model?.active === undefined) return whyNoScore(view, turn, actor, lead);
  const explanation = explain(scorerOf(model.active), leadRow(lead, isPrivateMail));
  const { standing } = await diagnose(view, lead, turn.at);
  return {
    kind: 'scoreOfLead',
    lead: leadHead(lead),
    score,
    // The reasons speak of the lead as it is now; the score may wait for its daily refresh.
    now: explanation.score,
    baseRate: explanation.baseRate,
    ...topReasons(explanation),
    model: model.name,
    kept: standing.kind === 'kept',
    offers: [show(lead), { kind: 'why-unscored', lead: { kind: 'id', id: lead.id } }],
  };
}

/** `why has … no score`: the five conditions with this lead's values, and the clock (S1.5, S1.6, S1.7). */
export async function whyNoScore(view: View, turn: Turn, actor: Actor, lead: Lead): Promise<Reply> {
  return {
    kind: 'whyNoScore',
    lead: leadHead(lead),
    diagnosis: await diagnose(view, lead, turn.at),
    processes: Object.fromEntries((await everything(view, processFlows)).map(({ id, name }) => [id, name])),
    administrator: levelHeld(actor, 'write', 'scoringModel') !== 'none',
    offers: [
      show(lead),
      ...(levelHeld(actor, 'read', 'scoringModel') === 'none' ? [] : [{ kind: 'models' } as const]),
    ],
  };
}

const show = ({ id }: Lead): Command => ({ kind: 'show-lead', lead: { kind: 'id', id } });

/** By the model that comes nearest to scoring the lead: the one with the fewest conditions unmet. */
export async function diagnose(view: View, lead: Lead, now: Date): Promise<Diagnosis> {
  const record = { ...(await asUnscored(view, lead)), savedAt: await savedAt(view, lead) };
  const models = (await allModels(view)).filter(({ status }) => status.kind !== 'retired');
  const at = { now, realTimeSince };
  const judged = models.map((model: StoredScoringModel) => whyUnscored(record, asUnscoredModel(model), at));
  const unmet = ({ conditions }: Diagnosis): number => conditions.filter(({ met }) => !met).length;
  return judged.sort((a, b) => unmet(a) - unmet(b))[0] ?? whyUnscored(record, undefined, at);
}

/** An imported lead may have been created long before it was saved here. */
async function savedAt(view: View, lead: Lead): Promise<string> {
  const history = await view.history(leads, lead.id, lead.version);
  return history.at(-1)?.at ?? lead.createdAt;
}
