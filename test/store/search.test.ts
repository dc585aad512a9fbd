import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isBetter, TextIndex } from '../../domain/store/local/text-index.ts';
import {
  fold,
  latinWords,
  latinWordsOfQuery,
  trigramsOf,
  trigramsOfQuery,
} from '../../domain/store/trigrams.ts';
import { type Thing, thing, things } from './things.ts';

const { byName } = things.lookups;

const searchIn = (index: TextIndex, text: string, limit = 10, within: 'all' | readonly string[] = 'all') =>
  index
    .search({ trigrams: trigramsOfQuery(text), limit, within, hides: () => false })
    .map(({ record }) => record.id);

const indexOf = (records: readonly Thing[]): TextIndex => {
  const index = new TextIndex(byName as never);
  for (const record of records) index.put(record);
  return index;
};

test('after any number of renamings and removals a search answers as if the records had just been put', () => {
  const names = ['Ann Lee', 'Anne Leigh', 'Bert Quist', 'Hannah Lee', 'Zoe Ann'];
  const index = indexOf([]);
  const now = new Map<string, Thing>();
  let state = 7;
  const next = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const compare = (): void => {
    const fresh = indexOf([...now.values()]);
    for (const text of ['ann lee', 'le', 'z', 'hanah']) {
      for (const within of ['all', ['u1'], ['u0', 'u2']] as const) {
        expect(searchIn(index, text, 30, within)).toEqual(searchIn(fresh, text, 30, within));
      }
    }
  };
  for (let round = 0; round < 6000; round += 1) {
    const id = `t${next(200)}`;
    if (next(5) === 0) {
      index.remove(id);
      now.delete(id);
    } else {
      const record = thing(id, { name: `${names[next(names.length)]} ${next(9)}`, unit: `u${next(3)}` });
      index.put(record);
      now.set(id, record);
    }
    if (round % 100 === 99) compare();
  }
});

test('SEC7: a search within some partitions answers as if the others were empty', () => {
  const record = fc.record({
    id: fc.integer({ min: 0, max: 60 }).map(String),
    name: fc
      .array(fc.constantFrom('ann', 'anna', 'lee', 'leigh', 'bo', 'b', 'ö', '王'), { maxLength: 3 })
      .map((words) => words.join(' ')),
    unit: fc.constantFrom('mine', 'theirs', 'nobody'),
  });
  fc.assert(
    fc.property(
      fc.array(record, { maxLength: 40 }),
      fc.constantFrom('ann lee', 'an', 'b', 'leigh bo', '王'),
      (made, text) => {
        const records = made.map(({ id, ...parts }) => thing(id, parts));
        const all = indexOf(records);
        const last = new Map(records.map((one) => [one.id, one]));
        const readable = indexOf([...last.values()].filter(({ unit }) => unit === 'mine'));
        expect(searchIn(all, text, 3, ['mine'])).toEqual(searchIn(readable, text, 3));
      },
    ),
    { numRuns: 300 },
  );
});

test('what a search cuts short is what counting and sorting everything gives', () => {
  const word = fc.constantFrom(
    'ann',
    'anna',
    'hannah',
    'lee',
    'leigh',
    'bo',
    'berg',
    'bergmann',
    'king',
    'ö',
  );
  const names = fc.array(fc.tuple(fc.array(word, { maxLength: 4 }), fc.constantFrom('u0', 'u1', 'u2')), {
    maxLength: 150,
  });
  const query = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(names, query, fc.integer({ min: 1, max: 30 }), (all, text, limit) => {
      const records = all.map(([words, unit], at) => thing(`t${at}`, { name: words.join(' '), unit }));
      const asked = trigramsOfQuery(text);
      const plain = records
        .filter(({ unit }) => unit !== 'u0')
        .map((record) => {
          const own = trigramsOf(byName.text(record));
          return { record, size: own.size, shared: [...asked].filter((trigram) => own.has(trigram)).length };
        })
        .filter(({ shared }) => shared >= Math.max(Math.min(asked.size, 2), Math.ceil(asked.size * 0.3)))
        .sort((a, b) => (isBetter(a, b) ? -1 : 1));
      const found = searchIn(indexOf(records), text, limit, ['u1', 'u2']);
      expect(found).toEqual(plain.slice(0, limit).map(({ record }) => record.id));
    }),
    { numRuns: 300 },
  );
});

