import { conversations, notices, preferences } from '../collections.ts';
import { localTime } from '../notices/hours.ts';
import { notifyOfNews } from '../notices/notify.ts';
import { chosenBy, type DigestRhythm, mayHaveDigest } from '../notices/preferences.ts';
import { loadActor } from '../people/access.ts';
import type { Store, View } from '../store/store.ts';
import { daysBefore } from './digest.ts';

/** A digest that somebody is to get now. */
export interface DueDigest {
  readonly personId: string;
  /** The day it is for, which names it: there is one a day at most. */
  readonly day: string;
  readonly since: string;
}

/**
 * The day whose digest is due: its hour has come, and it came after the person chose it or first spoke with the bot.
 * A bot that was off at that hour makes up for it on the same day.
 */
export function digestDay(
  rhythm: DigestRhythm,
  timeZone: string,
  after: string | undefined,
  now: Date,
): string | undefined {
  if (rhythm.every === 'never') return undefined;
  const { date, hour, weekday } = localTime(now, timeZone);
  if (hour < rhythm.hour || (rhythm.every === 'week' && weekday !== rhythm.weekday)) return undefined;
  const then = after === undefined ? undefined : localTime(new Date(after), timeZone);
  return then !== undefined && then.date === date && then.hour >= rhythm.hour ? undefined : date;
}

/** Who is to get a digest now: of the people whom the bot can write to, those who may have one and want it. */
export async function dueDigests(view: View, now: Date): Promise<readonly DueDigest[]> {
  const due: DueDigest[] = [];
  for await (const { id, since = '' } of view.all(conversations)) {
    const actor = await loadActor(view, id);
    if (actor === undefined || !mayHaveDigest(actor)) continue;
    const { digest, timeZone, muted } = await chosenBy(view, id, actor, now);
    const changedAt = (await view.get(preferences, id))?.changedAt ?? '';
    const after = changedAt > since ? changedAt : since;
    const day = muted ? undefined : digestDay(digest, timeZone, after || undefined, now);
    if (day === undefined || (await view.get(notices, `digest:${day}:${id}`)) !== undefined) continue;
    due.push({ personId: id, day, since: daysBefore(day, digest.every === 'week' ? 7 : 1) });
  }
  return due;
}

/** Leaves the digests that are due as notices: what they say is looked up when they are sent. Left twice, each is one. */
export async function leaveDigests(store: Store, now: Date): Promise<void> {
  const due = await store.read((view) => dueDigests(view, now));
  if (due.length === 0) return;
  await store.change({ by: 'system', why: 'write digests', at: now }, async (tx) => {
    for (const { personId, day, since } of due)
      await notifyOfNews(tx, day, personId, { kind: 'digest', since }, now);
  });
}
