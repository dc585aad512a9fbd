import type { Stored } from '../store/store.ts';
import type { Entity, RecordRef } from './owned.ts';

/** What one command did to one record, as far as taking it back needs to know. */
export type Touched =
  /** `print` is the fingerprint of the record as the command left it. */
  | { readonly how: 'created'; readonly kind: Entity; readonly id: string; readonly print: string }
  | {
      readonly how: 'changed';
      readonly kind: Entity | 'process';
      readonly id: string;
      readonly print: string;
      readonly before: Stored;
    }
  /** A note that is shown on more records than before. */
  | { readonly how: 'shown'; readonly id: string; readonly on: readonly RecordRef[] }
  /** A record whose field points to another record than before. */
  | {
      readonly how: 'relinked';
      readonly kind: Entity | 'process';
      readonly id: string;
      readonly field: string;
      readonly from: string;
      readonly to: string;
    };

/** How to take back the last qualification or disqualification of a lead; its id is the lead's. */
export interface Reversal extends Stored {
  readonly of: 'qualify' | 'disqualify';
  readonly at: string;
  readonly by: string;
  readonly until: string;
  readonly touched: readonly Touched[];
}
