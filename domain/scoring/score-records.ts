import { scoringModels, settings } from '../collections.ts';
import { settingsId } from '../qualification/settings.ts';
import type { Grade } from '../records/lead.ts';
import type { StoredScoringModel } from '../records/scoring-model.ts';
import type { Transaction, View } from '../store/store.ts';
import { type GradeMinimums, gradeOf, ownDefault } from './grades.ts';
import { keepScore } from './keep-score.ts';
import type { Model } from './model.ts';
import type { ScoredEntity } from './readiness.ts';
import { type Scorer, scorerOf, trendOf } from './score.ts';
import { scoreNews } from './score-news.ts';
import {
  instancesOf,
  openByScoring,
  putScore,
  refOf,
  rowOf,
  type ScoredRecord,
  type ScoredRef,
  scoredRecord,
  stateOf,
} from './scored-record.ts';
import { isScorable, REFRESH_EVERY, type UnscoredModel, type UnscoredRecord } from './unscored.ts';
import { rowWhenNew } from './when-new.ts';

export type PublishedModel = StoredScoringModel & {
  readonly status: { readonly kind: 'published'; readonly at: string };
  readonly active: Model;
};

/** The models that score these records now; where several fit a record, the one published last does. */
export async function publishedModels(view: View, entity: ScoredEntity): Promise<readonly PublishedModel[]> {
  const found = await view.find(scoringModels, 'byStatus', 'published');
  const isPublished = (model: StoredScoringModel): model is PublishedModel =>
    model.status.kind === 'published' && model.active !== undefined && model.scope.entity === entity;
  return found.filter(isPublished).sort((a, b) => (a.status.at < b.status.at ? 1 : -1));
}

export const gradeMinimums = async (view: View): Promise<GradeMinimums> =>
  (await view.get(settings, settingsId))?.grades ?? ownDefault;

export const asUnscoredModel = ({ name, scope, editedAt, status }: StoredScoringModel): UnscoredModel => ({
  name,
  scope,
  editedAt,
  ...(status.kind === 'published' ? { publishedAt: status.at } : {}),
});

/** A record as the five conditions see it; an aborted process does not count as its process. */
export async function asUnscored(view: View, scored: ScoredRecord): Promise<UnscoredRecord> {
  const { createdAt, modifiedAt, score } = scored.record;
  const instances = await instancesOf(view, scored);
  return {
    state: stateOf(scored),
    createdAt,
    savedAt: createdAt,
    modifiedAt,
    processIds: instances.filter(({ status }) => status !== 'aborted').map(({ processId }) => processId),
    fields: rowOf(scored),
    ...(score === undefined ? {} : { score }),
  };
}

/** The model that scores this record now (S1.5), if any. */
export async function modelFor(
  view: View,
  scored: ScoredRecord,
  models: readonly PublishedModel[],
  now: Date,
): Promise<PublishedModel | undefined> {
  const record = await asUnscored(view, scored);
  return models.find((model) => isScorable(record, asUnscoredModel(model), now));
}

/**
 * At most `limit` records that are due: new ones first (S1.6.1), then those changed since a score that is a day old
 * (S1.6.2), then those scored before their model was published. A record that no model scores any more is never
 * due, so it keeps its score (S1.5.6).
 */
export async function dueRecords(view: View, now: Date, limit: number): Promise<readonly ScoredRef[]> {
  const due: ScoredRef[] = [];
  for (const entity of ['lead', 'opportunity'] as const)
    due.push(...(await dueOf(view, entity, now, limit - due.length)));
  return due;
}

async function dueOf(
  view: View,
  entity: ScoredEntity,
  now: Date,
  limit: number,
): Promise<readonly ScoredRef[]> {
  const models = await publishedModels(view, entity);
  const [newest] = models;
  if (newest === undefined) return [];
  const dayAgo = new Date(now.getTime() - REFRESH_EVERY).toISOString();
  const due = new Map<string, ScoredRef>();
  const add = (scored: ScoredRecord): void => void due.set(scored.record.id, refOf(scored));
  for (const scored of await openByScoring(view, entity, 'unscored', { descending: true })) {
    if (due.size >= limit) break;
    if (await modelFor(view, scored, models, now)) add(scored);
  }
  for await (const scored of oldestScores(view, entity, 'changed', dayAgo)) {
    if (due.size >= limit) break;
    if (await modelFor(view, scored, models, now)) add(scored);
  }
  for await (const scored of oldestScores(view, entity, 'scored', newest.status.at)) {
    if (due.size >= limit) break;
    const model = await modelFor(view, scored, models, now);
    if (model !== undefined && isDue(scored, model, now)) add(scored);
  }
  return [...due.values()];
}

const pageSize = 500;

async function* oldestScores(
  view: View,
  entity: ScoredEntity,
  key: 'changed' | 'scored',
  until: string,
): AsyncGenerator<ScoredRecord> {
  for (let offset = 0; ; offset += pageSize) {
    const page = await openByScoring(view, entity, key, { limit: pageSize, offset });
    for (const scored of page) {
      if ((scored.record.score?.at ?? '') > until) return;
      yield scored;
    }
    if (page.length < pageSize) return;
  }
}

/** Never scored, changed since a score that is a day old, or scored before the model was published. */
function isDue({ record: { score, modifiedAt } }: ScoredRecord, model: PublishedModel, now: Date): boolean {
  if (score === undefined || score.at < model.status.at) return true;
  return modifiedAt > score.at && score.at <= new Date(now.getTime() - REFRESH_EVERY).toISOString();
}

/**
 * Scores these records as they are now, as far as they are still due and a model scores them; returns how many got a
 * score. So two processes that found the same ones due give one score. It leaves no trace of an edit. Owners are told
 * of first scores that are an A, and of moves by more than one grade.
 */
export async function scoreRecords(tx: Transaction, refs: readonly ScoredRef[], now: Date): Promise<number> {
  const models = {
    lead: await publishedModels(tx, 'lead'),
    opportunity: await publishedModels(tx, 'opportunity'),
  };
  const minimums = await gradeMinimums(tx);
  const scorers = new Map<string, Scorer>();
  const news = scoreNews();
  let count = 0;
  for (const ref of refs) {
    const scored = await scoredRecord(tx, ref);
    const model = scored && (await modelFor(tx, scored, models[ref.entity], now));
    if (scored === undefined || model === undefined || !isDue(scored, model, now)) continue;
    const scorer = scorers.get(model.id) ?? scorerOf(model.active);
    scorers.set(model.id, scorer);
    const given = { ...scorer.score(rowOf(scored)), modelId: model.id };
    news.note(scored, await giveScore(tx, scored, given, minimums, now));
    count++;
  }
  await news.tell(tx, now);
  return count;
}

async function giveScore(
  tx: Transaction,
  scored: ScoredRecord,
  { score: value, modelId }: { readonly score: number; readonly modelId: string },
  minimums: GradeMinimums,
  now: Date,
): Promise<Grade> {
  const previous = scored.record.score?.value;
  const given = { value, grade: gradeOf(value, minimums), at: now.toISOString(), modelId };
  await keepScore(tx, refOf(scored), given, () => rowWhenNew(tx, scored));
  await putScore(tx, scored, {
    ...given,
    trend: trendOf(value, previous),
    ...(previous === undefined ? {} : { previous }),
  });
  return given.grade;
}
