import type { Stored } from '../store/store.ts';

/** The eight record privileges (dynamics-facts 8). */
export const privileges = [
  'create',
  'read',
  'write',
  'delete',
  'append',
  'appendTo',
  'assign',
  'share',
] as const;
export type Privilege = (typeof privileges)[number];

/** From nothing to everything; each level includes the ones before it. */
export const accessLevels = ['none', 'user', 'businessUnit', 'parentChild', 'organization'] as const;
export type AccessLevel = (typeof accessLevels)[number];

export const coreRecords = ['account', 'lead', 'contact', 'opportunity'] as const;
/** What qualification reads (S2.8.12). */
export const customizationEntities = ['attributeMap', 'customizations', 'entity', 'entityMap'] as const;
/** The administrator's things. */
export const administration = [
  'settings',
  'securityRole',
  'duplicateRule',
  'process',
  'automation',
  'scoringModel',
  'knowledge',
  'audit',
] as const;
export const securables = [...coreRecords, 'note', ...customizationEntities, ...administration] as const;

/** What a privilege is about: one of these, or a custom entity of the organisation (`custom:<name>`, S2.8.11). */
export type Securable = (typeof securables)[number] | `custom:${string}`;

/** One cell of a role: may do this on that. */
export type Cell = `${Privilege}:${Securable}`;

export interface SecurityRole extends Stored {
  readonly name: string;
  /** Cells not named are `none`. */
  readonly grants: Readonly<Partial<Record<Cell, AccessLevel>>>;
}

export const includes = (held: AccessLevel, needed: AccessLevel): boolean =>
  accessLevels.indexOf(held) >= accessLevels.indexOf(needed);

export const highest = (levels: readonly AccessLevel[]): AccessLevel =>
  levels.reduce((top, level) => (includes(level, top) ? level : top), 'none');
