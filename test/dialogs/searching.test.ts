import { expect, test } from 'vitest';
import { openReading } from '../../bot/utterances.ts';
import { understand } from '../../dialogs/understand.ts';

const read = await openReading();
const hear = (text: string) => understand(text, { read, today: '2026-11-25' });

test.each([
  ['find norzan urber', 'norzan urber'],
  ['find yorur curgrazan', 'yorur curgrazan'],
  ['Find solta nsolrayoran!', 'solta nsolrayoran'],
  ['search for Wexlor', 'Wexlor'],
])('UX4: “%s” looks for all of “%s”, whatever those words sound like', (text, sought) => {
  const { intent, slots, command } = hear(text);
  expect(intent).toBe('find-leads');
  expect(slots).toEqual({ lead: sought, text: sought });
  expect(command).toEqual({ kind: 'find-leads', text: sought });
});

test.each([
  ['find duplicates', 'scan-duplicates'],
  ['find duplikates', 'scan-duplicates'],
  ['find the duplicates of Wexlor', 'duplicates-of-lead'],
])('UX4: “%s” is more than a search: %s', (text, intent) => {
  expect(hear(text).intent).toBe(intent);
});

test('UX4: a city is searched for without being taken for somebody', () => {
  expect(hear('find Hamburg')).toMatchObject({ slots: { text: 'Hamburg' }, command: { text: 'Hamburg' } });
  expect(hear('find Hamburg').slots.lead).toBeUndefined();
});
