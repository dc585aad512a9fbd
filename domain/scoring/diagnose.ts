import { leads, opportunities } from '../collections.ts';
import type { View } from '../store/store.ts';
import { allModels } from './plan-model.ts';
import { asUnscored, asUnscoredModel } from './score-records.ts';
import type { ScoredRecord } from './scored-record.ts';
import { type Diagnosis, whyUnscored } from './unscored.ts';

/** Scoring new records at once has been there from this bot's first day (S1.7.3). */
const realTimeSince = new Date(0);

/** Why this record has no score, by the model that comes nearest to it: the one with the fewest conditions unmet. */
export async function diagnose(view: View, scored: ScoredRecord, now: Date): Promise<Diagnosis> {
  const record = { ...(await asUnscored(view, scored)), savedAt: await savedAt(view, scored) };
  const models = (await allModels(view)).filter(
    ({ status, scope }) => status.kind !== 'retired' && scope.entity === scored.entity,
  );
  const at = { now, realTimeSince };
  const judged = models.map((model) => whyUnscored(record, asUnscoredModel(model), at));
  const unmet = ({ conditions }: Diagnosis): number => conditions.filter(({ met }) => !met).length;
  return judged.sort((a, b) => unmet(a) - unmet(b))[0] ?? whyUnscored(record, undefined, at);
}

/** An imported record may have been created long before it was saved here. */
async function savedAt(view: View, { entity, record }: ScoredRecord): Promise<string> {
  const history =
    entity === 'lead'
      ? await view.history(leads, record.id, record.version)
      : await view.history(opportunities, record.id, record.version);
  return history.at(-1)?.at ?? record.createdAt;
}
