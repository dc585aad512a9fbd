import type { Activity } from 'botbuilder';
import type { AuthenticateRequestResult } from 'botframework-connector';
import type { Connections } from './adapter.ts';
import type { Mode } from './config.ts';
import { within } from './within.ts';

export type Verdict =
  | { readonly ok: true; readonly caller: AuthenticateRequestResult }
  /** 401: not a token of the channel for this bot. 503: the keys to check it are out of reach. */
  | { readonly ok: false; readonly status: 401 | 503 };

/** Fetching the channel's keys has no time-out of its own. */
const patience = 5_000;

/**
 * Who sent this, as far as the channel vouches for it (SEC3). A token that cannot be right is turned away before
 * the SDK sees it: the SDK would fetch keys for it, take tokens of the emulator and of skills, and remember every
 * `tid` it is shown.
 */
export async function authenticate(
  mode: Mode,
  authentication: Connections,
  activity: Activity,
  header: string,
): Promise<Verdict> {
  if (mode.kind === 'local') return { ok: true, caller: await authentication.anybody() };
  if (!isChannelToken(header, issuerOf(mode))) return { ok: false, status: 401 };
  try {
    const caller = await within(patience, authentication.authenticateRequest(activity, header), tooLate);
    return { ok: true, caller };
  } catch (fault) {
    return { ok: false, status: isRefusal(fault) ? 401 : 503 };
  }
}

const issuerOf = ({ app }: Extract<Mode, { kind: 'teams' }>): string =>
  app.channelService === '' ? 'https://api.botframework.com' : 'https://api.botframework.us';

/** Right shape, an RSA signature, and the channel as issuer; the signature itself is the SDK's to check. */
function isChannelToken(header: string, issuer: string): boolean {
  const [, head, body] = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/.exec(header) ?? [];
  const { alg } = decoded(head);
  const { iss, tid } = decoded(body);
  return typeof alg === 'string' && /^RS(256|384|512)$/.test(alg) && iss === issuer && tid === undefined;
}

function decoded(part: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** The SDK says 401 itself, or passes on what the signature check said; everything else is about reaching keys. */
const isRefusal = (fault: unknown): boolean =>
  fault instanceof Error &&
  ((fault as { statusCode?: unknown }).statusCode === 401 ||
    ['JsonWebTokenError', 'TokenExpiredError', 'NotBeforeError'].includes(fault.name));

function tooLate(): never {
  throw new Error('the keys did not arrive in time');
}
