// biome-ignore-all lint/style/noNonNullAssertion: arrays indexed within their bounds
import type { Dropped } from './attributes.ts';
import type { Bins } from './bins.ts';
import type { Drift } from './drift.ts';
import type { Leak } from './leakage.ts';
import type { Fitted } from './learn.ts';
import type { Metrics } from './metrics.ts';
import { digest } from './stable.ts';
import type { PublishState, Validation } from './validate.ts';

/** Another number means another shape: a stored model of another format is trained anew, never half-read. */
export const MODEL_FORMAT = 1;

/** A trained model as plain JSON: everything needed to score, to explain and to judge it. */
export interface Model {
  readonly format: typeof MODEL_FORMAT;
  readonly trainedAt: string;
  readonly scope: ModelScope;
  readonly learned: Learned;
  /** SHA-256 of `learned`: the same leads in any order give the same hash. */
  readonly hash: string;
}

/** Which records the model was trained on, and is meant for. */
export interface ModelScope {
  readonly entity: 'lead' | 'opportunity';
  /** First and last day (exclusive) of the training window, ISO 8601. */
  readonly window?: { readonly from: string; readonly to: string };
  readonly processId?: string;
  /** A record must meet all of them. */
  readonly filters?: readonly Filter[];
}

export interface Filter {
  readonly field: string;
  readonly values: readonly string[];
}

export interface Learned {
  readonly leads: number;
  readonly positives: number;
  /** Share of qualified leads that probabilities are set to: the training share unless told otherwise. */
  readonly baseRate: number;
  readonly intercept: number;
  readonly attributes: readonly ModelAttribute[];
  readonly pairs: readonly ModelPair[];
  readonly dropped: readonly Dropped[];
  readonly suspects: readonly SuspectWithEffect[];
  readonly validation: Omit<Validation, 'metrics'> & {
    readonly metrics: Metrics;
    readonly publish: PublishState;
  };
  readonly drift?: Drift;
  /** SHA-256 of the training rows in stable order. */
  readonly dataHash: string;
}

/** Per bin: its weight in log odds, the closed leads in it and how many of them were qualified. */
interface Measured {
  readonly weights: readonly number[];
  readonly counts: readonly number[];
  readonly positives: readonly number[];
}

export type ModelAttribute = Bins & Measured;

/** `a` and `b` are positions in `attributes`; cells are row-major over the groups of `a` and `b`. */
export interface ModelPair extends Measured {
  readonly a: number;
  readonly b: number;
  readonly groupsA: readonly number[];
  readonly groupsB: readonly number[];
  readonly columns: number;
}

export interface SuspectWithEffect extends Leak {
  readonly aucWith?: number;
  readonly aucWithout?: number;
}

export type Judgement = Omit<Learned, 'leads' | 'positives' | 'intercept' | 'attributes' | 'pairs'>;

/** Turns what was fitted into plain data; weights keep four decimals. `intercept` includes any base-rate shift. */
export function modelOf(
  fitted: Fitted,
  training: { readonly cells: Uint32Array; readonly outcomes: Uint8Array },
  intercept: number,
  judgement: Judgement,
  about: Pick<Model, 'trainedAt' | 'scope'>,
): Model {
  const { bins, offsets, width } = fitted.cuts;
  const counts = new Array<number>(width).fill(0);
  const positives = new Array<number>(width).fill(0);
  training.cells.forEach((cell, at) => {
    counts[cell]! += 1;
    positives[cell]! += training.outcomes[Math.floor(at / bins.length)]!;
  });
  const attributes = bins.map((own, a): ModelAttribute => {
    const [from, to] = [offsets[a]!, offsets[a + 1] ?? width];
    const weights = Array.from(fitted.weights.bins.subarray(from, to), round4);
    return { ...own, weights, counts: counts.slice(from, to), positives: positives.slice(from, to) };
  });
  const pairs = fitted.pairs.map(
    (table): ModelPair => ({
      ...table,
      weights: Array.from(table.weights, round4),
      counts: [...table.counts],
      positives: [...table.positives],
    }),
  );
  const learned: Learned = {
    leads: training.outcomes.length,
    positives: training.outcomes.reduce((sum, outcome) => sum + outcome, 0),
    intercept: round4(intercept),
    attributes,
    pairs,
    ...judgement,
  };
  return { format: MODEL_FORMAT, ...about, learned, hash: digest(learned) };
}

const round4 = (value: number): number => Math.round(value * 1e4) / 1e4;
