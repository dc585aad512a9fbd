import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asStored, changedFields } from '../../domain/store/facts.ts';
import type { Stored } from '../../domain/store/store.ts';

const strange = fc.oneof(
  fc.constantFrom(undefined, null, Number.NaN, Number.POSITIVE_INFINITY, -0, new Date(0), () => 'never'),
  fc.anything(),
);
const records = fc.record({
  id: fc.string(),
  version: fc.nat(),
  text: fc.string(),
  yes: fc.boolean(),
  many: fc.oneof(fc.double(), fc.array(fc.anything())),
  other: strange,
});
const onDisk = (record: Stored): unknown => {
  try {
    return JSON.parse(JSON.stringify({ ...record, version: record.version + 1 }));
  } catch (error) {
    return error;
  }
};
const stored = (record: Stored, before?: Stored): unknown => {
  try {
    return asStored(record, before);
  } catch (error) {
    return error;
  }
};

describe('a record as it is kept', () => {
  test('is what the disk would give back, whatever it holds, and its maker’s object stays as it was', () => {
    fc.assert(
      fc.property(records, (record) => {
        const own = Object.keys(record);
        expect(stored(record)).toStrictEqual(onDisk(record));
        expect(Object.keys(record)).toEqual(own);
        expect(Object.isFrozen(record)).toBe(false);
      }),
    );
  });

  test('has what has not changed from the version before it, and that alone', () => {
    const before = asStored({ id: 'a', version: 0, status: { state: 'open' }, tags: ['x'] }, undefined);
    const next = asStored({ ...before, tags: ['x'] }, before);
    expect(next).toStrictEqual({ ...before, version: 2 });
    expect(next).not.toBe(before);
    expect(asStored({ ...next, tags: ['y'] }, next)).toHaveProperty('status', next.status);
    expect(Object.isFrozen(next) && Object.isFrozen(next.tags) && Object.isFrozen(next.status)).toBe(true);
  });

  test('takes over the very objects that have not changed, so that a look-up that reads them is not asked again', () => {
    const status = { state: 'open' };
    const first: Stored & Record<string, unknown> = {
      id: 'a',
      version: 0,
      text: 'x',
      yes: true,
      size: 1.5,
      status,
    };
    const before = asStored(first, undefined);
    for (const change of [{ text: 'y' }, { yes: false }, { size: 2 }, { text: null }]) {
      const next = asStored({ ...before, ...change }, before);
      expect(next['status']).toBe(before['status']);
      expect(changedFields(next, before)).toEqual(
        expect.arrayContaining([...Object.keys(change), 'version']),
      );
      expect(changedFields(next, before)).toHaveLength(2);
    }
  });

  test('that holds the undefined of its version before holds nothing there', () => {
    const before = asStored<Stored & { readonly name?: string | undefined }>(
      { id: 'a', version: 0 },
      undefined,
    );
    expect(asStored({ ...before, name: undefined }, before)).toStrictEqual({ id: 'a', version: 2 });
  });
});

test('a field has changed when it has another value, another object, or is there in one of the two alone', () => {
  const tags = ['x'];
  const before = { a: 1, b: 'b', c: tags, gone: 'g', same: undefined };
  const after = { a: 1, b: 'B', c: ['x'], made: 'm', same: undefined };
  expect(changedFields<object>(after, before)).toEqual(['b', 'c', 'made', 'gone']);
  expect(changedFields({ tags }, { tags })).toEqual([]);
});
