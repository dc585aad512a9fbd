import type { MissingField, Narrowing } from '../../domain/leads/narrow.ts';
import type { ViewName } from '../../domain/leads/views.ts';
import { fieldErrorEn } from './en-fields.ts';
import { count, list } from './en-words.ts';

export const viewsEn: Readonly<Record<ViewName, string>> = {
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

const days = (from: string | undefined, to: string | undefined, day: (at: string) => string): string => {
  if (from === undefined) return `until ${day(to ?? '')}`;
  if (to === undefined) return `since ${day(from)}`;
  return from === to ? `of ${day(from)}` : `from ${day(from)} to ${day(to)}`;
};

const missingEn: Readonly<Record<MissingField, string>> = {
  budget: 'a budget',
  email: 'an e-mail address',
  phone: 'a phone number',
  company: 'a company',
  score: 'a score',
};

/** Lists of leads, one lead, and the form that makes one. */
export const leadsEn = {
  view: (name: ViewName): string => viewsEn[name],
  emptyView: (name: ViewName): string => emptyViews[name],
  searchTitle: (text: string): string => `Leads like “${text}”`,
  narrowed: (
    text: string,
    { state, owner, from, to, grade, scoreAbove, hottest, missing, about, largestBudget }: Narrowing,
    owners: readonly string[],
    day: (at: string) => string,
  ): string =>
    [
      hottest
        ? 'Hottest leads'
        : state === undefined
          ? 'Leads'
          : state === 'open'
            ? 'Open leads'
            : 'Closed leads',
      text === '' ? '' : `like “${text}”`,
      about === undefined ? '' : `for “${about}”`,
      owner === undefined ? '' : `of ${owners.length === 0 ? `“${owner}”` : list(owners)}`,
      grade === undefined ? '' : `with grade ${grade}`,
      scoreAbove === undefined ? '' : `with a score above ${scoreAbove}`,
      missing === undefined ? '' : `without ${missingEn[missing]}`,
      largestBudget === undefined ? '' : 'with a budget',
      from === undefined && to === undefined ? '' : days(from, to, day),
    ]
      .filter((part) => part !== '')
      .join(' '),
  noneNarrowed: 'No lead that you may read fits all of this. Leave something out, or look at a whole list.',
  shown: (from: number, to: number, total: number): string =>
    `${from}–${to} of ${total.toLocaleString('en')}`,
  sortedByMatch: 'best match first',
  sortedByAge: 'newest first',
  noneScored:
    'None of these leads has a score, so I cannot tell which is the hottest. A score comes from a published scoring model.',
  sortedByScore: 'highest score first',
  sortedByBudget: 'largest budget first',
  openLead: 'Open',
  shared: {
    title: 'A lead',
    show: 'Show the lead',
    forReaders: 'Whoever may read it sees it here.',
    nothingFound: 'No lead that you may read fits. Try a name, a company or an e-mail address.',
    mayNotRead: 'Your security roles do not let you read leads. Ask your administrator for access.',
    formTitle: 'New lead from a message',
  },
  openInTab: 'Open in the tab',
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
};
