import type { View } from '../store/store.ts';
import { type Actor, lacksAny, type MissingPrivilege } from './access.ts';
import { grantors } from './administrators.ts';
import type { Privilege, Securable } from './roles.ts';

/** The asker lacks a privilege; `grantors` are the names of those who can give it. */
export interface NotAllowed {
  readonly kind: 'privilegesMissing';
  readonly missing: readonly MissingPrivilege[];
  readonly grantors: readonly string[];
}

/** What the command names is not there (any more). */
export interface NotFound {
  readonly kind: 'notFound';
  readonly what:
    | 'person'
    | 'role'
    | 'businessUnit'
    | 'request'
    | 'record'
    | 'process'
    | 'stage'
    | 'step'
    | 'mapping'
    | 'optionSet'
    | 'automation'
    | 'session'
    | 'duplicateRule'
    | 'scoringModel'
    | 'section';
  readonly id: string;
}

/**
 * The answer to an administrator's command. A preview returns it without writing: the plan *is* the
 * consequence; the change of the same name returns it and has written `plan`.
 */
export type Decision<Plan, Refusal = never> =
  | { readonly kind: 'agreed'; readonly plan: Plan }
  | { readonly kind: 'refused'; readonly refusal: Refusal | NotAllowed | NotFound };

export const agreed = <Plan>(plan: Plan) => ({ kind: 'agreed', plan }) as const;
export const refused = <Refusal>(refusal: Refusal) => ({ kind: 'refused', refusal }) as const;
export const notFound = (what: NotFound['what'], id: string) =>
  refused<NotFound>({ kind: 'notFound', what, id });

/** `undefined` when the actor holds the privilege at any level (S2.8.3: else, who can give it). */
export async function notAllowed(
  view: View,
  actor: Actor,
  privilege: Privilege,
  on: Securable,
): Promise<{ readonly kind: 'refused'; readonly refusal: NotAllowed } | undefined> {
  const missing = lacksAny(actor, privilege, on);
  return (
    missing && refused({ kind: 'privilegesMissing', missing: [missing], grantors: await grantors(view) })
  );
}
