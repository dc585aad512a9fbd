import { leadAsComparable } from '../duplicates/as-comparable.ts';
import type { Detector } from '../duplicates/detector.ts';
import { type Duplicate, duplicatesOf, readableAccount } from '../duplicates/duplicates-of.ts';
import { defaultThreshold } from '../duplicates/judge.ts';
import type { Actor } from '../people/access.ts';
import type { Lead } from '../records/lead.ts';
import type { View } from '../store/store.ts';
import type { Detectors, Matches } from './detectors.ts';
import { accountSummary, contactSummary } from './match-summary.ts';
import type { MatchReason, MatchSummary } from './refusal.ts';

/**
 * The active accounts and contacts that a documented rule names (S1.2.3–S1.2.6), that bear the lead's company name,
 * or that are likelier the lead's own than not; likeliest first. Those the actor may not read are only counted (SEC7).
 */
export const matchesBy =
  (detector: Detector): Detectors['matches'] =>
  async (view, actor, lead): Promise<Matches> => {
    const found = await duplicatesOf(view, actor, detector, leadAsComparable(lead), {
      kinds: ['account', 'contact'],
    });
    const firms: MatchSummary[] = [];
    const persons: MatchSummary[] = [];
    for (const match of found.matches) {
      const reasons = reasonsOf(match);
      if (reasons.length === 0 && match.probability < defaultThreshold) continue;
      const summary = await summaryOf(view, actor, lead, match, reasons);
      (match.kind === 'account' ? firms : persons).push(summary);
    }
    return {
      accounts: firms,
      contacts: persons,
      hidden: { accounts: found.hidden.account, contacts: found.hidden.contact },
    };
  };

type Matched = Duplicate<'account' | 'contact'>;

async function summaryOf(
  view: View,
  actor: Actor,
  lead: Lead,
  match: Matched,
  reasons: readonly MatchReason[],
): Promise<MatchSummary> {
  const { probability, band, rules, evidence, lookAlikes, decided } = match;
  const judged = { probability, band, rules, evidence, lookAlikes, ...(decided && { decided }) };
  if (match.kind === 'account')
    return { ...(await accountSummary(view, lead, match.record, reasons)), judged };
  const account = await readableAccount(view, actor, match.record);
  return { ...(await contactSummary(view, lead, match.record, reasons, account?.name)), judged };
}

/** The rules that fired, and for accounts how far the company itself agrees. */
function reasonsOf({ kind, record, rules, evidence }: Matched): readonly MatchReason[] {
  const reasons: MatchReason[] = [];
  const { email } = record;
  const said = (field: string) => evidence.find((reason) => reason.field === field);
  if (email !== undefined && rules.includes('matchcode:email'))
    reasons.push({ kind: 'sameEmail', value: email });
  if (rules.includes('matchcode:phone')) {
    reasons.push({ kind: 'samePhone', value: said('phone')?.detail ?? record.phone ?? '' });
  }
  if (rules.includes('fuzzy:name+company')) reasons.push({ kind: 'similarNameAndCompany' });
  if (email !== undefined && rules.includes('fuzzy:name+emailDomain'))
    reasons.push({ kind: 'similarNameAndDomain', value: domainOf(email) });
  if (kind !== 'account') return reasons;
  const company = said('company')?.level;
  if (company === 'same') reasons.push({ kind: 'sameCompany', value: record.name });
  if (company === 'similar' || company === 'contains') {
    reasons.push({ kind: 'similarCompany', value: record.name });
  }
  const mail = said('email');
  if (mail?.level === 'same domain' && mail.detail !== undefined)
    reasons.push({ kind: 'sameDomain', value: mail.detail });
  return reasons;
}

const domainOf = (address: string): string =>
  address
    .slice(address.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase();
