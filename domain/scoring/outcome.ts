import { textOf, type Value } from './table.ts';

/** Spellings a system may use for "closed and won", and for "closed and lost". */
const positives = ['1', '1.0', 'yes', 'y', 'true', 'qualified', 'won', 'converted'];
const negatives = ['0', '0.0', 'no', 'n', 'false', 'disqualified', 'lost', 'not converted'];

/** `undefined`: this row is not closed, or its outcome cannot be read; it is skipped and counted. */
export type ReadOutcome = (value: Value) => boolean | undefined;

/**
 * How to read the target column. Known spellings are mapped explicitly, never "the first label seen is the
 * positive one". `positive` names the positive spelling: a known negative word turns the meaning round, and an
 * own word ("Customer") is positive against the known negatives or, when the column has exactly one other word,
 * against that. Returns `undefined` when an own word leaves the negative side unclear.
 */
export function outcomeReader(values: readonly Value[], positive?: string): ReadOutcome | undefined {
  const own = normal(positive);
  const reader = (yes: readonly string[], no: readonly string[]): ReadOutcome => {
    const meaning = new Map([
      ...no.map((word) => [word, false] as const),
      ...yes.map((word) => [word, true] as const),
    ]);
    return (value) => meaning.get(normal(value) ?? '');
  };
  if (own === undefined || positives.includes(own)) return reader(positives, negatives);
  if (negatives.includes(own)) return reader(negatives, positives);
  const others = [...new Set(values.map(normal))].filter(
    (word) => word !== undefined && word !== own,
  ) as string[];
  if (others.some((word) => negatives.includes(word))) return reader([own], negatives);
  return others.length === 1 ? reader([own], others) : undefined;
}

const normal = (value: Value): string | undefined => textOf(value)?.toLowerCase();
