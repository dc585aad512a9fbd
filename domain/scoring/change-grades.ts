import { leads, settings } from '../collections.ts';
import { type Actor, readable } from '../people/access.ts';
import { agreed, type Decision, notAllowed, refused } from '../people/decision.ts';
import { loadSettings } from '../qualification/settings-change.ts';
import type { Grade, Lead } from '../records/lead.ts';
import { leadName } from '../records/lead.ts';
import type { Transaction, View } from '../store/store.ts';
import {
  checked,
  countGrades,
  type GradeCount,
  type GradedLead,
  type GradeMinimums,
  type GradeRefusal,
  type GradeShares,
  gradeOf,
  minimumsByShare,
  simulateGrades,
} from './grades.ts';
import { ratesByGrade } from './score-counts.ts';
import { gradeMinimums, publishedModels } from './score-records.ts';
import { openByScoring, putScore } from './scored-record.ts';

/** New boundaries, or how large each bucket shall be, in percent of the open leads. */
export interface GradesIdea {
  readonly minimums: Partial<GradeMinimums>;
  readonly shares?: GradeShares;
}

export interface GradesPlan {
  readonly from: GradeMinimums;
  readonly to: GradeMinimums;
  readonly before: readonly GradeCount[];
  readonly after: readonly GradeCount[];
  /** How many open leads get another grade, and the first ten of them by score. */
  readonly moved: number;
  readonly examples: readonly (Moved & { readonly name: string })[];
  readonly past: { readonly before: PastRates; readonly after: PastRates };
}

interface Moved {
  readonly id: string;
  readonly score: number;
  readonly from: Grade;
  readonly to: Grade;
}

/** How often leads of each grade were qualified: those closed with a score, or else those of the models' tests. */
export interface PastRates {
  readonly basis: 'closed' | 'test' | 'none';
  readonly grades: readonly { readonly grade: Grade; readonly leads: number; readonly positives: number }[];
}

export type GradesDecision = Decision<GradesPlan, GradeRefusal>;

/** The open, scored leads that the actor may read, best first. */
export async function gradedLeads(view: View, actor: Actor): Promise<readonly GradedLead[]> {
  return (await scoredLeads(view, actor)).map(({ id, score }) => ({ id, score: score?.value ?? 0 }));
}

async function scoredLeads(view: View, actor: Actor): Promise<readonly Lead[]> {
  const open = await view.find(leads, 'byView', keysOf(actor, 'open'));
  return open
    .filter(({ score }) => score !== undefined)
    .sort((a, b) => (b.score?.value ?? 0) - (a.score?.value ?? 0));
}

const keysOf = (actor: Actor, state: string): readonly string[] => {
  const partitions = readable(actor, 'lead');
  return (partitions === 'all' ? ['all'] : partitions).map((partition) => `${state}|${partition}`);
};

/** Fewer closed leads than this say too little; then the tests of the published models are asked. */
const ENOUGH_CLOSED = 40;

/** A function from boundaries to how often leads of each grade were qualified in the past. */
export async function pastRates(view: View, actor: Actor): Promise<(minimums: GradeMinimums) => PastRates> {
  const closed: GradedLead[] = [];
  for (const state of ['qualified', 'disqualified'])
    for (const { id, score } of await view.find(leads, 'byView', keysOf(actor, state)))
      if (score) closed.push({ id, score: score.value, qualified: state === 'qualified' });
  if (closed.length >= ENOUGH_CLOSED)
    return (minimums) => ({
      basis: 'closed',
      grades: countGrades(closed, minimums).map(({ grade, closed: many, qualified }) => ({
        grade,
        leads: many,
        positives: qualified,
      })),
    });
  const tests = (await publishedModels(view, 'lead')).flatMap(
    ({ active }) => active.learned.validation.byScore ?? [],
  );
  const [first] = tests;
  if (first === undefined) return () => ({ basis: 'none', grades: [] });
  const add = (key: 'leads' | 'positives'): readonly number[] =>
    first[key].map((_, score) => tests.reduce((sum, test) => sum + (test[key][score] ?? 0), 0));
  const all = { leads: add('leads'), positives: add('positives') };
  return (minimums) => ({ basis: 'test', grades: ratesByGrade(all, minimums) });
}

/** Which leads would change their grade, and how often each grade was qualified (S1.10.3, C9). */
export async function previewGrades(view: View, actor: Actor, idea: GradesIdea): Promise<GradesDecision> {
  const forbidden = await notAllowed(view, actor, 'write', 'scoringModel');
  if (forbidden) return forbidden;
  const from = await gradeMinimums(view);
  const open = await scoredLeads(view, actor);
  const graded = open.map(({ id, score }) => ({ id, score: score?.value ?? 0 }));
  const result = idea.shares ? byShare(graded, idea.shares) : checked({ ...from, ...idea.minimums });
  if (result.kind === 'refused') return refused(result.refusal);
  const to = result.minimums;
  const { before, after, moved } = simulateGrades(graded, from, to);
  const names = new Map(open.map((lead) => [lead.id, leadName(lead)]));
  const rates = await pastRates(view, actor);
  return agreed({
    from,
    to,
    before,
    after,
    moved: moved.length,
    examples: moved.slice(0, 10).map((lead) => ({ ...lead, name: names.get(lead.id) ?? lead.id })),
    past: { before: rates(from), after: rates(to) },
  });
}

function byShare(graded: readonly GradedLead[], shares: GradeShares) {
  const { A, B, C } = shares;
  if ([A, B, C].some((share) => !(share > 0)) || A + B + C >= 100)
    return { kind: 'refused', refusal: { kind: 'notShares', ...shares } } as const;
  if (graded.length === 0) return { kind: 'refused', refusal: { kind: 'noScores' } } as const;
  const scores = graded.map(({ score }) => score);
  return checked(minimumsByShare(scores, { A: A / 100, B: B / 100, C: C / 100 }));
}

/** Needs Write on Scoring Model. */
export async function changeGrades(tx: Transaction, actor: Actor, idea: GradesIdea): Promise<GradesDecision> {
  const decision = await previewGrades(tx, actor, idea);
  if (decision.kind === 'agreed') await setGrades(tx, decision.plan.to);
  return decision;
}

/** Open records get their new grade at once, so that a view never mixes two rulings; closed ones keep theirs. */
export async function setGrades(tx: Transaction, to: GradeMinimums): Promise<void> {
  await tx.put(settings, { ...(await loadSettings(tx)), grades: to });
  for (const entity of ['lead', 'opportunity'] as const)
    for (const scored of await openByScoring(tx, entity, 'scored')) {
      const { score } = scored.record;
      if (score === undefined) continue;
      const grade = gradeOf(score.value, to);
      if (grade !== score.grade) await putScore(tx, scored, { ...score, grade });
    }
}
