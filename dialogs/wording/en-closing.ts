import { capital, count } from './en-words.ts';

export const closingEn = {
  disqualify: (name: string): string => `Disqualify ${name}?`,
  disqualifyHow:
    'The lead becomes read-only and moves to Closed leads, with its notes. It can be undone, or reactivated later.',
  disqualifyNow: 'Disqualify lead',
  reason: 'Reason',
  reasonNeeded: 'Choose why the lead goes no further.',
  keep: 'Keep what you know (optional)',
  keepOne: (target: string): string => `Create the ${target} all the same`,
  disqualified: (name: string): string => `${name} is disqualified`,
  reactivated: (name: string): string => `${name} is open again`,
  noProcess: 'The lead is in My open leads and Open leads again, with all its notes.',
  stageOnLead: (stage: string): string => `The active stage is ${stage}, on the lead: it can be qualified.`,
  stageElsewhere: (stage: string, process: string): string =>
    `The active stage of ${process} is still ${stage}, on the opportunity. Set Active puts it back on the lead; then it can be qualified again.`,
  stage: (process: string, stage: string, moved: boolean, finished: boolean): string =>
    finished
      ? `${process} is finished.`
      : moved
        ? `The active stage of ${process} is now ${stage}.`
        : `${process} stands on ${stage} already: nothing had to be changed.`,
  undone: (name: string, of: 'qualify' | 'disqualify'): string =>
    `${of === 'qualify' ? 'Qualifying' : 'Disqualifying'} ${name} was undone`,
  removed: (target: string): string => `${capital(target)} removed`,
  restored: (target: string): string => `${capital(target)} as before`,
  lost: (name: string): string =>
    `The opportunity “${name}” is closed as lost. Now the lead can be disqualified.`,
  bulkTitle: 'Qualify from the grid',
  bulkHow:
    'Here the duplicate rules do not run, by design: accounts and contacts are created even if they exist. You will see how many duplicates it would make before anything is saved.',
  bulkLeads: (shown: number, total: number): string =>
    shown < total ? `Your newest ${shown} of ${total} open leads` : 'Your open leads',
  bulkReview: 'See what it would do',
  bulkNone: 'You have no open leads to qualify.',
  bulkConfirm: (ready: number, all: number): string => `${ready} of ${count(all, 'lead')} can be qualified`,
  bulkDuplicates: (leads: number, all: number, duplicates: number): string =>
    duplicates === 0
      ? 'It makes no duplicates.'
      : `${leads} of ${all} would create duplicates: ${count(duplicates, 'record')} that ${duplicates === 1 ? 'exists' : 'exist'} already.`,
  bulkNow: (n: number): string => `Qualify ${count(n, 'lead')}`,
  bulkDone: (done: number, all: number): string => `${done} of ${count(all, 'lead')} qualified`,
  bulkLine: (duplicates: number): string => (duplicates === 0 ? '' : count(duplicates, 'duplicate')),
};

interface ErrorWords {
  readonly title: string;
  readonly cause: string;
  readonly steps: readonly string[];
  readonly adminSteps: readonly string[];
  readonly who: string;
}

const yourself = 'You can do this yourself.';
const admin = 'Your system administrator can do this.';

const blocked = (record: string): ErrorWords => ({
  title: `${record} record was not created or updated because a duplicate of the current record already exists`,
  cause: `A published duplicate detection rule found a duplicate ${record.toLowerCase()}, and qualifying is not allowed while duplicates exist.`,
  steps: [
    'Remove or merge the duplicates of the lead, and qualify again.',
    'Or go to the leads grid, select the lead and qualify: the rules do not run there, so it can leave duplicate accounts and contacts behind.',
    'Or ask your administrator to unpublish the rule, or to let it exclude inactive records.',
  ],
  adminSteps: [
    'Merge or remove the duplicates, and qualify again.',
    'Or qualify from the leads grid.',
    'Or unpublish the rule: Advanced settings > Settings > System > Data Management > Duplicate Detection Rules, select the rule, Unpublish.',
    'Or, if the rule is needed only to create or update leads: open and unpublish the rule, select Exclude inactive matching records, publish it.',
  ],
  who: 'You can do the first two yourself; an administrator can change the rule.',
});

