import { describe, expect, test } from 'vitest';
import { TeamsAdapter } from '../../bot/adapter.ts';
import type { Failure } from '../../bot/demo/fake-connector.ts';
import { startFakeConnector } from '../../bot/demo/fake-connector.ts';
import { usualPace } from '../../bot/outbound.ts';
import { everything } from '../../dialogs/everything.ts';
import { conversations, notices } from '../../domain/collections.ts';
import { notify, waitingNotices } from '../../domain/notices/notify.ts';
import type { Store } from '../../domain/store/store.ts';
import { watchOutgoing } from './outgoing.ts';
import { ada, priya, salesGroup, sam, startWire } from './wire.ts';

const fast = { budget: 5_000, pause: 1, retries: 3 };
const posts = (calls: readonly { method: string }[]): number =>
  calls.filter(({ method }) => method === 'POST').length;

test('every field of an entity reaches Teams: the AI label, citations and their claims', async () => {
  const connector = await startFakeConnector();
  const adapter = new TeamsAdapter({ kind: 'local' });
  const entity = {
    type: 'https://schema.org/Message',
    '@type': 'Message',
    '@context': 'https://schema.org',
    additionalType: ['AIGeneratedContent'],
    citation: [
      {
        '@type': 'Claim',
        position: 1,
        appearance: {
          '@type': 'DigitalDocument',
          name: 'Required fields',
          abstract: 'Fill in …',
          url: 'https://example.com/a',
        },
      },
    ],
  };
  const reference = {
    channelId: 'msteams',
    serviceUrl: connector.url,
    conversation: { id: 'a:sam', name: '', conversationType: 'personal', isGroup: false },
  };
  await adapter.later(reference, async (context) => {
    await context.sendActivity({ type: 'message', text: 'Fill in the fields [1].', entities: [entity] });
  });
  expect(connector.calls[0]?.body).toMatchObject({ entities: [entity] });
  await connector.close();
});

describe('REL7: a reply to a connector in trouble is sent again, or given up with a reason (hole r)', () => {
  test.each<[string, Failure[], number, boolean]>([
    ['429 without a time', [{ kind: 'status', status: 429 }], 2, true],
    ['429 with a time', [{ kind: 'status', status: 429, headers: { 'retry-after': '0.01' } }], 2, true],
    ['412', [{ kind: 'status', status: 412 }], 2, true],
    [
      '502 twice',
      [
        { kind: 'status', status: 502 },
        { kind: 'status', status: 502 },
      ],
      3,
      true,
    ],
    ['504', [{ kind: 'status', status: 504 }], 2, true],
    ['412 for ever', Array.from({ length: 9 }, () => ({ kind: 'status', status: 412 })), 4, false],
    [
      '429 with a time beyond patience',
      [{ kind: 'status', status: 429, headers: { 'retry-after': '60' } }],
      1,
      false,
    ],
    ['500', [{ kind: 'status', status: 500 }], 1, false],
    ['403', [{ kind: 'status', status: 403 }], 1, false],
    ['413', [{ kind: 'status', status: 413 }], 1, false],
    ['503', [{ kind: 'status', status: 503 }], 1, false],
    ['a connection that breaks', [{ kind: 'reset' }, { kind: 'reset' }], 3, true],
    ['connections that break for ever', Array.from({ length: 9 }, () => ({ kind: 'reset' })), 4, false],
  ])('%s', async (_, failures, tries, delivered) => {
    const { teams, connector, logged } = await startWire({ adapter: { pace: fast } });
    connector.failNext(...failures);
    expect((await teams.as(sam).says('help')).status).toBe(200);
    expect(posts(connector.calls)).toBe(tries);
    expect(teams.shown(teams.as(sam).chat)).toHaveLength(delivered ? 1 : 0);
    const givenUp = logged.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'reply not delivered');
    expect(givenUp).toHaveLength(delivered ? 0 : 1);
    for (const { fault } of givenUp) expect(fault.statusCode ?? fault.code).toBeTruthy();
  });
});

test('REL7: silence is not waited for, and may have arrived, so it is not sent again', async () => {
  const { teams, connector, logged } = await startWire({ adapter: { pace: { ...fast, budget: 100 } } });
  connector.failNext({ kind: 'hang' });
  await teams.as(sam).says('help');
  expect(posts(connector.calls)).toBe(1);
  expect(logged.join('')).toContain('reply not delivered');
});

