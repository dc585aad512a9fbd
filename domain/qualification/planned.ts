import type { Account } from '../records/account.ts';
import { type Contact, contactName } from '../records/contact.ts';
import type { Opportunity } from '../records/opportunity.ts';
import type { Automation } from './automation.ts';
import type { Consequence } from './outcome.ts';
import type { Target } from './settings.ts';

export type TargetRecord = Account | Contact | Opportunity;

/** A record as it will be written: made new, or an existing one that is linked and maybe filled. */
export interface Planned<R extends TargetRecord = TargetRecord> {
  readonly target: Target;
  readonly how: 'created' | 'linked';
  readonly record: R;
  /** As it stands now; missing for a new record and for a linked one that does not change. */
  readonly before?: R;
  readonly consequence: Consequence;
  /** Texts of the notes that automations add to a new record. */
  readonly notes: readonly string[];
  /** The automation that fails on the new record. */
  readonly failed?: FailedAutomation;
}

export interface FailedAutomation {
  readonly automation: Automation;
  readonly on: Target;
  readonly reason: string;
}

/** Account or contact to which a record is about to be linked. */
export interface Link {
  readonly field: 'accountId' | 'contactId';
  readonly id: string;
  readonly name: string;
}

export const recordName = (record: TargetRecord): string =>
  'name' in record ? record.name : contactName(record);
