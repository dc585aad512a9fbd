import { describe, expect, test } from 'vitest';
import {
  accounts,
  contacts,
  duplicateDecisions,
  leads,
  notes,
  opportunities,
  processInstances,
  reversals,
} from '../../domain/collections.ts';
import { decide } from '../../domain/duplicates/decisions.ts';
import { disqualify } from '../../domain/qualification/close.ts';
import { undo } from '../../domain/qualification/undo.ts';
import type { Store, Stored } from '../../domain/store/store.ts';
import { aPerson, aRole, as, now } from '../an-organisation.ts';
import { aNote, anAccount, anAutomation, anInstance } from '../builders.ts';
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

  test('what was answered about duplicates is forgotten; what had been decided earlier stays', async () => {
    const store = await full();
    const [lead, other] = [
      { entity: 'lead', id: 'ann' },
      { entity: 'account', id: 'other' },
    ] as const;
    const earlier = { personId: 'sam', at: minutesLater(-60) };
    await changes(store, async (tx) => {
      await decide(tx, lead, other, 'ignored', earlier);
    });
    receiptOf(await qualifies(store, 'ann', linking));
    const decided = async () => (await everything(store, duplicateDecisions)).map(({ verdict }) => verdict);
    expect(await decided()).toEqual(['selected', 'ignored']);
    await undoes(store);
    expect(await decided()).toEqual(['ignored']);
  });

  test('what somebody called different at the very moment of the qualification stays', async () => {
    const store = await full();
    await changes(store, async (tx) => {
      const other = { entity: 'account', id: 'other' } as const;
      await decide(tx, { entity: 'lead', id: 'ann' }, other, 'different', { personId: 'kim', at: now });
    });
    receiptOf(await qualifies(store, 'ann', { choices: { account: { kind: 'createNew' } } }));
    const decided = async () => (await everything(store, duplicateDecisions)).map(({ verdict }) => verdict);
    expect(await decided()).toEqual(['ignored', 'different']);
    await undoes(store);
    expect(await decided()).toEqual(['different']);
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

  test('the same content in another order is no change', async () => {
    const store = await full();
    receiptOf(await qualifies(store, 'ann', linking));
    const [deal] = await everything(store, opportunities);
    await changes(store, async (tx) => {
      const turned = Object.fromEntries(Object.entries(deal ?? {}).toReversed());
      await put(tx, opportunities, turned as unknown as NonNullable<typeof deal>);
    });
    expect((await undoes(store)).kind).toBe('undone');
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

  test('SEC7: what is gone again is named only as far as it may be read', async () => {
    const cells = {
      ...qualifyingCells('organization'),
      'write:lead': 'organization',
      'read:contact': 'user',
    } as const;
    const store = await given({
      leads: [ann],
      roles: [aRole('partly', cells)],
      people: [aPerson('pat', ['partly'])],
    });
    receiptOf(await qualifies(store, 'ann'));
    expect(await undoes(store, { by: 'pat' })).toMatchObject({
      kind: 'undone',
      receipt: { removed: [{ target: 'account' }, { target: 'opportunity' }] },
    });
    expect(await everything(store, contacts)).toEqual([]);
  });

  test('a lead that may not be read is unknown', async () => {
    const store = await given({ leads: [{ ...ann, ownerId: 'kim', businessUnitId: 'south' }] });
    refusalOf(await undoes(store), 'leadUnknown');
  });
});
