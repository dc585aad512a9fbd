import type { Stored } from '../store/store.ts';

/**
 * Where one dialog of one person stands between turns. Saved in the same change as the dialog's effect, so there
 * is no half-way. `state` belongs to the dialog that wrote it and is read only by the same version `v` of it.
 */
export interface Flow extends Stored {
  readonly name: string;
  readonly personId: string;
  readonly personName: string;
  readonly v: number;
  /** Grows with every step: a press on an older card is told the newest. */
  readonly rev: number;
  readonly status: 'open' | 'finished' | 'cancelled';
  readonly state: unknown;
  readonly updatedAt: string;
}

/** What one conversation with one person remembers between turns. */
export interface Memory extends Stored {
  /** When anything was last remembered; missing in those of earlier releases. */
  readonly at?: string;
  /** What "it" means: the lead last spoken of. */
  readonly leadId?: string;
  /** What was wanted of that lead: "the same for Ann". */
  readonly wanted?: string;
  /** The leads of the list shown last, in its order: "the second one". */
  readonly listed?: readonly string[];
  /** When it was last spoken of, and how many questions were asked since. */
  readonly spokenAt?: string;
  readonly askedSince?: number;
  /** The questions asked before, the latest first. */
  readonly asked?: readonly string[];
}