/** The nine errors in words; the facts of the record come from the checks. */
const known = {
  duplicateLead: blocked('Lead'),
  duplicateOpportunity: blocked('Opportunity'),
  duplicateMatch: {
    title: 'There might already be a match for this account or contact',
    cause:
      'Qualifying also creates an account or a contact, and a matching one exists. It is a warning: you decide.',
    steps: [
      'Select the existing account or contact, to avoid duplicates.',
      'Or leave it blank and continue, to create a new record.',
    ],
    adminSteps: [
      'The person selects the existing record, or continues to create a new one.',
      'From the grid the rule does not run, by design; from the form it runs and prompts.',
    ],
    who: yourself,
  },
  requiredFields: {
    title: 'To move to the next stage complete the required steps',
    cause: 'One or more required fields of the current stage of the business process flow are empty.',
    steps: ['Fill in all required fields of the stage.', 'Save the lead.', 'Qualify again.'],
    adminSteps: [
      'Fill in all required fields of the stage, save, qualify again.',
      'Or change which steps are required: type “process”.',
    ],
    who: yourself,
  },
  activeStage: {
    title: 'Active stage is not on lead entity',
    cause:
      'The active stage of the process is not on the lead. That can happen when a qualified lead was reactivated.',
    steps: ['Open the lead.', 'On the process stage, select Set Active.', 'Qualify again.'],
    adminSteps: ['Open the lead.', 'On the process stage, select Set Active.', 'Qualify again.'],
    who: yourself,
  },
  leadClosed: {
    title: 'The lead is already closed',
    cause: 'Only an open lead can be qualified or disqualified, and this one has been already.',
    steps: [
      'Check in My Open Leads or Open Leads whether it is open.',
      'Reactivate it if it should be qualified again.',
    ],
    adminSteps: [
      'Check in My Open Leads or Open Leads whether it is open.',
      'Reactivate it if it should be qualified again.',
    ],
    who: yourself,
  },
  statusCode: {
    title: 'Invalid status code for a contact or an opportunity',
    cause:
      'Qualifying copies the status code along the mapping; an option exists on Lead that the target does not have.',
    steps: [
      'Ask your administrator to make the status codes of Lead and the target the same, or to remove the mapping.',
      'Then qualify again.',
    ],
    adminSteps: [
      'Compare the values: Settings > Customizations > Customize the System, Lead > Fields > statuscode, then the same for the target. Type “mappings” to see both side by side.',
      'Add the missing value to the target (import the option values through a managed solution).',
      'If the message stays, remove the status code mapping: Lead > 1:N Relationships > the relationship > Mappings.',
    ],
    who: admin,
  },
  nextStage: {
    title: 'The next stage cannot be reached before the lead is qualified',
    cause:
      'That is by design: until the lead is qualified there is no opportunity, and the next stage belongs to it.',
    steps: ['Qualify the lead: that creates the opportunity and moves the process on by itself.'],
    adminSteps: ['Qualify the lead: that creates the opportunity and moves the process on by itself.'],
    who: yourself,
  },
  permissions: {
    title: 'Insufficient permissions',
    cause:
      'A security role misses a privilege that qualifying needs on Account, Lead, Contact or Opportunity, on customization entities, or in a plug-in or workflow.',
    steps: ['Ask your system administrator to grant exactly what is missing.', 'Then qualify again.'],
    adminSteps: [
      'Settings > Security Role, open the role of the person.',
      'Core Records: Create, Read, Append and Append To on Account, Lead, Contact and Opportunity, at User level for own leads, Business Unit for those of the unit, Organization for all.',
      'Custom Entities: Read. Customizations: Read on Attribute Map, Customizations, Entity and Entity Map.',
      'If it persists, find the plug-in or workflow that needs more: type “automations”.',
    ],
    who: admin,
  },
} as const satisfies Record<string, ErrorWords>;

export const errorsEn = {
  known,
  whichLead: 'Which lead is it? Name it (“can I qualify ann meyer?”), and I look at the record itself.',
  so: (name: string): string => `Yes, this is so for ${name}:`,
  nextStageSo: (name: string): string =>
    `Yes: ${name} is open and not qualified yet, so the process stays where it is.`,
  notSo: (name: string): string => `Not for ${name}: nothing stands in the way right now.`,
  otherwise: (name: string, check: string): string =>
    `Not for ${name}. What stands in the way is something else: ${check}.`,
  examinedAs: (name: string): string => `examined with the rights of ${name}`,
  whose: 'Who got the error?',
  examine: 'Examine for this person',
  youAreAdmin: 'You can do this as an administrator.',
  recognised: (certainty: number): string =>
    certainty >= 0.95
      ? 'Recognised for certain. Nothing was changed.'
      : `Recognised with ${Math.round(certainty * 100)} % certainty. Nothing was changed.`,
  notOneOfNine: 'It is not one of the lead qualification errors of the guidance. Nothing was changed.',
  unknown: 'I don’t recognise this as an error of lead qualification. Paste the whole message, or its code.',
};
