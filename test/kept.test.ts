import { expect, test } from 'vitest';
import { kept } from '../domain/kept.ts';

test('a thing is made once for each key, and keys from outside cannot fill the memory', () => {
  let made = 0;
  const upper = kept((key) => {
    made += 1;
    return key.toUpperCase();
  }, 3);
  expect([upper('a'), upper('a'), upper('b'), upper('c')]).toEqual(['A', 'A', 'B', 'C']);
  expect(made).toBe(3);
  expect(upper('d')).toBe('D');
  expect(upper('a')).toBe('A');
  expect(made).toBe(5);
});
