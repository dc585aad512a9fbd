import type { Grade } from '../records/lead.ts';
import { grades } from './grades.ts';
import { compare } from './stable.ts';
import type { Condition } from './unscored.ts';

/** One lead as a score summary sees it; people and business units by their ids. */
export interface SummaryLead {
  readonly id: string;
  readonly owner: string;
  readonly businessUnit: string;
  readonly source?: string;
  readonly createdAt: string;
  /** Present on closed leads. */
  readonly closed?: { readonly at: string; readonly qualified: boolean };
  /** `lastWeek`: as it stood seven days ago, for a lead that had one then. */
  readonly score?: { readonly value: number; readonly grade: Grade; readonly lastWeek?: number };
  /** Why an open lead has no score: the first condition that it does not meet, or that it waits for its turn. */
  readonly unscored?: UnscoredReason;
}

export type UnscoredReason = Condition['kind'] | 'waiting';

/** What leads can be grouped by. */
export const summaryDimensions = ['owner', 'businessUnit', 'source', 'grade', 'month'] as const;
export type SummaryDimension = (typeof summaryDimensions)[number];

/** The key of a lead's group; `''` where it has no source, `undefined` where it is in no group. */
export function keyIn(dimension: SummaryDimension, lead: SummaryLead): string | undefined {
  switch (dimension) {
    case 'owner':
      return lead.owner;
    case 'businessUnit':
      return lead.businessUnit;
    case 'source':
      return lead.source ?? '';
    case 'grade':
      return lead.score?.grade;
    case 'month':
      return lead.createdAt.slice(0, 7);
  }
}

export interface SummaryGroup {
  readonly key: string;
  readonly open: number;
  readonly scored: number;
  /** Of the open, scored leads. */
  readonly meanScore: number | undefined;
  readonly grades: Readonly<Record<Grade, number>>;
  readonly outcome: Rate;
}

/** Closed leads and how many of them were qualified. */
export interface Rate {
  readonly closed: number;
  readonly qualified: number;
  readonly rate: number | undefined;
  /** 95 % (Wilson): what the true rate may be. */
  readonly interval: readonly [number, number] | undefined;
  /** Fewer than 20 closed leads say little. */
  readonly fewCases: boolean;
}

