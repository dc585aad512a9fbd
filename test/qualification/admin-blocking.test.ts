import { describe, expect, test } from 'vitest';
import { duplicateRules, leads } from '../../domain/collections.ts';
import type { RuleDefinition } from '../../domain/duplicates/detection-rule.ts';
import { keepingMatchcodes } from '../../domain/duplicates/matchcodes.ts';
import { changeExcludeInactive, changePublished } from '../../domain/duplicates/rule-book.ts';
import type { CoreEntity } from '../../domain/records/fields.ts';
import type { Store } from '../../domain/store/store.ts';
import { aLead, as, because } from '../an-organisation.ts';
import { aContact, anAccount, anInstance, anOpportunity } from '../builders.ts';
import { ask, type Given, given, type How, qualifies, refusalOf } from './desk.ts';

const rule = (entity: CoreEntity, field: string, more: Partial<RuleDefinition> = {}): RuleDefinition => ({
  name: `Same ${field}`,
  base: entity,
  matching: entity,
  criteria: [{ baseField: field, matchingField: field, comparison: { kind: 'exact' }, ignoreBlanks: true }],
  caseSensitive: false,
  excludeInactive: false,
  ...more,
});

/** Sam's lead Ann under one published rule, with the records that the test gives. */
const organisation = async (definition: RuleDefinition, more: Given = {}): Promise<Store> => {
  const store = keepingMatchcodes(
    await given({
      ...more,
      leads: [ann, ...(more.leads ?? [])],
      instances: [anInstance('ann')],
    }),
  );
  await store.change(because, async (tx) => {
    for await (const { id } of tx.all(duplicateRules)) await tx.remove(duplicateRules, id);
    await tx.put(duplicateRules, { ...definition, id: 'rule', version: 0, status: 'unpublished' });
  });
  await as(store, 'ada', (tx, ada) => changePublished(tx, ada, 'rule', true));
  return store;
};

const ann = aLead('ann', { email: 'ann@contoso.example' });
const twin = aLead('twin', { email: 'Ann@Contoso.example', topic: 'The same again' });
const closedTwin = aLead('twin', {
  email: 'ann@contoso.example',
  status: { state: 'disqualified', at: '2026-11-02T08:00:00.000Z', by: 'sam' },
  statusReason: 4,
});

const qualifiesAnn = (store: Store, how: How = {}) => qualifies(store, 'ann', how);

describe('E1, a duplicate lead', () => {
  test('S1.14.3, C2: a lead with a duplicate under a published rule is not qualified on the form route', async () => {
    const store = await organisation(rule('lead', 'email'), { leads: [twin] });
    const refusal = refusalOf(await qualifiesAnn(store), 'duplicateBlocked');
    expect(refusal).toMatchObject({
      entity: 'lead',
      rules: [{ id: 'rule', name: 'Same email', excludeInactive: false }],
      matches: [{ entity: 'lead', id: 'twin', reasons: [{ kind: 'rule', name: 'Same email' }] }],
    });
    expect(refusal.hidden).toBeUndefined();
  });

  test('S1.14.5: on the grid route it is', async () => {
    const store = await organisation(rule('lead', 'email'), { leads: [twin] });
    expect(await qualifiesAnn(store, { route: 'grid' })).toMatchObject({ kind: 'qualified' });
  });

  test('S1.14.4: removing the duplicate lets the lead qualify', async () => {
    const store = await organisation(rule('lead', 'email'), { leads: [twin] });
    await store.change(because, (tx) => tx.remove(leads, 'twin'));
    expect(await qualifiesAnn(store)).toMatchObject({ kind: 'qualified' });
  });

  test('S1.14.4: so does merging it away', async () => {
    const store = await organisation(rule('lead', 'email'), {
      leads: [{ ...closedTwin, mergedIntoId: 'ann' }],
    });
    expect(await qualifiesAnn(store)).toMatchObject({ kind: 'qualified' });
  });

  test('S1.14.6: so does unpublishing the rule', async () => {
    const store = await organisation(rule('lead', 'email'), { leads: [twin] });
    await as(store, 'ada', (tx, ada) => changePublished(tx, ada, 'rule', false));
    expect(await qualifiesAnn(store)).toMatchObject({ kind: 'qualified' });
  });

  test('S1.14.8: a closed duplicate blocks until inactive matching records are excluded', async () => {
    const store = await organisation(rule('lead', 'email'), { leads: [closedTwin] });
    refusalOf(await qualifiesAnn(store), 'duplicateBlocked');
    await as(store, 'ada', (tx, ada) => changeExcludeInactive(tx, ada, 'rule'));
    expect(await qualifiesAnn(store)).toMatchObject({ kind: 'qualified' });
  });

  test('S1.14.8: an open duplicate blocks all the same', async () => {
    const store = await organisation(rule('lead', 'email', { excludeInactive: true }), { leads: [twin] });
    refusalOf(await qualifiesAnn(store), 'duplicateBlocked');
  });

  test('SEC7: a duplicate that the person may not read blocks without saying what it is', async () => {
    const store = await organisation(rule('lead', 'email'), {
      leads: [{ ...twin, ownerId: 'tom', businessUnitId: 'south' }],
    });
    const refusal = refusalOf(await qualifiesAnn(store), 'duplicateBlocked');
    expect(refusal).toMatchObject({ matches: [], hidden: 1 });
    expect(JSON.stringify(refusal)).not.toMatch(/twin|The same again/);
  });

  test('a lead is no duplicate of itself', async () => {
    const store = await organisation(rule('lead', 'email'));
    expect(await qualifiesAnn(store)).toMatchObject({ kind: 'qualified' });
  });
});

