import { describe, expect, test } from 'vitest';
import {
  accounts,
  contacts,
  leads,
  notes,
  opportunities,
  processInstances,
} from '../../domain/collections.ts';
import { decisionAbout } from '../../domain/duplicates/decisions.ts';
import { lookAtMerge } from '../../domain/merging/look.ts';
import { reactivate } from '../../domain/qualification/reopen.ts';
import type { Lead } from '../../domain/records/lead.ts';
import type { Store } from '../../domain/store/store.ts';
import { actor, aLead, aPerson, aRole, as, now } from '../an-organisation.ts';
import { aContact, aNote, anAccount, anInstance, anOpportunity } from '../builders.ts';
import {
  cells,
  changes,
  check,
  everything,
  given,
  put,
  qualifies,
  receiptOf,
  refusalOf,
  theLead,
} from '../qualification/desk.ts';
import { mergeCount, mergedBy, mergesAs, mergesInto, ref, unmerges } from './merging.ts';

const ann = aLead('ann', { phone: '+44 20 7946 0958', city: 'Leeds', score: scored(71) });
const anne = aLead('anne', {
  firstName: 'Anne',
  phone: '+44 20 7946 0000',
  email: 'anne@contoso.example',
  score: scored(12),
});

function scored(value: number): NonNullable<Lead['score']> {
  return { value, grade: 'B', at: '2026-11-02T08:00:00.000Z', modelId: 'm', trend: 'steady' };
}

const record = async (store: Store, id: string) =>
  store.read(async (view) => (await view.get(accounts, id)) ?? (await view.get(contacts, id)));

