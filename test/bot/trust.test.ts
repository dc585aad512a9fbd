import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Mode } from '../../bot/config.ts';
import { isFromHere, mayCall, mayEnter } from '../../bot/trust.ts';
import { hostileUrl } from './hostile-urls.ts';

/** `RUNS=10000` is the long run. */
const runs = Number(process.env['RUNS'] ?? 4_000);

const tenant = '66666666-7777-4888-8999-aaaaaaaaaaaa';
const local: Mode = { kind: 'local' };
const teams: Mode = {
  kind: 'teams',
  app: {
    id: 'app',
    type: 'SingleTenant',
    tenantId: tenant,
    channelService: '',
    rolesFrom: 'here',
    tenants: [tenant],
    serviceOrigins: ['https://smba.trafficmanager.net'],
  },
};

describe('SEC2: where the bot may send to', () => {
  test.each([
    'https://smba.trafficmanager.net',
    'https://smba.trafficmanager.net/',
    'https://smba.trafficmanager.net/emea/',
    `https://smba.trafficmanager.net/amer/${tenant}/`,
  ])('Teams itself: %s', (url) => {
    expect(mayCall(teams, url)).toBe(true);
    expect(mayCall(local, url)).toBe(false);
  });

  test.each([
    'http://127.0.0.1:56150/_connector',
    'http://localhost:56150/_connector',
    'http://[::1]:1',
    'https://127.0.0.1',
  ])('this machine, in local mode only: %s', (url) => {
    expect(mayCall(local, url)).toBe(true);
    expect(mayCall(teams, url)).toBe(false);
  });

  test.each([
    'http://smba.trafficmanager.net/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://evil.example/https://smba.trafficmanager.net/',
    'https://smba.trafficmanager.net:8443/',
    'https://smba.trafficmanager.net\\@evil.example/',
    'https://SMBA.trafficmanager.net/',
    'https://smba。trafficmanager。net/',
    'https:smba.trafficmanager.net/',
    ' https://smba.trafficmanager.net/',
    'https://smba.trafficmanager.net/?x=https://evil.example',
    'https://smba.trafficmanager.net/#@evil.example',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://127.1/',
    'http://127.0.0.1.evil.example/',
    'http://user@127.0.0.1/',
    'http://localhost.evil.example/',
    'http://0.0.0.0/',
    'http://[::ffff:127.0.0.1]/',
    'file:///etc/passwd',
    'ftp://127.0.0.1/',
    'javascript:alert(1)',
    '',
    'nonsense',
  ])('nobody else: %s', (url) => {
    expect(mayCall(local, url)).toBe(false);
    expect(mayCall(teams, url)).toBe(false);
  });

  test(`of ${runs} generated addresses none but the real ones is let through, however it is spelt`, () => {
    fc.assert(
      fc.property(hostileUrl, (url) => {
        if (mayCall(teams, url)) expect(url).toMatch(/^https:\/\/smba\.trafficmanager\.net(\/|$)/);
        if (mayCall(local, url))
          expect(url).toMatch(/^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/);
      }),
      { numRuns: runs },
    );
  });
});

describe('SEC4: whom the bot listens to', () => {
  const from = (conversationTenant?: string, channelTenant?: string, channelId = 'msteams') => ({
    channelId,
    conversation: { tenantId: conversationTenant },
    channelData: { tenant: { id: channelTenant } },
  });
  const other = '99999999-7777-4888-8999-aaaaaaaaaaaa';

  test.each<[string, ReturnType<typeof from>, boolean]>([
    ['a listed tenant, named alike twice', from(tenant, tenant), true],
    ['an unlisted tenant', from(other, other), false],
    ['two different tenants, the first listed', from(tenant, other), false],
    ['two different tenants, the second listed', from(other, tenant), false],
    ['only the conversation’s', from(tenant, undefined), false],
    ['only the channel’s', from(undefined, tenant), false],
    ['no tenant at all', from(undefined, undefined), false],
    ['a listed tenant through another channel', from(tenant, tenant, 'webchat'), false],
    ['the emulator', from(tenant, tenant, 'emulator'), false],
  ])('%s', (_, origin, enters) => {
    expect(mayEnter(teams, origin)).toBe(enters);
  });

  test('no channel data counts as no tenant', () => {
    expect(mayEnter(teams, { channelId: 'msteams', conversation: { tenantId: tenant } })).toBe(false);
  });
});

test.each<[string | undefined, boolean]>([
  ['127.0.0.1:3978', true],
  ['localhost:3978', true],
  ['[::1]:3978', true],
  ['127.0.0.1', true],
  ['evil.example', false],
  ['127.0.0.1.evil.example:3978', false],
  ['localhost@evil.example', false],
  ['', false],
  [undefined, false],
])('in local mode a request for the host %s is for this machine: %s', (host, local) => {
  expect(isFromHere({ host })).toBe(local);
});
