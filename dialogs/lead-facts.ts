import { accounts, contacts, notes, opportunities, optionSets } from '../domain/collections.ts';
import { type Actor, may } from '../domain/people/access.ts';
import { nameOf } from '../domain/people/names.ts';
import { guideOf, processName } from '../domain/process/guide.ts';
import { mergedInto } from '../domain/qualification/closed.ts';
import type { MadeRecord } from '../domain/qualification/refusal.ts';
import { contactName } from '../domain/records/contact.ts';
import { fieldsOf as fieldTable, isTyped } from '../domain/records/fields.ts';
import { type Lead, type LeadFields, leadName } from '../domain/records/lead.ts';
import type { View } from '../domain/store/store.ts';
import { countDuplicatesOf } from './duplicates/rows.ts';
import type { LeadDetails, LeadHead, LeadRow } from './reply.ts';
import type { Deps } from './turn.ts';

export const leadHead = (lead: Lead): LeadHead => ({
  id: lead.id,
  name: leadName(lead),
  topic: lead.topic,
  ...(lead.companyName === undefined ? {} : { company: lead.companyName }),
});

export async function leadRow(
  view: View,
  actor: Actor,
  lead: Lead,
  matched?: LeadRow['matched'],
): Promise<LeadRow> {
  return {
    ...leadHead(lead),
    state: lead.status.state,
    reason: await reasonLabel(view, lead),
    owner: await nameOf(view, lead.ownerId),
    createdAt: lead.createdAt,
    ...(await mergedInto(view, actor, { entity: 'lead', record: lead })),
    ...(lead.city === undefined ? {} : { city: lead.city }),
    ...(lead.score === undefined ? {} : { score: lead.score.value, grade: lead.score.grade }),
    ...(matched === undefined ? {} : { matched }),
  };
}

const notesShown = 3;

/** Everything the lead card shows, confined to what the actor may read. */
export async function leadDetails(
  view: View,
  actor: Actor,
  deps: Pick<Deps, 'detector'>,
  lead: Lead,
): Promise<LeadDetails> {
  const regarding = await view.find(notes, 'byRegarding', `lead:${lead.id}`, { descending: true });
  const readable = regarding.filter((note) => may(actor, 'read', 'note', note));
  const stage = await stageOf(view, lead);
  return {
    ...(await leadRow(view, actor, lead)),
    version: lead.version,
    fields: fieldsOf(lead),
    mayEdit: lead.status.state === 'open' && may(actor, 'write', 'lead', lead),
    modifiedAt: lead.modifiedAt,
    ...(stage === undefined ? {} : { stage }),
    linked: await linkedRecords(view, actor, lead),
    notes: await Promise.all(
      readable.slice(0, notesShown).map(async (note) => ({
        text: note.text,
        at: note.createdAt,
        by: await nameOf(view, note.createdBy),
        ...(note.attachment === undefined ? {} : { fileName: note.attachment.fileName }),
      })),
    ),
    notesTotal: readable.length,
    duplicates: await countDuplicatesOf(view, actor, deps, lead),
    ...(lead.status.state === 'open'
      ? {}
      : { closed: { at: lead.status.at, by: await nameOf(view, lead.status.by) } }),
  };
}

/** The fields that people type, as far as they are filled. */
export function fieldsOf(lead: Lead): LeadFields {
  const filled: Partial<Record<keyof LeadFields, unknown>> = {};
  for (const name of typedFields) if (lead[name] !== undefined) filled[name] = lead[name];
  return { ...filled, topic: lead.topic } as LeadFields;
}

const typedFields = fieldTable.lead.filter(isTyped).map(({ name }) => name as keyof LeadFields);

async function reasonLabel(view: View, lead: Lead): Promise<string> {
  const set = await view.get(optionSets, 'lead.statuscode');
  return set?.options.find(({ value }) => value === lead.statusReason)?.label ?? String(lead.statusReason);
}

async function stageOf(view: View, lead: Lead): Promise<LeadDetails['stage']> {
  const guide = await guideOf(view, lead.id);
  const stage = guide?.stage;
  return guide && stage && { process: processName(guide), name: stage.name, onLead: stage.entity === 'lead' };
}

/** Account, contact and opportunities that the lead points at, as far as the actor may read them. */
async function linkedRecords(view: View, actor: Actor, lead: Lead): Promise<readonly MadeRecord[]> {
  const [account, contact, deals] = await Promise.all([
    lead.accountId === undefined ? undefined : view.get(accounts, lead.accountId),
    lead.contactId === undefined ? undefined : view.get(contacts, lead.contactId),
    view.find(opportunities, 'byLead', lead.id),
  ]);
  const made: MadeRecord[] = [];
  if (account && may(actor, 'read', 'account', account)) {
    made.push({ target: 'account', id: account.id, name: account.name });
  }
  if (contact && may(actor, 'read', 'contact', contact)) {
    made.push({ target: 'contact', id: contact.id, name: contactName(contact) });
  }
  for (const deal of deals) {
    if (may(actor, 'read', 'opportunity', deal)) {
      made.push({ target: 'opportunity', id: deal.id, name: deal.name, state: deal.state });
    }
  }
  return made;
}
