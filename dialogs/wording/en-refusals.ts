import type { Refusal } from '../../domain/qualification/refusal.ts';
import type { Dates } from './dates.ts';
import { leadClosedEn, mergeRefusalEn } from './en-merge-refusals.ts';
import { capital, cellEn } from './en-words.ts';

/** A refusal in words: what happened, why it is so for this record, what to do now, and who can. */
export interface RefusalWords {
  readonly title: string;
  readonly why: string;
  readonly details: readonly string[];
  readonly now: readonly string[];
  readonly who: string;
}

const you = 'You can do this yourself.';
const admins = (grantors: readonly string[]): string =>
  grantors.length === 0
    ? 'Your system administrator can do this.'
    : `${grantors.join(', ')} can do this (system administrator).`;

export const refusalEn =
  (dates: Dates) =>
  (refusal: Refusal): RefusalWords => {
    const { day } = dates;
    switch (refusal.kind) {
      case 'leadUnknown':
        return {
          title: 'I can’t find that lead',
          why: 'There is no such lead, or none that you may read.',
          details: [],
          now: ['Search by name, company or e-mail address.'],
          who: you,
        };
      case 'leadClosed':
        return leadClosedEn(dates, refusal);
      case 'activeStageElsewhere':
        return {
          title: 'Active stage is not on lead entity',
          why: `The process “${refusal.process}” stands on ${refusal.stage}, which belongs to the opportunity. That happens when a qualified lead was reactivated.`,
          details: [],
          now: [
            `Press Set Active: it puts the active stage back on ${refusal.leadStage}.`,
            'Then qualify again.',
          ],
          who: you,
        };
      case 'processBroken':
        return {
          title: 'The business process flow is broken',
          why: `“${refusal.process}” has no stage for leads, so there is nothing to qualify from.`,
          details: [],
          now: ['Add a stage for leads to the process, or choose another default process.'],
          who: admins([]),
        };
      case 'requiredFieldsMissing':
        return {
          title: 'To move to the next stage complete the required steps',
          why: `The stage ${refusal.stage} needs ${refusal.fields.length === 1 ? 'a field that is' : 'fields that are'} still empty on this lead:`,
          details: refusal.fields.map(({ label }) => label),
          now: ['Fill in all of them and save.', 'Then qualify again.'],
          who: you,
        };
      case 'optionUnknown':
        return {
          title: 'Invalid status code for a contact or an opportunity',
          why: 'The lead’s value is copied along the attribute mapping, but the target does not know it:',
          details: refusal.mismatches.map(
            ({ target, label, value, targetOptions }) =>
              `“${label}” (${value}) exists on Lead, not on ${capital(target)}, which has ${targetOptions.map((option) => `${option.label} (${option.value})`).join(', ') || 'no options'}`,
          ),
          now: [
            'Add the same value to the target’s status codes.',
            'Or remove the status code mapping between Lead and that target.',
          ],
          who: admins([]),
        };
      case 'privilegesMissing':
        return {
          title: 'Insufficient permissions',
          why: 'Your security roles miss what this needs. The access level follows from who owns the lead.',
          details: refusal.missing.map(cellEn),
          now: ['Ask your system administrator to grant exactly these.', 'Then try again.'],
          who: admins(refusal.grantors),
        };
      case 'automationPrivileges':
        return {
          title: 'A plug-in or workflow needs permissions that you lack',
          why: 'It runs as you when the record is created, and touches other tables:',
          details: refusal.automations.map(
            ({ name, on, missing }) => `${name} (on creation of ${on}): ${missing.map(cellEn).join('; ')}`,
          ),
          now: ['Grant the missing privilege, or deactivate the plug-in or workflow.', 'Then qualify again.'],
          who: admins(refusal.grantors),
        };
      case 'automationFailed':
        return {
          title: `“${refusal.name}” failed`,
          why: `The plug-in or workflow runs when the ${refusal.on} is created: ${refusal.reason}. Everything was rolled back.`,
          details: [],
          now: ['Fix or deactivate it, then qualify again.'],
          who: admins([]),
        };
      case 'duplicateBlocked':
        return {
          title: `${capital(refusal.entity)} record was not created or updated because a duplicate of the current record already exists`,
          why: `A published duplicate detection rule blocks it: ${refusal.rules.map(({ name }) => `“${name}”`).join(', ')}.`,
          details: refusal.matches.map(({ name, facts }) =>
            [name, ...facts.map(({ value }) => value)].join(' · '),
          ),
          now: [
            'Merge or remove the duplicates, and qualify again.',
            'Or qualify from the grid, where the rules do not run.',
            'Or have the rule unpublished, and qualify again.',
            'Or, if the rule is not meant for qualified leads: unpublish it, select Exclude inactive matching records, publish it.',
          ],
          who: 'You can do the first two; an administrator can do the others.',
        };
      case 'choiceInvalid':
        return {
          title: 'That choice is no longer possible',
          why: {
            notAMatch: `The ${refusal.target} is not among the matches of this lead (any more).`,
            tooMany: 'A lead can get at most five opportunities.',
            unnamed: 'An opportunity needs a name.',
            goneOrHidden: `The ${refusal.target} is gone, or you may not read it.`,
          }[refusal.reason],
          details: [],
          now: ['Qualify again: the card shows what is possible now.'],
          who: you,
        };
      case 'opportunityLinked':
        return {
          title: 'The lead has an opportunity',
          why: 'A lead can be disqualified only while no opportunity is linked to it:',
          details: refusal.opportunities.map(
            ({ name, state }) => `${name}${state === undefined ? '' : ` (${state})`}`,
          ),
          now: ['Close the opportunity as lost first.'],
          who: you,
        };
      case 'leadOpen':
        return {
          title: 'The lead is open',
          why: 'Only a qualified or disqualified lead can be reactivated.',
          details: [],
          now: ['You can work on it right away.'],
          who: you,
        };
      case 'processMissing':
        return {
          title: 'The lead follows no business process flow',
          why: 'It has no stages, so there is none to set active or to move on to.',
          details: [],
          now: ['Qualify the lead: that does not need a process.'],
          who: you,
        };
      case 'nextStageNeedsQualify':
        return {
          title: 'The next stage belongs to the opportunity',
          why: `“${refusal.process}” stays on ${refusal.stage} by design: until the lead is qualified there is no opportunity to move on to.`,
          details: [],
          now: ['Qualify the lead: that creates the opportunity and moves the process on.'],
          who: you,
        };
      case 'undoExpired':
        return {
          title: 'Too late to undo',
          why: `It can be undone for ${refusal.minutes} minutes.`,
          details: [],
          now: ['Reactivate the lead instead.'],
          who: you,
        };
      case 'undoChangedSince':
        return {
          title: 'It can’t be undone any more',
          why: 'Somebody has worked with it since:',
          details: refusal.records.map(
            ({ name, byName, at }) => `${name}: changed by ${byName} on ${day(at)}`,
          ),
          now: ['Talk to them, or reactivate the lead instead.'],
          who: you,
        };
      case 'nothingToUndo':
        return {
          title: 'There is nothing to undo',
          why: 'This lead was not qualified or disqualified here, or it was already undone.',
          details: [],
          now: ['Open the lead to see where it stands.'],
          who: you,
        };
      case 'mergeWithItself':
      case 'mergeOfKinds':
      case 'recordUnknown':
      case 'recordInactive':
        return mergeRefusalEn(refusal);
    }
  };
