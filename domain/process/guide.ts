import { processFlows, processInstances } from '../collections.ts';
import type { View } from '../store/store.ts';
import { leadStageOf } from './definitions.ts';
import type { ProcessFlow, ProcessInstance, Stage } from './flow.ts';

/** Where a lead stands in its business process flow. */
export interface Guide {
  readonly instance: ProcessInstance;
  /** Missing when the definition was removed. */
  readonly process?: ProcessFlow;
  /** Missing when the active stage is no longer part of the definition. */
  readonly stage?: Stage;
}

/**
 * The instance that guides the lead: the active one, else a finished one, which Set Active takes up again. An
 * aborted one guides nobody.
 */
export async function guideOf(view: View, leadId: string): Promise<Guide | undefined> {
  const instances = await view.find(processInstances, 'byLead', leadId);
  const instance =
    instances.find(({ status }) => status === 'active') ??
    instances.find(({ status }) => status === 'finished');
  if (instance === undefined) return undefined;
  const process = await view.get(processFlows, instance.processId);
  const stage = process?.stages.find(({ id }) => id === instance.activeStageId);
  return { instance, ...(process && { process }), ...(stage && { stage }) };
}

/** The lead's stage passed last, to which Set Active goes back; `undefined` for a process without one (S2.4.3). */
export function leadStageFor({ instance, process }: Guide): Stage | undefined {
  if (process === undefined) return undefined;
  const onLead = process.stages.filter(({ entity }) => entity === 'lead');
  return onLead.findLast(({ id }) => instance.path.includes(id)) ?? leadStageOf(process);
}

/** The stage that qualifying moves to: the first of the opportunity (S2.7.3). */
export const opportunityStageOf = (process: Pick<ProcessFlow, 'stages'>): Stage | undefined =>
  process.stages.find(({ entity }) => entity === 'opportunity');

/** What the process is called; its id when the definition is gone. */
export const processName = ({ instance, process }: Guide): string => process?.name ?? instance.processId;

/** What the active stage is called; its id when the definition no longer has it. */
export const stageName = ({ instance, stage }: Guide): string => stage?.name ?? instance.activeStageId;
