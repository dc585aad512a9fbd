import { targets } from '../../domain/qualification/settings.ts';
import type { HereFact } from '../here.ts';
import { capital, count, list } from './en-words.ts';

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

export const errorsEn = {
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
  recognised: (certainty: number): string =>
    certainty >= 0.95
      ? 'Recognised for certain. Nothing was changed.'
      : `Recognised with ${Math.round(certainty * 100)} % certainty. Nothing was changed.`,
  notOneOfNine: 'It is not one of the lead qualification errors of the guidance. Nothing was changed.',
  unknown: 'I don’t recognise this as an error of lead qualification. Paste the whole message, or its code.',
};

/** How this organisation is set up, in a sentence for each fact. */
export const hereEn = (fact: HereFact): string => {
  switch (fact.kind) {
    case 'creation':
      return fact.legacy === 'no'
        ? 'The setting is No (Seller): you will be asked which records to create.'
        : fact.legacy === 'yes'
          ? 'The setting is Yes (Automatic): account, contact and opportunity are created without asking.'
          : `The setting differs: ${targets.map((target) => `${target} ${fact.create[target] === 'ask' ? 'is asked (Seller)' : 'is automatic'}`).join(', ')}.`;
    case 'improvedDuplicates':
      return fact.on
        ? 'The improved experience is on: you will see “Account or Contact may already exist”.'
        : 'The improved experience is off: you will see “Duplicate warning”.';
    case 'closedLeads':
      return `You may read ${count(fact.count, 'closed lead')}.`;
    case 'requiredSteps':
      return fact.steps.length === 0
        ? `No step of ${fact.stage} in ${fact.process} is required.`
        : `Required in ${fact.stage} of ${fact.process}: ${list(fact.steps)}.`;
    case 'grantors':
      return fact.names.length === 0
        ? 'Nobody can grant privileges here yet.'
        : `${list(fact.names)} can grant privileges here.`;
    case 'closedCounts':
      return `${count(fact.qualified, 'qualified lead')} and ${count(fact.disqualified, 'disqualified lead')} that you may read: of any age, so “scoring readiness” tells what counts.`;
    case 'scoringModels':
      return fact.published === 0
        ? 'No scoring model is published here, so nothing gets a score.'
        : `${count(fact.published, 'scoring model')} published here.`;
    case 'grades':
      return `A begins at ${fact.minimums.A}, B at ${fact.minimums.B}, C at ${fact.minimums.C}; below is D.`;
    case 'duplicateRules':
      return fact.published.length === 0
        ? 'No duplicate detection rule is published here.'
        : `Published duplicate detection rules: ${list(fact.published)}.`;
    case 'mappingFindings':
      return fact.count === 0
        ? 'The mappings of all three targets fit.'
        : `The mapping check finds ${count(fact.count, 'problem')} here: type “mappings”.`;
  }
};

export const answersEn = {
  title: 'From the guidance',
  reading: (topic: string): string => `Reading “${topic}” …`,
  here: 'In your organisation',
  scope: (products: string): string => `Applies to ${products}.`,
  nearest: 'The nearest topics I have:',
};
