import { expect, test } from 'vitest';
import { readerFor } from '../../dialogs/wording/reader-for.ts';
import { as, talk } from './talk.ts';

const english = { locale: 'en-GB', timeZone: 'Europe/Berlin' };

test('an answer to a German question has German labels, whatever language the client is in', async () => {
  const t = await talk();
  const reply = as(
    'answered',
    await t.says('sam', 'Was passiert mit den Notizen, wenn ich einen Lead qualifiziere?'),
  );
  expect(readerFor(reply, english)).toEqual({ locale: 'de', timeZone: 'Europe/Berlin' });
});

test('a question that is declined is declined in its own language', async () => {
  const t = await talk();
  const reply = as('declined', await t.says('sam', 'Wie viele Beine hat eine Spinne?'));
  expect(readerFor(reply, english).locale).toBe('de');
});

test('everything else is read in the client’s language', async () => {
  const t = await talk();
  expect(readerFor(await t.says('sam', 'meine offenen Leads'), english)).toBe(english);
});
