import { signOut } from '../domain/people/entra-roles.ts';
import type { Reply } from './reply.ts';
import type { Deps, Turn } from './turn.ts';

/** `sign out`: where roles come from Entra the role of the token is forgotten; elsewhere there is nothing to end. */
export async function signOutHere(turn: Turn, { store, rolesFrom }: Deps): Promise<Reply> {
  const by = { by: turn.person.id, why: 'sign out', at: turn.at, activityId: turn.activityId };
  if (rolesFrom === 'entra') await store.change(by, (tx) => signOut(tx, turn.person.id));
  return {
    kind: 'signedOut',
    how: rolesFrom,
    offers: rolesFrom === 'entra' ? [{ kind: 'help' }] : [{ kind: 'notifications' }, { kind: 'help' }],
  };
}
