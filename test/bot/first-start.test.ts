import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { firstStart } from '../../bot/first-start.ts';
import { openStore } from '../../bot/open-store.ts';
import { duplicateRules, leads, people, processFlows } from '../../domain/collections.ts';
import { idsMatching } from '../../domain/duplicates/matchcodes.ts';
import { changePublished } from '../../domain/duplicates/rule-book.ts';
import { levelHeld } from '../../domain/people/access.ts';
import { anEmptyStore } from '../an-empty-store.ts';
import { actor, aLead, as, because, now } from '../an-organisation.ts';

test('an empty store without the sample becomes an organisation with its administrator and no lead', async () => {
  const store = anEmptyStore();
  await firstStart(store, { sample: false, admins: ['ada'] }, now);
  expect(levelHeld(await actor(store, 'ada'), 'write', 'settings')).toBe('organization');
  expect(await store.read((view) => view.size(processFlows))).toBe(1);
  expect(await store.read((view) => view.size(leads))).toBe(0);
});

test('starting again changes nothing', async () => {
  const store = anEmptyStore();
  await firstStart(store, { sample: true, admins: ['ada'] }, now);
  const count = await store.read((view) => view.size(leads));
  await firstStart(store, { sample: true, admins: ['ada'] }, now);
  expect(await store.read((view) => view.size(leads))).toBe(count);
  expect((await store.read((view) => view.get(people, 'ada')))?.version).toBe(1);
});

test('S1.2.1: in the store that the bot opens, a published rule finds what is written later', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'rules-'));
  const store = await openStore({ dataDir });
  try {
    await firstStart(store, { sample: false, admins: ['ada'] }, now);
    await as(store, 'ada', (tx, ada) => changePublished(tx, ada, 'leads-same-email', true));
    await store.change(because, (tx) => tx.put(leads, aLead('lead-1', { email: 'ann@contoso.example' })));
    const found = await store.read(async (view) => {
      const rule = await view.get(duplicateRules, 'leads-same-email');
      return rule && idsMatching(view, rule, { email: 'Ann@contoso.example' });
    });
    expect(found).toEqual(['lead-1']);
  } finally {
    await store.close();
    await rm(dataDir, { recursive: true });
  }
});
