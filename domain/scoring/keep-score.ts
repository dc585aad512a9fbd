import { scoreHistories } from '../collections.ts';
import { type RecordRef, refKey } from '../records/owned.ts';
import { keptScores, type PastScore, type ScoreHistory } from '../records/score-history.ts';
import type { Transaction, View } from '../store/store.ts';

/** Adds a score to the record's history; of a long one the oldest but the very first are forgotten. */
export async function keepScore(
  tx: Transaction,
  of: RecordRef,
  score: PastScore,
  whenNew: () => Promise<ScoreHistory['whenNew']>,
): Promise<void> {
  const before = await tx.get(scoreHistories, refKey(of));
  const known = before?.whenNew ?? (await whenNew());
  const [first, ...rest] = [...(before?.scores ?? []), score];
  await tx.put(scoreHistories, {
    id: refKey(of),
    version: before?.version ?? 0,
    scores: [...(first === undefined ? [] : [first]), ...rest.slice(-(keptScores - 1))],
    ...(known === undefined ? {} : { whenNew: known }),
  });
}

export const scoreHistoryOf = async (view: View, of: RecordRef): Promise<readonly PastScore[]> =>
  (await view.get(scoreHistories, refKey(of)))?.scores ?? [];

/** The score that stood at that moment; `undefined` when there was none yet. */
export const scoreAt = (scores: readonly PastScore[], moment: Date): PastScore | undefined =>
  scores.findLast(({ at }) => at <= moment.toISOString());
