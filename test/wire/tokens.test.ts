import { createRequire } from 'node:module';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
  channelIssuer,
  goodClaims,
  hmacToken,
  newKey,
  startTeamsWire,
  type TeamsWire,
  tokenOf,
  unsignedToken,
} from './channel.ts';
import { sam } from './wire.ts';

const own = newKey('key-1', ['msteams']);
const unpublished = newKey('key-2', ['msteams']);
const otherChannel = newKey('key-3', ['webchat']);
const sameName = newKey('key-1', ['msteams']);

// The SDK reports every bad token on the console.
beforeEach(() => {
  const spy = vi.spyOn(console, 'error').mockReturnValue();
  return () => spy.mockRestore();
});

const now = Math.floor(Date.now() / 1_000);
const emulator = 'https://login.microsoftonline.com/f8cdef31-a31e-4b4a-93e4-5f571e91255a/v2.0';
const skill = { ver: '2.0', azp: '99999999-2222-4333-8444-555555555555' };

type Make = (good: Readonly<Record<string, unknown>>) => string | undefined;
const bearer =
  (make: Make): Make =>
  (good) =>
    `Bearer ${make(good)}`;
const claims = (change: Readonly<Record<string, unknown>>): Make =>
  bearer((good) => tokenOf(own, { ...good, ...change }));

const refused: readonly (readonly [string, Make])[] = [
  ['no header', () => undefined],
  ['an empty header', () => ''],
  ['a scheme without a token', () => 'Bearer'],
  ['another scheme', (good) => `Basic ${tokenOf(own, good)}`],
  ['a lower-case scheme', (good) => `bearer ${tokenOf(own, good)}`],
  ['two tokens', (good) => `Bearer ${tokenOf(own, good)} ${tokenOf(own, good)}`],
  ['words', () => 'Bearer let me in'],
  ['three dots of nothing', () => 'Bearer ...'],
  ['parts that are no JSON', () => 'Bearer YWJj.ZGVm.Z2hp'],
  ['an unsigned token', bearer(unsignedToken)],
  ['a shared-secret signature', bearer((good) => hmacToken(good, 'secret', { kid: 'key-1' }))],
  [
    'a signature made with the public key as a secret',
    bearer((good) => hmacToken(good, JSON.stringify(own.jwk), { kid: 'key-1' })),
  ],
  ['an algorithm that the header only claims', bearer((good) => tokenOf(own, good, { alg: 'ES256' }))],
  ['a key that the channel does not publish', bearer((good) => tokenOf(unpublished, good))],
  ['another key under a published name', bearer((good) => tokenOf(sameName, good))],
  ['no key id', bearer((good) => tokenOf(own, good, { kid: undefined }))],
  [
    'a changed claim under an old signature',
    bearer((good) => {
      const [head, , signature] = tokenOf(own, good).split('.');
      return `${head}.${Buffer.from(JSON.stringify({ ...good, exp: now + 9_999 })).toString('base64url')}.${signature}`;
    }),
  ],
  ['a key that is endorsed for another channel only', bearer((good) => tokenOf(otherChannel, good))],
  ['another issuer', claims({ iss: 'https://evil.example' })],
  ['no issuer', claims({ iss: undefined })],
  ['a list of issuers', claims({ iss: [channelIssuer] })],
  ['another audience', claims({ aud: '99999999-2222-4333-8444-555555555555' })],
  ['no audience', claims({ aud: undefined })],
  ['expired six minutes ago', claims({ exp: now - 360 })],
  ['not valid before six minutes from now', claims({ nbf: now + 360 })],
  ['another serviceUrl', claims({ serviceurl: 'https://smba.trafficmanager.net/' })],
  ['no serviceUrl', claims({ serviceurl: undefined })],
  [
    'the emulator’s issuer',
    claims({ iss: emulator, ver: '2.0', azp: '11111111-2222-4333-8444-555555555555' }),
  ],
  [
    'the emulator’s issuer of the first version',
    claims({ iss: 'https://sts.windows.net/f8cdef31-a31e-4b4a-93e4-5f571e91255a/', ver: '1.0' }),
  ],
  ['skill claims from the channel’s issuer', claims({ ...skill })],
  ['skill claims from a tenant', claims({ ...skill, iss: emulator })],
  ['a tenant id, which the channel never sends', claims({ tid: '66666666-7777-4888-8999-aaaaaaaaaaaa' })],
];

