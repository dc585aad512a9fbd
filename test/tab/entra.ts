import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Person } from '../../bot/demo/fake-teams.ts';
import { appId, type ChannelKey, newKey, tokenOf } from '../wire/channel.ts';
import { tenantId } from '../wire/wire.ts';

type Claims = Readonly<Record<string, unknown>>;

/** An Entra of this test's own: it publishes the tenant's keys and hands out tokens as single sign-on does. */
export interface FakeEntra {
  readonly authority: string;
  readonly key: ChannelKey;
  claims(person: Person, other?: Claims): Claims;
  token(person: Person, other?: Claims): string;
  /** Answers nothing from now on. */
  stop(): void;
}

const tenantKey = newKey('tenant-key', []);

export async function startEntra({
  now = () => new Date(),
  untilTheTestEnds = true,
} = {}): Promise<FakeEntra> {
  const { endorsements: _, ...jwk } = tenantKey.jwk;
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    if (request.url !== `/${tenantId}/discovery/v2.0/keys`) response.statusCode = 404;
    response.end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const stop = (): void => {
    server.closeAllConnections();
    server.close();
  };
  if (untilTheTestEnds) onTestFinished(stop);
  const authority = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const claims = (person: Person, other: Claims = {}): Claims => {
    const seconds = Math.floor(now().getTime() / 1_000);
    return {
      iss: `${authority}/${tenantId}/v2.0`,
      aud: appId,
      ver: '2.0',
      tid: tenantId,
      oid: person.id,
      name: person.name,
      scp: 'access_as_user',
      nbf: seconds - 60,
      exp: seconds + 3_600,
      ...other,
    };
  };
  return {
    authority,
    key: tenantKey,
    claims,
    token: (person, other) => tokenOf(tenantKey, claims(person, other)),
    stop,
  };
}
