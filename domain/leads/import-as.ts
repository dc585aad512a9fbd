import { type Actor, lacks } from '../people/access.ts';
import { agreed, type Decision, notAllowed } from '../people/decision.ts';
import type { View } from '../store/store.ts';
import type { CsvLead } from './csv-row.ts';
import { type ImportBy, type ImportPlan, type ImportProblem, planImport } from './import.ts';

/** A line whose lead would belong to somebody for whom the importer may not create leads. */
export interface OwnerNotAllowed {
  readonly kind: 'ownerNotAllowed';
  readonly line: number;
  readonly value: string;
}

export interface ImportAsPlan extends Omit<ImportPlan, 'problems'> {
  readonly problems: readonly (ImportProblem | OwnerNotAllowed)[];
}

/**
 * What a person's import would write. Needs Create on Lead; a lead for another owner needs it at the level that
 * reaches that owner, and a line that asks for more is a problem of that line, not of the file.
 */
export async function planImportAs(
  view: View,
  actor: Actor,
  rows: readonly CsvLead[],
  by: Omit<ImportBy, 'owner' | 'importer'>,
): Promise<Decision<ImportAsPlan>> {
  const forbidden = await notAllowed(view, actor, 'create', 'lead');
  if (forbidden) return forbidden;
  const plan = await planImport(view, rows, { ...by, owner: actor.person, importer: actor.person });
  const wrong = new Set(plan.problems.map(({ line }) => line));
  // Lines without a problem are planned, in their order.
  const lines = rows.filter(({ line }) => !wrong.has(line));
  const refused: OwnerNotAllowed[] = [];
  const leads = plan.leads.filter((lead, at) => {
    if (lacks(actor, 'create', 'lead', lead) === undefined) return true;
    const row = lines[at];
    refused.push({ kind: 'ownerNotAllowed', line: row?.line ?? 0, value: row?.owner ?? '' });
    return false;
  });
  return agreed({ ...plan, leads, problems: [...plan.problems, ...refused] });
}
