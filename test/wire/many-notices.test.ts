import { expect, test } from 'vitest';
import type { TeamsAdapter } from '../../bot/adapter.ts';
import { createConversations } from '../../bot/conversations.ts';
import { createOutbox, usualLimits } from '../../bot/outbox.ts';
import { conversations, notices } from '../../domain/collections.ts';
import { notify } from '../../domain/notices/notify.ts';
import { anEmptyStore } from '../an-empty-store.ts';
import { watchedLog } from '../watched-log.ts';

/** An outbox with a time of its own; `fails` says to whom nothing can be sent. */
async function anOutbox(people: number, fails: (to: string) => boolean = () => false) {
  const store = anEmptyStore();
  let ms = Date.parse('2026-11-30T08:00:00Z');
  const clock = { now: () => new Date(ms) };
  const mode = { kind: 'local' } as const;
  await store.change({ by: 'system', why: 'test', at: clock.now() }, async (tx) => {
    for (let n = 0; n < people; n++) {
      const id = `person-${String(n).padStart(5, '0')}`;
      await tx.put(conversations, {
        id,
        version: 0,
        channelId: 'msteams',
        serviceUrl: 'http://127.0.0.1:1/',
        conversationId: `a:${id}`,
        userId: `29:${id}`,
        botId: '28:bot',
        locale: 'en',
      });
      await notify(tx, 'news', id, { kind: 'accessDenied', requestId: 'r', byName: 'Ada' }, clock.now());
    }
  });
  const sent: string[] = [];
  const later: TeamsAdapter['later'] = async (reference) => {
    const to = reference.user?.aadObjectId ?? '';
    if (fails(to)) throw new Error('the connector is in trouble');
    sent.push(to);
  };
  const outbox = createOutbox({
    mode,
    store,
    clock,
    adapter: { later },
    conversations: createConversations(mode, store, clock),
    render: () => ({ summary: 'News', card: { type: 'AdaptiveCard', version: '1.5', body: [] } }),
    tell: () => ({ kind: 'thanks', offers: [] }),
    log: watchedLog(),
    limits: { ...usualLimits, batch: 50 },
  });
  const waiting = () => store.read((view) => view.count(notices, 'byDelivery', 'waiting'));
  return { outbox, sent, waiting, later: (by: number) => (ms += by) };
}

test('REL7: everybody is written to in one run, each once', async () => {
  const { outbox, sent, waiting } = await anOutbox(120);
  await outbox.deliver();
  expect(await waiting()).toBe(0);
  expect(sent).toHaveLength(120);
  expect(new Set(sent).size).toBe(120);
});

test('people to whom nothing can be sent keep nobody else waiting for long, and are not given up', async () => {
  let trouble = true;
  // The first sixty: more than are looked at together.
  const { outbox, sent, waiting, later } = await anOutbox(80, (to) => trouble && to < 'person-00060');
  for (let run = 0; run < 100 && sent.length < 20; run++) await outbox.deliver();
  expect(sent).toHaveLength(20);
  trouble = false;
  later(16 * 60_000);
  await outbox.deliver();
  expect(await waiting()).toBe(0);
  expect(sent).toHaveLength(80);
});

test('while the connector is down a run ends soon, and the next one goes on', async () => {
  let down = true;
  let tried = 0;
  const { outbox, sent, waiting } = await anOutbox(100, () => {
    tried++;
    return down;
  });
  await outbox.deliver();
  expect(tried).toBe(20);
  down = false;
  await outbox.deliver();
  expect(sent).toHaveLength(100);
  expect(await waiting()).toBe(0);
});
