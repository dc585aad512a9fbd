import { describe, expect, test } from 'vitest';
import { contacts, duplicateRules, leads, matchcodes } from '../../domain/collections.ts';
import type { DuplicateRule, RuleDefinition } from '../../domain/duplicates/detection-rule.ts';
import { idsMatching, keepingMatchcodes } from '../../domain/duplicates/matchcodes.ts';
import {
  changeExcludeInactive,
  changePublished,
  changeRule,
  listRules,
  previewPublished,
  previewRule,
  removeRule,
} from '../../domain/duplicates/rule-book.ts';
import type { Store, Transaction } from '../../domain/store/store.ts';
import { aLead, anOrganisation, as, because } from '../an-organisation.ts';

const definition: RuleDefinition = {
  name: 'Leads with the same e-mail address',
  base: 'lead',
  matching: 'lead',
  criteria: [
    { baseField: 'email', matchingField: 'email', comparison: { kind: 'exact' }, ignoreBlanks: true },
  ],
  caseSensitive: false,
  excludeInactive: false,
};

const organisation = async (more: (tx: Transaction) => Promise<void> = async () => {}): Promise<Store> => {
  const store = keepingMatchcodes(
    await anOrganisation(async (tx) => {
      await tx.put(leads, aLead('lead-1', { email: 'Ann@contoso.example' }));
      await tx.put(leads, aLead('lead-2', { email: 'ann@contoso.example' }));
      await tx.put(leads, aLead('lead-3', { email: 'bob@contoso.example' }));
      await more(tx);
    }),
  );
  await as(store, 'ada', (tx, ada) => changeRule(tx, ada, 'rule-1', definition));
  return store;
};

const published = (store: Store, is: boolean, id = 'rule-1') =>
  as(store, 'ada', (tx, ada) => changePublished(tx, ada, id, is));

const theRule = async (store: Store, id = 'rule-1'): Promise<DuplicateRule> => {
  const rule = await store.read((view) => view.get(duplicateRules, id));
  if (rule === undefined) throw new Error(`no rule ${id}`);
  return rule;
};

const found = async (store: Store, email: string, id = 'rule-1') => {
  const rule = await theRule(store, id);
  return store.read((view) => idsMatching(view, rule, { email }));
};

