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
