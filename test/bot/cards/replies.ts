import type { Command } from '../../../dialogs/command.ts';
import type { LeadDetails, LeadRow, Reply } from '../../../dialogs/reply.ts';
import type { Consequence, Preflight, QualifyReceipt } from '../../../domain/qualification/outcome.ts';
import type { MatchSummary, Refusal } from '../../../domain/qualification/refusal.ts';
import { assigningReplies } from './assigning-replies.ts';
import { duplicatesReplies, judged, similar } from './duplicates-replies.ts';
import { knowledgeReplies } from './knowledge-replies.ts';
import { mergingReplies } from './merging-replies.ts';
import { noticesReplies } from './notices-replies.ts';
import { performanceReplies } from './performance-replies.ts';
import { rulesReplies } from './rules-replies.ts';
import { scanningReplies } from './scanning-replies.ts';
import { scoringReplies } from './scoring-replies.ts';

/** Every kind of reply in every state that changes its look: for the linter and for the contact sheet. */

const id = { kind: 'id', id: 'lead-1' } as const;
const offers: readonly Command[] = [
  { kind: 'qualify-lead', lead: id },
  { kind: 'can-i-qualify', lead: id },
  { kind: 'edit-lead', lead: id },
  { kind: 'disqualify-lead', lead: id },
];

export const row = (over: Partial<LeadRow> = {}): LeadRow => ({
  id: 'lead-1',
  name: 'Ann Meyer',
  company: 'Contoso Coffee',
  topic: '20 espresso machines for the new office',
  state: 'open',
  reason: 'Contacted',
  owner: 'Sam Rivera',
  createdAt: '2026-11-02T09:30:00Z',
  city: 'Hamburg',
  score: 82,
  grade: 'A',
  ...over,
});

export const details = (over: Partial<LeadDetails> = {}): LeadDetails => ({
  ...row(),
  version: 3,
  fields: {
    topic: '20 espresso machines for the new office',
    firstName: 'Ann',
    lastName: 'Meyer',
    companyName: 'Contoso Coffee',
    jobTitle: 'Head of facilities',
    email: 'ann.meyer@contoso.example',
    phone: '+1 555 0100',
    street: '1 Harbour Road',
    city: 'Hamburg',
    postalCode: '20457',
    country: 'Germany',
    budgetAmount: 25_000,
    purchaseTimeframe: 'This quarter',
  },
  mayEdit: true,
  modifiedAt: '2026-11-03T09:30:00Z',
  stage: { process: 'Lead to Opportunity Sales Process', name: 'Qualify', onLead: true },
  linked: [],
  notes: [
    {
      text: 'Spoke to the site manager: current contract ends in March, 18k a year with Fabrikam.',
      at: '2026-11-03T10:00:00Z',
      by: 'Sam Rivera',
    },
    { text: 'Floor plan', at: '2026-11-04T10:00:00Z', by: 'Sam Rivera', fileName: 'floorplan.pdf' },
  ],
  notesTotal: 5,
  duplicates: 2,
  ...over,
});

export const match = (entity: 'account' | 'contact', over: Partial<MatchSummary> = {}): MatchSummary => ({
  entity,
  id: `${entity}-1`,
  name: entity === 'account' ? 'Contoso Coffee GmbH' : 'Anne Meyer',
  facts: [
    { label: 'E-mail', value: 'ann.meyer@contoso.example', same: true },
    { label: 'Phone', value: '+1 555 0199', same: false },
    { label: 'City', value: 'Hamburg', same: true },
    { label: 'Owner', value: 'Priya Nair', same: false },
  ],
  reasons: [{ kind: 'sameEmail', value: 'ann.meyer@contoso.example' }, { kind: 'similarNameAndCompany' }],
  judged: judged(entity === 'account' ? { kind: 'account' } : { kind: 'contact', phones: ['+1 555 0199'] }),
  ...over,
});

