import { expect, test } from 'vitest';
import { Remembered, remembering } from '../../domain/duplicates/remembering.ts';

test('the last answers are kept, at most twice as many as promised, and those asked for again stay', () => {
  const answers = new Remembered<number>(10);
  for (let n = 0; n < 100; n++) {
    answers.set(`${n}`, n);
    answers.get('0');
  }
  const kept = Array.from({ length: 100 }, (_, n) => n).filter((n) => answers.get(`${n}`) !== undefined);
  expect(kept).toEqual(expect.arrayContaining([0, ...Array.from({ length: 9 }, (_, n) => 91 + n)]));
  expect(kept.length).toBeLessThanOrEqual(20);
});

test('a text is read once; a text without anything in it, too', () => {
  const read: string[] = [];
  const lengthOf = remembering(10, (text) => {
    read.push(text);
    return text === '' ? undefined : { length: text.length };
  });
  expect([lengthOf('ab'), lengthOf(''), lengthOf('ab'), lengthOf('')]).toEqual([
    { length: 2 },
    undefined,
    { length: 2 },
    undefined,
  ]);
  expect(lengthOf('ab')).toBe(lengthOf('ab'));
  expect(read).toEqual(['ab', '']);
});
