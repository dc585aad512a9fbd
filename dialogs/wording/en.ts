import type { FieldProblem } from '../../domain/leads/check-fields.ts';
import type { ViewName } from '../../domain/leads/views.ts';
import type { CheckName, Consequence, Question } from '../../domain/qualification/outcome.ts';
import type { MatchReason, MatchSummary } from '../../domain/qualification/refusal.ts';
import type { Target } from '../../domain/qualification/settings.ts';
import type { LeadState } from '../../domain/records/lead.ts';
import type { Command } from '../command.ts';
import type { FlowName, Part, Problem } from '../reply.ts';
import { adminEn } from './en-admin.ts';
import { answersEn, closingEn, errorsEn } from './en-closing.ts';
import { refusalEn } from './en-refusals.ts';
import { count, list } from './en-words.ts';

const target: Readonly<Record<Target, string>> = {
  account: 'account',
  contact: 'contact',
  opportunity: 'opportunity',
};
const state: Readonly<Record<LeadState, string>> = {
  open: 'Open',
  qualified: 'Qualified',
  disqualified: 'Disqualified',
};

const views: Readonly<Record<ViewName, string>> = {
  'my-open': 'My open leads',
  open: 'Open leads',
  closed: 'Closed leads',
  all: 'All leads',
  'my-open-scored': 'My open leads scored',
};

const emptyViews: Readonly<Record<ViewName, string>> = {
  'my-open': 'You have no open leads. Create one, or look at all open leads that you may read.',
  open: 'There are no open leads that you may read.',
  closed: 'No lead that you may read has been qualified or disqualified yet.',
  all: 'There are no leads that you may read.',
  'my-open-scored': 'None of your open leads has a score yet.',
};

const flows: Readonly<Record<FlowName, string>> = {
  qualify: 'Qualifying was cancelled.',
  'new-lead': 'The new lead was discarded.',
  'edit-lead': 'Editing was cancelled.',
  disqualify: 'Disqualifying was cancelled.',
  bulk: 'Qualifying from the grid was cancelled.',
  admin: 'The change was discarded.',
  act: 'It was cancelled.',
};

const checks: Readonly<Record<CheckName, string>> = {
  leadOpen: 'The lead is open',
  privileges: 'Your security roles',
  activeStage: 'Active stage is on the lead',
  requiredFields: 'Required steps of the stage',
  statusCodes: 'Status codes and mappings',
  duplicateLeads: 'Duplicate leads',
  automations: 'Plug-ins and workflows',
  whichRecords: 'Which records to create',
  existingOpportunity: 'Earlier opportunity',
  duplicateMatches: 'Matching accounts and contacts',
};

