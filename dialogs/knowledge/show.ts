import type { Guidance } from '../../domain/guidance/answer.ts';
import { versionsOf } from '../../domain/guidance/edited.ts';
import { questionGroups } from '../../domain/guidance/gaps.ts';
import type { SectionId } from '../../domain/guidance/topics.ts';
import { type Actor, levelHeld } from '../../domain/people/access.ts';
import { notAllowed, notFound } from '../../domain/people/decision.ts';
import type { View } from '../../domain/store/store.ts';
import { refusedChange } from '../admin/change.ts';
import type { Command } from '../command.ts';
import type { Reply } from '../reply.ts';
import type { KnowledgeCommand } from './command.ts';
import type { SectionRow } from './reply.ts';

const pageSize = 10;

/** `knowledge`: the sections with who wrote them last, one of them, or its versions. Needs Read on Knowledge. */
export async function showKnowledge(
  view: View,
  actor: Actor,
  guidance: Guidance,
  command: Extract<KnowledgeCommand, { act: 'list' | 'show' | 'history' }>,
): Promise<Reply> {
  const forbidden = await notAllowed(view, actor, 'read', 'knowledge');
  if (forbidden) return refusedChange(forbidden.refusal);
  if (command.act === 'list') return listOf(view, actor, guidance, command.page ?? 0);
  const id = sectionMeant(guidance, command.section);
  if (id === undefined) return refusedChange(notFound('section', command.section).refusal);
  return command.act === 'show'
    ? sectionReply(view, actor, guidance, id)
    : historyReply(view, actor, guidance, id);
}

async function listOf(view: View, actor: Actor, guidance: Guidance, page: number): Promise<Reply> {
  const ids = [...guidance.sections.keys()];
  const first = page * pageSize;
  const shown = ids.slice(first, first + pageSize);
  const gaps = (await questionGroups(view)).length;
  return {
    kind: 'knowledgeList',
    sections: await Promise.all(shown.map((id) => rowOf(view, guidance, id))),
    first: first + 1,
    total: ids.length,
    problems: guidance.origin.problems,
    gaps,
    offers: [
      ...(first + pageSize < ids.length
        ? [{ kind: 'knowledge', act: 'list', page: page + 1 } as const]
        : page > 0
          ? [{ kind: 'knowledge', act: 'list', page: 0 } as const]
          : []),
      ...(gaps > 0 ? [{ kind: 'knowledge', act: 'gaps' } as const] : []),
      ...(mayWrite(actor) ? [{ kind: 'knowledge', act: 'new' } as const] : []),
      { kind: 'help' },
    ],
  };
}

async function sectionReply(view: View, actor: Actor, guidance: Guidance, id: SectionId): Promise<Reply> {
  const section = await rowOf(view, guidance, id);
  return {
    kind: 'knowledgeSection',
    section,
    text: guidance.sections.get(id)?.written ?? '',
    offers: [
      ...(mayWrite(actor) ? [{ kind: 'knowledge', act: 'edit', section: id } as const] : []),
      ...(section.edited === undefined ? [] : [{ kind: 'knowledge', act: 'history', section: id } as const]),
      { kind: 'question', text: section.title },
      { kind: 'knowledge', act: 'list' },
    ],
  };
}

async function historyReply(view: View, actor: Actor, guidance: Guidance, id: SectionId): Promise<Reply> {
  const versions = await versionsOf(view, id);
  const earlier = [...versions.slice(1).map(({ n }) => n), ...(versions.length === 0 ? [] : [0])];
  const back = (n: number): Command => ({ kind: 'knowledge', act: 'rollback', section: id, n });
  return {
    kind: 'knowledgeHistory',
    section: await rowOf(view, guidance, id),
    versions: versions.slice(0, pageSize).map(({ n, byName, at, restores, text }) => ({
      n,
      by: byName,
      at,
      shipped: text === undefined,
      ...(restores === undefined ? {} : { restores }),
    })),
    offers: [
      ...(mayWrite(actor) ? [...earlier.slice(0, 3).map(back), ...earlier.slice(3).slice(-1).map(back)] : []),
      { kind: 'knowledge', act: 'show', section: id },
    ],
  };
}

export async function rowOf(view: View, guidance: Guidance, id: SectionId): Promise<SectionRow> {
  const [newest] = await versionsOf(view, id);
  return {
    id,
    title: guidance.sections.get(id)?.title ?? id,
    ...(newest === undefined ? {} : { edited: { n: newest.n, by: newest.byName, at: newest.at } }),
  };
}

/** A section by its id, by words of its title, or by what it answers best. */
export function sectionMeant(guidance: Guidance, words: string): SectionId | undefined {
  const wanted = words.trim().toLowerCase();
  const sections = [...guidance.sections.values()];
  const named =
    sections.find(({ id }) => id === wanted) ??
    sections.find(({ title }) => title.toLowerCase() === wanted) ??
    sections.find(({ title }) => title.toLowerCase().includes(wanted));
  if (named !== undefined || /^(?:faq|err|org)-/.test(wanted)) return named?.id;
  const answer = guidance.ask({ text: words, role: 'administrator' });
  return answer.kind === 'answer' ? answer.about[0] : undefined;
}

const mayWrite = (actor: Actor): boolean => levelHeld(actor, 'write', 'knowledge') !== 'none';
