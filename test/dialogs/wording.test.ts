import { describe, expect, test } from 'vitest';
import { languageFor, wordingLanguages, wordsFor } from '../../dialogs/wording/wording.ts';
import { productLabels } from './product-labels.ts';

describe('dates', () => {
  const at = '2026-01-25T23:30:00Z';

  test('name their zone, so that a card means the same to everybody who reads it', () => {
    expect(wordsFor({ locale: 'en-GB' }).date(at)).toBe('25 Jan 2026, 23:30 UTC');
  });

  test('are told in the hour of the reader, the day with it', () => {
    const words = wordsFor({ locale: 'en-GB', timeZone: 'Europe/Berlin' });
    expect(words.date(at)).toBe('26 Jan 2026, 00:30 CET');
    expect(words.day(at)).toBe('26 Jan 2026');
    expect(wordsFor({ locale: 'en-GB', timeZone: 'America/New_York' }).day(at)).toBe('25 Jan 2026');
  });
});

describe('German', () => {
  const german = wordsFor({ locale: 'de-AT', timeZone: 'Europe/Vienna' });

  test('is for everybody whose client is in German, wherever; English for all others', () => {
    expect(['de', 'de-CH', 'DE-de', 'en-GB', 'fr-FR', 'den'].map(languageFor)).toEqual([
      'de',
      'de',
      'de',
      'en',
      'en',
      'en',
    ]);
  });

  test('has its own dates, numbers and quotation marks', () => {
    expect(german.date('2026-01-25T23:30:00Z')).toBe('26. Jan. 2026, 00:30 MEZ');
    expect(german.tooLong(12_345, 4_000)).toContain('12.345 Zeichen; ich lese bis zu 4.000');
    expect(german.searchTitle('ann')).toBe('Leads zu „ann“');
  });

  test('counts one and many', () => {
    expect(german.preflightNo(1)).toContain('Eine Sache steht im Weg');
    expect(german.preflightNo(2)).toContain('2 Dinge stehen im Weg');
    expect(german.notesCarried(1, 1)).toBe('1 Notiz mit 1 Anlage wird auch dort angezeigt.');
    expect(german.notesCarried(3, 2)).toBe('3 Notizen mit 2 Anlagen werden auch dort angezeigt.');
    expect(german.closing.bulkDone(0, 1)).toBe('0 von 1 Lead qualifiziert');
  });

  test('names everything that comes with the product as German Dynamics 365 does', () => {
    const same = ['Name', 'Website', 'Budget'];
    const english = [...productLabels].filter((label) => german.term(label) === label);
    expect(english.filter((label) => !same.includes(label))).toEqual([]);
    expect(german.term('Opportunity')).toBe('Verkaufschance');
  });

  test('leaves what an organisation named itself', () => {
    expect(german.term('Enterprise Sales Process')).toBe('Enterprise Sales Process');
    expect(german.term('constructor')).toBe('constructor');
  });
});

test.each(wordingLanguages)('why something was not saved is told apart in %s', (locale) => {
  const { notSaved } = wordsFor({ locale });
  const told = (['readOnly', 'diskFault', 'outOfReach'] as const).map(notSaved);
  expect(new Set(told).size).toBe(3);
});
