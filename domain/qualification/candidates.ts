import { accounts, contacts } from '../collections.ts';
import { readableAccount } from '../duplicates/duplicates-of.ts';
import { type Actor, may } from '../people/access.ts';
import type { Account } from '../records/account.ts';
import type { Contact } from '../records/contact.ts';
import type { Lead } from '../records/lead.ts';
import type { View } from '../store/store.ts';
import type { Matches } from './detectors.ts';
import { accountSummary, contactSummary } from './match-summary.ts';
import type { MatchSummary } from './refusal.ts';

/** The records that the new account or contact might already be. */
export interface Candidates<R> {
  /** The lead's own *Existing Account* or *Existing Contact*: readable and active. */
  readonly existing?: R;
  /** Strongest first; the existing one leads. */
  readonly matches: readonly MatchSummary[];
  /** The matching records themselves, by id: readable and active. */
  readonly records: ReadonlyMap<string, R>;
  /** Matches that the actor may not read. */
  readonly hidden: number;
  /** Whether the record that the command links is there, active and readable. */
  readonly chosenThere: boolean;
}

export const isMatched = ({ matches, hidden }: Candidates<unknown>): boolean => matches.length + hidden > 0;

/** What the account and the contact of a lead might be; `chosen` are the ids that the command links. */
export async function candidatesFor(
  view: View,
  actor: Actor,
  lead: Lead,
  chosen: { readonly account: string | undefined; readonly contact: string | undefined },
  found: Matches,
): Promise<{ readonly account: Candidates<Account>; readonly contact: Candidates<Contact> }> {
  const account = (id: string) => view.get(accounts, id);
  const contact = (id: string) => view.get(contacts, id);
  return {
    account: await candidatesOf<Account>({
      look: account,
      reads: (record) => may(actor, 'read', 'account', record),
      summary: (record) => accountSummary(view, lead, record, []),
      existingId: lead.accountId,
      chosenId: chosen.account,
      matches: found.accounts,
      hidden: found.hidden.accounts,
    }),
    contact: await candidatesOf<Contact>({
      look: contact,
      reads: (record) => may(actor, 'read', 'contact', record),
      summary: async (record) =>
        contactSummary(view, lead, record, [], (await readableAccount(view, actor, record))?.name),
      existingId: lead.contactId,
      chosenId: chosen.contact,
      matches: found.contacts,
      hidden: found.hidden.contacts,
    }),
  };
}

/**
 * The detector's matches and the record that the lead itself names. Whatever a detector says, only active records
 * that the actor may read can be chosen; a named record that they may not read counts as a hidden match.
 */
async function candidatesOf<R extends Account | Contact>(ask: {
  readonly look: (id: string) => Promise<R | undefined>;
  readonly reads: (record: R) => boolean;
  readonly summary: (record: R) => Promise<MatchSummary>;
  readonly existingId: string | undefined;
  readonly chosenId: string | undefined;
  readonly matches: readonly MatchSummary[];
  readonly hidden: number;
}): Promise<Candidates<R>> {
  const active = async (id: string | undefined): Promise<R | undefined> => {
    const record = id === undefined ? undefined : await ask.look(id);
    return record?.state === 'active' ? record : undefined;
  };
  const [named, chosen] = [await active(ask.existingId), await active(ask.chosenId)];
  const existing = named !== undefined && ask.reads(named) ? named : undefined;
  const records = new Map<string, R>(existing && [[existing.id, existing]]);
  for (const { id } of ask.matches) {
    const record = await active(id);
    if (record !== undefined && ask.reads(record)) records.set(id, record);
  }
  const found = ask.matches.filter(({ id }) => records.has(id));
  const listed = existing === undefined || found.some(({ id }) => id === existing.id);
  return {
    ...(existing && { existing }),
    matches: listed ? found : [await ask.summary(existing), ...found],
    records,
    hidden: named !== undefined && existing === undefined ? Math.max(ask.hidden, 1) : ask.hidden,
    chosenThere: chosen !== undefined && ask.reads(chosen),
  };
}
