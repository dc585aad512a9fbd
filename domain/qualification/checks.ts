import { duplicateMatches, existingOpportunity, whichRecords } from './check-choices.ts';
import { activeStage, duplicateLeads, leadOpen, privileges, requiredFields } from './check-lead.ts';
import { automations, statusCodes } from './check-records.ts';
import type { Facts } from './gather.ts';
import type { RecordPlan } from './new-records.ts';
import type { Check, CheckName } from './outcome.ts';
import type { Judge } from './verdict.ts';

const judges = {
  leadOpen,
  privileges,
  activeStage,
  requiredFields,
  statusCodes,
  duplicateLeads,
  automations,
  whichRecords,
  existingOpportunity,
  duplicateMatches,
} as const satisfies Record<CheckName, Judge>;

/** Judges the named checks, in their order: the one list behind preflight and qualify. */
export const runChecks = (names: readonly CheckName[], facts: Facts, plan: RecordPlan): readonly Check[] =>
  names.map((name) => ({ name, ...judges[name](facts, plan) }));
