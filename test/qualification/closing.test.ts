import { describe, expect, test } from 'vitest';
import { accounts, contacts, leads, notes, opportunities } from '../../domain/collections.ts';
import { type DisqualifyCommand, disqualify } from '../../domain/qualification/close.ts';
import { closeOpportunity } from '../../domain/qualification/close-opportunity.ts';
import type { Store } from '../../domain/store/store.ts';
import { aLead, aPerson, aRole, as, now } from '../an-organisation.ts';
import { aNote, anAccount, anInstance, anOpportunity } from '../builders.ts';
import { ann, person } from './ann.ts';
import {
  automatic,
  everything,
  given,
  newId,
  qualifies,
  qualifyingCells,
  receiptOf,
  refusalOf,
  theLead,
} from './desk.ts';

const disqualifies = (store: Store, command: Omit<DisqualifyCommand, 'leadId'>, by = 'sam') =>
  as(store, by, (tx, who) => disqualify(tx, who, { leadId: 'ann', ...command }, { at: now, newId }));
const closes = (store: Store, id: string, by = 'sam') =>
  as(store, by, (tx, who) => closeOpportunity(tx, who, id, { at: now }));
const inView = (store: Store, key: string) => store.read((view) => view.count(leads, 'byView', key));

describe('a closed lead', () => {
  test('S2.5.2: a qualified lead cannot be qualified or disqualified; who, when and what came of it is told', async () => {
    const store = await given({ leads: [ann] });
    const receipt = receiptOf(await qualifies(store, 'ann'));
    const refusal = refusalOf(await qualifies(store, 'ann'), 'leadClosed');
    expect(refusal).toEqual({
      kind: 'leadClosed',
      state: 'qualified',
      at: '2026-11-20T09:00:00.000Z',
      byName: 'Sam',
      made: receipt.records.map(({ target, id, name }) => ({
        target,
        id,
        name,
        ...(target === 'opportunity' && { state: 'open' }),
      })),
    });
    expect(refusalOf(await disqualifies(store, { reason: 4 }), 'leadClosed')).toEqual(refusal);
    expect(await everything(store, accounts)).toHaveLength(1);
  });

  test('S2.5.2: a disqualified lead cannot be qualified or disqualified', async () => {
    const store = await given({ leads: [ann] });
    await disqualifies(store, { reason: 4 });
    expect(refusalOf(await qualifies(store, 'ann'), 'leadClosed')).toMatchObject({
      state: 'disqualified',
      made: [],
    });
    refusalOf(await disqualifies(store, { reason: 5 }), 'leadClosed');
    refusalOf(await qualifies(store, 'ann', { route: 'grid' }), 'leadClosed');
  });

  test.each(['account', 'contact', 'opportunity'] as const)(
    'SEC7: what came of it is named only as far as it may be read: not the %s',
    async (hidden) => {
      const pat = { ...qualifyingCells('organization'), [`read:${hidden}`]: 'user' };
      const store = await given({
        leads: [ann],
        roles: [aRole('pat-role', pat)],
        people: [aPerson('pat', ['pat-role'])],
      });
      receiptOf(await qualifies(store, 'ann'));
      const refusal = refusalOf(await qualifies(store, 'ann', { by: 'pat' }), 'leadClosed');
      const rest = ['account', 'contact', 'opportunity'].filter((target) => target !== hidden);
      expect(refusal.made.map(({ target }) => target)).toEqual(rest);
    },
  );

  test('S2.5.3: it is gone from the open views', async () => {
    const store = await given({ leads: [ann] });
    expect(await inView(store, 'open|owner:sam')).toBe(1);
    receiptOf(await qualifies(store, 'ann'));
    expect(await inView(store, 'open|owner:sam')).toBe(0);
    expect(await inView(store, 'open|all')).toBe(0);
  });

  test('S1.12.1: qualified and disqualified leads are found among the closed ones', async () => {
    const store = await given({ leads: [ann, aLead('bea', { companyName: 'Litware', lastName: 'Bea' })] });
    await disqualifies(store, { reason: 4 });
    receiptOf(await qualifies(store, 'bea'));
    expect(await inView(store, 'disqualified|owner:sam')).toBe(1);
    expect(await inView(store, 'qualified|owner:sam')).toBe(1);
  });
});

