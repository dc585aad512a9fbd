import { named } from '../../domain/named.ts';
import type { MissingPrivilege } from '../../domain/people/access.ts';
import type { AccessLevel } from '../../domain/people/roles.ts';

/** The small words that every English sentence of the bot is made with. */

export const count = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

export const list = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `a lead`, `an account`. */
export const article = (noun: string): string => `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;

export const levelsEn: Readonly<Record<AccessLevel, string>> = {
  none: 'None',
  user: 'User',
  businessUnit: 'Business Unit',
  parentChild: 'Parent: Child Business Units',
  organization: 'Organization',
};

const verbs: Readonly<Record<string, string>> = { appendTo: 'Append To' };
const things: Readonly<Record<string, string>> = {
  attributeMap: 'Attribute Map',
  entityMap: 'Entity Map',
  securityRole: 'Security Role',
  duplicateRule: 'Duplicate Detection Rule',
  scoringModel: 'Scoring Model',
};

/** `Append To`. */
export const privilegeEn = (privilege: string): string => verbs[privilege] ?? capital(privilege);

/** `Append To on Opportunity`. */
export const cellNameEn = ({ privilege, on }: Pick<MissingPrivilege, 'privilege' | 'on'>): string =>
  `${privilegeEn(privilege)} on ${named(things, on) ?? capital(on.replace('custom:', ''))}`;

/** `Append To on Opportunity: needed at User level, held at None`. */
export const cellEn = (cell: MissingPrivilege): string =>
  `${cellNameEn(cell)}: needed at ${levelsEn[cell.needed]} level, held at ${levelsEn[cell.held]}`;
