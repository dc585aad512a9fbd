import { leads, processInstances, scoringModels, settings } from '../collections.ts';
import { settingsId } from '../qualification/settings.ts';
import type { Lead } from '../records/lead.ts';
import type { StoredScoringModel } from '../records/scoring-model.ts';
import type { Transaction, View } from '../store/store.ts';
import { type GradeMinimums, gradeOf, ownDefault } from './grades.ts';
import { leadRow } from './lead-row.ts';
import type { Model } from './model.ts';
import { isPrivateMail } from './private-mail.ts';
import { type Scorer, scorerOf, trendOf } from './score.ts';
import { isScorable, REFRESH_EVERY, type UnscoredModel, type UnscoredRecord } from './unscored.ts';

export type PublishedModel = StoredScoringModel & {
  readonly status: { readonly kind: 'published'; readonly at: string };
  readonly active: Model;
};

/** The models that score leads now; where several fit a lead, the one published last does. */
export async function publishedModels(view: View): Promise<readonly PublishedModel[]> {
  const found = await view.find(scoringModels, 'byStatus', 'published');
  const isPublished = (model: StoredScoringModel): model is PublishedModel =>
    model.status.kind === 'published' && model.active !== undefined;
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

/** A lead as the five conditions see it; an aborted process does not count as its process. */
export async function asUnscored(view: View, lead: Lead): Promise<UnscoredRecord> {
  const instances = await view.find(processInstances, 'byLead', lead.id);
  return {
    state: lead.status.state,
    createdAt: lead.createdAt,
    savedAt: lead.createdAt,
    modifiedAt: lead.modifiedAt,
    processIds: instances.filter(({ status }) => status !== 'aborted').map(({ processId }) => processId),
    fields: leadRow(lead, isPrivateMail),
    ...(lead.score === undefined ? {} : { score: lead.score }),
  };
}

/** The model that scores this lead now (S1.5), if any. */
export async function modelFor(
  view: View,
  lead: Lead,
  models: readonly PublishedModel[],
  now: Date,
): Promise<PublishedModel | undefined> {
  const record = await asUnscored(view, lead);
  return models.find((model) => isScorable(record, asUnscoredModel(model), now));
}

/**
 * At most `limit` leads that are due: new ones first (S1.6.1), then those changed since a score that is a day old
 * (S1.6.2), then those scored before their model was published. A lead that no model scores any more is never
 * due, so it keeps its score (S1.5.6).
 */
export async function dueLeads(view: View, now: Date, limit: number): Promise<readonly string[]> {
  const models = await publishedModels(view);
  const [newest] = models;
  if (newest === undefined) return [];
  const dayAgo = new Date(now.getTime() - REFRESH_EVERY).toISOString();
  const due = new Set<string>();
  const unscored = view.find(leads, 'byScoring', 'unscored', { descending: true });
  for (const lead of await unscored) {
    if (due.size >= limit) break;
    if (await modelFor(view, lead, models, now)) due.add(lead.id);
  }
  for await (const lead of oldestScores(view, 'changed', dayAgo)) {
    if (due.size >= limit) break;
    if (await modelFor(view, lead, models, now)) due.add(lead.id);
  }
  for await (const lead of oldestScores(view, 'scored', newest.status.at)) {
    if (due.size >= limit) break;
    const model = await modelFor(view, lead, models, now);
    if (model !== undefined && (lead.score?.at ?? '') < model.status.at) due.add(lead.id);
  }
  return [...due];
}

const pageSize = 500;

async function* oldestScores(view: View, key: 'changed' | 'scored', until: string): AsyncGenerator<Lead> {
  for (let offset = 0; ; offset += pageSize) {
    const page = await view.find(leads, 'byScoring', key, { limit: pageSize, offset });
    for (const lead of page) {
      if ((lead.score?.at ?? '') > until) return;
      yield lead;
    }
    if (page.length < pageSize) return;
  }
}

/**
 * Scores these leads as they are now, as far as a model scores them; returns how many got a score. It leaves no
 * trace of an edit: `modifiedAt` is the last change by a person.
 */
export async function scoreLeads(tx: Transaction, ids: readonly string[], now: Date): Promise<number> {
  const models = await publishedModels(tx);
  const minimums = await gradeMinimums(tx);
  const scorers = new Map<string, Scorer>();
  let scored = 0;
  for (const id of ids) {
    const lead = await tx.get(leads, id);
    const model = lead && (await modelFor(tx, lead, models, now));
    if (lead === undefined || model === undefined) continue;
    const scorer = scorers.get(model.id) ?? scorerOf(model.active);
    scorers.set(model.id, scorer);
    const { score: value } = scorer.score(leadRow(lead, isPrivateMail));
    const previous = lead.score?.value;
    await tx.put(leads, {
      ...lead,
      score: {
        value,
        grade: gradeOf(value, minimums),
        at: now.toISOString(),
        modelId: model.id,
        trend: trendOf(value, previous),
        ...(previous === undefined ? {} : { previous }),
      },
    });
    scored++;
  }
  return scored;
}
