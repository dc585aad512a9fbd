import { leads, settings } from '../collections.ts';
import { type Actor, readable } from '../people/access.ts';
import { agreed, type Decision, notAllowed, refused } from '../people/decision.ts';
import { loadSettings } from '../qualification/settings-change.ts';
import type { Transaction, View } from '../store/store.ts';
import {
  checked,
  type GradedLead,
  type GradeMinimums,
  type GradeRefusal,
  type GradeSimulation,
  gradeOf,
  simulateGrades,
} from './grades.ts';
import { gradeMinimums } from './score-leads.ts';

export interface GradesPlan {
  readonly from: GradeMinimums;
  readonly to: GradeMinimums;
  readonly simulation: GradeSimulation;
}

export type GradesDecision = Decision<GradesPlan, GradeRefusal>;

/** The open, scored leads that the actor may read. */
export async function gradedLeads(view: View, actor: Actor): Promise<readonly GradedLead[]> {
  const partitions = readable(actor, 'lead');
  const keys = (partitions === 'all' ? ['all'] : partitions).map((partition) => `open|${partition}`);
  const open = await view.find(leads, 'byView', keys);
  return open.flatMap(({ id, score }) => (score === undefined ? [] : [{ id, score: score.value }]));
}

/** How many leads would change their grade (S1.10.3, C9). Needs Write on Scoring Model. */
export async function previewGrades(
  view: View,
  actor: Actor,
  change: Partial<GradeMinimums>,
): Promise<GradesDecision> {
  const forbidden = await notAllowed(view, actor, 'write', 'scoringModel');
  if (forbidden) return forbidden;
  const from = await gradeMinimums(view);
  const result = checked({ ...from, ...change });
  if (result.kind === 'refused') return refused(result.refusal);
  const to = result.minimums;
  return agreed({ from, to, simulation: simulateGrades(await gradedLeads(view, actor), from, to) });
}

/** Open leads get their new grade at once, so that a view never mixes two rulings; closed ones keep theirs. */
export async function changeGrades(
  tx: Transaction,
  actor: Actor,
  change: Partial<GradeMinimums>,
): Promise<GradesDecision> {
  const decision = await previewGrades(tx, actor, change);
  if (decision.kind === 'refused') return decision;
  const { to } = decision.plan;
  await tx.put(settings, { ...(await loadSettings(tx)), grades: to });
  for (const lead of await tx.find(leads, 'byScoring', 'scored')) {
    if (lead.score === undefined) continue;
    const grade = gradeOf(lead.score.value, to);
    if (grade !== lead.score.grade) await tx.put(leads, { ...lead, score: { ...lead.score, grade } });
  }
  return decision;
}