describe('publishing', () => {
  test('S1.2.1: publishing makes the matchcode of every existing record', async () => {
    const store = await organisation();
    expect(await found(store, 'ann@contoso.example')).toEqual([]);
    expect(await published(store, true)).toMatchObject({
      plan: { records: 3, next: { status: 'published' } },
    });
    expect(await found(store, 'ann@contoso.example')).toEqual(['lead-1', 'lead-2']);
    expect((await store.read((view) => view.get(leads, 'lead-1')))?.version).toBe(1);
  });

  test('matchcodes follow every record that is created, updated or removed', async () => {
    const store = await organisation();
    await published(store, true);
    await store.change(because, async (tx) => {
      await tx.put(leads, aLead('lead-4', { email: 'ann@contoso.example' }));
      const moved = await tx.get(leads, 'lead-2');
      if (moved) await tx.put(leads, { ...moved, email: 'ann@fabrikam.example' });
      await tx.remove(leads, 'lead-1');
    });
    expect(await found(store, 'ann@contoso.example')).toEqual(['lead-4']);
    expect(await found(store, 'ann@fabrikam.example')).toEqual(['lead-2']);
  });

  test('what a rolled-back attempt wrote leaves no matchcode', async () => {
    const store = await organisation();
    await published(store, true);
    await store.change(because, (tx) =>
      tx.attempt(async (trial) => {
        await trial.put(leads, aLead('lead-9', { email: 'bob@contoso.example' }));
        const within = await idsMatching(trial, await theRule(store), { email: 'bob@contoso.example' });
        expect(within).toEqual(['lead-3', 'lead-9']);
      }),
    );
    expect(await found(store, 'bob@contoso.example')).toEqual(['lead-3']);
  });

  test('records written while the rule was unpublished are found after it is published again', async () => {
    const store = await organisation();
    await published(store, true);
    await published(store, false);
    await store.change(because, async (tx) => {
      const lead = await tx.get(leads, 'lead-3');
      if (lead) await tx.put(leads, { ...lead, email: 'ann@contoso.example' });
    });
    await published(store, true);
    expect(await found(store, 'ann@contoso.example')).toEqual(['lead-1', 'lead-2', 'lead-3']);
    expect(await found(store, 'bob@contoso.example')).toEqual([]);
  });

  test('a lead written in the same change after the rule was published is found', async () => {
    const store = await organisation();
    await as(store, 'ada', async (tx, ada) => {
      await tx.put(leads, aLead('lead-4', { email: 'bob@contoso.example' }));
      await changePublished(tx, ada, 'rule-1', true);
      await tx.put(leads, aLead('lead-5', { email: 'bob@contoso.example' }));
    });
    expect(await found(store, 'bob@contoso.example')).toEqual(['lead-3', 'lead-4', 'lead-5']);
  });

  test('an organisation without published rules keeps no matchcodes', async () => {
    const store = await organisation();
    await store.change(because, (tx) => tx.put(leads, aLead('lead-4', { email: 'x@contoso.example' })));
    expect(await store.read((view) => view.size(matchcodes))).toBe(0);
  });

  test('at most five rules of one base type are published; the sixth names them', async () => {
    const store = await organisation(async (tx) => {
      for (const n of [2, 3, 4, 5, 6])
        await tx.put(duplicateRules, {
          ...definition,
          id: `rule-${n}`,
          version: 0,
          name: `Rule ${n}`,
          status: n === 6 ? 'publishing' : 'published',
        });
      await tx.put(duplicateRules, {
        ...definition,
        id: 'accounts',
        version: 0,
        base: 'account',
        matching: 'account',
        status: 'unpublished',
      });
    });
    expect(await published(store, true)).toEqual({
      kind: 'refused',
      refusal: {
        kind: 'tooManyPublished',
        base: 'lead',
        limit: 5,
        names: ['Rule 2', 'Rule 3', 'Rule 4', 'Rule 5', 'Rule 6'],
      },
    });
    expect(await published(store, true, 'accounts')).toMatchObject({ kind: 'agreed' });
    await published(store, false, 'rule-2');
    expect(await published(store, true)).toMatchObject({ kind: 'agreed' });
  });

  test('a rule that is publishing is none of the others; one that is published stays as it is', async () => {
    const store = await organisation(async (tx) => {
      for (const n of [2, 3, 4, 5, 6]) {
        const status = n === 6 ? 'publishing' : 'published';
        await tx.put(duplicateRules, { ...definition, id: `rule-${n}`, version: 0, status });
      }
    });
    expect(await published(store, true, 'rule-6')).toMatchObject({ kind: 'agreed', plan: { records: 3 } });
    const before = await theRule(store, 'rule-6');
    expect(before).toMatchObject({ status: 'published', version: 2, publisherId: 'ada' });
    expect(await published(store, true, 'rule-6')).toEqual({
      kind: 'agreed',
      plan: { before, next: before, records: 0 },
    });
    expect(await theRule(store, 'rule-6')).toEqual(before);
  });

  test('a rule without criteria is saved and not published', async () => {
    const store = await organisation();
    await as(store, 'ada', (tx, ada) => changeRule(tx, ada, 'empty', { ...definition, criteria: [] }));
    expect(await published(store, true, 'empty')).toMatchObject({
      refusal: { kind: 'ruleWithoutCriteria' },
    });
  });
});

