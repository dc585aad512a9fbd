import { describe, expect, test } from 'vitest';
import { accounts, contacts, leads, optionSets, people, roles } from '../../domain/collections.ts';
import { checkChoices, isChosen } from '../../domain/leads/choices.ts';
import { createLead, editLead } from '../../domain/leads/edit.ts';
import { optionSetId } from '../../domain/qualification/default-maps.ts';
import { actor, aLead, anOrganisation, aPerson, aRole, as, now } from '../an-organisation.ts';
import { aContact, anAccount } from '../builders.ts';

const own = aLead('own', { accountId: 'old', city: 'Leeds', budgetAmount: 5 });
const organisation = () =>
  anOrganisation(async (tx) => {
    await tx.put(
      roles,
      aRole('looker', { 'read:lead': 'user', 'read:account': 'organization', 'write:lead': 'user' }),
    );
    await tx.put(people, aPerson('lou', ['looker']));
    await tx.put(leads, own);
    await tx.put(leads, aLead('lous', { ownerId: 'lou' }));
    await tx.put(accounts, anAccount('firm'));
    await tx.put(accounts, anAccount('shut', { state: 'inactive' }));
    await tx.put(accounts, anAccount('theirs', { ownerId: 'kim', businessUnitId: 'south' }));
    await tx.put(contacts, aContact('ann'));
    await tx.put(contacts, aContact('gone', { state: 'inactive' }));
    await tx.put(optionSets, {
      id: optionSetId('lead', 'statuscode'),
      version: 0,
      options: [
        { value: 2, label: 'Contacted', state: 'open' },
        { value: 4, label: 'Lost', state: 'disqualified' },
      ],
    } as never);
  });
const checked = async (handedIn: Readonly<Record<string, string>>, by = 'sam', lead = own) => {
  const store = await organisation();
  const who = await actor(store, by);
  return store.read((view) => checkChoices(view, who, lead, handedIn));
};
const nothing = { values: {}, cleared: [], problems: [], missing: [] };

describe('what is chosen', () => {
  test('are links and the status reason, and nothing that is typed', () => {
    const fields = ['statusReason', 'accountId', 'contactId', 'topic', 'ownerId'];
    expect(fields.filter(isChosen)).toEqual(['statusReason', 'accountId', 'contactId']);
  });

  test.each<[string, Readonly<Record<string, string>>, object]>([
    ['nothing', {}, nothing],
    [
      'an account and a contact',
      { accountId: ' firm ', contactId: 'ann' },
      { ...nothing, values: { accountId: 'firm', contactId: 'ann' } },
    ],
    ['the account that stands there', { accountId: 'old' }, nothing],
    ['no account any more', { accountId: ' ' }, { ...nothing, cleared: ['accountId'] }],
    ['no contact any more', { contactId: '' }, { ...nothing, cleared: ['contactId'] }],
    [
      'an inactive account',
      { accountId: 'shut' },
      { ...nothing, problems: [{ field: 'accountId', reason: 'notFound' }] },
    ],
    [
      'an inactive contact',
      { contactId: 'gone' },
      { ...nothing, problems: [{ field: 'contactId', reason: 'notFound' }] },
    ],
    [
      'an account as a contact',
      { contactId: 'firm' },
      { ...nothing, problems: [{ field: 'contactId', reason: 'notFound' }] },
    ],
    [
      'an account that may not be read (SEC7)',
      { accountId: 'theirs' },
      { ...nothing, problems: [{ field: 'accountId', reason: 'notFound' }] },
    ],
    ['a reason by its value', { statusReason: ' 2 ' }, { ...nothing, values: { statusReason: 2 } }],
    ['a reason by its label', { statusReason: 'CONTACTED' }, { ...nothing, values: { statusReason: 2 } }],
    [
      'a reason of closed leads',
      { statusReason: '4' },
      { ...nothing, problems: [{ field: 'statusReason', reason: 'notAnOption' }] },
    ],
    ['no reason', { statusReason: ' ' }, nothing],
  ])('%s', async (_, handedIn, expected) => {
    expect(await checked(handedIn)).toEqual(expected);
  });

  test('a link needs Append on the lead and Append To on the record', async () => {
    const { missing, values } = await checked(
      { accountId: 'firm' },
      'lou',
      aLead('lous', { ownerId: 'lou' }),
    );
    expect(values).toEqual({ accountId: 'firm' });
    expect(missing.map(({ privilege, on, held }) => [privilege, on, held])).toEqual([
      ['append', 'lead', 'none'],
      ['appendTo', 'account', 'none'],
    ]);
  });
});

describe('a lead that is saved', () => {
  test('is told whole', async () => {
    const store = await organisation();
    const typed = { topic: ' Pumps ', accountId: 'firm', statusReason: 'contacted', city: '' };
    const outcome = await as(store, 'sam', (tx, sam) => createLead(tx, sam, typed, { id: 'new', at: now }));
    const at = now.toISOString();
    expect(outcome).toEqual({
      kind: 'saved',
      lead: {
        id: 'new',
        version: 1,
        ownerId: 'sam',
        businessUnitId: 'north',
        createdAt: at,
        createdBy: 'sam',
        modifiedAt: at,
        modifiedBy: 'sam',
        status: { state: 'open' },
        statusReason: 2,
        topic: 'Pumps',
        accountId: 'firm',
      },
      changed: ['topic', 'accountId', 'statusReason'],
    });
  });

  test('edited, it keeps what nobody touched and loses what was emptied; a value typed as it stands changes nothing', async () => {
    const store = await organisation();
    const edit = (fields: Readonly<Record<string, string>>) =>
      as(store, 'sam', (tx, sam) => editLead(tx, sam, 'own', fields, { at: now }));
    expect(
      await edit({ city: '', accountId: '', budgetAmount: '5', jobTitle: '', statusReason: '2' }),
    ).toEqual({
      kind: 'saved',
      lead: {
        ...aLead('own', { budgetAmount: 5, statusReason: 2 }),
        version: 2,
        modifiedAt: now.toISOString(),
        modifiedBy: 'sam',
      },
      changed: ['statusReason', 'accountId', 'city'],
    });
    expect((await edit({ budgetAmount: '5', city: ' ' })).kind).toBe('unchanged');
  });

  test('is not saved without every right that it takes, nor with a problem', async () => {
    const store = await organisation();
    const linked = await as(store, 'lou', (tx, lou) =>
      editLead(tx, lou, 'lous', { accountId: 'firm', email: 'x' }, { at: now }),
    );
    expect(linked).toMatchObject({
      kind: 'refused',
      refusal: { kind: 'privilegesMissing', missing: [{ privilege: 'append' }, { privilege: 'appendTo' }] },
    });
    const wrong = await as(store, 'lou', (tx, lou) =>
      editLead(tx, lou, 'lous', { email: 'x', topic: 'x'.repeat(301) }, { at: now }),
    );
    expect(wrong).toEqual({
      kind: 'invalid',
      problems: [
        { field: 'email', reason: 'notAnEmail' },
        { field: 'topic', reason: 'tooLong', limit: 300 },
      ],
    });
    expect(await store.read((view) => view.get(leads, 'lous'))).toMatchObject({ version: 1 });
  });
});
