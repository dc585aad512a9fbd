import { fileEn } from './en-import.ts';
import { settingsEn } from './en-settings.ts';

/** Every word of the tab in English. Data, changes and refusals come in words from the bot, in the same language. */
export const en = {
  app: 'Leads',
  pages: { board: 'Board', leads: 'Leads', import: 'Import', settings: 'Administration' },
  navigation: 'Pages',
  loading: 'Loading …',
  back: 'Back',
  retry: 'Try again',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save the change',
  review: 'Review the change',
  act: 'Change',
  saved: 'Saved.',
  nothingChanges: 'Nothing would change.',
  confirmTitle: 'Save this change?',
  confirmLead: 'This is what it does:',
  none: 'none',
  asTable: 'Show as table',
  count: (n: number): string => n.toLocaleString('en'),
  percent: (share: number): string => `${Math.round(share * 100)} %`,
  day: (iso: string): string =>
    new Date(iso).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' }),
  moment: (iso: string): string =>
    new Date(iso).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' }),

  local: {
    bar: 'Local mode: whoever sits at this machine speaks as anybody.',
    person: 'You are',
    choose: 'Choose a person',
    theme: 'Theme',
    themes: { light: 'Light', dark: 'Dark', contrast: 'High contrast' },
    language: 'Language',
    languages: { en: 'English', de: 'Deutsch' },
  },

  stranger: {
    title: 'You are not a member yet',
    text: 'The bot keeps the leads of your organisation. An administrator decides who works with them.',
    ask: 'Request access',
  },

  /** What a status means when the bot sends no words of its own; 0: the bot could not be reached. */
  problem: (status: number): { readonly title: string; readonly now: string } => {
    switch (status) {
      case 0:
        return {
          title: 'The bot cannot be reached',
          now: 'Check the connection and try again. Nothing was saved.',
        };
      case 400:
        return {
          title: 'The bot did not understand that',
          now: 'Reload the tab and try again. Nothing was saved.',
        };
      case 401:
        return { title: 'You are not signed in', now: 'Reload the tab to sign in.' };
      case 403:
        return {
          title: 'You may not see this',
          now: 'It is for members of the organisation. Ask your administrator.',
        };
      case 413:
        return { title: 'That is too large', now: 'Split it into smaller parts. Nothing was saved.' };
      case 409:
        return {
          title: 'Something has changed since the preview',
          now: 'Choose the file again. Nothing was saved.',
        };
      case 507:
        return {
          title: 'There is no room for so many leads',
          now: 'The data folder holds up to 100,000; with PostgreSQL there can be more. Nothing was saved.',
        };
      case 503:
        return { title: 'The bot cannot check your sign-in just now', now: 'Try again in a moment.' };
      default:
        return {
          title: 'Something went wrong',
          now: 'Try again. If it stays, tell your administrator the reference.',
        };
    }
  },
  reference: (id: string): string => `Reference ${id}`,

  board: {
    title: 'Leads at a glance',
    period: 'Leads created in',
    periods: {
      '30': 'the last 30 days',
      '90': 'the last 90 days',
      '365': 'the last 12 months',
      all: 'all time',
    },
    sentence: (open: number, scored: number, qualified: number, closed: number): string =>
      `${open.toLocaleString('en')} open leads, ${scored.toLocaleString('en')} of them scored; ${qualified.toLocaleString('en')} of ${closed.toLocaleString('en')} closed leads were qualified.`,
    facts: { open: 'Open', scored: 'Scored', mean: 'Average score', rate: 'Qualified' },
    grades: 'Open leads by grade',
    grade: 'Grade',
    leads: 'Leads',
    unscoredLeads: 'No score',
    funnel: 'How far leads come',
    step: 'Step',
    share: 'Of the step before',
    steps: {
      created: 'Created',
      contacted: 'Contacted',
      qualified: 'Qualified',
      opportunity: 'Opportunity',
      won: 'Won',
    },
    movers: 'Scores that moved most',
    noMovers: 'No score has moved yet.',
    lead: 'Lead',
    from: 'Before',
    to: 'Now',
    change: 'Change',
    owners: 'Open leads by owner',
    owner: 'Owner',
    calibration: 'Do better grades qualify more often?',
    calibrationRate: 'Qualified',
    calibrationOf: 'Closed leads',
    noneClosed: 'No closed lead has a score yet, so there is nothing to compare.',
    interval: 'Likely between',
    few: 'few cases',
    verdicts: (better: string, worse: string) => ({
      moreOften: `${better} leads were qualified more often than ${worse} leads.`,
      lessOften: `${better} leads were qualified less often than ${worse} leads: the model needs a look.`,
      cannotTell: `Too few closed leads to tell ${better} from ${worse}.`,
    }),
    unscored: 'Why open leads have no score',
    reason: 'Reason',
    reasons: {
      published: 'No scoring model is published',
      filters: 'The lead is outside the model’s filters',
      process: 'The lead is not in the model’s process',
      age: 'The lead is older than two years',
      open: 'The lead is closed',
      waiting: 'The score is on its way',
    } as Readonly<Record<string, string>>,
    allScored: 'Every open lead has a score.',
    empty: 'There are no leads in this period that you may read. Choose a longer one.',
  },

  leads: {
    title: 'Leads',
    search: 'Search',
    searchHint: 'Name, company, e-mail address or topic',
    filters: 'Filters',
    any: 'Any',
    state: 'State',
    states: { open: 'Open', qualified: 'Qualified', disqualified: 'Disqualified' },
    owner: 'Owner',
    grade: 'Grade',
    noGrade: 'No score',
    created: (from: string, to: string): string => `Created ${from} – ${to}`,
    clear: 'Clear filters',
    shown: (from: number, to: number, total: number): string =>
      `${from.toLocaleString('en')}–${to.toLocaleString('en')} of ${total.toLocaleString('en')}`,
    save: 'Save as a CSV file',
    saved: 'The file is among your downloads.',
    sortedByMatch: 'best match first',
    sortedByAge: 'newest first',
    empty: 'No lead that you may read fits. Clear a filter, or search with fewer letters.',
    columns: {
      name: 'Lead',
      company: 'Company',
      topic: 'Topic',
      state: 'State',
      owner: 'Owner',
      score: 'Score',
      created: 'Created',
    },
    previous: 'Previous page',
    next: 'Next page',
  },

  lead: {
    details: 'Details',
    notes: (shown: number, total: number): string =>
      shown === total ? `Notes (${total})` : `Notes (the latest ${shown} of ${total})`,
    noNotes: 'No notes.',
    noteBy: (by: string, at: string): string => `${by}, ${at}`,
    state: 'State',
    stage: 'Stage',
    owner: 'Owner',
    created: 'Created',
    modified: 'Last changed',
    closed: 'Closed',
    closedBy: (by: string, at: string): string => `${at} by ${by}`,
    score: (value: number, grade: string): string => `${value}, grade ${grade}`,
    noScore: 'No score',
    scoreLabel: 'Score',
    linked: 'Linked to',
    work: 'Work on this lead',
    answer: 'The bot’s answer',
    chat: 'Open in chat',
    chatText: (name: string): string => `show ${name}`,
  },

  settings: settingsEn,

  import: {
    ...fileEn,
    encoding: 'How the file was saved',
    fileTitle: 'The file cannot be read',
    title: 'Import leads',
    drop: 'Drop a CSV file here',
    choose: 'Choose a file',
    hint: 'Up to 5,000 leads and 20 MB. The first line names the columns, such as firstName, lastName, companyName, email.',
    reading: 'Reading the file …',
    saving: 'Saving …',
    preview: (name: string): string => `What importing ${name} does`,
    leads: (n: number): string =>
      n === 1 ? '1 lead will be created.' : `${n.toLocaleString('en')} leads will be created.`,
    problems: (n: number): string =>
      n === 1
        ? '1 line cannot be imported and is left out.'
        : `${n.toLocaleString('en')} lines cannot be imported and are left out.`,
    warnings: (n: number): string =>
      n === 1 ? '1 line is worth a look.' : `${n.toLocaleString('en')} lines are worth a look.`,
    ignored: (columns: string): string => `Columns not read: ${columns}.`,
    more: (n: number): string => `… and ${n.toLocaleString('en')} more.`,
    lineLabel: 'Line',
    what: 'What is wrong',
    sample: 'The first leads of the file',
    columns: { name: 'Name', company: 'Company', email: 'E-mail address', owner: 'Owner' },
    start: (n: number): string => (n === 1 ? 'Import 1 lead' : `Import ${n.toLocaleString('en')} leads`),
    nothing: 'Nothing of this file can be imported.',
    done: (created: number, updated: number, skipped: number): string =>
      [
        created === 1 ? '1 lead was imported.' : `${created.toLocaleString('en')} leads were imported.`,
        ...(updated === 0
          ? []
          : [updated === 1 ? '1 was updated.' : `${updated.toLocaleString('en')} were updated.`]),
        ...(skipped === 0
          ? []
          : [skipped === 1 ? '1 was left out.' : `${skipped.toLocaleString('en')} were left out.`]),
      ].join(' '),
    twins: (n: number): string =>
      n === 1 ? '1 line is likely a duplicate.' : `${n.toLocaleString('en')} lines are likely duplicates.`,
    like: 'Is like',
    likely: 'How likely',
    decision: 'What to do',
    decide: 'Choose …',
    decideAll: 'For all others',
    decideFirst: 'Choose for every likely duplicate first.',
    decisions: { create: 'Create all the same', skip: 'Leave out', update: 'Update the existing lead' },
    ofLine: (line: number, name: string): string => `line ${line}: ${name}`,
    another: 'Import another file',
    show: 'Show the leads',
    notCsv: 'That is not a CSV file. Save the table as “CSV UTF-8” and try again.',
    tooLarge: 'The file is larger than 20 MB. Split it, each part with the header line.',
  },
};

export type Words = typeof en;
