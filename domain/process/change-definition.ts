import { leads, processFlows, processInstances, settings } from '../collections.ts';
import type { Actor } from '../people/access.ts';
import { agreed, type Decision, notAllowed, notFound, refused } from '../people/decision.ts';
import { settingsId } from '../qualification/settings.ts';
import type { Transaction, View } from '../store/store.ts';
import { type ProcessProblem, problemsOf } from './definitions.ts';
import { edited, type ProcessEdit } from './edit-definition.ts';
import type { ProcessFlow } from './flow.ts';

/** What an edit of a definition does. */
export interface ProcessPlan {
  readonly next: ProcessFlow;
  /** Leads that stand in the edited stage now. */
  readonly inStage: number;
  /** A step became required: how many of the first `looked` leads there have it empty, and are blocked by it. */
  readonly lacking?: { readonly leads: number; readonly looked: number };
}

export type ProcessRefusal =
  | { readonly kind: 'unsound'; readonly problems: readonly ProcessProblem[] }
  /** Somebody's lead stands in the stage. */
  | { readonly kind: 'stageInUse'; readonly stage: string; readonly leads: number }
  | {
      readonly kind: 'processInUse';
      readonly process: string;
      readonly leads: number;
      readonly isDefault: boolean;
    };

export type ProcessDecision = Decision<ProcessPlan, ProcessRefusal>;

/** How many leads of a stage are opened to see who lacks a field that becomes required. */
const lookAtMost = 500;

/** What the edit would do. Needs Write on Process. */
export async function previewProcess(
  view: View,
  actor: Actor,
  processId: string,
  edit: ProcessEdit,
): Promise<ProcessDecision> {
  const forbidden = await notAllowed(view, actor, 'write', 'process');
  if (forbidden) return forbidden;
  const flow = await view.get(processFlows, processId);
  if (flow === undefined) return notFound('process', processId);
  const next = edited(flow, edit);
  if ('lacks' in next) return notFound(next.lacks, next.id);
  const problems = problemsOf(next);
  if (problems.length > 0) return refused({ kind: 'unsound', problems });
  if (!('stageId' in edit)) return agreed({ next, inStage: 0 });
  const stage = flow.stages.find(({ id }) => id === edit.stageId);
  const inStage = await view.count(processInstances, 'byStage', `${processId}|${edit.stageId}`);
  if (edit.kind === 'removeStage' && inStage > 0)
    return refused({ kind: 'stageInUse', stage: stage?.name ?? edit.stageId, leads: inStage });
  const tightens = edit.kind === 'requireStep' && edit.required && stage?.entity === 'lead';
  return agreed({
    next,
    inStage,
    ...(tightens && { lacking: await lackingField(view, processId, edit.stageId, edit.field) }),
  });
}

export async function changeProcess(
  tx: Transaction,
  actor: Actor,
  processId: string,
  edit: ProcessEdit,
): Promise<ProcessDecision> {
  const decision = await previewProcess(tx, actor, processId, edit);
  if (decision.kind === 'agreed') await tx.put(processFlows, decision.plan.next);
  return decision;
}

/** Adds a definition. Needs Create on Process; refuses an unsound one. */
export async function addProcess(
  tx: Transaction,
  actor: Actor,
  flow: Omit<ProcessFlow, 'version'>,
): Promise<Decision<ProcessFlow, ProcessRefusal>> {
  const forbidden = await notAllowed(tx, actor, 'create', 'process');
  if (forbidden) return forbidden;
  const problems = problemsOf(flow);
  if (problems.length > 0) return refused({ kind: 'unsound', problems });
  return agreed(await tx.put(processFlows, { ...flow, version: 0 }));
}

/** Removes a definition that no lead is in and that new leads do not start in. Needs Delete on Process. */
export async function removeProcess(
  tx: Transaction,
  actor: Actor,
  processId: string,
): Promise<Decision<ProcessFlow, ProcessRefusal>> {
  const forbidden = await notAllowed(tx, actor, 'delete', 'process');
  if (forbidden) return forbidden;
  const flow = await tx.get(processFlows, processId);
  if (flow === undefined) return notFound('process', processId);
  const users = await tx.count(processInstances, 'byProcess', processId);
  const isDefault = (await tx.get(settings, settingsId))?.defaultProcessId === processId;
  if (users > 0 || isDefault)
    return refused({ kind: 'processInUse', process: flow.name, leads: users, isDefault });
  await tx.remove(processFlows, processId);
  return agreed(flow);
}

async function lackingField(
  view: View,
  processId: string,
  stageId: string,
  field: string,
): Promise<NonNullable<ProcessPlan['lacking']>> {
  const instances = await view.find(processInstances, 'byStage', `${processId}|${stageId}`, {
    limit: lookAtMost,
  });
  const found = await Promise.all(instances.map(({ leadId }) => view.get(leads, leadId)));
  const empty = found.filter((lead) => lead !== undefined && !new Map(Object.entries(lead)).has(field));
  return { leads: empty.length, looked: instances.length };
}
