import { type Example, type Features, widthOf } from './features.ts';
import { inSteps, type Steps } from './steps.ts';

/** Gives every label a probability; the probabilities add up to 1. */
export type Classifier = (features: Features) => readonly number[];

/** Chosen by cross-validation over the question bank. */
const rounds = 12;
const learningRate = 0.3;
/** A label this close to right is left alone: most are, and training takes a third of the time. */
const settled = 0.005;

/** So many examples are looked at in one step. */
const stepOf = 400;

/**
 * Multinomial logistic regression over sparse features, fitted by AdaGrad in a fixed order, so that the same
 * examples always give the same classifier.
 */
export function* growClassifier(examples: readonly Example[], labels: number): Steps<Classifier> {
  // A row for each feature, a cell in it for each label.
  const cells = widthOf(examples) * labels;
  const weights = new Float32Array(cells);
  const squares = new Float32Array(cells);
  const odds = new Float64Array(labels);
  for (let round = 0; round < rounds; round += 1) {
    yield* inSteps(shuffled(examples.length, round), stepOf, (at) => {
      const { features, label: target } = examples[at] as Example;
      softmax(weights, features, odds);
      for (let label = 0; label < labels; label += 1) {
        const off = (odds[label] ?? 0) - (label === target ? 1 : 0);
        if (Math.abs(off) < settled) continue;
        for (const [k, id] of features.ids.entries()) {
          const cell = id * labels + label;
          const gradient = off * (features.weights[k] ?? 0);
          squares[cell] = (squares[cell] ?? 0) + gradient * gradient;
          weights[cell] =
            (weights[cell] ?? 0) - (learningRate * gradient) / Math.sqrt((squares[cell] ?? 0) + 1e-6);
        }
      }
    });
  }
  return (features) => {
    softmax(weights, features, odds);
    return Array.from(odds);
  };
}

/** Features that were never learnt have no row, and say nothing. */
function softmax(table: Float32Array, { ids, weights }: Features, into: Float64Array): void {
  into.fill(0);
  for (let at = 0; at < ids.length; at += 1) {
    const row = (ids[at] as number) * into.length;
    if (row >= table.length) continue;
    const weight = weights[at] as number;
    for (let label = 0; label < into.length; label += 1)
      into[label] = (into[label] as number) + weight * (table[row + label] as number);
  }
  let top = Number.NEGATIVE_INFINITY;
  for (let label = 0; label < into.length; label += 1) top = Math.max(top, into[label] as number);
  let sum = 0;
  for (let label = 0; label < into.length; label += 1) {
    into[label] = Math.exp((into[label] as number) - top);
    sum += into[label] as number;
  }
  for (let label = 0; label < into.length; label += 1) into[label] = (into[label] as number) / sum;
}

/** A fixed order for each round (linear congruential generator), because order matters to the fit. */
function shuffled(length: number, round: number): readonly number[] {
  const order = Array.from({ length }, (_, at) => at);
  let state = round + 1;
  for (let at = length - 1; at > 0; at -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = state % (at + 1);
    [order[at], order[other]] = [order[other] as number, order[at] as number];
  }
  return order;
}
