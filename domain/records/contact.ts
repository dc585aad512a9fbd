import type { OwnedRecord } from './owned.ts';

export interface ContactFields {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly jobTitle?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly mobilePhone?: string;
  readonly street?: string;
  readonly city?: string;
  readonly region?: string;
  readonly postalCode?: string;
  readonly country?: string;
  readonly birthDate?: string;
  readonly description?: string;
}

export interface Contact extends OwnedRecord, ContactFields {
  readonly state: 'active' | 'inactive';
  readonly statusReason: number;
  readonly accountId?: string;
  readonly originatingLeadId?: string;
  readonly mergedIntoId?: string;
}

export const contactName = (contact: Pick<Contact, 'firstName' | 'lastName' | 'email'>): string =>
  [contact.firstName, contact.lastName].filter(Boolean).join(' ') || contact.email || 'Unnamed contact';
