import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { evidence, fours, seeker } from '../../domain/guidance/near.ts';
import { pick, rollFrom } from '../../domain/utterances/noise.ts';

const messages = [
  'active stage is not on lead entity',
  'the lead is already closed',
  'you do not have permission to qualify this lead because of missing privileges on the account entity',
  'generic sql error',
].map((folded) => ({ folded }));
const seek = seeker(messages);
const found = (text: string) =>
  seek(text).map(({ sought, covered, edits }) => [messages.indexOf(sought), covered, edits]);

describe('a message is found in a text', () => {
  test.each<[string, string, readonly (readonly number[])[]]>([
    ['as it is', 'active stage is not on lead entity', [[0, 34, 0]]],
    ['among other words', 'it says the lead is already closed what now', [[1, 26, 0]]],
    ['with slips', 'the laed is alredy closed', [[1, 26, 3]]],
    ['with too many slips it is not', 'the lxxd ix alxxdy clxxed', []],
    ['cut off at its end', 'it says active stage is not on lea', [[0, 26, 0]]],
    ['cut off at its start', 'stage is not on lead entity, what now', [[0, 27, 0]]],
    [
      'cut off at both',
      'do not have permission to qualify this lead because of missing privileges',
      [[2, 73, 0]],
    ],
    ['too little of it is not', 'on lead entity', []],
    [
      'both of two',
      'the lead is already closed and active stage is not on lead entity',
      [
        [0, 34, 0],
        [1, 26, 0],
      ],
    ],
    ['nothing', '', []],
    ['another text', 'how do i score a lead', []],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test('a short message bears one slip, a longer one more and the longest most', () => {
    expect(found('generic sql eror')).toEqual([[3, 17, 1]]);
    expect(found('genric sql eror')).toEqual([]);
    const [active = '', , privileges = ''] = messages.map(({ folded }) => folded);
    const slips = (text: string, many: number) =>
      [...text].map((letter, at) => (at % 6 === 2 && at < 6 * many ? 'x' : letter)).join('');
    expect(found(slips(active, 4))).toEqual([[0, 34, 4]]);
    expect(found(slips(active, 5))).toEqual([]);
    expect(found(slips(privileges, 15))).toEqual([[2, 99, 15]]);
  });

  test('of a message that is cut off three fifths have to be there, and fourteen letters', () => {
    expect(found('active stage is not o')).toEqual([[0, 21, 0]]);
    expect(found('active stage is not ')).toEqual([]);
    expect(found('generic sql er')).toEqual([[3, 14, 0]]);
    expect(found('generic sql e')).toEqual([]);
    const short = seeker([{ folded: 'access denied' }]);
    expect(short('it says access denied')).toMatchObject([{ covered: 13, edits: 0 }]);
    expect(short('access deni')).toEqual([]);
  });

  test('the more of it is there, and the cleaner, the more it says', () => {
    expect(evidence({ covered: 30, edits: 0 })).toBe(30);
    expect(evidence({ covered: 34, edits: 3 })).toBe(28);
  });

  test('its fours are every four characters in a row, each once', () => {
    expect(fours('abc').size).toBe(0);
    expect(fours('abcdabcd').size).toBe(4);
    expect([...fours('xabcd')][1]).toBe([...fours('abcd')][0]);
  });
});

/** Who changes knowingly how messages are found has the new fingerprint written by `npx vitest run -u` of this file. */
test('what is found of mistyped and cut messages is the same in every release', () => {
  const roll = rollFrom(7);
  const texts = Array.from({ length: 600 }, () => {
    const { folded } = pick(roll, messages);
    const from = roll() < 0.4 ? Math.floor(roll() * folded.length * 0.5) : 0;
    const to = folded.length - (roll() < 0.4 ? Math.floor(roll() * folded.length * 0.5) : 0);
    const letters = [...folded.slice(from, to)].flatMap((letter) => {
      const chance = roll();
      return chance < 0.04 ? [] : chance < 0.08 ? [letter, pick(roll, [...'aeinrst '])] : [letter];
    });
    return `${roll() < 0.5 ? 'it says ' : ''}${letters.join('')}${roll() < 0.3 ? ' why' : ''}`;
  });
  const all = texts.map(found);
  expect(all.filter(({ length }) => length > 0).length).toBeGreaterThan(200);
  expect(createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 12)).toMatchInlineSnapshot(
    `"658cf998e1f4"`,
  );
});
