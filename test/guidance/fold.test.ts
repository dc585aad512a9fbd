import { expect, test } from 'vitest';
import { fold, pieces, unwrap } from '../../domain/guidance/fold.ts';
import { indexSpelling } from '../../domain/guidance/spelling.ts';

test.each([
  ['JSON', 'Can\\u0027t\\nsay \\"hi\\" \\/ \\\\', 'Can\'t say "hi" / \\'],
  ['addresses', '%e2%80%99s %zz %ff', '’s %zz %ff'],
  ['numbered entities', '&#39;x&#x27; &#0; &#9999999;', "'x'   &#9999999;"],
  ['an entity beyond all letters', '&#x1fffff;', ' '],
  ['named entities', '&amp;&nbsp;&unknown; &HELLIP;', '& &unknown; …'],
  ['tags', '<p class="x">Hi</p> 3 < 4 <3', ' Hi  3 < 4 <3'],
  ['broken UTF-8', 'donâ€™t â€œsayâ€¦', 'don\'t "say…'],
  ['signs that nobody sees', 'zero\u200bwidth\u00ad', 'zerowidth'],
])('%s are read as what they stand for', (_, pasted, text) => {
  expect(unwrap(pasted)).toBe(text);
});

test('of what is pasted 4,000 characters are read', () => {
  expect(unwrap('x'.repeat(5_000))).toHaveLength(4_000);
});

test.each([
  ["Can't", 'cannot'],
  ['can not', 'cannot'],
  ["I can 't", 'i cannot'],
  ['wont', 'will not'],
  ["doesn 't", 'does not'],
  ['couldnt', 'could not'],
  ['It’s what`s who´s', 'it is what is who is'],
  ["I've they've", 'i have they have'],
  ["you're", 'you are'],
  ["I'm", 'i am'],
  ['Größe №5', 'grosse no5'],
  ['  a--b  ', 'a b'],
  ["Ann's", 'anns'],
])('“%s” is “%s”', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test('a text is in pieces between its cut marks', () => {
  expect(pieces('The lead … is closed...really.. yes')).toEqual(['the lead', 'is closed', 'really yes']);
  expect(pieces('one')).toEqual(['one']);
  expect(pieces('…')).toEqual([]);
});

test.each([
  ['qualify', 'qualify'],
  ['qualfy', 'qualify'],
  ['qualifyy', 'qualify'],
  ['quailfy', 'qualify'],
  ['qualifx', 'qualify'],
  ['stgae', 'stage'],
  ['privelige', 'privelige'],
  ['wualify', 'wualify'],
  ['qualify1', 'qualify1'],
  ['leda', 'leda'],
  ['xyzzy', 'xyzzy'],
])('“%s” was meant as “%s”', (word, meant) => {
  const correct = indexSpelling(
    new Set(['qualify', 'opportunity', 'lead', 'stage', 'scores', 'score', 'privilege']),
  );
  for (let i = 0; i < 2; i++) expect(correct(word)).toBe(meant);
});
