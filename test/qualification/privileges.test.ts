import { describe, expect, test } from 'vitest';
import { accounts, contacts, leads, opportunities } from '../../domain/collections.ts';
import type { AccessLevel, Cell } from '../../domain/people/roles.ts';
import { qualify } from '../../domain/qualification/qualify.ts';
import type { Refusal } from '../../domain/qualification/refusal.ts';
import type { Store } from '../../domain/store/store.ts';
import { aLead, aPerson, aRole, now } from '../an-organisation.ts';
import { anAccount } from '../builders.ts';
import {
  allOf,
  cells,
  checks,
  everything,
  type Given,
  given,
  inWorld,
  newId,
  qualifies,
  qualifyingCells,
  receiptOf,
  refusalOf,
  whoIs,
} from './desk.ts';

/** Pat, in North, with exactly these cells; three leads: Pat's own, one of North, one of South. */
const patWorld = (grants: Partial<Record<Cell, AccessLevel>>): Given => ({
  roles: [aRole('pat-role', grants)],
  people: [aPerson('pat', ['pat-role'])],
  leads: [
    aLead('own', { ownerId: 'pat' }),
    aLead('unit', { ownerId: 'sam', businessUnitId: 'north' }),
    aLead('elsewhere', { ownerId: 'kim', businessUnitId: 'south' }),
  ],
});

const withCells = (grants: Partial<Record<Cell, AccessLevel>>, more: Given = {}) =>
  given({ ...patWorld(grants), ...more });

/** The same, for one try that is taken back. */
const patTries = (grants: Partial<Record<Cell, AccessLevel>>, leadId: string) =>
  inWorld(patWorld(grants), async (tx) => {
    const outcome = await qualify(
      tx,
      await whoIs(tx, 'pat'),
      { leadId, route: 'form', choices: {} },
      { at: now, newId },
    );
    return { outcome, made: await allOf(tx, accounts) };
  });

const asPat = (store: Store, leadId: string) => qualifies(store, leadId, { by: 'pat' });

describe('ownership scenarios', () => {
  test.each([
    ['S2.8.4: their own lead needs User level', 'own', 'user'],
    ['S2.8.5: a lead of their business unit needs Business Unit level', 'unit', 'businessUnit'],
    ['S2.8.6: a lead of the organisation needs Organization level', 'elsewhere', 'organization'],
  ] as const)('%s', async (_, leadId, level) => {
    const store = await withCells(qualifyingCells(level));
    expect((await asPat(store, leadId)).kind).toBe('qualified');
  });

  test.each([
    ['S2.8.4: without the User level cells their own lead is refused', 'own', 'none', 'user'],
    ['S2.8.5: User level is not enough for a lead of the unit', 'unit', 'user', 'businessUnit'],
    [
      'S2.8.6: Business Unit level is not enough for a lead elsewhere',
      'elsewhere',
      'businessUnit',
      'organization',
    ],
  ] as const)('%s', async (_, leadId, held, needed) => {
    const store = await withCells({ ...qualifyingCells(held), 'read:lead': 'organization' });
    const { missing } = refusalOf(await asPat(store, leadId), 'privilegesMissing');
    expect(missing).toHaveLength(15);
    expect(new Set(missing.map((each) => each.needed))).toEqual(new Set([needed]));
    expect(new Set(missing.map((each) => each.held))).toEqual(new Set([held]));
  });

  test('S2.8.7: the same cells are missing in all scenarios; only the level differs', async () => {
    const store = await withCells({ 'read:lead': 'organization' });
    const named = async (leadId: string) =>
      refusalOf(await asPat(store, leadId), 'privilegesMissing').missing.map(
        ({ privilege, on }) => `${privilege}:${on}`,
      );
    expect(await named('unit')).toEqual(await named('own'));
    expect(await named('elsewhere')).toEqual(await named('own'));
  });

  test('Parent: Child Business Units counts where the lead lies below', async () => {
    const below = aLead('below', { ownerId: 'kim', businessUnitId: 'south' });
    const store = await given({
      roles: [aRole('pat-role', qualifyingCells('parentChild'))],
      people: [aPerson('pat', ['pat-role'], { businessUnitId: 'head-office' })],
      leads: [below],
    });
    expect((await asPat(store, 'below')).kind).toBe('qualified');
    const sideways = await withCells({ ...qualifyingCells('parentChild'), 'read:lead': 'organization' });
    expect(refusalOf(await asPat(sideways, 'elsewhere'), 'privilegesMissing').missing).toHaveLength(15);
  });

  test('a lead shared with them gives rights on the lead, not on records for another owner', async () => {
    const shared = aLead('shared', {
      ownerId: 'kim',
      businessUnitId: 'south',
      sharedWith: [{ personId: 'pat', privileges: ['read', 'create', 'append', 'appendTo'] }],
    });
    const store = await withCells(qualifyingCells('user'), { leads: [shared] });
    const { missing } = refusalOf(await asPat(store, 'shared'), 'privilegesMissing');
    expect(missing.some(({ on }) => on === 'lead')).toBe(false);
    expect(missing).toHaveLength(12);
  });
});

