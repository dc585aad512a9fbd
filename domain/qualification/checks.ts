import { lacks, levelNeeded, type MissingPrivilege } from '../people/access.ts';
import { leadStageFor, processName } from '../process/guide.ts';
import { fieldOf } from '../records/fields.ts';
import { missingFor } from './automation-change.ts';
import { isMatched } from './candidates.ts';
import { madeOpportunity } from './closed.ts';
import { optionSetId } from './default-maps.ts';
import { isFilled } from './effects.ts';
import type { Facts } from './gather.ts';
import { linkConsequence } from './linking.ts';
import type { RecordPlan } from './new-records.ts';
import type { Check, CheckName, Consequence, Question } from './outcome.ts';
import { missingPrivileges } from './privileges.ts';
import type { OptionMismatch, Refusal } from './refusal.ts';
import { type Target, targets } from './settings.ts';

type Verdict = Check extends infer C ? (C extends Check ? Omit<C, 'name'> : never) : never;
type Judge = (facts: Facts, plan: RecordPlan) => Verdict;

const pass = (...facts: readonly string[]): Verdict => ({ verdict: 'pass', facts });
const fail = (refusal: Refusal): Verdict => ({ verdict: 'fail', refusal });
const ask = (question: Question): Verdict => ({ verdict: 'ask', question });

/** What surely fails refuses; what would fail only if an undecided record were created warns. */
const failIf = (certain: boolean, refusal: Refusal): Verdict =>
  certain ? fail(refusal) : { verdict: 'warn', facts: [], refusal };

const leadOpen: Judge = ({ closed, lead, optionSets }) => {
  if (closed !== undefined) return fail(closed);
  const reasons = optionSets.find(({ id }) => id === optionSetId('lead', 'statuscode'))?.options;
  return pass(reasons?.find(({ value }) => value === lead.statusReason)?.label ?? String(lead.statusReason));
};

/** The cells of S2.8, and Append To on each record that is to be linked. */
const privileges: Judge = ({ actor, lead, settings, works, decisions, grantors }) => {
  const missing = [
    ...missingPrivileges(actor, lead, settings, works),
    ...targets.flatMap((target): readonly MissingPrivilege[] => {
      const decision = decisions[target];
      const missed = decision.kind === 'link' ? lacks(actor, 'appendTo', target, decision.record) : undefined;
      return missed === undefined ? [] : [missed];
    }),
  ];
  const once = missing.filter(
    ({ privilege, on, needed }, at) =>
      missing.findIndex((m) => m.privilege === privilege && m.on === on && m.needed === needed) === at,
  );
  return once.length > 0
    ? fail({ kind: 'privilegesMissing', missing: once, grantors })
    : pass(levelNeeded(actor, lead));
};

/** S2.4: a lead that follows no process has nothing to be elsewhere. */
const activeStage: Judge = ({ guide }) => {
  if (guide === undefined) return pass();
  const process = processName(guide);
  const leadStage = leadStageFor(guide);
  if (leadStage === undefined) return fail({ kind: 'processBroken', process });
  const stage = guide.stage?.name ?? guide.instance.activeStageId;
  return guide.stage?.entity === 'lead'
    ? pass(process, stage)
    : fail({ kind: 'activeStageElsewhere', process, stage, leadStage: leadStage.name });
};

/** S2.3: as saved; what is typed into an unsaved card does not count. */
const requiredFields: Judge = ({ guide, lead }) => {
  const stage = guide?.stage;
  if (stage?.entity !== 'lead') return pass();
  const required = stage.steps.filter((step) => step.required);
  const missing = required.filter(
    ({ field }) => !isFilled((lead as unknown as Record<string, unknown>)[field]),
  );
  return missing.length > 0
    ? fail({
        kind: 'requiredFieldsMissing',
        stage: stage.name,
        fields: missing.map(({ field, label }) => ({ field, label })),
      })
    : pass(...required.map(({ label }) => label));
};

/** Whether a new record is certain (`create`), possible (not decided yet) or out of the question. */
const creation = ({ decisions }: Facts, target: Target): 'certain' | 'possible' | 'none' => {
  const { kind } = decisions[target];
  return kind === 'create' ? 'certain' : kind === 'open' ? 'possible' : 'none';
};

/** S2.6.4 for every target that is created (C10). */
const statusCodes: Judge = (facts) => {
  const certain = targets.filter((target) => creation(facts, target) === 'certain');
  const possible = targets.filter((target) => creation(facts, target) === 'possible');
  const sure = certain.flatMap((target) => mismatches(facts, target));
  if (sure.length > 0) return fail({ kind: 'optionUnknown', mismatches: sure });
  const maybe = possible.flatMap((target) => mismatches(facts, target));
  return maybe.length > 0 ? failIf(false, { kind: 'optionUnknown', mismatches: maybe }) : pass();
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

/** S1.14.3: on the grid route the rules do not run (C4), so nothing was looked for. */
const duplicateLeads: Judge = ({ blocks: [first] }) => (first === undefined ? pass() : fail(first));

/** S2.9: automations act as the user; then each runs on the new record as planned. */
const automations: Judge = (facts, plan) => {
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
    return failIf(possible.length === 0, {
      kind: 'automationFailed',
      id: automation.id,
      name: automation.name,
      on,
      reason,
    });
  }
  const maybe = blockedOn(possible);
  return maybe.length > 0
    ? failIf(false, { kind: 'automationPrivileges', automations: maybe, grantors })
    : pass(...certain.flatMap((target) => facts.automations[target].map(({ name }) => name)));
};

