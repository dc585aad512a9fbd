import { createRemoteJWKSet, decodeJwt, errors, type JWTPayload, jwtVerify } from 'jose';
import type { RoleClaims } from '../domain/people/entra-roles.ts';
import type { Mode, TeamsApp } from './config.ts';

/** Who signed in with Entra, as far as the token says. */
export interface SignedIn extends RoleClaims {
  /** The Entra object id: the same as an activity's `from.aadObjectId`. */
  readonly id: string;
  readonly name: string;
}

export type TokenVerdict =
  | { readonly ok: true; readonly person: SignedIn }
  /** 401: not a token for this app. 403: one, but of a guest or an app. 503: the keys are out of reach. */
  | { readonly ok: false; readonly status: 401 | 403 | 503 };

export type TokenCheck = (token: string) => Promise<TokenVerdict>;

export interface EntraOptions {
  /** Where Entra publishes its keys and what its issuers begin with; another one in tests. */
  readonly authority?: string;
  readonly now?: () => Date;
}

const patience = 5_000;
const clockTolerance = 60;

/**
 * Checks a token that Teams got for this app (SSO): RS256 by a key of a listed tenant, version 2.0, issued by that
 * tenant for this app's id, not expired, for a member of the tenant, with the scope that the app exposes (SEC3,
 * SEC4). The tenant is read before the signature is checked, but only to choose among the listed ones.
 */
export function createTokenCheck(mode: Mode, options: EntraOptions = {}): TokenCheck {
  // In local mode nobody signs in.
  if (mode.kind === 'local') return async () => refused(401);
  const { app } = mode;
  const { authority = authorityOf(app), now = () => new Date() } = options;
  const keys = new Map(
    app.tenants.map((tenant) => [
      tenant,
      createRemoteJWKSet(new URL(`${authority}/${tenant}/discovery/v2.0/keys`), {
        timeoutDuration: patience,
      }),
    ]),
  );
  return async (token) => {
    const tenant = tenantOf(token);
    const key = tenant === undefined ? undefined : keys.get(tenant);
    if (key === undefined) return refused(401);
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: ['RS256'],
        issuer: `${authority}/${tenant}/v2.0`,
        audience: app.id,
        clockTolerance,
        currentDate: now(),
        requiredClaims: ['exp', 'nbf', 'oid', 'tid'],
      });
      return personOf(payload);
    } catch (fault) {
      return refused(isRefusal(fault) ? 401 : 503);
    }
  };
}

const authorityOf = ({ channelService }: TeamsApp): string =>
  channelService === '' ? 'https://login.microsoftonline.com' : 'https://login.microsoftonline.us';

const refused = (status: 401 | 403 | 503): TokenVerdict => ({ ok: false, status });

function tenantOf(token: string): string | undefined {
  try {
    const { tid } = decodeJwt(token);
    return typeof tid === 'string' ? tid.toLowerCase() : undefined;
  } catch {
    return undefined;
  }
}

const guid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

function personOf(claims: JWTPayload): TokenVerdict {
  const { oid, name, scp, ver, idp, acct, roles, hasgroups } = claims;
  if (ver !== '2.0' || typeof oid !== 'string' || !guid.test(oid.toLowerCase())) return refused(401);
  // An app's own token has no scope. A guest's has the provider that knows them, or says so in `acct`.
  const forThisApp = typeof scp === 'string' && scp.split(' ').includes('access_as_user');
  if (!forThisApp || idp !== undefined || acct === 1) return refused(403);
  return {
    ok: true,
    person: {
      id: oid.toLowerCase(),
      name: typeof name === 'string' ? name : '',
      appRoles: Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : [],
      groupsLeftOut:
        claims['_claim_names'] !== undefined || claims['groups:src1'] !== undefined || hasgroups === true,
    },
  };
}

/** What the token is to blame for. Anything else is about reaching or reading the keys. */
const isRefusal = (fault: unknown): boolean =>
  fault instanceof errors.JWTClaimValidationFailed ||
  fault instanceof errors.JWTExpired ||
  fault instanceof errors.JWTInvalid ||
  fault instanceof errors.JWSInvalid ||
  fault instanceof errors.JWSSignatureVerificationFailed ||
  fault instanceof errors.JOSEAlgNotAllowed ||
  fault instanceof errors.JOSENotSupported ||
  fault instanceof errors.JWKSNoMatchingKey ||
  fault instanceof errors.JWKSMultipleMatchingKeys;
