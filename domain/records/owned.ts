import type { Stored } from '../store/store.ts';

/** What people work on. `custom:<name>` stands for any custom entity of the organisation. */
export type Entity = 'lead' | 'account' | 'contact' | 'opportunity' | 'note';

/** A record that belongs to a person and, through them, to a business unit. */
export interface Owned {
  readonly ownerId: string;
  readonly businessUnitId: string;
  /** People to whom this one record was shared, with what they may do on it (dynamics-facts 8). */
  readonly sharedWith?: readonly { readonly personId: string; readonly privileges: readonly string[] }[];
}

/** Who made a record and who touched it last; times are ISO 8601 in UTC. */
export interface Traced {
  readonly createdAt: string;
  readonly createdBy: string;
  readonly modifiedAt: string;
  readonly modifiedBy: string;
}

export interface OwnedRecord extends Stored, Owned, Traced {}

/** Points at one record of one kind. */
export interface RecordRef {
  readonly entity: Entity;
  readonly id: string;
}

/** The key under which look-ups find what points at a record. */
export const refKey = (ref: RecordRef): string => `${ref.entity}:${ref.id}`;

/** What `partitionsOf` depends on. */
export const partitionFields = [
  'ownerId',
  'businessUnitId',
  'sharedWith',
] as const satisfies readonly (keyof Owned)[];

/** The partitions a record lies in; what a person may read is a set of these (see `people/access`). */
export const partitionsOf = (record: Owned): readonly string[] => [
  `owner:${record.ownerId}`,
  `unit:${record.businessUnitId}`,
  ...(record.sharedWith ?? [])
    .filter(({ privileges }) => privileges.includes('read'))
    .map(({ personId }) => `shared:${personId}`),
];
