import type { Activity, ConversationReference } from 'botbuilder';
import type { Reader } from '../dialogs/wording/wording.ts';
import { conversations } from '../domain/collections.ts';
import type { Clock } from '../domain/outside.ts';
import type { Conversation } from '../domain/records/conversation.ts';
import type { Store } from '../domain/store/store.ts';
import type { Mode } from './config.ts';
import { readerOf, scopeOf } from './turn-from-activity.ts';

/** Where each person can be written to, kept in the store. Only chats of two are remembered. */
export interface Conversations {
  /** Whether this is the first time that the bot appears in the chat: it greets once. */
  isFirst(activity: Activity): Promise<boolean>;
  remember(activity: Activity): Promise<void>;
  forget(personId: string): Promise<void>;
  referenceTo(
    personId: string,
  ): Promise<(Partial<ConversationReference> & { serviceUrl: string }) | undefined>;
  /** In which language and hour the person reads, as far as it is known. */
  readerOf(personId: string): Promise<Reader>;
}

export function createConversations(mode: Mode, store: Store, clock: Clock): Conversations {
  const greeted = new Set<string>();
  const change = (why: string) => ({ by: 'system', why, at: clock.now() });

  return {
    async isFirst({ conversation, from }) {
      if (greeted.has(conversation.id)) return false;
      greeted.add(conversation.id);
      // The Playground forgets its chats when the bot stops; Teams does not.
      if (mode.kind === 'local') return true;
      return (await store.read((view) => view.get(conversations, personIdOf(from)))) === undefined;
    },
    async remember(activity) {
      if (activity.from.aadObjectId === undefined || scopeOf(activity) !== 'personal') return;
      const seen = conversationOf(activity);
      const before = await store.read((view) => view.get(conversations, seen.id));
      if (before !== undefined && isSame(before, seen)) return;
      await store.change(change('remember conversation'), async (tx) => {
        const known = await tx.get(conversations, seen.id);
        const since = known === undefined ? clock.now().toISOString() : known.since;
        await tx.put(conversations, {
          ...seen,
          ...(since !== undefined && { since }),
          version: known?.version ?? 0,
        });
      });
    },
    async forget(personId) {
      await store.change(change('forget conversation'), (tx) => tx.remove(conversations, personId));
    },
    async referenceTo(personId) {
      const known = await store.read((view) => view.get(conversations, personId));
      return known && referenceOf(known);
    },
    async readerOf(personId) {
      const known = await store.read((view) => view.get(conversations, personId));
      return known ?? { locale: 'en' };
    },
  };
}

const personIdOf = ({ aadObjectId }: Activity['from']): string => aadObjectId?.toLowerCase() ?? '';

function conversationOf(activity: Activity): Conversation {
  const { tenantId } = activity.conversation;
  return {
    id: personIdOf(activity.from),
    version: 0,
    channelId: activity.channelId,
    serviceUrl: activity.serviceUrl,
    conversationId: activity.conversation.id,
    userId: activity.from.id,
    botId: activity.recipient.id,
    ...(tenantId === undefined ? {} : { tenantId }),
    ...readerOf(activity),
  };
}

/** Since when, and how often that was noted, does not matter. */
type Where = Exclude<keyof Conversation, 'id' | 'version' | 'since'>;
const where: readonly Where[] = Object.keys({
  channelId: true,
  serviceUrl: true,
  conversationId: true,
  userId: true,
  botId: true,
  tenantId: true,
  locale: true,
  timeZone: true,
} satisfies Record<Where, true>) as Where[];

const isSame = (a: Conversation, b: Conversation): boolean => where.every((field) => a[field] === b[field]);

const referenceOf = (known: Conversation) => ({
  channelId: known.channelId,
  serviceUrl: known.serviceUrl,
  conversation: {
    id: known.conversationId,
    conversationType: 'personal',
    isGroup: false,
    name: '',
    ...(known.tenantId === undefined ? {} : { tenantId: known.tenantId }),
  },
  user: { id: known.userId, name: '', aadObjectId: known.id },
  bot: { id: known.botId, name: '' },
  locale: known.locale,
});
