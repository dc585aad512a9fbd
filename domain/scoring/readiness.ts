import { addMonths, addMs, DAY, january1OfLastYear } from './calendar.ts';
import { LEAST_PER_OUTCOME } from './train.ts';

/** Only the two standard tables can be scored (S1.4.2). */
export type ScoredEntity = 'lead' | 'opportunity';

/** What the two outcomes are called for each table. */
export const outcomeNames = {
  lead: { positive: 'qualified', negative: 'disqualified' },
  opportunity: { positive: 'won', negative: 'lost' },
} as const satisfies Record<ScoredEntity, { positive: string; negative: string }>;

/** The training window, in months, both ends included (S1.3.3). */
export const LEAST_MONTHS = 3;
export const MOST_MONTHS = 24;

/** Per-stage models (opportunities, seed 1) are not part of this product: the answer points to their own section. */
export const perStageModels = {
  offered: false,
  see: [
    'configure-predictive-opportunity-scoring.md#what-is-a-per-stage-model',
    'faq-opportunity.md#opportunity-per-stage-scoring',
  ],
} as const;

/** A lead or an opportunity as readiness sees it. Open ones may be handed in too; they are not counted. */
export interface TrainingRecord {
  readonly createdAt: string;
  readonly closed?: { readonly at: string; readonly outcome: 'positive' | 'negative' };
  readonly processes: readonly {
    readonly processId: string;
    readonly status: 'active' | 'finished' | 'aborted';
  }[];
}

export interface ReadinessQuestion {
  readonly entity: ScoredEntity;
  /** 3 to 24. */
  readonly months: number;
  /** Count only records on this business process flow. */
  readonly processId?: string;
  readonly now: Date;
}

export interface Side {
  readonly count: number;
  readonly needed: number;
  readonly missing: number;
}

export interface WindowRow {
  readonly months: number;
  readonly from: Date;
  readonly positives: number;
  readonly negatives: number;
  readonly passes: boolean;
}

export type Readiness =
  | {
      readonly kind: 'windowOutOfRange';
      readonly months: number;
      readonly least: number;
      readonly most: number;
    }
  | {
      readonly kind: 'checked';
      readonly entity: ScoredEntity;
      readonly ready: boolean;
      readonly positives: Side;
      readonly negatives: Side;
      /** Created on or after `from`, the later of the two (C1). */
      readonly window: { readonly from: Date; readonly byTimeFrame: Date; readonly byJanuary1: Date };
      /** Closed records that do not count, by rule; one record may fall under both date rules. */
      readonly excluded: {
        readonly byTimeFrame: number;
        readonly byJanuary1: number;
        readonly notOnProcess: number;
        readonly abortedProcess: number;
        /** Dated after `now`: a wrong clock somewhere. */
        readonly inFuture: number;
      };
      /** The same count for every window from 3 to 24 months. */
      readonly table: readonly WindowRow[];
      /** The shortest window that passes; longer ones include more (S1.3.11). */
      readonly passingMonths: number | undefined;
      /** When this window passes at the pace of the last 90 days; `undefined`: not within two years. */
      readonly projected: Date | undefined;
    };

type Closed = TrainingRecord & Required<Pick<TrainingRecord, 'closed'>>;

/**
 * Whether there are at least 40 closed records of each outcome to train a model (S1.3.1, S1.3.2). Each side is
 * checked by itself: 39 fails, 40 passes.
 */
