import { fieldOf } from '../records/fields.ts';
import { missingFor } from './automation-change.ts';
import { optionSetId } from './default-maps.ts';
import type { Facts } from './gather.ts';
import type { OptionMismatch } from './refusal.ts';
import { type Target, targets } from './settings.ts';
import { fail, type Judge, pass, wouldFail } from './verdict.ts';

/** The checks on the records that would be created. */

/** Whether a new record is certain (`create`), possible (not decided yet) or out of the question. */
const creation = ({ decisions }: Facts, target: Target): 'certain' | 'possible' | 'none' => {
  const { kind } = decisions[target];
  return kind === 'create' ? 'certain' : kind === 'open' ? 'possible' : 'none';
};

/** S2.6.4 for every target that is created (C10). */
export const statusCodes: Judge = (facts) => {
  const certain = targets.filter((target) => creation(facts, target) === 'certain');
  const possible = targets.filter((target) => creation(facts, target) === 'possible');
  const sure = certain.flatMap((target) => mismatches(facts, target));
  if (sure.length > 0) return fail({ kind: 'optionUnknown', mismatches: sure });
  const maybe = possible.flatMap((target) => mismatches(facts, target));
  return maybe.length > 0 ? wouldFail({ kind: 'optionUnknown', mismatches: maybe }) : pass();
};

/** The mapped options of the lead that the target's option set lacks. */
function mismatches({ lead, rows, optionSets }: Facts, target: Target): readonly OptionMismatch[] {
  const options = (entity: 'lead' | Target, attribute: string) =>
    optionSets.find(({ id }) => id === optionSetId(entity, attribute))?.options ?? [];
  return rows[target].flatMap(({ from, to }): readonly OptionMismatch[] => {
    const [source, goal] = [fieldOf('lead', from), fieldOf(target, to)];
    if (source?.type !== 'option' || goal?.type !== 'option') return [];
    const value = (lead as unknown as Record<string, unknown>)[source.name];
    const known = options(target, goal.attribute);
    if (typeof value !== 'number' || known.some((option) => option.value === value)) return [];
    const label = options('lead', source.attribute).find((option) => option.value === value)?.label;
    return [
      {
        target,
        attribute: goal.attribute,
        value,
        label: label ?? String(value),
        targetOptions: known.map((option) => ({ value: option.value, label: option.label })),
      },
    ];
  });
}

/** S2.9: automations act as the user; then each runs on the new record as planned. */
export const automations: Judge = (facts, plan) => {
  const blockedOn = (targetsOf: readonly Target[]) =>
    targetsOf.flatMap((on) =>
      facts.automations[on].flatMap((automation) => {
        const missing = missingFor(facts.actor, automation);
        return missing.length === 0 ? [] : [{ id: automation.id, name: automation.name, on, missing }];
      }),
    );
  const certain = targets.filter((target) => creation(facts, target) === 'certain');
  const possible = targets.filter((target) => creation(facts, target) === 'possible');
  const { grantors } = facts;
  const sure = blockedOn(certain);
  if (sure.length > 0) return fail({ kind: 'automationPrivileges', automations: sure, grantors });
  if (plan.failed !== undefined) {
    const { automation, on, reason } = plan.failed;
    const refusal = {
      kind: 'automationFailed',
      id: automation.id,
      name: automation.name,
      on,
      reason,
    } as const;
    return possible.length === 0 ? fail(refusal) : wouldFail(refusal);
  }
  const maybe = blockedOn(possible);
  return maybe.length > 0
    ? wouldFail({ kind: 'automationPrivileges', automations: maybe, grantors })
    : pass(...certain.flatMap((target) => facts.automations[target].map(({ name }) => name)));
};
