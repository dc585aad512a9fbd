import type { CheckName } from '../../domain/qualification/outcome.ts';
import type { Target } from '../../domain/qualification/settings.ts';
import type { LeadState } from '../../domain/records/lead.ts';
import type { FlowName, Part } from '../reply.ts';
import type { Dates } from './dates.ts';
import { adminEn } from './en-admin.ts';
import { answersEn } from './en-answers.ts';
import { assigningEn } from './en-assigning.ts';
import { beyondEn } from './en-beyond.ts';
import { closingEn } from './en-closing.ts';
import { duplicatesEn } from './en-duplicates.ts';
import { errorsEn } from './en-errors.ts';
import { examplesEn } from './en-examples.ts';
import { gradesEn } from './en-grades.ts';
import { groupEn } from './en-group.ts';
import { factEn } from './en-here.ts';
import { knowledgeEn } from './en-knowledge.ts';
import { leadsEn } from './en-leads.ts';
import { mergingEn } from './en-merging.ts';
import { modelsEn } from './en-models.ts';
import { noticesEn } from './en-notices.ts';
import { offerEn } from './en-offers.ts';
import { performanceEn } from './en-performance.ts';
import { qualifyEn } from './en-qualify.ts';
import { refusalEn } from './en-refusals.ts';
import { rulesEn } from './en-rules.ts';
import { scanningEn } from './en-scanning.ts';
import { scoresEn } from './en-scores.ts';
import { scoringEn } from './en-scoring.ts';
import { signInEn } from './en-sign-in.ts';
import { summaryEn } from './en-summary.ts';
import { trainingEn } from './en-training.ts';
import { capital, list } from './en-words.ts';

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

const flows: Readonly<Record<FlowName, string>> = {
  qualify: 'Qualifying was cancelled.',
  'new-lead': 'The new lead was discarded.',
  'edit-lead': 'Editing was cancelled.',
  assign: 'Assigning was cancelled.',
  disqualify: 'Disqualifying was cancelled.',
  bulk: 'Qualifying from the grid was cancelled.',
  merge: 'Merging was cancelled.',
  'rule-form': 'The rule was not saved.',
  admin: 'The change was discarded.',
  train: 'Training was cancelled.',
  knowledge: 'The text was discarded.',
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

/** The catalogue in English. */
export const english = (dates: Dates) => ({
  locale: 'en',
  direction: 'ltr' as 'ltr' | 'rtl',
  target: (kind: Target): string => target[kind],
  state: (kind: LeadState): string => state[kind],
  check: (name: CheckName): string => checks[name],
  checkShort: (name: CheckName): string => shortChecks[name],
  list,
  quoted: (text: string): string => `“${text}”`,
  number: (n: number): string => n.toLocaleString('en'),
  /** A label that the product brings (field, step, stage, status reason, role); an organisation’s own stays as it is. */
  term: (label: string): string => label,
  /** The same inside a sentence. */
  inSentence: (label: string): string => label.toLowerCase(),
  /** Values of the record that a check looked at, as people read them. */
  checkFacts: (name: CheckName, facts: readonly string[]): readonly string[] =>
    name === 'privileges'
      ? facts.map(qualifyEn.accessLevel)
      : name === 'whichRecords'
        ? facts.map(capital)
        : facts,
  offer: offerEn(scoringEn(dates), noticesEn(dates)),
  refusal: refusalEn(dates),
  admin: adminEn,
  closing: closingEn,
  assigning: assigningEn,
  merging: mergingEn(dates),
  rules: rulesEn,
  scanning: scanningEn(dates),
  training: trainingEn(dates),
  duplicates: duplicatesEn,
  errors: errorsEn,
  answers: { ...answersEn, fact: factEn(dates) },
  scoring: scoringEn(dates),
  models: modelsEn,
  grades: gradesEn,
  scores: scoresEn(dates),
  performance: performanceEn,
  summary: summaryEn,
  knowledge: knowledgeEn,
  notices: noticesEn(dates),
  signIn: signInEn,
  group: groupEn,
  date: dates.moment,
  day: dates.day,

  /** A bug or an outage, told to the person it happened to. */
  fault: (reference: string): string =>
    `Something went wrong on my side. I can’t tell whether your last step was saved: look at the lead before you try again, or type “help”. If it happens again, give your administrator the reference ${reference}.`,
  stillWorking: 'This takes longer than usual. I’m still on it, and the card changes when it is done.',
  tooFast:
    'You are faster than I can follow. I have not read this, and nothing of it was saved: wait ten seconds, then send it again.',
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
  examples: (part: Part): readonly string[] => examplesEn[part],
  thanks: 'You’re welcome. What’s next?',
  cancelled: (what?: FlowName): string =>
    what === undefined
      ? 'There was nothing under way. Nothing was changed.'
      : `${flows[what]} Nothing was saved.`,
  notUnderstood: 'I’m not sure what you mean.',
  stillAsking: 'I’m still asking: nothing is saved before you press a button.',
  notUnderstoodHow: 'Nothing was changed. Did you mean one of these?',
  beyond: beyondEn,
  empty: 'That message had no text. Type a lead’s name, or “help” to see what I can do.',
  tooLong: (characters: number, limit: number): string =>
    `That message has ${characters.toLocaleString('en')} characters; I read up to ${limit.toLocaleString('en')}. Nothing was changed. Send the part that matters: a name, a command, or the error’s own line.`,
  stranger:
    'You are not set up in this organisation yet, so I can’t show you leads. Ask for access: an administrator grants it with one press.',

  ...leadsEn,
  ...qualifyEn,
  cardInactive:
    'This card is no longer active. Nothing was changed. Start again from the lead, or ask for help.',
  notYourCard: (starter: string): string =>
    `Only ${starter} can finish this, because they started it. Nothing was changed.`,
  notSaved: (reason: 'diskFault' | 'readOnly' | 'outOfReach'): string =>
    ({
      readOnly:
        'Not saved: the store is read-only, because it can no longer be trusted with changes. You can still search and ask. Please tell your administrator to look at the disk or the database and to restart the bot.',
      diskFault:
        'Not saved: writing to the disk failed, and everything is as it was before. Please try again; if it happens again, tell your administrator.',
      outOfReach:
        'I cannot reach the data at the moment. Nothing was changed. Please try again in a minute; if it goes on, tell your administrator that the database does not answer.',
    })[reason],
});
