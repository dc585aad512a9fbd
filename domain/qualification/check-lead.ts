import { lacks, levelNeeded, type MissingPrivilege } from '../people/access.ts';
import { leadStageFor, processName, stageName } from '../process/guide.ts';
import { emptySteps } from '../process/steps.ts';
import { optionSetId } from './default-maps.ts';
import { missingPrivileges } from './privileges.ts';
import { targets } from './settings.ts';
import { fail, type Judge, pass } from './verdict.ts';

/** The checks on the lead itself, its process and the actor's rights. */

export const leadOpen: Judge = ({ closed, lead, optionSets }) => {
  if (closed !== undefined) return fail(closed);
  const reasons = optionSets.find(({ id }) => id === optionSetId('lead', 'statuscode'))?.options;
  return pass(reasons?.find(({ value }) => value === lead.statusReason)?.label ?? String(lead.statusReason));
};

/** The cells of S2.8, and Append To on each record that is to be linked. */
export const privileges: Judge = ({ actor, lead, settings, works, decisions, grantors }) => {
  const missing = [
    ...missingPrivileges(actor, lead, settings, works),
    ...targets.flatMap((target): readonly MissingPrivilege[] => {
      const decision = decisions[target];
      const missed = decision.kind === 'link' ? lacks(actor, 'appendTo', target, decision.record) : undefined;
      return missed === undefined ? [] : [missed];
    }),
  ];
  const once = missing.filter(
    ({ privilege, on, needed }, at) =>
      missing.findIndex((m) => m.privilege === privilege && m.on === on && m.needed === needed) === at,
  );
  return once.length > 0
    ? fail({ kind: 'privilegesMissing', missing: once, grantors })
    : pass(levelNeeded(actor, lead));
};

/** S2.4: a lead that follows no process has nothing to be elsewhere. */
export const activeStage: Judge = ({ guide }) => {
  if (guide === undefined) return pass();
  const process = processName(guide);
  const leadStage = leadStageFor(guide);
  if (leadStage === undefined) return fail({ kind: 'processBroken', process });
  const stage = stageName(guide);
  return guide.stage?.entity === 'lead'
    ? pass(process, stage)
    : fail({
        kind: 'activeStageElsewhere',
        process,
        stage,
        leadStage: leadStage.name,
        version: guide.instance.version,
      });
};

/** S2.3: as saved; what is typed into an unsaved card does not count. */
export const requiredFields: Judge = ({ guide, lead }) => {
  const stage = guide?.stage;
  if (stage?.entity !== 'lead') return pass();
  const fields = emptySteps(stage, lead);
  return fields.length > 0
    ? fail({ kind: 'requiredFieldsMissing', stage: stage.name, fields })
    : pass(...stage.steps.filter(({ required }) => required).map(({ label }) => label));
};

/** S1.14.3: on the grid route the rules do not run (C4), so nothing was looked for. */
export const duplicateLeads: Judge = ({ blocks: [first] }) => (first === undefined ? pass() : fail(first));
