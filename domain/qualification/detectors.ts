import type { Actor } from '../people/access.ts';
import type { Lead } from '../records/lead.ts';
import type { View } from '../store/store.ts';
import type { MatchSummary, Refusal } from './refusal.ts';

export type DuplicateBlocked = Extract<Refusal, { kind: 'duplicateBlocked' }>;

/** Accounts and contacts that might be the lead's own: the readable ones, and how many are not (SEC7). */
export interface Matches {
  readonly accounts: readonly MatchSummary[];
  readonly contacts: readonly MatchSummary[];
  readonly hidden: { readonly accounts: number; readonly contacts: number };
}

/** How a qualification finds duplicates; the duplicate rules are plugged in here. */
export interface Detectors {
  /** Active accounts and contacts that match the lead; they only warn (C2). */
  readonly matches: (view: View, actor: Actor, lead: Lead) => Promise<Matches>;
  /** What published rules on leads, or on opportunities about to be created under these names, block (C2). */
  readonly blocking: (
    view: View,
    actor: Actor,
    lead: Lead,
    opportunityNames: readonly string[],
  ) => Promise<readonly DuplicateBlocked[]>;
}

/** Finds nothing: for questions that have nothing to do with duplicates. */
export const noDetectors: Detectors = {
  matches: async () => ({ accounts: [], contacts: [], hidden: { accounts: 0, contacts: 0 } }),
  blocking: async () => [],
};
