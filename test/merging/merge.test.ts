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
import type { Store } from '../../domain/store/store.ts';
import { actor, aLead, as, now } from '../an-organisation.ts';
import { aContact, aNote, anAccount, anInstance, anOpportunity } from '../builders.ts';
import { changes, check, everything, given, put, refusalOf, theLead } from '../qualification/desk.ts';
import { ann, anne, mergedBy, mergesAs, mergesInto, ref, unmerges } from './merging.ts';

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

  test('of two with as many notes the one with more fields is, and of two alike the first', async () => {
    const store = await given({ leads: [aLead('thin'), ann, { ...ann, id: 'twin' }] });
    expect((await seen(store, 'thin', 'ann')).suggested).toBe(1);
    expect((await seen(store, 'ann', 'thin')).suggested).toBe(0);
    expect((await seen(store, 'ann', 'twin')).suggested).toBe(0);
  });

  test('each shows its score, if it has one, and how many fields are filled', async () => {
    const store = await given({ leads: [ann, aLead('plain', { city: '' })] });
    const { sides } = await seen(store, 'ann', 'plain');
    expect(sides.map(({ score }) => score)).toEqual([71, undefined]);
    expect(sides.map(({ filled }) => filled)).toEqual([6, 4]);
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
