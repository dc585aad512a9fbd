import { leads } from '../collections.ts';
import { readableGroups } from '../duplicates/scan-digest.ts';
import { lastScan } from '../duplicates/scan-job.ts';
import type { Narrowing } from '../leads/narrow.ts';
import { localTime, startOfDay } from '../notices/hours.ts';
import { chosenBy, mayHaveDigest } from '../notices/preferences.ts';
import { type Actor, readable } from '../people/access.ts';
import type { Lead } from '../records/lead.ts';
import { scoreSummary } from '../scoring/score-summary.ts';
import type { SummaryGroup, UnscoredReason } from '../scoring/summary.ts';
import type { View } from '../store/store.ts';

/** How old open leads are, in days since they were created: at least, and at most. */
export const ages = [
  { name: 'week', least: 0, most: 6 },
  { name: 'month', least: 7, most: 29 },
  { name: 'quarter', least: 30, most: 89 },
  { name: 'older', least: 90 },
] as const;
export type Age = (typeof ages)[number]['name'];

/** A number with what lists the leads behind it. */
export interface Counted {
  readonly count: number;
  readonly narrow: Narrowing;
}

/** How the leads stand that a manager may read, and what is new: the essentials of the score summary and more. */
export interface ManagerDigest {
  /** The first day that counts as new, and today: `2026-11-23`, in the manager's time zone. */
  readonly since: string;
  readonly today: string;
  readonly created: Counted;
  readonly closed: Counted & { readonly qualified: number };
  readonly total: Pick<SummaryGroup, 'open' | 'scored' | 'meanScore' | 'grades'>;
  /** Open leads whose score is not what it was a week ago. */
  readonly moved: { readonly up: number; readonly down: number };
  readonly unscored: readonly { readonly reason: UnscoredReason; readonly count: number }[];
  /** Groups of likely duplicates that the last scan found and nobody has decided about; missing: never scanned. */
  readonly duplicates?: number;
  readonly ages: readonly (Counted & { readonly age: Age })[];
}

/**
 * The digest of one manager, of what they may read now and of no other lead (SEC7). `undefined` for a person who
 * reads at most their own. Days are those of the time zone that the manager chose.
 */
export async function managerDigest(
  view: View,
  actor: Actor,
  since: string,
  now: Date,
): Promise<ManagerDigest | undefined> {
  if (!mayHaveDigest(actor)) return undefined;
  const { timeZone } = await chosenBy(view, actor.person.id, actor, now);
  const today = localTime(now, timeZone).date;
  const reach = readable(actor, 'lead');
  const keys = (reach === 'all' ? ['all'] : reach).map((partition) => `any|${partition}`);
  const found = await view.find(leads, 'byView', keys);
  const counted = (narrow: Narrowing): Counted & { readonly leads: readonly Lead[] } => {
    const some = found.filter(isIn(narrow, timeZone));
    return { count: some.length, narrow, leads: some };
  };
  const { leads: closedLeads, ...closed } = counted({ state: 'closed', from: since });
  const { leads: _, ...created } = counted({ from: since });
  const summary = await scoreSummary(view, actor, 'all', now);
  const scan = await lastScan(view, 'lead');
  return {
    since,
    today,
    created,
    closed: { ...closed, qualified: closedLeads.filter(({ status }) => status.state === 'qualified').length },
    total: summary.total,
    moved: summary.movers.all,
    unscored: summary.unscored.map(({ reason, ids }) => ({ reason, count: ids.length })),
    ...(scan && { duplicates: (await readableGroups(view, actor, scan)).length }),
    ages: ages.map((age) => {
      const narrow: Narrowing = {
        state: 'open',
        ...('most' in age && { from: daysBefore(today, age.most) }),
        ...(age.least > 0 && { to: daysBefore(today, age.least) }),
      };
      const { leads: __, ...rest } = counted(narrow);
      return { age: age.name, ...rest };
    }),
  };
}

export const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);

/** The same leads as the list with these words shows, told by moments: dates of 100,000 leads would take their time. */
function isIn({ state, from, to }: Narrowing, timeZone: string): (lead: Lead) => boolean {
  const first = from === undefined ? '' : startOfDay(from, timeZone).toISOString();
  const end = to === undefined ? '~' : startOfDay(daysBefore(to, -1), timeZone).toISOString();
  return ({ status, createdAt }) => {
    const isOpen = status.state === 'open';
    if (state !== undefined && (state === 'open') !== isOpen) return false;
    const at = state === 'closed' && !isOpen ? status.at : createdAt;
    return first <= at && at < end;
  };
}
