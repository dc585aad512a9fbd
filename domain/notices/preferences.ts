import { conversations, preferences } from '../collections.ts';
import type { Actor } from '../people/access.ts';
import { levelHeld } from '../people/access.ts';
import type { Stored, Transaction, View } from '../store/store.ts';
import { type Hours, isWithin, localTime, nextQuarter } from './hours.ts';
import type { NoticeAbout } from './notice.ts';

/** What a person can turn on and off, one by one. */
export const topics = [
  'requests',
  'givenLeads',
  'highScores',
  'scoresMoved',
  'duplicates',
  'models',
] as const;
export type Topic = (typeof topics)[number];

/** How often a manager is told how the leads stand; hours 0–23 and weekdays 1 (Monday) to 7 in their time zone. */
export type DigestRhythm =
  | { readonly every: 'never' }
  | { readonly every: 'day'; readonly hour: number }
  | { readonly every: 'week'; readonly weekday: number; readonly hour: number };

/** What a person chose; the id is theirs. What is missing they left as it is for everybody. */
export interface Preferences extends Stored {
  readonly off: readonly Topic[];
  readonly digest?: DigestRhythm;
  /** IANA; missing: as their Teams says. */
  readonly timeZone?: string;
  readonly quiet?: Hours;
  /** Nothing is sent and nothing is kept for later; without an end until they say so. */
  readonly muted?: { readonly until?: string };
  /** When they last changed something: an hour before that is not one they chose. */
  readonly changedAt: string;
}

/** What holds for a person now: what they chose, and for the rest what is usual. */
export interface Chosen {
  readonly off: readonly Topic[];
  readonly digest: DigestRhythm;
  readonly timeZone: string;
  /** Where the time zone comes from. */
  readonly zoneFrom: 'chosen' | 'teams' | 'unknown';
  readonly quiet?: Hours;
  /** Present while nothing is sent. */
  readonly muted?: { readonly until?: string };
  readonly changedAt?: string;
}

/** Monday at eight, for whoever named no other day or hour. */
export const usualDigestAt = { weekday: 1, hour: 8 } as const;

/** Managers get a digest on Mondays unless they chose otherwise; nobody else gets one who did not choose it. */
export const usualDigest = (actor: Actor): DigestRhythm => {
  const reach = levelHeld(actor, 'read', 'lead');
  const manages = reach === 'organization' || reach === 'parentChild';
  const administers = levelHeld(actor, 'write', 'securityRole') !== 'none';
  return manages && !administers ? { every: 'week', ...usualDigestAt } : { every: 'never' };
};

/** A digest counts the leads of several people: for whoever reads more than their own. */
export const mayHaveDigest = (actor: Actor): boolean =>
  !['none', 'user'].includes(levelHeld(actor, 'read', 'lead'));

/** The topics that can ever concern this person. */
export const topicsFor = (actor: Actor): readonly Topic[] =>
  topics.filter((topic) => topic !== 'models' || levelHeld(actor, 'write', 'scoringModel') !== 'none');

/** The topic of a kind of notice; a digest is chosen by its rhythm. */
export function topicOf<K extends NoticeAbout['kind']>({
  kind,
}: {
  readonly kind: K;
}): K extends 'digest' ? 'digest' : Topic;
export function topicOf({ kind }: { readonly kind: NoticeAbout['kind'] }): Topic | 'digest' {
  switch (kind) {
    case 'leadsGiven':
      return 'givenLeads';
    case 'highScores':
    case 'scoresMoved':
      return kind;
    case 'duplicatesFound':
    case 'leadDuplicated':
      return 'duplicates';
    case 'modelRetrained':
      return 'models';
    case 'digest':
      return 'digest';
    case 'accessRequested':
    case 'accessApproved':
    case 'accessDenied':
    case 'automationsOff':
    case 'rulePublished':
    case 'ruleChangeAsked':
    case 'scanFailed':
    case 'trainingOver':
      return 'requests';
  }
}

/**
 * What holds for a person, or would hold with these changes. `actor` is missing for a person who is no member: they
 * hear what became of their request.
 */
export async function chosenBy(
  view: View,
  personId: string,
  actor: Actor | undefined,
  now: Date,
  changes: readonly PreferenceChange[] = [],
): Promise<Chosen> {
  const stored = await view.get(preferences, personId);
  const chosen = changes.length === 0 ? stored : changes.reduce(changed, stored ?? nothingChosen(personId));
  const seen = (await view.get(conversations, personId))?.timeZone;
  const isMuted =
    chosen?.muted !== undefined && !(chosen.muted.until && chosen.muted.until <= now.toISOString());
  return {
    off: chosen?.off ?? [],
    digest: chosen?.digest ?? (actor ? usualDigest(actor) : { every: 'never' }),
    timeZone: chosen?.timeZone ?? seen ?? 'UTC',
    zoneFrom: chosen?.timeZone ? 'chosen' : seen ? 'teams' : 'unknown',
    ...(chosen?.quiet && { quiet: chosen.quiet }),
    ...(isMuted && { muted: chosen.muted }),
    ...(chosen && { changedAt: chosen.changedAt }),
  };
}

/** When the quiet hours end that it is in now; `undefined` when it is in none. */
export function quietUntil({ quiet, timeZone }: Chosen, now: Date): Date | undefined {
  if (quiet === undefined || !isWithin(localTime(now, timeZone).hour, quiet)) return undefined;
  return nextQuarter(now, timeZone, ({ hour }) => !isWithin(hour, quiet));
}

/** One thing that a person changes about what they are told. */
export type PreferenceChange =
  /** `until` is ISO 8601; missing: until they say so. */
  | { readonly kind: 'mute'; readonly until?: string }
  | { readonly kind: 'unmute' }
  | { readonly kind: 'topics'; readonly off: readonly Topic[] }
  | { readonly kind: 'digest'; readonly digest: DigestRhythm }
  | { readonly kind: 'quiet'; readonly hours?: Hours }
  /** Missing: as their Teams says. */
  | { readonly kind: 'timeZone'; readonly timeZone?: string };

/** Keeps what a person changed, all of it or nothing; what they did not name stays. Repeated, it changes nothing. */
export async function changePreferences(
  tx: Transaction,
  personId: string,
  changes: readonly PreferenceChange[],
  at: Date,
): Promise<Preferences> {
  const before = await tx.get(preferences, personId);
  const next = changes.reduce(changed, before ?? nothingChosen(personId));
  if (before !== undefined && JSON.stringify(next) === JSON.stringify(before)) return before;
  return tx.put(preferences, { ...next, changedAt: at.toISOString() });
}

const nothingChosen = (personId: string): Preferences => ({
  id: personId,
  version: 0,
  off: [],
  changedAt: '',
});

function changed(before: Preferences, change: PreferenceChange): Preferences {
  switch (change.kind) {
    case 'mute':
      return { ...before, muted: change.until === undefined ? {} : { until: change.until } };
    case 'unmute': {
      const { muted: _, ...rest } = before;
      return rest;
    }
    case 'topics':
      return { ...before, off: change.off };
    case 'digest':
      return { ...before, digest: change.digest };
    case 'quiet': {
      const { quiet: _, ...rest } = before;
      return change.hours === undefined ? rest : { ...rest, quiet: change.hours };
    }
    case 'timeZone': {
      const { timeZone: _, ...rest } = before;
      return change.timeZone === undefined ? rest : { ...rest, timeZone: change.timeZone };
    }
  }
}
