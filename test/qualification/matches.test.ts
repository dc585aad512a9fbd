import { describe, expect, test } from 'vitest';
import { accounts } from '../../domain/collections.ts';
import type { Account } from '../../domain/records/account.ts';
import type { Contact } from '../../domain/records/contact.ts';
import { aLead } from '../an-organisation.ts';
import { anAccount } from '../builders.ts';
import { ann, firm, person, prompt } from './ann.ts';
import { automatic, checks, everything, given, qualifies, receiptOf, theLead } from './desk.ts';

describe('the warning', () => {
  test('S1.13.1: a matching account or contact is asked about before anything is written', async () => {
    const store = await given({
      leads: [ann],
      accounts: [firm('contoso', { name: 'Contoso Ltd.' })],
      contacts: [person('ann-c', { email: 'Ann@Contoso.example' })],
    });
    const question = await prompt(store);
    expect(question.accounts.map(({ id }) => id)).toEqual(['contoso']);
    expect(question.contacts.map(({ id }) => id)).toEqual(['ann-c']);
    expect(await everything(store, accounts)).toHaveLength(1);
    expect((await theLead(store, 'ann')).version).toBe(1);
  });

  test('S2.2.2: automatic does not answer whether it is the same account', async () => {
    const store = await given({
      leads: [ann],
      settings: { create: automatic },
      accounts: [anAccount('contoso')],
    });
    expect((await prompt(store)).accounts).toHaveLength(1);
  });

  test.each([
    ['S1.15.1, S1.13.2: without the improved experience it is the Duplicate warning', false],
    ['S1.16.1, S1.13.2: with the improved experience it is Account or Contact may already exist', true],
  ])('%s', async (_, improved) => {
    const store = await given({
      leads: [ann],
      settings: { improvedDuplicates: improved },
      accounts: [anAccount('contoso')],
    });
    expect((await prompt(store)).improved).toBe(improved);
  });

  test('nothing matches: nothing is asked', async () => {
    const store = await given({ leads: [ann], accounts: [firm('other')], contacts: [person('other-c')] });
    receiptOf(await qualifies(store, 'ann'));
  });

  test('two blank fields are not a match', async () => {
    const bare = aLead('bare', { firstName: '', lastName: '', companyName: '', topic: 'Call back' });
    const { email: _e, phone: _p, ...nobody } = person('nobody', { firstName: '', lastName: '' });
    const store = await given({ leads: [bare], accounts: [firm('blank', { name: '' })], contacts: [nobody] });
    receiptOf(await qualifies(store, 'bare'));
  });
});

