import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attributeMaps, automations, optionSets } from '../../domain/collections.ts';
import type { Automation } from '../../domain/qualification/automation.ts';
import { defaultMaps, defaultOptionSets, statusRow } from '../../domain/qualification/default-maps.ts';
import type { AttributeMap, MappingRow, OptionSet } from '../../domain/qualification/mapping.ts';
import {
  changeMapping,
  fixesFor,
  type MappingChange,
  previewMapping,
} from '../../domain/qualification/mapping-change.ts';
import { lint, lintMappings, statusReasonsSideBySide } from '../../domain/qualification/mapping-lint.ts';
import { type Target, targets } from '../../domain/qualification/settings.ts';
import { fieldsOf } from '../../domain/records/fields.ts';
import { anOrganisation, as } from '../an-organisation.ts';

const stored = <T extends object>(record: T): T & { version: number } => ({ ...record, version: 0 });

const organisation = () =>
  anOrganisation(async (tx) => {
    for (const map of defaultMaps) await tx.put(attributeMaps, stored(map));
    for (const set of defaultOptionSets) await tx.put(optionSets, stored(set));
  });

const mapOf = (target: Target, ...rows: readonly MappingRow[]): AttributeMap => ({
  id: `lead-${target}`,
  version: 1,
  target,
  rows,
});

const optionsOf = (entity: OptionSet['entity'], ...values: readonly [number, string][]): OptionSet => ({
  id: `${entity}.statuscode`,
  version: 1,
  entity,
  attribute: 'statuscode',
  options: values.map(([value, label]) => ({ value, label })),
});

const linted = (map: AttributeMap, ...sets: OptionSet[]) => lint({ maps: [map], optionSets: sets });

describe('the linter', () => {
  test('finds nothing wrong with the mappings of a fresh organisation', async () => {
    const store = await organisation();
    expect(await store.read(lintMappings)).toEqual([]);
  });

  test.each(targets)(
    'S2.6.3, C10: an option that Lead has and %s lacks is found where the status reason is mapped',
    (target) => {
      const sets = [optionsOf('lead', [1, 'New'], [8, 'Nurturing']), optionsOf(target, [1, 'New'])];
      expect(linted(mapOf(target, statusRow), ...sets)).toEqual([
        {
          target,
          row: statusRow,
          kind: 'optionsMissing',
          attribute: 'statuscode',
          options: [{ value: 8, label: 'Nurturing' }],
        },
      ]);
      expect(linted(mapOf(target), ...sets)).toEqual([]);
    },
  );

  test('S2.6.4: mapped sets with the same values and labels match', () => {
    const sets = [optionsOf('lead', [1, 'New'], [2, 'Warm']), optionsOf('contact', [2, 'Warm'], [1, 'New'])];
    expect(linted(mapOf('contact', statusRow), ...sets)).toEqual([]);
  });

  test('S2.6.4: a value of an open lead that belongs to a closed state of the target is found', () => {
    const sets = defaultOptionSets.map(stored);
    const found = lint({ maps: [mapOf('contact', statusRow)], optionSets: sets });
    expect(found).toContainEqual({
      target: 'contact',
      row: statusRow,
      kind: 'stateDiffers',
      attribute: 'statuscode',
      options: [
        {
          value: 2,
          lead: { value: 2, label: 'Contacted', state: 'open' },
          target: { value: 2, label: 'Inactive', state: 'inactive' },
        },
      ],
    });
  });

  test('a value that only closed leads carry may belong to a closed state of the target', () => {
    const found = lint({
      maps: [mapOf('opportunity', statusRow)],
      optionSets: defaultOptionSets.map(stored),
    });
    expect(found.map(({ kind }) => kind)).toEqual(['optionsMissing']);
  });

  test.each([
    ['a text into a number', { from: 'topic', to: 'budgetAmount' }, 'opportunity'],
    ['a phone into a text', { from: 'phone', to: 'city' }, 'account'],
    ['an account into a contact', { from: 'accountId', to: 'primaryContactId' }, 'account'],
  ] as const)('%s is of another type', (_, row, target) => {
    expect(linted(mapOf(target, row))).toMatchObject([{ kind: 'typeDiffers', row }]);
  });

  test('a target field shorter than its source is found', () => {
    expect(linted(mapOf('account', { from: 'topic', to: 'name' }))).toMatchObject([
      { kind: 'targetTooShort', from: { maxLength: 300 }, to: { maxLength: 160 } },
    ]);
  });

  test('a target field has one source', () => {
    const rows = [
      { from: 'city', to: 'city' },
      { from: 'region', to: 'city' },
    ];
    expect(linted(mapOf('account', ...rows))).toMatchObject([
      { kind: 'secondSource', first: 'city', row: rows[1] },
    ]);
  });

  test('fields that do not exist are found on either side', () => {
    expect(linted(mapOf('account', { from: 'shoeSize', to: 'hatSize' }))).toMatchObject([
      { kind: 'fieldUnknown', side: 'lead', field: 'shoeSize' },
      { kind: 'fieldUnknown', side: 'target', field: 'hatSize' },
    ]);
  });

  test('a row passes exactly when type and length allow every value of the lead', () => {
    const anyRow = fc.constantFrom(...targets).chain((target) =>
      fc.record({
        target: fc.constant(target),
        from: fc.constantFrom(...fieldsOf.lead),
        to: fc.constantFrom(...fieldsOf[target]),
      }),
    );
    fc.assert(
      fc.property(anyRow, ({ target, from, to }) => {
        const length = (field: object) => ('maxLength' in field ? Number(field.maxLength) : 0);
        const points = (field: object) => ('of' in field ? field.of : undefined);
        const fits = from.type === to.type && length(to) >= length(from) && points(from) === points(to);
        expect(linted(mapOf(target, { from: from.name, to: to.name })).length === 0).toBe(fits);
      }),
    );
  });
});

