import { type Field, fieldsOf, levelsOf, type ModelName, models } from './compare.ts';
import type { NameCounts } from './name-counts.ts';

/** The four kinds of pairs. Only a `match` is one and the same; the other three are why pairs look alike. */
export const classes = ['match', 'colleague', 'namesake', 'random'] as const;
export type PairClass = (typeof classes)[number];

/** A value for each class, in the order of `classes`. */
export type ByClass = readonly [number, number, number, number];

/** What one model knows of pairs that share a match key. */
export interface ModelWeights {
  /** How many of the pairs are of each class; sums to 1. */
  readonly shares: ByClass;
  /** How likely each level of a field is in each class; every column sums to 1. `missing` is no evidence. */
  readonly levels: Readonly<Partial<Record<Field, Readonly<Record<string, ByClass>>>>>;
}

/** All that is learned: plain JSON. */
export interface Weights extends Readonly<Record<ModelName, ModelWeights>> {
  readonly version: 1;
  readonly names: NameCounts;
}

export type WeightsProblem = { readonly ok: false; readonly problem: string };

/** Checks weights that come from a file; says what is wrong and where. */
export function parseWeights(
  value: unknown,
): { readonly ok: true; readonly weights: Weights } | WeightsProblem {
  const weights = value as Weights;
  if (!isObject(value) || weights.version !== 1) return { ok: false, problem: 'version is not 1' };
  const { names } = weights;
  if (!isObject(names) || !isCount(names.people) || !areCounts(names.first) || !areCounts(names.last)) {
    return { ok: false, problem: 'names are not counts' };
  }
  for (const model of Object.keys(models) as ModelName[]) {
    if (!isByClass(weights[model]?.shares)) return { ok: false, problem: `${model}.shares` };
    for (const field of fieldsOf(model)) {
      for (const level of levelsOf(model, field).slice(1)) {
        if (!isByClass(weights[model].levels?.[field]?.[level])) {
          return { ok: false, problem: `${model}.levels.${field}.${level} is not four probabilities` };
        }
      }
    }
  }
  return { ok: true, weights };
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;
const isCount = (value: unknown): boolean => typeof value === 'number' && value >= 0;
const areCounts = (value: unknown): boolean =>
  isObject(value) && Object.values(value as object).every(isCount);
const isByClass = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length === classes.length &&
  value.every((p) => typeof p === 'number' && p >= 0 && p <= 1);
