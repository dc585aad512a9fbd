import { people } from '../../domain/collections.ts';
import type { Store } from '../../domain/store/store.ts';
import type { Mode } from '../config.ts';
import { createTokenCheck, type EntraOptions } from '../entra-token.ts';

export interface Caller {
  readonly id: string;
  readonly name: string;
}

export type Entrance =
  | { readonly ok: true; readonly caller: Caller }
  | { readonly ok: false; readonly status: 401 | 403 | 503 };

/** Who asks, by the `Authorization` header: never by a cookie, so no other site can ask in somebody's name. */
export type SignIn = (authorization: string) => Promise<Entrance>;

/**
 * In Teams the token of single sign-on. In local mode the person whom the switcher names, as everywhere in local
 * mode: the server answers this machine only, and a page of another site cannot send the header.
 */
export function createSignIn(mode: Mode, store: Store, options?: EntraOptions): SignIn {
  if (mode.kind === 'local') {
    return async (authorization) => {
      const [, id] = /^Person ([\w-]{1,100})$/.exec(authorization) ?? [];
      const person = id === undefined ? undefined : await store.read((view) => view.get(people, id));
      return person === undefined
        ? { ok: false, status: 401 }
        : { ok: true, caller: { id: person.id, name: person.name } };
    };
  }
  const check = createTokenCheck(mode.app, options);
  return async (authorization) => {
    const [, token] = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization) ?? [];
    if (token === undefined) return { ok: false, status: 401 };
    const verdict = await check(token);
    return verdict.ok ? { ok: true, caller: verdict.person } : verdict;
  };
}