describe('disqualifying', () => {
  test('asks for a reason of the organisation’s own list', async () => {
    const store = await given({ leads: [ann] });
    for (const reason of [{}, { reason: 3 }, { reason: 99 }])
      expect(await disqualifies(store, reason)).toEqual({
        kind: 'asksReason',
        reasons: [
          { value: 4, label: 'Lost', state: 'disqualified' },
          { value: 5, label: 'Cannot Contact', state: 'disqualified' },
          { value: 6, label: 'No Longer Interested', state: 'disqualified' },
          { value: 7, label: 'Canceled', state: 'disqualified' },
        ],
      });
    expect((await theLead(store, 'ann')).version).toBe(1);
  });

  test('closes the lead with the reason, makes nothing and leaves the process where it is', async () => {
    const store = await given({ leads: [ann], instances: [anInstance('ann')], notes: [aNote('n', 'ann')] });
    expect(await disqualifies(store, { reason: 6 })).toMatchObject({
      kind: 'disqualified',
      receipt: { reason: 'No Longer Interested', records: [], byName: 'Sam', notes: 0 },
    });
    expect(await theLead(store, 'ann')).toMatchObject({
      status: { state: 'disqualified', at: now.toISOString(), by: 'sam' },
      statusReason: 6,
    });
    expect(await everything(store, accounts)).toEqual([]);
    expect((await everything(store, notes))[0]?.regarding).toHaveLength(1);
  });

  test('needs Write on the lead', async () => {
    const store = await given({
      leads: [{ ...ann, ownerId: 'pat' }],
      roles: [aRole('pat-role', qualifyingCells('user'))],
      people: [aPerson('pat', ['pat-role'])],
    });
    expect(refusalOf(await disqualifies(store, { reason: 4 }, 'pat'), 'privilegesMissing').missing).toEqual([
      { privilege: 'write', on: 'lead', needed: 'user', held: 'none' },
    ]);
  });

  test('SEC7: a lead that may not be read is unknown', async () => {
    const store = await given({ leads: [{ ...ann, ownerId: 'kim', businessUnitId: 'south' }] });
    refusalOf(await disqualifies(store, { reason: 4 }), 'leadUnknown');
  });
});

describe('C12: disqualifying while an opportunity is linked', () => {
  const withDeal = () =>
    given({ leads: [ann], opportunities: [anOpportunity('deal', { originatingLeadId: 'ann' })] });

  test('is refused, naming the opportunity', async () => {
    const store = await withDeal();
    expect(refusalOf(await disqualifies(store, { reason: 4 }), 'opportunityLinked').opportunities).toEqual([
      { target: 'opportunity', id: 'deal', name: 'New machines', state: 'open' },
    ]);
    expect((await theLead(store, 'ann')).version).toBe(1);
  });

  test('works after the opportunity is closed as lost', async () => {
    const store = await withDeal();
    expect(await closes(store, 'deal')).toEqual({
      kind: 'closed',
      opportunity: { target: 'opportunity', id: 'deal', name: 'New machines', state: 'lost' },
      changed: true,
    });
    expect((await everything(store, opportunities))[0]).toMatchObject({
      state: 'lost',
      statusReason: 4,
      closedAt: now.toISOString(),
    });
    expect((await disqualifies(store, { reason: 4 })).kind).toBe('disqualified');
  });

  test('an opportunity that may not be read blocks, but is not named', async () => {
    const theirs = anOpportunity('deal', {
      originatingLeadId: 'ann',
      ownerId: 'kim',
      businessUnitId: 'south',
    });
    const store = await given({ leads: [ann], opportunities: [theirs] });
    expect(refusalOf(await disqualifies(store, { reason: 4 }), 'opportunityLinked').opportunities).toEqual(
      [],
    );
    expect(refusalOf(await closes(store, 'deal'), 'choiceInvalid').reason).toBe('goneOrHidden');
    expect(refusalOf(await closes(store, 'nope'), 'choiceInvalid').reason).toBe('goneOrHidden');
  });

  test('closing it twice changes nothing more; closing needs Write', async () => {
    const store = await given({
      leads: [ann],
      opportunities: [anOpportunity('deal')],
      roles: [aRole('reader', qualifyingCells('organization'))],
      people: [aPerson('pat', ['reader'])],
    });
    expect(refusalOf(await closes(store, 'deal', 'pat'), 'privilegesMissing').missing[0]).toMatchObject({
      privilege: 'write',
      on: 'opportunity',
    });
    await closes(store, 'deal');
    expect(await closes(store, 'deal')).toMatchObject({ kind: 'closed', changed: false });
    expect((await everything(store, opportunities))[0]?.version).toBe(2);
  });
});

