import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'csv-stringify/sync';
import { driftFrom, hasDrifted } from '../../domain/scoring/drift.ts';
import { gradeOf, ownDefault } from '../../domain/scoring/grades.ts';
import { measure } from '../../domain/scoring/metrics.ts';
import type { Model } from '../../domain/scoring/model.ts';
import { scoredPeriod } from '../../domain/scoring/period.ts';
import { explain, topReasons } from '../../domain/scoring/reasons.ts';
import { scorerOf } from '../../domain/scoring/score.ts';
import { LEAST_PER_OUTCOME, type Training, train } from '../../domain/scoring/train.ts';
import { type ColdStart, coldStart } from './scoring-cold-start.ts';
import { type Example, readExamples, split } from './scoring-files.ts';
import { lastLine, reasonText, reportOf, summaryLines } from './scoring-report.ts';

const usage = `npm run eval:scoring -- history.csv --target y [--positive 1|yes|Qualified|Won]
  [--test test.csv | --split random|newest --order-by "<column>" --seed 42 --test-share 0.2]
  [--exclude a,b] [--include c] [--draws 20 --per-class 40] [--out DIR]`;

/** The command cannot run as asked. `code` 2: too few closed leads; 1: everything else. */
class CannotEvaluate extends Error {
  readonly code: number;
  constructor(message: string, code = 1) {
    super(message);
    this.code = code;
  }
}

function main(): void {
  const asked = options();
  const history = readExamples(asked.history, asked.target, asked.positive);
  const known = history.filter(isClosed);
  refuseTooFew(asked.target, history.length, known);

  const parts = asked.test
    ? {
        training: known,
        test: readExamples(asked.test, asked.target, asked.positive, history),
        method: 'file' as const,
      }
    : { ...split(known, asked), method: asked.split };
  const rows = parts.training.map(({ row }) => row);
  const period =
    parts.method === 'file'
      ? scoredPeriod(
          rows,
          parts.test.map(({ row }) => row),
          asked.orderBy,
        )
      : {
          scored: parts.method === 'newest' ? ('newer' as const) : ('samePeriod' as const),
          by: asked.orderBy,
        };

  const settings = {
    trainedAt: new Date().toISOString(),
    exclude: asked.exclude,
    include: asked.include,
    scored: period.scored,
    ...(asked.orderBy ? { orderBy: asked.orderBy } : {}),
  };
  const started = performance.now();
  const training = train(
    { rows, outcomes: parts.training.map(({ outcome }) => outcome) },
    // The file holds 40 of each; what is left after a split may not.
    { ...settings, leastPerOutcome: 1 },
  );
  const trainMs = Math.round(performance.now() - started);
  const model = trainedModel(training);

  const predictions = predictionsOf(model, parts.test);
  const closed = parts.test.flatMap((example, i) => (isClosed(example) ? [{ ...example, i }] : []));
  const truth = closed.map(({ outcome }) => outcome);
  const metrics = measure(
    closed.map(({ i }) => predictions[i]?.probability ?? 0),
    truth,
  );
  const drift = driftFrom(
    model,
    closed.map(({ row }) => row),
    truth,
  );
  const draws: ColdStart | undefined =
    asked.draws > 0
      ? coldStart(parts.training, closed, {
          ...settings,
          draws: asked.draws,
          perClass: asked.perClass,
          seed: asked.seed,
        })
      : undefined;

  const report = reportOf({
    model,
    metrics,
    trainMs,
    period,
    drift,
    draws,
    method: parts.method,
    skipped: { history: history.length - known.length, test: parts.test.length - closed.length },
  });
  if (asked.out) save(asked.out, predictions, report);
  for (const line of summaryLines(report)) console.log(line);
  if (hasDrifted(drift))
    console.log('WARNING: the test leads differ from the training leads (drift); scores may be off.');
  console.log(lastLine(metrics, trainMs));
}

