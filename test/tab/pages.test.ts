import { expect, test } from 'vitest';
import { securityPolicy } from '../../bot/tab/pages.ts';
import { startTeamsWire } from '../wire/channel.ts';
import { startWire } from '../wire/wire.ts';

test('the page has own scripts and styles only, and nothing of anybody in it', async () => {
  const { url } = await startTeamsWire({ entra: { authority: 'http://127.0.0.1:9' } });
  const page = await fetch(`${url}/tab`);
  const html = await page.text();
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\son\w+=|style=/);
  const [, script = ''] = /src="([^"]+)"/.exec(html) ?? [];
  const file = await fetch(url + script, { headers: { 'accept-encoding': 'gzip' } });
  expect(file.status).toBe(200);
  expect(file.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(file.headers.get('cache-control')).toContain('immutable');
  expect(file.headers.get('content-encoding')).toBe('gzip');
  const tag = page.headers.get('etag') ?? '';
  expect((await fetch(`${url}/tab`, { headers: { 'if-none-match': tag } })).status).toBe(304);
});

test.each([
  'tab/main.tsx',
  'tab/../package.json',
  'tab/%2e%2e%2fpackage.json',
  'tab/index.html/x',
  'tab/nothing.js',
])('nothing but the tab’s own files is served: /%s', async (path) => {
  const { url } = await startWire();
  expect((await fetch(`${url}/${path}`)).status).toBe(404);
});

test('only Microsoft’s clients may show the tab in a frame, and in local mode nobody else', () => {
  const directives = (policy: string) =>
    new Map(policy.split('; ').map((each) => [each.split(' ')[0], each.split(' ').slice(1)]));
  const app = {
    id: '',
    type: 'SingleTenant',
    tenantId: '',
    channelService: '',
    rolesFrom: 'here',
    tenants: [],
    serviceOrigins: [],
  } as const;
  const teams = directives(securityPolicy({ kind: 'teams', app }));
  expect(teams.get('frame-ancestors')).toContain('https://teams.microsoft.com');
  expect(teams.get('script-src')).toEqual(["'self'"]);
  expect(teams.get('style-src')).toEqual(["'self'"]);
  expect(teams.get('default-src')).toEqual(["'none'"]);
  const local = directives(securityPolicy({ kind: 'local' }));
  expect(local.get('frame-ancestors')).toEqual(["'self'"]);
  expect(local.get('connect-src')).toEqual(["'self'"]);
});

test('no answer of the API may be kept by a cache, and no other site may read one', async () => {
  const { url } = await startWire();
  const answer = await fetch(`${url}/api/tab/entry`);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('set-cookie')).toBeNull();
  for (const origin of [url, 'https://evil.example']) {
    const { headers } = await fetch(`${url}/api/tab/entry`, { headers: { origin } });
    expect(headers.get('access-control-allow-origin')).toBeNull();
  }
});
