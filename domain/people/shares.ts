import { accounts, contacts, leads, opportunities, people } from '../collections.ts';
import { recordOf } from '../core-records.ts';
import type { Account } from '../records/account.ts';
import type { Contact } from '../records/contact.ts';
import type { CoreEntity } from '../records/fields.ts';
import type { Lead } from '../records/lead.ts';
import type { Opportunity } from '../records/opportunity.ts';
import type { OwnedRecord } from '../records/owned.ts';
import type { Transaction, View } from '../store/store.ts';
import { type Actor, lacks, levelHeld, loadActor } from './access.ts';
import { grantors } from './administrators.ts';
import { agreed, type Decision, notFound, refused } from './decision.ts';
import type { Privilege } from './roles.ts';

/** Who may do what on one record because somebody shared it; no privileges takes the share back. */
export interface ShareChange {
  readonly entity: CoreEntity;
  readonly id: string;
  readonly personId: string;
  readonly privileges: readonly Privilege[];
}

export interface SharePlan {
  readonly record: OwnedRecord;
  readonly personName: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Shared in vain: the person's roles do not give these privileges at any level (dynamics-facts 8). */
  readonly withoutEffect: readonly Privilege[];
}

/**
 * What sharing a record would do. Needs Share on the record and every privilege that is shared; a record that the
 * asker may not read is not found.
 */
export async function previewShare(
  view: View,
  actor: Actor,
  change: ShareChange,
): Promise<Decision<SharePlan>> {
  const record = await recordOf(view, change.entity, change.id);
  if (record === undefined || lacks(actor, 'read', change.entity, record))
    return notFound('record', change.id);
  const missing = [...new Set<Privilege>(['share', ...change.privileges])].flatMap(
    (privilege) => lacks(actor, privilege, change.entity, record) ?? [],
  );
  if (missing.length > 0)
    return refused({ kind: 'privilegesMissing', missing, grantors: await grantors(view) });
  const person = await view.get(people, change.personId);
  const receiver = await loadActor(view, change.personId);
  if (person === undefined) return notFound('person', change.personId);
  const share = record.sharedWith?.find(({ personId }) => personId === change.personId);
  return agreed({
    record,
    personName: person.name,
    before: share?.privileges ?? [],
    after: change.privileges,
    withoutEffect: change.privileges.filter(
      (privilege) => receiver === undefined || levelHeld(receiver, privilege, change.entity) === 'none',
    ),
  });
}

/** Shares the record, replacing what was shared with that person before. */
export async function changeShare(
  tx: Transaction,
  actor: Actor,
  change: ShareChange,
): Promise<Decision<SharePlan>> {
  const decision = await previewShare(tx, actor, change);
  if (decision.kind === 'refused') return decision;
  const { record } = decision.plan;
  const sharedWith = [
    ...(record.sharedWith ?? []).filter(({ personId }) => personId !== change.personId),
    ...(change.privileges.length > 0
      ? [{ personId: change.personId, privileges: [...change.privileges] }]
      : []),
  ];
  await putRecord(tx, change.entity, { ...record, sharedWith });
  return decision;
}

function putRecord(tx: Transaction, entity: ShareChange['entity'], record: OwnedRecord): Promise<unknown> {
  switch (entity) {
    case 'lead':
      return tx.put(leads, record as Lead);
    case 'account':
      return tx.put(accounts, record as Account);
    case 'contact':
      return tx.put(contacts, record as Contact);
    case 'opportunity':
      return tx.put(opportunities, record as Opportunity);
  }
}
