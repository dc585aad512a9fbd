import { describe, expect, test } from 'vitest';
import {
  contacts,
  leads,
  merges,
  notes,
  opportunities,
  processInstances,
  roles,
} from '../../domain/collections.ts';
import { decide, decisionAbout, withdraw } from '../../domain/duplicates/decisions.ts';
import { merge } from '../../domain/merging/merge.ts';
import { aLead, aPerson, aRole, as, now } from '../an-organisation.ts';
import { aContact, aNote, anAccount, anInstance, anOpportunity } from '../builders.ts';
import { cells, changes, everything, given, newId, put, refusalOf, theLead } from '../qualification/desk.ts';
import { lastMergeOf, mergedBy, mergesAs, mergesInto, minutesLater, ref, unmerges } from './merging.ts';

const ann = aLead('ann', { city: 'Leeds' });
const anne = aLead('anne', { firstName: 'Anne', email: 'anne@contoso.example' });
const writers = {
  roles: [aRole('writer', { 'read:lead': 'organization', 'write:lead': 'organization' })],
  people: [aPerson('pat', ['writer'])],
};

const merged = async (more: Parameters<typeof given>[0] = {}) => {
  const store = await given({ leads: [ann, anne], ...more });
  return { store, receipt: mergedBy(await mergesInto(store, 'ann', 'anne')) };
};

describe('undoing a merge', () => {
  test('both leads are as before, and what went over is with the other again', async () => {
    const { store, receipt } = await merged({
      notes: [aNote('n', 'anne')],
      opportunities: [anOpportunity('deal', { originatingLeadId: 'anne' })],
      instances: [anInstance('anne')],
    });
    const outcome = await unmerges(store, receipt.mergeId);
    expect(outcome).toMatchObject({
      kind: 'unmerged',
      receipt: { master: { name: 'Ann Contoso' }, other: { name: 'Anne Contoso' }, byName: 'Sam', left: [] },
    });
    expect(await theLead(store, 'anne')).toMatchObject({ status: { state: 'open' }, statusReason: 1 });
    expect('mergedIntoId' in (await theLead(store, 'anne'))).toBe(false);
    expect('email' in (await theLead(store, 'ann'))).toBe(false);
    expect((await everything(store, opportunities))[0]?.originatingLeadId).toBe('anne');
    expect((await everything(store, notes))[0]?.regarding).toEqual([{ entity: 'lead', id: 'anne' }]);
  });

  test('a second time there is nothing to undo, nor where nothing was merged', async () => {
    const { store, receipt } = await merged();
    await unmerges(store, receipt.mergeId);
    refusalOf(await unmerges(store, receipt.mergeId), 'nothingToUndo');
    refusalOf(await unmerges(store, 'no-merge'), 'nothingToUndo');
  });

  test('at the last moment it is not too late', async () => {
    const { store, receipt } = await merged();
    const outcome = await unmerges(store, receipt.mergeId, { at: minutesLater(60) });
    expect(outcome.kind).toBe('unmerged');
  });

  test('too late it is refused, with how long it could be undone', async () => {
    const { store, receipt } = await merged();
    expect(
      refusalOf(await unmerges(store, receipt.mergeId, { at: minutesLater(61) }), 'undoExpired'),
    ).toEqual({
      kind: 'undoExpired',
      minutes: 60,
    });
  });

  test('refused when somebody edited one of the two since; the refusal says who', async () => {
    for (const id of ['ann', 'anne']) {
      const { store, receipt } = await merged();
      const edit = async () => ({ ...(await theLead(store, id)), need: 'Two lathes', modifiedBy: 'ada' });
      await changes(store, async (tx) => put(tx, leads, await edit()), { by: 'ada' });
      const { records } = refusalOf(await unmerges(store, receipt.mergeId), 'undoChangedSince');
      expect(records).toMatchObject([{ byName: 'Ada' }]);
    }
  });

  test('a note that came or was edited since, and a link changed since, stay as they are now', async () => {
    const { store, receipt } = await merged({
      notes: [aNote('n', 'anne')],
      opportunities: [anOpportunity('deal', { originatingLeadId: 'anne' })],
    });
    await changes(store, async (tx) => {
      const [note] = await everything(store, notes);
      const [deal] = await everything(store, opportunities);
      if (note) await put(tx, notes, { ...note, text: 'Edited' });
      await put(tx, notes, aNote('new', 'ann'));
      if (deal) await put(tx, opportunities, { ...deal, originatingLeadId: 'other' });
    });
    const outcome = await unmerges(store, receipt.mergeId);
    expect(outcome).toMatchObject({ kind: 'unmerged', receipt: { left: ['New machines'] } });
    expect((await everything(store, opportunities))[0]?.originatingLeadId).toBe('other');
    const regarding = (await everything(store, notes)).map(
      ({ id, text, regarding: of }) => `${id} ${text} ${of.map((each) => each.id)}`,
    );
    expect(regarding).toEqual(['n Edited anne', 'new Note new ann']);
  });

  test('a link changed since is named only to who may read the record (SEC7)', async () => {
    const { store, receipt } = await merged({
      opportunities: [anOpportunity('deal', { originatingLeadId: 'anne' })],
      instances: [anInstance('anne')],
    });
    await changes(store, async (tx) => {
      const [deal] = await everything(store, opportunities);
      if (deal)
        await put(tx, opportunities, {
          ...deal,
          originatingLeadId: 'x',
          ownerId: 'kim',
          businessUnitId: 'south',
        });
    });
    expect(await unmerges(store, receipt.mergeId)).toMatchObject({ receipt: { left: [] } });
  });

  test('a record that went over and is gone by now is no obstacle', async () => {
    const { store, receipt } = await merged({
      opportunities: [anOpportunity('deal', { originatingLeadId: 'anne' })],
      instances: [anInstance('anne')],
      notes: [aNote('n', 'anne')],
    });
    await changes(store, async (tx) => {
      await tx.remove(opportunities, 'deal');
      await tx.remove(notes, 'n');
      await put(tx, processInstances, anInstance('other', { id: 'way-of-anne' }));
    });
    expect(await unmerges(store, receipt.mergeId)).toMatchObject({ kind: 'unmerged', receipt: { left: [] } });
  });

  test('what had been decided about the two before stands again, also when the merge’s own decision is gone', async () => {
    const by = { personId: 'sam', at: now };
    const store = await given({ leads: [ann, anne] });
    await changes(store, async (tx) => {
      await decide(tx, ref('ann'), ref('anne'), 'ignored', by);
    });
    const { mergeId } = mergedBy(await mergesInto(store, 'ann', 'anne'));
    await changes(store, (tx) => withdraw(tx, ref('ann'), ref('anne')));
    expect((await unmerges(store, mergeId)).kind).toBe('unmerged');
    const decision = await store.read((view) => decisionAbout(view, ref('ann'), ref('anne')));
    expect(decision).toMatchObject({ verdict: 'ignored', by: 'sam' });
  });

  test('three leads merged one by one are taken apart again one by one', async () => {
    const store = await given({ leads: [ann, anne, aLead('third', { jobTitle: 'Buyer' })] });
    mergedBy(await mergesInto(store, 'ann', 'anne'));
    mergedBy(await mergesInto(store, 'ann', 'third'));
    const first = await lastMergeOf(store, 'anne');
    refusalOf(await unmerges(store, first.id), 'undoChangedSince');
    const second = await lastMergeOf(store, 'ann');
    expect((await unmerges(store, second.id)).kind).toBe('unmerged');
    expect((await lastMergeOf(store, 'ann')).id).toBe(first.id);
    expect((await unmerges(store, first.id)).kind).toBe('unmerged');
    expect((await everything(store, leads)).map(({ status, email }) => `${status.state} ${email}`)).toEqual([
      'open undefined',
      'open anne@contoso.example',
      'open undefined',
    ]);
    expect((await everything(store, merges)).every(({ status }) => status === 'undone')).toBe(true);
  });

  test('an edit between two merges is not forgotten when the later one is undone', async () => {
    const store = await given({ leads: [ann, anne, aLead('third')] });
    const first = mergedBy(await mergesInto(store, 'ann', 'anne'));
    await changes(store, async (tx) => put(tx, leads, { ...(await theLead(store, 'ann')), need: 'Lathes' }));
    const second = mergedBy(await mergesInto(store, 'ann', 'third'));
    expect((await unmerges(store, second.mergeId)).kind).toBe('unmerged');
    refusalOf(await unmerges(store, first.mergeId), 'undoChangedSince');
  });

  test('accounts and contacts are taken apart the same way', async () => {
    const store = await given({
      accounts: [anAccount('a'), anAccount('b', { name: 'Contoso Ltd' })],
      contacts: [aContact('person', { accountId: 'b' })],
    });
    const command = { master: ref('a', 'account'), other: ref('b', 'account') };
    const { mergeId } = mergedBy(await mergesAs(store, 'sam', command));
    expect(await unmerges(store, mergeId)).toMatchObject({ receipt: { other: { name: 'Contoso Ltd' } } });
    expect((await everything(store, contacts))[0]?.accountId).toBe('b');
  });
});

