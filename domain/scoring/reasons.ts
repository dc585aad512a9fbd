// biome-ignore-all lint/style/noNonNullAssertion: arrays indexed within their bounds
import { blankBin } from './bins.ts';
import type { ModelAttribute, ModelPair } from './model.ts';
import { pairCell } from './pairs.ts';
import { type Scorer, scoredAt } from './score.ts';
import { type Row, textOf } from './table.ts';

/** What one attribute of a record is, and which of the model's groups it falls into. */
export interface ReasonValue {
  readonly attribute: string;
  /** The record's own value; `undefined` when the field is blank. */
  readonly value: string | undefined;
  readonly group: Group;
}

export type Group =
  | { readonly kind: 'blank' }
  /** Whatever it is filled with. */
  | { readonly kind: 'filled' }
  | { readonly kind: 'level'; readonly level: string }
  /** Values too rare to stand alone. */
  | { readonly kind: 'otherLevels' }
  /** `low` = `high` for a group of one value; a value outside what training saw joins the nearest group. */
  | { readonly kind: 'range'; readonly low: number; readonly high: number };

/** Why the score is what it is. One value, or two that say something together. */
export interface Reason {
  readonly values: readonly [ReasonValue] | readonly [ReasonValue, ReasonValue];
  /** Log odds against the average closed lead. All of a record's contributions and `baseline` sum to its log odds. */
  readonly contribution: number;
  /** The score less what it would be if this were average. */
  readonly points: number;
  /** Closed leads of the same group, and how many of them were qualified. Never estimated. */
  readonly basis: { readonly leads: number; readonly positives: number };
  /** Fewer than ten such leads. */
  readonly fewCases: boolean;
  /** The group's own rate points the other way: true only given the record's other attributes. */
  readonly contradicts: boolean;
}

export interface Explanation {
  readonly score: number;
  readonly probability: number;
  /** Log odds of a record that is average in everything. */
  readonly baseline: number;
  /** Share of qualified leads among all closed leads of the training. */
  readonly baseRate: number;
  /** Every part, strongest first. */
  readonly reasons: readonly Reason[];
}

/** Every reason, with contributions that sum exactly to the score's log odds (scoring method 4). */
export function explain(scorer: Scorer, row: Row): Explanation {
  const { attributes, pairs, intercept, leads, positives } = scorer.model.learned;
  const bins = scorer.place(row);
  const logit = scorer.logit(bins);
  const { score, probability } = scoredAt(logit);
  const base = positives / leads;
  const values = attributes.map((attribute, a) => valueAt(attribute, bins[a]!, row));
  const reason = (of: Reason['values'], part: ModelAttribute | ModelPair, cell: number): Reason => {
    const contribution = part.weights[cell]! - meanWeight(part);
    const basis = { leads: part.counts[cell]!, positives: part.positives[cell]! };
    const above = basis.positives / basis.leads - base;
    return {
      values: of,
      contribution,
      points: score - scoredAt(logit - contribution).score,
      basis,
      fewCases: basis.leads < 10,
      contradicts: basis.leads > 0 && contribution * above < 0,
    };
  };
  const reasons = [
    ...attributes.map((attribute, a) => reason([values[a]!], attribute, bins[a]!)),
    ...pairs.map((pair) => {
      const cell = pairCell(pair, bins[pair.a]!, bins[pair.b]!);
      const grouped = (at: number, groups: readonly number[]): ReasonValue => ({
        ...values[at]!,
        group: pairGroup(attributes[at]!, groups, bins[at]!),
      });
      return reason([grouped(pair.a, pair.groupsA), grouped(pair.b, pair.groupsB)], pair, cell);
    }),
  ];
  const baseline = [...attributes, ...pairs].reduce((sum, part) => sum + meanWeight(part), intercept);
  reasons.sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  return { score, probability, baseline, baseRate: base, reasons };
}

/**
 * The reasons worth showing: at most five that raise and five that lower the score (dynamics-facts 7.3). Left out
 * are those that a reader could not check: no such closed lead, or a rate that says the opposite.
 */
