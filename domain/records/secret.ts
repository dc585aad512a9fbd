import type { Stored } from '../store/store.ts';

/** A key that all processes on the same data must share. */
export interface Secret extends Stored {
  /** Hexadecimal. */
  readonly value: string;
}