test('a name is found across scripts, its own script first', () => {
  const index = indexOf([
    thing('cyrillic', { name: 'Иванов Пётр' }),
    thing('latin', { name: 'Petr Ivanov' }),
    thing('other', { name: 'Ann Lee' }),
  ]);
  expect(searchIn(index, 'ivanov').sort()).toEqual(['cyrillic', 'latin']);
  expect(searchIn(index, 'Иванов')).toEqual(['cyrillic', 'latin']);
});

test('folding takes accents and capitals away and leaves other scripts readable', () => {
  expect(fold('Crème Brûlée')).toBe('creme brulee');
  expect(fold('STRAẞE Øre Łódź')).toBe('strasse ore lodz');
  expect(fold('Ελλάς')).toBe('ελλας');
  expect(fold('कुमार')).toBe('कुमार');
});

test('a pasted page costs no more than a long name', () => {
  expect(trigramsOfQuery('word '.repeat(50_000)).size).toBeLessThan(250);
  const random = Array.from({ length: 100_000 }, (_, at) =>
    String.fromCharCode(97 + ((at * 7919) % 26)),
  ).join('');
  expect(trigramsOfQuery(random).size).toBeLessThan(250);
});

const packed = (...pieces: readonly string[]): Set<number> =>
  new Set(pieces.map((piece) => [...piece].reduce((sum, letter) => sum * 1_024 + letter.charCodeAt(0), 0)));

test('a word is all its three letters in a row, with a space before and, once it is finished, one behind', () => {
  expect(trigramsOf(['Ann'])).toEqual(packed('  a', ' an', 'ann', 'nn '));
  expect(trigramsOfQuery('Ann')).toEqual(packed('  a', ' an', 'ann'));
  expect(trigramsOfQuery('an-b')).toEqual(packed('  a', ' an', 'an ', '  b'));
  expect(trigramsOf(['', ' – ', 'b', 'B!'])).toEqual(packed('  b', ' b '));
  expect(trigramsOfQuery(`${'a '.repeat(100)}b`)).toEqual(packed('  a', ' a '));
});

test('words of other scripts stand beside themselves in Latin letters', () => {
  const both = trigramsOf(['Пётр']);
  for (const trigram of trigramsOf(['petr'])) expect(both).toContain(trigram);
  expect(both.size).toBe(10);
  expect(latinWords('Пётр Ivanov, ÖBB 24')).toEqual(['petr', 'ivanov', 'obb', '24']);
  expect(latinWordsOfQuery(`${'x'.repeat(199)}yz`)).toEqual([`${'x'.repeat(199)}y`]);
});

test('most in common comes first, then the shorter text, then the id; and two trigrams are the least', () => {
  const index = indexOf([
    thing('b', { name: 'Ann Lee' }),
    thing('a', { name: 'Ann Lee' }),
    thing('long', { name: 'Ann Lee Hamilton' }),
    thing('half', { name: 'Ann' }),
    thing('letter', { name: 'a' }),
  ]);
  expect(searchIn(index, 'ann lee')).toEqual(['a', 'b', 'long', 'half']);
  for (const limit of [0, 1, 2, 3]) expect(searchIn(index, 'ann lee', limit)).toHaveLength(limit);
  expect(searchIn(index, 'a')).toEqual(['letter', 'half', 'a', 'b', 'long']);
  expect(searchIn(index, '')).toEqual([]);
  expect(index.search({ trigrams: trigramsOfQuery('ann'), limit: 9, within: 'all' })[0]).toMatchObject({
    record: { id: 'half' },
    shared: 3,
    size: 4,
  });
});
