import type { Contact } from '../records/contact.ts';
import type { Lead } from '../records/lead.ts';

/**
 * The fields of a lead or a contact that are a person's or may say anything about them. What is left are facts of the
 * business: the company, the industry, sums, dates, states and who worked on it.
 */
export const personalFields = [
  'topic',
  'firstName',
  'lastName',
  'jobTitle',
  'email',
  'phone',
  'mobilePhone',
  'website',
  'street',
  'city',
  'region',
  'postalCode',
  'birthDate',
  'need',
  'decisionMaker',
  'description',
] as const satisfies readonly (keyof Lead | keyof Contact)[];

/** Of these the ones that a record made from theirs takes over word for word. */
export const copiedFields: readonly (typeof personalFields)[number][] = [
  'topic',
  'email',
  'phone',
  'mobilePhone',
  'birthDate',
  'need',
  'decisionMaker',
  'description',
];

/** Without it a record is none, so it is never left out. */
export const neededField = 'topic';
