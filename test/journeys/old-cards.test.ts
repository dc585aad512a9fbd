import { expect, test } from 'vitest';
import type { Command } from '../../dialogs/command.ts';
import type { Reply } from '../../dialogs/reply.ts';
import { flows, leads } from '../../domain/collections.ts';
import { loadSettings } from '../../domain/qualification/settings-change.ts';
import { forgetOld } from '../../domain/retention.ts';
import { as, type Talk, talk, who } from '../dialogs/talk.ts';

const minutes = (undoMinutes: number) =>
  ({ kind: 'change', change: { kind: 'settings', edit: { undoMinutes } } }) as const;
const undoMinutes = async (t: Talk): Promise<number> => (await t.store.read(loadSettings)).undoMinutes;
const flowsOf = (t: Talk, status: 'open' | 'cancelled' | 'finished') =>
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

/** The button of that kind, as the card shows it. */
function button(offers: readonly Command[], kind: Command['kind']): Command {
  const found = offers.find((offer) => offer.kind === kind);
  if (found === undefined) throw new Error(`no ${kind} among ${offers.map((offer) => offer.kind)}`);
  return found;
}

test('SEC14: of the steps that one person has finished, the receipts of the newest two hundred are kept', async () => {
  const t = await talk();
  for (let at = 0; at < 203; at++) {
    const asks = as('disqualifyAsks', await t.says('sam', 'disqualify ann weber'));
    as(
      'disqualified',
      await t.answers('sam', asks, 'disqualify', { reason: String(asks.reasons[0]?.value) }),
    );
    as('undone', await t.says('sam', 'undo ann weber'));
    t.later(1);
  }
  expect(await flowsOf(t, 'finished')).toHaveLength(200);
});

test('SEC14: so are those of the forms that one person has sent', async () => {
  const t = await talk();
  for (let at = 0; at < 203; at++) {
    const form = await t.says('sam', 'new lead');
    as('leadCreated', await t.answers('sam', form, 'save', { topic: `Pump ${at}` }));
    t.later(1);
  }
  expect(await flowsOf(t, 'finished')).toHaveLength(200);
});

test('REL1: the button of the next stage moves by one stage, however often it is pressed', async () => {
  const t = await talk();
  const which = await t.says('sam', 'qualify hannah berg');
  as('qualified', await t.answers('sam', which, 'continue', { create: 'account,contact,opportunity' }));
  const first = as('stageMoved', await t.says('sam', 'next stage of hannah berg'));
  const next = button(first.offers, 'next-stage');
  const second = as('stageMoved', await t.presses('sam', next));
  expect(await t.presses('sam', next)).toEqual(second);
  t.later(91 * 24 * 60);
  await forgetOld(t.store, t.now(), 90);
  expect(as('stageMoved', await t.presses('sam', next))).toMatchObject({ stage: second.stage, moved: false });
  expect(second.finished).toBe(false);
  expect(as('stageMoved', await t.presses('sam', button(second.offers, 'next-stage'))).finished).toBe(true);
});

test('REL1: an old button whose receipt was forgotten does not reopen a lead that was closed anew', async () => {
  const t = await talk();
  const closes = async () => {
    const asks = as('disqualifyAsks', await t.says('sam', 'disqualify ann weber'));
    as(
      'disqualified',
      await t.answers('sam', asks, 'disqualify', { reason: String(asks.reasons[0]?.value) }),
    );
  };
  await closes();
  const old = button(as('leadCard', await t.says('sam', 'show ann weber')).offers, 'reactivate-lead');
  as('reactivated', await t.presses('sam', old));
  await closes();
  t.later(91 * 24 * 60);
  await forgetOld(t.store, t.now(), 90);
  const shown = as('leadCard', await t.presses('sam', old));
  expect(shown.lead.state).toBe('disqualified');
  as('reactivated', await t.presses('sam', button(shown.offers, 'reactivate-lead')));
});

test('a card about a lead that is gone says so, and takes nobody for a stranger', async () => {
  const t = await talk();
  const asks = as('disqualifyAsks', await t.says('sam', 'disqualify ann weber'));
  const by = { by: 'system', why: 'test', at: t.now() };
  await t.store.change(by, (tx) => tx.remove(leads, asks.lead.id));
  const refused = as('refused', await t.answers('sam', asks, 'disqualify', { reason: '4' }));
  expect(refused.refusal).toEqual({ kind: 'leadUnknown' });
  expect(as('refused', await t.answers('sam', { ...asks, rev: asks.rev - 1 }, 'disqualify')).refusal).toEqual(
    {
      kind: 'leadUnknown',
    },
  );
});
