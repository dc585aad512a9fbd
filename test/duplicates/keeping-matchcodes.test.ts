import { describe, expect, test } from 'vitest';
import { duplicateRules, leads, matchcodes, notes } from '../../domain/collections.ts';
import type { DuplicateRule } from '../../domain/duplicates/detection-rule.ts';
import { idsMatching, keepingMatchcodes } from '../../domain/duplicates/matchcodes.ts';
import type { Store } from '../../domain/store/store.ts';
import { aLead, anOrganisation, because } from '../an-organisation.ts';
import { aNote } from '../builders.ts';

const rule = (id: string, field: string, rest: Partial<DuplicateRule> = {}): DuplicateRule => ({
  id,
  version: 0,
  name: id,
  base: 'lead',
  matching: 'lead',
  criteria: [{ baseField: field, matchingField: field, comparison: { kind: 'exact' }, ignoreBlanks: true }],
  caseSensitive: false,
  excludeInactive: false,
  status: 'published',
  ...rest,
});

const organisation = async (...rules: readonly DuplicateRule[]): Promise<Store> =>
  keepingMatchcodes(
    await anOrganisation(async (tx) => {
      for (const each of rules) await tx.put(duplicateRules, each);
    }),
  );
const kept = async (store: Store, id = 'lead:ann') => store.read((view) => view.get(matchcodes, id));
const put = (store: Store, rest: Parameters<typeof aLead>[1]) =>
  store.change(because, async (tx) => {
    const version = (await tx.get(leads, 'ann'))?.version ?? 0;
    await tx.put(leads, aLead('ann', { version, ...rest }));
  });

describe('the matchcodes of a lead', () => {
  test('are one row, with one for every rule that it has a value for', async () => {
    const store = await organisation(
      rule('mail', 'email'),
      rule('phone', 'phone', { status: 'publishing' }),
      rule('site', 'website'),
      rule('town', 'city', { status: 'unpublished' }),
      rule('firm', 'name', { base: 'account', matching: 'account' }),
    );
    await put(store, { email: 'Ann@contoso.example', phone: '+44 20 7946 0958', city: 'London' });
    expect(await kept(store)).toEqual({
      id: 'lead:ann',
      version: 1,
      entity: 'lead',
      recordId: 'ann',
      codes: ['mail|["ann@contoso.example"]', 'phone|["442079460958"]'],
    });
  });

  test('stay as they are while what they are made of does', async () => {
    const store = await organisation(rule('mail', 'email'));
    await put(store, { email: 'ann@contoso.example' });
    await put(store, { email: 'ann@contoso.example', city: 'London' });
    expect(await kept(store)).toMatchObject({ version: 1 });
    await put(store, { email: 'ann@fabrikam.example' });
    expect(await kept(store)).toMatchObject({ version: 2, codes: ['mail|["ann@fabrikam.example"]'] });
  });

  test('are none where there is nothing to compare, and go with the value', async () => {
    const store = await organisation(rule('mail', 'email'));
    await put(store, {});
    expect(await kept(store)).toBeUndefined();
    await put(store, { email: 'ann@contoso.example' });
    await put(store, {});
    expect(await kept(store)).toMatchObject({ codes: [] });
    const none = await store.read((view) => idsMatching(view, rule('mail', 'email'), {}));
    expect(none).toEqual([]);
  });

  test('are made by every rule that is there at the end of a change', async () => {
    const store = await organisation();
    await store.change(because, async (tx) => {
      await tx.put(leads, aLead('ann', { email: 'ann@contoso.example' }));
      await tx.put(duplicateRules, rule('mail', 'email'));
      await tx.put(leads, aLead('bo', { email: 'bo@contoso.example' }));
    });
    expect(await kept(store, 'lead:bo')).toBeDefined();
    expect(await kept(store)).toBeUndefined();
  });
});

test('what is no lead, account, contact or opportunity has none', async () => {
  const store = await organisation(rule('mail', 'email'));
  await put(store, { email: 'ann@contoso.example' });
  await store.change(because, async (tx) => {
    await tx.put(notes, aNote('ann', 'ann'));
    await tx.remove(notes, 'ann');
  });
  expect(await store.read((view) => view.size(matchcodes))).toBe(1);
  await store.change(because, (tx) => tx.remove(leads, 'ann'));
  expect(await store.read((view) => view.size(matchcodes))).toBe(0);
});

describe('all else is the store’s own', () => {
  test('what is looked at within a change', async () => {
    const store = await organisation();
    await put(store, { lastName: 'Smithson', email: 'ann@contoso.example' });
    const seen = await store.change(because, async (tx) => ({
      got: (await tx.get(leads, 'ann'))?.lastName,
      found: (await tx.find(leads, 'byMatchKey', 'mail:ann@contoso.example', { limit: 1 })).length,
      counted: await tx.count(leads, 'byMatchKey', 'mail:ann@contoso.example'),
      resembling: (await tx.resembling(leads, 'byText', 'Smithson', { limit: 5, within: 'all' })).length,
      size: await tx.size(leads),
      history: (await tx.history(leads, 'ann', 5)).length,
      once: [await tx.once('key', async () => 1), await tx.once('key', async () => 2)],
    }));
    expect(seen).toEqual({
      got: 'Smithson',
      found: 1,
      counted: 1,
      resembling: 1,
      size: 1,
      history: 1,
      once: [1, 1],
    });
  });

  test('what is tried and undone leaves no matchcode, and says what came of it', async () => {
    const store = await organisation(rule('mail', 'email'));
    const within = await store.change(because, (tx) =>
      tx.attempt(async (trial) => {
        await trial.put(leads, aLead('ann', { email: 'ann@contoso.example' }));
        return trial.size(matchcodes);
      }),
    );
    expect(within).toBe(1);
    expect(await kept(store)).toBeUndefined();
  });

  test('its health, its clock, its moments and its tasks', async () => {
    const asked: string[] = [];
    const own: Store = {
      ...(await anOrganisation()),
      kind: 'postgres',
      clockAheadMs: 7,
      health: () => ({ kind: 'noSnapshot', reason: 'the disk is full' }),
      moment: async (use) => use('contents' as never),
      alone: async (task, run) => {
        asked.push(task);
        return run();
      },
      close: async () => {
        asked.push('close');
      },
    };
    const store = keepingMatchcodes(own);
    expect(store).toMatchObject({ kind: 'postgres', clockAheadMs: 7 });
    expect(store.health?.()).toEqual({ kind: 'noSnapshot', reason: 'the disk is full' });
    expect(await store.moment(async (contents) => contents)).toBe('contents');
    expect(await store.alone('scan', async () => 'done')).toBe('done');
    await store.close();
    expect(asked).toEqual(['scan', 'close']);
  });

  test('where it has no clock and no health of its own, neither has this one', async () => {
    const { kind, read, change, moment, alone, close } = await anOrganisation();
    const store = keepingMatchcodes({ kind, read, change, moment, alone, close });
    expect(store).not.toHaveProperty('clockAheadMs');
    expect(store).not.toHaveProperty('health');
  });
});
