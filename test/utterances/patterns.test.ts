import { createHash } from 'node:crypto';
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

test('all that a pattern may say is said, now this and now that', () => {
  const said = saidBy(
    [
      '# ways to close',
      '$unreachable = never answered|no reply (at all|to \\$100 offers)',
      '$uninterested_more = lost interest',
      '$canceled = called it off',
      '$polite = please|pls',
      '',
      'disqualify-lead en: [$polite] close {lead} , ($unreachable|$uninterested_more|$canceled) !',
      'merge-leads de: {lead} und {other} [von {alien}] zusammen ( führen | legen )',
      'find-leads en: <owner=me>my leads about {text}',
      'qualify-lead fr: qualifie {lead}',
    ].join('\n'),
    40,
  );
  const text = JSON.stringify(said);
  for (const part of [
    'never answered',
    'no reply at all',
    'no reply to $100 offers',
    'lost interest',
    'called it off',
  ])
    expect(text).toContain(part);
  const reasons = new Set(said.flatMap(({ slots }) => slots?.reason ?? []));
  expect(reasons).toEqual(new Set(['Cannot Contact', 'No Longer Interested', 'Canceled']));
  expect(said.filter(({ asides }) => asides?.length === 1).length).toBeGreaterThan(5);
  expect(said.filter(({ asides }) => asides?.length === 0).length).toBeGreaterThan(100);
  expect(said.map(({ id }) => id).slice(0, 2)).toEqual(['pattern-1-1', 'pattern-1-2']);
  for (const { text, locale, intent } of said) {
    expect(text).not.toMatch(/\s\s|^\s|\s$| [,!]/);
    expect(locale).toBe(intent === 'merge-leads' ? 'de-DE' : 'en-US');
  }
  expect(createHash('sha256').update(text).digest('hex').slice(0, 12)).toMatchInlineSnapshot(
    `"fadee8454158"`,
  );
});

test.each([
  ['show-lead en: show {lead}\nshow {lead}', 2, 'is no pattern'],
  ['# remark\n\nshow-lead en: (show|open {lead}', 3, 'not closed'],
  ['show-lead en: show {lead})', 1, 'too many'],
  ['show-lead en: $hey show {lead}', 1, 'hey'],
  ['show-lead en: show {led}', 1, 'led'],
  ['show-lead en: (show [me {led}] now)', 1, 'led'],
  ['show-lead en: [show {lead}', 1, 'not closed'],
  ['show-lead en: (show {lead}]', 1, 'too many'],
  ['show-lead en: show } {lead}', 1, 'too many'],
  ['Show-lead en: show {lead}', 1, 'is no pattern'],
  ['show-lead en show {lead}', 1, 'is no pattern'],
  ['$list=a|b', 1, 'is no pattern'],
])('a broken line is named by its number: %s', (text, line, problem) => {
  const parsed = parsePatterns(text, 1);
  expect(parsed).toMatchObject({ ok: false, line });
  expect(parsed.ok ? '' : parsed.problem).toContain(problem);
});
