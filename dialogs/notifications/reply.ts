import type { ManagerDigest } from '../../domain/delivery/digest.ts';
import type { Short } from '../../domain/delivery/told.ts';
import type { Chosen, Topic } from '../../domain/notices/preferences.ts';
import type { Command } from '../command.ts';

/** What the bot says without being asked at that moment, and about that. */
export type NotificationsReply =
  | { readonly kind: 'notice'; readonly about: Short; readonly offers: readonly Command[] }
  /** Several things that came together, or that waited until quiet hours were over. */
  | { readonly kind: 'notices'; readonly all: readonly Short[]; readonly offers: readonly Command[] }
  | { readonly kind: 'digest'; readonly digest: ManagerDigest; readonly offers: readonly Command[] }
  | NotificationsCard;

/** What a person is told, when and how, to look at and to change. */
export interface NotificationsCard {
  readonly kind: 'notifications';
  readonly chosen: Chosen;
  /** The topics that can concern this person. */
  readonly topics: readonly Topic[];
  readonly mayHaveDigest: boolean;
  /** Something was changed just now. */
  readonly saved: boolean;
  /** What was typed and is no time zone; nothing was saved. */
  readonly noTimeZone?: string;
  readonly offers: readonly Command[];
}
