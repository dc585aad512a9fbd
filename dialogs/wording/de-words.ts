import { named } from '../../domain/named.ts';
import type { MissingPrivilege } from '../../domain/people/access.ts';
import type { AccessLevel } from '../../domain/people/roles.ts';
import type { CoreEntity } from '../../domain/records/fields.ts';
import { capital } from './en-words.ts';

/** The small words that every German sentence of the bot is made with: Sie, and the terms of German Dynamics 365. */

export const number = (n: number): string => n.toLocaleString('de');

export const decimals = (n: number, digits: number): string =>
  n.toLocaleString('de', { minimumFractionDigits: digits, maximumFractionDigits: digits });

export const count = (n: number, one: string, many: string): string => `${number(n)} ${n === 1 ? one : many}`;

export const list = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} und ${items.at(-1)}`;

export const leads = (n: number): string => count(n, 'Lead', 'Leads');
export const openLeads = (n: number): string => count(n, 'offener Lead', 'offene Leads');

/** The records with their articles, as sentences need them. */
export const nouns: Readonly<
  Record<
    CoreEntity,
    { readonly name: string; readonly the: string; readonly aNew: string; readonly toThe: string }
  >
> = {
  lead: { name: 'Lead', the: 'der Lead', aNew: 'einen neuen Lead', toThe: 'dem Lead' },
  account: { name: 'Firma', the: 'die Firma', aNew: 'eine neue Firma', toThe: 'der Firma' },
  contact: { name: 'Kontakt', the: 'der Kontakt', aNew: 'einen neuen Kontakt', toThe: 'dem Kontakt' },
  opportunity: {
    name: 'Verkaufschance',
    the: 'die Verkaufschance',
    aNew: 'eine neue Verkaufschance',
    toThe: 'der Verkaufschance',
  },
};

/** `ein Lead`, `eine Firma`. */
export const indefinite = (name: string): string =>
  name === 'account' || name === 'opportunity' ? `eine ${entity(name)}` : `ein ${entity(name)}`;

/** `Firma` for `account`; an entity of the organisation's own keeps its name. */
export const entity = (name: string): string =>
  nouns[name as CoreEntity]?.name ?? capital(name.replace('custom:', ''));

export const levelsDe: Readonly<Record<AccessLevel, string>> = {
  none: 'Keine',
  user: 'Benutzer',
  businessUnit: 'Unternehmenseinheit',
  parentChild: 'Über-/Untergeordnete Unternehmenseinheiten',
  organization: 'Organisation',
};

const verbs: Readonly<Record<string, string>> = {
  create: 'Erstellen',
  read: 'Lesen',
  write: 'Schreiben',
  delete: 'Löschen',
  append: 'Anfügen',
  appendTo: 'Anfügen an',
  assign: 'Zuweisen',
  share: 'Freigeben',
};
const things: Readonly<Record<string, string>> = {
  note: 'Notiz',
  process: 'Prozess',
  user: 'Benutzer',
  team: 'Team',
  businessUnit: 'Unternehmenseinheit',
  attributeMap: 'Attributzuordnung',
  entityMap: 'Entitätszuordnung',
  securityRole: 'Sicherheitsrolle',
  duplicateRule: 'Duplikaterkennungsregel',
  scoringModel: 'Bewertungsmodell',
};

/** `Anfügen an`. */
export const privilegeDe = (privilege: string): string => verbs[privilege] ?? capital(privilege);

/** A table by the name that a message gives it: `Opportunity`, `new_project`. */
export const tableDe = (name: string): string => {
  const on = name.charAt(0).toLowerCase() + name.slice(1);
  return named(things, on) ?? entity(on);
};

/** `Anfügen an für Verkaufschance`. */
export const cellNameDe = ({ privilege, on }: Pick<MissingPrivilege, 'privilege' | 'on'>): string =>
  `„${privilegeDe(privilege)}“ für ${named(things, on) ?? entity(on)}`;

/** `„Anfügen an“ für Verkaufschance: erforderlich auf Ebene Benutzer, vorhanden: Keine`. */
export const cellDe = (cell: MissingPrivilege): string =>
  `${cellNameDe(cell)}: erforderlich auf Ebene ${levelsDe[cell.needed]}, vorhanden: ${levelsDe[cell.held]}`;
