import type { Stored } from '../store/store.ts';

/** The chat in which the bot can write to a person, as last seen. The id is the person's. */
export interface Conversation extends Stored {
  readonly channelId: string;
  readonly serviceUrl: string;
  readonly conversationId: string;
  /** The person and the bot, as the channel calls them. */
  readonly userId: string;
  readonly botId: string;
  readonly tenantId?: string;
  /** BCP 47. */
  readonly locale: string;
  /** IANA name, where the client tells it. */
  readonly timeZone?: string;
  /** When the person first spoke with the bot; missing: before that was noted. */
  readonly since?: string;
}