const statusOn = (target: Target) => ({ kind: 'addRow', target, row: statusRow }) as const;

const asAda = async (change: MappingChange, ...before: readonly MappingChange[]) => {
  const store = await organisation();
  for (const each of before) await as(store, 'ada', (tx, ada) => changeMapping(tx, ada, each));
  const decision = await as(store, 'ada', (tx, ada) => changeMapping(tx, ada, change));
  return { store, decision };
};

describe('changing mappings', () => {
  test('S2.6.12: a new row is added; the status reason warns of what would fail', async () => {
    const { store, decision } = await asAda(statusOn('contact'));
    expect(decision).toMatchObject({
      plan: {
        introduces: [
          { kind: 'optionsMissing', options: [3, 4, 5, 6, 7].map((value) => ({ value })) },
          { kind: 'stateDiffers' },
        ],
      },
    });
    const map = await store.read((view) => view.get(attributeMaps, 'lead-contact'));
    expect(map?.rows).toContainEqual(statusRow);
  });

  test('S2.6.13: removing the status-code mapping resolves what it broke', async () => {
    const remove = { ...statusOn('contact'), kind: 'removeRow' } as const;
    const { store, decision } = await asAda(remove, statusOn('contact'));
    expect(decision).toMatchObject({
      plan: { resolves: [{ kind: 'optionsMissing' }, { kind: 'stateDiffers' }] },
    });
    expect(await store.read(lintMappings)).toEqual([]);
  });

  test.each(targets)('S2.6.13, S2.6.14: both fixes for missing options work on %s', async (target) => {
    const missingOn = async () => {
      const { store } = await asAda(statusOn(target));
      const [finding] = (await store.read(lintMappings)).filter(({ kind }) => kind === 'optionsMissing');
      return { store, fixes: finding ? fixesFor(finding) : [] };
    };
    expect((await missingOn()).fixes.map(({ kind }) => kind)).toEqual(['addOptions', 'removeRow']);
    for (const which of [0, 1]) {
      const { store, fixes } = await missingOn();
      const fix = fixes[which];
      if (fix === undefined) throw new Error('no such fix');
      expect(await as(store, 'ada', (tx, ada) => changeMapping(tx, ada, fix))).toMatchObject({
        plan: { resolves: expect.arrayContaining([expect.objectContaining({ kind: 'optionsMissing' })]) },
      });
      const left = await store.read(lintMappings);
      expect(left.filter(({ kind }) => kind === 'optionsMissing')).toEqual([]);
    }
  });

  test('S2.6.3: adding an option to Lead alone shows the mismatch before it is saved', async () => {
    const add = {
      kind: 'addOptions',
      entity: 'lead',
      attribute: 'statuscode',
      options: [{ value: 8, label: 'Nurturing', state: 'open' }],
    } as const;
    const { store } = await asAda(statusOn('opportunity'));
    const preview = await as(store, 'ada', (tx, ada) => previewMapping(tx, ada, add));
    expect(preview).toMatchObject({
      plan: { introduces: [{ target: 'opportunity', kind: 'optionsMissing' }] },
    });
    const set = await store.read((view) => view.get(optionSets, 'lead.statuscode'));
    expect(set?.options.some(({ value }) => value === 8)).toBe(false);
  });

  test.each([
    [{ kind: 'addRow', target: 'account', row: { from: 'topic', to: 'name' } }, 'rowUnsound'],
    [{ kind: 'addRow', target: 'account', row: { from: 'city', to: 'city' } }, 'rowThere'],
    [{ kind: 'removeRow', target: 'account', row: { from: 'city', to: 'city' } }, 'outOfTheBox'],
    [{ kind: 'removeRow', target: 'account', row: { from: 'need', to: 'need' } }, 'notFound'],
    [
      {
        kind: 'addOptions',
        entity: 'contact',
        attribute: 'statuscode',
        options: [{ value: 2, label: 'Contacted' }],
      },
      'valueTaken',
    ],
    [
      {
        kind: 'addOptions',
        entity: 'contact',
        attribute: 'statuscode',
        options: [{ value: 1.5, label: 'Half' }],
      },
      'optionInvalid',
    ],
    [{ kind: 'addOptions', entity: 'contact', attribute: 'mood', options: [] }, 'notFound'],
  ] as const satisfies readonly (readonly [MappingChange, string])[])(
    '%o is refused: %s',
    async (change, kind) => {
      const { store, decision } = await asAda(change);
      expect(decision).toMatchObject({ kind: 'refused', refusal: { kind } });
      for (const { id } of defaultMaps)
        expect((await store.read((view) => view.get(attributeMaps, id)))?.version).toBe(1);
    },
  );

  test('a row that an active automation relies on stays, and the automation is named', async () => {
    const row = { from: 'need', to: 'description' };
    const store = await organisation();
    const needsDescription: Automation = {
      id: 'brief',
      version: 0,
      name: 'Brief the team',
      type: 'workflow',
      on: 'account',
      active: true,
      touches: [],
      effects: [{ kind: 'requireField', field: 'description' }],
    };
    const remove = () =>
      as(store, 'ada', (tx, ada) => changeMapping(tx, ada, { kind: 'removeRow', target: 'account', row }));
    await as(store, 'ada', (tx, ada) => changeMapping(tx, ada, { kind: 'addRow', target: 'account', row }));
    await as(store, 'ada', (tx) => tx.put(automations, needsDescription));
    expect(await remove()).toEqual({
      kind: 'refused',
      refusal: { kind: 'rowNeeded', row, automations: ['Brief the team'] },
    });
    await as(store, 'ada', (tx) => tx.put(automations, { ...needsDescription, version: 1, active: false }));
    expect(await remove()).toMatchObject({ kind: 'agreed' });
  });

  test.each([
    [statusOn('contact'), 'attributeMap'],
    [{ kind: 'addOptions', entity: 'contact', attribute: 'statuscode', options: [] }, 'customizations'],
  ] as const)('S2.8.3: %o needs Write on %s', async (change, on) => {
    const store = await organisation();
    const decision = await as(store, 'sam', (tx, sam) => changeMapping(tx, sam, change));
    expect(decision).toMatchObject({
      refusal: { missing: [{ privilege: 'write', on }], grantors: ['Ada'] },
    });
  });
});