describe('disqualifying but keeping the account or contact', () => {
  const keep = { account: { kind: 'create' }, contact: { kind: 'create' } } as const;

  test('creates them, disqualifies the lead and makes no opportunity', async () => {
    const store = await given({
      leads: [ann],
      notes: [aNote('n', 'ann')],
      instances: [anInstance('ann', { activeStageId: 'develop' })],
    });
    const outcome = await disqualifies(store, { reason: 4, keep });
    if (outcome.kind !== 'disqualified') throw new Error(outcome.kind);
    expect(outcome.receipt.records.map(({ target, how }) => [target, how])).toEqual([
      ['account', 'created'],
      ['contact', 'created'],
    ]);
    expect(outcome.receipt.notes).toBe(1);
    const lead = await theLead(store, 'ann');
    expect(lead).toMatchObject({
      status: { state: 'disqualified' },
      accountId: outcome.receipt.records[0]?.id,
    });
    expect(await everything(store, opportunities)).toEqual([]);
    expect((await everything(store, notes))[0]?.regarding).toHaveLength(3);
  });

  test('asks when one matches, and links on request, whatever the setting', async () => {
    const store = await given({
      leads: [ann],
      settings: { create: automatic },
      accounts: [anAccount('contoso')],
      contacts: [person('p', { email: 'ann@contoso.example' })],
    });
    const asked = await disqualifies(store, { reason: 4, keep: { account: { kind: 'create' } } });
    expect(asked).toMatchObject({ kind: 'asks', question: { kind: 'possibleMatches', contacts: [] } });
    const linked = await disqualifies(store, {
      reason: 4,
      keep: { account: { kind: 'link', id: 'contoso' } },
    });
    expect(linked).toMatchObject({
      kind: 'disqualified',
      receipt: { records: [{ id: 'contoso', how: 'linked' }] },
    });
    expect(await everything(store, contacts)).toHaveLength(1);
  });

  test('needs what creating them needs', async () => {
    const store = await given({
      leads: [{ ...ann, ownerId: 'pat' }],
      roles: [
        aRole('pat-role', {
          ...qualifyingCells('user'),
          'write:lead': 'user',
          'create:account': 'none',
          'create:opportunity': 'none',
        }),
      ],
      people: [aPerson('pat', ['pat-role'])],
    });
    expect(
      refusalOf(await disqualifies(store, { reason: 4, keep }, 'pat'), 'privilegesMissing').missing,
    ).toEqual([{ privilege: 'create', on: 'account', needed: 'user', held: 'none' }]);
    const contactOnly = await disqualifies(store, { reason: 4, keep: { contact: keep.contact } }, 'pat');
    expect(contactOnly.kind).toBe('disqualified');
  });
});
