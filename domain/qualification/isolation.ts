import type { MissingPrivilege } from '../people/access.ts';
import type { Stored } from '../store/store.ts';
import type { CulpritSearch } from './culprit-search.ts';
import type { Refusal } from './refusal.ts';
import type { Target } from './settings.ts';

/** An automation under suspicion, with what it accesses and the person may not (S2.9.5). */
export interface Suspect {
  readonly id: string;
  readonly name: string;
  readonly type: 'plug-in' | 'workflow';
  readonly missing: readonly MissingPrivilege[];
}

/** One creation that was tried as the person and rolled back. */
export interface Trial {
  readonly target: Target;
  /** The automations that were off for it, by name. */
  readonly off: readonly string[];
  /** Missing: the record could be created. */
  readonly refusal?: Refusal;
}

/** What is known about creating one type of record. */
export type Finding =
  | { readonly target: Target; readonly kind: 'works' }
  /** No automation is to blame: the person lacks a privilege on the record itself, or it fails without them too. */
  | { readonly target: Target; readonly kind: 'otherCause'; readonly refusal: Refusal }
  | {
      readonly target: Target;
      readonly kind: 'searching';
      readonly suspects: readonly Suspect[];
      readonly search: CulpritSearch;
      /** Of the latest trial that failed. */
      readonly refusal: Refusal;
    }
  | { readonly target: Target; readonly kind: 'culprits'; readonly culprits: readonly Suspect[] };

/**
 * A guided search for the automation that keeps a person from creating records (S2.9). Trials run as that person and
 * are rolled back, so nobody else notices them and a session that is abandoned leaves nothing to restore.
 */
export interface Isolation extends Stored {
  readonly personId: string;
  readonly personName: string;
  readonly leadId?: string;
  readonly by: string;
  readonly at: string;
  readonly findings: readonly Finding[];
  readonly trials: readonly Trial[];
  readonly status: 'running' | 'finished' | 'abandoned';
}

/** Who searches for whom, about which lead: such a search runs once at a time. */
export const matterOf = ({
  status,
  by,
  personId,
  leadId = '',
}: Pick<Isolation, 'status' | 'by' | 'personId' | 'leadId'>): string =>
  [status, by, personId, leadId].join('|');
