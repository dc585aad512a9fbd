import { expect, test } from 'vitest';
import { collections } from '../../domain/collections.ts';
import { sampleAccounts, sampleContacts } from '../../domain/sample/customers.ts';
import { pastLeads } from '../../domain/sample/history.ts';
import { sampleLeads } from '../../domain/sample/leads.ts';
import type { AnyCollection, Lookup, Stored } from '../../domain/store/store.ts';
import { now } from '../an-organisation.ts';

const score = { value: 50, grade: 'B', at: now.toISOString(), modelId: 'm', trend: 'steady' };
const shared = [{ personId: 'kim', privileges: ['read'] }];
const whole = (lead: object) => ({ ...lead, score, accountId: 'a', contactId: 'c', sharedWith: shared });
const leads = [...sampleLeads(now), ...pastLeads(now).slice(0, 50)];

/** Records of each kind whose look-ups say what they read, with every field that may be there. */
const records: Readonly<Record<string, readonly object[]>> = {
  leads: [...leads, ...leads.map(whole)],
  accounts: sampleAccounts(now).flatMap((account) => [account, { ...account, state: 'inactive' }]),
  contacts: sampleContacts(now).flatMap((contact) => [contact, { ...contact, state: 'inactive' }]),
};

const functionsOf = (lookup: Lookup<Stored>): ((record: Stored) => unknown)[] =>
  lookup.kind === 'key'
    ? [lookup.keys, ...(lookup.order ? [lookup.order] : [])]
    : [lookup.text, lookup.within];

/** What the look-up asks of a record but its id, which never changes. */
function asked(lookup: Lookup<Stored>, record: object): readonly string[] {
  const fields = new Set<string>();
  const watched = new Proxy(record, {
    get: (of, field, self) => {
      fields.add(String(field));
      return Reflect.get(of, field, self);
    },
  });
  for (const ask of functionsOf(lookup)) ask(watched as Stored);
  fields.delete('id');
  return [...fields];
}

const saying = collections.flatMap(({ name, lookups }: AnyCollection) =>
  Object.entries(lookups as Readonly<Record<string, Lookup<Stored>>>).flatMap(([lookup, how]) =>
    how.reads === undefined ? [] : [{ name, lookup, how, reads: how.reads }],
  ),
);

test.each(saying)(
  '$name $lookup depends on what it says, on all of it and nothing else',
  ({ name, how, reads }) => {
    const fields = new Set((records[name] ?? []).flatMap((record) => asked(how, record)));
    expect([...fields].sort()).toEqual([...new Set<string>(reads)].sort());
  },
);

test('the look-ups of leads all say so: they are asked most', () => {
  expect(saying.filter(({ name }) => name === 'leads')).toHaveLength(7);
});