test('REL7: whatever is written waits for its turn in its conversation, each try of it; what only reads does not', async () => {
  const turns: string[] = [];
  const mayGo = async (conversation: string): Promise<void> =>
    void turns.push(decodeURIComponent(conversation));
  const { teams, connector } = await startWire({ adapter: { pace: fast, mayGo } });
  connector.failNext({ kind: 'status', status: 412 });
  await teams.as(sam).says('help');
  expect(turns).toEqual([`a:${sam.id}`, `a:${sam.id}`]);
  await teams.as(sam).in(salesGroup).says('help');
  expect(turns.slice(2)).toEqual([salesGroup.id]);
});

test('REL7: waiting for its turn takes nothing from the time that a call has', async () => {
  const mayGo = (): Promise<void> => new Promise((wake) => setTimeout(wake, 300));
  const { teams } = await startWire({ adapter: { pace: { ...fast, budget: 150 }, mayGo } });
  await teams.as(sam).says('help');
  expect(teams.shown(teams.as(sam).chat)).toHaveLength(1);
});

test('REL7: no call waits longer than ten seconds, with all its tries', () => {
  expect(usualPace.budget).toBeLessThanOrEqual(10_000);
});

test.each([301, 302, 303, 307, 308])(
  'SEC2: a redirect (%i) is not followed, not even on the same host',
  async (status) => {
    const elsewhere = await startFakeConnector();
    const { teams, connector } = await startWire({ adapter: { pace: fast } });
    for (const location of [`${elsewhere.url}/x`, `${connector.url}/x`]) {
      connector.failNext({ kind: 'status', status, headers: { location } });
      await teams.as(sam).says('help');
    }
    expect(elsewhere.calls).toEqual([]);
    expect(connector.calls.filter(({ path }) => path === '/x')).toEqual([]);
    await elsewhere.close();
  },
);