describe('who may undo a merge', () => {
  test('whoever did it, also without Write by now', async () => {
    const { store, receipt } = await merged();
    await changes(store, async (tx) => put(tx, roles, aRole('salesperson', { 'read:lead': 'user' })));
    expect((await unmerges(store, receipt.mergeId)).kind).toBe('unmerged');
  });

  test('anybody else needs Write on both', async () => {
    const { store, receipt } = await merged(writers);
    expect((await unmerges(store, receipt.mergeId, { by: 'pat' })).kind).toBe('unmerged');
    const other = await merged({
      roles: [aRole('reader', { 'read:lead': 'organization' })],
      people: [aPerson('pat', ['reader'])],
    });
    const refusal = refusalOf(
      await unmerges(other.store, other.receipt.mergeId, { by: 'pat' }),
      'privilegesMissing',
    );
    expect(cells(refusal.missing)).toEqual(['write:lead@businessUnit']);
    expect(refusal.grantors).toEqual(['Ada']);
  });

  test('leads that may not be read have nothing to undo', async () => {
    const { store, receipt } = await merged();
    refusalOf(await unmerges(store, receipt.mergeId, { by: 'tom' }), 'nothingToUndo');
  });
});

test('REL1: a merge that fails half-way leaves nothing behind', async () => {
  const store = await given({ leads: [ann, anne] });
  const before = await everything(store, leads);
  await expect(
    as(store, 'sam', async (tx, who) => {
      await merge(tx, who, { master: ref('ann'), other: ref('anne') }, { at: now, newId });
      throw new Error('power loss');
    }),
  ).rejects.toThrow('power loss');
  expect(await everything(store, leads)).toEqual(before);
});
