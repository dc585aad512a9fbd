import { merges } from '../../domain/collections.ts';
import type { MergeCommand, MergeOutcome, MergeReceipt } from '../../domain/merging/merge.ts';
import { merge } from '../../domain/merging/merge.ts';
import { latestMerge, type UnmergeOutcome, unmerge } from '../../domain/merging/unmerge.ts';
import type { Lead } from '../../domain/records/lead.ts';
import type { Merge, MergeEntity } from '../../domain/records/merge.ts';
import type { Store } from '../../domain/store/store.ts';
import { aLead, as, now } from '../an-organisation.ts';
import { newId } from '../qualification/desk.ts';

/** Merging as a person of the organisation, and taking it back. */

/** Two leads that may be one person, each with a score. */
export const ann = aLead('ann', { phone: '+44 20 7946 0958', city: 'Leeds', score: scored(71) });
export const anne = aLead('anne', {
  firstName: 'Anne',
  phone: '+44 20 7946 0000',
  email: 'anne@contoso.example',
  score: scored(12),
});

export function scored(value: number): NonNullable<Lead['score']> {
  return { value, grade: 'B', at: '2026-11-02T08:00:00.000Z', modelId: 'm', trend: 'steady' };
}

export const ref = (id: string, entity: MergeEntity = 'lead') => ({ entity, id }) as const;

export const minutesLater = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

export const mergesAs = (
  store: Store,
  personId: string,
  command: MergeCommand,
  at: Date = now,
): Promise<MergeOutcome> => as(store, personId, (tx, who) => merge(tx, who, command, { at, newId }));

/** Sam merges the second lead into the first. */
export const mergesInto = (
  store: Store,
  master: string,
  other: string,
  rest: Partial<MergeCommand> = {},
): Promise<MergeOutcome> => mergesAs(store, 'sam', { master: ref(master), other: ref(other), ...rest });

export function mergedBy(outcome: MergeOutcome): MergeReceipt {
  if (outcome.kind !== 'merged') throw new Error(`not merged: ${JSON.stringify(outcome, null, 1)}`);
  return outcome.receipt;
}

export async function lastMergeOf(store: Store, id: string, entity: MergeEntity = 'lead'): Promise<Merge> {
  const found = await store.read((view) => latestMerge(view, entity, id));
  if (found === undefined) throw new Error(`${id} was not merged`);
  return found;
}

export const unmerges = (
  store: Store,
  mergeId: string,
  how: { readonly by?: string; readonly at?: Date } = {},
): Promise<UnmergeOutcome> =>
  as(store, how.by ?? 'sam', (tx, who) => unmerge(tx, who, mergeId, { at: how.at ?? minutesLater(1) }));

export const mergeCount = (store: Store): Promise<number> => store.read((view) => view.size(merges));
