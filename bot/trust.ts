import { kept } from '../domain/kept.ts';
import type { Mode } from './config.ts';
import { isLoopback } from './config-fields.ts';

/**
 * Whether the bot may send to this address (SEC2): one of the configured origins, or a loopback address in local
 * mode. Only the canonical spelling counts, so that no two parsers can disagree about the host.
 */
export function mayCall(mode: Mode, serviceUrl: string): boolean {
  const { origin, isHere } = addressOf(serviceUrl);
  if (origin === undefined) return false;
  return mode.kind === 'teams' ? mode.app.serviceOrigins.includes(origin) : isHere;
}

interface Address {
  /** Missing where the address is none, or not spelt canonically. */
  readonly origin?: string;
  readonly isHere: boolean;
}

/** Teams has a few of them, and every turn names one. */
const addressOf = kept((serviceUrl): Address => {
  if (!URL.canParse(serviceUrl)) return { isHere: false };
  const url = new URL(serviceUrl);
  const canonical = serviceUrl === url.origin || serviceUrl.startsWith(`${url.origin}/`);
  if (!canonical || url.search !== '' || url.hash !== '') return { isHere: false };
  return { origin: url.origin, isHere: /^https?:$/.test(url.protocol) && isLoopback(serviceUrl) };
});

/** Where an activity says it comes from: Teams names the tenant twice. */
export interface Origin {
  readonly channelId: string;
  readonly conversation: { readonly tenantId?: string | undefined };
  readonly channelData?: { readonly tenant?: { readonly id?: string | undefined } | undefined } | undefined;
}

/** Only Teams, and only a listed tenant, named alike in both places (SEC4). Local mode takes any tenant. */
export function mayEnter(mode: Mode, { channelId, conversation, channelData }: Origin): boolean {
  if (channelId !== 'msteams') return false;
  if (mode.kind === 'local') return true;
  const { tenantId } = conversation;
  return (
    tenantId !== undefined && tenantId === channelData?.tenant?.id && mode.app.tenants.includes(tenantId)
  );
}

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What a proxy or a tunnel adds to a request that it hands on. */
const handedOn = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'x-original-host',
  'cf-connecting-ip',
];

/** Every request names a host, and nearly always the same one. */
const isNamedHere = kept((host) => isLoopback(`http://${host}`));

/**
 * Whether a request in local mode comes from this machine: a page in a browser must not reach the bot through a name
 * that points here, nor from another site, and a tunnel must not open to everybody what trusts whoever reaches it.
 */
export function isFromHere(headers: Headers): boolean {
  const { host, origin } = headers;
  if (typeof host !== 'string' || !isNamedHere(host)) return false;
  if (origin !== undefined && !(typeof origin === 'string' && isLoopback(origin))) return false;
  return handedOn.every((name) => headers[name] === undefined);
}
