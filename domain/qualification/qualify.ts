import type { Actor } from '../people/access.ts';
import type { Transaction } from '../store/store.ts';
import type { Detectors } from './detectors.ts';
import type { Made } from './new-records.ts';
import type { QualifyCommand, QualifyOutcome } from './outcome.ts';
import { look } from './preflight.ts';
import { standardDetectors } from './standard-detectors.ts';
import { writeQualification } from './write.ts';

/**
 * Qualifies a lead: creates or links account, contact and opportunities, shows the notes there, moves the process
 * on and closes the lead, all in one transaction (S1.11, S1.13–S1.17, S2.2–S2.9).
 *
 * Runs the checks of `preflight` on what the transaction sees now, so a setting, a right or a match that changed
 * since the card was shown counts. The first check that fails refuses; when none fails, the first open question is
 * asked. A refused or asking qualification has written nothing. `actor` must come from the same transaction.
 */
export async function qualify(
  tx: Transaction,
  actor: Actor,
  command: QualifyCommand,
  made: Made,
  detectors: Detectors = standardDetectors,
): Promise<QualifyOutcome> {
  const seen = await look(tx, actor, command, made, detectors);
  const { preflight } = seen;
  if (seen.kind === 'unreadable') return { kind: 'refused', refusal: seen.refusal };
  for (const check of preflight.checks)
    if (check.verdict === 'fail') return { kind: 'refused', refusal: check.refusal, preflight };
  for (const check of preflight.checks)
    if (check.verdict === 'ask') return { kind: 'asks', question: check.question, preflight };
  return { kind: 'qualified', receipt: await writeQualification(tx, seen.facts, seen.plan, made) };
}
