import { named } from '../../domain/named.ts';
import type { SummaryPart } from '../../domain/scoring/leads-behind.ts';
import type { NamedSummary } from '../../domain/scoring/score-summary.ts';
import type {
  Calibration,
  Mover,
  Rate,
  SummaryDimension,
  SummaryGroup,
  UnscoredReason,
} from '../../domain/scoring/summary.ts';
import type { NamedPeriod, SummaryPeriod } from '../../domain/scoring/summary-period.ts';
import { count } from './en-words.ts';

const percent = (share: number): string => `${Math.round(100 * share)} %`;

const periods: Readonly<Record<NamedPeriod, string>> = {
  all: 'All leads',
  thisWeek: 'This week',
  lastWeek: 'Last week',
  thisMonth: 'This month',
  lastMonth: 'Last month',
  thisQuarter: 'This quarter',
  lastQuarter: 'Last quarter',
  thisYear: 'This year',
  lastYear: 'Last year',
};

const periodName = (period: SummaryPeriod, day: (at: string) => string): string =>
  typeof period === 'string'
    ? periods[period].toLowerCase()
    : `${day(period.from)} to ${period.to === undefined ? 'today' : day(period.to)}`;

const reasons: Readonly<Record<UnscoredReason, string>> = {
  published: 'no scoring model is published',
  open: 'not open',
  filters: 'outside the filter of every model',
  process: 'not on the process of a model',
  age: 'created more than 2 years ago',
  waiting: 'waiting for their turn',
};

const dimensions: Readonly<Record<SummaryDimension, string>> = {
  owner: 'By owner',
  businessUnit: 'By business unit',
  source: 'By source',
  grade: 'By grade',
  month: 'By month created',
};

const rate = ({ closed, qualified, rate: share, interval, fewCases }: Rate): string => {
  if (share === undefined || interval === undefined) return 'none closed';
  const sure = fewCases
    ? `; few cases, so the true rate may be ${percent(interval[0])} to ${percent(interval[1])}`
    : '';
  return `${percent(share)} of ${closed} closed were qualified (${qualified})${sure}`;
};

/** Score summaries, in English. */
export const summaryEn = {
  by: dimensions,
  period: (period: NamedPeriod): string => periods[period],
  title: ({ period }: NamedSummary, day: (at: string) => string): string =>
    period === 'all' ? 'Score summary' : `Score summary: ${periodName(period, day)}`,
  titleBy: (title: string, by: SummaryDimension): string => `${title}, ${dimensions[by].replace('By', 'by')}`,
  sentence: ({ total }: NamedSummary): string =>
    total.open === 0 && total.outcome.closed === 0
      ? 'There is no lead of that time that you may read.'
      : `${count(total.open, 'open lead')}: ${total.scored} scored${total.meanScore === undefined ? '' : `, on average ${Math.round(total.meanScore)}`}, ${total.grades.A} of grade A.`,
  everything: 'Every lead that you may read.',
  range: (from: string, before: string): string =>
    `Open leads created, and leads closed, from ${from} to before ${before} (days in UTC), as far as you may read them.`,
  since: (from: string): string =>
    `Open leads created, and leads closed, since ${from} (days in UTC), as far as you may read them.`,
  gradesTitle: 'Open leads by grade',
  chart: 'Open leads',
  grade: (grade: string, leads: number): string => `Grade ${grade}: ${count(leads, 'lead')}`,
  moversTitle: 'Since last week',
  noMovers: 'No score has moved.',
  mover: (name: string, { from, to }: Mover): string => `${to > from ? '▲' : '▼'} ${name}: ${from} → ${to}`,
  allUp: (n: number): string => `All ${n} that rose`,
  allDown: (n: number): string => `All ${n} that fell`,
  unscoredTitle: 'Without a score',
  unscored: (reason: UnscoredReason, n: number): string => `${count(n, 'lead')}: ${reasons[reason]}`,
  outcomeTitle: 'Closed leads',
  outcome: rate,
  calibrationTitle: 'Did better grades qualify more often?',
  gradeRate: (grade: string, is: Rate): string => `${grade}: ${rate(is)}`,
  verdict: ({ better, worse, verdict }: Calibration['steps'][number]): string =>
    verdict === 'moreOften'
      ? `${better} leads were qualified more often than ${worse} leads.`
      : verdict === 'lessOften'
        ? `${better} leads were qualified less often than ${worse} leads: look at the model.`
        : `${better} against ${worse}: the numbers are too small to tell.`,
  notYet: 'No lead has been closed with a score yet.',
  inTest: (model: string): string => `In the test of ${model}:`,
  testRate: (grade: string, leads: number, positives: number): string =>
    leads === 0
      ? `${grade}: none`
      : `${grade}: ${percent(positives / leads)} of ${leads} were qualified${leads < 20 ? ' (few cases)' : ''}`,
  groupName: (by: SummaryDimension, key: string, names: Readonly<Record<string, string>>): string =>
    key === ''
      ? 'No source'
      : by === 'month'
        ? new Date(`${key}-01T00:00:00Z`).toLocaleDateString('en-GB', {
            month: 'long',
            year: 'numeric',
            timeZone: 'UTC',
          })
        : (named(names, key) ?? key),
  group: ({ open, meanScore, grades, outcome }: SummaryGroup): string =>
    `${open} open (A ${grades.A}, B ${grades.B}, C ${grades.C}, D ${grades.D})${meanScore === undefined ? '' : `, mean score ${Math.round(meanScore)}`}; ${rate(outcome)}`,
  moreGroups: (n: number): string => `… and ${n} more with fewer open leads`,
  choosePeriod: 'Time',
  show: 'Show that time',
  hint: 'Select a line to see its leads.',
  openLeads: 'Show the leads',
  /** The title of the list behind a number. */
  behind: (
    part: SummaryPart,
    period: SummaryPeriod,
    names: Readonly<Record<string, string>>,
    day: (at: string) => string,
  ): string => {
    const what = partName(part, names);
    return period === 'all' ? what : `${what}, ${periodName(period, day)}`;
  },
  nothingBehind: 'No lead is counted there any more: scores and states have moved on.',
};

function partName(part: SummaryPart, names: Readonly<Record<string, string>>): string {
  switch (part.kind) {
    case 'open':
      return part.scored === undefined
        ? 'Open leads'
        : part.scored
          ? 'Scored leads'
          : 'Leads without a score';
    case 'group': {
      const group = part.by === 'grade' ? `grade ${part.key}` : summaryEn.groupName(part.by, part.key, names);
      return `Open leads: ${group}${part.grade === undefined ? '' : `, grade ${part.grade}`}`;
    }
    case 'unscored':
      return `Without a score: ${reasons[part.reason]}`;
    case 'movers':
      return part.way === 'up' ? 'Scores that rose since last week' : 'Scores that fell since last week';
    case 'closed': {
      const grade = part.grade === undefined ? '' : ` of grade ${part.grade}`;
      return part.qualified === undefined
        ? `Closed leads${grade}`
        : `${part.qualified ? 'Qualified' : 'Disqualified'} leads${grade}`;
    }
  }
}
