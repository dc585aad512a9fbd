import type { Actor } from '../../domain/people/access.ts';
import type { View } from '../../domain/store/store.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import type { ScoringCommand } from './command.ts';
import { showGrades } from './grades.ts';
import { showAttributes, showModels, showPerformance } from './models.ts';
import { listOpportunities, scoreOfOpportunity } from './opportunities.ts';
import { scoringReadiness } from './readiness.ts';
import { showLeadsBehind, showSummary } from './score-summary.ts';

type Looked = Exclude<ScoringCommand, { kind: 'score-of-lead' | 'why-unscored' | 'train-model' }>;

/** What can be looked at about scoring without naming a lead: one line per command. */
export function lookAtScoring(
  view: View,
  turn: Turn,
  actor: Actor,
  command: Looked,
  fields: Readonly<Record<string, string>>,
): Promise<Reply> {
  switch (command.kind) {
    case 'scoring-readiness':
      return scoringReadiness(view, turn, actor, command, fields);
    case 'models':
      return showModels(view, actor, command.modelId);
    case 'model-performance':
      return showPerformance(view, actor, command.modelId);
    case 'model-attributes':
      return showAttributes(view, actor, command.modelId, command.attribute ?? fields['attribute']);
    case 'scored-opportunities':
      return listOpportunities(view, actor, command.page);
    case 'score-of-opportunity':
      return scoreOfOpportunity(view, turn, actor, command);
    case 'score-summary':
      return showSummary(view, turn, actor, command, fields);
    case 'leads-behind':
      return showLeadsBehind(view, turn, actor, command);
    case 'grades':
      return showGrades(view, actor);
  }
}
