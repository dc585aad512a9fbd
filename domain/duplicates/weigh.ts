import { type Field, fieldsOf, levelAt, levelsOf, type ModelName, modelOf, type Pattern } from './compare.ts';
import type { ByClass, ModelWeights, Weights } from './weights.ts';

/** A field's part in a score: `log2` of how much likelier its level is for a match than for any other pair. */
export interface Bits {
  readonly field: Field;
  readonly level: string;
  readonly bits: number;
}

/** Turns agreement patterns into scores: `log2` odds of a match against colleague, namesake and random. */
export interface Scale {
  /** `commonness`: how much more often than usual the two share their names by chance, in bits. */
  readonly score: (pattern: Pattern, commonness: number) => number;
  /** The score field by field; the prior and all bits sum to the score. */
  readonly explain: (
    pattern: Pattern,
    commonness: number,
  ) => { readonly prior: number; readonly bits: readonly Bits[] };
}

export const probabilityOf = (score: number): number => 1 / (1 + 2 ** -score);

/** The probability of every level by class, with `missing` as certain in all: no evidence. */
type Table = readonly (readonly ByClass[])[];

export function scaleOf(weights: Weights): Scale {
  const tables = { person: tableOf('person', weights.person), company: tableOf('company', weights.company) };
  const known = new Map<Pattern, number>();

  const odds = (pattern: Pattern): number => {
    const before = known.get(pattern);
    if (before !== undefined) return before;
    const model = modelOf(pattern);
    const made = oddsOf(rows(tables[model], pattern).reduce(product, weights[model].shares));
    known.set(pattern, made);
    return made;
  };
  return {
    score: (pattern, commonness) => odds(pattern) - commonness,
    explain: (pattern, commonness) =>
      explain(tables[modelOf(pattern)], weights[modelOf(pattern)], pattern, commonness),
  };
}

/**
 * Log odds against a mixture do not split by field by themselves. The chain rule splits them exactly: a field
 * has the bits by which the odds move when its level is learned after those of the fields before it.
 */
function explain(table: Table, { shares }: ModelWeights, pattern: Pattern, commonness: number) {
  const model = modelOf(pattern);
  const bits: Bits[] = [];
  let so = shares;
  for (const [at, field] of fieldsOf(model).entries()) {
    const level = levelAt(pattern, at);
    if (level === 0) continue;
    const next = product(so, table[at]?.[level] ?? certain);
    const own = field === 'name' ? commonness : 0;
    bits.push({ field, level: levelsOf(model, field)[level] ?? '', bits: oddsOf(next) - oddsOf(so) - own });
    so = next;
  }
  return { prior: oddsOf(shares), bits };
}

const certain: ByClass = [1, 1, 1, 1];

const tableOf = (model: ModelName, { levels }: ModelWeights): Table =>
  fieldsOf(model).map((field) => [
    certain,
    ...levelsOf(model, field)
      .slice(1)
      .map((level) => levels[field]?.[level] ?? certain),
  ]);

const rows = (table: Table, pattern: Pattern): ByClass[] =>
  table.map((levels, at) => levels[levelAt(pattern, at)] ?? certain);

const product = (a: ByClass, b: ByClass): ByClass => [a[0] * b[0], a[1] * b[1], a[2] * b[2], a[3] * b[3]];

const oddsOf = ([match, colleague, namesake, random]: ByClass): number =>
  Math.log2(match / (colleague + namesake + random));
