import { expect, test } from 'vitest';
import type { Entry, Session } from '../../bot/tab/wire.ts';
import { appId, hmacToken, newKey, startTeamsWire, tokenOf, unsignedToken } from '../wire/channel.ts';
import { post } from '../wire/raw.ts';
import { ada, mira, sam, startProduct, startWire, tenantId } from '../wire/wire.ts';
import { tabClient } from './client.ts';
import { type FakeEntra, startEntra } from './entra.ts';

async function signInWith(tokenBy: (entra: FakeEntra) => string) {
  const entra = await startEntra();
  const { url, logged } = await startTeamsWire({ entra: { authority: entra.authority } });
  const { status, body } = await tabClient(url, tokenBy(entra)).get<Session>('session');
  return { status, body, logged };
}

const bearer = (token: string): string => `Bearer ${token}`;

test('SEC16: a member who comes with the token of single sign-on is who the token says', async () => {
  const { status, body } = await signInWith((entra) => bearer(entra.token(sam)));
  expect(status).toBe(200);
  expect(body).toMatchObject({ person: { id: sam.id, name: sam.name }, member: false, appId });
});

const other = newKey('tenant-key', []);
const hour = 3_600;
const now = Math.floor(Date.now() / 1_000);

test.each<[string, 401 | 403, (entra: FakeEntra) => string]>([
  ['no header', 401, () => ''],
  ['another scheme', 401, (entra) => `Basic ${entra.token(sam)}`],
  ['no token', 401, () => 'Bearer '],
  ['no JWT', 401, () => 'Bearer a.b.c'],
  ['the local switcher’s header', 401, () => `Person ${ada.id}`],
  ['a token without a signature', 401, (entra) => bearer(unsignedToken(entra.claims(sam)))],
  [
    'a shared secret for a signature',
    401,
    (entra) => bearer(hmacToken(entra.claims(sam), JSON.stringify(entra.key.jwk), { kid: 'tenant-key' })),
  ],
  ['a key of somebody else', 401, (entra) => bearer(tokenOf(other, entra.claims(sam)))],
  ['an unknown key', 401, (entra) => bearer(tokenOf({ ...entra.key, kid: 'nobody' }, entra.claims(sam)))],
  ['another issuer', 401, (entra) => bearer(entra.token(sam, { iss: `${entra.authority}/other/v2.0` }))],
  [
    'the issuer of version 1',
    401,
    (entra) => bearer(entra.token(sam, { iss: `https://sts.windows.net/${tenantId}/`, ver: '1.0' })),
  ],
  ['version 1 by its own word', 401, (entra) => bearer(entra.token(sam, { ver: '1.0' }))],
  [
    'another app’s token',
    401,
    (entra) => bearer(entra.token(sam, { aud: '00000003-0000-0000-c000-000000000000' })),
  ],
  [
    'an unlisted tenant',
    401,
    (entra) => bearer(entra.token(sam, { tid: '00000000-0000-4000-8000-0000000000ff' })),
  ],
  ['no tenant', 401, (entra) => bearer(entra.token(sam, { tid: undefined }))],
  ['expired', 401, (entra) => bearer(entra.token(sam, { exp: now - 120 }))],
  ['not valid yet', 401, (entra) => bearer(entra.token(sam, { nbf: now + hour }))],
  ['without an end', 401, (entra) => bearer(entra.token(sam, { exp: undefined }))],
  ['no object id', 401, (entra) => bearer(entra.token(sam, { oid: undefined }))],
  ['an object id that is none', 401, (entra) => bearer(entra.token(sam, { oid: 'sam' }))],
  ['an app’s own token', 403, (entra) => bearer(entra.token(sam, { scp: undefined, roles: ['Lead.Admin'] }))],
  ['another scope', 403, (entra) => bearer(entra.token(sam, { scp: 'User.Read' }))],
  [
    'a guest, by their own provider',
    403,
    (entra) => bearer(entra.token(sam, { idp: 'https://sts.windows.net/other/' })),
  ],
  ['a guest, by the account type', 403, (entra) => bearer(entra.token(sam, { acct: 1 }))],
])('SEC3, SEC4: %s is turned away with %i', async (_what, expected, tokenBy) => {
  const { status, body } = await signInWith(tokenBy);
  expect(status).toBe(expected);
  expect(body).toEqual({ title: '', details: [], now: '' });
});

test('SEC3: while the keys are out of reach nobody gets in, and it is not called the person’s fault', async () => {
  const { status } = await signInWith((entra) => {
    entra.stop();
    return bearer(entra.token(sam));
  });
  expect(status).toBe(503);
});

test('SEC12: no token and no name gets into the log', async () => {
  const { logged } = await signInWith((entra) => bearer(entra.token(sam, { exp: 1 })));
  expect(logged.join('\n')).toContain('tab request refused');
  expect(logged.join('\n')).not.toMatch(/Sam|eyJ/);
});

test('in local mode whoever sits at this machine chooses whom to be', async () => {
  const { url } = await startProduct();
  const entry = await tabClient(url, '').get<Entry>('entry');
  expect(entry.body).toMatchObject({ kind: 'local', people: expect.arrayContaining([mira, sam]) });
  expect((await tabClient(url, mira).get<Session>('session')).body).toMatchObject({
    person: mira,
    member: true,
  });
  expect((await tabClient(url, 'Person nobody').get('session')).status).toBe(401);
});

test('outside local mode the API tells nobody who there is', async () => {
  const { url } = await startTeamsWire({ entra: { authority: 'http://127.0.0.1:9' } });
  expect((await tabClient(url, '').get<Entry>('entry')).body).toEqual({ kind: 'teams' });
});

test('SEC1: in local mode a name that points at this machine opens nothing', async () => {
  const { url } = await startWire();
  const answer = await post(`${url}/api/tab/preview`, '{}', {
    'content-type': 'application/json',
    host: 'leads.example',
    authorization: `Person ${ada.id}`,
  });
  expect(answer.status).toBe(403);
});
