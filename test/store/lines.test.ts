import { describe, expect, test } from 'vitest';
import { writeInBlocks } from '../../domain/store/local/blocks.ts';
import { decodeLine, encodeLine, readLines } from '../../domain/store/local/lines.ts';
import { merge, without } from '../../domain/store/local/merge.ts';

describe('a line of a file', () => {
  test('is its checksum and its JSON, and is read only as it was written', () => {
    expect(encodeLine('{"a":1}').toString()).toBe('561bacaf {"a":1}\n');
    expect(encodeLine('{"n":8}').toString()).toBe('05898037 {"n":8}\n');
    const line = encodeLine('{"name":"Łódź"}').toString().slice(0, -1);
    expect(decodeLine(Buffer.from(line))).toBe('{"name":"Łódź"}');
    for (const wrong of [
      line.slice(1),
      line.slice(0, -1),
      `${line} `,
      line.replace(' ', '-'),
      line.toUpperCase(),
      '',
    ])
      expect(decodeLine(Buffer.from(wrong))).toBeUndefined();
  });

  /** A file that gives at most so many bytes at once. */
  const fileOf = (text: string, atOnce: number) => {
    const bytes = Buffer.from(text);
    return {
      read: async (length: number, position: number) =>
        bytes.subarray(position, position + Math.min(length, atOnce)),
    };
  };
  const linesOf = async (text: string, atOnce = 1_000, end = Buffer.byteLength(text), from = 0) => {
    const found: [number, string, boolean][] = [];
    for await (const lines of readLines(fileOf(text, atOnce), end, from))
      for (const { at, bytes, complete } of lines) found.push([at, bytes.toString(), complete]);
    return found;
  };

  test.each([1, 2, 3, 5, 1_000])(
    'is found where it stands, however the file comes in pieces of %i',
    async (atOnce) => {
      expect(await linesOf('one\n\nthree\nla', atOnce)).toEqual([
        [0, 'one', true],
        [4, '', true],
        [5, 'three', true],
        [11, 'la', false],
      ]);
      expect(await linesOf('one\ntwo\n', atOnce)).toEqual([
        [0, 'one', true],
        [4, 'two', true],
      ]);
    },
  );

  test('is looked for from where it is asked to where it is asked, and no further than the file', async () => {
    expect(await linesOf('one\ntwo\nthree\n', 4, 10, 4)).toEqual([
      [4, 'two', true],
      [8, 'th', false],
    ]);
    expect(await linesOf('one\n', 2, 900)).toEqual([[0, 'one', true]]);
    expect(await linesOf('', 2)).toEqual([]);
  });
});

test('many small pieces are written in one go, a large block at a time, each behind the one before', async () => {
  const writes: [number, number][] = [];
  const file = {
    write: async (bytes: Buffer, at: number) => {
      writes.push([at, bytes.length]);
    },
  } as unknown as Parameters<typeof writeInBlocks>[0];
  const small = Buffer.alloc(16 << 10);
  const end = Buffer.from('end');
  expect(await writeInBlocks(file, 10, [small, small, small, small, end])).toBe(10 + (64 << 10) + 3);
  expect(writes).toEqual([
    [10, 64 << 10],
    [10 + (64 << 10), 3],
  ]);
  expect(await writeInBlocks(file, 7, [])).toBe(7);
  expect(await writeInBlocks(file, 7, [Buffer.alloc(0)])).toBe(7);
  expect(writes).toHaveLength(2);
});

test('several ordered lists are walked as one, of equals the first list first', () => {
  const lists = [['1a', '4a'], [], ['1b', '2b', '9b'], ['3c'], ['2d']] as const;
  const walk = (count: number) => {
    const merged = merge(
      lists.slice(0, count).map((list) => list[Symbol.iterator]() as Iterator<string, undefined>),
      (a, b) => a.charAt(0) < b.charAt(0),
    );
    return [...{ [Symbol.iterator]: () => merged }].join(' ');
  };
  expect([0, 1, 2, 3, 4, 5].map(walk)).toEqual([
    '',
    '1a 4a',
    '1a 4a',
    '1a 1b 2b 4a 9b',
    '1a 1b 2b 3c 4a 9b',
    '1a 1b 2b 2d 3c 4a 9b',
  ]);
  const odd = without([1, 2, 3, 4][Symbol.iterator]() as Iterator<number, undefined>, (n) => n % 2 === 0);
  expect([...odd]).toEqual([1, 3]);
});
