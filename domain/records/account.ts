import type { OwnedRecord } from './owned.ts';

export interface AccountFields {
  readonly name: string;
  readonly phone?: string;
  readonly email?: string;
  readonly website?: string;
  readonly street?: string;
  readonly city?: string;
  readonly region?: string;
  readonly postalCode?: string;
  readonly country?: string;
  readonly industry?: string;
  readonly description?: string;
}

export interface Account extends OwnedRecord, AccountFields {
  readonly state: 'active' | 'inactive';
  readonly statusReason: number;
  readonly primaryContactId?: string;
  readonly originatingLeadId?: string;
  readonly mergedIntoId?: string;
}
