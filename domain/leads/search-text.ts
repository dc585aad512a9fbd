import { fold } from '../duplicates/text.ts';
import type { Lead } from '../records/lead.ts';

export const nameOf = (lead: Lead): string => [lead.firstName, lead.lastName].filter(Boolean).join(' ');

/** What a search looks at, the most telling first. */
export const searchedFields = [
  { name: 'name', weight: 3, of: nameOf },
  { name: 'companyName', weight: 2, of: (lead) => lead.companyName ?? '' },
  { name: 'email', weight: 1, of: (lead) => lead.email ?? '' },
  { name: 'topic', weight: 1, of: (lead) => lead.topic },
] as const satisfies readonly { name: string; weight: number; of(lead: Lead): string }[];

export type SearchedField = (typeof searchedFields)[number]['name'];

/** What `searchText` depends on. */
export const searchTextFields = [
  'firstName',
  'lastName',
  'companyName',
  'email',
  'topic',
] as const satisfies readonly (keyof Lead)[];

/** Under this the store finds a lead by resemblance; queries are folded in the same way. */
export const searchText = (lead: Lead): readonly string[] =>
  searchedFields.map(({ of }) => fold(of(lead))).filter((text) => text !== '');
