import type { ProcessProblem } from '../../domain/process/definitions.ts';
import type { AdminRefusal } from '../admin/change.ts';
import { finding } from './en-changes.ts';
import { gradeRefusal } from './en-grades.ts';
import { sectionRefusal } from './en-knowledge.ts';
import { modelRefusal } from './en-models.ts';
import { ruleProblemEn } from './en-rules.ts';
import { cellEn, count, list } from './en-words.ts';

const processProblem = (problem: ProcessProblem): string => {
  switch (problem.kind) {
    case 'nameBlank':
      return `A ${problem.of} needs a name.`;
    case 'noLeadStage':
      return 'The process has no stage for leads.';
    case 'leadStageTooLate':
      return `The lead stage “${problem.stage}” comes after a stage of the opportunity.`;
    case 'stageTwice':
      return `The stage “${problem.stage}” is there twice.`;
    case 'stepTwice':
      return `“${problem.step}” is asked twice in ${problem.stage}.`;
    case 'fieldUnknown':
      return `There is no field “${problem.field}” for ${problem.stage}.`;
  }
};

/** Why an administrator's change is refused: title and explanation. */
export const refusal = (
  r: AdminRefusal,
): { readonly title: string; readonly details: readonly string[]; readonly now: string } => {
  switch (r.kind) {
    case 'privilegesMissing':
      return {
        title: 'Insufficient permissions',
        details: r.missing.map(cellEn),
        now:
          r.grantors.length === 0
            ? 'Ask your system administrator.'
            : `Ask ${list(r.grantors)}: they can grant it or make the change.`,
      };
    case 'notFound':
      return {
        title: 'That is not there any more',
        details: [],
        now: 'Open the list again: somebody may have removed it.',
      };
    case 'fixedEnd':
    case 'notAScore':
    case 'bucketWouldBeEmpty':
    case 'notShares':
    case 'noScores':
      return gradeRefusal(r);
    case 'tooManyModels':
    case 'nameNotAllowed':
    case 'nameTaken':
    case 'retired':
    case 'notTrained':
    case 'alreadyPublished':
    case 'retrainsAutomatically':
    case 'nothingToRevert':
    case 'notPublished':
    case 'processGone':
    case 'tooFew':
    case 'nothingToLearnFrom':
      return modelRefusal(r);
    case 'sectionUnreadable':
    case 'sectionTooLong':
    case 'sectionChangedSince':
    case 'sectionNeeded':
    case 'sectionNeverEdited':
      return sectionRefusal(r);
    case 'lastAdministrator':
      return {
        title: 'Nobody could grant anything afterwards',
        details: [`The last who can: ${list(r.names)}`],
        now: 'Give another person the administrator’s role first.',
      };
    case 'rolesFromEntra':
      return {
        title: `The roles of ${r.name} come from Entra`,
        details: [],
        now: 'Whoever administers your tenant gives them the app role Lead.User, Lead.Manager or Lead.Admin there. A role given here would be gone at the next sign-in.',
      };
    case 'alreadyDecided':
      return {
        title: 'Somebody decided first',
        details:
          r.request.status.state === 'open' ? [] : [`${r.request.status.byName}: ${r.request.status.state}`],
        now: 'Open the requests again to see what is left.',
      };
    case 'roleNotTheirs':
      return {
        title: `${r.personName} does not have that role`,
        details: [],
        now: 'Choose one of their own roles, or assign a role.',
      };
    case 'countryUnknown':
      return {
        title: `“${r.country}” is no country code`,
        details: [],
        now: 'Use two letters, e.g. US, GB or DE.',
      };
    case 'minutesOutOfRange':
      return {
        title: `${r.minutes} minutes is out of range`,
        details: [],
        now: `Choose between 0 and ${r.max.toLocaleString('en')} minutes.`,
      };
    case 'nameBlank':
      return { title: 'A name is needed', details: [], now: 'Type a name and save again.' };
    case 'entityNameInvalid':
      return {
        title: `“${r.entity}” is no name for a custom entity`,
        details: [],
        now: 'Use letters, digits, - and _.',
      };
    case 'processWithoutLeadStage':
      return {
        title: `Leads could not start in “${r.process}”`,
        details: ['It has no stage for leads.'],
        now: 'Choose another process.',
      };
    case 'rowUnsound':
      return {
        title: 'That mapping cannot be made',
        details: r.findings.map(finding),
        now: 'Choose two fields that fit.',
      };
    case 'rowThere':
      return { title: 'That mapping is there already', details: [], now: 'There is nothing to do.' };
    case 'outOfTheBox':
      return {
        title: 'Mappings that came with the product cannot be removed',
        details: [],
        now: 'Remove only mappings that were added here.',
      };
    case 'rowNeeded':
      return {
        title: 'An active plug-in or workflow relies on that mapping',
        details: [list(r.automations)],
        now: 'Deactivate it first, or keep the mapping.',
      };
    case 'valueTaken':
      return {
        title: `The value ${r.value} is taken by “${r.by.label}”`,
        details: [],
        now: 'Use another value, or rename that option.',
      };
    case 'optionInvalid':
      return {
        title: 'An option needs a whole number and a label',
        details: [],
        now: 'Correct it and save again.',
      };
    case 'unsound':
      return {
        title: 'The process would not work',
        details: r.problems.map(processProblem),
        now: 'Correct it and save again.',
      };
    case 'stageInUse':
      return {
        title: `${count(r.leads, 'lead stands', 'leads stand')} in ${r.stage}`,
        details: [],
        now: 'Move them on first.',
      };
    case 'processInUse':
      return {
        title: `“${r.process}” is in use`,
        details: [`${count(r.leads, 'lead')}${r.isDefault ? ', and new leads start in it' : ''}`],
        now: 'Choose another default, and wait until no lead is in it.',
      };
    case 'ruleUnsound':
      return {
        title: 'The rule cannot be used as it is',
        details: r.problems.map(ruleProblemEn),
        now: 'Correct it and save again.',
      };
    case 'rulePublished':
      return {
        title: `“${r.name}” is published`,
        details: [],
        now: 'Unpublish it first: a published rule cannot be edited.',
      };
    case 'ruleUnpublished':
      return {
        title: `“${r.name}” is not published`,
        details: [],
        now: 'Publish it: that makes its matchcodes.',
      };
    case 'rulePublishing':
      return {
        title: `“${r.name}” is being published right now`,
        details: [],
        now: 'Its matchcodes are being made. You are told when it is done.',
      };
    case 'ruleWithoutCriteria':
      return {
        title: `“${r.name}” has no criteria`,
        details: [],
        now: 'Add at least one criterion before publishing.',
      };
    case 'tooManyPublished':
      return {
        title: `At most ${r.limit} rules can be published for ${r.base}`,
        details: r.names,
        now: 'Unpublish one of these first.',
      };
    case 'sessionOver':
      return {
        title: 'That search is over',
        details: [],
        now: 'Start another from the plug-ins and workflows.',
      };
    case 'stillSearching':
      return {
        title: 'The search is not finished',
        details: [],
        now: 'Go on until a culprit is named for each record type.',
      };
  }
};
