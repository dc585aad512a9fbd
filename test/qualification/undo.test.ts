import { describe, expect, test } from 'vitest';
import {
  accounts,
  contacts,
  leads,
  notes,
  opportunities,
  processInstances,
  reversals,
} from '../../domain/collections.ts';
import { disqualify } from '../../domain/qualification/close.ts';
import { closeOpportunity } from '../../domain/qualification/close-opportunity.ts';
import { reactivate } from '../../domain/qualification/reopen.ts';
import { nextStage } from '../../domain/qualification/stage.ts';
import { undo } from '../../domain/qualification/undo.ts';
import type { Store, Stored } from '../../domain/store/store.ts';
import { aLead, aPerson, aRole, as, now } from '../an-organisation.ts';
import { aContact, aNote, anAccount, anAutomation, anInstance, anOpportunity } from '../builders.ts';
import { ann } from './ann.ts';
import {
  automatic,
  changes,
  everything,
  given,
  newId,
  put,
  qualifies,
  qualifyingCells,
  receiptOf,
  refusalOf,
  theLead,
} from './desk.ts';

const minutesLater = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const undoes = (store: Store, how: { readonly by?: string; readonly at?: Date } = {}) =>
  as(store, how.by ?? 'sam', (tx, who) => undo(tx, who, 'ann', { at: how.at ?? minutesLater(1) }));
const disqualifies = (store: Store) =>
  as(store, 'sam', (tx, who) =>
    disqualify(
      tx,
      who,
      { leadId: 'ann', reason: 4, keep: { account: { kind: 'create' } } },
      { at: now, newId },
    ),
  );

/** What people see of all records, without versions and traces. */
const seen = async (store: Store) => {
  const content = (records: readonly Stored[]) =>
    records.map(({ version: _v, ...rest }) => {
      const { modifiedAt: _a, modifiedBy: _b, ...content } = rest as Record<string, unknown>;
      return content;
    });
  return {
    leads: content(await everything(store, leads)),
    accounts: content(await everything(store, accounts)),
    contacts: content(await everything(store, contacts)),
    opportunities: content(await everything(store, opportunities)),
    notes: content(await everything(store, notes)),
    ways: content(await everything(store, processInstances)),
  };
};

const full = () =>
  given({
    leads: [ann],
    instances: [anInstance('ann')],
    notes: [aNote('n', 'ann')],
    accounts: [anAccount('contoso')],
    automations: [anAutomation('greet', 'opportunity', { effects: [{ kind: 'addNote', text: 'Hello' }] })],
  });
const linking = { choices: { account: { kind: 'link', id: 'contoso' } } } as const;

