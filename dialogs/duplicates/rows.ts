import { leadAsComparable } from '../../domain/duplicates/as-comparable.ts';
import type { Comparable } from '../../domain/duplicates/comparable.ts';
import {
  type Duplicate,
  duplicatesOf,
  isPossible,
  readableAccount,
} from '../../domain/duplicates/duplicates-of.ts';
import type { Actor } from '../../domain/people/access.ts';
import { nameOf } from '../../domain/people/names.ts';
import { contactName } from '../../domain/records/contact.ts';
import { type Lead, type LeadFields, leadName } from '../../domain/records/lead.ts';
import type { View } from '../../domain/store/store.ts';
import type { Deps } from '../turn.ts';
import type { DuplicateRow, FoundDuplicates } from './reply.ts';

/** So many of either list are shown; a card holds no more. */
const duplicatesShown = 4;
const lookAlikesShown = 3;

/** A lead that names a person is compared with leads and contacts; one that stands for a company, with accounts too. */
export const kindsFor = ({ firstName, lastName }: Partial<LeadFields>): readonly Comparable['kind'][] =>
  firstName || lastName ? ['lead', 'contact'] : ['lead', 'contact', 'account'];

type Asked = Partial<LeadFields> & Pick<Lead, 'id' | 'accountId' | 'contactId'>;

/** How many possible duplicates a lead has; a merged one has none of its own. */
export async function countDuplicatesOf(
  view: View,
  actor: Actor,
  deps: Pick<Deps, 'detector'>,
  lead: Lead,
): Promise<number> {
  if (lead.mergedIntoId !== undefined) return 0;
  return (await look(view, actor, deps, lead, { stored: lead })).possible.length;
}

/**
 * What looks like a lead, stored or only typed so far, among what the actor may read. The account and the contact
 * that it is linked to are no duplicates of it; those `known` already are left out too.
 */
export async function findDuplicatesOf(
  view: View,
  actor: Actor,
  deps: Pick<Deps, 'detector'>,
  lead: Asked,
  known?: ReadonlySet<string>,
): Promise<{ readonly found: FoundDuplicates; readonly possible: readonly Duplicate[] }> {
  const { possible, alike, crowds } = await look(view, actor, deps, lead, { known });
  const rows = (some: readonly Duplicate[]) => Promise.all(some.map((match) => rowOf(view, actor, match)));
  const found = {
    matches: await rows(possible.slice(0, duplicatesShown)),
    total: possible.length,
    lookAlikes: await rows(alike.slice(0, lookAlikesShown)),
    lookAlikesTotal: alike.length,
    crowds,
  };
  return { found, possible };
}

async function look(
  view: View,
  actor: Actor,
  { detector }: Pick<Deps, 'detector'>,
  lead: Asked,
  { known, stored }: { readonly known?: ReadonlySet<string> | undefined; readonly stored?: Lead },
) {
  const { matches, crowds } = await duplicatesOf(view, actor, detector, leadAsComparable(lead), {
    kinds: kindsFor(lead),
    stored,
  });
  const others = matches.filter(
    ({ record: { id } }) => id !== lead.accountId && id !== lead.contactId && !known?.has(id),
  );
  return {
    possible: others.filter(isPossible),
    alike: others.filter((match) => !isPossible(match)),
    crowds,
  };
}

async function rowOf(view: View, actor: Actor, match: Duplicate): Promise<DuplicateRow> {
  const { probability, band, score, rules, evidence, lookAlikes, decided, record } = match;
  const common = {
    id: record.id,
    owner: await nameOf(view, record.ownerId),
    createdAt: record.createdAt,
    judged: { probability, band, score, rules, evidence, lookAlikes, ...(decided && { decided }) },
  };
  switch (match.kind) {
    case 'lead': {
      const { companyName, topic, status } = match.record;
      return {
        ...common,
        entity: 'lead',
        name: leadName(match.record),
        ...(companyName !== undefined && { company: companyName }),
        about: topic,
        state: status.state,
        open: { kind: 'show-lead', lead: { kind: 'id', id: record.id } },
      };
    }
    case 'contact': {
      const account = await readableAccount(view, actor, match.record);
      const { jobTitle } = match.record;
      return {
        ...common,
        entity: 'contact',
        name: contactName(match.record),
        ...(account !== undefined && { company: account.name }),
        ...(jobTitle !== undefined && { about: jobTitle }),
      };
    }
    case 'account': {
      const { name, city } = match.record;
      return { ...common, entity: 'account', name, ...(city !== undefined && { about: city }) };
    }
  }
}
