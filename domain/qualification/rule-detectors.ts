import { readableAccount } from '../duplicates/duplicates-of.ts';
import { type Actor, may } from '../people/access.ts';
import type { Lead } from '../records/lead.ts';
import type { View } from '../store/store.ts';
import type { Detectors, DuplicateBlocked, Matches } from './detectors.ts';
import { accountSummary, contactSummary, leadSummary, opportunitySummary } from './match-summary.ts';
import type { MatchReason, MatchSummary } from './refusal.ts';
import { type Base, mappedBase, type RuleHit, ruleHits } from './rule-hits.ts';

/**
 * Adds the published duplicate detection rules to a way of finding duplicates (S1.14.3, S1.16.2). On accounts and
 * contacts they warn, on leads and opportunities they block (C2).
 */
export const withRules = ({ matches, blocking }: Detectors): Detectors => ({
  matches: async (view, actor, lead) =>
    joined(await matches(view, actor, lead), await ruleMatches(view, actor, lead)),
  blocking: async (view, actor, lead, names) => [
    ...(await blocking(view, actor, lead, names)),
    ...(await ruleBlocks(view, actor, lead, names)),
  ],
});

async function ruleMatches(view: View, actor: Actor, lead: Lead): Promise<Matches> {
  const bases: readonly Base[] = [
    { entity: 'lead', record: lead },
    await mappedBase(view, lead, 'account'),
    await mappedBase(view, lead, 'contact'),
  ];
  const hits = await ruleHits(view, lead, bases, ['account', 'contact']);
  const of = async (entity: 'account' | 'contact') =>
    seenOf(
      view,
      actor,
      lead,
      hits.filter((hit) => hit.entity === entity),
    );
  const [firms, persons] = [await of('account'), await of('contact')];
  return {
    accounts: firms.seen,
    contacts: persons.seen,
    hidden: { accounts: firms.hidden, contacts: persons.hidden },
  };
}

/** E1 for the lead, E2 for each opportunity about to be created. */
async function ruleBlocks(
  view: View,
  actor: Actor,
  lead: Lead,
  names: readonly string[],
): Promise<readonly DuplicateBlocked[]> {
  const deal = await mappedBase(view, lead, 'opportunity');
  const bases = [
    { entity: 'lead' as const, record: lead },
    ...names.map((name) => ({ entity: 'opportunity' as const, record: { ...deal.record, name } })),
  ];
  const blocks: DuplicateBlocked[] = [];
  for (const base of bases) {
    const hits = await ruleHits(view, lead, [base], ['lead', 'opportunity']);
    if (hits.length === 0) continue;
    const rules = new Map(hits.flatMap((hit) => hit.rules).map((rule) => [rule.id, rule]));
    const { seen, hidden } = await seenOf(view, actor, lead, hits);
    blocks.push({
      kind: 'duplicateBlocked',
      entity: base.entity,
      rules: [...rules.values()].map(({ id, name, excludeInactive }) => ({ id, name, excludeInactive })),
      matches: seen,
      ...(hidden > 0 && { hidden }),
    });
  }
  return blocks;
}

/** Those the actor may read, described; the others are only counted (SEC7). */
async function seenOf(
  view: View,
  actor: Actor,
  lead: Lead,
  hits: readonly RuleHit[],
): Promise<{ readonly seen: readonly MatchSummary[]; readonly hidden: number }> {
  const readable = hits.filter(({ entity, record }) => may(actor, 'read', entity, record));
  return {
    seen: await Promise.all(readable.map((hit) => summaryOf(view, actor, lead, hit))),
    hidden: hits.length - readable.length,
  };
}

async function summaryOf(view: View, actor: Actor, lead: Lead, hit: RuleHit): Promise<MatchSummary> {
  const reasons: readonly MatchReason[] = hit.rules.map(({ name }) => ({ kind: 'rule', name }));
  switch (hit.entity) {
    case 'lead':
      return leadSummary(view, lead, hit.record, reasons);
    case 'account':
      return accountSummary(view, lead, hit.record, reasons);
    case 'contact': {
      const account = await readableAccount(view, actor, hit.record);
      return contactSummary(view, lead, hit.record, reasons, account?.name);
    }
    case 'opportunity':
      return opportunitySummary(view, hit.record, reasons);
  }
}

/** Each record once, with the reasons of both. Hidden ones cannot be told apart: the larger number stands. */
const joined = (a: Matches, b: Matches): Matches => ({
  accounts: union(a.accounts, b.accounts),
  contacts: union(a.contacts, b.contacts),
  hidden: {
    accounts: Math.max(a.hidden.accounts, b.hidden.accounts),
    contacts: Math.max(a.hidden.contacts, b.hidden.contacts),
  },
});

const union = (a: readonly MatchSummary[], b: readonly MatchSummary[]): readonly MatchSummary[] => {
  const found = new Map(a.map((match) => [match.id, match]));
  for (const match of b) {
    const known = found.get(match.id);
    found.set(match.id, known ? { ...known, reasons: [...known.reasons, ...match.reasons] } : match);
  }
  return [...found.values()];
};
