import { describe, expect, test } from 'vitest';
import { accounts, contacts, leads, notes, opportunities, processFlows } from '../../domain/collections.ts';
import { defaultProcess } from '../../domain/process/definitions.ts';
import { closeOpportunity } from '../../domain/qualification/close-opportunity.ts';
import { reactivate } from '../../domain/qualification/reopen.ts';
import { nextStage } from '../../domain/qualification/stage.ts';
import { undo } from '../../domain/qualification/undo.ts';
import type { Store } from '../../domain/store/store.ts';
import { aLead, aPerson, as, now } from '../an-organisation.ts';
import { aContact, aNote, anAccount, anInstance, anOpportunity } from '../builders.ts';
import { ann } from './ann.ts';
import { changes, everything, given, put, qualifies, receiptOf, refusalOf, theLead } from './desk.ts';

const minutesLater = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const undoes = (store: Store, how: { readonly by?: string; readonly at?: Date } = {}) =>
  as(store, how.by ?? 'sam', (tx, who) => undo(tx, who, 'ann', { at: how.at ?? minutesLater(1) }));

describe('somebody worked with it since', () => {
  const kim = { modifiedBy: 'kim', modifiedAt: minutesLater(1).toISOString() } as const;
  const byKim = { by: 'kim', at: minutesLater(1) };
  const withKim = async (more: Parameters<typeof given>[0] = {}) => {
    const store = await given({
      leads: [ann],
      instances: [anInstance('ann')],
      people: [aPerson('kim', ['salesperson'], { name: 'Kim' })],
      ...more,
    });
    const receipt = receiptOf(await qualifies(store, 'ann'));
    const id = (target: string) => receipt.records.find((record) => record.target === target)?.id ?? '';
    return { store, ids: { account: id('account'), contact: id('contact'), deal: id('opportunity') } };
  };

  test('an edited opportunity refuses, saying who and when; nothing is taken back', async () => {
    const { store } = await withKim();
    const [deal] = await everything(store, opportunities);
    await changes(
      store,
      async (tx) => {
        if (deal) await put(tx, opportunities, { ...deal, need: 'Three' });
      },
      byKim,
    );
    expect(refusalOf(await undoes(store), 'undoChangedSince').records).toEqual([
      { name: 'New machines', byName: 'Kim', at: kim.modifiedAt },
    ]);
    expect(await everything(store, accounts)).toHaveLength(1);
    expect((await theLead(store, 'ann')).status.state).toBe('qualified');
  });

  const additions: readonly (readonly [
    string,
    (ids: { account: string; contact: string; deal: string }, store: Store) => Promise<void>,
    string,
  ])[] = [
    [
      'a note on the opportunity',
      ({ deal }, store) =>
        changes(store, (tx) =>
          put(tx, notes, {
            ...aNote('later', 'x', { text: 'Called' }),
            regarding: [{ entity: 'opportunity', id: deal }],
            ...kim,
          }),
        ),
      'Called',
    ],
    [
      'another contact of the account',
      ({ account }, store) =>
        changes(store, (tx) =>
          put(tx, contacts, aContact('c', { firstName: 'Bo', accountId: account, ...kim })),
        ),
      'Bo Contoso',
    ],
    [
      'another opportunity of the account',
      ({ account }, store) =>
        changes(store, (tx) =>
          put(tx, opportunities, anOpportunity('o', { name: 'More', accountId: account, ...kim })),
        ),
      'More',
    ],
    [
      'another opportunity of the contact',
      ({ contact }, store) =>
        changes(store, (tx) =>
          put(tx, opportunities, anOpportunity('o', { name: 'More', contactId: contact, ...kim })),
        ),
      'More',
    ],
    [
      'another lead of the account',
      ({ account }, store) =>
        changes(store, (tx) =>
          put(tx, leads, aLead('bea', { firstName: 'Bea', accountId: account, ...kim })),
        ),
      'Bea Contoso',
    ],
    [
      'another lead of the contact',
      ({ contact }, store) =>
        changes(store, (tx) =>
          put(tx, leads, aLead('bea', { firstName: 'Bea', contactId: contact, ...kim })),
        ),
      'Bea Contoso',
    ],
  ];
  test.each(additions)('%s refuses', async (_, add, name) => {
    const { store, ids } = await withKim();
    await add(ids, store);
    expect(refusalOf(await undoes(store), 'undoChangedSince').records).toEqual([
      { name, byName: 'Kim', at: kim.modifiedAt },
    ]);
  });

  test('what hangs on two of the new records is told once', async () => {
    const { store, ids } = await withKim();
    const both = { name: 'More', accountId: ids.account, contactId: ids.contact };
    await changes(store, (tx) => put(tx, opportunities, anOpportunity('o', { ...both, ...kim })));
    await changes(store, (tx) =>
      put(tx, opportunities, anOpportunity('p', { ...both, name: 'Yet more', ...kim })),
    );
    expect(refusalOf(await undoes(store), 'undoChangedSince').records.map(({ name }) => name)).toEqual([
      'More',
      'Yet more',
    ]);
  });

  test('a note on an account that was there before does not stand in the way', async () => {
    const store = await given({ leads: [ann], accounts: [anAccount('contoso')] });
    const choices = { account: { kind: 'link', id: 'contoso' } } as const;
    receiptOf(await qualifies(store, 'ann', { choices }));
    const regarding = [{ entity: 'account', id: 'contoso' }] as const;
    await changes(store, (tx) => put(tx, notes, { ...aNote('later', 'x'), regarding }));
    expect((await undoes(store)).kind).toBe('undone');
  });

  test('a reactivated lead is a changed lead', async () => {
    const { store } = await withKim();
    await as(store, 'sam', (tx, who) => reactivate(tx, who, 'ann', { at: minutesLater(1) }));
    expect(refusalOf(await undoes(store), 'undoChangedSince').records).toMatchObject([
      { name: 'Ann Smith', byName: 'Sam' },
    ]);
  });

  test('a process that was moved on is a change', async () => {
    const { store } = await withKim();
    await as(store, 'sam', (tx, who) => nextStage(tx, who, 'ann'));
    expect(refusalOf(await undoes(store), 'undoChangedSince').records).toMatchObject([
      { name: 'Lead to Opportunity Sales Process' },
    ]);
  });

  test('a process whose definition is gone is named by its id', async () => {
    const { store } = await withKim();
    await as(store, 'sam', (tx, who) => nextStage(tx, who, 'ann'));
    await changes(store, (tx) => tx.remove(processFlows, defaultProcess.id));
    expect(refusalOf(await undoes(store), 'undoChangedSince').records).toMatchObject([
      { name: defaultProcess.id, byName: 'Sam' },
    ]);
  });

  test('an opportunity that was closed or removed is a change, and who removed it is said', async () => {
    const { store, ids } = await withKim();
    await as(store, 'sam', (tx, who) => closeOpportunity(tx, who, ids.deal, { at: now }));
    expect(refusalOf(await undoes(store), 'undoChangedSince').records).toMatchObject([
      { name: 'New machines', byName: 'Sam' },
    ]);
    const other = await withKim();
    await changes(other.store, (tx) => tx.remove(opportunities, other.ids.deal), byKim);
    expect(refusalOf(await undoes(other.store), 'undoChangedSince').records).toEqual([
      { name: 'New machines', byName: 'Kim', at: kim.modifiedAt },
    ]);
  });

  test('SEC7: a change on a record that may not be read refuses without naming it', async () => {
    const { store, ids } = await withKim();
    const secret = aContact('c', {
      firstName: 'Secret',
      accountId: ids.account,
      ownerId: 'kim',
      businessUnitId: 'south',
    });
    await changes(store, (tx) => put(tx, contacts, secret));
    expect(refusalOf(await undoes(store), 'undoChangedSince').records).toEqual([]);
  });
});
