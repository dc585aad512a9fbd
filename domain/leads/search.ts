import { leads } from '../collections.ts';
import { email } from '../duplicates/email.ts';
import { addressKey } from '../duplicates/keys.ts';
import { isSameNumber, phone } from '../duplicates/phone.ts';
import { words } from '../duplicates/text.ts';
import { type Actor, may, readable } from '../people/access.ts';
import { type NotAllowed, notAllowed } from '../people/decision.ts';
import type { Lead } from '../records/lead.ts';
import type { View } from '../store/store.ts';
import { type LeadMatch, type Matches, rank, type Why } from './match.ts';

/** However much is pasted, a search reads this much of it (REL10). */
export const queryLimits = { characters: 64, words: 8 } as const;

/** How many leads are compared in detail; the store picks them by shared trigrams. */
const candidateLimit = 50;

export type Search =
  | {
      readonly kind: 'found';
      /** Best first, at most 50; made when it is looked at. */
      readonly matches: readonly LeadMatch[];
      readonly total: number;
      /** Those of them that have every word, in no order. */
      readonly full: readonly LeadMatch[];
      /** What was really searched for, when the text was longer than the limits. */
      readonly cutTo?: string;
    }
  /** The text holds no letter and no digit. */
  | { readonly kind: 'emptyQuery' }
  | { readonly kind: 'refused'; readonly refusal: NotAllowed };

/**
 * The leads a text may mean, best first, each with the reason: by id, e-mail address or phone number, else by the
 * words of name, company, e-mail address and topic in any order, misspelt, begun or in another script.
 * Leads that the actor may not read have no effect on the result (SEC7).
 */
export async function findLeads(view: View, actor: Actor, text: string): Promise<Search> {
  const forbidden = await notAllowed(view, actor, 'read', 'lead');
  if (forbidden !== undefined) return forbidden;
  const { query, cut } = readQuery(text);
  if (query.length === 0) return { kind: 'emptyQuery' };
  const reached = await byReach(view, actor, text.trim());
  if (reached.length > 0) return { kind: 'found', matches: reached, total: reached.length, full: reached };
  const candidates = await view.resembling(leads, 'byText', query.join(' '), {
    limit: candidateLimit,
    within: readable(actor, 'lead'),
  });
  return new Found(rank(candidates, query), cut ? query.join(' ') : undefined);
}

/** A class, because each object literal with a getter in it is of a shape of its own, which the collector pays for. */
class Found {
  readonly kind = 'found';
  readonly total: number;
  readonly full: readonly LeadMatch[];
  readonly cutTo?: string;
  readonly #ranked: Matches;

  constructor(ranked: Matches, cutTo: string | undefined) {
    this.total = ranked.total;
    this.full = ranked.full;
    if (cutTo !== undefined) this.cutTo = cutTo;
    this.#ranked = ranked;
  }

  get matches(): readonly LeadMatch[] {
    return this.#ranked.inOrder();
  }
}

/** "Ann from Contoso" means what "Ann Contoso" means, and "Frau Abt" what "Abt" means. */
const connecting = new Set(
  'from at of with and the von bei und mr mrs ms mx miss dr prof professor herr herrn frau'.split(' '),
);

function readQuery(text: string): { readonly query: readonly string[]; readonly cut: boolean } {
  const short = text.slice(0, queryLimits.characters);
  const spoken = words(short);
  const telling = spoken.filter((word) => !connecting.has(word));
  const all = telling.length > 0 ? telling : spoken;
  const query = all.slice(0, queryLimits.words);
  return { query, cut: short.length < text.trim().length || query.length < all.length };
}

/** A text that is exactly one id, address or number names its leads without any guessing. */
async function byReach(view: View, actor: Actor, text: string): Promise<readonly LeadMatch[]> {
  if (text.length > 100) return [];
  const named = await view.get(leads, text);
  const key = addressKey(text);
  if (named === undefined && key === undefined) return [];
  const reached = key === undefined ? [] : await view.find(leads, 'byMatchKey', key, { descending: true });
  return [...(named === undefined ? [] : [named]), ...reached]
    .filter((lead) => may(actor, 'read', 'lead', lead))
    .flatMap((lead) => {
      const why = whyReached(lead, text);
      return why === undefined ? [] : [{ lead, why: [why], full: true }];
    })
    .slice(0, candidateLimit);
}

function whyReached(lead: Lead, text: string): Why | undefined {
  if (lead.id === text) return { field: 'id', text, fit: 'exact' };
  const address = email(text)?.address;
  if (address !== undefined && email(lead.email)?.address === address) {
    return { field: 'email', text: lead.email ?? '', fit: 'exact' };
  }
  const number = phone(text);
  for (const field of ['phone', 'mobilePhone'] as const) {
    const own = phone(lead[field] ?? '');
    if (number && own && isSameNumber(number, own)) return { field, text: lead[field] ?? '', fit: 'exact' };
  }
  return undefined;
}
