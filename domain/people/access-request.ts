import type { Stored } from '../store/store.ts';
import type { MissingPrivilege } from './access.ts';

/** What somebody asks the administrators for. */
export type Wish =
  /** An unknown member of the tenant wants to work with leads. */
  | { readonly kind: 'membership' }
  /** A member lacks exactly these cells, perhaps for one lead. */
  | { readonly kind: 'privileges'; readonly missing: readonly MissingPrivilege[]; readonly leadId?: string };

export type RequestStatus =
  | { readonly state: 'open' }
  | {
      readonly state: 'approved' | 'denied';
      readonly by: string;
      readonly byName: string;
      readonly at: string;
      readonly reason?: string;
    };

export interface AccessRequest extends Stored {
  readonly personId: string;
  readonly personName: string;
  readonly wish: Wish;
  readonly askedAt: string;
  readonly status: RequestStatus;
}