const consequences: readonly Consequence[] = [
  {
    target: 'account',
    choice: 'link',
    id: 'account-1',
    name: 'Contoso Coffee GmbH',
    fills: [{ label: 'Website', value: 'https://contoso.example' }],
    keeps: [{ label: 'Business phone', record: '+1 555 0199', lead: '+1 555 0100' }],
  },
  { target: 'account', choice: 'create', name: 'Contoso Coffee', fills: [], keeps: [] },
  { target: 'contact', choice: 'link', id: 'contact-1', name: 'Anne Meyer', fills: [], keeps: [] },
  { target: 'contact', choice: 'create', name: 'Ann Meyer', fills: [], keeps: [] },
];

const head = { id: 'lead-1', name: 'Ann Meyer', company: 'Contoso Coffee', topic: '20 espresso machines' };
const asking = {
  flow: 'qualify:sam:lead-1',
  rev: 3,
  notes: 5,
  attachments: 1,
  checks: [
    { name: 'leadOpen', verdict: 'pass' },
    { name: 'privileges', verdict: 'pass' },
    { name: 'duplicateMatches', verdict: 'ask' },
  ],
  warnings: [{ check: 'duplicateMatches', facts: ['Contoso Coffee GmbH', 'Anne Meyer'] }],
} as const;

export const receipt: QualifyReceipt = {
  leadId: 'lead-1',
  leadName: 'Ann Meyer',
  at: '2026-11-25T10:12:00Z',
  byName: 'Sam Rivera',
  records: [
    { target: 'account', id: 'a', name: 'Contoso Coffee GmbH', how: 'linked', filled: ['Website'] },
    { target: 'contact', id: 'c', name: 'Ann Meyer', how: 'created', filled: [] },
    { target: 'opportunity', id: 'o', name: '20 espresso machines', how: 'created', filled: [] },
  ],
  notes: 5,
  attachments: 1,
  process: { name: 'Lead to Opportunity Sales Process', stage: 'Develop', moved: true },
  duplicatesMade: 0,
  undoUntil: '2026-11-25T11:12:00Z',
};

const missing = [
  { privilege: 'appendTo', on: 'opportunity', needed: 'user', held: 'none' },
  { privilege: 'read', on: 'entityMap', needed: 'user', held: 'none' },
] as const;

export const refusals: readonly Refusal[] = [
  { kind: 'leadUnknown' },
  {
    kind: 'leadClosed',
    state: 'qualified',
    at: '2026-11-20T10:00:00Z',
    byName: 'Priya Nair',
    made: [{ target: 'opportunity', id: 'o', name: '20 espresso machines', state: 'open' }],
  },
  {
    kind: 'leadClosed',
    state: 'disqualified',
    at: '2026-11-20T10:00:00Z',
    byName: 'Priya Nair',
    made: [],
    mergedInto: { id: 'lead-2', name: 'Ann Meyer' },
  },
  {
    kind: 'leadClosed',
    state: 'disqualified',
    at: '2026-11-20T10:00:00Z',
    byName: 'Priya Nair',
    made: [],
    mergedInto: {},
  },
  { kind: 'mergeWithItself', name: 'Ann Meyer' },
  { kind: 'mergeOfKinds', one: 'lead', other: 'account' },
  { kind: 'recordUnknown', entity: 'contact' },
  { kind: 'recordInactive', entity: 'account', name: 'Contoso Coffee GmbH' },
  {
    kind: 'recordInactive',
    entity: 'account',
    name: 'Contoso Coffee',
    mergedInto: { id: 'a', name: 'Contoso' },
  },
  { kind: 'recordInactive', entity: 'account', name: 'Contoso Coffee', mergedInto: {} },
  {
    kind: 'activeStageElsewhere',
    process: 'Lead to Opportunity Sales Process',
    stage: 'Develop',
    leadStage: 'Qualify',
    version: 2,
  },
  { kind: 'processBroken', process: 'Broken' },
  {
    kind: 'requiredFieldsMissing',
    stage: 'Qualify',
    fields: [
      { field: 'budgetAmount', label: 'Budget' },
      { field: 'purchaseTimeframe', label: 'Purchase timeframe' },
    ],
  },
  {
    kind: 'optionUnknown',
    mismatches: [
      {
        target: 'contact',
        attribute: 'statuscode',
        value: 8,
        label: 'Nurturing',
        targetOptions: [{ value: 1, label: 'Active' }],
      },
    ],
  },
  { kind: 'privilegesMissing', missing, grantors: ['Ada Novak'] },
  {
    kind: 'automationPrivileges',
    automations: [{ id: 'x', name: 'Create shipment', on: 'account', missing }],
    grantors: ['Ada Novak'],
  },
  {
    kind: 'automationFailed',
    id: 'x',
    name: 'Create shipment',
    on: 'account',
    reason: 'the field Country is empty',
  },
  {
    kind: 'duplicateBlocked',
    entity: 'lead',
    rules: [{ id: 'r', name: 'Leads with the same e-mail address', excludeInactive: false }],
    matches: [{ ...match('contact'), entity: 'lead' }],
  },
  { kind: 'choiceInvalid', target: 'contact', reason: 'notAMatch' },
  {
    kind: 'opportunityLinked',
    opportunities: [{ target: 'opportunity', id: 'o', name: '20 espresso machines', state: 'open' }],
  },
  { kind: 'leadOpen' },
  { kind: 'nextStageNeedsQualify', process: 'Lead to Opportunity Sales Process', stage: 'Qualify' },
  { kind: 'undoExpired', minutes: 60 },
  {
    kind: 'undoChangedSince',
    records: [{ name: 'Contoso Coffee GmbH', byName: 'Priya Nair', at: '2026-11-25T10:30:00Z' }],
  },
  { kind: 'nothingToUndo' },
];

