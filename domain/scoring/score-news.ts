import { notifyOfNews } from '../notices/notify.ts';
import type { Grade } from '../records/lead.ts';
import type { Transaction } from '../store/store.ts';
import { gradesApart } from './grades.ts';
import type { ScoredRecord } from './scored-record.ts';

interface OwnersNews {
  readonly high: string[];
  readonly moves: { readonly leadId: string; readonly from: Grade }[];
}

/** What a run of the scoring job has for the owners of leads: for each owner one notice of a kind, however many leads. */
export function scoreNews() {
  const byOwner = new Map<string, OwnersNews>();
  return {
    /** `scored` as it was before; opportunities are not told of. */
    note({ entity, record: { id, ownerId, score } }: ScoredRecord, grade: Grade): void {
      if (entity !== 'lead') return;
      const isHigh = score === undefined && grade === 'A';
      const hasMoved = score !== undefined && gradesApart(score.grade, grade) > 1;
      if (!isHigh && !hasMoved) return;
      const own = byOwner.get(ownerId) ?? { high: [], moves: [] };
      byOwner.set(ownerId, own);
      if (score === undefined) own.high.push(id);
      else own.moves.push({ leadId: id, from: score.grade });
    },
    async tell(tx: Transaction, at: Date): Promise<void> {
      for (const [owner, { high, moves }] of byOwner) {
        // Two runs of one moment score different leads.
        const event = `${at.toISOString()}:${high[0] ?? moves[0]?.leadId}`;
        if (high.length > 0) await notifyOfNews(tx, event, owner, { kind: 'highScores', leadIds: high }, at);
        if (moves.length > 0) await notifyOfNews(tx, event, owner, { kind: 'scoresMoved', moves }, at);
      }
    },
  };
}
