import { expect, test } from 'vitest';
import { addressOf, hrefTo, routeOf } from '../../tab/parts/route.ts';
import { de } from '../../tab/words/de.ts';
import { en } from '../../tab/words/en.ts';
import { languageOf } from '../../tab/words/words.ts';

/** Every fixed string of a word list by its path. */
function strings(words: object, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(words)) {
    const at = `${path}/${name}`;
    if (typeof value === 'string') found.set(at, value);
    else if (typeof value === 'object')
      for (const [deeper, text] of strings(value as object, at)) found.set(deeper, text);
  }
  return found;
}

/** Alike in both languages: names, and words that German took over. */
const alike =
  /\/(app|pages\/(leads|import)|local\/languages|board\/leads|board\/lead|leads\/(title|filters|columns\/name)|lead\/(details)|import\/columns\/name|.*\/lead|.*\/(status|name)|settings\/(organization|range)|columns\/score|lead\/scoreLabel)/;

test('UX10: every string of the tab is there in German, and is no copy of the English', () => {
  const german = strings(de);
  const copies = [...strings(en)].filter(([path, text]) => german.get(path) === text && !alike.test(path));
  expect([...strings(en).keys()].filter((path) => !german.get(path))).toEqual([]);
  expect(copies).toEqual([]);
});

test('UX10: numbers and days are written as the language writes them', () => {
  expect(en.count(12_345)).toBe('12,345');
  expect(de.count(12_345)).toBe('12.345');
  expect(de.day('2026-03-05T12:00:00Z')).toBe('5. März 2026');
  expect(['de-AT', 'DE', 'en-GB', 'fr', ''].map(languageOf)).toEqual(['de', 'de', 'en', 'en', 'en']);
});

test('an address of the tab says what it shows, whatever the id holds', () => {
  const href = hrefTo(['leads', 'a/b c'], { state: 'open', text: '' });
  expect(href).toBe('#/leads/a%2Fb%20c?state=open');
  expect(routeOf(href)).toMatchObject({ page: 'leads', rest: ['a/b c'] });
  expect(addressOf('lead:ann:1')).toBe('#/leads/ann%3A1');
  expect(routeOf('#/leads/%E0%A4%A').rest).toEqual(['%E0%A4%A']);
});
