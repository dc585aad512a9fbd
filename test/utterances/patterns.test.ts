import { describe, expect, test } from 'vitest';
import { parsePatterns } from '../../domain/utterances/patterns.ts';

const saidBy = (text: string, each = 30) => {
  const parsed = parsePatterns(text, each);
  if (!parsed.ok) throw new Error(`line ${parsed.line} ${parsed.problem}`);
  return parsed.value;
};

describe('ways of saying things become utterances', () => {
  test('with made names marked where they stand, and the same ones every time', () => {
    const said = saidBy('edit-lead en: (give|hand) {lead} to {owner} [please|now]');
    expect(said).toEqual(saidBy('edit-lead en: (give|hand) {lead} to {owner} [please|now]'));
    expect(new Set(said.map(({ slots }) => slots?.lead)).size).toBeGreaterThan(20);
    for (const { text, intent, locale, slots } of said) {
      expect(text).toMatch(/^(?:give|hand) .+ to .+?(?: please| now)?$/);
      expect(text).toContain(` ${slots?.lead} to ${slots?.owner}`);
      expect([intent, locale]).toEqual(['edit-lead', 'en-US']);
    }
    expect(new Set(said.map(({ text }) => text.split(' ')[0]))).toEqual(new Set(['give', 'hand']));
  });

  test('a list of reasons gives the reason, a competitor is a name of which nothing is wanted', () => {
    const [one] = saidBy('$lost = they went with {alien}\ndisqualify-lead en: close {lead}, $lost', 1);
    expect(one?.slots?.reason).toBe('Lost');
    expect(one?.asides).toHaveLength(1);
    expect(one?.text).toBe(`close ${one?.slots?.lead}, they went with ${one?.asides?.[0]}`);
  });

  test('a colleague and a place are named in passing', () => {
    const [one] = saidBy('qualify-lead en: qualify {lead} in {town} for {colleague}', 1);
    expect(Object.keys(one?.slots ?? {})).toEqual(['lead']);
    expect(one?.asides).toHaveLength(2);
  });

  test('what no word says stands in front', () => {
    const [one] = saidBy('edit-lead de: <owner=me>ich übernehme {lead}', 1);
    expect(one?.slots?.owner).toBe('me');
    expect(one?.text.startsWith('ich übernehme ')).toBe(true);
  });
});

test.each([
  ['show-lead en: show {lead}\nshow {lead}', 2, 'is no pattern'],
  ['# remark\n\nshow-lead en: (show|open {lead}', 3, 'not closed'],
  ['show-lead en: show {lead})', 1, 'too many'],
  ['show-lead en: $hey show {lead}', 1, 'hey'],
  ['show-lead en: show {led}', 1, 'led'],
])('a broken line is named by its number: %s', (text, line, problem) => {
  const parsed = parsePatterns(text, 1);
  expect(parsed).toMatchObject({ ok: false, line });
  expect(parsed.ok ? '' : parsed.problem).toContain(problem);
});