const preflight: Preflight = {
  leadId: 'lead-1',
  leadName: 'Ann Meyer',
  route: 'form',
  notes: 5,
  attachments: 1,
  checks: [
    { name: 'leadOpen', verdict: 'pass', facts: ['Open, Contacted'] },
    {
      name: 'privileges',
      verdict: 'fail',
      refusal: { kind: 'privilegesMissing', missing, grantors: ['Ada Novak'] },
    },
    { name: 'requiredFields', verdict: 'warn', facts: ['No process is running on this lead'] },
    {
      name: 'whichRecords',
      verdict: 'ask',
      question: {
        kind: 'whichRecords',
        ask: ['account', 'contact', 'opportunity'],
        opportunityName: '20 espresso machines',
      },
    },
  ],
};

const matches = {
  accounts: [match('account')],
  contacts: [match('contact'), match('contact', { id: 'contact-2', name: 'A. Meyer' })],
  hidden: { accounts: 1, contacts: 0 },
  consequences,
} as const;

const many = (name: string) =>
  Array.from({ length: 10 }, (_, at) => ({ ...row({ id: `lead-${at}`, name: `${name} ${at}` }) }));

const citation = {
  n: 1,
  section: 'err-lead-closed',
  title: 'Lead is already closed',
  source: 'Troubleshoot lead qualification issues',
} as const;

const answer: Extract<Reply, { kind: 'answered' }>['answer'] = {
  kind: 'answer',
  language: 'de',
  written: 'en',
  topics: [{ id: 'err-lead-closed', title: citation.title, score: 1 }],
  recognition: { kind: 'none' },
  about: ['err-lead-closed'],
  parts: [{ kind: 'paragraph', text: 'Only an **open** lead can be qualified.', cites: [1] }],
  settings: [],
  citations: [citation],
  scope: 'Dynamics 365 Sales',
  related: [],
};

const byModel: Extract<Reply, { kind: 'answered' }>['byModel'] = {
  text: 'Nur ein offener Lead lässt sich qualifizieren [1].\n\nReaktivieren Sie ihn zuerst [1].',
  citations: [{ ...citation, excerpt: 'Only an open lead can be qualified or disqualified.' }],
  steps: [
    {
      kind: 'steps',
      items: ['Open **Closed Leads**.', 'Reactivate it.'],
      cites: [1],
      heading: citation.title,
    },
  ],
};