describe('writing to a person who has not asked', () => {
  const leave = (store: Store, to: string) =>
    store.change({ by: ada.id, why: 'test', at: new Date() }, (tx) =>
      notify(
        tx,
        crypto.randomUUID(),
        to,
        { kind: 'accessDenied', requestId: 'r', byName: 'Ada' },
        new Date(),
      ),
    );

  test('the bot remembers the chat of everybody who spoke with it alone', async () => {
    const { teams, store, bot } = await startWire();
    await teams.as(priya).in(salesGroup).says('help');
    expect(await bot.outbox.sendTo(priya.id, { kind: 'thanks', offers: [] })).toEqual({
      kind: 'unreachable',
    });
    await teams.as(priya).says('help');
    expect(await bot.outbox.sendTo(priya.id, { kind: 'thanks', offers: [] })).toEqual({ kind: 'sent' });
    expect(teams.shown(teams.as(priya).chat)).toHaveLength(2);
    expect(await store.read((view) => view.get(conversations, priya.id))).toMatchObject({
      conversationId: `a:${priya.id}`,
      version: 1,
    });
  });

  test('the chat is written down once, not with every message', async () => {
    const { teams, store } = await startWire();
    for (let at = 0; at < 3; at++) await teams.as(sam).says('help');
    expect((await store.read((view) => view.get(conversations, sam.id)))?.version).toBe(1);
  });

  test('SEC2: a remembered address that is not allowed any more is not called', async () => {
    const { teams, store, bot } = await startWire();
    await teams.as(sam).says('help');
    await store.change({ by: 'system', why: 'test', at: new Date() }, async (tx) => {
      const known = await tx.get(conversations, sam.id);
      if (known !== undefined) await tx.put(conversations, { ...known, serviceUrl: 'http://203.0.113.7/' });
    });
    const outgoing = watchOutgoing();
    expect(await bot.outbox.sendTo(sam.id, { kind: 'thanks', offers: [] })).toEqual({ kind: 'unreachable' });
    expect(outgoing).toEqual([]);
  });

  test('a waiting notice is delivered once, after the next turn of anybody', async () => {
    const { teams, store, bot } = await startWire();
    await teams.as(priya).says('help');
    await leave(store, priya.id);
    await teams.as(sam).says('help');
    await bot.outbox.deliver();
    expect(teams.shown(teams.as(priya).chat)).toHaveLength(2);
  });

  test('a notice to somebody who never spoke with the bot waits until they do', async () => {
    const { teams, store } = await startWire();
    await leave(store, priya.id);
    await teams.as(sam).says('help');
    expect(teams.shown(teams.as(priya).chat)).toHaveLength(0);
    await teams.as(priya).says('help');
    expect(teams.shown(teams.as(priya).chat)).toHaveLength(2);
  });

  test('REL7: a person who has blocked the bot is not written to again', async () => {
    const { teams, connector, bot } = await startWire();
    await teams.as(sam).says('help');
    connector.failNext({ kind: 'status', status: 403 });
    expect(await bot.outbox.sendTo(sam.id, { kind: 'thanks', offers: [] })).toEqual({ kind: 'unreachable' });
    const before = connector.calls.length;
    expect(await bot.outbox.sendTo(sam.id, { kind: 'thanks', offers: [] })).toEqual({ kind: 'unreachable' });
    expect(connector.calls).toHaveLength(before);
  });

  test('a person who removed the app is forgotten', async () => {
    const { teams, bot } = await startWire();
    await teams.as(sam).says('help');
    await teams.as(sam).removes();
    expect(await bot.outbox.sendTo(sam.id, { kind: 'thanks', offers: [] })).toEqual({ kind: 'unreachable' });
  });

  test.each<[string, Failure]>([
    ['429', { kind: 'status', status: 429, headers: { 'retry-after': '60' } }],
    ['412', { kind: 'status', status: 412 }],
    ['413', { kind: 'status', status: 413 }],
    ['500', { kind: 'status', status: 500 }],
    ['502', { kind: 'status', status: 502 }],
    ['503', { kind: 'status', status: 503 }],
    ['504', { kind: 'status', status: 504 }],
    ['a connection that breaks', { kind: 'reset' }],
    ['silence', { kind: 'hang' }],
  ])('REL7: after %s a notice keeps waiting, the log says why, and it arrives once', async (_, failure) => {
    // Silence is waited for; whatever else goes wrong says so at once, however busy the machine is.
    const pace = { ...fast, ...(failure.kind === 'hang' && { budget: 200 }), retries: 0 };
    const { teams, connector, bot, store, logged } = await startWire({ adapter: { pace } });
    await teams.as(sam).says('help');
    await leave(store, sam.id);
    connector.failNext(failure);
    await bot.outbox.deliver();
    expect(await store.read((view) => waitingNotices(view, 10))).toHaveLength(1);
    const reasons = logged
      .map((line) => JSON.parse(line))
      .filter(({ msg }) => msg === 'message not delivered');
    expect(reasons).toHaveLength(1);
    expect(reasons[0].fault.name).toBeTruthy();
    await bot.outbox.deliver();
    await bot.outbox.deliver();
    expect(await store.read((view) => waitingNotices(view, 10))).toEqual([]);
    expect(teams.shown(teams.as(sam).chat)).toHaveLength(2);
  });

  test.each([400, 413])(
    'REL7: a message that Teams refuses with %i three times is parked with its reason, and the next one goes',
    async (status) => {
      const { teams, connector, bot, store, logged } = await startWire({
        adapter: { pace: { ...fast, retries: 0 } },
      });
      await teams.as(sam).says('help');
      await leave(store, sam.id);
      for (let time = 0; time < 3; time++) {
        connector.failNext({ kind: 'status', status });
        await bot.outbox.deliver();
      }
      expect(await store.read((view) => waitingNotices(view, 10))).toEqual([]);
      const parked = await store.read((view) => everything(view, notices));
      expect(parked.map(({ outcome }) => outcome)).toEqual(['refused']);
      expect(logged.some((line) => line.includes('notices given up'))).toBe(true);
      expect(teams.shown(teams.as(sam).chat)).toHaveLength(1);
      await leave(store, sam.id);
      await bot.outbox.deliver();
      expect(teams.shown(teams.as(sam).chat)).toHaveLength(2);
    },
  );

  test('REL7: what waits is delivered by the bot that is started next', async () => {
    const before = await startWire({ adapter: { pace: { ...fast, retries: 0 } } });
    await before.teams.as(sam).says('help');
    await leave(before.store, sam.id);
    before.connector.failNext({ kind: 'status', status: 502 });
    await before.bot.outbox.deliver();
    const { bot } = await startWire({ store: before.store, connector: before.connector });
    await bot.outbox.deliver();
    expect(before.teams.shown(before.teams.as(sam).chat)).toHaveLength(2);
  });

  test('trouble on the way is worth another try', async () => {
    const { teams, connector, bot, store } = await startWire({ adapter: { pace: { ...fast, retries: 0 } } });
    await teams.as(sam).says('help');
    await leave(store, sam.id);
    connector.failNext({ kind: 'status', status: 502 });
    await bot.outbox.deliver();
    expect(teams.shown(teams.as(sam).chat)).toHaveLength(1);
    await bot.outbox.deliver();
    expect(teams.shown(teams.as(sam).chat)).toHaveLength(2);
  });
});
