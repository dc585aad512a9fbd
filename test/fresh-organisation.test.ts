import { expect, test } from 'vitest';
import { processFlows, roles, settings } from '../domain/collections.ts';
import { ensureOrganisation } from '../domain/fresh-organisation.ts';
import { defaultProcess } from '../domain/process/definitions.ts';
import { lintMappings } from '../domain/qualification/mapping-lint.ts';
import { loadSettings } from '../domain/qualification/settings-change.ts';
import { anEmptyStore } from './an-empty-store.ts';
import { because } from './an-organisation.ts';

test('an empty store becomes an organisation with sound mappings, asking which records to create', async () => {
  const store = anEmptyStore();
  await store.change(because, ensureOrganisation);
  expect(await store.read(lintMappings)).toEqual([]);
  expect(await store.read(loadSettings)).toMatchObject({
    create: { account: 'ask', contact: 'ask', opportunity: 'ask' },
    improvedDuplicates: true,
    defaultProcessId: 'lead-to-opportunity',
  });
  expect(await store.read((view) => view.size(roles))).toBe(3);
});

test('what an administrator took away stays away', async () => {
  const store = anEmptyStore();
  await store.change(because, ensureOrganisation);
  await store.change(because, (tx) => tx.remove(processFlows, defaultProcess.id));
  await store.change(because, ensureOrganisation);
  expect(await store.read((view) => view.size(processFlows))).toBe(0);
  expect((await store.read((view) => view.get(settings, 'organization')))?.version).toBe(1);
});
