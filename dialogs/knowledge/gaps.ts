import type { Guidance } from '../../domain/guidance/answer.ts';
import { dismissGroup, groupOf, questionGroups } from '../../domain/guidance/gaps.ts';
import type { Actor } from '../../domain/people/access.ts';
import { notAllowed, notFound } from '../../domain/people/decision.ts';
import type { Transaction, View } from '../../domain/store/store.ts';
import { refusedChange } from '../admin/change.ts';
import { doOnce } from '../flow.ts';
import type { Reply } from '../reply.ts';
import type { Deps, Turn } from '../turn.ts';

/** Each group has two buttons of its own. */
const pageSize = 5;

/** Questions without a good answer, in groups; each can become a section, or be put aside. */
export async function showGaps(view: View, actor: Actor, { sections }: Guidance, page = 0): Promise<Reply> {
  const forbidden = await notAllowed(view, actor, 'write', 'knowledge');
  if (forbidden) return refusedChange(forbidden.refusal);
  const groups = await questionGroups(view);
  const first = page * pageSize;
  return {
    kind: 'knowledgeGaps',
    groups: groups.slice(first, first + pageSize).map((group) => {
      const title = group.nearest && sections.get(group.nearest)?.title;
      return { ...group, ...(title === undefined ? {} : { nearestTitle: title }) };
    }),
    first: first + 1,
    total: groups.length,
    offers: [
      ...(first + pageSize < groups.length
        ? [{ kind: 'knowledge', act: 'gaps', page: page + 1 } as const]
        : []),
      { kind: 'knowledge', act: 'list' },
    ],
  };
}

export async function dismissQuestions(
  tx: Transaction,
  turn: Turn,
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Reply> {
  const forbidden = await notAllowed(tx, actor, 'write', 'knowledge');
  if (forbidden) return refusedChange(forbidden.refusal);
  return doOnce(tx, turn, 'act', `dismiss:${id}`, async () => {
    const group = await groupOf(tx, id);
    if (group === undefined) return { done: false, reply: refusedChange(notFound('section', id).refusal) };
    await dismissGroup(tx, group, turn.at);
    return { done: true, reply: await showGaps(tx, actor, await deps.guidance(tx)) };
  });
}