export const replies: readonly (readonly [name: string, reply: Reply])[] = [
  ...(['salesperson', 'manager', 'administrator', 'stranger'] as const).map(
    (part) => [`help for a ${part}`, { kind: 'help', part, offers: offers.slice(0, 2) }] as const,
  ),
  [
    'greeting',
    {
      kind: 'greeting',
      name: 'Sam',
      part: 'salesperson',
      offers: [{ kind: 'list-leads', view: 'my-open' }, { kind: 'new-lead' }, { kind: 'help' }],
    },
  ],
  ['thanks', { kind: 'thanks', offers: [{ kind: 'help' }] }],
  ['cancelled', { kind: 'cancelled', what: 'qualify', offers: [{ kind: 'help' }] }],
  ['nothing to cancel', { kind: 'cancelled', offers: [{ kind: 'help' }] }],
  ['still asking', { kind: 'stillAsking', card: { kind: 'empty', offers: [{ kind: 'help' }] } }],
  [
    'not understood',
    {
      kind: 'notUnderstood',
      text: 'flumm the *quux*',
      guesses: [
        { kind: 'list-leads', view: 'open' },
        { kind: 'find-leads', text: 'flumm the quux' },
      ],
    },
  ],
  ['empty message', { kind: 'empty', offers: [{ kind: 'help' }] }],
  ['too long', { kind: 'tooLong', characters: 102_400, limit: 4_000, offers: [{ kind: 'help' }] }],
  ['stranger', { kind: 'stranger', requested: false, offers: [{ kind: 'request-access' }] }],
  [
    'a view',
    {
      kind: 'leadList',
      of: { kind: 'view', view: 'my-open' },
      rows: many('Ann Meyer').map((lead) => ({
        ...lead,
        open: { kind: 'show-lead', lead: { kind: 'id', id: lead.id } },
      })),
      total: 23,
      first: 11,
      offers: [{ kind: 'list-leads', view: 'my-open', page: 2 }],
    },
  ],
  [
    'an empty view',
    {
      kind: 'leadList',
      of: { kind: 'view', view: 'closed' },
      rows: [],
      total: 0,
      first: 1,
      offers: [{ kind: 'new-lead' }],
    },
  ],
  [
    'search hits',
    {
      kind: 'leadList',
      of: { kind: 'search', text: 'an meier' },
      rows: [
        {
          ...row({ matched: { field: 'email', text: 'ann.meyer@contoso.example', fit: 'similar' } }),
          open: { kind: 'show-lead', lead: id },
        },
        { ...row({ state: 'qualified', reason: 'Qualified' }), open: { kind: 'show-lead', lead: id } },
      ],
      total: 2,
      first: 1,
      offers: [],
    },
  ],
  [
    'a list that free words narrowed',
    {
      kind: 'leadList',
      of: {
        kind: 'narrowed',
        text: 'packaging',
        narrow: { state: 'open', owner: 'tom', from: '2026-10-01', to: '2026-10-31', grade: 'A' },
        owners: ['Tom Okafor'],
      },
      rows: [{ ...row(), open: { kind: 'show-lead', lead: id } }],
      total: 1,
      first: 1,
      offers: [],
    },
  ],
  [
    'nothing that fits all of it',
    {
      kind: 'leadList',
      of: {
        kind: 'narrowed',
        text: '',
        narrow: { hottest: true, owner: 'pia', from: '2026-11-23' },
        owners: [],
      },
      rows: [],
      total: 0,
      first: 1,
      offers: [{ kind: 'new-lead' }],
    },
  ],
  [
    'no hits',
    {
      kind: 'leadList',
      of: { kind: 'search', text: 'zzz' },
      rows: [],
      total: 0,
      first: 1,
      offers: [{ kind: 'new-lead' }],
    },
  ],
  [
    'which lead',
    {
      kind: 'leadSeveral',
      words: 'meyer',
      total: 12,
      wanted: 'qualify-lead',
      rows: many('Meyer').map((lead) => ({
        ...lead,
        choose: { kind: 'qualify-lead', lead: { kind: 'id', id: lead.id } },
      })),
    },
  ],
  [
    'no such lead',
    { kind: 'leadNone', words: 'xerxes', suggestions: [row()], offers: [{ kind: 'new-lead' }] },
  ],
  ['no lead spoken of', { kind: 'leadNone', words: '', suggestions: [], offers: [{ kind: 'help' }] }],
  ['an open lead', { kind: 'leadCard', lead: details(), offers }],
  ['a shared lead, for everybody', { kind: 'leadLink', leadId: 'lead-1' }],
  ['a shared lead, for whoever may read it', { kind: 'leadShared', lead: details() }],
  [
    'a closed lead',
    {
      kind: 'leadCard',
      lead: details({
        state: 'qualified',
        reason: 'Qualified',
        closed: { at: '2026-11-20T10:00:00Z', by: 'Sam Rivera' },
        stage: { process: 'Lead to Opportunity Sales Process', name: 'Develop', onLead: false },
        linked: [
          { target: 'account', id: 'a', name: 'Contoso Coffee GmbH' },
          { target: 'opportunity', id: 'o', name: '20 espresso machines', state: 'open' },
        ],
      }),
      offers: [{ kind: 'reactivate-lead', lead: id }],
    },
  ],
  [
    'new lead form',
    {
      kind: 'leadForm',
      mode: 'new',
      flow: 'new-lead:sam:1',
      rev: 1,
      asks: [],
      values: {},
      errors: [],
      lookalikes: [],
    },
  ],
  [
    'new lead form with errors',
    {
      kind: 'leadForm',
      mode: 'new',
      flow: 'new-lead:sam:1',
      rev: 2,
      asks: [],
      values: { email: 'ann@@x' },
      errors: [
        { field: 'topic', reason: 'required' },
        { field: 'email', reason: 'notAnEmail' },
      ],
      lookalikes: [],
    },
  ],
  [
    'new lead with lookalikes',
    {
      kind: 'leadForm',
      mode: 'new',
      flow: 'new-lead:sam:1',
      rev: 3,
      asks: [],
      values: { topic: 'Espresso', firstName: 'Ann' },
      errors: [],
      lookalikes: [similar],
    },
  ],
  [
    'edit form for required steps',
    {
      kind: 'leadForm',
      mode: 'edit',
      lead: head,
      flow: 'edit-lead:sam:1',
      rev: 1,
      asks: ['need', 'decisionMaker'],
      values: { topic: 'Espresso' },
      errors: [],
      lookalikes: [],
    },
  ],
  ['lead created', { kind: 'leadCreated', edited: false, lead: details(), offers }],
  [
    'which records',
    {
      kind: 'qualifyAsks',
      lead: head,
      question: {
        kind: 'whichRecords',
        ask: ['account', 'contact', 'opportunity'],
        opportunityName: '20 espresso machines',
      },
      ...asking,
    },
  ],
  [
    'too many opportunities',
    {
      kind: 'qualifyAsks',
      lead: head,
      question: { kind: 'whichRecords', ask: ['opportunity'], opportunityName: '20 espresso machines' },
      ...asking,
      problem: { kind: 'tooManyOpportunities', limit: 5 },
    },
  ],
  [
    'existing opportunity',
    {
      kind: 'qualifyAsks',
      lead: head,
      question: {
        kind: 'existingOpportunity',
        opportunities: [{ target: 'opportunity', id: 'o', name: '20 espresso machines', state: 'open' }],
      },
      ...asking,
    },
  ],
  [
    'may already exist',
    {
      kind: 'qualifyAsks',
      lead: head,
      question: { kind: 'possibleMatches', improved: true, ...matches },
      ...asking,
      problem: { kind: 'nothingSelected' },
    },
  ],
  [
    'may already exist, many times over',
    {
      kind: 'qualifyAsks',
      lead: head,
      question: {
        kind: 'possibleMatches',
        improved: true,
        ...matches,
        accounts: Array.from({ length: 60 }, (_, n) => match('account', { id: `account-${n}` })),
        contacts: [],
      },
      ...asking,
    },
  ],
  [
    'duplicate warning',
    {
      kind: 'qualifyAsks',
      lead: head,
      question: { kind: 'possibleMatches', improved: false, ...matches },
      ...asking,
    },
  ],
  [
    'confirm',
    {
      kind: 'qualifyConfirm',
      lead: head,
      plan: consequences.filter(({ choice }) => choice === 'create'),
      ...asking,
    },
  ],
  [
    'receipt',
    {
      kind: 'qualified',
      receipt,
      offers: [
        { kind: 'show-lead', lead: id },
        { kind: 'undo', lead: id },
      ],
    },
  ],
  [
    'receipt without records',
    {
      kind: 'qualified',
      receipt: {
        ...receipt,
        records: [],
        notes: 0,
        attachments: 0,
        process: { name: 'Lead to Opportunity Sales Process', stage: 'Qualify', moved: false },
        duplicatesMade: 2,
      },
      offers: [],
    },
  ],
  ['preflight', { kind: 'preflight', preflight, offers }],
  ...refusals.map(
    (refusal) =>
      [
        `refused: ${refusal.kind}`,
        { kind: 'refused', wanted: 'qualify-lead', refusal, lead: head, offers: offers.slice(0, 2) },
      ] as const,
  ),
  ['answered', { kind: 'answered', answer, here: [{ kind: 'closedLeads', count: 3 }], offers }],
  [
    'answered, with the lead in play',
    {
      kind: 'answered',
      answer,
      here: [{ kind: 'duplicateRules', published: ['Leads with the same e-mail address'] }],
      lead: {
        kind: 'leadCheck',
        lead: 'Ann Meyer',
        check: { name: 'leadOpen', verdict: 'pass', facts: [] },
      },
      offers,
    },
  ],
  [
    'which topic',
    { kind: 'whichTopic', language: 'en', offers: [{ kind: 'question', text: citation.title }] },
  ],
  [
    'declined',
    {
      kind: 'declined',
      language: 'en',
      whom: ['Ada Novak', 'Bo *Lind*'],
      offers: [{ kind: 'question', text: citation.title }, { kind: 'help' }],
    },
  ],
  ['done here', { kind: 'doHere', deed: 'new-lead', offers: [{ kind: 'new-lead' }, { kind: 'help' }] }],
  ['declined to a stranger', { kind: 'declined', language: 'en', whom: [], offers: [{ kind: 'help' }] }],
  [
    'answered, with the budget of the day spent',
    { kind: 'answered', answer, budgetSpent: true, here: [], offers },
  ],
  ['answered by a model', { kind: 'answered', answer, byModel, here: [], offers }],
  [
    'for one person in a group',
    { kind: 'private', name: 'Sam Rivera', done: false, again: offers[0] ?? { kind: 'help' } },
  ],
  ['for one person in a group, nothing to show', { kind: 'private', name: 'Sam Rivera', done: false }],
  ['done in a group', { kind: 'private', name: 'Sam Rivera', done: true }],
  ...duplicatesReplies,
  ...scoringReplies,
  ...knowledgeReplies,
  ...assigningReplies,
  ...mergingReplies,
  ...scanningReplies,
  ...rulesReplies,
  ...performanceReplies,
  ...noticesReplies,
  ['card inactive', { kind: 'cardInactive', offers: [{ kind: 'help' }] }],
  ['not your card', { kind: 'notYourCard', starter: 'Priya Nair' }],
  ['not saved', { kind: 'notSaved', reason: 'diskFault', offers: [{ kind: 'help' }] }],
  ['read-only', { kind: 'notSaved', reason: 'readOnly', offers: [{ kind: 'help' }] }],
  ['out of reach', { kind: 'notSaved', reason: 'outOfReach', offers: [{ kind: 'help' }] }],
];
