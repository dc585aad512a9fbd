import type { Score } from './lead.ts';
import type { OwnedRecord } from './owned.ts';

export interface OpportunityFields {
  readonly name: string;
  readonly budgetAmount?: number;
  readonly purchaseTimeframe?: string;
  readonly need?: string;
  readonly decisionMaker?: string;
  readonly industry?: string;
  readonly leadSource?: string;
  readonly description?: string;
}

export interface Opportunity extends OwnedRecord, OpportunityFields {
  readonly state: 'open' | 'won' | 'lost';
  readonly statusReason: number;
  readonly accountId?: string;
  readonly contactId?: string;
  readonly originatingLeadId?: string;
  readonly closedAt?: string;
  readonly score?: Score;
}
