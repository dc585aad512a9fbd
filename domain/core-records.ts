import { accounts, contacts, leads, opportunities } from './collections.ts';
import type { Account } from './records/account.ts';
import { type Contact, contactName } from './records/contact.ts';
import type { CoreEntity } from './records/fields.ts';
import { type Lead, leadName } from './records/lead.ts';
import type { Opportunity } from './records/opportunity.ts';
import type { View } from './store/store.ts';

/** The four core records where the type is known only at run time. */
export type CoreRecord = Lead | Account | Contact | Opportunity;

/** A core record with its type beside it. */
export type Typed =
  | { readonly entity: 'lead'; readonly record: Lead }
  | { readonly entity: 'account'; readonly record: Account }
  | { readonly entity: 'contact'; readonly record: Contact }
  | { readonly entity: 'opportunity'; readonly record: Opportunity };

export async function typedRecord(view: View, entity: CoreEntity, id: string): Promise<Typed | undefined> {
  switch (entity) {
    case 'lead': {
      const record = await view.get(leads, id);
      return record && { entity, record };
    }
    case 'account': {
      const record = await view.get(accounts, id);
      return record && { entity, record };
    }
    case 'contact': {
      const record = await view.get(contacts, id);
      return record && { entity, record };
    }
    case 'opportunity': {
      const record = await view.get(opportunities, id);
      return record && { entity, record };
    }
  }
}

export const recordOf = async (view: View, entity: CoreEntity, id: string): Promise<CoreRecord | undefined> =>
  (await typedRecord(view, entity, id))?.record;

export function recordsOf(view: View, entity: CoreEntity): AsyncIterable<CoreRecord> {
  switch (entity) {
    case 'lead':
      return view.all(leads);
    case 'account':
      return view.all(accounts);
    case 'contact':
      return view.all(contacts);
    case 'opportunity':
      return view.all(opportunities);
  }
}

export function countOf(view: View, entity: CoreEntity): Promise<number> {
  switch (entity) {
    case 'lead':
      return view.size(leads);
    case 'account':
      return view.size(accounts);
    case 'contact':
      return view.size(contacts);
    case 'opportunity':
      return view.size(opportunities);
  }
}

/** Open leads and opportunities, active accounts and contacts. */
export const isActive = (record: CoreRecord): boolean => {
  const state = 'status' in record ? record.status.state : record.state;
  return state === 'open' || state === 'active';
};

/** The record that this one was merged into, however often that one was merged on; `undefined`: it was not merged. */
export async function survivorOf(view: View, { entity, record }: Typed): Promise<CoreRecord | undefined> {
  const seen = new Set([record.id]);
  let found: CoreRecord | undefined;
  for (let next = mergedIntoId(record); next !== undefined && !seen.has(next); next = mergedIntoId(found)) {
    seen.add(next);
    found = await recordOf(view, entity, next);
  }
  return found;
}

const mergedIntoId = (record: CoreRecord | undefined): string | undefined =>
  record !== undefined && 'mergedIntoId' in record ? record.mergedIntoId : undefined;

/** What people call the record. */
export function nameOfRecord(entity: CoreEntity, record: CoreRecord): string {
  switch (entity) {
    case 'lead':
      return leadName(record as Lead);
    case 'contact':
      return contactName(record as Contact);
    case 'account':
    case 'opportunity':
      return (record as Account | Opportunity).name;
  }
}