/** S1.11.2: asked for what the setting leaves to the seller; what the lead already names is not asked again. */
const whichRecords: Judge = ({ decisions, lead }, plan) => {
  const undecided = targets.filter((target) => {
    const decision = decisions[target];
    return decision.kind === 'open' && decision.question === 'whichRecords';
  });
  const { opportunity } = decisions;
  if (
    opportunity.kind === 'invalid' &&
    (opportunity.reason === 'tooMany' || opportunity.reason === 'unnamed')
  )
    return fail({ kind: 'choiceInvalid', target: 'opportunity', reason: opportunity.reason });
  if (undecided.length > 0) return ask({ kind: 'whichRecords', ask: undecided, opportunityName: lead.topic });
  return pass(...plannedTargets(plan));
};

const plannedTargets = ({ account, contact, opportunities }: RecordPlan): readonly Target[] => [
  ...(account ? (['account'] as const) : []),
  ...(contact ? (['contact'] as const) : []),
  ...opportunities.map(() => 'opportunity' as const),
];

/** C11. */
const existingOpportunity: Judge = ({ decisions: { opportunity }, opportunities }) => {
  if (opportunity.kind === 'invalid' && opportunity.reason !== 'tooMany' && opportunity.reason !== 'unnamed')
    return fail({ kind: 'choiceInvalid', target: 'opportunity', reason: opportunity.reason });
  return opportunity.kind === 'open' && opportunity.question === 'existingOpportunity'
    ? ask({ kind: 'existingOpportunity', opportunities: opportunities.map(madeOpportunity) })
    : pass();
};

/** S1.13 on the form route; on the grid route the duplicates that it makes, by name (C4). */
const duplicateMatches: Judge = (facts, plan) => {
  const { decisions, command } = facts;
  for (const target of ['account', 'contact'] as const) {
    const decision = decisions[target];
    if (decision.kind === 'invalid') return fail({ kind: 'choiceInvalid', target, reason: decision.reason });
  }
  const undecided = (['account', 'contact'] as const).filter((target) => {
    const decision = decisions[target];
    return decision.kind === 'open' && decision.question === 'duplicateMatches';
  });
  if (undecided.length > 0) return ask(possibleMatches(facts, plan, undecided));
  const duplicates = duplicatesMade(facts, plan);
  return command.route === 'grid' && duplicates.length > 0 ? { verdict: 'warn', facts: duplicates } : pass();
};

/** The names of the new accounts and contacts that match an existing one. */
export const duplicatesMade = ({ candidates, command }: Facts, plan: RecordPlan): readonly string[] =>
  command.route === 'form'
    ? []
    : (['account', 'contact'] as const).flatMap((target) => {
        const planned = plan[target];
        return planned?.how === 'created' && isMatched(candidates[target]) ? [planned.consequence.name] : [];
      });

function possibleMatches(
  facts: Facts,
  plan: RecordPlan,
  undecided: readonly ('account' | 'contact')[],
): Question {
  const { candidates, settings } = facts;
  const listed = <T>(target: 'account' | 'contact', list: T, otherwise: T): T =>
    undecided.includes(target) ? list : otherwise;
  return {
    kind: 'possibleMatches',
    improved: settings.improvedDuplicates,
    accounts: listed('account', candidates.account.matches, []),
    contacts: listed('contact', candidates.contact.matches, []),
    hidden: {
      accounts: listed('account', candidates.account.hidden, 0),
      contacts: listed('contact', candidates.contact.hidden, 0),
    },
    consequences: undecided.flatMap((target) => consequencesOf(facts, plan, target)),
  };
}

/** What each choice would do: link one of the matches, create a new one, or none where the setting leaves that open. */
function consequencesOf(
  facts: Facts,
  plan: RecordPlan,
  target: 'account' | 'contact',
): readonly Consequence[] {
  const { candidates, settings } = facts;
  const records = candidates[target].records;
  const create = plan[target]?.consequence;
  return [
    ...candidates[target].matches.flatMap(({ id }) => {
      const record = records.get(id);
      return record === undefined ? [] : [linkConsequence(facts, target, record)];
    }),
    ...(create ? [create] : []),
    ...(create && settings.create[target] === 'ask' ? [{ ...create, choice: 'skip' as const }] : []),
  ];
}

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
