// biome-ignore-all lint/style/noNonNullAssertion: arrays indexed within their bounds
import type { Model, ModelAttribute } from './model.ts';
import { type Group, groupAt } from './reasons.ts';

/** The closed records with one value: how many, and how many of them were qualified. */
export interface InsightRow {
  readonly group: Group;
  readonly leads: number;
  readonly positives: number;
  /** Above the average rate raises the score, below lowers it (dynamics-facts 7.3). */
  readonly against: 'above' | 'below' | 'average';
}

export interface Insight {
  readonly attribute: string;
  /** The average: all closed records of the training. */
  readonly leads: number;
  readonly positives: number;
  /** Numbers in their order, categories by rate; blank last. */
  readonly rows: readonly InsightRow[];
}

/** What the values of one attribute tell: qualified with the value / closed with the value (dynamics-facts 7.3). */
export function insightOf({ learned }: Model, name: string): Insight | undefined {
  const attribute = learned.attributes.find((each) => each.name === name);
  if (attribute === undefined) return undefined;
  const { leads, positives } = learned;
  return { attribute: name, leads, positives, rows: rowsOf(attribute, positives / leads) };
}

function rowsOf(attribute: ModelAttribute, average: number): readonly InsightRow[] {
  const rows = attribute.counts.flatMap((leads, bin): InsightRow[] => {
    if (leads === 0) return [];
    const positives = attribute.positives[bin]!;
    const gap = positives / leads - average;
    const against = Math.abs(gap) < 0.005 ? 'average' : gap > 0 ? 'above' : 'below';
    return [{ group: groupAt(attribute, bin), leads, positives, against }];
  });
  if (attribute.kind === 'numeric') return rows;
  const rate = (row: InsightRow): number => (row.group.kind === 'blank' ? -1 : row.positives / row.leads);
  return rows.sort((a, b) => rate(b) - rate(a) || b.leads - a.leads);
}

/** The attributes by how far their values spread the rate, the most telling first; rare values do not count. */
export function bySpread({ learned }: Model): readonly { name: string; lowest: number; highest: number }[] {
  return learned.attributes
    .map((attribute) => {
      const rates = attribute.counts.flatMap((leads, bin) =>
        leads >= 10 ? [attribute.positives[bin]! / leads] : [],
      );
      const average = learned.positives / learned.leads;
      return {
        name: attribute.name,
        lowest: Math.min(average, ...rates),
        highest: Math.max(average, ...rates),
      };
    })
    .sort((a, b) => b.highest - b.lowest - (a.highest - a.lowest) || (a.name < b.name ? -1 : 1));
}
