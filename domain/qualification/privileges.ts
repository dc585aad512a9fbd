import { type Actor, lacks, lacksAny, type MissingPrivilege } from '../people/access.ts';
import { grantors } from '../people/administrators.ts';
import { coreRecords, customizationEntities } from '../people/roles.ts';
import type { Lead } from '../records/lead.ts';
import type { Owned } from '../records/owned.ts';
import type { View } from '../store/store.ts';
import type { Refusal } from './refusal.ts';
import type { Settings } from './settings.ts';

export type CoreRecord = (typeof coreRecords)[number];

const needed = ['create', 'read', 'append', 'appendTo'] as const;

/**
 * The cells that the actor lacks for qualifying this lead (S2.8.10–S2.8.12): Create, Read, Append and Append To on
 * the four core records at the level of the ownership scenario (S2.8.4–S2.8.6), Read on every custom entity and on
 * the four customization entities at any level. Nothing else; no Write.
 *
 * The level follows from the lead's owner because the new records will belong to them. A share of the lead gives
 * rights on the lead alone. `records` narrows it down for a command that makes only some of them.
 */
export function missingPrivileges(
  actor: Actor,
  lead: Lead,
  settings: Pick<Settings, 'customEntities'>,
  records: readonly CoreRecord[] = coreRecords,
): readonly MissingPrivilege[] {
  const { ownerId, businessUnitId } = lead;
  return [
    ...records.flatMap((on) =>
      needed.flatMap((privilege) =>
        listed(lacks(actor, privilege, on, on === 'lead' ? lead : { ownerId, businessUnitId })),
      ),
    ),
    ...missingReads(actor, settings),
  ];
}

/**
 * What can be said without looking at any lead, for an actor who may read none: the cells held at no level. The
 * answer is the same for every lead id, real or not (SEC7).
 */
export const missingForAnyLead = (
  actor: Actor,
  settings: Pick<Settings, 'customEntities'>,
): readonly MissingPrivilege[] => [
  ...coreRecords.flatMap((on) => needed.flatMap((privilege) => listed(lacksAny(actor, privilege, on)))),
  ...missingReads(actor, settings),
];

const missingReads = (
  actor: Actor,
  { customEntities = [] }: Pick<Settings, 'customEntities'>,
): readonly MissingPrivilege[] =>
  [...customEntities, ...customizationEntities].flatMap((on) => listed(lacksAny(actor, 'read', on)));

const listed = (missing: MissingPrivilege | undefined): readonly MissingPrivilege[] =>
  missing === undefined ? [] : [missing];

/** The missing Write, which changing a record without a qualification needs; `undefined` when the actor has it. */
export async function writeRefusal(
  view: View,
  actor: Actor,
  on: 'lead' | 'opportunity',
  record: Owned,
): Promise<Refusal | undefined> {
  const missing = lacks(actor, 'write', on, record);
  return missing && { kind: 'privilegesMissing', missing: [missing], grantors: await grantors(view) };
}