export interface Mover {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

export interface Calibration {
  readonly byGrade: readonly (Rate & { readonly grade: Grade })[];
  /** Neighbouring grades: did the better one qualify more often? `cannotTell`: the numbers are too small to say. */
  readonly steps: readonly {
    readonly better: Grade;
    readonly worse: Grade;
    readonly verdict: 'moreOften' | 'lessOften' | 'cannotTell';
  }[];
}

export interface ScoreSummary {
  readonly total: SummaryGroup;
  readonly by: Readonly<Record<SummaryDimension, readonly SummaryGroup[]>>;
  /** The largest since last week, best first; and how many moved at all. */
  readonly movers: {
    readonly up: readonly Mover[];
    readonly down: readonly Mover[];
    readonly all: { readonly up: number; readonly down: number };
  };
  readonly unscored: readonly { readonly reason: UnscoredReason; readonly ids: readonly string[] }[];
  readonly calibration: Calibration;
}

const MOST_MOVERS = 5;
const FEW = 20;

/** The manager's view (S0.7). `leads` are already those of the period, and those the asker may read. */
export function summarise(leads: readonly SummaryLead[]): ScoreSummary {
  const moves = leads.flatMap((lead) => moveOf(lead) ?? []);
  const size = ({ from, to }: Mover): number => Math.abs(to - from);
  const largest = (some: readonly Mover[]): readonly Mover[] =>
    some.toSorted((a, b) => size(b) - size(a) || compare(a.id, b.id)).slice(0, MOST_MOVERS);
  const [up, down] = [moves.filter(({ from, to }) => to > from), moves.filter(({ from, to }) => to < from)];
  return {
    total: group('all', leads),
    by: {
      owner: groups(leads, 'owner'),
      businessUnit: groups(leads, 'businessUnit'),
      source: groups(leads, 'source'),
      grade: groups(leads, 'grade'),
      month: groups(leads, 'month'),
    },
    movers: { up: largest(up), down: largest(down), all: { up: up.length, down: down.length } },
    unscored: unscoredBy(leads.filter(({ closed }) => closed === undefined)),
    calibration: calibrationOf(leads),
  };
}

/** An open lead whose score is not what it was a week ago. */
export function moveOf({ id, closed, score }: SummaryLead): Mover | undefined {
  if (closed !== undefined || score?.lastWeek === undefined || score.lastWeek === score.value)
    return undefined;
  return { id, from: score.lastWeek, to: score.value };
}

function groups(leads: readonly SummaryLead[], dimension: SummaryDimension): readonly SummaryGroup[] {
  return [...groupBy(leads, (lead) => keyIn(dimension, lead))]
    .flatMap(([key, own]) => (key === undefined ? [] : [group(key, own)]))
    .sort((a, b) => compare(a.key, b.key));
}

function group(key: string, leads: readonly SummaryLead[]): SummaryGroup {
  const open = leads.filter(({ closed }) => closed === undefined);
  const scores = open.flatMap(({ score }) => score ?? []);
  const sum = scores.reduce((total, { value }) => total + value, 0);
  const count = (grade: Grade): number => scores.filter((score) => score.grade === grade).length;
  return {
    key,
    open: open.length,
    scored: scores.length,
    meanScore: scores.length === 0 ? undefined : sum / scores.length,
    grades: { A: count('A'), B: count('B'), C: count('C'), D: count('D') },
    outcome: rateOf(leads),
  };
}

function rateOf(leads: readonly SummaryLead[]): Rate {
  const closed = leads.flatMap((lead) => lead.closed ?? []);
  const qualified = closed.filter((outcome) => outcome.qualified).length;
  const n = closed.length;
  return {
    closed: n,
    qualified,
    rate: n === 0 ? undefined : qualified / n,
    interval: n === 0 ? undefined : wilson(qualified, n),
    fewCases: n < FEW,
  };
}

/** Wilson's 95 % score interval of a share. */
export function wilson(hits: number, n: number): readonly [number, number] {
  const z = 1.96;
  const share = hits / n;
  const centre = (share + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const half = (z / (1 + z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

function unscoredBy(open: readonly SummaryLead[]): ScoreSummary['unscored'] {
  const without = open.filter(({ score }) => score === undefined);
  return [...groupBy(without, ({ unscored }) => unscored ?? 'waiting')]
    .map(([reason, own]) => ({ reason, ids: own.map(({ id }) => id) }))
    .sort((a, b) => b.ids.length - a.ids.length || compare(a.reason, b.reason));
}

export function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const found = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const own = found.get(key);
    if (own) own.push(item);
    else found.set(key, [item]);
  }
  return found;
}

/** Did A leads qualify more often than B leads? By the score a lead had when it was closed. */
function calibrationOf(leads: readonly SummaryLead[]): Calibration {
  const byGrade = grades.map((grade) => ({
    grade,
    ...rateOf(leads.filter(({ score }) => score?.grade === grade)),
  }));
  const steps = byGrade.slice(1).map((worse, i) => {
    const better = byGrade[i] as typeof worse;
    return { better: better.grade, worse: worse.grade, verdict: compareRates(better, worse) };
  });
  return { byGrade, steps };
}

/** Only intervals that do not overlap allow a verdict. */
function compareRates(better: Rate, worse: Rate): 'moreOften' | 'lessOften' | 'cannotTell' {
  if (better.fewCases || worse.fewCases) return 'cannotTell';
  const [a, b] = [wilson(better.qualified, better.closed), wilson(worse.qualified, worse.closed)];
  if (a[0] > b[1]) return 'moreOften';
  return a[1] < b[0] ? 'lessOften' : 'cannotTell';
}