describe('S1.14.4: merging a lead into another', () => {
  test('the master keeps its values and gets those that it lacks', async () => {
    const store = await given({ leads: [ann, anne] });
    const receipt = mergedBy(await mergesInto(store, 'ann', 'anne'));
    expect(receipt.taken).toEqual(['Email']);
    expect(await theLead(store, 'ann')).toMatchObject({
      firstName: 'Ann',
      phone: '+44 20 7946 0958',
      email: 'anne@contoso.example',
      city: 'Leeds',
      status: { state: 'open' },
    });
  });

  test('every field that a person chose is taken from the other, a blank one too; a topic never', async () => {
    const store = await given({ leads: [ann, { ...anne, topic: ' ' }] });
    mergedBy(await mergesInto(store, 'ann', 'anne', { takes: ['phone', 'city', 'topic', 'statusReason'] }));
    const master = await theLead(store, 'ann');
    expect(master).toMatchObject({ phone: '+44 20 7946 0000', topic: 'New machines', statusReason: 1 });
    expect('city' in master).toBe(false);
    expect('email' in master).toBe(false);
  });

  test('the other keeps its own values, is disqualified and points to the master', async () => {
    const store = await given({ leads: [ann, anne] });
    mergedBy(await mergesInto(store, 'ann', 'anne'));
    expect(await theLead(store, 'anne')).toMatchObject({
      ...anne,
      version: 2,
      status: { state: 'disqualified', at: now.toISOString(), by: 'sam' },
      statusReason: 4,
      mergedIntoId: 'ann',
      modifiedAt: now.toISOString(),
    });
  });

  test('the master keeps its own score; the other’s is not copied', async () => {
    const store = await given({ leads: [ann, anne] });
    mergedBy(await mergesInto(store, 'ann', 'anne'));
    expect((await theLead(store, 'ann')).score?.value).toBe(71);
  });

  test('notes, attachments, opportunities and made records go over to the master', async () => {
    const attachment = { fileName: 'plan.pdf', mimeType: 'application/pdf', bytes: 1, content: 'YQ==' };
    const store = await given({
      leads: [ann, anne],
      notes: [aNote('n', 'anne', { attachment }), aNote('own', 'ann')],
      opportunities: [anOpportunity('deal', { originatingLeadId: 'anne' })],
      accounts: [anAccount('firm', { originatingLeadId: 'anne' })],
      contacts: [aContact('person', { originatingLeadId: 'anne' })],
    });
    const { moves } = mergedBy(await mergesInto(store, 'ann', 'anne'));
    expect(moves).toMatchObject({ notes: 1, attachments: 1 });
    expect(moves.records.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'opportunity New machines',
      'account Contoso',
      'contact Ann Contoso',
    ]);
    const [onMaster, deal] = await store.read(async (view) => [
      await view.find(notes, 'byRegarding', 'lead:ann'),
      await view.get(opportunities, 'deal'),
    ]);
    expect(onMaster.map(({ id }) => id).toSorted()).toEqual(['n', 'own']);
    expect(deal?.originatingLeadId).toBe('ann');
    expect((await record(store, 'firm'))?.originatingLeadId).toBe('ann');
    expect((await record(store, 'person'))?.originatingLeadId).toBe('ann');
  });

  test('what the actor may not read goes over too, and is not counted (SEC7)', async () => {
    const hidden = { ownerId: 'kim', businessUnitId: 'south' };
    const store = await given({
      leads: [ann, anne],
      notes: [aNote('n', 'anne', hidden)],
      opportunities: [anOpportunity('deal', { originatingLeadId: 'anne', ...hidden })],
    });
    const { moves } = mergedBy(await mergesInto(store, 'ann', 'anne'));
    expect(moves).toMatchObject({ notes: 0, records: [] });
    expect((await everything(store, opportunities))[0]?.originatingLeadId).toBe('ann');
  });

  test('the process of the other ends where the master follows one, and goes on with it where not', async () => {
    const both = await given({ leads: [ann, anne], instances: [anInstance('ann'), anInstance('anne')] });
    expect(mergedBy(await mergesInto(both, 'ann', 'anne')).moves.process).toMatchObject({
      name: 'Lead to Opportunity Sales Process',
      stage: 'Qualify',
      goesOn: false,
    });
    expect((await everything(both, processInstances)).map(({ id, status }) => `${id} ${status}`)).toEqual([
      'way-of-ann active',
      'way-of-anne aborted',
    ]);
    const gone = { processId: 'gone', activeStageId: 'gone' };
    const one = await given({ leads: [ann, anne], instances: [anInstance('anne', gone)] });
    expect(mergedBy(await mergesInto(one, 'ann', 'anne')).moves.process).toEqual({
      name: 'gone',
      stage: 'gone',
      goesOn: true,
    });
    expect((await everything(one, processInstances))[0]).toMatchObject({ leadId: 'ann', status: 'active' });
  });

  test('a process that is over stays where it was', async () => {
    const store = await given({
      leads: [ann, anne],
      instances: [anInstance('anne', { status: 'finished' })],
    });
    expect(mergedBy(await mergesInto(store, 'ann', 'anne')).moves.process).toBeUndefined();
    expect((await everything(store, processInstances))[0]).toMatchObject({
      leadId: 'anne',
      status: 'finished',
    });
  });
});

describe('merging accounts and contacts', () => {
  test('contacts, opportunities and leads of the account point to the one that stays', async () => {
    const store = await given({
      accounts: [anAccount('a'), anAccount('b', { name: 'Contoso Ltd', city: 'Leeds' })],
      contacts: [aContact('person', { accountId: 'b' })],
      opportunities: [anOpportunity('deal', { accountId: 'b' })],
      leads: [aLead('ann', { accountId: 'b' })],
      notes: [aNote('n', 'x', { regarding: [{ entity: 'account', id: 'b' }] })],
    });
    const command = { master: ref('a', 'account'), other: ref('b', 'account') };
    const receipt = mergedBy(await mergesAs(store, 'sam', command));
    expect(receipt).toMatchObject({ entity: 'account', taken: ['City'], moves: { notes: 1 } });
    expect(receipt.moves.records.map(({ kind }) => kind)).toEqual(['contact', 'opportunity', 'lead']);
    expect(await record(store, 'b')).toMatchObject({
      state: 'inactive',
      statusReason: 2,
      mergedIntoId: 'a',
      name: 'Contoso Ltd',
    });
    expect((await theLead(store, 'ann')).accountId).toBe('a');
  });

  test('a contact that is an account’s primary contact is that under its new id', async () => {
    const store = await given({
      contacts: [aContact('a'), aContact('b')],
      accounts: [anAccount('firm', { primaryContactId: 'b' })],
    });
    mergedBy(await mergesAs(store, 'sam', { master: ref('a', 'contact'), other: ref('b', 'contact') }));
    expect(await record(store, 'firm')).toMatchObject({ primaryContactId: 'a' });
  });
});