test('S2.6.10: the status reasons of lead and target stand side by side by value', async () => {
  const store = await organisation();
  const lines = await store.read((view) => statusReasonsSideBySide(view, 'contact'));
  expect(lines.map(({ value, lead, target }) => [value, lead?.label, target?.label])).toEqual([
    [1, 'New', 'Active'],
    [2, 'Contacted', 'Inactive'],
    [3, 'Qualified', undefined],
    [4, 'Lost', undefined],
    [5, 'Cannot Contact', undefined],
    [6, 'No Longer Interested', undefined],
    [7, 'Canceled', undefined],
  ]);
});

test('an option that is there already, under the same label, is not added again', async () => {
  const store = await organisation();
  const add = {
    kind: 'addOptions',
    entity: 'lead',
    attribute: 'statuscode',
    options: [
      { value: 1, label: 'New', state: 'open' },
      { value: 8, label: 'Nurturing', state: 'open' },
      { value: 8, label: 'Nurturing', state: 'open' },
    ],
  } as const;
  await as(store, 'ada', (tx, ada) => changeMapping(tx, ada, add));
  const set = await store.read((view) => view.get(optionSets, 'lead.statuscode'));
  expect(set?.options.map(({ value }) => value)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test('a finding about a row that came with the product has no row to remove', () => {
  const row = { from: 'city', to: 'city' };
  const finding = { target: 'account', row, kind: 'fieldUnknown', side: 'lead', field: 'city' } as const;
  expect(fixesFor(finding)).toEqual([]);
  const own = { ...finding, row: { from: 'need', to: 'city' } };
  expect(fixesFor(own)).toEqual([{ kind: 'removeRow', target: 'account', row: own.row }]);
});
