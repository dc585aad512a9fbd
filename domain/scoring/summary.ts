import type { Grade } from '../records/lead.ts';
import { grades } from './grades.ts';
import { compare } from './stable.ts';
import type { Condition } from './unscored.ts';

/** One lead as a score summary sees it; people and business units by their ids. */
export interface SummaryLead {
  readonly id: string;
  readonly owner: string;
  readonly businessUnit: string;
  readonly source?: string | undefined;
  readonly createdAt: string;
  /** Present on closed leads. */
  readonly closed?: { readonly at: string; readonly qualified: boolean } | undefined;
  /** `lastWeek`: as it stood seven days ago, for a lead that had one then. */
  readonly score?:
    | { readonly value: number; readonly grade: Grade; readonly lastWeek?: number | undefined }
    | undefined;
  /** Why an open lead has no score: the first condition that it does not meet, or that it waits for its turn. */
  readonly unscored?: UnscoredReason | undefined;
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
  const sums = summing();
  for (const lead of leads) sums.add(lead);
  return sums.all();
}

export interface Summing {
  add(lead: SummaryLead): void;
  /** What all that was added comes to. */
  all(): ScoreSummary;
}

/** The same lead by lead: there may be very many, and nobody need hold them all. */
export function summing(): Summing {
  const moves: Mover[] = [];
  const total = emptyTally();
  const by: Record<SummaryDimension, Map<string, Tally>> = {
    owner: new Map(),
    businessUnit: new Map(),
    source: new Map(),
    grade: new Map(),
    month: new Map(),
  };
  const unscored = new Map<UnscoredReason, string[]>();
  const add = (lead: SummaryLead): void => {
    const move = moveOf(lead);
    if (move !== undefined) moves.push(move);
    count(total, lead);
    if (lead.closed === undefined && lead.score === undefined) {
      const reason = lead.unscored ?? 'waiting';
      const ids = unscored.get(reason);
      if (ids === undefined) unscored.set(reason, [lead.id]);
      else ids.push(lead.id);
    }
    for (const dimension of summaryDimensions) {
      const key = keyIn(dimension, lead);
      if (key !== undefined) count(tallyOf(by[dimension], key), lead);
    }
  };
  const size = ({ from, to }: Mover): number => Math.abs(to - from);
  const largest = (some: readonly Mover[]): readonly Mover[] =>
    some.toSorted((a, b) => size(b) - size(a) || compare(a.id, b.id)).slice(0, MOST_MOVERS);
  const all = (): ScoreSummary => {
    const [up, down] = [moves.filter(({ from, to }) => to > from), moves.filter(({ from, to }) => to < from)];
    return {
      total: group('all', total),
      by: {
        owner: groups(by.owner),
        businessUnit: groups(by.businessUnit),
        source: groups(by.source),
        grade: groups(by.grade),
        month: groups(by.month),
      },
      movers: { up: largest(up), down: largest(down), all: { up: up.length, down: down.length } },
      unscored: [...unscored]
        .map(([reason, ids]) => ({ reason, ids }))
        .sort((a, b) => b.ids.length - a.ids.length || compare(a.reason, b.reason)),
      calibration: calibrationOf(by.grade),
    };
  };
  return { add, all };
}

/** An open lead whose score is not what it was a week ago. */
export function moveOf({ id, closed, score }: SummaryLead): Mover | undefined {
  if (closed !== undefined || score?.lastWeek === undefined || score.lastWeek === score.value)
    return undefined;
  return { id, from: score.lastWeek, to: score.value };
}

/** What is counted of some leads. */
interface Tally {
  open: number;
  scored: number;
  /** Of the scores of the open leads. */
  sum: number;
  readonly grades: Record<Grade, number>;
  closed: number;
  qualified: number;
}

const emptyTally = (): Tally => ({
  open: 0,
  scored: 0,
  sum: 0,
  grades: { A: 0, B: 0, C: 0, D: 0 },
  closed: 0,
  qualified: 0,
});

function tallyOf(tallies: Map<string, Tally>, key: string): Tally {
  const known = tallies.get(key);
  if (known !== undefined) return known;
  const tally = emptyTally();
  tallies.set(key, tally);
  return tally;
}

function count(tally: Tally, { closed, score }: SummaryLead): void {
  if (closed !== undefined) {
    tally.closed += 1;
    if (closed.qualified) tally.qualified += 1;
    return;
  }
  tally.open += 1;
  if (score === undefined) return;
  tally.scored += 1;
  tally.sum += score.value;
  tally.grades[score.grade] += 1;
}

const groups = (tallies: ReadonlyMap<string, Tally>): readonly SummaryGroup[] =>
  [...tallies].map(([key, tally]) => group(key, tally)).sort((a, b) => compare(a.key, b.key));

const group = (key: string, tally: Tally): SummaryGroup => ({
  key,
  open: tally.open,
  scored: tally.scored,
  meanScore: tally.scored === 0 ? undefined : tally.sum / tally.scored,
  grades: tally.grades,
  outcome: rateOf(tally),
});

const rateOf = ({ closed, qualified }: Tally): Rate => ({
  closed,
  qualified,
  rate: closed === 0 ? undefined : qualified / closed,
  interval: closed === 0 ? undefined : wilson(qualified, closed),
  fewCases: closed < FEW,
});

/** Wilson's 95 % score interval of a share. */
export function wilson(hits: number, n: number): readonly [number, number] {
  const z = 1.96;
  const share = hits / n;
  const centre = (share + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const half = (z / (1 + z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

/** Did A leads qualify more often than B leads? By the score a lead had when it was closed. */
function calibrationOf(tallies: ReadonlyMap<string, Tally>): Calibration {
  const byGrade = grades.map((grade) => ({ grade, ...rateOf(tallies.get(grade) ?? emptyTally()) }));
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
