import { expect, test } from 'vitest';
import { indexSpelling } from '../../domain/guidance/spelling.ts';

const spelling = () => indexSpelling(new Set(['qualify', 'duplicate', 'score', 'lead', 'tab', 'matchcode']));

test.each([
  ['a letter that is missing', 'qualfy', 'qualify'],
  ['a letter too much', 'quallify', 'qualify'],
  ['a wrong letter', 'qualofy', 'qualify'],
  ['two letters that changed places', 'qaulify', 'qualify'],
  ['the last letter missing', 'matchcod', 'matchcode'],
  ['a letter too much at the end', 'leads', 'lead'],
  ['swapped letters of a word of five', 'scoer', 'score'],
])('%s: "%s" is "%s"', (_, typed, meant) => {
  const correct = spelling();
  expect([correct(typed), correct(typed)]).toEqual([meant, meant]);
});

test.each([
  ['known', 'qualify'],
  ['short: one slip would make it another', 'scor'],
  ['two wrong letters', 'quaxxfy'],
  ['a letter that moved, and another one in its place', 'quaizfy'],
  ['a letter in the place of one that moved', 'quazlfy'],
  ['two pairs that changed places', 'quailyf'],
  ['another first letter', 'xualify'],
  ['a figure in it', 'qualif1'],
  ['a word that nobody knows', 'zeppelin'],
])('what is %s stays: "%s"', (_, typed) => {
  expect(spelling()(typed)).toBe(typed);
});
