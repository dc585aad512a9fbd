import { opportunities, processInstances } from '../collections.ts';
import type { Actor } from '../people/access.ts';
import type { ProcessInstance, Stage } from '../process/flow.ts';
import { type Guide, guideOf, leadStageFor, processName, stageName } from '../process/guide.ts';
import { emptySteps } from '../process/steps.ts';
import type { Lead } from '../records/lead.ts';
import type { Opportunity } from '../records/opportunity.ts';
import type { Transaction } from '../store/store.ts';
import { type LeadClosed, whyClosed } from './closed.ts';
import { readableLead, whyUnreadable } from './preflight.ts';
import { writeRefusal } from './privileges.ts';
import type { Refusal } from './refusal.ts';

export type StageOutcome =
  | {
      readonly kind: 'stage';
      readonly process: string;
      readonly stage: string;
      /** False when it stood there before. */
      readonly moved: boolean;
      /** The last stage was completed: the process is finished. */
      readonly finished: boolean;
      /** The version of the lead's way through the process that this is of. */
      readonly version: number;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

const refused = (refusal: Refusal) => ({ kind: 'refused', refusal }) as const;

/**
 * Set Active: puts the active stage of an open lead back on the lead's own stage (S2.4.3), also when the process
 * was finished since. Needs Write on the lead. Doing it again changes nothing; with `from` neither does it once the
 * lead has gone on since (see `nextStage`).
 */
export async function setActiveStage(
  tx: Transaction,
  actor: Actor,
  leadId: string,
  from?: number,
): Promise<StageOutcome> {
  const lead = await readableLead(tx, actor, leadId);
  if (lead === undefined) return refused(await whyUnreadable(tx, actor));
  const refusal = (await whyClosed(tx, actor, lead)) ?? (await writeRefusal(tx, actor, 'lead', lead));
  if (refusal !== undefined) return refused(refusal);
  const guide = await guideOf(tx, leadId);
  if (guide === undefined) return refused({ kind: 'processMissing' });
  const stage = leadStageFor(guide);
  if (stage === undefined) return refused({ kind: 'processBroken', process: processName(guide) });
  return guide.stage?.entity === 'lead' || hasMoved(guide, from) ? standing(guide) : moveTo(tx, guide, stage);
}

/**
 * Next Stage. Between two stages of the lead and between two of the opportunity it moves when the required steps
 * are filled; from the lead to the opportunity only qualifying moves, by design (S2.7.1, S2.7.2). After the last
 * stage the process is finished. Needs Write on the record that the stage works on. `from`: the version that whoever
 * wants it was shown: if it has moved since, it is told where it stands, and not moved (REL1).
 */
export async function nextStage(
  tx: Transaction,
  actor: Actor,
  leadId: string,
  from?: number,
): Promise<StageOutcome> {
  const lead = await readableLead(tx, actor, leadId);
  if (lead === undefined) return refused(await whyUnreadable(tx, actor));
  const guide = await guideOf(tx, leadId);
  if (guide === undefined) return refused({ kind: 'processMissing' });
  const { process, stage } = guide;
  const leadStage = leadStageFor(guide);
  if (process === undefined || leadStage === undefined)
    return refused({ kind: 'processBroken', process: processName(guide) });
  const elsewhere = {
    kind: 'activeStageElsewhere',
    process: process.name,
    stage: stageName(guide),
    leadStage: leadStage.name,
    version: guide.instance.version,
  } as const;
  if (stage === undefined) return refused(elsewhere);
  if (hasMoved(guide, from)) return standing(guide);
  const next = process.stages[process.stages.indexOf(stage) + 1];
  const closed = await whyClosed(tx, actor, lead);
  if (stage.entity === 'opportunity') {
    if (closed === undefined) return refused(elsewhere);
    return onOpportunity(tx, actor, closed, guide, stage, next);
  }
  const refusal = closed ?? (await writeRefusal(tx, actor, 'lead', lead));
  if (refusal !== undefined) return refused(refusal);
  if (next?.entity !== 'lead')
    return refused({ kind: 'nextStageNeedsQualify', process: process.name, stage: stage.name });
  return missingSteps(stage, lead) ?? moveTo(tx, guide, next);
}

async function onOpportunity(
  tx: Transaction,
  actor: Actor,
  closed: LeadClosed,
  guide: Guide,
  stage: Stage,
  next: Stage | undefined,
): Promise<StageOutcome> {
  const { instance } = guide;
  const deal =
    instance.opportunityId === undefined ? undefined : await tx.get(opportunities, instance.opportunityId);
  if (deal === undefined) return refused(closed);
  const refusal = await writeRefusal(tx, actor, 'opportunity', deal);
  if (refusal !== undefined) return refused(refusal);
  const missing = missingSteps(stage, deal);
  if (missing !== undefined) return missing;
  if (next !== undefined) return moveTo(tx, guide, next);
  const finished = instance.status === 'finished';
  if (finished) return standing(guide);
  const done: ProcessInstance = { ...instance, status: 'finished' };
  const { version } = await tx.put(processInstances, done);
  return { ...standing(guide), moved: true, finished: true, version };
}

function missingSteps(stage: Stage, record: Lead | Opportunity): StageOutcome | undefined {
  const fields = emptySteps(stage, record);
  return fields.length === 0
    ? undefined
    : refused({ kind: 'requiredFieldsMissing', stage: stage.name, fields });
}

const hasMoved = ({ instance }: Guide, from: number | undefined): boolean =>
  from !== undefined && from !== instance.version;

const standing = (guide: Guide) =>
  ({
    kind: 'stage',
    process: processName(guide),
    stage: stageName(guide),
    moved: false,
    finished: guide.instance.status === 'finished',
    version: guide.instance.version,
  }) as const;

/** Forwards the path grows; backwards it ends at the stage. */
async function moveTo(tx: Transaction, guide: Guide, stage: Stage): Promise<StageOutcome> {
  const { instance } = guide;
  const moved: ProcessInstance = {
    ...instance,
    activeStageId: stage.id,
    path: [...pathBefore(instance.path, stage.id), stage.id],
    status: 'active',
  };
  const { version } = await tx.put(processInstances, moved);
  return { ...standing(guide), stage: stage.name, moved: true, finished: false, version };
}

const pathBefore = (path: readonly string[], stageId: string): readonly string[] =>
  path.includes(stageId) ? path.slice(0, path.indexOf(stageId)) : path;