export function readiness(records: readonly TrainingRecord[], question: ReadinessQuestion): Readiness {
  const { entity, months, processId, now } = question;
  if (!Number.isInteger(months) || months < LEAST_MONTHS || months > MOST_MONTHS)
    return { kind: 'windowOutOfRange', months, least: LEAST_MONTHS, most: MOST_MONTHS };
  const closed = records.filter((record): record is Closed => record.closed !== undefined);
  const fits = closed.map((record) => processFit(record, processId));
  const onProcess = closed.filter((_, i) => fits[i] === 'counts');
  const inFuture = (record: Closed): boolean => later(record.createdAt, now) || later(record.closed.at, now);
  const usable = onProcess.filter((record) => !inFuture(record));
  const createdBefore = (limit: Date): number =>
    usable.filter(({ createdAt }) => instant(createdAt) < limit.getTime()).length;

  const table = Array.from({ length: MOST_MONTHS - LEAST_MONTHS + 1 }, (_, i) =>
    windowRow(usable, LEAST_MONTHS + i, now),
  );
  const { positives, negatives, passes } = windowRow(usable, months, now);
  return {
    kind: 'checked',
    entity,
    ready: passes,
    positives: side(positives),
    negatives: side(negatives),
    window: {
      from: windowStart(months, now),
      byTimeFrame: addMonths(now, -months),
      byJanuary1: january1OfLastYear(now),
    },
    excluded: {
      byTimeFrame: createdBefore(addMonths(now, -months)),
      byJanuary1: createdBefore(january1OfLastYear(now)),
      notOnProcess: fits.filter((fit) => fit === 'notOnProcess').length,
      abortedProcess: fits.filter((fit) => fit === 'aborted').length,
      inFuture: onProcess.length - usable.length,
    },
    table,
    passingMonths: table.find((row) => row.passes)?.months,
    projected: passes ? now : projectedDate(usable, months, now),
  };
}

/** The later of the time frame and January 1 of the previous year (C1, S1.4.5). */
export function windowStart(months: number, now: Date): Date {
  const [byTimeFrame, byJanuary1] = [addMonths(now, -months), january1OfLastYear(now)];
  return byTimeFrame > byJanuary1 ? byTimeFrame : byJanuary1;
}

/** Records without an instance of the process, or with an aborted one, are not counted (S1.3.9, S1.3.10). */
export function processFit(
  { processes }: TrainingRecord,
  processId: string | undefined,
): 'counts' | 'notOnProcess' | 'aborted' {
  if (processId === undefined) return 'counts';
  const own = processes.filter((instance) => instance.processId === processId);
  if (own.length === 0) return 'notOnProcess';
  return own.some(({ status }) => status === 'aborted') ? 'aborted' : 'counts';
}

/** Created in the window and closed by now: then it was closed in the window too (S1.3.4). */
function windowRow(usable: readonly Closed[], months: number, now: Date): WindowRow {
  const from = windowStart(months, now);
  const inside = usable.filter(({ createdAt }) => instant(createdAt) >= from.getTime());
  const positives = inside.filter(({ closed }) => closed.outcome === 'positive').length;
  const negatives = inside.length - positives;
  return { months, from, positives, negatives, passes: Math.min(positives, negatives) >= LEAST_PER_OUTCOME };
}

const side = (count: number): Side => ({
  count,
  needed: LEAST_PER_OUTCOME,
  missing: Math.max(0, LEAST_PER_OUTCOME - count),
});

const PACE_DAYS = 90;
const HORIZON_DAYS = 730;

/** Day by day: what is in the window then, old records dropping out, plus what is closed at the present pace. */
function projectedDate(usable: readonly Closed[], months: number, now: Date): Date | undefined {
  const since = addMs(now, -PACE_DAYS * DAY).getTime();
  const sides = (['positive', 'negative'] as const).map((outcome) => {
    const own = usable.filter(({ closed }) => closed.outcome === outcome);
    const pace = own.filter(({ closed }) => instant(closed.at) >= since).length / PACE_DAYS;
    return { created: own.map(({ createdAt }) => instant(createdAt)), pace };
  });
  for (let day = 1; day <= HORIZON_DAYS; day++) {
    const then = addMs(now, day * DAY);
    const from = windowStart(months, then).getTime();
    const enough = sides.every(
      ({ created, pace }) =>
        created.filter((at) => at >= from).length + Math.floor(pace * day + 1e-9) >= LEAST_PER_OUTCOME,
    );
    if (enough) return then;
  }
  return undefined;
}

const instant = (iso: string): number => Date.parse(iso);
const later = (iso: string, now: Date): boolean => instant(iso) > now.getTime();

/** What must be there before anything is counted (S1.4.1, S1.4.2). */
export type Prerequisite =
  | { readonly kind: 'salesInsights'; readonly met: boolean }
  | { readonly kind: 'standardEntity'; readonly entity: string; readonly met: boolean };

export const prerequisites = (entity: string, salesInsightsInstalled: boolean): readonly Prerequisite[] => [
  { kind: 'salesInsights', met: salesInsightsInstalled },
  { kind: 'standardEntity', entity, met: entity === 'lead' || entity === 'opportunity' },
];
