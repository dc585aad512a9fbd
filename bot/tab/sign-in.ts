import { people } from '../../domain/collections.ts';
import type { Clock } from '../../domain/outside.ts';
import { isFresh, rolesFrom, signIn } from '../../domain/people/entra-roles.ts';
import type { Store } from '../../domain/store/store.ts';
import type { Mode } from '../config.ts';
import type { SignedIn, TokenCheck } from '../entra-token.ts';

export interface Caller {
  readonly id: string;
  readonly name: string;
}

export type Entrance =
  | { readonly ok: true; readonly caller: Caller }
  /** `why`: the token is good, but gives no role where roles come from Entra. */
  | {
      readonly ok: false;
      readonly status: 401 | 403 | 503;
      readonly why?: 'noAppRole' | 'groupsLeftOut';
    };

/** Who asks, by the `Authorization` header: never by a cookie, so no other site can ask in somebody's name. */
export type SignIn = (authorization: string) => Promise<Entrance>;

export interface SignInParts {
  readonly mode: Mode;
  readonly store: Store;
  readonly clock: Clock;
  readonly check: TokenCheck;
}

/**
 * In Teams the token of single sign-on. In local mode the person whom the switcher names, as everywhere in local
 * mode: the server answers this machine only, and a page of another site cannot send the header.
 */
export function createSignIn({ mode, store, clock, check }: SignInParts): SignIn {
  if (mode.kind === 'local') {
    return async (authorization) => {
      const [, id] = /^Person ([\w-]{1,100})$/.exec(authorization) ?? [];
      const person = id === undefined ? undefined : await store.read((view) => view.get(people, id));
      return person === undefined
        ? { ok: false, status: 401 }
        : { ok: true, caller: { id: person.id, name: person.name } };
    };
  }
  const enter = async (person: SignedIn): Promise<Entrance> => {
    if (mode.app.rolesFrom === 'here') return { ok: true, caller: person };
    const roles = rolesFrom(person);
    if (roles.kind === 'refused') return { ok: false, status: 403, why: roles.why };
    const at = clock.now();
    if (!(await store.read((view) => isFresh(view, person.id, roles.appRoles, at))))
      await store.change({ by: person.id, why: 'sign in', at }, (tx) =>
        signIn(tx, person, roles.appRoles, at),
      );
    return { ok: true, caller: person };
  };
  return async (authorization) => {
    const [, token] = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization) ?? [];
    if (token === undefined) return { ok: false, status: 401 };
    const verdict = await check(token);
    return verdict.ok ? enter(verdict.person) : verdict;
  };
}
