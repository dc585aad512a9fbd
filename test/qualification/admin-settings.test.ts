import { describe, expect, test } from 'vitest';
import { leads, people, processFlows, roles, settings } from '../../domain/collections.ts';
import { defaultProcess } from '../../domain/process/definitions.ts';
import { defaultSettings } from '../../domain/qualification/settings.ts';
import {
  changeSettings,
  legacyAnswer,
  legacyCreation,
  loadSettings,
  previewSettings,
  type SettingsEdit,
} from '../../domain/qualification/settings-change.ts';
import { aLead, anOrganisation, aPerson, aRole, as } from '../an-organisation.ts';

const organisation = () =>
  anOrganisation(async (tx) => {
    await tx.put(settings, { ...defaultSettings, version: 0 });
    await tx.put(processFlows, { ...defaultProcess, version: 0 });
    await tx.put(processFlows, {
      id: 'deals',
      version: 0,
      name: 'Deals only',
      stages: [{ id: 'close', name: 'Close', entity: 'opportunity', steps: [] }],
    });
    await tx.put(leads, aLead('lead-1'));
    await tx.put(leads, aLead('lead-2', { ownerId: 'tom', businessUnitId: 'south' }));
    await tx.put(
      leads,
      aLead('lead-3', { status: { state: 'disqualified', at: '2026-11-02T08:00:00.000Z', by: 'sam' } }),
    );
  });

describe('the create setting', () => {
  test('S1.11.1: the administrator changes it, and sees first what changes and for how many open leads', async () => {
    const store = await organisation();
    const preview = await as(store, 'ada', (tx, ada) => previewSettings(tx, ada, legacyCreation('yes')));
    expect(preview).toMatchObject({
      plan: {
        differences: ['account', 'contact', 'opportunity'].map((target) => ({
          setting: 'create',
          target,
          from: 'ask',
          to: 'automatic',
        })),
        openLeads: 2,
      },
    });
    expect((await store.read(loadSettings)).create.account).toBe('ask');
    await as(store, 'ada', (tx, ada) => changeSettings(tx, ada, legacyCreation('yes')));
    expect(await store.read(loadSettings)).toMatchObject({
      create: { account: 'automatic', contact: 'automatic', opportunity: 'automatic' },
    });
  });

  test('S1.11.1: a salesperson does not change it', async () => {
    const store = await organisation();
    const decision = await as(store, 'sam', (tx, sam) => changeSettings(tx, sam, legacyCreation('yes')));
    expect(decision).toMatchObject({
      refusal: { missing: [{ privilege: 'write', on: 'settings' }], grantors: ['Ada'] },
    });
    expect((await store.read(loadSettings)).create.account).toBe('ask');
  });

  test.each(['yes', 'no'] as const)(
    'S1.11.2, S1.11.3, C7: the older answer %s reads back as itself',
    (answer) => {
      expect(legacyAnswer(legacyCreation(answer) as { create: typeof defaultSettings.create })).toBe(answer);
    },
  );

  test('C7: one record type alone can be automatic; the older switch then reads mixed', async () => {
    const store = await organisation();
    await as(store, 'ada', (tx, ada) => changeSettings(tx, ada, { create: { contact: 'automatic' } }));
    const after = await store.read(loadSettings);
    expect(after.create).toEqual({ account: 'ask', contact: 'automatic', opportunity: 'ask' });
    expect(legacyAnswer(after)).toBe('mixed');
  });
});

test('S1.13.2: the improved duplicate detection and merge experience is switched off and on', async () => {
  const store = await organisation();
  for (const improvedDuplicates of [false, true]) {
    const decision = await as(store, 'ada', (tx, ada) => changeSettings(tx, ada, { improvedDuplicates }));
    expect(decision).toMatchObject({
      plan: { differences: [{ setting: 'improvedDuplicates', to: improvedDuplicates }] },
    });
    expect((await store.read(loadSettings)).improvedDuplicates).toBe(improvedDuplicates);
  }
});

test('the default process is chosen, and taken away again', async () => {
  const store = await organisation();
  await as(store, 'ada', (tx, ada) => changeSettings(tx, ada, { defaultProcessId: 'lead-to-opportunity' }));
  expect((await store.read(loadSettings)).defaultProcessId).toBe('lead-to-opportunity');
  const decision = await as(store, 'ada', (tx, ada) => changeSettings(tx, ada, { defaultProcessId: null }));
  expect(decision).toMatchObject({
    plan: { differences: [{ setting: 'defaultProcess', from: 'lead-to-opportunity' }] },
  });
  expect((await store.read(loadSettings)).defaultProcessId).toBeUndefined();
});

