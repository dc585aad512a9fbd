import { expect, test } from 'vitest';
import type { Reply } from '../../dialogs/reply.ts';
import { flows } from '../../domain/collections.ts';
import { loadSettings } from '../../domain/qualification/settings-change.ts';
import { forgetOld } from '../../domain/retention.ts';
import { as, type Talk, talk, who } from '../dialogs/talk.ts';

const minutes = (undoMinutes: number) =>
  ({ kind: 'change', change: { kind: 'settings', edit: { undoMinutes } } }) as const;
const undoMinutes = async (t: Talk): Promise<number> => (await t.store.read(loadSettings)).undoMinutes;
const flowsOf = (t: Talk, status: 'open' | 'cancelled') =>
  t.store.read((view) => view.find(flows, 'byPerson', `${who.sam.id}|${status}`));

test('REL1: a card whose dialog was forgotten confirms nothing that came after it', async () => {
  const t = await talk();
  const before = await undoMinutes(t);
  const old = as('adminConfirm', await t.presses('ada', minutes(33)));
  t.later(91 * 24 * 60);
  await forgetOld(t.store, t.now(), 90);
  as('adminConfirm', await t.presses('ada', minutes(5)));
  const shown = as('adminConfirm', await t.answers('ada', old, 'confirm'));
  expect(await undoMinutes(t)).toBe(before);
  as('adminChanged', await t.answers('ada', shown, 'confirm'));
  expect(await undoMinutes(t)).toBe(5);
});

test('SEC14: of the dialogs that one person leaves open, the newest two hundred are kept', async () => {
  const t = await talk();
  const cards: Reply[] = [];
  for (let at = 0; at < 205; at++) {
    cards.push(await t.says('sam', 'new lead'));
    t.later(1);
  }
  expect(await flowsOf(t, 'open')).toHaveLength(200);
  const [first] = cards;
  const last = cards.at(-1);
  if (first === undefined || last === undefined) throw new Error('no cards');
  as('cardInactive', await t.answers('sam', first, 'save', { topic: 'Pump' }));
  as('leadCreated', await t.answers('sam', last, 'save', { topic: 'Pump' }));
});

test('SEC14: the dialog that somebody begins is kept, also when a clock that was set back makes it the oldest', async () => {
  const t = await talk();
  for (let at = 0; at < 200; at++) await t.says('sam', 'new lead');
  t.later(-60);
  const card = await t.says('sam', 'new lead');
  as('leadCreated', await t.answers('sam', card, 'save', { topic: 'Pump' }));
  expect((await flowsOf(t, 'open')).length).toBeLessThanOrEqual(200);
});

test('SEC14: of a cancelled dialog nothing is kept that was typed', async () => {
  const t = await talk();
  const form = as('leadForm', await t.says('sam', 'new lead'));
  const wrong = as(
    'leadForm',
    await t.answers('sam', form, 'save', { topic: 'x'.repeat(400), need: 'Canary' }),
  );
  expect(JSON.stringify(await flowsOf(t, 'open'))).toContain('Canary');
  as('cancelled', await t.answers('sam', wrong, 'cancel'));
  expect(JSON.stringify(await flowsOf(t, 'cancelled'))).not.toContain('Canary');
  as('cancelled', await t.answers('sam', wrong, 'save'));
});
