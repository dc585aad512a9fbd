import type { AccessLevel } from '../../domain/people/roles.ts';
import type { Consequence, Question } from '../../domain/qualification/outcome.ts';
import type { MatchReason, MatchSummary } from '../../domain/qualification/refusal.ts';
import type { Target } from '../../domain/qualification/settings.ts';
import type { Problem } from '../reply.ts';
import { count, levelsEn, list } from './en-words.ts';

const target: Readonly<Record<Target, string>> = {
  account: 'account',
  contact: 'contact',
  opportunity: 'opportunity',
};

/** Words of qualifying: the questions, the consequences, the receipt and the preflight. */
export const qualifyEn = {
  whichRecords: (name: string): string => `Qualify ${name}: which records to create?`,
  whichRecordsHow:
    'Your organisation’s setting “Create Account, Contact, and Opportunity records by default upon qualifying a lead” is No (Seller), so you choose.',
  create: 'Create',
  opportunityNames: (limit: number): string => `Opportunities, one name a line (at most ${limit})`,
  qualify: 'Qualify lead',
  continue: 'Continue',
  cancel: 'Cancel',
  notNow: 'Not now',
  ignoreAndSave: 'Ignore and save',
  improvedTitle: 'Account or Contact may already exist',
  warningTitle: 'Duplicate warning',
  improvedHow: 'Select a record and Continue to link the lead to it. Ignore and save makes new records.',
  warningHow:
    'There might already be a match for this account or contact. If so, please select it. Leave a field blank and Continue to create a new record.',
  matched: (kind: 'account' | 'contact'): string =>
    kind === 'account' ? 'Matched accounts' : 'Matched contacts',
  lookup: (kind: 'account' | 'contact'): string => (kind === 'account' ? 'Account' : 'Contact'),
  hiddenMatches: (n: number, kind: Target): string =>
    `${count(n, `matching ${target[kind]}`, `matching ${target[kind]}s`)} exist${n === 1 ? 's' : ''} that you cannot see: ask its owner or your administrator before making a new one.`,
  moreMatches: (n: number, kind: Target): string =>
    `${count(n, `more ${target[kind]}`, `more ${target[kind]}s`)}, less likely: choose from the list below.`,
  matchesLeftOut: (n: number): string =>
    `${count(n, 'match', 'matches')} of these, the least likely, have no room in the list.`,
  createNew: (kind: Target): string => `None of these: create a new ${target[kind]}`,
  createNewInstead: (kind: Target): string => `Leave blank to create a new ${target[kind]}`,
  reason: (reason: MatchReason): string => {
    switch (reason.kind) {
      case 'sameEmail':
        return 'matchcode: same e-mail address';
      case 'samePhone':
        return 'matchcode: same phone number';
      case 'similarNameAndCompany':
        return 'fuzzy: similar name and company';
      case 'similarNameAndDomain':
        return `fuzzy: similar name, same e-mail domain ${reason.value}`;
      case 'sameCompany':
        return 'same company name';
      case 'similarCompany':
        return `similar company name “${reason.value}”`;
      case 'sameDomain':
        return `same internet domain ${reason.value}`;
      case 'rule':
        return `rule “${reason.name}”`;
    }
  },
  differs: 'differs',
  ifYouLink: (match: Pick<MatchSummary, 'name'>): string => `If you link ${match.name}`,
  ifYouCreate: (kind: Target): string => `If you create a new ${target[kind]}`,
  consequence: (c: Consequence): string => {
    if (c.choice === 'create') return `A new ${target[c.target]} “${c.name}” is created.`;
    if (c.choice === 'skip') return `No ${target[c.target]} is created.`;
    const fills =
      c.fills.length === 0
        ? 'nothing on it is changed'
        : `${list(c.fills.map(({ label }) => label.toLowerCase()))} filled in from the lead`;
    const keeps =
      c.keeps.length === 0 ? '' : `; its own ${list(c.keeps.map(({ label }) => label.toLowerCase()))} stays`;
    return `The lead is linked to the ${target[c.target]} “${c.name}”: ${fills}${keeps}.`;
  },
  notesMove: (notes: number, attachments: number): string =>
    notes === 0
      ? 'The lead has no notes.'
      : `${count(notes, 'note')}${attachments > 0 ? ` with ${count(attachments, 'attachment')}` : ''} will be shown on the opportunity too.`,
  existingOpportunity: (name: string): string => `${name} already has an opportunity`,
  existingOpportunityHow:
    'It comes from an earlier qualification. Continue with it, or create another one; nothing is created unless you say so.',
  continueWith: (name: string, dealState?: string): string =>
    `Continue with “${name}”${dealState === undefined ? '' : ` (${dealState})`}`,
  createAnother: 'Create another opportunity',
  confirmQualify: (name: string): string => `Qualify ${name}?`,
  willHappen: 'This will happen',
  problem: (problem: Problem): string => {
    switch (problem.kind) {
      case 'nothingSelected':
        return 'Nothing was selected, so nothing was saved. Select a record, or choose the other button.';
      case 'matchesChanged':
        return 'The matches have changed since this card was made: please look again. Nothing was saved.';
      case 'tooManyOpportunities':
        return `A lead can get at most ${problem.limit} opportunities. Nothing was saved.`;
      case 'changedSince':
        return 'Somebody saved this lead while you were typing. Nothing of yours is saved yet: look again, and save to overwrite.';
      case 'leadChanged':
        return 'The lead or its new owner changed while you were looking. Nothing was assigned yet: look again, then assign.';
      case 'recordChanged':
        return 'Somebody saved one of the two while you were looking. Nothing was merged: look again, then merge.';
    }
  },
  qualified: (name: string): string => `${name} is qualified`,
  qualifiedBy: (by: string, when: string): string => `By ${by}, ${when}`,
  made: (kind: Target, how: 'created' | 'linked'): string =>
    `${target[kind].charAt(0).toUpperCase()}${target[kind].slice(1)} ${how}`,
  filled: (fields: readonly string[]): string =>
    `filled in: ${list(fields.map((field) => field.toLowerCase()))}`,
  noRecords: 'No record was created or linked.',
  moved: (stage: string, process: string): string => `${process} moved on to ${stage}`,
  stayed: (stage: string, process: string): string =>
    `No opportunity was made, so ${process} stays on ${stage}`,
  duplicatesMade: (n: number): string =>
    `${count(n, 'duplicate')} made knowingly: the grid does not run the duplicate rules.`,
  undoUntil: (when: string): string =>
    `Can be undone until ${when}, as long as nobody changes these records.`,
  notesCarried: (notes: number, attachments: number): string =>
    `${count(notes, 'note')}${attachments > 0 ? ` with ${count(attachments, 'attachment')}` : ''} ${notes === 1 ? 'is' : 'are'} shown there too.`,

  question: (question: Question): string => {
    switch (question.kind) {
      case 'whichRecords':
        return `Which of ${list(question.ask.map((kind) => target[kind]))} to create.`;
      case 'existingOpportunity':
        return `Whether to continue with ${list(question.opportunities.map(({ name }) => `“${name}”`))}.`;
      case 'possibleMatches':
        return `${count(question.accounts.length + question.hidden.accounts, 'matching account')}, ${count(question.contacts.length + question.hidden.contacts, 'matching contact')}: ${list([...question.accounts, ...question.contacts].map(({ name }) => name))}`;
    }
  },
  accessLevel: (level: string): string =>
    `Held at ${levelsEn[level as AccessLevel] ?? level} level, as this lead’s ownership asks for`,
  preflight: (name: string): string => `Can ${name} be qualified?`,
  preflightYes: 'Yes. Nothing stands in the way.',
  preflightAsk: (n: number): string => `Yes, after ${count(n, 'decision')} of yours.`,
  preflightNo: (n: number): string =>
    `Not yet: ${count(n, 'thing')} ${n === 1 ? 'stands' : 'stand'} in the way. Nothing was changed.`,
  verdict: { pass: '✓', fail: '✗', ask: '?', warn: '!' },
  verdictWord: { pass: 'fine', fail: 'stops it', ask: 'you will be asked', warn: 'note' },
};
