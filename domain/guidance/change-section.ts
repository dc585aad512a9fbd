import { sectionVersions } from '../collections.ts';
import type { Actor } from '../people/access.ts';
import { agreed, type Decision, notAllowed, notFound, refused } from '../people/decision.ts';
import type { SectionVersion } from '../records/section-version.ts';
import type { Transaction, View } from '../store/store.ts';
import { parseSection } from './article.ts';
import { danglingAfter, editedTexts, versionsOf } from './edited.ts';
import { isUnwritten } from './gaps.ts';
import type { Knowledge } from './knowledge.ts';
import type { LineProblem } from './line-problem.ts';
import type { SectionId } from './topics.ts';

/** Longest section that is kept, in characters; the product's own have 1,900 at most. */
export const sectionLimit = 6_000;

/** `basis`: the version that the administrator had before them; 0 for the product's own. */
export interface SectionChange {
  readonly sectionId: SectionId;
  readonly basis: number;
  readonly to:
    | { readonly kind: 'text'; readonly text: string }
    /** Brings back an earlier version; 0 is what comes with the product. */
    | { readonly kind: 'version'; readonly n: number };
}

export interface SectionPlan {
  readonly sectionId: SectionId;
  readonly title: string;
  /** The version that this change makes, or made. */
  readonly n: number;
  readonly restores?: number;
  /** Lines that go and lines that come, each in their order. */
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

export type SectionRefusal =
  | { readonly kind: 'sectionUnreadable'; readonly line: number; readonly problem: LineProblem }
  | { readonly kind: 'sectionTooLong'; readonly characters: number; readonly limit: number }
  /** Somebody saved the section after it was opened. */
  | { readonly kind: 'sectionChangedSince'; readonly by: string; readonly at: string }
  | { readonly kind: 'sectionNeeded'; readonly problems: readonly LineProblem[] }
  | { readonly kind: 'sectionNeverEdited'; readonly sectionId: SectionId };

export type SectionDecision = Decision<SectionPlan, SectionRefusal>;

/** What a change of a section would do. Needs Write on Knowledge; refused with the line that is wrong. */
export async function previewSection(
  view: View,
  actor: Actor,
  shipped: Knowledge,
  change: SectionChange,
): Promise<SectionDecision> {
  return (await decide(view, actor, shipped, change)).decision;
}

/** Saves it as the newest version; the versions before stay and can be brought back. */
export async function changeSection(
  tx: Transaction,
  actor: Actor,
  shipped: Knowledge,
  change: SectionChange,
  at: Date,
): Promise<SectionDecision> {
  const { decision, text } = await decide(tx, actor, shipped, change);
  if (decision.kind === 'refused') return decision;
  const { sectionId, n, restores } = decision.plan;
  await tx.put(sectionVersions, {
    id: `${sectionId}@${n}`,
    version: 0,
    sectionId,
    n,
    ...(text === undefined ? {} : { text }),
    ...(restores === undefined ? {} : { restores }),
    byId: actor.person.id,
    byName: actor.person.name,
    at: at.toISOString(),
  });
  return decision;
}

interface Decided {
  readonly decision: SectionDecision;
  /** What the section would say; missing for the product's own. */
  readonly text?: string;
}

async function decide(
  view: View,
  actor: Actor,
  shipped: Knowledge,
  { sectionId, basis, to }: SectionChange,
): Promise<Decided> {
  const forbidden = await notAllowed(view, actor, 'write', 'knowledge');
  if (forbidden) return { decision: forbidden };
  const versions = await versionsOf(view, sectionId);
  const [newest] = versions;
  if (newest !== undefined && newest.n !== basis)
    return { decision: refused({ kind: 'sectionChangedSince', by: newest.byName, at: newest.at }) };
  const text = to.kind === 'text' ? to.text.trim() : versions.find(({ n }) => n === to.n)?.text;
  const known = to.kind === 'text' || to.n === 0 || versions.some(({ n }) => n === to.n);
  if (!known) return { decision: notFound('section', sectionId) };
  const refusal = text === undefined ? undefined : refuseText(sectionId, text);
  if (refusal) return { decision: refused(refusal) };
  const others = new Map(await editedTexts(view));
  others.delete(sectionId);
  const texts = text === undefined ? others : new Map([...others, [sectionId, text]]);
  const problems = danglingAfter(shipped, texts);
  if (problems.length > 0) return { decision: refused({ kind: 'sectionNeeded', problems }) };
  const original = shipped.sections.get(sectionId)?.written ?? '';
  const plan: SectionPlan = {
    sectionId,
    title: titleIn(text ?? original) ?? titleIn(textNow(newest) ?? '') ?? sectionId,
    n: (newest?.n ?? 0) + 1,
    ...(to.kind === 'version' ? { restores: to.n } : {}),
    ...difference(textNow(newest) ?? original, text ?? original),
  };
  return { decision: agreed(plan), ...(text === undefined ? {} : { text }) };
}

const textNow = (newest: SectionVersion | undefined): string | undefined => newest?.text;

function refuseText(sectionId: SectionId, text: string): SectionRefusal | undefined {
  if (text.length > sectionLimit)
    return { kind: 'sectionTooLong', characters: text.length, limit: sectionLimit };
  const open = text.split(/\r?\n/).findIndex(isUnwritten);
  if (open >= 0) return { kind: 'sectionUnreadable', line: open + 1, problem: { kind: 'unwritten' } };
  const parsed = parseSection(text);
  if (!parsed.ok) return { kind: 'sectionUnreadable', line: parsed.line, problem: parsed.problem };
  return parsed.value.id === sectionId
    ? undefined
    : { kind: 'sectionUnreadable', line: 1, problem: { kind: 'idStays', id: sectionId } };
}

export const titleIn = (text: string): string | undefined => /^## (.+) \{#/.exec(text)?.[1];

function difference(before: string, after: string): Pick<SectionPlan, 'removed' | 'added'> {
  const lines = (text: string): readonly string[] => text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const [old, next] = [lines(before), lines(after)];
  return {
    removed: old.filter((line) => !next.includes(line)),
    added: next.filter((line) => !old.includes(line)),
  };
}
