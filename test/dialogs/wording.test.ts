import { describe, expect, test } from 'vitest';
import { wordsFor } from '../../dialogs/wording/wording.ts';

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
