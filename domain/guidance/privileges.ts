import type { Privilege } from '../people/roles.ts';

/** A privilege that an error message names as missing. */
export interface NamedPrivilege {
  readonly privilege: Privilege;
  /** The entity as the message writes it ("Opportunity", "new_project"), or `undefined` where it names none. */
  readonly entity?: string;
}

const privilegeOf: Readonly<Record<string, Privilege>> = {
  create: 'create',
  read: 'read',
  write: 'write',
  delete: 'delete',
  appendto: 'appendTo',
  append: 'append',
  assign: 'assign',
  share: 'share',
};

/** `appendto` before `append`, or prvAppendToContact would be Append on "ToContact". */
const verbs = 'create|read|write|delete|appendto|append|assign|share';
const prv = new RegExp(`\\bprv(${verbs})(\\w+)`, 'gi');
const accessRight = new RegExp(`\\b(${verbs})access right`, 'gi');
/** One of these stands in whatever names a privilege; most texts hold none. */
const naming = /prv|access right/i;
const ofEntity = /\b(?:of entity|of type|entity(?: ?name)?)[ :='"]+([a-z]\w+)/i;

/** The privileges a message names: `prvAppendToContact`, "does not have CreateAccess right(s) … of entity lead". */
export function privilegesIn(text: string): readonly NamedPrivilege[] {
  if (!naming.test(text)) return [];
  const entity = text.match(ofEntity)?.[1];
  const found = [
    ...[...text.matchAll(prv)].map(([, verb, name]) => named(verb, name)),
    ...[...text.matchAll(accessRight)].map(([, verb]) => named(verb, entity)),
  ].filter((item) => item !== undefined);
  return found.filter(
    (item, at) =>
      found.findIndex((one) => one.privilege === item.privilege && one.entity === item.entity) === at,
  );
}

/** Whether a text names any privilege of the platform, also one that this product does not know. */
export const namesPrivilege = (text: string): boolean => /\b[Pp]rv[A-Z]\w{3,}/.test(text);

function named(verb: string | undefined, entity: string | undefined): NamedPrivilege | undefined {
  const privilege = privilegeOf[verb?.toLowerCase() ?? ''];
  if (privilege === undefined) return undefined;
  return entity === undefined ? { privilege } : { privilege, entity: capitalised(entity) };
}

const capitalised = (entity: string): string =>
  entity.includes('_') ? entity : entity.charAt(0).toUpperCase() + entity.slice(1);
