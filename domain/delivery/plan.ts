import type { Notice } from '../notices/notice.ts';
import { lastMessages, waitingNotices } from '../notices/notify.ts';
import { chosenBy, quietUntil, topicOf } from '../notices/preferences.ts';
import { loadActor } from '../people/access.ts';
import { isStale } from '../people/entra-roles.ts';
import type { View } from '../store/store.ts';
import { type Message, type Saying, sayingsOf } from './told.ts';

/** What is to be done now with the notices that wait for one person. */
export interface DeliveryPlan {
  /** To be sent in this order; the ids are settled with it. */
  readonly messages: readonly { readonly message: Message; readonly ids: readonly string[] }[];
  /** The person does not want to hear of it. */
  readonly muted: readonly string[];
  /** It is not so any more, or not theirs to know. */
  readonly outdated: readonly string[];
  /** Not now: quiet hours, or enough for this minute. */
  readonly later?: { readonly ids: readonly string[]; readonly until: Date };
}

/** Teams' own rule for notices: at most ten a minute to one person (teams-store-validation-guidelines). */
export const mostPerMinute = 10;
const minute = 60_000;

const lookAtMost = 200;
/** More would make a card that nobody reads; the rest comes with the next message. */
const mostInOne = 8;

/**
 * Muted means muted; in quiet hours everything waits, and what is still so when they end comes in one message; a
 * person gets at most ten messages a minute. What a message says is looked up with the rights they have now (SEC7).
 */
export async function planDelivery(view: View, personId: string, now: Date): Promise<DeliveryPlan> {
  const all = await waitingNotices(view, lookAtMost, { to: personId });
  const loaded = await loadActor(view, personId);
  const actor = loaded && isStale(loaded.person, now) ? undefined : loaded;
  const chosen = await chosenBy(view, personId, actor, now);
  const isMuted = ({ about }: Notice): boolean => {
    const topic = topicOf(about);
    const isOff = topic === 'digest' ? chosen.digest.every === 'never' : chosen.off.includes(topic);
    return chosen.muted !== undefined || isOff;
  };
  const muted = all.filter(isMuted).map(({ id }) => id);
  const wanted = all.filter((notice) => !isMuted(notice));
  const quiet = quietUntil(chosen, now);
  if (quiet !== undefined) {
    const ids = wanted.map(({ id }) => id);
    return { messages: [], muted, outdated: [], ...(ids.length > 0 && { later: { ids, until: quiet } }) };
  }
  const { sayings, outdated } = await sayingsOf(view, actor, wanted, now);
  const messages = messagesOf(sayings);
  const recent = (await lastMessages(view, personId, mostPerMinute)).filter(
    (sent) => now.getTime() - sent.getTime() < minute,
  );
  const room = mostPerMinute - recent.length;
  const ids = messages.slice(room).flatMap((each) => each.ids);
  const until = new Date((recent.at(-1) ?? now).getTime() + minute);
  return {
    messages: messages.slice(0, room),
    muted,
    outdated,
    ...(ids.length > 0 && { later: { ids, until } }),
  };
}

function messagesOf(sayings: readonly Saying[]): DeliveryPlan['messages'] {
  const short = sayings.flatMap(({ told, ids }) => (told.kind === 'digest' ? [] : [{ told, ids }]));
  const [first, ...rest] = short.slice(0, mostInOne);
  const digests = sayings.flatMap(({ told, ids }) =>
    told.kind === 'digest' ? [{ message: told, ids }] : [],
  );
  if (first === undefined) return digests;
  const all = [first.told, ...rest.map(({ told }) => told)] as const;
  return [{ message: { kind: 'notices', all }, ids: [first, ...rest].flatMap(({ ids }) => ids) }, ...digests];
}
