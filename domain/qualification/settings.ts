import type { GradeMinimums } from '../scoring/grades.ts';
import type { Stored } from '../store/store.ts';

/** The three kinds of record that a qualification can make. */
export const targets = ['account', 'contact', 'opportunity'] as const;
export type Target = (typeof targets)[number];

/**
 * `automatic` creates without asking which records; `ask` prompts the seller (also called *Seller*).
 * The older switch *Create Account, Contact, and Opportunity records by default upon qualifying a lead* is
 * Yes = all automatic, No = all ask (S1.11.2, S1.11.3, C7).
 */
export type Creation = 'automatic' | 'ask';

/** The organisation's settings: one record, id `organization`. */
export interface Settings extends Stored {
  readonly organization: string;
  readonly create: Readonly<Record<Target, Creation>>;
  /** *Enable the improved duplicate detection and merge experience* (S1.13.2). */
  readonly improvedDuplicates: boolean;
  /** The business process flow that new leads start in; none when missing. */
  readonly defaultProcessId?: string;
  /** ISO 3166 alpha-2 code: the region of phone numbers without a country code. */
  readonly defaultCountry: string;
  /**
   * The custom entities of the organisation: qualifying needs Read on each (S2.8.11). Declared here, not gathered
   * from automations, so that deactivating an automation really unblocks who lacked its privileges (S2.9.7).
   */
  readonly customEntities?: readonly `custom:${string}`[];
  /** Where the score's grades begin (S1.10.3); missing: the product's own default. */
  readonly grades?: GradeMinimums;
  /** For how many minutes qualify, disqualify and merge can be undone. */
  readonly undoMinutes: number;
}

export const settingsId = 'organization';

/** What a fresh organisation starts with. */
export const defaultSettings: Omit<Settings, 'version'> = {
  id: settingsId,
  organization: 'Your organisation',
  create: { account: 'ask', contact: 'ask', opportunity: 'ask' },
  improvedDuplicates: true,
  defaultCountry: 'US',
  undoMinutes: 60,
};

/** A lead may get at most this many opportunities when the seller chooses (C7). */
export const opportunityLimit = 5;
