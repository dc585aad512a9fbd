import type { Privilege, Securable } from '../people/roles.ts';
import type { Stored } from '../store/store.ts';
import type { Target } from './settings.ts';

/**
 * A plug-in or workflow that runs when a record of the entity is created (S2.9). It acts as the user, so they
 * need every privilege it touches.
 */
export interface Automation extends Stored {
  readonly name: string;
  readonly type: 'plug-in' | 'workflow';
  readonly on: Target;
  readonly active: boolean;
  readonly touches: readonly { readonly privilege: Privilege; readonly on: Securable }[];
  /** What it does to the created record, declaratively; a broken one names what it would have done. */
  readonly effects: readonly AutomationEffect[];
}

export type AutomationEffect =
  | { readonly kind: 'setField'; readonly field: string; readonly value: string }
  | { readonly kind: 'addNote'; readonly text: string }
  /** Fails unless the field is filled: an automation that can fail half-way. */
  | { readonly kind: 'requireField'; readonly field: string };