export const en = {
  locale: 'en',
  target: (kind: Target): string => target[kind],
  state: (kind: LeadState): string => state[kind],
  view: (name: ViewName): string => views[name],
  emptyView: (name: ViewName): string => emptyViews[name],
  check: (name: CheckName): string => checks[name],
  count,
  list,
  refusal: refusalEn,
  admin: adminEn,
  closing: closingEn,
  errors: errorsEn,
  answers: answersEn,
  date: (iso: string): string =>
    new Date(iso).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }) +
    ' UTC',
  day: (iso: string): string =>
    new Date(iso).toLocaleDateString('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }),

  /** The label of a button: a verb with its object. */
  offer: (command: Command): string => {
    switch (command.kind) {
      case 'help':
        return 'Help';
      case 'greet':
        return 'Say hello';
      case 'thanks':
        return 'Thanks';
      case 'cancel':
        return 'Cancel';
      case 'find-leads':
        return command.page === undefined
          ? `Find “${command.text}”`
          : command.page === 0
            ? 'All results'
            : 'Show more';
      case 'list-leads':
        return command.page === undefined ? `Show ${views[command.view].toLowerCase()}` : 'Show more';
      case 'show-lead':
        return 'Open lead';
      case 'new-lead':
        return 'New lead';
      case 'edit-lead':
        return 'Edit lead';
      case 'qualify-lead':
        return 'Qualify lead';
      case 'can-i-qualify':
        return 'Check first';
      case 'bulk-qualify':
        return 'Qualify from the grid';
      case 'disqualify-lead':
        return 'Disqualify lead';
      case 'reactivate-lead':
        return 'Reactivate lead';
      case 'set-active-stage':
        return 'Set Active';
      case 'next-stage':
        return 'Next stage';
      case 'undo':
        return 'Undo';
      case 'lose-opportunity':
        return 'Close opportunity as lost';
      case 'explain-error':
        return 'Explain the error';
      case 'question':
        return command.text;
      case 'settings':
        return 'Settings';
      case 'roles':
        return 'Security roles';
      case 'rules':
        return 'Duplicate rules';
      case 'mappings':
        return command.target === undefined ? 'Mappings' : adminEn.mappingTitle(command.target);
      case 'process':
        return 'Process';
      case 'automations':
        return 'Plug-ins and workflows';
      case 'request-access':
        return 'Request access';
      case 'requests':
        return 'Requests for access';
      case 'change':
        return adminEn.changeButton(command.change);
      case 'isolate':
        return adminEn.isolateAct[command.act];
      case 'flow':
        return 'Continue';
      case 'unknown':
        return command.text;
    }
  },

  /** A bug or an outage, told to the person it happened to. */
  fault: (reference: string): string =>
    `Something went wrong on my side. I can’t tell whether your last step was saved: look at the lead before you try again, or type “help”. If it happens again, give your administrator the reference ${reference}.`,
  stillWorking: 'This takes longer than usual. I’m still on it, and the card changes when it is done.',
  membersOnly:
    'I only work for members of this organisation, not for guests. Nothing was changed. Ask the person who invited you.',

  helpTitle: 'What I can do',
  nothingSaved: 'Nothing was saved.',
  greeting: (name: string): string => `Hi ${name}, I look after your leads.`,
  abilities: (part: Part): readonly string[] =>
    part === 'stranger'
      ? ['You are not set up here yet: you can ask questions about lead management, and request access.']
      : [
          'Find, create, edit and qualify leads: everything that can go wrong is checked before anything is written.',
          'Warn of accounts and contacts that already exist, with the reasons, and ask you what to do.',
          'Explain a qualification error from the record itself: paste it here.',
        ],
  typeThis: 'You can type',
  examples: (part: Part): readonly string[] =>
    part === 'stranger'
      ? ['request access']
      : [
          'find ann contoso',
          'my open leads',
          'show ann meyer',
          'can I qualify ann meyer?',
          'qualify ann meyer',
          'new lead',
          'cancel',
        ],
  thanks: 'You’re welcome. What’s next?',
  cancelled: (what?: FlowName): string =>
    what === undefined
      ? 'There was nothing under way. Nothing was changed.'
      : `${flows[what]} Nothing was saved.`,
  notUnderstood: 'I’m not sure what you mean.',
  notUnderstoodHow: 'Nothing was changed. Did you mean one of these?',
  empty: 'That message had no text. Type a lead’s name, or “help” to see what I can do.',
  tooLong: (characters: number, limit: number): string =>
    `That message has ${characters.toLocaleString('en')} characters; I read up to ${limit.toLocaleString('en')}. Nothing was changed. Send the part that matters: a name, a command, or the error’s own line.`,
  stranger:
    'You are not set up in this organisation yet, so I can’t show you leads. Ask for access: an administrator grants it with one press.',

  searchTitle: (text: string): string => `Leads like “${text}”`,
  shown: (from: number, to: number, total: number): string =>
    `${from}–${to} of ${total.toLocaleString('en')}`,
  sortedByMatch: 'best match first',
  sortedByAge: 'newest first',
  sortedByScore: 'highest score first',
  openLead: 'Open',
  openHint: 'Select a row to open the lead.',
  matchedIn: (field: string): string => `found in ${field}`,
  noHits: (text: string): string => `No lead that you may read is like “${text}”.`,
  noHitsHow: 'Try fewer letters, the company, or an e-mail address; a typo or two does no harm.',
  none: (words: string): string =>
    words === '' ? 'Which lead do you mean?' : `I found no lead called “${words}”.`,
  noneHow: (words: string): string =>
    words === ''
      ? 'We haven’t spoken of a lead yet. Name one, for example “show ann meyer”. Nothing was changed.'
      : 'Nothing was changed. Check the spelling, or try the company or the e-mail address.',
  nearest: 'The nearest ones',
  several: (words: string, total: number): string =>
    `${count(total, 'lead')} could be “${words}”. Which one?`,
  severalMore: (shown: number, total: number): string =>
    `Only the best ${shown} of ${total} are shown: add the company or the city to narrow it down.`,
  score: (value: number, grade: string): string => `Score ${value} · Grade ${grade}`,
  noScore: 'Not scored yet',

  field: {
    name: 'Name',
    company: 'Company',
    state: 'State',
    owner: 'Owner',
    score: 'Score',
    stage: 'Stage',
    created: 'Created',
    closed: 'Closed',
    linked: 'Linked to',
    address: 'Address',
  },
  stage: (name: string, process: string, onLead: boolean): string =>
    onLead ? `${name} (${process})` : `${name}, on the opportunity (${process})`,
  closedBy: (by: string, when: string): string => `${when} by ${by}`,
  notes: (shown: number, total: number): string =>
    shown < total ? `Latest ${shown} of ${total} notes` : 'Notes',

  newLead: 'New lead',
  editLead: (name: string): string => `Edit ${name}`,
  formHow: 'Only the topic is required. Looking for duplicates happens before anything is saved.',
  save: 'Save lead',
  saveAnyway: 'Save anyway',
  lookalikes: 'These leads look like it. Open one instead, or save anyway.',
  nothingSavedYet: 'Nothing has been saved yet.',
  leadCreated: (name: string): string => `${name} was created`,
  leadSaved: (name: string): string => `${name} was saved`,
  example: (field: string): string =>
    (
      ({
        topic: 'e.g. 20 espresso machines for the new office',
        email: 'e.g. ann@contoso.com',
        phone: 'e.g. +1 555 0100',
      }) as Record<string, string>
    )[field] ?? '',
  fieldError: (error: FieldProblem, label: string): string => {
    switch (error.reason) {
      case 'required':
        return `${label} is required.`;
      case 'tooLong':
        return `${label} can have at most ${error.limit ?? 0} characters.`;
      case 'notAnEmail':
        return `${label} does not look like an e-mail address, e.g. ann@contoso.com.`;
      case 'notAPhone':
        return `${label} does not look like a phone number, e.g. +1 555 0100.`;
      case 'notANumber':
        return `${label} must be a number, e.g. 25000.`;
      case 'notAUrl':
        return `${label} does not look like a web address, e.g. https://contoso.com.`;
      case 'notADate':
        return `${label} must be a date, e.g. 1980-05-24.`;
      case 'unknownField':
        return `There is no field “${error.field}”.`;
      case 'notFound':
        return `${label}: there is no such record that you may read.`;
      case 'notAnOption':
        return `${label} must be one of the reasons of an open lead.`;
      case 'mayNotOwn':
        return `${label} must be somebody who may read leads.`;
    }
  },

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
  createNewInstead: (kind: Target): string => `Leave blank to create a new ${target[kind]}`,
  reason: (reason: MatchReason): string => {
    switch (reason.kind) {
      case 'sameEmail':
        return 'same e-mail address';
      case 'samePhone':
        return 'same phone number';
      case 'similarNameAndCompany':
        return 'similar name and company';
      case 'similarNameAndDomain':
        return `similar name, same e-mail domain ${reason.value}`;
      case 'sameCompany':
        return 'same company name';
      case 'rule':
        return `rule “${reason.name}”`;
    }
  },
  likelihood: (probability: number): string =>
    probability >= 0.95
      ? 'almost certainly the same'
      : probability >= 0.75
        ? 'very likely the same'
        : probability >= 0.5
          ? 'probably the same'
          : 'possibly the same',
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
    `${count(notes, 'note')}${attachments > 0 ? ` with ${count(attachments, 'attachment')}` : ''}`,

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
  preflight: (name: string): string => `Can ${name} be qualified?`,
  preflightYes: 'Yes. Nothing stands in the way.',
  preflightAsk: (n: number): string => `Yes, after ${count(n, 'decision')} of yours.`,
  preflightNo: (n: number): string =>
    `Not yet: ${count(n, 'thing')} ${n === 1 ? 'stands' : 'stand'} in the way. Nothing was changed.`,
  verdict: { pass: '✓', fail: '✗', ask: '?', warn: '!' },
  verdictWord: { pass: 'fine', fail: 'stops it', ask: 'you will be asked', warn: 'note' },

  cardInactive:
    'This card is no longer active. Nothing was changed. Start again from the lead, or ask for help.',
  notYourCard: (starter: string): string =>
    `Only ${starter} can finish this, because they started it. Nothing was changed.`,
  notSaved: (reason: 'diskFault' | 'readOnly'): string =>
    reason === 'readOnly'
      ? 'Not saved: the store is read-only, because the disk could no longer be trusted. You can still search and ask. Please tell your administrator to restart the bot.'
      : 'Not saved: writing to the disk failed, and everything is as it was before. Please try again; if it happens again, tell your administrator.',
};
