import type { Hours } from '../../domain/notices/hours.ts';
import type { Topic } from '../../domain/notices/preferences.ts';

/** What a person asks about what they are told; without `ask` they look at it. */
export interface NotificationsCommand {
  readonly kind: 'notifications';
  readonly ask?: NotificationsAsk;
}

/** The digest, now: since that day, or for as long as the person's digest is usually about. */
export interface DigestCommand {
  readonly kind: 'digest';
  readonly since?: string;
}

export type NotificationsAsk =
  /** As the fields of the card say. */
  | { readonly kind: 'form' }
  /** For so many hours, until tomorrow, or until they say so. `moment`: when that is, as a button means it. */
  | { readonly kind: 'mute'; readonly until?: 'tomorrow' | number; readonly moment?: string }
  | { readonly kind: 'unmute' }
  | { readonly kind: 'topic'; readonly topic: Topic; readonly on: boolean }
  /** What was not said stays as it is. */
  | {
      readonly kind: 'digest';
      readonly every?: 'never' | 'day' | 'week';
      readonly weekday?: number;
      readonly hour?: number;
    }
  /** An end that was not said stays as it is; without either there are no quiet hours any more. */
  | { readonly kind: 'quiet'; readonly hours: Partial<Hours> };