describe('editing', () => {
  test('S1.14.10: a published rule is not edited and not removed before it is unpublished', async () => {
    const store = await organisation();
    await published(store, true);
    const edit = () =>
      as(store, 'ada', (tx, ada) => changeRule(tx, ada, 'rule-1', { ...definition, name: 'Renamed' }));
    const remove = () => as(store, 'ada', (tx, ada) => removeRule(tx, ada, 'rule-1'));
    for (const decision of [await edit(), await remove()])
      expect(decision).toEqual({
        kind: 'refused',
        refusal: expect.objectContaining({
          kind: 'rulePublished',
          name: 'Leads with the same e-mail address',
        }),
      });
    await published(store, false);
    expect((await edit()).kind).toBe('agreed');
    expect((await theRule(store)).name).toBe('Renamed');
    expect((await remove()).kind).toBe('agreed');
    expect(await store.read((view) => view.size(duplicateRules))).toBe(0);
  });

  test('S1.14.9: unpublish, select Exclude inactive matching records, publish: one step after the other', async () => {
    const store = await organisation();
    await published(store, true);
    await published(store, false);
    await as(store, 'ada', (tx, ada) =>
      changeRule(tx, ada, 'rule-1', { ...definition, excludeInactive: true }),
    );
    await published(store, true);
    expect(await theRule(store)).toMatchObject({ status: 'published', excludeInactive: true });
  });

  test('S1.14.8, S1.14.9: the three steps in one go end in the same rule', async () => {
    const store = await organisation();
    await published(store, true);
    await as(store, 'ada', (tx, ada) => changeExcludeInactive(tx, ada, 'rule-1'));
    expect(await theRule(store)).toMatchObject({ status: 'published', excludeInactive: true });
    expect(await found(store, 'ann@contoso.example')).toHaveLength(2);
  });

  test.each([
    [{ name: ' ' }, 'nameBlank'],
    [{ criteria: [{ ...definition.criteria[0], baseField: 'mood' }] }, 'fieldUnknown'],
    [{ criteria: [{ ...definition.criteria[0], matchingField: 'budgetAmount' }] }, 'typesDiffer'],
  ] as const)('%o is refused: %s', async (change, kind) => {
    const store = await organisation();
    const decision = await as(store, 'ada', (tx, ada) =>
      changeRule(tx, ada, 'rule-2', { ...definition, ...change } as RuleDefinition),
    );
    expect(decision).toMatchObject({ refusal: { kind: 'ruleUnsound', problems: [{ kind }] } });
  });

  test('what a new rule or an edit gives is told before', async () => {
    const store = await organisation();
    const preview = (id: string, name: string) =>
      as(store, 'ada', (tx, ada) => previewRule(tx, ada, id, { ...definition, name }));
    expect(await preview('rule-2', 'New')).toEqual({
      kind: 'agreed',
      plan: {
        next: { ...definition, id: 'rule-2', version: 0, name: 'New', status: 'unpublished' },
        records: 0,
      },
    });
    const before = await theRule(store);
    expect(await preview('rule-1', 'Renamed')).toEqual({
      kind: 'agreed',
      plan: { before, next: { ...before, name: 'Renamed' }, records: 0 },
    });
    expect(await theRule(store)).toEqual(before);
  });

  test('a rule that is gone is neither published nor removed', async () => {
    const store = await organisation();
    const gone = {
      kind: 'refused',
      refusal: { kind: 'notFound', what: 'duplicateRule', id: 'gone' },
    };
    expect(await published(store, true, 'gone')).toEqual(gone);
    expect(await as(store, 'ada', (tx, ada) => changeExcludeInactive(tx, ada, 'gone'))).toEqual(gone);
    expect(await as(store, 'ada', (tx, ada) => removeRule(tx, ada, 'gone'))).toEqual(gone);
  });

  test('S1.14.6: who is no administrator creates, publishes, removes and lists nothing', async () => {
    const store = await organisation();
    for (const decision of [
      await as(store, 'sam', (tx, sam) => changeRule(tx, sam, 'rule-2', definition)),
      await as(store, 'sam', (tx, sam) => changePublished(tx, sam, 'rule-1', true)),
      await as(store, 'sam', (tx, sam) => previewPublished(tx, sam, 'rule-1', false)),
      await as(store, 'sam', (tx, sam) => changeExcludeInactive(tx, sam, 'rule-1')),
      await as(store, 'sam', (tx, sam) => removeRule(tx, sam, 'rule-1')),
      await as(store, 'sam', listRules),
    ])
      expect(decision).toMatchObject({ refusal: { kind: 'privilegesMissing', grantors: ['Ada'] } });
    expect(await theRule(store)).toMatchObject({ version: 1, status: 'unpublished' });
  });

  test('rules are listed by base type and name', async () => {
    const store = await organisation(async (tx) => {
      for (const [id, base, name] of [
        ['z', 'contact', 'B'],
        ['y', 'account', 'C'],
        ['x', 'contact', 'A'],
      ] as const)
        await tx.put(duplicateRules, { ...definition, id, version: 0, base, name, status: 'unpublished' });
    });
    const list = await as(store, 'ada', listRules);
    expect(list.kind === 'agreed' && list.plan.map(({ id }) => id)).toEqual(['y', 'x', 'z', 'rule-1']);
  });
});

test('a rule may compare records of two types', async () => {
  const store = await organisation();
  await as(store, 'ada', (tx, ada) =>
    changeRule(tx, ada, 'cross', { ...definition, base: 'contact', matching: 'lead' }),
  );
  await published(store, true, 'cross');
  expect(await found(store, 'BOB@contoso.example', 'cross')).toEqual(['lead-3']);
  expect(await store.read((view) => view.size(contacts))).toBe(0);
});
