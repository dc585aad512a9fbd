import type { Model } from '../../domain/scoring/model.ts';
import { chanceOf } from '../../domain/scoring/stable.ts';
import type { Row } from '../../domain/scoring/table.ts';
import { type TrainingOptions, train } from '../../domain/scoring/train.ts';

/** Chance that is the same in every run: one stream per seed. */
export function dice(seed: number): () => number {
  let roll = 0;
  return () => chanceOf(++roll, seed);
}

export interface Leads {
  readonly rows: readonly Row[];
  readonly outcomes: readonly boolean[];
}

const sources = ['Web', 'Referral', 'Trade fair', 'Cold call'];
const industries = ['Software', 'Retail', 'Health', 'Energy', 'Other'];

/**
 * Made-up closed leads whose outcome truly depends on source, visits and whether an industry is filled in, and not
 * on the colour. About four in ten are qualified.
 */
export function someLeads(
  count: number,
  seed = 1,
  extra: (row: Row, won: boolean, i: number) => Row = () => ({}),
): Leads {
  const roll = dice(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(roll() * values.length)] as T;
  const outcomes: boolean[] = [];
  const rows = Array.from({ length: count }, (_, i) => {
    const row = {
      'Lead source': pick(sources),
      visits: Math.floor(roll() ** 2 * 30),
      industry: roll() < 0.3 ? '' : pick(industries),
      colour: pick(['red', 'green', 'blue']),
    };
    const odds =
      (row['Lead source'] === 'Referral' ? 1.5 : -0.6) + row.visits / 10 - (row.industry === '' ? 1.2 : 0.2);
    const won = roll() < 1 / (1 + Math.exp(-odds));
    outcomes.push(won);
    return { ...row, ...extra(row, won, i) };
  });
  return { rows, outcomes };
}

export const trainedAt = '2026-11-22T08:00:00.000Z';

/** The model of these leads; fails the test when there is none. */
export function modelFrom(leads: Leads, options: Partial<TrainingOptions> = {}): Model {
  const training = train(leads, { trainedAt, ...options });
  if (training.kind !== 'trained') throw new Error(`not trained: ${JSON.stringify(training)}`);
  return training.model;
}

export function inOtherOrder<T>(items: readonly T[], seed: number): T[] {
  return items
    .map((item, i) => ({ item, chance: chanceOf(i, seed) }))
    .sort((a, b) => a.chance - b.chance)
    .map(({ item }) => item);
}
