import { fieldOf, labelOf } from '../records/fields.ts';
import type { ProcessFlow, Stage, Step } from './flow.ts';

const step = (entity: Stage['entity'], field: string, label?: string): Step => ({
  field,
  label: label ?? labelOf(entity, field),
  required: false,
});

/**
 * The process that comes with the product (dynamics-facts 4): *Qualify* belongs to the lead, the later stages to
 * the opportunity. No step is required until an administrator says so.
 */
export const defaultProcess: Omit<ProcessFlow, 'version'> = {
  id: 'lead-to-opportunity',
  name: 'Lead to Opportunity Sales Process',
  stages: [
    {
      id: 'qualify',
      name: 'Qualify',
      entity: 'lead',
      steps: [
        step('lead', 'contactId'),
        step('lead', 'accountId'),
        step('lead', 'purchaseTimeframe'),
        step('lead', 'budgetAmount', 'Estimated budget'),
        step('lead', 'decisionMaker', 'Identify decision maker'),
        step('lead', 'need', 'Capture summary'),
      ],
    },
    {
      id: 'develop',
      name: 'Develop',
      entity: 'opportunity',
      steps: [step('opportunity', 'need', 'Customer need'), step('opportunity', 'decisionMaker')],
    },
    {
      id: 'propose',
      name: 'Propose',
      entity: 'opportunity',
      steps: [step('opportunity', 'budgetAmount'), step('opportunity', 'description', 'Proposed solution')],
    },
    { id: 'close', name: 'Close', entity: 'opportunity', steps: [] },
  ],
};

/** The stage in which a lead starts, or `undefined`: the process is not for leads. */
export const leadStageOf = ({ stages }: Pick<ProcessFlow, 'stages'>): Stage | undefined =>
  stages.find(({ entity }) => entity === 'lead');

/** Why a definition cannot be used. */
export type ProcessProblem =
  | { readonly kind: 'nameBlank'; readonly of: 'process' | 'stage' }
  | { readonly kind: 'noLeadStage' }
  /** A lead stage after an opportunity stage: the lead is closed by then. */
  | { readonly kind: 'leadStageTooLate'; readonly stage: string }
  | { readonly kind: 'stageTwice'; readonly stage: string }
  | { readonly kind: 'stepTwice'; readonly stage: string; readonly step: string }
  | { readonly kind: 'fieldUnknown'; readonly stage: string; readonly field: string };

/** Everything wrong with a definition, in the order of its stages; nothing for a sound one. */
export function problemsOf({
  name,
  stages,
}: Pick<ProcessFlow, 'name' | 'stages'>): readonly ProcessProblem[] {
  const firstOpportunity = stages.findIndex(({ entity }) => entity === 'opportunity');
  const problems: ProcessProblem[] = [];
  if (name.trim() === '') problems.push({ kind: 'nameBlank', of: 'process' });
  if (leadStageOf({ stages }) === undefined) problems.push({ kind: 'noLeadStage' });
  stages.forEach((stage, at) => {
    if (stage.name.trim() === '') problems.push({ kind: 'nameBlank', of: 'stage' });
    if (stage.entity === 'lead' && firstOpportunity !== -1 && at > firstOpportunity)
      problems.push({ kind: 'leadStageTooLate', stage: stage.name });
    const twin = (other: Stage) => other.id === stage.id || other.name === stage.name;
    if (stages.findIndex(twin) < at) problems.push({ kind: 'stageTwice', stage: stage.name });
    problems.push(...stepProblems(stage));
  });
  return problems;
}

const stepProblems = ({ name, entity, steps }: Stage): readonly ProcessProblem[] =>
  steps.flatMap(({ field, label }, at): readonly ProcessProblem[] => {
    if (fieldOf(entity, field) === undefined) return [{ kind: 'fieldUnknown', stage: name, field }];
    return steps.findIndex((other) => other.field === field) < at
      ? [{ kind: 'stepTwice', stage: name, step: label }]
      : [];
  });