/**
 * Written down by hand, not computed: may somebody with this access (columns None, User, Business Unit,
 * Organization) qualify their own lead, one of their business unit, one of another unit?
 */
const table = {
  own: { none: 'no', user: 'yes', businessUnit: 'yes', organization: 'yes' },
  unit: { none: 'no', user: 'no', businessUnit: 'yes', organization: 'yes' },
  elsewhere: { none: 'no', user: 'no', businessUnit: 'no', organization: 'yes' },
} as const;

const neededFor = { own: 'user', unit: 'businessUnit', elsewhere: 'organization' } as const;
const operations = ['create', 'read', 'append', 'appendTo'] as const;
const entities = ['account', 'lead', 'contact', 'opportunity'] as const;
const accesses = ['none', 'user', 'businessUnit', 'organization'] as const;

const product = operations.flatMap((operation) =>
  entities.flatMap((entity) =>
    accesses.flatMap((access) =>
      (['own', 'unit', 'elsewhere'] as const).map((whose) => ({ operation, entity, access, whose })),
    ),
  ),
);

describe('SEC6: every privilege × record × access × owner', () => {
  test('the product has 192 cells', () => {
    expect(product).toHaveLength(192);
  });

  test.each(product)(
    'S2.8.10: $operation on $entity at $access, lead: $whose',
    async ({ operation, entity, access, whose }) => {
      const cell = `${operation}:${entity}` as const;
      const { outcome, made } = await patTries({ ...qualifyingCells('organization'), [cell]: access }, whose);
      if (table[whose][access] === 'yes') {
        expect(outcome.kind).toBe('qualified');
        return;
      }
      expect(outcome).toEqual(expect.objectContaining({ kind: 'refused' }));
      const refusal = (outcome as { refusal: Refusal }).refusal;
      if (operation === 'read' && entity === 'lead' && access !== 'none') {
        expect(refusal).toEqual({ kind: 'leadUnknown' });
      } else {
        const needed = operation === 'read' && entity === 'lead' ? 'user' : neededFor[whose];
        expect(refusal).toEqual({
          kind: 'privilegesMissing',
          missing: [{ privilege: operation, on: entity, needed, held: access }],
          grantors: ['Ada'],
        });
      }
      expect(made).toEqual([]);
    },
  );
});

describe('one privilege missing alone', () => {
  const sixteen = operations.flatMap((operation) => entities.map((entity): Cell => `${operation}:${entity}`));
  const four: readonly Cell[] = ['read:attributeMap', 'read:customizations', 'read:entity', 'read:entityMap'];

  test.each(sixteen)('S2.8.10: %s', async (cell) => {
    const { [cell]: _, ...rest } = qualifyingCells('user') as Record<Cell, AccessLevel>;
    const { outcome } = await patTries(rest, 'own');
    const { missing, grantors } = refusalOf(outcome, 'privilegesMissing');
    expect(cells(missing)).toEqual([`${cell}@user`]);
    expect(grantors).toEqual(['Ada']);
  });

  test.each(four)('S2.8.12: %s, at any level', async (cell) => {
    const { [cell]: _, ...rest } = qualifyingCells('organization') as Record<Cell, AccessLevel>;
    const without = await withCells(rest);
    expect(cells(refusalOf(await asPat(without, 'elsewhere'), 'privilegesMissing').missing)).toEqual([
      `${cell}@user`,
    ]);
    const lowest = await withCells({ ...rest, [cell]: 'user' });
    expect((await asPat(lowest, 'elsewhere')).kind).toBe('qualified');
  });

  test('S2.8.11: Read on each custom entity of the organisation, at any level', async () => {
    const settings = { customEntities: ['custom:machine', 'custom:site'] } as const;
    const without = await withCells(
      { ...qualifyingCells('organization'), 'read:custom:site': 'user' },
      { settings, leads: [aLead('own', { ownerId: 'pat' })] },
    );
    expect(cells(refusalOf(await asPat(without, 'own'), 'privilegesMissing').missing)).toEqual([
      'read:custom:machine@user',
    ]);
    const granted = await withCells(
      { ...qualifyingCells('user'), 'read:custom:site': 'user', 'read:custom:machine': 'user' },
      { settings, leads: [aLead('own', { ownerId: 'pat' })] },
    );
    expect((await asPat(granted, 'own')).kind).toBe('qualified');
  });

  test('S2.8.10: Write is not required', async () => {
    const grants = qualifyingCells('user');
    expect(Object.keys(grants).some((cell) => cell.startsWith('write'))).toBe(false);
    expect((await asPat(await withCells(grants), 'own')).kind).toBe('qualified');
  });
});