describe('what is refused, and nothing is written', () => {
  test('a lead with itself', async () => {
    const store = await given({ leads: [ann] });
    expect(refusalOf(await mergesInto(store, 'ann', 'ann'), 'mergeWithItself').name).toBe('Ann Contoso');
    expect(await mergeCount(store)).toBe(0);
  });

  test('a lead with an account', async () => {
    const store = await given({ leads: [ann], accounts: [anAccount('a')] });
    const outcome = await mergesAs(store, 'sam', { master: ref('ann'), other: ref('a', 'account') });
    expect(refusalOf(outcome, 'mergeOfKinds')).toMatchObject({ one: 'lead', other: 'account' });
  });

  test('a closed lead, whichever of the two it is; a merged one names where it went', async () => {
    const store = await given({ leads: [ann, anne, aLead('third')] });
    mergedBy(await mergesInto(store, 'ann', 'anne'));
    for (const [master, other] of [
      ['third', 'anne'],
      ['anne', 'third'],
    ] as const) {
      const outcome = await mergesInto(store, master, other);
      expect(refusalOf(outcome, 'leadClosed').mergedInto).toEqual({ id: 'ann', name: 'Ann Contoso' });
      expect(outcome).toMatchObject({ recordId: 'anne' });
    }
  });

  test('a lead that was just qualified', async () => {
    const store = await given({ leads: [ann, anne] });
    receiptOf(await qualifies(store, 'anne'));
    expect(refusalOf(await mergesInto(store, 'ann', 'anne'), 'leadClosed').state).toBe('qualified');
  });

  test.each([
    ['the other', 'anne', 'merge', ['merged', 'refused']],
    ['the other', 'anne', 'qualify', ['refused', 'qualified']],
    // A lead that took over another is still open.
    ['the master', 'ann', 'merge', ['merged', 'qualified']],
    ['the master', 'ann', 'qualify', ['refused', 'qualified']],
  ] as const)(
    'while somebody qualifies %s (%s), what began first (%s) happens whole',
    async (_, id, first, kinds) => {
      const store = await given({ leads: [ann, anne] });
      const start = { merge: () => mergesInto(store, 'ann', 'anne'), qualify: () => qualifies(store, id) };
      const begun = first === 'merge' ? [start.merge(), start.qualify()] : [start.qualify(), start.merge()];
      const ended = (await Promise.all(begun)).map(({ kind }) => kind);
      expect(first === 'merge' ? ended : ended.toReversed()).toEqual(kinds);
      expect(await mergeCount(store)).toBe(kinds[0] === 'merged' ? 1 : 0);
      expect(await everything(store, opportunities)).toHaveLength(kinds[1] === 'qualified' ? 1 : 0);
      const { state } = (await theLead(store, id)).status;
      expect(state).toBe(kinds[1] === 'qualified' ? 'qualified' : 'disqualified');
    },
  );

  test('an inactive account, with what it was merged into', async () => {
    const store = await given({
      accounts: [
        anAccount('a'),
        anAccount('b', { state: 'inactive', mergedIntoId: 'a' }),
        anAccount('c', { state: 'inactive' }),
      ],
    });
    const outcome = (id: string) =>
      mergesAs(store, 'sam', { master: ref('a', 'account'), other: ref(id, 'account') });
    expect(refusalOf(await outcome('b'), 'recordInactive').mergedInto).toEqual({ id: 'a', name: 'Contoso' });
    expect(refusalOf(await outcome('c'), 'recordInactive').mergedInto).toBeUndefined();
  });

  test('records that are not there, or may not be read, alike (SEC7)', async () => {
    const store = await given({
      leads: [ann, { ...anne, ownerId: 'kim', businessUnitId: 'south' }],
      accounts: [anAccount('a')],
    });
    const hidden = await mergesInto(store, 'ann', 'anne');
    expect(hidden).toEqual(await mergesInto(store, 'ann', 'nobody'));
    expect(hidden).toEqual(await mergesInto(store, 'nobody', 'ann'));
    refusalOf(hidden, 'leadUnknown');
    const account = await mergesAs(store, 'sam', { master: ref('a', 'account'), other: ref('x', 'account') });
    expect(refusalOf(account, 'recordUnknown').entity).toBe('account');
  });

  test('S2.8: without Write on both; the missing cell and who can grant it are named', async () => {
    const reader = aRole('reader', { 'read:lead': 'organization', 'write:lead': 'user' });
    const store = await given({
      leads: [ann, { ...anne, ownerId: 'pat' }],
      roles: [reader],
      people: [aPerson('pat', ['reader'])],
    });
    for (const [master, other] of [
      ['ann', 'anne'],
      ['anne', 'ann'],
    ] as const) {
      const outcome = await mergesAs(store, 'pat', { master: ref(master), other: ref(other) });
      const { missing, grantors } = refusalOf(outcome, 'privilegesMissing');
      expect(cells(missing)).toEqual(['write:lead@businessUnit']);
      expect(grantors).toEqual(['Ada']);
    }
    expect(await mergeCount(store)).toBe(0);
  });

  test('who may write neither is told the cell once for each level', async () => {
    const reader = aRole('reader', { 'read:lead': 'organization' });
    const store = await given({
      leads: [ann, anne, aLead('far', { ownerId: 'kim', businessUnitId: 'south' })],
      roles: [reader],
      people: [aPerson('pat', ['reader'])],
    });
    const missing = async (other: string) => {
      const outcome = await mergesAs(store, 'pat', { master: ref('ann'), other: ref(other) });
      return cells(refusalOf(outcome, 'privilegesMissing').missing);
    };
    expect(await missing('anne')).toEqual(['write:lead@businessUnit']);
    expect(await missing('far')).toEqual(['write:lead@businessUnit', 'write:lead@organization']);
  });

  test('who may read no lead at all is told that', async () => {
    const store = await given({ leads: [ann, anne] });
    const outcome = await mergesAs(store, 'tom', { master: ref('ann'), other: ref('anne') });
    expect(cells(refusalOf(outcome, 'privilegesMissing').missing)).toEqual(['read:lead@user']);
  });

  test('somebody saved one of the two after the person looked: it is compared anew', async () => {
    for (const edited of ['ann', 'anne']) {
      const store = await given({ leads: [ann, anne] });
      await changes(store, async (tx) => {
        await put(tx, leads, { ...(await theLead(store, edited)), need: 'Two lathes' });
      });
      const outcome = await mergesInto(store, 'ann', 'anne', { versions: [1, 1] });
      expect(outcome).toMatchObject({
        kind: 'changedSince',
        comparison: { rows: expect.arrayContaining([expect.objectContaining({ field: 'need' })]) },
      });
      expect(await mergeCount(store)).toBe(0);
    }
  });

  test('a new score is no edit', async () => {
    const store = await given({ leads: [ann, anne] });
    await changes(store, async (tx) => {
      await put(tx, leads, { ...(await theLead(store, 'ann')), score: scored(5) });
    });
    mergedBy(await mergesInto(store, 'ann', 'anne', { versions: [1, 1] }));
  });
});

