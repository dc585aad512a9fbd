import type { Command } from '../command.ts';
import type { Asking, LeadHead } from '../reply.ts';

/** Why the bot asks whom a lead shall go to. */
export type WhyAsked =
  | { readonly kind: 'notSaid' }
  /** These words are nobody's name here. */
  | { readonly kind: 'nobody'; readonly words: string }
  | { readonly kind: 'several'; readonly words: string }
  /** Somebody who may not read leads. */
  | { readonly kind: 'mayNotOwn'; readonly name: string }
  /** Whoever was chosen left, or never was a member. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'ownsItAlready'; readonly name: string };

/** Somebody who may own leads, told from namesakes by the business unit, and within one by the address. */
export interface Owner {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly email?: string;
}

/** What was done, as it is shown however often the card is pressed. */
export interface AssignReceipt {
  readonly leadId: string;
  readonly leadName: string;
  readonly from: string;
  readonly to: string;
  /** Where the lead moved to another business unit. */
  readonly unit?: string;
  readonly byName: string;
  readonly at: string;
  /** Whether whoever gave it away may still read it. */
  readonly staysInSight: boolean;
}

/** What the bot says about giving a lead to somebody. */
export type AssigningReply =
  | ({
      readonly kind: 'assignAsks';
      readonly lead: LeadHead;
      readonly why: WhyAsked;
      /** The first of them, by name. */
      readonly owners: readonly Owner[];
      readonly total: number;
    } & Asking)
  | ({
      readonly kind: 'assignConfirm';
      readonly lead: LeadHead;
      readonly from: string;
      readonly to: string;
      readonly unit?: { readonly from: string; readonly to: string };
      readonly staysInSight: boolean;
    } & Asking)
  | ({
      readonly kind: 'assigned';
      readonly receipt: AssignReceipt;
      readonly offers: readonly Command[];
    } & Asking);
