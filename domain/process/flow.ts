import type { Stored } from '../store/store.ts';

/** A step asks for one field of the stage's entity. */
export interface Step {
  readonly field: string;
  readonly label: string;
  readonly required: boolean;
}

export interface Stage {
  readonly id: string;
  readonly name: string;
  /** The table whose record the stage works on. */
  readonly entity: 'lead' | 'opportunity';
  readonly steps: readonly Step[];
}

/** A business process flow. Stages of the lead come first, then those of the opportunity (dynamics-facts 4). */
export interface ProcessFlow extends Stored {
  readonly name: string;
  readonly stages: readonly Stage[];
}

/** One lead's way through a process; the opportunity joins when qualification creates it. */
export interface ProcessInstance extends Stored {
  readonly processId: string;
  readonly leadId: string;
  readonly opportunityId?: string;
  readonly activeStageId: string;
  readonly status: 'active' | 'finished' | 'aborted';
  /** Stage ids passed so far, oldest first, the active one last. */
  readonly path: readonly string[];
}
