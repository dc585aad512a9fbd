import { type Actor, levelHeld } from '../../domain/people/access.ts';
import { gradedLeads, pastRates } from '../../domain/scoring/change-grades.ts';
import { simulateGrades } from '../../domain/scoring/grades.ts';
import { gradeMinimums } from '../../domain/scoring/score-records.ts';
import type { View } from '../../domain/store/store.ts';
import type { Reply } from '../reply.ts';

/** `grades`: everybody may see the four buckets; administrators get the fields to move them (S1.10.2, S1.10.3). */
export async function showGrades(view: View, actor: Actor): Promise<Reply> {
  const minimums = await gradeMinimums(view);
  return {
    kind: 'grades',
    minimums,
    counts: simulateGrades(await gradedLeads(view, actor), minimums, minimums).before,
    past: (await pastRates(view, actor))(minimums),
    mayChange: levelHeld(actor, 'write', 'scoringModel') !== 'none',
    offers: [{ kind: 'list-leads', view: 'my-open-scored' }, { kind: 'help' }],
  };
}
