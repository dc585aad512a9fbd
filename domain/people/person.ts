import type { Stored } from '../store/store.ts';

/** A user of the bot. The id is their Entra object id (`from.aadObjectId` of an authenticated activity). */
export interface Person extends Stored {
  readonly name: string;
  readonly email?: string;
  readonly businessUnitId: string;
  readonly roleIds: readonly string[];
  readonly disabled?: boolean;
  /** Present where the roles come from Entra: when a token last said so. */
  readonly entra?: { readonly at: string };
}

/** A node of the tree of business units; the root has no parent. */
export interface BusinessUnit extends Stored {
  readonly name: string;
  readonly parentId?: string;
}
