import { binLimits } from './bins.ts';
import {
  type Attribute,
  type Cuts,
  cutAll,
  type Design,
  encode,
  logitsOf,
  probabilityOf,
  type Weights,
} from './design.ts';
import { weightOfEvidence } from './evidence.ts';
import { addPairs, fitPairs, type PairTable } from './pairs.ts';
import { fitScorecard } from './scorecard.ts';

/** What is left to choose: how far to trust the data beyond the plain evidence, and pair tables or not. */
export interface Recipe {
  readonly ridge: number | 'evidenceOnly';
  readonly pairs: boolean;
}

/** Parsed attributes with the outcome of every row: all that learning looks at. */
export interface History {
  readonly attributes: readonly Attribute[];
  readonly outcomes: readonly boolean[];
}

/** The rows to learn from, cut into bins, with the evidence that every recipe starts from. */
export interface Prepared {
  readonly design: Design;
  readonly evidence: Weights;
}

export interface Fitted {
  readonly cuts: Cuts;
  readonly weights: Weights;
  readonly pairs: readonly PairTable[];
}

/** Bins are cut from the given rows alone, so that the other rows can serve as a test. */
export function prepare({ attributes, outcomes }: History, rows: readonly number[]): Prepared {
  const cuts = cutAll(attributes, rows, binLimits(rows.length, attributes.length));
  const design = {
    ...cuts,
    cells: encode(cuts, attributes, rows),
    outcomes: Uint8Array.from(rows, (row) => (outcomes[row] ? 1 : 0)),
  };
  return { design, evidence: weightOfEvidence(design) };
}

export function fitMains({ design, evidence }: Prepared, ridge: Recipe['ridge']): Fitted {
  const weights = ridge === 'evidenceOnly' ? evidence : fitScorecard(design, evidence, ridge);
  return { cuts: design, weights, pairs: [] };
}

export function withPairs({ design }: Prepared, fitted: Fitted): Fitted {
  const logits = logitsOf(design.cells, design.bins.length, fitted.weights);
  return { ...fitted, pairs: fitPairs(design, logits) };
}

export function learn(history: History, rows: readonly number[], recipe: Recipe): Fitted {
  const prepared = prepare(history, rows);
  const fitted = fitMains(prepared, recipe.ridge);
  return recipe.pairs ? withPairs(prepared, fitted) : fitted;
}

/** Probabilities for any rows of the same table. */
export function predict({ attributes }: History, rows: readonly number[], fitted: Fitted): Float64Array {
  const cells = encode(fitted.cuts, attributes, rows);
  const logits = logitsOf(cells, attributes.length, fitted.weights);
  addPairs(fitted.pairs, fitted.cuts, cells, logits);
  return logits.map(probabilityOf);
}
