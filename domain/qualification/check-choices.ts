import { isMatched } from './candidates.ts';
import { madeOpportunity } from './closed.ts';
import type { Facts } from './gather.ts';
import { linkConsequence } from './linking.ts';
import type { RecordPlan } from './new-records.ts';
import type { Consequence, Question } from './outcome.ts';
import { type Target, targets } from './settings.ts';
import { ask, fail, type Judge, pass } from './verdict.ts';

/** The questions that only the person can answer, and the answers that do not count. */

/** S1.11.2: asked for what the setting leaves to the seller; what the lead already names is not asked again. */
export const whichRecords: Judge = ({ decisions, lead }, plan) => {
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
export const existingOpportunity: Judge = ({ decisions: { opportunity }, opportunities }) => {
  if (opportunity.kind === 'invalid' && opportunity.reason !== 'tooMany' && opportunity.reason !== 'unnamed')
    return fail({ kind: 'choiceInvalid', target: 'opportunity', reason: opportunity.reason });
  return opportunity.kind === 'open' && opportunity.question === 'existingOpportunity'
    ? ask({ kind: 'existingOpportunity', opportunities: opportunities.map(madeOpportunity) })
    : pass();
};

type Party = 'account' | 'contact';
const parties: readonly Party[] = ['account', 'contact'];

/** S1.13 on the form route; on the grid route the duplicates that it makes, by name (C4). */
export const duplicateMatches: Judge = (facts, plan) => {
  const { decisions } = facts;
  for (const target of parties) {
    const decision = decisions[target];
    if (decision.kind === 'invalid') return fail({ kind: 'choiceInvalid', target, reason: decision.reason });
  }
  const undecided = parties.filter((target) => {
    const decision = decisions[target];
    return decision.kind === 'open' && decision.question === 'duplicateMatches';
  });
  if (undecided.length > 0) return ask(possibleMatches(facts, plan, undecided));
  // What is still to be asked about may become a duplicate, too.
  const open = parties.filter((target) => decisions[target].kind === 'open');
  const duplicates = [...matchedOnes(facts, plan, open), ...duplicatesMade(facts, plan)];
  return duplicates.length > 0 ? { verdict: 'warn', facts: duplicates } : pass();
};

/** The names of the accounts and contacts that the grid route creates although one matches (S2.2.5). */
export const duplicatesMade = (facts: Facts, plan: RecordPlan): readonly string[] =>
  facts.command.route === 'grid'
    ? matchedOnes(
        facts,
        plan,
        parties.filter((target) => facts.decisions[target].kind === 'create'),
      )
    : [];

const matchedOnes = ({ candidates }: Facts, plan: RecordPlan, of: readonly Party[]): readonly string[] =>
  plannedOf(plan, of)
    .filter(({ target }) => isMatched(candidates[target]))
    .map(({ planned }) => planned.name);

/** What is planned for these targets: for whatever is created or still open there is something. */
const plannedOf = (plan: RecordPlan, of: readonly Party[]) =>
  parties.flatMap((target) => {
    const planned = plan[target];
    return planned !== undefined && of.includes(target) ? [{ target, planned: planned.consequence }] : [];
  });

function possibleMatches(facts: Facts, plan: RecordPlan, undecided: readonly Party[]): Question {
  const { candidates, settings } = facts;
  const listed = <T>(target: Party, list: T, otherwise: T): T =>
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
    consequences: plannedOf(plan, undecided).flatMap(({ target, planned }) =>
      consequencesOf(facts, target, planned),
    ),
  };
}

/** What each choice would do: link one of the matches, create a new one, or none where the setting leaves that open. */
function consequencesOf(facts: Facts, target: Party, create: Consequence): readonly Consequence[] {
  const { candidates, settings } = facts;
  return [
    ...[...candidates[target].records.values()].map((record) => linkConsequence(facts, target, record)),
    create,
    ...(settings.create[target] === 'ask' ? [{ ...create, choice: 'skip' as const }] : []),
  ];
}
