import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { AdapterOptions } from '../../bot/adapter.ts';
import type { Mode } from '../../bot/config.ts';
import { startFakeConnector } from '../../bot/demo/fake-connector.ts';
import { sam, startWire, tenantId, type Wire, type WireOptions } from './wire.ts';

export const appId = '11111111-2222-4333-8444-555555555555';
export const channelIssuer = 'https://api.botframework.com';

type Claims = Readonly<Record<string, unknown>>;

/** A key of the channel and what it is endorsed for. */
export interface ChannelKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly jwk: Readonly<Record<string, unknown>>;
}

export function newKey(kid: string, endorsements: readonly string[]): ChannelKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { kid, privateKey, jwk: { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', endorsements } };
}

const usualKey = newKey('key-1', ['msteams']);

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export function tokenOf({ kid, privateKey }: ChannelKey, claims: Claims, header: Claims = {}): string {
  const signed = `${part({ typ: 'JWT', alg: 'RS256', kid, ...header })}.${part(claims)}`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey).toString('base64url')}`;
}

/** A token signed with a shared secret, as a forger would who knows the public key. */
export function hmacToken(claims: Claims, secret: string, header: Claims = {}): string {
  const signed = `${part({ typ: 'JWT', alg: 'HS256', ...header })}.${part(claims)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

export const unsignedToken = (claims: Claims): string =>
  `${part({ typ: 'JWT', alg: 'none' })}.${part(claims)}.`;

/** Publishes keys as the channel does. */
export async function publishKeys(keys: readonly ChannelKey[]): Promise<string> {
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    const base = `http://${request.headers.host}`;
    response.end(
      JSON.stringify(
        request.url === '/keys'
          ? { keys: keys.map(({ jwk }) => jwk) }
          : { issuer: channelIssuer, jwks_uri: `${base}/keys` },
      ),
    );
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => void server.closeAllConnections());
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/openid`;
}

/** Claims that the channel makes for this bot and this serviceUrl. */
export function goodClaims(serviceUrl: string, now = Math.floor(Date.now() / 1_000)): Claims {
  return { iss: channelIssuer, aud: appId, serviceurl: serviceUrl, nbf: now - 60, exp: now + 3_600 };
}

export interface TeamsWire extends Wire {
  readonly key: ChannelKey;
}

/** A bot with credentials, behind a channel of its own: the same checks as in production, none of its addresses. */
export async function startTeamsWire(
  options: WireOptions & {
    readonly metadata?: string;
    readonly keys?: readonly ChannelKey[];
    readonly rolesFrom?: 'here' | 'entra';
  } = {},
): Promise<TeamsWire> {
  const { metadata, keys = [usualKey], rolesFrom = 'here', ...rest } = options;
  const [key] = keys;
  if (key === undefined) throw new Error('The channel needs a key.');
  const connector = await startFakeConnector();
  connector.addMember({
    id: `29:${sam.id}`,
    name: sam.name,
    aadObjectId: sam.id,
    tenantId,
    userRole: 'user',
  });
  const mode: Mode = {
    kind: 'teams',
    app: {
      id: appId,
      type: 'SingleTenant',
      tenantId,
      password: 'x',
      channelService: '',
      rolesFrom,
      publicHost: 'leads.contoso.example',
      tenants: [tenantId],
      serviceOrigins: [connector.url],
    },
  };
  const openId = metadata ?? (await publishKeys(keys));
  const adapter: AdapterOptions = {
    cloud: {
      ToChannelFromBotLoginUrl: 'https://login.invalid/botframework.com',
      ToChannelFromBotOAuthScope: channelIssuer,
      ToBotFromChannelTokenIssuer: channelIssuer,
      OAuthUrl: channelIssuer,
      ToBotFromChannelOpenIdMetadataUrl: openId,
      ToBotFromEmulatorOpenIdMetadataUrl: openId,
      CallerId: 'urn:botframework:azure',
    },
    credentials: {
      isValidAppId: async (id) => id === appId,
      isAuthenticationDisabled: async () => false,
      createCredentials: async () => ({ signRequest: async (request) => request }),
    },
  };
  const wire = await startWire({
    mode,
    adapter,
    connector,
    teams: { token: tokenOf(key, goodClaims(connector.url)) },
    ...rest,
  });
  return { ...wire, key };
}