describe('E2, a duplicate opportunity', () => {
  test('S1.14.2, C2: an opportunity of the same name under a published rule blocks', async () => {
    const store = await organisation(rule('opportunity', 'name'), {
      opportunities: [anOpportunity('deal', { name: 'NEW MACHINES' })],
    });
    expect(refusalOf(await qualifiesAnn(store), 'duplicateBlocked')).toMatchObject({
      entity: 'opportunity',
      matches: [{ entity: 'opportunity', id: 'deal', name: 'NEW MACHINES' }],
    });
  });

  test('no opportunity, no block', async () => {
    const store = await organisation(rule('opportunity', 'name'), {
      settings: { create: { ...ask, account: 'automatic', contact: 'automatic' } },
      opportunities: [anOpportunity('deal', { name: 'New machines' })],
    });
    const outcome = await qualifiesAnn(store, { choices: { opportunity: { kind: 'skip' } } });
    expect(outcome).toMatchObject({ kind: 'qualified' });
  });
});

describe('accounts and contacts', () => {
  test('C2, S1.16.2: what a rule finds among accounts and contacts is asked, not refused', async () => {
    const store = await organisation(rule('contact', 'jobTitle'), {
      contacts: [
        aContact('contact-1', { firstName: 'Bea', lastName: 'Other', jobTitle: 'Buyer' }),
        aContact('contact-2', { firstName: 'Cid', lastName: 'Third', jobTitle: 'Clerk' }),
      ],
    });
    await store.change(because, async (tx) => {
      const lead = await tx.get(leads, 'ann');
      if (lead) await tx.put(leads, { ...lead, jobTitle: 'buyer' });
    });
    const outcome = await qualifiesAnn(store);
    expect(outcome).toMatchObject({
      kind: 'asks',
      question: {
        kind: 'possibleMatches',
        contacts: [{ id: 'contact-1', reasons: [{ kind: 'rule', name: 'Same jobTitle' }] }],
      },
    });
  });

  test('C2: a rule that compares leads with contacts warns, too', async () => {
    const store = await organisation(rule('lead', 'jobTitle', { matching: 'contact' }), {
      contacts: [aContact('contact-1', { firstName: 'Bea', lastName: 'Other', jobTitle: 'Buyer' })],
    });
    await store.change(because, async (tx) => {
      const lead = await tx.get(leads, 'ann');
      if (lead) await tx.put(leads, { ...lead, jobTitle: 'Buyer' });
    });
    expect(await qualifiesAnn(store)).toMatchObject({
      kind: 'asks',
      question: { kind: 'possibleMatches', contacts: [{ id: 'contact-1' }] },
    });
  });

  test('a record found both ways is listed once, with both reasons', async () => {
    const store = await organisation(rule('account', 'name'), { accounts: [anAccount('account-1')] });
    expect(await qualifiesAnn(store)).toMatchObject({
      kind: 'asks',
      question: {
        accounts: [{ id: 'account-1', reasons: [{ kind: 'sameCompany' }, { kind: 'rule' }] }],
      },
    });
  });

  test('SEC7: what the person may not read is only counted', async () => {
    const store = await organisation(rule('contact', 'email'), {
      contacts: [
        aContact('contact-1', { email: 'ann@contoso.example', ownerId: 'tom', businessUnitId: 'south' }),
      ],
    });
    expect(await qualifiesAnn(store)).toMatchObject({
      kind: 'asks',
      question: { contacts: [], hidden: { accounts: 0, contacts: 1 } },
    });
  });
});
