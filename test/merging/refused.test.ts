import { describe, expect, test } from 'vitest';
import { leads, opportunities } from '../../domain/collections.ts';
import { aLead, aPerson, aRole } from '../an-organisation.ts';
import { anAccount } from '../builders.ts';
import {
  cells,
  changes,
  everything,
  given,
  put,
  qualifies,
  receiptOf,
  refusalOf,
  theLead,
} from '../qualification/desk.ts';
import { ann, anne, mergeCount, mergedBy, mergesAs, mergesInto, ref, scored } from './merging.ts';

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
