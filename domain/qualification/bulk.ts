import type { Actor } from '../people/access.ts';
import type { Transaction } from '../store/store.ts';
import type { Detectors } from './detectors.ts';
import type { Made } from './new-records.ts';
import type { QualifyChoices, QualifyOutcome } from './outcome.ts';
import { qualify } from './qualify.ts';
import { standardDetectors } from './standard-detectors.ts';

/** Leads picked in the grid, each with what was chosen for it. */
export interface BulkCommand {
  readonly leads: readonly { readonly leadId: string; readonly choices: QualifyChoices }[];
}

export interface BulkLine {
  readonly leadId: string;
  readonly leadName: string;
  readonly outcome: QualifyOutcome;
}

export type BulkOutcome =
  | {
      readonly kind: 'done';
      /** One line per lead, in the order of the command; a lead named twice has one. */
      readonly lines: readonly BulkLine[];
      readonly qualified: number;
      readonly asking: number;
      readonly refused: number;
      /** How many new accounts and contacts are duplicates, and of how many leads (C4). */
      readonly duplicates: number;
      readonly leadsWithDuplicates: number;
    }
  | { readonly kind: 'tooMany'; readonly limit: number };

/** One transaction must stay short; more leads are qualified in several goes. */
export const bulkLimit = 100;

/**
 * Qualifies leads by the grid route: duplicates are made, but counted (S2.2.5, C4). A lead that is refused or needs
 * an answer is left as it is and does not hold up the others. All in the caller's transaction, so that the card
 * that asked for it and its effect are saved together and a second press finds both; each lead can be undone alone.
 */
export async function bulkQualify(
  tx: Transaction,
  actor: Actor,
  command: BulkCommand,
  made: Made,
  detectors: Detectors = standardDetectors,
): Promise<BulkOutcome> {
  const once = [...new Map(command.leads.map((lead) => [lead.leadId, lead])).values()];
  if (once.length > bulkLimit) return { kind: 'tooMany', limit: bulkLimit };
  const lines: BulkLine[] = [];
  for (const { leadId, choices } of once) {
    const outcome = await qualify(tx, actor, { leadId, route: 'grid', choices }, made, detectors);
    lines.push({ leadId, leadName: nameIn(outcome), outcome });
  }
  const count = (kind: QualifyOutcome['kind']) => lines.filter(({ outcome }) => outcome.kind === kind).length;
  const duplicates = lines.map(({ outcome }) =>
    outcome.kind === 'qualified' ? outcome.receipt.duplicatesMade : 0,
  );
  return {
    kind: 'done',
    lines,
    qualified: count('qualified'),
    asking: count('asks'),
    refused: count('refused'),
    duplicates: duplicates.reduce((sum, each) => sum + each, 0),
    leadsWithDuplicates: duplicates.filter((each) => each > 0).length,
  };
}

/**
 * The honest count before the press: does it and takes everything back, so that two leads of one new company count
 * as the duplicate they would make.
 */
export const previewBulk = (
  tx: Transaction,
  actor: Actor,
  command: BulkCommand,
  made: Made,
  detectors: Detectors = standardDetectors,
): Promise<BulkOutcome> => tx.attempt((trial) => bulkQualify(trial, actor, command, made, detectors));

const nameIn = (outcome: QualifyOutcome): string =>
  outcome.kind === 'qualified' ? outcome.receipt.leadName : (outcome.preflight?.leadName ?? '');
