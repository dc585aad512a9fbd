import { describe, expect, test } from 'vitest';
import {
  type Actor,
  lacks,
  lacksAny,
  levelHeld,
  levelNeeded,
  may,
  readable,
} from '../../domain/people/access.ts';
import type { AccessLevel, Cell, SecurityRole } from '../../domain/people/roles.ts';
import { type Owned, partitionsOf } from '../../domain/records/owned.ts';
import { aPerson, aRole } from '../an-organisation.ts';

const units = (parents: Readonly<Record<string, string | undefined>>): Actor['units'] =>
  new Map(
    Object.entries(parents).map(([id, parentId]) => [
      id,
      { id, version: 1, name: id, ...(parentId !== undefined && { parentId }) },
    ]),
  );

const tree = units({ head: undefined, north: 'head', harbour: 'north', pier: 'harbour', south: 'head' });

const sam = (
  grants: Partial<Record<Cell, AccessLevel>>,
  rest: { readonly units?: Actor['units']; readonly more?: readonly SecurityRole[] } = {},
): Actor => ({
  person: aPerson('sam', []),
  roles: [aRole('role', grants), ...(rest.more ?? [])],
  units: rest.units ?? tree,
});

const lead = (ownerId: string, businessUnitId: string, rest: Partial<Owned> = {}): Owned => ({
  ownerId,
  businessUnitId,
  ...rest,
});

describe('the level that a lead asks for', () => {
  test.each([
    ['S2.8.4: a lead of their own: User', lead('sam', 'north'), 'user'],
    ['S2.8.4: a lead of their own in another unit: User', lead('sam', 'south'), 'user'],
    ['S2.8.5: a lead in their business unit: Business Unit', lead('kim', 'north'), 'businessUnit'],
    ['a lead in a unit right below theirs: Parent: Child', lead('kim', 'harbour'), 'parentChild'],
    ['a lead in a unit far below theirs: Parent: Child', lead('kim', 'pier'), 'parentChild'],
    ['S2.8.6: a lead elsewhere in the organisation: Organization', lead('kim', 'south'), 'organization'],
    ['a lead in the unit above theirs: Organization', lead('kim', 'head'), 'organization'],
    ['a lead in a unit that nobody knows: Organization', lead('kim', 'gone'), 'organization'],
  ] as const)('%s', (_, record, level) => {
    expect(levelNeeded(sam({}), record)).toBe(level);
  });
});

describe('levels', () => {
  const levels = ['none', 'user', 'businessUnit', 'parentChild', 'organization'] as const;
  const records = [
    lead('sam', 'north'),
    lead('kim', 'north'),
    lead('kim', 'harbour'),
    lead('kim', 'south'),
  ] as const;
  const reached: Readonly<Record<AccessLevel, readonly boolean[]>> = {
    none: [false, false, false, false],
    user: [true, false, false, false],
    businessUnit: [true, true, false, false],
    parentChild: [true, true, true, false],
    organization: [true, true, true, true],
  };

  test.each(levels)('%s reaches exactly its records', (level) => {
    const who = sam({ 'read:lead': level });
    expect(records.map((record) => may(who, 'read', 'lead', record))).toEqual(reached[level]);
  });

  test.each(levels)('%s: lists are confined to exactly the records that may be read one by one', (level) => {
    const who = sam({ 'read:lead': level });
    const partitions = readable(who, 'lead');
    const listed = (record: Owned) =>
      partitions === 'all' || partitionsOf(record).some((partition) => partitions.includes(partition));
    expect(records.map(listed)).toEqual(reached[level]);
  });

  test('roles are cumulative: the highest level of any of them counts', () => {
    const who = sam(
      { 'read:lead': 'user' },
      { more: [aRole('b', { 'read:lead': 'organization' }), aRole('c', { 'read:lead': 'businessUnit' })] },
    );
    expect(levelHeld(who, 'read', 'lead')).toBe('organization');
  });

  test('a person without roles may nothing', () => {
    expect(levelHeld({ ...sam({}), roles: [] }, 'read', 'lead')).toBe('none');
    expect(readable({ ...sam({}), roles: [] }, 'lead')).toEqual([]);
  });

  test('a missing cell is named with what is needed here and what is held', () => {
    expect(lacks(sam({ 'append:contact': 'user' }), 'append', 'contact', lead('kim', 'south'))).toEqual({
      privilege: 'append',
      on: 'contact',
      needed: 'organization',
      held: 'user',
    });
    expect(
      lacks(sam({ 'append:contact': 'user' }), 'append', 'contact', lead('sam', 'north')),
    ).toBeUndefined();
  });

  test('what nobody owns needs the privilege at any level', () => {
    expect(lacksAny(sam({}), 'read', 'entityMap')).toEqual({
      privilege: 'read',
      on: 'entityMap',
      needed: 'user',
      held: 'none',
    });
    expect(lacksAny(sam({ 'read:entityMap': 'user' }), 'read', 'entityMap')).toBeUndefined();
  });
});

describe('sharing', () => {
  const shared = (...privileges: readonly string[]) =>
    lead('kim', 'south', { sharedWith: [{ personId: 'sam', privileges }] });

  test('adds a right on the one record to who holds the privilege at User level', () => {
    const who = sam({ 'read:lead': 'user' });
    expect(may(who, 'read', 'lead', shared('read'))).toBe(true);
    expect(may(who, 'read', 'lead', lead('kim', 'south'))).toBe(false);
  });

  test('adds nothing for who does not hold the privilege at all', () => {
    expect(may(sam({}), 'read', 'lead', shared('read'))).toBe(false);
  });

  test('adds only the rights that were shared', () => {
    const who = sam({ 'read:lead': 'user', 'write:lead': 'user' });
    expect(may(who, 'write', 'lead', shared('read'))).toBe(false);
    expect(may(who, 'write', 'lead', shared('read', 'write'))).toBe(true);
  });

  test('adds nothing for other people', () => {
    const record = lead('kim', 'south', { sharedWith: [{ personId: 'tom', privileges: ['read'] }] });
    expect(may(sam({ 'read:lead': 'user' }), 'read', 'lead', record)).toBe(false);
  });

  test('a record shared for reading is listed; one shared for writing only is not', () => {
    const partitions = readable(sam({ 'read:lead': 'user' }), 'lead');
    expect(partitionsOf(shared('read')).some((each) => partitions.includes(each))).toBe(true);
    expect(partitionsOf(shared('write')).some((each) => partitions.includes(each))).toBe(false);
  });
});

describe('a tree of business units with a circle', () => {
  const circle = units({ north: 'south', south: 'west', west: 'north', lone: 'lone' });

  test('ends, and the units of the circle lie below one another', () => {
    const who = sam({ 'read:lead': 'parentChild' }, { units: circle });
    expect(levelNeeded(who, lead('kim', 'south'))).toBe('parentChild');
    expect(levelNeeded(who, lead('kim', 'lone'))).toBe('organization');
    expect(readable(who, 'lead')).toEqual([
      'owner:sam',
      'shared:sam',
      'unit:north',
      'unit:west',
      'unit:south',
    ]);
  });
});
