import type { Stored } from '../store/store.ts';

/** An activity that was answered: what Teams delivers again, to whichever process, is not answered twice. */
export interface Delivery extends Stored {
  readonly at: string;
}