function options() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      target: { type: 'string' },
      positive: { type: 'string' },
      test: { type: 'string' },
      split: { type: 'string' },
      'order-by': { type: 'string' },
      seed: { type: 'string', default: '42' },
      'test-share': { type: 'string', default: '0.2' },
      exclude: { type: 'string', default: '' },
      include: { type: 'string', default: '' },
      draws: { type: 'string', default: '0' },
      'per-class': { type: 'string', default: String(LEAST_PER_OUTCOME) },
      out: { type: 'string' },
    },
  });
  const [history] = positionals;
  if (history === undefined || values.target === undefined)
    throw new CannotEvaluate(`Which file, which target column?\n${usage}`);
  const orderBy = values['order-by'];
  const kind = values.split ?? (orderBy ? 'newest' : 'random');
  if (kind !== 'random' && kind !== 'newest')
    throw new CannotEvaluate(`--split is "random" or "newest", not "${kind}".`);
  if (kind === 'newest' && orderBy === undefined && values.test === undefined)
    throw new CannotEvaluate(
      '--split newest needs --order-by "<column>": the order of lines in a file is no evidence of age.',
    );
  const number = (
    name: 'seed' | 'test-share' | 'draws' | 'per-class',
    least: number,
    most: number,
  ): number => {
    const value = Number(values[name]);
    if (!(value >= least && value <= most))
      throw new CannotEvaluate(`--${name} is a number from ${least} to ${most}, not "${values[name]}".`);
    return value;
  };
  const list = (text: string): string[] =>
    text
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean);
  return {
    history,
    target: values.target,
    positive: values.positive,
    test: values.test,
    split: kind as 'random' | 'newest',
    orderBy,
    seed: number('seed', 0, 2 ** 31),
    testShare: number('test-share', 0.01, 0.9),
    exclude: list(values.exclude),
    include: list(values.include),
    draws: number('draws', 0, 1000),
    perClass: number('per-class', 2, 1e6),
    out: values.out,
  };
}

type Closed = Example & { readonly outcome: boolean };
const isClosed = (example: Example): example is Closed => example.outcome !== undefined;

function refuseTooFew(target: string, rows: number, known: readonly Closed[]): void {
  const positives = known.filter(({ outcome }) => outcome).length;
  const negatives = known.length - positives;
  if (Math.min(positives, negatives) >= LEAST_PER_OUTCOME) return;
  throw new CannotEvaluate(
    `Too few closed leads: ${positives} positive and ${negatives} negative in column "${target}" (${rows - known.length} of ${rows} rows ` +
      `have no readable outcome); at least ${LEAST_PER_OUTCOME} of each are needed. Take a longer time frame. Nothing was written.`,
    2,
  );
}

function trainedModel(training: Training): Model {
  if (training.kind === 'trained') return training.model;
  const why =
    training.kind === 'tooFew'
      ? `only ${training.positives} positive and ${training.negatives} negative leads are left to train on`
      : `no column can be used (${training.dropped.map(({ name, reason }) => `${name}: ${reason.kind}`).join(', ')})`;
  throw new CannotEvaluate(`Cannot train: ${why}. Nothing was written.`);
}

function predictionsOf(model: Model, test: readonly Example[]) {
  const scorer = scorerOf(model);
  return test.map(({ row, line }) => {
    const explanation = explain(scorer, row);
    const { raising, lowering } = topReasons(explanation, 3);
    const reasons = [...raising, ...lowering].map((reason) => reasonText(reason)).join(' | ');
    const { probability, score } = explanation;
    return { row: line, probability, score, grade: gradeOf(score, ownDefault), reasons };
  });
}

function save(folder: string, predictions: ReturnType<typeof predictionsOf>, report: object): void {
  mkdirSync(folder, { recursive: true });
  const columns = ['row', 'probability', 'score', 'grade', 'reasons'];
  writeFileSync(join(folder, 'predictions.csv'), stringify([...predictions], { header: true, columns }));
  writeFileSync(join(folder, 'report.json'), `${JSON.stringify(report, undefined, 2)}\n`);
}

try {
  main();
} catch (error) {
  if (!(error instanceof CannotEvaluate) && !isMissingFile(error)) throw error;
  console.error(error.message);
  process.exitCode = error instanceof CannotEvaluate ? error.code : 1;
}

function isMissingFile(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
