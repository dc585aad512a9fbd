// biome-ignore-all lint/style/noNonNullAssertion: arrays indexed within their bounds
import { valueBinner } from './bins.ts';
import { probabilityOf } from './design.ts';
import type { Model } from './model.ts';
import { pairCell } from './pairs.ts';
import type { Row } from './table.ts';

/** A score is the probability in whole percent: 0–100 (C5, S1.10.1). */
export interface Scored {
  readonly probability: number;
  readonly score: number;
}

/** A model made ready for many records: looks each value up once. */
export interface Scorer {
  readonly model: Model;
  /** The record's bin of every attribute. */
  place(row: Row): readonly number[];
  /** Log odds of a record whose bins are known; */
  logit(bins: readonly number[]): number;
  score(row: Row): Scored;
}

export function scorerOf(model: Model): Scorer {
  const { attributes, pairs, intercept } = model.learned;
  const placers = attributes.map((attribute) => ({ name: attribute.name, place: valueBinner(attribute) }));
  const place = (row: Row): readonly number[] => placers.map(({ name, place: binOf }) => binOf(row[name]));
  const logit = (bins: readonly number[]): number => {
    let sum = intercept;
    for (let a = 0; a < attributes.length; a++) sum += attributes[a]!.weights[bins[a]!]!;
    for (const pair of pairs) sum += pair.weights[pairCell(pair, bins[pair.a]!, bins[pair.b]!)]!;
    return sum;
  };
  return { model, place, logit, score: (row) => scoredAt(logit(place(row))) };
}

export function scoredAt(logit: number): Scored {
  const probability = probabilityOf(logit);
  return { probability, score: Math.round(100 * probability) };
}

export type Trend = 'improving' | 'steady' | 'declining' | 'notEnoughInfo';

/** Against the previous score (dynamics-facts 7.3). */
export function trendOf(score: number, previous: number | undefined): Trend {
  if (previous === undefined) return 'notEnoughInfo';
  return score > previous ? 'improving' : score < previous ? 'declining' : 'steady';
}