export function topReasons(
  { reasons }: Explanation,
  most = 5,
): { raising: readonly Reason[]; lowering: readonly Reason[] } {
  const shown = reasons.filter(
    ({ contradicts, basis, contribution }) =>
      !contradicts && basis.leads > 0 && Math.abs(contribution) >= 0.005,
  );
  return {
    raising: shown.filter(({ contribution }) => contribution > 0).slice(0, most),
    lowering: shown.filter(({ contribution }) => contribution < 0).slice(0, most),
  };
}

const means = new WeakMap<ModelAttribute | ModelPair, number>();

/** The weight of the average closed lead in this part of the model. */
function meanWeight(part: ModelAttribute | ModelPair): number {
  const known = means.get(part);
  if (known !== undefined) return known;
  const leads = part.counts.reduce((sum, count) => sum + count, 0);
  const mean = part.weights.reduce((sum, weight, cell) => sum + weight * part.counts[cell]!, 0) / leads;
  means.set(part, mean);
  return mean;
}

function valueAt(attribute: ModelAttribute, bin: number, row: Row): ReasonValue {
  return { attribute: attribute.name, value: textOf(row[attribute.name]), group: groupAt(attribute, bin) };
}

export function groupAt(attribute: ModelAttribute, bin: number): Group {
  if (bin === blankBin(attribute)) return { kind: 'blank' };
  switch (attribute.kind) {
    case 'numeric':
      return { kind: 'range', low: attribute.lows[bin]!, high: attribute.highs[bin]! };
    case 'category': {
      const level = attribute.levels[bin];
      return level === undefined ? { kind: 'otherLevels' } : { kind: 'level', level };
    }
    case 'presence':
      return { kind: 'filled' };
  }
}

/** The group of a pair table: neighbouring ranges together, or one level, or the rest. */
function pairGroup(attribute: ModelAttribute, groups: readonly number[], bin: number): Group {
  const own = groupAt(attribute, bin);
  if (own.kind === 'blank' || own.kind === 'filled') return own;
  const members = groups.flatMap((group, member) => (group === groups[bin] ? member : []));
  if (attribute.kind === 'numeric')
    return { kind: 'range', low: attribute.lows[members[0]!]!, high: attribute.highs[members.at(-1)!]! };
  return members.length === 1 ? own : { kind: 'otherLevels' };
}

/** A change to one field and what it would do to the score. */
export interface Lift {
  readonly attribute: string;
  readonly now: ReasonValue;
  readonly to: Group;
  readonly score: number;
  readonly points: number;
  /** Closed leads that have that value already. */
  readonly basis: Reason['basis'];
}

/**
 * "What would lift it": for each field the one other value that raises the score most, best first. Only values
 * that at least ten closed leads had and whose own rate is above the current value's; a blank field is never the
 * target. It describes past leads; it does not promise that changing the field changes the customer.
 */
export function liftsOf(scorer: Scorer, row: Row, changeable?: readonly string[]): readonly Lift[] {
  const { attributes } = scorer.model.learned;
  const bins = scorer.place(row);
  const { score } = scoredAt(scorer.logit(bins));
  const lifts = attributes.flatMap((attribute, a): Lift[] => {
    if (changeable && !changeable.includes(attribute.name)) return [];
    const rate = (bin: number): number => attribute.positives[bin]! / Math.max(1, attribute.counts[bin]!);
    const options = attribute.counts.flatMap((count, bin) => {
      const to = groupAt(attribute, bin);
      if (count < 10 || bin === bins[a] || to.kind === 'blank' || to.kind === 'otherLevels') return [];
      if (rate(bin) <= rate(bins[a]!)) return [];
      const changed = scoredAt(scorer.logit(bins.with(a, bin))).score;
      return {
        to,
        score: changed,
        points: changed - score,
        basis: { leads: count, positives: attribute.positives[bin]! },
      };
    });
    const [best] = options.sort((x, y) => y.points - x.points);
    if (best === undefined || best.points <= 0) return [];
    return [{ attribute: attribute.name, now: valueAt(attribute, bins[a]!, row), ...best }];
  });
  return lifts.sort((x, y) => y.points - x.points || (x.attribute < y.attribute ? -1 : 1));
}

/** The score if one field were different: the check behind every reason and every lift. */
export const scoreWith = (scorer: Scorer, row: Row, changes: Row): number =>
  scorer.score({ ...row, ...changes }).score;