const send = async (wire: TeamsWire, authorization: string | undefined) => {
  const activity = { ...(await anActivity(wire)), id: crypto.randomUUID() };
  return wire.teams.sends(activity, { authorization: authorization ?? '' });
};

const anActivity = async ({ connector }: TeamsWire) => ({
  type: 'message',
  text: 'hi',
  channelId: 'msteams',
  serviceUrl: connector.url,
  from: { id: `29:${sam.id}`, aadObjectId: sam.id },
  recipient: { id: '28:bot' },
  conversation: {
    id: 'a:sam',
    conversationType: 'personal',
    tenantId: '00000000-0000-4000-8000-00000000000a',
  },
  channelData: { tenant: { id: '00000000-0000-4000-8000-00000000000a' } },
});

describe('SEC3: only a token of the channel for this bot lets a turn start', () => {
  test('a good token does, also within five minutes of its limits', async () => {
    const wire = await startTeamsWire({ keys: [own] });
    const good = goodClaims(wire.connector.url);
    for (const change of [{}, { exp: now - 240 }, { nbf: now + 240 }])
      expect((await send(wire, `Bearer ${tokenOf(own, { ...good, ...change })}`)).status).toBe(200);
    expect(wire.connector.calls.filter(({ method }) => method === 'POST')).toHaveLength(3);
  });

  test(`each of ${refused.length} bad ones gets 401 and says nothing about why`, async () => {
    let turns = 0;
    const wire = await startTeamsWire({
      keys: [own, otherChannel],
      converse: async () => {
        turns++;
        return { kind: 'thanks', offers: [] };
      },
    });
    const good = goodClaims(wire.connector.url);
    const answers = new Map<string, string>();
    for (const [name, make] of refused) {
      const response = await send(wire, make(good));
      answers.set(name, `${response.status} ${await response.text()}`);
    }
    expect([...answers].filter(([, answer]) => answer !== '401 {"error":"Not authorized."}')).toEqual([]);
    expect(turns).toBe(0);
    expect(wire.connector.calls).toEqual([]);
  });

  test.each<[string, string]>([
    ['nobody listens', 'http://127.0.0.1:1/openid'],
    ['the address is not a URL', 'nonsense'],
  ])(
    'when the keys are out of reach (%s) a well-formed token gets 503, a hopeless one still 401',
    async (_, metadata) => {
      const wire = await startTeamsWire({ keys: [own], metadata });
      const good = goodClaims(wire.connector.url);
      const response = await send(wire, `Bearer ${tokenOf(own, good)}`);
      expect(response.status).toBe(503);
      expect(await response.text()).not.toMatch(/ECONNREFUSED|127\.0\.0\.1|at /);
      for (const token of [
        unsignedToken(good),
        hmacToken(good, 'secret'),
        tokenOf(own, { ...good, iss: emulator }),
      ])
        expect((await send(wire, `Bearer ${token}`)).status).toBe(401);
    },
  );

  test('SEC2: not even a good token makes the bot send to an address that is not listed', async () => {
    const wire = await startTeamsWire({ keys: [own] });
    const serviceUrl = 'https://evil.example/';
    const activity = { ...(await anActivity(wire)), serviceUrl };
    const response = await wire.teams.sends(activity, {
      authorization: `Bearer ${tokenOf(own, goodClaims(serviceUrl))}`,
    });
    expect(response.status).toBe(403);
    expect(wire.connector.calls).toEqual([]);
  });

  test('strangers cannot make the SDK remember tenants', async () => {
    const { ToBotFromBotOrEmulatorTokenValidationParameters: parameters } = createRequire(import.meta.url)(
      'botframework-connector/lib/auth/tokenValidationParameters',
    ) as {
      ToBotFromBotOrEmulatorTokenValidationParameters: { issuer: string[] };
    };
    const wire = await startTeamsWire({ keys: [own] });
    const before = parameters.issuer.length;
    for (let at = 0; at < 20; at++)
      await send(
        wire,
        `Bearer ${tokenOf(unpublished, { ...goodClaims(wire.connector.url), tid: crypto.randomUUID() })}`,
      );
    expect(parameters.issuer).toHaveLength(before);
  });
});
