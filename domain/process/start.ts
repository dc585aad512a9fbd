import { processFlows, processInstances } from '../collections.ts';
import { loadSettings } from '../qualification/settings-change.ts';
import type { Transaction, View } from '../store/store.ts';
import { leadStageOf } from './definitions.ts';
import type { ProcessFlow, ProcessInstance } from './flow.ts';

/** The process in which new leads start, or `undefined`: the organisation has none for leads. */
export async function defaultProcessOf(view: View): Promise<ProcessFlow | undefined> {
  const { defaultProcessId } = await loadSettings(view);
  const process = defaultProcessId === undefined ? undefined : await view.get(processFlows, defaultProcessId);
  return process && leadStageOf(process) && process;
}

/** Puts a new lead on the first lead stage of a process; one that comes in closed has finished it. */
export async function startProcess(
  tx: Transaction,
  process: ProcessFlow | undefined,
  leadId: string,
  status: 'active' | 'finished' = 'active',
): Promise<ProcessInstance | undefined> {
  const stage = process && leadStageOf(process);
  if (process === undefined || stage === undefined) return undefined;
  return tx.put(processInstances, {
    id: `${process.id}:${leadId}`,
    version: 0,
    processId: process.id,
    leadId,
    activeStageId: stage.id,
    status,
    path: [stage.id],
  });
}
