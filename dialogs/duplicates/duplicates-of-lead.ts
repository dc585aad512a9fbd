import { typedRecord } from '../../domain/core-records.ts';
import { decide, withdraw } from '../../domain/duplicates/decisions.ts';
import { type Actor, lacks, may } from '../../domain/people/access.ts';
import { grantors } from '../../domain/people/administrators.ts';
import { contactName } from '../../domain/records/contact.ts';
import { type Lead, leadName } from '../../domain/records/lead.ts';
import type { RecordRef } from '../../domain/records/owned.ts';
import type { Transaction, View } from '../../domain/store/store.ts';
import type { Command } from '../command.ts';
import { leadHead } from '../lead-facts.ts';
import { refused } from '../refused.ts';
import type { Reply } from '../reply.ts';
import type { Deps, Turn } from '../turn.ts';
import type { DuplicatesCommand } from './command.ts';
import type { DuplicateRow, DuplicatesReply } from './reply.ts';
import { findDuplicatesOf } from './rows.ts';

type Decide = Extract<DuplicatesCommand, { kind: 'not-a-duplicate' }>;

/** `duplicates of …`: who may be the same, how sure that is, and why; and who only looks alike. */
export async function duplicatesOfLead(
  view: View,
  actor: Actor,
  deps: Deps,
  lead: Lead,
  decided?: DuplicatesReply['decided'],
): Promise<DuplicatesReply> {
  const ref = { kind: 'id', id: lead.id } as const;
  const { found } = await findDuplicatesOf(view, actor, deps, lead);
  const mayDecide = may(actor, 'write', 'lead', lead);
  const dismissable = (row: DuplicateRow): DuplicateRow =>
    mayDecide
      ? {
          ...row,
          ...(lead.status.state === 'open' &&
            row.state === 'open' && {
              merge: { kind: 'merge-records', entity: 'lead', ids: [lead.id, row.id] },
            }),
          dismiss: {
            kind: 'not-a-duplicate',
            lead: ref,
            other: { entity: row.entity, id: row.id },
            verdict: 'different',
          },
          ...(row.entity === 'lead' && {
            compare: { kind: 'merge-leads', lead: ref, other: { kind: 'id', id: row.id } } as const,
          }),
        }
      : row;
  const offers: readonly Command[] = [
    { kind: 'show-lead', lead: ref },
    ...(lead.status.state === 'open' ? [{ kind: 'qualify-lead', lead: ref } as const] : []),
  ];
  return {
    kind: 'duplicates',
    lead: leadHead(lead),
    found: { ...found, matches: found.matches.map(dismissable) },
    ...(decided && { decided }),
    offers,
  };
}

/**
 * *Not a duplicate*, remembered for both directions, and its taking back. Needs Write on the lead and Read on the
 * other record. Pressed twice it says the same: there is one decision a pair.
 */
export async function decideDuplicate(
  tx: Transaction,
  turn: Turn,
  actor: Actor,
  deps: Deps,
  lead: Lead,
  { other, verdict }: Decide,
): Promise<Reply> {
  const missing = lacks(actor, 'write', 'lead', lead);
  if (missing !== undefined) {
    const refusal = { kind: 'privilegesMissing', missing: [missing], grantors: await grantors(tx) } as const;
    return refused('not-a-duplicate', refusal, actor, lead);
  }
  const name = await readableName(tx, actor, other);
  if (name === undefined) return refused('not-a-duplicate', { kind: 'leadUnknown' }, actor, lead);
  const one = { entity: 'lead', id: lead.id } as const;
  if (verdict === 'different')
    await decide(tx, one, other, 'different', { personId: actor.person.id, at: turn.at });
  else await withdraw(tx, one, other);
  const reply = await duplicatesOfLead(tx, actor, deps, lead, { verdict, name });
  const back: Command = {
    kind: 'not-a-duplicate',
    lead: { kind: 'id', id: lead.id },
    other,
    verdict: 'withdrawn',
  };
  return verdict === 'different' ? { ...reply, offers: [back, ...reply.offers] } : reply;
}

async function readableName(
  view: View,
  actor: Actor,
  { entity, id }: RecordRef,
): Promise<string | undefined> {
  const found = entity === 'note' ? undefined : await typedRecord(view, entity, id);
  if (found === undefined || !may(actor, 'read', found.entity, found.record)) return undefined;
  switch (found.entity) {
    case 'lead':
      return leadName(found.record);
    case 'contact':
      return contactName(found.record);
    case 'account':
    case 'opportunity':
      return found.record.name;
  }
}
