import { describe, expect, test } from 'vitest';
import { cleaned } from '../../domain/guidance/clean.ts';
import { leansOnEarlier } from '../../domain/guidance/follow-up.ts';
import { languageOf } from '../../domain/guidance/language.ts';
import { indexSpelling } from '../../domain/guidance/spelling.ts';
import { theKnowledge } from './the-guidance.ts';

const { lexicons } = await theKnowledge();

test.each([
  ['Where are my closed leads?', 'en'],
  ['per-stage opportunity model minimum data', 'en'],
  ['lead contact model score', 'en'],
  ['Zugriff verweigert', 'de'],
  ['Wo sind meine Leads?', 'de'],
  ['Accès refusé', 'fr'],
  ['Où sont mes prospects fermés ?', 'fr'],
  ['Acceso denegado', 'es'],
  ['¿Dónde están mis clientes?', 'es'],
  ['Dove sono i miei lead chiusi?', 'it'],
  ['Onde estão os meus leads?', 'pt'],
  ['Waar zijn mijn leads?', 'nl'],
])('"%s" is %s', (question, language) => {
  expect(languageOf(question, lexicons)).toBe(language);
});

test('German words that an English sentence quotes do not make it German, until there are clearly more', () => {
  expect(languageOf('What does "Der Lead ist bereits geschlossen" mean for me?', new Map())).toBe('en');
  expect(languageOf('What is "Der Lead ist bereits geschlossen" for?', new Map())).toBe('en');
  expect(languageOf('What about "Der Lead ist bereits geschlossen und wird nicht"?', new Map())).toBe('de');
  expect(languageOf('Interessent', new Map([['de', new Map([['interessent', ['lead']]])]]))).toBe('en');
});

test('what people paste around a question is not searched for', () => {
  expect(
    cleaned(
      '<p>Why can&#39;t I qualify 3f2504e0-4f89-11d3-9a0c-0305e82c3301 (0x80040333, see https://x.crm.dynamics.com/main.aspx?id=1)?</p>',
    ),
  ).toBe('why cannot i qualify see');
});

describe('a question leans on the turn before it', () => {
  test.each([
    'and for opportunities?',
    'why?',
    'how do I enable it?',
    'what about the grade',
    'which ones?',
    'und im Formular?',
  ])('when it says "%s"', (question) => {
    expect(leansOnEarlier(question)).toBe(true);
  });
  test.each([
    'Where can I find disqualified leads?',
    'score vs grade',
    'how do I unpublish a duplicate detection rule',
  ])('but not when it says "%s"', (question) => {
    expect(leansOnEarlier(question)).toBe(false);
  });
});

describe('spelling', () => {
  const correct = indexSpelling(new Set(['duplicate', 'qualify', 'permissions', 'weather', 'score', 'read']));
  test.each([
    ['dupliacte', 'duplicate'],
    ['duplcate', 'duplicate'],
    ['qualifyy', 'qualify'],
    ['permisions', 'permissions'],
    ['scroe', 'score'],
  ])('%s is %s', (typed, meant) => {
    expect(correct(typed)).toBe(meant);
  });
  test.each(['weather', 'leather', 'road', 'x9', 'qualification'])('%s stays as it is', (word) => {
    expect(correct(word)).toBe(word);
  });
});
