import { describe, expect, test } from 'vitest';
import { sortsOf } from '../../domain/utterances/ordinary.ts';
import { vocabularyOf } from '../../domain/utterances/vocabulary.ts';

const known = vocabularyOf(['qualify', 'show', 'market', 'her', 'kann']);

describe('a word is known', () => {
  test.each([
    ['qualify', 'qualify'],
    ['qualfy', 'qualify'],
    ['hre', 'her'],
    ['kan', 'kann'],
    ['hiis', '~s'],
    ['heraussuchen', '~v'],
    ['gimme', '~s'],
    ['sie', '~s'],
    ['x@y.example', '<@>'],
    ['q3', '<0>'],
  ])('%s as %s', (word, meant) => {
    expect(known(word)).toBe(meant);
  });

  test.each(['okafor', 'weber', 'tim', 'kapoor', '3m', 'zyx'])('a name is not: %s', (word) => {
    expect(known(word)).toBeUndefined();
  });
});

test.each([
  ['called', 'v'],
  ['bestätigt', undefined],
  ['bestaetigt', 'v'],
  ['angerufen', 'v'],
  ['keller', undefined],
])('everyday words have a sort in every form, as they are folded: %s', (word, sorts) => {
  expect(sortsOf(word)).toBe(sorts);
});
