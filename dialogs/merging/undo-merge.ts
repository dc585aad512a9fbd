import { leads, merges } from '../../domain/collections.ts';
import { unmerge } from '../../domain/merging/unmerge.ts';
import type { Actor } from '../../domain/people/access.ts';
import type { Transaction } from '../../domain/store/store.ts';
import { doOnce } from '../flow.ts';
import { refused } from '../refused.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

/** Takes a merge back, once however often the button is pressed. */
export const undoMerge = (tx: Transaction, turn: Turn, actor: Actor, mergeId: string): Promise<Reply> =>
  doOnce(tx, turn, 'act', `undo-merge-${mergeId}`, async () => {
    const outcome = await unmerge(tx, actor, mergeId, { at: turn.at });
    if (outcome.kind === 'refused') {
      const merge = await tx.get(merges, mergeId);
      const lead = merge?.entity === 'lead' ? await tx.get(leads, merge.masterId) : undefined;
      return { done: false, reply: refused('undo-merge', outcome.refusal, actor, lead) };
    }
    const { receipt } = outcome;
    const show = ({ id, name }: { readonly id: string; readonly name: string }) =>
      ({ kind: 'show-lead', lead: { kind: 'id', id }, name }) as const;
    const ids = [receipt.master.id, receipt.other.id] as const;
    return {
      done: true,
      reply: {
        kind: 'unmerged',
        receipt,
        offers: [
          ...(receipt.entity === 'lead' ? [show(receipt.master), show(receipt.other)] : []),
          { kind: 'merge-records', entity: receipt.entity, ids },
        ],
      },
    };
  });
