import type { DropReason } from '../../domain/scoring/attributes.ts';
import { type Drift, hasDrifted } from '../../domain/scoring/drift.ts';
import type { Metrics } from '../../domain/scoring/metrics.ts';
import type { Model } from '../../domain/scoring/model.ts';
import type { Period } from '../../domain/scoring/period.ts';
import type { Group, Reason } from '../../domain/scoring/reasons.ts';
import type { ColdStart } from './scoring-cold-start.ts';

const notMeasurable = 'not measurable';

export interface Evaluation {
  readonly model: Model;
  readonly metrics: Metrics;
  readonly trainMs: number;
  readonly method: 'file' | 'random' | 'newest';
  readonly period: Period;
  readonly drift: Drift;
  readonly draws: ColdStart | undefined;
  readonly skipped: { readonly history: number; readonly test: number };
}

export type Report = ReturnType<typeof reportOf>;

/** What `report.json` holds. */
export function reportOf({ model, metrics, trainMs, method, period, drift, draws, skipped }: Evaluation) {
  const { learned } = model;
  const { metrics: inner, publish, recipe, ...how } = learned.validation;
  return {
    n: {
      training: learned.leads,
      test: metrics.n,
      skippedHistory: skipped.history,
      skippedTest: skipped.test,
    },
    baseRate: { training: learned.positives / learned.leads, test: metrics.baseRate ?? notMeasurable },
    split: method,
    scoredLeads: period,
    used: learned.attributes.map(({ name, kind }) => ({ column: name, kind })),
    dropped: learned.dropped.map(({ name, reason }) => ({
      column: name,
      reason: dropText(reason),
      ...reason,
    })),
    possibleLeakage: learned.suspects,
    auc: metrics.auc ?? notMeasurable,
    ci95: metrics.ci95 ?? notMeasurable,
    logLoss: metrics.logLoss ?? notMeasurable,
    brier: metrics.brier ?? notMeasurable,
    ece10: metrics.ece10 ?? notMeasurable,
    lift10: metrics.lift10 ?? notMeasurable,
    f1Threshold: metrics.threshold?.above ?? notMeasurable,
    confusion: metrics.threshold ?? notMeasurable,
    trainMs,
    modelBytes: Buffer.byteLength(JSON.stringify(model)),
    modelSha256: model.hash,
    validation: { ...how, ...inner, recipe, publishState: publish, publishStateNote: 'cut-offs are our own' },
    drift: { test: drift, ...(learned.drift ? { newestFifthOfTraining: learned.drift } : {}) },
    warnings: warningsOf(model, drift),
    ...(draws ? { coldStart: draws } : {}),
  };
}

function warningsOf({ learned }: Model, drift: Drift): readonly string[] {
  const moved = (where: string, { baseRate, attributes }: Drift): string =>
    `Drift: ${where} ${percent(baseRate.after)} were positive, before ${percent(baseRate.before)}` +
    `${attributes.length > 0 ? `; distributed differently: ${attributes.map(({ name }) => name).join(', ')}` : ''}.`;
  return [
    ...learned.suspects.map(
      ({ name, aucAlone, aucWith, aucWithout }) =>
        `Possible leakage: "${name}" alone reaches an AUC of ${fixed(aucAlone)}; the model has ${fixed(aucWith)} with it and ${fixed(aucWithout)} without it. ` +
        'Is it known before the outcome? If not, exclude it.',
    ),
    ...(hasDrifted(drift) ? [moved('of the test leads', drift)] : []),
    ...(learned.drift && hasDrifted(learned.drift)
      ? [moved('of the newest fifth of the training leads', learned.drift)]
      : []),
  ];
}

/** What is printed before the last line. */
export function summaryLines(report: Report): readonly string[] {
  const { validation, coldStart } = report;
  const { draws, perClass, meanAuc, sdAuc, leastAuc, mostAuc } = coldStart ?? {};
  return [
    `training ${report.n.training} leads (${percent(report.baseRate.training)} positive), test ${report.n.test}; skipped for an unreadable outcome: ${report.n.skippedHistory} + ${report.n.skippedTest}`,
    `used: ${report.used.map(({ column, kind }) => (kind === 'presence' ? `${column} (whether filled in)` : column)).join(', ')}`,
    ...report.dropped.map(({ column, reason }) => `dropped: ${column} (${reason})`),
    ...report.warnings.map((warning) => `WARNING: ${warning}`),
    `validation (${validation.method}): AUC ${fixed(validation.auc)}, ${publishNames[validation.publishState]} (our own cut-offs)`,
    `model ${report.modelBytes} bytes, sha256 ${report.modelSha256}`,
    ...(coldStart
      ? [
          `cold start: mean AUC ${fixed(meanAuc)} (sd ${fixed(sdAuc)}, ${fixed(leastAuc)} to ${fixed(mostAuc)}) in ${draws} draws of ${perClass} + ${perClass}`,
        ]
      : []),
  ];
}

const publishNames = {
  ready: 'Ready to publish',
  ok: 'OK to publish',
  notReady: 'Not ready to publish',
} as const;

/** To the letter of the evaluation contract: the last line of standard output. */
export function lastLine({ auc, logLoss, brier, ece10, lift10 }: Metrics, trainMs: number): string {
  const shown = (value: number | undefined, digits: number): string =>
    value?.toFixed(digits) ?? 'not_measurable';
  return `auc=${shown(auc, 4)} logloss=${shown(logLoss, 4)} brier=${shown(brier, 4)} ece10=${shown(ece10, 4)} lift10=${shown(lift10, 2)} train_ms=${trainMs}`;
}

const fixed = (value: number | undefined): string => value?.toFixed(3) ?? notMeasurable;
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function dropText(reason: DropReason): string {
  switch (reason.kind) {
    case 'empty':
      return 'no value in any row';
    case 'constant':
      return `always "${reason.value}"`;
    case 'system':
      return 'written by the system';
    case 'date':
      return 'a date';
    case 'calendarPart':
      return 'part of a date; the leads to be scored come later';
    case 'identifier':
      return `an identifier or text: ${reason.distinct} different values in ${reason.filled} rows`;
    case 'tooManyValues':
      return `${reason.distinct} different values, none frequent enough`;
    case 'excluded':
      return 'excluded by hand';
    case 'filledOnlyWhenClosed':
      return 'filled only on closed leads';
    case 'decidesOutcome':
      return `all but decides the outcome: AUC ${fixed(reason.aucAlone)} by itself`;
    case 'notRelevant':
      return `says little: AUC ${fixed(reason.aucAlone)} by itself, and there are many attributes`;
  }
}

/** One reason as a line of text. */
export function reasonText({ values, contribution, basis, fewCases }: Reason): string {
  const what = values
    .map(
      ({ attribute, value, group }) => `${attribute}: ${value ?? 'not filled in'}${groupText(group, value)}`,
    )
    .join(' with ');
  const rate = `${percent(basis.positives / basis.leads)} of ${basis.leads} such leads were positive`;
  return `${contribution > 0 ? '+' : '-'} ${what}: ${rate}${fewCases ? ' (few cases)' : ''}`;
}

function groupText(group: Group, value: string | undefined): string {
  switch (group.kind) {
    case 'range':
      return group.low === group.high && String(group.low) === value
        ? ''
        : ` (${group.low} to ${group.high})`;
    case 'otherLevels':
      return ' (a rare value)';
    case 'filled':
      return ' (filled in)';
    case 'blank':
    case 'level':
      return '';
  }
}