describe('side by side', () => {
  const seen = async (store: Store, one: string, other: string, who = 'sam') => {
    const by = await actor(store, who);
    const look = await store.read((view) => lookAtMerge(view, by, { one: ref(one), other: ref(other) }));
    if (look.kind !== 'seen') throw new Error(`not seen: ${JSON.stringify(look)}`);
    return look.comparison;
  };

  test('every field that one of them has is marked: same, differing, or only there', async () => {
    const store = await given({ leads: [ann, anne] });
    const { rows } = await seen(store, 'ann', 'anne');
    expect(rows.map(({ field, verdict }) => `${field} ${verdict}`)).toEqual([
      'topic same',
      'firstName differs',
      'lastName same',
      'companyName same',
      'email onlyB',
      'phone differs',
      'city onlyA',
    ]);
  });

  test('a linked record is shown by its name, and as “…” where it may not be read', async () => {
    const store = await given({
      leads: [
        { ...ann, accountId: 'a' },
        { ...anne, accountId: 'b' },
      ],
      accounts: [anAccount('a'), anAccount('b', { ownerId: 'kim', businessUnitId: 'south' })],
    });
    const { rows } = await seen(store, 'ann', 'anne');
    expect(rows.find(({ field }) => field === 'accountId')).toMatchObject({ a: 'Contoso', b: '…' });
  });

  test('the one with more to it is suggested to stay', async () => {
    const store = await given({
      leads: [aLead('thin'), ann],
      opportunities: [anOpportunity('deal', { originatingLeadId: 'thin' })],
    });
    expect((await seen(store, 'thin', 'ann')).suggested).toBe(0);
    expect((await seen(store, 'ann', 'thin')).suggested).toBe(1);
  });
});

