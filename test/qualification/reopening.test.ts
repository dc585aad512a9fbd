import { describe, expect, test } from 'vitest';
import { accounts, leads, notes, opportunities, settings } from '../../domain/collections.ts';
import { type DisqualifyCommand, disqualify } from '../../domain/qualification/close.ts';
import { closeOpportunity } from '../../domain/qualification/close-opportunity.ts';
import { reactivate } from '../../domain/qualification/reopen.ts';
import type { Settings } from '../../domain/qualification/settings.ts';
import { setActiveStage } from '../../domain/qualification/stage.ts';
import type { Store } from '../../domain/store/store.ts';
import { aPerson, aRole, as, now } from '../an-organisation.ts';
import { aNote, anInstance, anOpportunity } from '../builders.ts';
import { ann } from './ann.ts';
import {
  ask,
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

const disqualifies = (store: Store, command: Omit<DisqualifyCommand, 'leadId'>, by = 'sam') =>
  as(store, by, (tx, who) => disqualify(tx, who, { leadId: 'ann', ...command }, { at: now, newId }));
const reopens = (store: Store, leadId = 'ann', by = 'sam') =>
  as(store, by, (tx, who) => reactivate(tx, who, leadId, { at: now }));
const closes = (store: Store, id: string, by = 'sam') =>
  as(store, by, (tx, who) => closeOpportunity(tx, who, id, { at: now }));
const inView = (store: Store, key: string) => store.read((view) => view.count(leads, 'byView', key));

describe('reactivating', () => {
  test('S1.12.2: qualified and disqualified leads can be reactivated', async () => {
    const closings = [
      (store: Store) => qualifies(store, 'ann'),
      (store: Store) => disqualifies(store, { reason: 4 }),
    ];
    for (const close of closings) {
      const store = await given({ leads: [ann] });
      await close(store);
      expect(await reopens(store)).toMatchObject({ kind: 'reactivated' });
      expect(await theLead(store, 'ann')).toMatchObject({ status: { state: 'open' }, statusReason: 1 });
      expect(await inView(store, 'open|owner:sam')).toBe(1);
    }
  });

  test('S1.12.2: notes, account and contact stay', async () => {
    const store = await given({ leads: [ann], notes: [aNote('n', 'ann')] });
    receiptOf(await qualifies(store, 'ann'));
    const before = await theLead(store, 'ann');
    await reopens(store);
    expect(await theLead(store, 'ann')).toMatchObject({
      accountId: before.accountId,
      contactId: before.contactId,
    });
    expect((await everything(store, notes))[0]?.regarding).toHaveLength(2);
    expect(await everything(store, opportunities)).toHaveLength(1);
  });

  test('an open lead cannot be reactivated', async () => {
    refusalOf(await reopens(await given({ leads: [ann] })), 'leadOpen');
  });

  test('needs Write on the lead', async () => {
    const store = await given({
      leads: [ann],
      roles: [aRole('reader', qualifyingCells('organization'))],
      people: [aPerson('pat', ['reader'])],
    });
    receiptOf(await qualifies(store, 'ann'));
    refusalOf(await reopens(store, 'ann', 'pat'), 'privilegesMissing');
  });
});

describe('qualifying a reactivated lead again', () => {
  const again = async (create: Settings['create'] = automatic) => {
    const store = await given({
      leads: [ann],
      instances: [anInstance('ann')],
      settings: { create: automatic },
    });
    const first = receiptOf(await qualifies(store, 'ann'));
    await reopens(store);
    await as(store, 'sam', (tx, who) => setActiveStage(tx, who, 'ann'));
    await changes(store, async (tx) => {
      const present = await tx.get(settings, 'organization');
      if (present) await tx.put(settings, { ...present, create });
    });
    return { store, deal: first.records.find(({ target }) => target === 'opportunity')?.id ?? '' };
  };

  test('C11: the opportunity of the first time is offered before another is made, in automatic mode too', async () => {
    const { store, deal } = await again();
    expect(await qualifies(store, 'ann')).toMatchObject({
      kind: 'asks',
      question: {
        kind: 'existingOpportunity',
        opportunities: [{ target: 'opportunity', id: deal, name: 'New machines', state: 'open' }],
      },
    });
    expect(await everything(store, opportunities)).toHaveLength(1);
  });

  test('S1.12.3: it can be qualified again, going on with the opportunity of the first time', async () => {
    const { store, deal } = await again();
    const receipt = receiptOf(
      await qualifies(store, 'ann', { choices: { opportunity: { kind: 'link', id: deal } } }),
    );
    expect(receipt.records.map(({ how }) => how)).toEqual(['linked', 'linked', 'linked']);
    expect(await everything(store, opportunities)).toHaveLength(1);
    expect((await theLead(store, 'ann')).status).toMatchObject({
      state: 'qualified',
      opportunityIds: [deal],
    });
  });

  test('C11: another opportunity is made when asked for', async () => {
    const { store } = await again();
    const choices = { opportunity: { kind: 'create', names: ['Second'] } } as const;
    receiptOf(await qualifies(store, 'ann', { choices }));
    expect((await everything(store, opportunities)).map(({ name }) => name)).toEqual([
      'New machines',
      'Second',
    ]);
    expect(await everything(store, accounts)).toHaveLength(1);
  });

  test('C11: where the seller is asked which records, the existing opportunity is a question of its own', async () => {
    const { store, deal } = await again(ask);
    expect(await qualifies(store, 'ann')).toMatchObject({ question: { kind: 'existingOpportunity' } });
    const skip = await qualifies(store, 'ann', { choices: { opportunity: { kind: 'skip' } } });
    expect(receiptOf(skip).records.map(({ target }) => target)).toEqual(['account', 'contact']);
    expect((await everything(store, opportunities)).map(({ id }) => id)).toEqual([deal]);
  });

  test('C11: a lost opportunity is not offered, one of another lead cannot be linked', async () => {
    const { store, deal } = await again();
    await closes(store, deal);
    await changes(store, (tx) =>
      put(tx, opportunities, anOpportunity('other', { originatingLeadId: 'bea' })),
    );
    const linking = (id: string) =>
      qualifies(store, 'ann', { choices: { opportunity: { kind: 'link', id } } });
    expect(refusalOf(await linking('other'), 'choiceInvalid').reason).toBe('notAMatch');
    expect(refusalOf(await linking(deal), 'choiceInvalid').reason).toBe('goneOrHidden');
    receiptOf(await qualifies(store, 'ann'));
    expect(await everything(store, opportunities)).toHaveLength(3);
  });

  test('SEC7: an opportunity that may not be read is not offered', async () => {
    const theirs = anOpportunity('theirs', {
      originatingLeadId: 'ann',
      ownerId: 'kim',
      businessUnitId: 'south',
    });
    const store = await given({ leads: [ann], opportunities: [theirs] });
    receiptOf(await qualifies(store, 'ann'));
  });
});
