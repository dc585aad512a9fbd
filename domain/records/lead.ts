import type { OwnedRecord } from './owned.ts';

/** What a person fills in. Texts are trimmed and never empty: a blank field is missing. */
export interface LeadFields {
  readonly topic: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly companyName?: string;
  readonly jobTitle?: string;
  readonly email?: string;
  /** Business phone. */
  readonly phone?: string;
  readonly mobilePhone?: string;
  readonly website?: string;
  readonly street?: string;
  readonly city?: string;
  readonly region?: string;
  readonly postalCode?: string;
  readonly country?: string;
  readonly leadSource?: string;
  readonly industry?: string;
  readonly budgetAmount?: number;
  readonly purchaseTimeframe?: string;
  readonly need?: string;
  readonly decisionMaker?: string;
  /** As given: `YYYY-MM-DD` or `YYYYMMDD`. */
  readonly birthDate?: string;
  readonly description?: string;
}

/** Open leads can be worked on; the other two are read-only until reactivated (dynamics-facts 1). */
export type LeadStatus =
  | { readonly state: 'open' }
  | {
      readonly state: 'qualified';
      readonly at: string;
      readonly by: string;
      readonly accountId?: string;
      readonly contactId?: string;
      /** What this qualification created or linked; may be empty (S1.11.2). */
      readonly opportunityIds: readonly string[];
    }
  | { readonly state: 'disqualified'; readonly at: string; readonly by: string };

export type LeadState = LeadStatus['state'];

export type Grade = 'A' | 'B' | 'C' | 'D';

/** The last score a published model gave; kept when it can no longer be refreshed (S1.5.6). */
export interface Score {
  /** 0–100. */
  readonly value: number;
  readonly grade: Grade;
  readonly at: string;
  readonly modelId: string;
  /** The score before this one. */
  readonly previous?: number;
  readonly trend: 'improving' | 'steady' | 'declining' | 'notEnoughInfo';
}

export interface Lead extends OwnedRecord, LeadFields {
  readonly status: LeadStatus;
  /** Value of the lead's `statuscode` option set: 1 New, 2 Contacted, 3 Qualified, 4–7 disqualified. */
  readonly statusReason: number;
  /** Existing account and contact, linked by a person or by a qualification. */
  readonly accountId?: string;
  readonly contactId?: string;
  readonly score?: Score;
  /** The lead this one was merged into; a merged lead is disqualified. */
  readonly mergedIntoId?: string;
}

export type OpenLead = Lead & { readonly status: { readonly state: 'open' } };

/** First and last name, else the company, else the topic: what people call this lead. */
export const leadName = (lead: Pick<Lead, 'firstName' | 'lastName' | 'companyName' | 'topic'>): string =>
  [lead.firstName, lead.lastName].filter(Boolean).join(' ') || lead.companyName || lead.topic;
