import type { SectionPlan, SectionRefusal } from '../../domain/guidance/change-section.ts';
import type { QuestionGroup } from '../../domain/guidance/gaps.ts';
import type { KnowledgeCommand } from '../knowledge/command.ts';
import type { TextProblem } from '../knowledge/reply.ts';
import { lineProblemEn } from './en-lines.ts';
import { count, list } from './en-words.ts';

const outcomes: Readonly<Record<QuestionGroup['outcome'], string>> = {
  declined: 'not in the guidance',
  several: 'not clear which topic',
  votedDown: 'answer voted down',
};

const version = (n: number): string => (n === 0 ? 'the product’s own text' : `version ${n}`);

/** The guidance as its administrators see it, in English. */
export const knowledgeEn = {
  title: 'Guidance',
  how: 'Select a section to read it as it is written. A change is live for everybody at once, and can be rolled back.',
  page: (first: number, shown: number, total: number): string =>
    `Sections ${first}–${first + shown - 1} of ${total}`,
  asShipped: 'as it came with the product',
  edited: (n: number, by: string, when: string): string => `version ${n}, ${by}, ${when}`,
  gaps: (n: number): string => `${count(n, 'group')} of questions without a good answer wait for you.`,
  lineProblem: lineProblemEn,
  problem: (file: string, line: number, problem: string): string =>
    `${file}, line ${line}: ${problem}. What was there before is in use.`,
  section: (id: string): string => `Id: ${id}`,
  write: (title?: string): string => (title === undefined ? 'New section' : `Edit “${title}”`),
  writeHow:
    'The first line is the title with its id, then lines such as “asks:” with other ways to ask for it, a blank line, and the text. Lists start with “1. ” or “- ”. Nothing is saved before you have seen what changes.',
  text: 'Text of the section',
  textNeeded: 'Write the section.',
  wrong: ({ line, problem }: TextProblem): string =>
    `Line ${line}: ${lineProblemEn(problem)}. Nothing was saved; what everybody reads stays as it is.`,
  check: 'See what changes',
  confirm: ({ title, n, restores }: SectionPlan): string =>
    restores === undefined
      ? `Save “${title}” as version ${n}?`
      : `Bring back ${version(restores)} of “${title}”?`,
  unchanged: 'Nothing would change.',
  added: (line: string): string => `+ ${line}`,
  removed: (line: string): string => `− ${line}`,
  more: (n: number): string => `… and ${count(n, 'line')} more`,
  consequence: 'It is live for everybody at once. The version before stays in the history.',
  save: 'Save and publish',
  saved: ({ title, n, restores }: SectionPlan): string =>
    restores === undefined
      ? `“${title}” is saved as version ${n}`
      : `“${title}” is ${version(restores)} again, as version ${n}`,
  live: 'It answers questions from now on; new ways to ask for it are learnt within some seconds.',
  history: (title: string): string => `History of “${title}”`,
  neverEdited: 'Nobody has changed this section: it is as it came with the product.',
  versionLine: (n: number, restores: number | undefined, shipped: boolean): string =>
    `Version ${n}${restores === undefined ? '' : ` (${version(restores)} again)`}${shipped ? ', as it came with the product' : ''}`,
  gapsTitle: 'Questions without a good answer',
  gapsHow: (first: number, shown: number, total: number): string =>
    `Groups ${first}–${first + shown - 1} of ${total}, the oftenest asked first. They stay in this installation.`,
  noGaps: 'No question is waiting: whatever was asked found an answer, or was put aside.',
  group: ({ times, outcome }: QuestionGroup): string => `${count(times, 'time')} · ${outcomes[outcome]}`,
  wordings: ({ wordings }: QuestionGroup): string =>
    wordings.length > 1
      ? `Also asked: ${wordings
          .slice(1, 4)
          .map((each) => `“${each}”`)
          .join(', ')}`
      : '',
  reasons: ({ reasons }: QuestionGroup): string =>
    reasons.length === 0
      ? ''
      : `Reasons given: ${reasons
          .slice(0, 3)
          .map((each) => `“${each}”`)
          .join(', ')}`,
  nearest: (title: string): string => `Nearest section: ${title}`,
  draft: (at: number): string => `Draft an answer to ${at}`,
  dismiss: (at: number): string => `Put ${at} aside`,
  offer: (command: KnowledgeCommand): string => {
    switch (command.act) {
      case 'list':
        return command.page === undefined || command.page === 0 ? 'Guidance' : 'Show more';
      case 'show':
        return 'Open section';
      case 'edit':
        return 'Edit section';
      case 'history':
        return 'History';
      case 'rollback':
        return command.n === undefined ? 'Roll back' : `Roll back to ${version(command.n)}`;
      case 'new':
        return 'New section';
      case 'gaps':
        return command.page === undefined ? 'Open questions' : 'Show more';
      case 'draft':
        return 'Draft an answer';
      case 'dismiss':
        return 'Put aside';
    }
  },
};

/** Why a section is not saved. */
export const sectionRefusal = (r: SectionRefusal) => {
  switch (r.kind) {
    case 'sectionUnreadable':
      return {
        title: 'The section cannot be read',
        details: [`Line ${r.line}: ${lineProblemEn(r.problem)}`],
        now: 'Correct that line and save again.',
      };
    case 'sectionTooLong':
      return {
        title: `The section has ${r.characters.toLocaleString('en')} characters`,
        details: [],
        now: `At most ${r.limit.toLocaleString('en')} are possible: split it into two sections.`,
      };
    case 'sectionChangedSince':
      return {
        title: `${r.by} saved this section in the meantime`,
        details: [],
        now: 'Open it again, so that their change is not lost.',
      };
    case 'sectionNeeded':
      return {
        title: 'Other sections would point at nothing',
        details: [list(r.problems.slice(0, 5).map(lineProblemEn))],
        now: 'Change those first, or keep the section.',
      };
    case 'sectionNeverEdited':
      return {
        title: 'There is nothing to roll back to',
        details: [],
        now: 'Nobody has changed this section: it is as it came with the product.',
      };
  }
};
