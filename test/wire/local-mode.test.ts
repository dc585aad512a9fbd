import { request } from 'node:http';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hostileUrl } from '../bot/hostile-urls.ts';
import { watchOutgoing } from './outgoing.ts';
import { post } from './raw.ts';
import { sam, startWire, tenantId } from './wire.ts';

/** `RUNS=10000` is the long run. */
const runs = Number(process.env['RUNS'] ?? 2_000);

const message = (serviceUrl: string) => ({
  type: 'message',
  id: crypto.randomUUID(),
  text: 'my leads',
  channelId: 'msteams',
  serviceUrl,
  from: { id: '29:sam', aadObjectId: sam.id },
  recipient: { id: '28:bot' },
  conversation: { id: 'a:sam', conversationType: 'personal', tenantId },
  channelData: { tenant: { id: tenantId } },
});

test('SEC1: without credentials a stranger’s serviceUrl is refused and nothing is sent to it', async () => {
  const { teams, connector } = await startWire();
  const outgoing = watchOutgoing();
  const before = outgoing.length;
  for (const authorization of [undefined, 'Basic YTpi', 'Bearer good-looking.token.here']) {
    const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
    const response = await teams.sends(message('http://203.0.113.7/'), headers);
    expect(response.status).toBe(403);
    expect(await response.json()).toEqual({ error: 'I do not send to that serviceUrl.' });
  }
  expect(outgoing.slice(before).filter((address) => address.startsWith('203.'))).toEqual([]);
  expect((await teams.sends(message(connector.url))).status).toBe(200);
});

test(`SEC2: of ${runs} generated serviceUrls none but loopback ones are called, counted at the socket`, {
  timeout: 3_600_000,
}, async () => {
  let converses = 0;
  const { url } = await startWire({
    converse: async () => {
      converses++;
      return { kind: 'thanks', offers: [] };
    },
    adapter: { pace: { budget: 200, pause: 1, retries: 0 } },
  });
  const outgoing = watchOutgoing();
  const urls = fc.sample(hostileUrl, { numRuns: runs, seed: 20_261 }).filter((url) => !isThisMachine(url));
  const answers = await Promise.all(
    urls.map((each) => post(`${url}/api/messages`, JSON.stringify(message(each)))),
  );
  const statuses = new Set(answers.map(({ status }) => status));
  expect([...statuses].toSorted()).toEqual([403]);
  expect(converses).toBe(0);
  expect(new Set(outgoing.map((address) => address.replace(/:\d+$/, '')))).toEqual(new Set(['127.0.0.1']));
});

/** Addresses of this machine are allowed, but nobody listens there: calling them would only slow the test down. */
const isThisMachine = (url: string): boolean =>
  /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/.test(url);

const statusWith = (url: string, headers: Readonly<Record<string, string>>) =>
  new Promise((resolve) => {
    request(`${url}/health`, { headers }, (response) => resolve(response.resume().statusCode)).end();
  });

test('a page in a browser cannot reach local mode through a name that points at this machine', async () => {
  const { url } = await startWire();
  expect(await statusWith(url, { host: 'evil.example' })).toBe(403);
  expect(await statusWith(url, { host: new URL(url).host })).toBe(200);
});

test.each([
  { 'x-forwarded-for': '203.0.113.7' },
  { 'x-forwarded-host': 'tunnel.example' },
  { 'x-forwarded-proto': 'https' },
  { 'x-real-ip': '203.0.113.7' },
  { forwarded: 'for=203.0.113.7' },
  { via: '1.1 proxy' },
])('SEC1: what a tunnel or a proxy hands on does not come from this machine: %o', async (headers) => {
  const { url } = await startWire();
  // Such a program names this machine as the host, whoever it was that asked for the name of the tunnel.
  expect(await statusWith(url, { host: new URL(url).host, ...headers })).toBe(403);
});

test('SEC1: a page of another site is refused, the bot’s own is not', async () => {
  const { url } = await startWire();
  expect(await statusWith(url, { origin: 'https://evil.example' })).toBe(403);
  expect(await statusWith(url, { origin: 'null' })).toBe(403);
  expect(await statusWith(url, { origin: url })).toBe(200);
});

test('health tells what runs, without a secret', async () => {
  const { url, store } = await startWire({ model: { complete: async () => '', rejected: () => undefined } });
  const health = await fetch(`${url}/health`).then((response) => response.json());
  expect(health).toEqual({
    status: 'ok',
    version: expect.stringMatching(/^\d/),
    mode: 'local',
    store: store.kind,
    model: true,
    leads: 0,
  });
});