describe('undoing a qualification', () => {
  test('everything is as before: new records gone, filled fields empty, notes on the lead only', async () => {
    const store = await full();
    const before = await seen(store);
    receiptOf(await qualifies(store, 'ann', linking));
    expect(await seen(store)).not.toEqual(before);
    const outcome = await undoes(store);
    expect(outcome).toMatchObject({
      kind: 'undone',
      receipt: {
        leadId: 'ann',
        of: 'qualify',
        byName: 'Sam',
        removed: [{ target: 'contact' }, { target: 'opportunity' }],
        restored: [{ target: 'account', id: 'contoso', name: 'Contoso' }],
      },
    });
    expect(await seen(store)).toEqual(before);
    expect(await theLead(store, 'ann')).toMatchObject({
      modifiedBy: 'sam',
      modifiedAt: minutesLater(1).toISOString(),
    });
  });

  test('the lead can be qualified again afterwards', async () => {
    const store = await full();
    receiptOf(await qualifies(store, 'ann', linking));
    await undoes(store);
    receiptOf(await qualifies(store, 'ann', linking));
  });

  test('a second undo finds nothing to undo', async () => {
    const store = await full();
    receiptOf(await qualifies(store, 'ann', linking));
    await undoes(store);
    refusalOf(await undoes(store), 'nothingToUndo');
    expect(await everything(store, reversals)).toEqual([]);
  });

  test('a lead that was never closed has nothing to undo', async () => {
    refusalOf(await undoes(await full()), 'nothingToUndo');
  });

  test('until the minute that the settings allow, not later', async () => {
    const store = await full();
    receiptOf(await qualifies(store, 'ann', linking));
    expect(
      refusalOf(await undoes(store, { at: new Date(minutesLater(60).getTime() + 1) }), 'undoExpired').minutes,
    ).toBe(60);
    expect((await undoes(store, { at: minutesLater(60) })).kind).toBe('undone');
  });

  test('a new score is no change, and it stays', async () => {
    const store = await full();
    receiptOf(await qualifies(store, 'ann', linking));
    const score = { value: 70, grade: 'B', at: now.toISOString(), modelId: 'm', trend: 'steady' } as const;
    const [deal] = await everything(store, opportunities);
    await changes(store, async (tx) => {
      if (deal) await put(tx, opportunities, { ...deal, score });
      await put(tx, leads, { ...(await theLead(store, 'ann')), score });
    });
    expect((await undoes(store)).kind).toBe('undone');
    expect((await theLead(store, 'ann')).score).toEqual(score);
  });

  test('a note that was edited or deleted meanwhile does not stand in the way', async () => {
    const store = await full();
    receiptOf(await qualifies(store, 'ann', linking));
    const [note] = (await everything(store, notes)).filter(({ id }) => id === 'n');
    await changes(store, async (tx) => {
      if (note) await put(tx, notes, { ...note, text: 'Edited' });
    });
    expect((await undoes(store)).kind).toBe('undone');
    expect((await everything(store, notes)).map(({ text, regarding }) => [text, regarding.length])).toEqual([
      ['Edited', 1],
    ]);
  });
});

describe('somebody worked with it since', () => {
  const kim = { modifiedBy: 'kim', modifiedAt: minutesLater(1).toISOString() } as const;
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
    await changes(store, async (tx) => {
      if (deal) await put(tx, opportunities, { ...deal, need: 'Three', ...kim });
    });
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

  test('an opportunity that was closed or removed is a change', async () => {
    const { store, ids } = await withKim();
    await as(store, 'sam', (tx, who) => closeOpportunity(tx, who, ids.deal, { at: now }));
    refusalOf(await undoes(store), 'undoChangedSince');
    const other = await withKim();
    await changes(other.store, (tx) => tx.remove(opportunities, other.ids.deal));
    refusalOf(await undoes(other.store), 'undoChangedSince');
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

describe('undoing a disqualification', () => {
  test('opens the lead again and removes what was kept', async () => {
    const store = await given({ leads: [ann], settings: { create: automatic }, notes: [aNote('n', 'ann')] });
    const before = await seen(store);
    expect((await disqualifies(store)).kind).toBe('disqualified');
    expect(await undoes(store)).toMatchObject({
      kind: 'undone',
      receipt: { of: 'disqualify', removed: [{ target: 'account', name: 'Contoso' }], restored: [] },
    });
    expect(await seen(store)).toEqual(before);
  });
});

describe('who may undo', () => {
  const withPat = () =>
    given({
      leads: [ann],
      roles: [aRole('reader', qualifyingCells('organization'))],
      people: [aPerson('pat', ['reader'])],
    });

  test('whoever did it, also without Write on the lead', async () => {
    const store = await withPat();
    receiptOf(await qualifies(store, 'ann', { by: 'pat' }));
    expect((await undoes(store, { by: 'pat' })).kind).toBe('undone');
  });

  test('anybody else needs Write on the lead', async () => {
    const store = await withPat();
    receiptOf(await qualifies(store, 'ann'));
    expect(refusalOf(await undoes(store, { by: 'pat' }), 'privilegesMissing').missing[0]).toMatchObject({
      privilege: 'write',
      on: 'lead',
    });
    const other = await withPat();
    receiptOf(await qualifies(other, 'ann', { by: 'pat' }));
    expect((await undoes(other, { by: 'sam' })).kind).toBe('undone');
  });

  test('a lead that may not be read is unknown', async () => {
    const store = await given({ leads: [{ ...ann, ownerId: 'kim', businessUnitId: 'south' }] });
    refusalOf(await undoes(store), 'leadUnknown');
  });
});
