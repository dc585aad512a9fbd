import { type Lift, liftsOf } from './reasons.ts';
import type { Scorer } from './score.ts';
import { type Row, textOf } from './table.ts';

/** What talking to a customer can change, or find out where it is blank; where they live and how they came is given. */
const movable: readonly string[] = ['purchaseTimeframe', 'decisionMaker', 'need'];
const findable: readonly string[] = [
  'jobTitle',
  'companyName',
  'industry',
  'email',
  'phone',
  'mobilePhone',
  'website',
  'budgetAmount',
  ...movable,
];

/**
 * "What would lift it": the three best things that somebody can do about the score, finding out what is blank or
 * moving the deal itself. It speaks of past records with that value, not of cause and effect.
 */
export function findableLifts(scorer: Scorer, row: Row): readonly Lift[] {
  const isBlank = (name: string): boolean => textOf(row[name]) === undefined;
  return liftsOf(
    scorer,
    row,
    findable.filter((name) => isBlank(name) || movable.includes(name)),
  ).slice(0, 3);
}
