import { type Actor, readable } from '../../domain/people/access.ts';
import { notAllowed, notFound } from '../../domain/people/decision.ts';
import { nameOf } from '../../domain/people/names.ts';
import type { Opportunity } from '../../domain/records/opportunity.ts';
import { inState } from '../../domain/scoring/scored-record.ts';
import type { View } from '../../domain/store/store.ts';
import { refusedChange } from '../admin/change.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import type { OpportunityRow } from './reply.ts';
import { scoreOf } from './score-of.ts';

const pageSize = 10;

/** `opportunities`: the open ones that the asker may read, best score first, then the newest. */
export async function listOpportunities(view: View, actor: Actor, page = 1): Promise<Reply> {
  const forbidden = await notAllowed(view, actor, 'read', 'opportunity');
  if (forbidden) return refusedChange(forbidden.refusal);
  const found = (await readableOnes(view, actor, ['open'])).sort(
    (a, b) => (b.score?.value ?? -1) - (a.score?.value ?? -1),
  );
  return listReply(view, found, page, undefined);
}

/** `score of opportunity …`: the one whose topic has all the words, whatever its state; several are listed. */
export async function scoreOfOpportunity(
  view: View,
  turn: Turn,
  actor: Actor,
  { id, words = '' }: { readonly id?: string; readonly words?: string },
): Promise<Reply> {
  const forbidden = await notAllowed(view, actor, 'read', 'opportunity');
  if (forbidden) return refusedChange(forbidden.refusal);
  const all = await readableOnes(view, actor, ['open', 'won', 'lost']);
  const wanted = words.toLowerCase().split(/\s+/);
  const found = all.filter((deal) =>
    id === undefined ? wanted.every((word) => deal.name.toLowerCase().includes(word)) : deal.id === id,
  );
  const [only] = found;
  if (only !== undefined && found.length === 1)
    return scoreOf(view, turn, actor, { entity: 'opportunity', record: only });
  if (id !== undefined) return refusedChange(notFound('record', id).refusal);
  return listReply(view, found, 1, words);
}

async function readableOnes(view: View, actor: Actor, states: readonly string[]): Promise<Opportunity[]> {
  const reach = readable(actor, 'opportunity');
  const found: Opportunity[] = [];
  for (const state of states)
    for (const scored of await inState(view, 'opportunity', state, reach, { descending: true }))
      if (scored.entity === 'opportunity') found.push(scored.record);
  return found;
}

async function listReply(
  view: View,
  found: readonly Opportunity[],
  page: number,
  words: string | undefined,
): Promise<Reply> {
  const first = (page - 1) * pageSize;
  const rows = await Promise.all(
    found.slice(first, first + pageSize).map(
      async ({ id, name, state, ownerId, budgetAmount, score }): Promise<OpportunityRow> => ({
        id,
        name,
        state,
        owner: await nameOf(view, ownerId),
        ...(budgetAmount === undefined ? {} : { budget: budgetAmount }),
        ...(score === undefined ? {} : { score }),
      }),
    ),
  );
  return {
    kind: 'opportunityList',
    rows,
    total: found.length,
    first: first + 1,
    ...(words === undefined ? {} : { words }),
    offers: [
      ...(words === undefined && found.length > first + pageSize
        ? [{ kind: 'scored-opportunities', page: page + 1 } as const]
        : []),
      { kind: 'scoring-readiness', entity: 'opportunity' },
      { kind: 'help' },
    ],
  };
}
