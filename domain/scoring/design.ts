// biome-ignore-all lint/style/noNonNullAssertion: typed arrays, indexed within their bounds
import { type BinLimits, type Bins, binCount, binsOf, cut } from './bins.ts';
import type { Column } from './table.ts';

/** An attribute that may be learned from: a parsed column and how to treat it. */
export interface Attribute {
  readonly column: Column;
  readonly kind: Bins['kind'];
}

/** All attributes cut into bins, with the bins numbered through: attribute `a` owns `offsets[a]` … */
export interface Cuts {
  readonly bins: readonly Bins[];
  readonly offsets: readonly number[];
  /** Bins of all attributes together. */
  readonly width: number;
}

/** Leads as bin numbers: lead `i`'s bin of attribute `a` is `cells[i * attributes + a]`. */
export interface Design extends Cuts {
  readonly cells: Uint32Array;
  readonly outcomes: Uint8Array;
}

export function cutAll(attributes: readonly Attribute[], rows: ArrayLike<number>, limits: BinLimits): Cuts {
  return cutsOf(attributes.map(({ column, kind }) => cut(column, kind, rows, limits)));
}

function cutsOf(bins: readonly Bins[]): Cuts {
  let width = 0;
  const offsets = bins.map((own) => {
    width += binCount(own);
    return width - binCount(own);
  });
  return { bins, offsets, width };
}

export function encode(cuts: Cuts, attributes: readonly Attribute[], rows: ArrayLike<number>): Uint32Array {
  const cells = new Uint32Array(rows.length * attributes.length);
  attributes.forEach(({ column }, a) => {
    const found = binsOf(cuts.bins[a]!, column);
    const offset = cuts.offsets[a]!;
    for (let i = 0; i < rows.length; i++) cells[i * attributes.length + a] = offset + found[rows[i]!]!;
  });
  return cells;
}

/** Log odds = `intercept` + one weight per attribute, that of the bin the lead falls into. */
export interface Weights {
  readonly intercept: number;
  readonly bins: Float64Array;
}

export function logitsOf(cells: Uint32Array, attributes: number, weights: Weights): Float64Array {
  const logits = new Float64Array(attributes === 0 ? 0 : cells.length / attributes);
  for (let i = 0, at = 0; i < logits.length; i++) {
    let sum = weights.intercept;
    for (let a = 0; a < attributes; a++) sum += weights.bins[cells[at++]!]!;
    logits[i] = sum;
  }
  return logits;
}

export const probabilityOf = (logit: number): number => 1 / (1 + Math.exp(-logit));
export const logitOf = (probability: number): number => Math.log(probability / (1 - probability));