describe('what a refusal tells', () => {
  test('S2.8.2: all missing cells at once, and nothing is written', async () => {
    const store = await withCells({ 'read:lead': 'user', 'read:entity': 'user' });
    const { missing } = refusalOf(await asPat(store, 'own'), 'privilegesMissing');
    expect(missing).toHaveLength(15 + 3);
    expect(await everything(store, accounts)).toEqual([]);
    expect(await everything(store, contacts)).toEqual([]);
    expect(await everything(store, opportunities)).toEqual([]);
    expect((await everything(store, leads)).every(({ version }) => version === 1)).toBe(true);
  });

  test('S2.8.3: names who can grant: whoever may change security roles', async () => {
    const store = await withCells(
      {},
      {
        leads: [aLead('own', { ownerId: 'pat' })],
        roles: [aRole('pat-role', {}), aRole('granter', { 'write:securityRole': 'organization' })],
        people: [aPerson('pat', ['pat-role']), aPerson('zoe', ['granter'], { name: 'Zoe' })],
      },
    );
    expect(refusalOf(await asPat(store, 'own'), 'privilegesMissing').grantors.toSorted()).toEqual([
      'Ada',
      'Zoe',
    ]);
  });

  test('preflight lists the same cells', async () => {
    const store = await withCells({ 'read:lead': 'user' });
    const refused = refusalOf(await asPat(store, 'own'), 'privilegesMissing');
    const line = (await checks(store, 'own', { by: 'pat' })).checks.find(({ name }) => name === 'privileges');
    expect(line).toEqual({ name: 'privileges', verdict: 'fail', refusal: refused });
  });

  test('linking a record needs Append To on that very record', async () => {
    const store = await withCells(
      { ...qualifyingCells('user'), 'read:account': 'organization' },
      {
        leads: [aLead('own', { ownerId: 'pat' })],
        accounts: [anAccount('theirs', { ownerId: 'kim', businessUnitId: 'south' })],
      },
    );
    const choices = { account: { kind: 'link', id: 'theirs' } } as const;
    const outcome = await qualifies(store, 'own', { by: 'pat', choices });
    expect(cells(refusalOf(outcome, 'privilegesMissing').missing)).toEqual(['appendTo:account@organization']);
  });
});

describe('SEC7: a lead that may not be read', () => {
  test('is answered exactly like one that does not exist', async () => {
    const store = await withCells(qualifyingCells('businessUnit'));
    const [hidden, absent] = [await asPat(store, 'elsewhere'), await asPat(store, 'no-such-lead')];
    expect(hidden).toEqual({ kind: 'refused', refusal: { kind: 'leadUnknown' } });
    expect(absent).toEqual(hidden);
    const looks = await Promise.all(
      ['elsewhere', 'no-such-lead'].map(async (id) => {
        const { leadId: _, ...rest } = await checks(store, id, { by: 'pat' });
        return rest;
      }),
    );
    expect(looks[0]).toEqual(looks[1]);
  });

  test('who may read no lead at all is told which cells are missing, the same for every id', async () => {
    const store = await withCells({ ...qualifyingCells('organization'), 'read:lead': 'none' });
    const outcome = await asPat(store, 'own');
    expect(cells(refusalOf(outcome, 'privilegesMissing').missing)).toEqual(['read:lead@user']);
    expect(await asPat(store, 'no-such-lead')).toEqual(outcome);
  });

  test('a disabled or unknown person is no actor', async () => {
    const store = await withCells(qualifyingCells('user'), {
      people: [aPerson('pat', ['pat-role'], { disabled: true })],
    });
    await expect(asPat(store, 'own')).rejects.toThrow('no person');
  });
});

test('a qualified lead of a colleague makes records that belong to the colleague', async () => {
  const store = await withCells(qualifyingCells('organization'));
  receiptOf(await asPat(store, 'elsewhere'));
  const made = [
    ...(await everything(store, accounts)),
    ...(await everything(store, contacts)),
    ...(await everything(store, opportunities)),
  ];
  expect(made).toHaveLength(3);
  for (const record of made)
    expect(record).toMatchObject({ ownerId: 'kim', businessUnitId: 'south', createdBy: 'pat' });
});
