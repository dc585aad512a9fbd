// biome-ignore-all lint/style/noNonNullAssertion: arrays indexed within their bounds
import { type Dropped, type Selection, selectAttributes } from './attributes.ts';
import { describeColumn } from './columns.ts';
import { type Design, logitOf } from './design.ts';
import { driftWithin } from './drift.ts';
import { fitMains, type History, prepare, withPairs } from './learn.ts';
import { type Model, type ModelScope, modelOf, type SuspectWithEffect } from './model.ts';
import { findOrder, type Order, orderBy } from './order.ts';
import { digestRows, stableOrder } from './stable.ts';
import { columnsOf, type Row, reordered } from './table.ts';
import {
  aucWith,
  HOLDOUT_FROM,
  newest,
  type Plan,
  planOf,
  publishState,
  type Validation,
  validate,
} from './validate.ts';

/** A lead or an opportunity model needs this many of each outcome (S1.3.1, S1.3.2). */
export const LEAST_PER_OUTCOME = 40;

/** Closed records, without the outcome among their fields. Plain data: may be posted to a worker thread. */
export interface TrainingData {
  readonly rows: readonly Row[];
  /** `true`: qualified (won). */
  readonly outcomes: readonly boolean[];
  /** Record ids, for a stable order; without them the rows' content is used. */
  readonly ids?: readonly string[];
  /** Open records, to find fields that are filled only on closing. */
  readonly open?: readonly Row[];
}

export interface TrainingOptions {
  readonly trainedAt: string;
  readonly scope?: ModelScope;
  readonly exclude?: readonly string[];
  readonly include?: readonly string[];
  /** The column that tells newer records from older ones. Default: found by itself (`findOrder`). */
  readonly orderBy?: string;
  /**
   * What will be scored. `newer` (the default, the product's case): records that come after the training data,
   * so parts of a date are dropped and the newest fifth is the test. `samePeriod`: records from among the training
   * data, as in a random split; then parts of a date may stay and the test fifth is random.
   */
  readonly scored?: 'newer' | 'samePeriod';
  /** The true share of qualified leads when the rows were sampled by outcome. */
  readonly baseRate?: number;
  /** Only for tests of the method itself; the product always asks for 40. */
  readonly leastPerOutcome?: number;
}

export type Training =
  | { readonly kind: 'trained'; readonly model: Model }
  | {
      readonly kind: 'tooFew';
      readonly positives: number;
      readonly negatives: number;
      readonly needed: number;
    }
  | { readonly kind: 'nothingToLearnFrom'; readonly dropped: readonly Dropped[] };

/** Where a training stands. `percent`: 0–100 within the phase. */
export interface TrainingStep {
  readonly phase: 'choosing' | 'testing' | 'learning' | 'checking';
  readonly percent: number;
}

/**
 * Selects attributes, validates, and learns from all rows. Synchronous and deterministic: the same records in any
 * order give the same model. `report` is told before each step. Throws only when `rows` and `outcomes` differ in length.
 */
export function train(
  data: TrainingData,
  options: TrainingOptions,
  report: (step: TrainingStep) => void = () => {},
): Training {
  if (data.rows.length !== data.outcomes.length) throw new RangeError('one outcome for each row');
  const needed = options.leastPerOutcome ?? LEAST_PER_OUTCOME;
  const positives = data.outcomes.filter(Boolean).length;
  const negatives = data.outcomes.length - positives;
  if (Math.min(positives, negatives) < needed) return { kind: 'tooFew', positives, negatives, needed };

  report({ phase: 'choosing', percent: 0 });
  const unsorted = columnsOf(data.rows);
  const { rows, keys } = stableOrder(unsorted, data.outcomes, data.ids);
  const columns = unsorted.map((column) => reordered(column, rows));
  const outcomes = rows.map((row) => data.outcomes[row] === true);
  const described = columns.map((column) => ({ column, kind: describeColumn(column) }));
  const selection = selectAttributes(described, outcomes, keys, {
    exclude: options.exclude ?? [],
    include: options.include ?? [],
    calendarParts: options.scored === 'samePeriod' ? 'keep' : 'drop',
    ...(data.open ? { open: columnsOf(data.open) } : {}),
  });
  if (selection.used.length === 0) return { kind: 'nothingToLearnFrom', dropped: selection.dropped };

  const chosen = columns.find(({ name }) => name === options.orderBy);
  const order = chosen ? orderBy(chosen) : findOrder(described);
  const history: History = { attributes: selection.used, outcomes };
  const plan = planOf(keys, outcomes, options.scored === 'samePeriod' ? undefined : order);
  const validation = validate(history, plan, (percent) => report({ phase: 'testing', percent }));
  report({ phase: 'learning', percent: 0 });
  const prepared = prepare(
    history,
    rows.map((_, row) => row),
  );
  const mains = fitMains(prepared, validation.recipe.ridge);
  const fitted = validation.recipe.pairs ? withPairs(prepared, mains) : mains;
  const sampled = positives / rows.length;
  const baseRate = options.baseRate ?? sampled;
  const model = modelOf(
    fitted,
    prepared.design,
    fitted.weights.intercept + logitOf(baseRate) - logitOf(sampled),
    {
      baseRate,
      dropped: selection.dropped,
      suspects: suspectsOf(selection, history, plan, validation, (percent) =>
        report({ phase: 'checking', percent }),
      ),
      validation: { ...validation, publish: publishState(validation.metrics) },
      ...driftOf(prepared.design, order),
      dataHash: digestRows(columns, outcomes),
    },
    { trainedAt: options.trainedAt, scope: options.scope ?? { entity: 'lead' } },
  );
  return { kind: 'trained', model };
}

/** Each suspected leak with the AUC with it and without it; the five strongest are measured. */
function suspectsOf(
  { suspects }: Selection,
  history: History,
  plan: Plan,
  validation: Validation,
  report: (percent: number) => void,
): readonly SuspectWithEffect[] {
  return suspects.map((suspect, place) => {
    report((100 * place) / suspects.length);
    const attributes = history.attributes.filter(({ column }) => column.name !== suspect.name);
    if (place >= 5 || attributes.length === 0 || validation.metrics.auc === undefined) return suspect;
    const without = aucWith({ ...history, attributes }, plan, validation.recipe);
    return {
      ...suspect,
      aucWith: validation.metrics.auc,
      ...(without === undefined ? {} : { aucWithout: without }),
    };
  });
}

/** The newest fifth of the closed records against the others. */
function driftOf(design: Design, order: Order | undefined) {
  if (order === undefined || order.values.length < HOLDOUT_FROM) return {};
  const { train: older, test: newer } = newest(order.values, 0.2);
  return { drift: driftWithin(design, older, newer) };
}