describe('afterwards', () => {
  test('it is remembered that both were one, until it is undone', async () => {
    const store = await given({ leads: [ann, anne] });
    const verdict = async () =>
      (await store.read((view) => decisionAbout(view, ref('anne'), ref('ann'))))?.verdict;
    const { mergeId } = mergedBy(await mergesInto(store, 'ann', 'anne'));
    expect(await verdict()).toBe('merged');
    await unmerges(store, mergeId);
    expect(await verdict()).toBeUndefined();
  });

  test('C2: the duplicate no longer blocks the master', async () => {
    const store = await given({ leads: [ann, anne] });
    mergedBy(await mergesInto(store, 'ann', 'anne'));
    expect((await check(store, 'duplicateLeads', 'ann')).verdict).toBe('pass');
  });

  test('a lead merged on and on names the one that is left, and a circle ends', async () => {
    const store = await given({ leads: [ann, anne, aLead('third', { firstName: 'Third' })] });
    mergedBy(await mergesInto(store, 'ann', 'anne'));
    mergedBy(await mergesInto(store, 'third', 'ann'));
    const closed = async () => refusalOf(await mergesInto(store, 'third', 'anne'), 'leadClosed');
    expect((await closed()).mergedInto?.id).toBe('third');
    await changes(store, async (tx) => {
      await put(tx, leads, { ...(await theLead(store, 'ann')), mergedIntoId: 'anne' });
    });
    expect((await closed()).mergedInto?.id).toBe('ann');
  });

  test('where the master may not be read, its name is not told (SEC7)', async () => {
    const store = await given({ leads: [ann, anne, aLead('third')] });
    mergedBy(await mergesInto(store, 'ann', 'anne'));
    await changes(store, async (tx) => {
      await put(tx, leads, { ...(await theLead(store, 'ann')), ownerId: 'kim', businessUnitId: 'south' });
    });
    expect(refusalOf(await mergesInto(store, 'third', 'anne'), 'leadClosed').mergedInto).toEqual({});
  });

  test('reactivating the other makes it a lead of its own again, with its notes', async () => {
    const store = await given({ leads: [ann, anne], notes: [aNote('n', 'anne')] });
    mergedBy(await mergesInto(store, 'ann', 'anne'));
    expect((await as(store, 'sam', (tx, who) => reactivate(tx, who, 'anne', { at: now }))).kind).toBe(
      'reactivated',
    );
    expect('mergedIntoId' in (await theLead(store, 'anne'))).toBe(false);
    expect(await store.read((view) => view.count(notes, 'byRegarding', 'lead:anne'))).toBe(1);
  });
});