describe('what matches', () => {
  const matching: readonly (readonly [string, Partial<Account>, Partial<Contact>, string])[] = [
    [
      'the same e-mail address in other case',
      { email: ' ANN@contoso.example' },
      { email: 'ANN@contoso.example ' },
      'sameEmail',
    ],
    [
      'the same number, written nationally',
      { phone: '020 7946 0958' },
      { mobilePhone: '020-7946-0958' },
      'samePhone',
    ],
  ];

  test.each(matching)('S1.16.2: %s', async (_, account, contact, reason) => {
    const store = await given({
      leads: [ann],
      accounts: [firm('f', account)],
      contacts: [person('p', contact)],
    });
    const question = await prompt(store);
    expect(question.accounts.map(({ reasons }) => reasons.map(({ kind }) => kind))).toEqual([[reason]]);
    expect(question.contacts.map(({ reasons }) => reasons.map(({ kind }) => kind))).toEqual([[reason]]);
  });

  test.each(['Contoso, Inc.', 'CONTOSO GmbH', 'contoso', 'Contóso Ltd'])(
    'S1.16.2: the account “%s” is the company Contoso',
    async (name) => {
      const store = await given({ leads: [ann], accounts: [firm('f', { name })] });
      expect((await prompt(store)).accounts[0]?.reasons).toEqual([{ kind: 'sameCompany', value: name }]);
    },
  );

  test('S1.16.2: the same name matches only in the same company', async () => {
    const store = await given({
      leads: [{ ...ann, companyName: 'Litware' }],
      accounts: [firm('litware', { name: 'Litware AG', state: 'inactive' }), firm('other')],
      contacts: [
        person('here', { firstName: 'Smith', lastName: 'Ann', accountId: 'litware' }),
        person('there', { firstName: 'Ann', lastName: 'Smith', accountId: 'other' }),
        person('nowhere', { firstName: 'Ann', lastName: 'Smith' }),
      ],
    });
    const question = await prompt(store);
    expect(question.contacts.map(({ id }) => id)).toEqual(['here']);
    expect(question.contacts[0]?.reasons).toEqual([{ kind: 'similarNameAndCompany' }]);
  });

  test('S1.15.4: inactive records do not match', async () => {
    const store = await given({
      leads: [ann],
      accounts: [anAccount('old', { state: 'inactive' })],
      contacts: [person('merged', { email: 'ann@contoso.example', state: 'inactive', mergedIntoId: 'x' })],
    });
    receiptOf(await qualifies(store, 'ann'));
  });

  test('S1.16.2: all matching records are listed, the likeliest first: the company’s name says more than a shared address', async () => {
    const store = await given({
      leads: [ann],
      accounts: [
        anAccount('by-name', { name: 'Contoso' }),
        firm('by-phone', { phone: '+442079460958' }),
        firm('by-email', { email: 'ann@contoso.example' }),
        anAccount('by-all', { name: 'Contoso', email: 'ann@contoso.example', phone: '+442079460958' }),
      ],
    });
    expect((await prompt(store)).accounts.map(({ id }) => id)).toEqual([
      'by-all',
      'by-name',
      'by-email',
      'by-phone',
    ]);
  });

  test('S1.15.5, S1.16.3: every match tells enough to know precisely which record it is', async () => {
    const store = await given({
      leads: [ann],
      accounts: [
        anAccount('contoso', {
          email: 'info@contoso.example',
          phone: '+44 20 7946 0958',
          city: 'London',
          website: 'contoso.example',
        }),
      ],
      contacts: [
        person('p', {
          email: 'ann@contoso.example',
          jobTitle: 'Buyer',
          accountId: 'contoso',
          mobilePhone: '+1 555 0100 200',
        }),
      ],
    });
    const { accounts: firms, contacts: persons } = await prompt(store);
    expect(firms[0]).toMatchObject({ entity: 'account', id: 'contoso', name: 'Contoso' });
    expect(firms[0]?.facts).toEqual([
      { label: 'Company', value: 'Contoso', same: true },
      { label: 'Email', value: 'info@contoso.example', same: false },
      { label: 'Business phone', value: '+44 20 7946 0958', same: true },
      { label: 'City', value: 'London', same: true },
      { label: 'Website', value: 'contoso.example' },
      { label: 'Owner', value: 'Sam' },
      { label: 'Created on', value: '2026-11-01' },
    ]);
    expect(persons[0]?.facts).toEqual([
      { label: 'Company', value: 'Contoso', same: true },
      { label: 'Job title', value: 'Buyer' },
      { label: 'Email', value: 'ann@contoso.example', same: true },
      { label: 'Mobile phone', value: '+1 555 0100 200', same: false },
      { label: 'Owner', value: 'Sam' },
      { label: 'Created on', value: '2026-11-01' },
    ]);
  });
});

describe('SEC7: matches that may not be read', () => {
  const canary = 'Canary-77';
  const hidden = (suffix: string) => ({
    accounts: [
      anAccount('h1', {
        ownerId: 'kim',
        businessUnitId: 'south',
        name: 'Contoso',
        city: canary + suffix,
        email: 'ann@contoso.example',
      }),
    ],
    contacts: [
      person('h2', {
        ownerId: 'kim',
        businessUnitId: 'south',
        email: 'ann@contoso.example',
        lastName: canary + suffix,
        accountId: 'h1',
      }),
    ],
  });

  test('are only counted: a match exists, without data', async () => {
    const store = await given({ leads: [ann], ...hidden('') });
    const question = await prompt(store);
    expect(question).toMatchObject({ accounts: [], contacts: [], hidden: { accounts: 1, contacts: 1 } });
    expect(JSON.stringify(await qualifies(store, 'ann'))).not.toContain(canary);
  });

  test('their content makes no difference', async () => {
    const [one, other] = [
      await given({ leads: [ann], ...hidden('a') }),
      await given({ leads: [ann], ...hidden('b') }),
    ];
    expect(await checks(one, 'ann')).toEqual(await checks(other, 'ann'));
  });

  test('the name of an account that may not be read neither matches nor shows', async () => {
    const store = await given({
      leads: [ann],
      accounts: [anAccount('h', { ownerId: 'kim', businessUnitId: 'south', name: 'Contoso' })],
      contacts: [person('seen', { firstName: 'Ann', lastName: 'Smith', accountId: 'h' })],
    });
    expect((await prompt(store)).contacts).toEqual([]);
  });

  test('can be ignored knowingly', async () => {
    const store = await given({ leads: [ann], ...hidden('') });
    const choices = { account: { kind: 'createNew' }, contact: { kind: 'createNew' } } as const;
    receiptOf(await qualifies(store, 'ann', { choices }));
  });
});
