import { describe, expect, test } from 'vitest';
import { accounts, duplicateRules, leads, matchcodes } from '../../domain/collections.ts';
import type { DuplicateRule } from '../../domain/duplicates/detection-rule.ts';
import { idsMatching, keepingMatchcodes } from '../../domain/duplicates/matchcodes.ts';
import { finishPublishing } from '../../domain/duplicates/publishing.ts';
import { atOnce, changePublished } from '../../domain/duplicates/rule-book.ts';
import { waitingNotices } from '../../domain/notices/notify.ts';
import type { Store, Transaction } from '../../domain/store/store.ts';
import { aLead, anOrganisation, as, now } from '../an-organisation.ts';
import { anAccount } from '../builders.ts';

const aRule = (id: string, of: 'lead' | 'account', rest: Partial<DuplicateRule> = {}): DuplicateRule => ({
  id,
  version: 0,
  name: `Rule ${id}`,
  base: of,
  matching: of,
  criteria: [
    {
      baseField: of === 'lead' ? 'email' : 'name',
      matchingField: of === 'lead' ? 'email' : 'name',
      comparison: { kind: 'exact' },
      ignoreBlanks: true,
    },
  ],
  caseSensitive: false,
  excludeInactive: false,
  status: 'publishing',
  publisherId: 'ada',
  ...rest,
});
/** Written before anybody kept matchcodes. */
const organisation = async (more: (tx: Transaction) => Promise<void>): Promise<Store> =>
  keepingMatchcodes(await anOrganisation(more));
const putAccounts = async (tx: Transaction, count: number) => {
  for (let n = 0; n < count; n++)
    await tx.put(accounts, anAccount(`a${String(n).padStart(4, '0')}`, { name: `Firm ${n % 1000}` }));
};
const theRule = async (store: Store, id: string): Promise<DuplicateRule> => {
  const rule = await store.read((view) => view.get(duplicateRules, id));
  if (rule === undefined) throw new Error(`no rule ${id}`);
  return rule;
};
const told = (store: Store) => store.read((view) => waitingNotices(view, 10));
const publishes = (store: Store, id: string) =>
  as(store, 'ada', (tx, ada) => changePublished(tx, ada, id, true));

describe('publishing', () => {
  test.each([
    [atOnce, 'published', atOnce],
    [atOnce + 1, 'publishing', 0],
  ] as const)('of %i records makes a rule %s', async (count, status, made) => {
    const store = await organisation(async (tx) => {
      await putAccounts(tx, count);
      await tx.put(duplicateRules, aRule('firms', 'account', { status: 'unpublished' }));
    });
    expect(await publishes(store, 'firms')).toMatchObject({ plan: { records: count, next: { status } } });
    expect(await store.read((view) => view.size(matchcodes))).toBe(made);
  });
});

describe('what is left for the background', () => {
  test('ends with the rule published, by all its matchcodes, and the publisher told', async () => {
    const store = await organisation(async (tx) => {
      await putAccounts(tx, 1_001);
      await tx.put(duplicateRules, aRule('firms', 'account', { progress: { done: 500, total: 1_001 } }));
    });
    expect(await finishPublishing(store, now)).toEqual(['firms']);
    const rule = await theRule(store, 'firms');
    expect(rule.status).toBe('published');
    expect(rule).not.toHaveProperty('progress');
    const same = await store.read((view) => idsMatching(view, rule, { name: 'firm 0' }));
    expect(same).toEqual(['a0000', 'a1000']);
    expect(await told(store)).toEqual([
      {
        id: `rulePublished:firms:${rule.version}:ada`,
        version: 1,
        to: 'ada',
        about: { kind: 'rulePublished', ruleId: 'firms', name: 'Rule firms', records: 1_001 },
        at: now.toISOString(),
      },
    ]);
    expect(await finishPublishing(store, now)).toEqual([]);
  });

  test('is done for every type of record by itself; whoever is not known is not told', async () => {
    const store = await organisation(async (tx) => {
      for (const id of ['a', 'b']) await tx.put(leads, aLead(id, { email: 'ann@contoso.example' }));
      await putAccounts(tx, 1);
      await tx.put(duplicateRules, aRule('firms', 'account'));
      const { publisherId: _, ...nobodys } = aRule('nobodys', 'account');
      await tx.put(duplicateRules, nobodys);
      await tx.put(duplicateRules, aRule('mails', 'lead', { publisherId: 'sam' }));
      await tx.put(duplicateRules, aRule('draft', 'lead', { status: 'unpublished' }));
    });
    expect(await finishPublishing(store, now)).toEqual(['firms', 'mails', 'nobodys']);
    expect((await told(store)).map(({ to, about }) => [to, about])).toEqual([
      ['ada', { kind: 'rulePublished', ruleId: 'firms', name: 'Rule firms', records: 1 }],
      ['sam', { kind: 'rulePublished', ruleId: 'mails', name: 'Rule mails', records: 2 }],
    ]);
    const statuses = await Promise.all(
      ['firms', 'nobodys', 'mails', 'draft'].map((id) => theRule(store, id)),
    );
    expect(statuses.map(({ status }) => status)).toEqual([
      'published',
      'published',
      'published',
      'unpublished',
    ]);
  });

  test('says how far it is about every tenth part, and the audit trail who did it and why', async () => {
    const store = await organisation(async (tx) => {
      await putAccounts(tx, 6_200);
      await tx.put(duplicateRules, aRule('firms', 'account'));
    });
    const steps: (DuplicateRule['progress'] | undefined)[] = [];
    const batches: number[] = [];
    const watched: Store = {
      ...store,
      change: async (by, edit) => {
        const result = await store.change(by, edit);
        steps.push((await theRule(store, 'firms')).progress);
        batches.push(await store.read((view) => view.size(matchcodes)));
        return result;
      },
    };
    await finishPublishing(watched, now);
    expect(steps.map((step) => step?.done)).toEqual([
      undefined,
      undefined,
      1_000,
      1_500,
      2_000,
      2_500,
      2_500,
      3_500,
      4_000,
      4_500,
      5_000,
      5_000,
      6_000,
      undefined,
    ]);
    expect(steps[2]).toEqual({ done: 1_000, total: 6_200 });
    expect(batches.slice(0, 3)).toEqual([500, 1_000, 1_500]);
    const [last] = await store.read((view) => view.history(duplicateRules, 'firms', 1));
    expect(last).toMatchObject({ by: 'system', why: 'publish duplicate detection rules' });
  });

  test('a rule unpublished while its matchcodes were made stays so; a record that is gone has none', async () => {
    const store = await organisation(async (tx) => {
      for (const id of ['a', 'b', 'c']) await tx.put(leads, aLead(id, { email: 'ann@contoso.example' }));
      await tx.put(duplicateRules, aRule('mails', 'lead'));
      await tx.put(duplicateRules, aRule('other', 'lead'));
    });
    let opened = 0;
    const meddling: Store = {
      ...store,
      read: async (look) => {
        const seen = await store.read(look);
        if (++opened === 2)
          await as(store, 'ada', async (tx, ada) => {
            await changePublished(tx, ada, 'mails', false);
            await tx.remove(leads, 'b');
            await tx.remove(duplicateRules, 'other');
          });
        return seen;
      },
    };
    await finishPublishing(meddling, now);
    expect((await theRule(store, 'mails')).status).toBe('unpublished');
    expect(await told(store)).toEqual([]);
    expect(await store.read((view) => view.get(matchcodes, 'lead:b'))).toBeUndefined();
    expect(await store.read((view) => view.get(duplicateRules, 'other'))).toBeUndefined();
  });
});
