import { describe, expect, test } from 'vitest';
import { notes } from '../../domain/collections.ts';
import { aContact, aNote, anAccount, anOpportunity } from '../builders.ts';
import { fullAnn as ann } from './ann.ts';
import { automatic, checks, everything, given, qualifies, receiptOf } from './desk.ts';

describe('notes and attachments', () => {
  const file = { fileName: 'contract.pdf', mimeType: 'application/pdf', bytes: 3, content: 'YWJj' };
  const onLead = { entity: 'lead', id: 'ann' } as const;
  const taken = [aNote('plain', 'ann'), aNote('file', 'ann', { attachment: file })];

  test('S1.17.1: the notes of the lead are shown on the opportunity', async () => {
    const store = await given({ leads: [ann], notes: taken });
    const receipt = receiptOf(await qualifies(store, 'ann'));
    const deal = receipt.records.find(({ target }) => target === 'opportunity')?.id;
    const shown = await store.read((view) => view.find(notes, 'byRegarding', `opportunity:${deal}`));
    expect(shown.map(({ id, text }) => [id, text])).toEqual([
      ['file', 'Note file'],
      ['plain', 'Note plain'],
    ]);
    expect(await store.read((view) => view.count(notes, 'byRegarding', 'lead:ann'))).toBe(2);
    expect(receipt).toMatchObject({ notes: 2, attachments: 1 });
  });

  test('S1.17.2: an attachment comes along unchanged, not as a copy', async () => {
    const store = await given({ leads: [ann], notes: taken });
    receiptOf(await qualifies(store, 'ann'));
    const all = await everything(store, notes);
    expect(all).toHaveLength(2);
    expect(all.find(({ id }) => id === 'file')?.attachment).toEqual(file);
  });

  test('S1.17.1: each of several opportunities shows them', async () => {
    const store = await given({
      leads: [ann],
      notes: taken,
      settings: { create: { ...automatic, opportunity: 'ask' } },
    });
    const choices = { opportunity: { kind: 'create', names: ['A', 'B'] } } as const;
    const deals = receiptOf(await qualifies(store, 'ann', { choices })).records.filter(
      ({ target }) => target === 'opportunity',
    );
    for (const { id } of deals)
      expect(await store.read((view) => view.count(notes, 'byRegarding', `opportunity:${id}`))).toBe(2);
  });

  test('S1.17.2: without an opportunity they are shown on account and contact, so nothing is lost', async () => {
    const store = await given({
      leads: [ann],
      notes: taken,
      settings: { create: { ...automatic, opportunity: 'ask' } },
    });
    const receipt = receiptOf(await qualifies(store, 'ann', { choices: { opportunity: { kind: 'skip' } } }));
    for (const { target, id } of receipt.records)
      expect(await store.read((view) => view.count(notes, 'byRegarding', `${target}:${id}`))).toBe(2);
  });

  test('a note that an opportunity shows already is not shown twice', async () => {
    const both = { regarding: [onLead, { entity: 'opportunity', id: 'deal' }] } as const;
    const store = await given({
      leads: [ann],
      notes: [aNote('plain', 'ann', both)],
      opportunities: [anOpportunity('deal', { originatingLeadId: 'ann' })],
    });
    receiptOf(await qualifies(store, 'ann', { choices: { opportunity: { kind: 'link', id: 'deal' } } }));
    expect((await everything(store, notes))[0]).toMatchObject({ ...both, version: 1 });
  });

  test('a note that the account shows already is added to the contact only', async () => {
    const shown = [onLead, { entity: 'account', id: 'contoso' }] as const;
    const store = await given({
      leads: [{ ...ann, accountId: 'contoso', contactId: 'p' }],
      accounts: [anAccount('contoso')],
      contacts: [aContact('p')],
      notes: [aNote('plain', 'ann', { regarding: shown })],
      settings: { create: { ...automatic, opportunity: 'ask' } },
    });
    receiptOf(await qualifies(store, 'ann', { choices: { opportunity: { kind: 'skip' } } }));
    expect((await everything(store, notes))[0]?.regarding).toEqual([
      ...shown,
      { entity: 'contact', id: 'p' },
    ]);
  });

  test('S1.17.2: a note that the seller may not read comes along, too, but is not counted for them', async () => {
    const secret = aNote('secret', 'ann', { ownerId: 'kim', businessUnitId: 'south' });
    const store = await given({ leads: [ann], notes: [...taken, secret] });
    expect(await checks(store, 'ann')).toMatchObject({ notes: 2, attachments: 1 });
    const receipt = receiptOf(await qualifies(store, 'ann'));
    expect(receipt).toMatchObject({ notes: 2, attachments: 1 });
    const deal = receipt.records.find(({ target }) => target === 'opportunity')?.id;
    expect(await store.read((view) => view.count(notes, 'byRegarding', `opportunity:${deal}`))).toBe(3);
  });
});
