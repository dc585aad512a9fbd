import type { ViewName } from '../../domain/leads/views.ts';
import type { CheckName } from '../../domain/qualification/outcome.ts';
import type { Target } from '../../domain/qualification/settings.ts';
import type { LeadState } from '../../domain/records/lead.ts';
import type { Command } from '../command.ts';
import type { FlowName, Part } from '../reply.ts';
import { adminEn } from './en-admin.ts';
import { answersEn, closingEn, errorsEn } from './en-closing.ts';
import { fieldErrorEn } from './en-fields.ts';
import { gradesEn } from './en-grades.ts';
import { modelsEn } from './en-models.ts';
import { qualifyEn } from './en-qualify.ts';
import { refusalEn } from './en-refusals.ts';
import { scoresEn } from './en-scores.ts';
import { scoringEn } from './en-scoring.ts';
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
  train: 'Training was cancelled.',
  act: 'It was cancelled.',
};

const shortChecks: Readonly<Record<CheckName, string>> = {
  leadOpen: 'open',
  privileges: 'permissions',
  activeStage: 'stage',
  requiredFields: 'required steps',
  statusCodes: 'status codes',
  duplicateLeads: 'duplicate leads',
  automations: 'automations',
  whichRecords: 'records',
  existingOpportunity: 'earlier opportunity',
  duplicateMatches: 'accounts and contacts',
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
  checkShort: (name: CheckName): string => shortChecks[name],
  count,
  list,
  refusal: refusalEn,
  admin: adminEn,
  closing: closingEn,
  errors: errorsEn,
  answers: answersEn,
  scoring: scoringEn,
  models: modelsEn,
  grades: gradesEn,
  scores: scoresEn,
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
      case 'scoring-readiness':
      case 'models':
      case 'train-model':
      case 'grades':
      case 'score-of-lead':
      case 'why-unscored':
        return scoringEn.offer(command);
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
  editHow: 'Change what you like; nothing is saved before you press Save lead.',
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
  fieldError: fieldErrorEn,

  ...qualifyEn,
  cardInactive:
    'This card is no longer active. Nothing was changed. Start again from the lead, or ask for help.',
  notYourCard: (starter: string): string =>
    `Only ${starter} can finish this, because they started it. Nothing was changed.`,
  notSaved: (reason: 'diskFault' | 'readOnly'): string =>
    reason === 'readOnly'
      ? 'Not saved: the store is read-only, because the disk could no longer be trusted. You can still search and ask. Please tell your administrator to restart the bot.'
      : 'Not saved: writing to the disk failed, and everything is as it was before. Please try again; if it happens again, tell your administrator.',
};
