import { inSteps, type Steps } from './steps.ts';

/** Sparse features of a text: name → weight. */
export type Features = ReadonlyMap<string, number>;

export interface Example {
  readonly features: Features;
  readonly label: string;
}

/** Gives every label a probability; the probabilities add up to 1. */
export type Classifier = (features: Features) => ReadonlyMap<string, number>;

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
export function* growClassifier(examples: readonly Example[]): Steps<Classifier> {
  const labels = [...new Set(examples.map(({ label }) => label))].toSorted();
  const width = labels.length;
  const rows = new Map<string, number>();
  for (const { features } of examples) {
    for (const name of features.keys()) if (!rows.has(name)) rows.set(name, rows.size * width);
  }
  const weights = new Float32Array(rows.size * width);
  const squares = new Float32Array(rows.size * width);
  const coded: (Coded & { readonly target: number })[] = [];
  yield* inSteps(examples, stepOf, ({ features, label }) => {
    coded.push({ ...code(features, rows), target: labels.indexOf(label) });
  });
  const odds = new Float64Array(width);
  for (let round = 0; round < rounds; round += 1) {
    yield* inSteps(shuffled(coded.length, round), stepOf, (at) => {
      const { starts, values, target } = coded[at] as (typeof coded)[number];
      softmax(weights, starts, values, odds);
      for (let label = 0; label < width; label += 1) {
        const off = (odds[label] ?? 0) - (label === target ? 1 : 0);
        if (Math.abs(off) < settled) continue;
        for (const [k, start] of starts.entries()) {
          const cell = start + label;
          const gradient = off * (values[k] ?? 0);
          squares[cell] = (squares[cell] ?? 0) + gradient * gradient;
          weights[cell] =
            (weights[cell] ?? 0) - (learningRate * gradient) / Math.sqrt((squares[cell] ?? 0) + 1e-6);
        }
      }
    });
  }
  return (features) => {
    const { starts, values } = code(features, rows);
    softmax(weights, starts, values, odds);
    return new Map(labels.map((label, at) => [label, odds[at] ?? 0]));
  };
}

interface Coded {
  readonly starts: Int32Array;
  readonly values: Float64Array;
}

function code(features: Features, rows: ReadonlyMap<string, number>): Coded {
  const starts = new Int32Array(features.size);
  const values = new Float64Array(features.size);
  let known = 0;
  for (const [name, value] of features) {
    const start = rows.get(name);
    if (start === undefined) continue;
    starts[known] = start;
    values[known] = value;
    known += 1;
  }
  return { starts: starts.subarray(0, known), values: values.subarray(0, known) };
}

function softmax(weights: Float32Array, starts: Int32Array, values: Float64Array, into: Float64Array): void {
  into.fill(0);
  for (let k = 0; k < starts.length; k += 1) {
    const start = starts[k] as number;
    const value = values[k] as number;
    for (let label = 0; label < into.length; label += 1)
      into[label] = (into[label] as number) + value * (weights[start + label] as number);
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
