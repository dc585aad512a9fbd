import { expect, test } from 'vitest';
import { createProduct } from '../../bot/product.ts';
import { leads } from '../../domain/collections.ts';
import { leaveDigests } from '../../domain/delivery/due-digests.ts';
import { notifyOfNews } from '../../domain/notices/notify.ts';
import type { Store } from '../../domain/store/store.ts';
import { watchedLog } from '../watched-log.ts';
import { mira, type ProductWire, salesGroup, sam, startProduct } from './wire.ts';

const hot = async (store: Store, at: Date, count: number): Promise<void> => {
  await store.change({ by: 'system', why: 'score records', at }, async (tx) => {
    const [lead] = await tx.find(leads, 'byView', `open|owner:${sam.id}`, { limit: 1 });
    if (lead === undefined) throw new Error('Sam has no lead');
    const score = { value: 93, grade: 'A', at: at.toISOString(), modelId: 'm', trend: 'steady' } as const;
    await tx.put(leads, { ...lead, score });
    for (let n = 0; n < count; n++)
      await notifyOfNews(tx, `run ${n}`, sam.id, { kind: 'highScores', leadIds: [lead.id] }, at);
  });
};
const now = new Date('2026-11-25T10:00:00Z');
const toSam = ({ teams }: ProductWire): number => teams.shown(teams.as(sam).chat).length;

/** A second process over the same data, as after a restart or beside the first one. */
const another = ({ store }: ProductWire) =>
  createProduct({
    mode: { kind: 'local' },
    store,
    clock: { now: () => now },
    newId: () => 'id',
    secret: Buffer.alloc(32, 7),
    log: watchedLog(),
  });

test('REL7: several processes that deliver at the same time, and one after a restart, send each message once', async () => {
  const wire = await startProduct();
  await wire.teams.as(sam).says('help');
  await hot(wire.store, now, 3);
  const others = [await another(wire), await another(wire)];
  await Promise.all([wire.bot, ...others].map((bot) => bot.outbox.deliver()));
  await (await another(wire)).outbox.deliver();
  expect(toSam(wire)).toBe(2);
  const seen = wire.teams.shown(wire.teams.as(sam).chat).at(-1);
  expect(JSON.stringify(seen)).toContain('grade A');
});

test('REL7: a message that could not be sent is sent later, whole', async () => {
  const wire = await startProduct();
  await wire.teams.as(sam).says('help');
  await hot(wire.store, now, 2);
  wire.connector.failNext({ kind: 'status', status: 500 });
  await wire.bot.outbox.deliver();
  expect(toSam(wire)).toBe(1);
  await wire.bot.outbox.deliver();
  await wire.bot.outbox.deliver();
  expect(toSam(wire)).toBe(2);
});

test('UX9: a digest goes to the chat of two, also when the manager only ever asks in a group', async () => {
  const wire = await startProduct(new Date('2026-11-29T10:00:00Z'));
  await wire.teams.as(mira).in(salesGroup).says('daily digest');
  await leaveDigests(wire.store, new Date('2026-11-30T10:00:00Z'));
  await wire.bot.outbox.deliver();
  const inGroup = wire.teams.shown(salesGroup).length;
  expect(wire.teams.shown(wire.teams.as(mira).chat)).toHaveLength(0);
  await wire.teams.as(mira).says('hi');
  wire.later(24 * 60);
  await leaveDigests(wire.store, new Date('2026-11-30T10:00:00Z'));
  await wire.bot.outbox.deliver();
  expect(wire.teams.shown(salesGroup)).toHaveLength(inGroup);
  expect(JSON.stringify(wire.teams.shown(wire.teams.as(mira).chat).at(-1))).toContain('Open leads by age');
});
