import type { RecordRef } from '../../domain/records/owned.ts';
import type { LeadRef } from '../command.ts';

/** What can be asked and decided about the duplicates of a lead. */
export type DuplicatesCommand =
  | {
      readonly kind: 'duplicates-of-lead';
      readonly lead: LeadRef;
      /** How many the card with the button had found. */
      readonly found?: number;
    }
  /** `verdict`: keep the two apart from now on, or compare them again. */
  | {
      readonly kind: 'not-a-duplicate';
      readonly lead: LeadRef;
      readonly other: RecordRef;
      readonly verdict: 'different' | 'withdrawn';
    };