test('a setting that stays the same writes nothing', async () => {
  const store = await organisation();
  await as(store, 'ada', (tx, ada) => changeSettings(tx, ada, legacyCreation('no')));
  expect((await store.read(loadSettings)).version).toBe(1);
});

test.each([
  [{ defaultCountry: 'XX' }, { kind: 'countryUnknown', country: 'XX' }],
  [{ undoMinutes: -1 }, { kind: 'minutesOutOfRange', max: 10_080 }],
  [{ undoMinutes: 10_081 }, { kind: 'minutesOutOfRange' }],
  [{ undoMinutes: 1.5 }, { kind: 'minutesOutOfRange' }],
  [{ organization: '  ' }, { kind: 'nameBlank' }],
  [{ customEntities: ['custom:site visit'] }, { kind: 'entityNameInvalid', entity: 'custom:site visit' }],
  [{ defaultProcessId: 'nowhere' }, { kind: 'notFound', what: 'process' }],
  [{ defaultProcessId: 'deals' }, { kind: 'processWithoutLeadStage', process: 'Deals only' }],
] as const satisfies readonly (readonly [SettingsEdit, object])[])(
  '%o is refused and nothing is saved',
  async (edit, refusal) => {
    const store = await organisation();
    const decision = await as(store, 'ada', (tx, ada) =>
      changeSettings(tx, ada, { ...edit, improvedDuplicates: false }),
    );
    expect(decision).toMatchObject({ kind: 'refused', refusal });
    expect((await store.read(loadSettings)).improvedDuplicates).toBe(true);
  },
);

test.each([
  [{ defaultCountry: 'de' }, { defaultCountry: 'DE' }],
  [{ undoMinutes: 0 }, { undoMinutes: 0 }],
  [{ undoMinutes: 10_080 }, { undoMinutes: 10_080 }],
  [{ organization: ' Fabrikam ' }, { organization: 'Fabrikam' }],
  [{ customEntities: ['custom:project'] }, { customEntities: ['custom:project'] }],
] as const satisfies readonly (readonly [SettingsEdit, object])[])('%o becomes %o', async (edit, after) => {
  const store = await organisation();
  await as(store, 'ada', (tx, ada) => changeSettings(tx, ada, edit));
  expect(await store.read(loadSettings)).toMatchObject(after);
});

test('whoever may change settings counts only the open leads that they may read', async () => {
  const store = await anOrganisation(async (tx) => {
    await tx.put(settings, { ...defaultSettings, version: 0 });
    await tx.put(leads, aLead('lead-1', { ownerId: 'zoe' }));
    await tx.put(leads, aLead('lead-2'));
    await tx.put(roles, aRole('clerk', { 'write:settings': 'user', 'read:lead': 'user' }));
    await tx.put(people, aPerson('zoe', ['clerk']));
  });
  const preview = await as(store, 'zoe', (tx, zoe) => previewSettings(tx, zoe, legacyCreation('yes')));
  expect(preview).toMatchObject({ plan: { openLeads: 1 } });
});

test('without custom entities before or after there is no difference in them', async () => {
  const { customEntities: _, ...rest } = defaultSettings;
  const store = await anOrganisation(async (tx) => {
    await tx.put(settings, { ...rest, version: 0 });
  });
  const decision = await as(store, 'ada', (tx, ada) => changeSettings(tx, ada, { undoMinutes: 30 }));
  expect(decision).toMatchObject({ plan: { differences: [{ setting: 'undoMinutes', to: 30 }] } });
});

test('S2.8.11: the first custom entities are a difference from none', async () => {
  const store = await anOrganisation(async (tx) => {
    const { customEntities: _, ...rest } = defaultSettings;
    await tx.put(settings, { ...rest, version: 0 });
  });
  const edit = { customEntities: ['custom:site'] } as const;
  const decision = await as(store, 'ada', (tx, ada) => changeSettings(tx, ada, edit));
  expect(decision).toMatchObject({
    plan: { differences: [{ setting: 'customEntities', from: [], to: ['custom:site'] }] },
  });
});
