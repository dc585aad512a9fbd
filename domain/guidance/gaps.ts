import { feedback, openQuestions } from '../collections.ts';
import type { OpenQuestion } from '../records/open-question.ts';
import type { Transaction, View } from '../store/store.ts';
import { cleaned } from './clean.ts';
import { openReader } from './terms.ts';
import type { SectionId } from './topics.ts';

/** So many questions are kept; those that were asked least often make room, the oldest of them first. */
export const questionsKept = 500;
/** A pasted page is no question that an administrator could answer. */
const questionLimit = 300;

/** Questions of one thought that nobody got a good answer to. */
export interface QuestionGroup {
  /** The id of its most typical question. */
  readonly id: string;
  /** Wordings, the most typical first. */
  readonly wordings: readonly string[];
  /** How often it was asked, all wordings together. */
  readonly times: number;
  readonly outcome: 'declined' | 'several' | 'votedDown';
  /** What people said when they voted down. */
  readonly reasons: readonly string[];
  /** The section that comes nearest. */
  readonly nearest?: SectionId;
}

/** Keeps a question that was not answered; one that was asked before counts once more. */
export async function noteQuestion(
  tx: Transaction,
  question: Pick<OpenQuestion, 'text' | 'outcome' | 'nearest'>,
  at: Date,
): Promise<void> {
  const folded = cleaned(question.text).slice(0, questionLimit);
  if (folded === '') return;
  const before = await tx.get(openQuestions, folded);
  await tx.put(openQuestions, {
    ...question,
    text: before?.text ?? question.text.trim().slice(0, questionLimit),
    id: folded,
    version: before?.version ?? 0,
    times: (before?.times ?? 0) + 1,
    at: at.toISOString(),
    ...(before?.dismissed === undefined ? {} : { dismissed: before.dismissed }),
  });
  if (before !== undefined || (await tx.size(openQuestions)) <= questionsKept) return;
  const [least] = await tx.find(openQuestions, 'byWorth', 'all', { limit: 1 });
  if (least !== undefined) await tx.remove(openQuestions, least.id);
}

interface Gap {
  readonly id: string;
  readonly text: string;
  readonly times: number;
  readonly outcome: QuestionGroup['outcome'];
  readonly reason?: string;
  readonly nearest?: SectionId;
}

/** What was not answered and what was voted down, in groups; those that most people asked first. */
export async function questionGroups(view: View): Promise<readonly QuestionGroup[]> {
  const open = await view.find(openQuestions, 'byState', 'open');
  const gaps: Gap[] = open.map(({ id, text, times, outcome, nearest: [nearest] }) => ({
    id,
    text,
    times,
    outcome,
    ...(nearest === undefined ? {} : { nearest }),
  }));
  const dismissed = new Set((await view.find(openQuestions, 'byState', 'dismissed')).map(({ id }) => id));
  for (const { id, question, comment, topics } of await view.find(feedback, 'byReaction', 'dislike')) {
    if (question === undefined || dismissed.has(cleaned(question).slice(0, questionLimit))) continue;
    const [nearest] = topics;
    gaps.push({
      id: `vote:${id}`,
      text: question,
      times: 1,
      outcome: 'votedDown',
      ...(comment === undefined ? {} : { reason: comment }),
      ...(nearest === undefined ? {} : { nearest }),
    });
  }
  return grouped(gaps);
}

/** The group that a question belongs to. */
export const groupOf = async (view: View, id: string): Promise<QuestionGroup | undefined> =>
  (await questionGroups(view)).find((group) => group.id === id);

/** From here on two questions are the same thought: cosine of their weighted words and pieces of words. */
const alike = 0.42;

/** Each question joins the first group whose typical question it resembles; the oftenest asked come first. */
function grouped(gaps: readonly Gap[]): readonly QuestionGroup[] {
  const { read } = openReader(new Map(), (word) => word);
  const groups: { readonly features: ReadonlyMap<number, number>; readonly of: [Gap, ...Gap[]] }[] = [];
  for (const gap of gaps.toSorted((a, b) => b.times - a.times || (a.text < b.text ? -1 : 1))) {
    const { ids, weights } = read(gap.text).features;
    const features = new Map(ids.map((id, at) => [id, weights[at] ?? 0]));
    const near = groups.find((group) => cosine(group.features, features) >= alike);
    if (near === undefined) groups.push({ features, of: [gap] });
    else near.of.push(gap);
  }
  return groups.map(({ of }) => summary(of)).toSorted((a, b) => b.times - a.times || (a.id < b.id ? -1 : 1));
}

function summary(gaps: readonly [Gap, ...Gap[]]): QuestionGroup {
  const [{ id, outcome: usual }] = gaps;
  const nearest = gaps.find((gap) => gap.nearest !== undefined)?.nearest;
  return {
    id,
    wordings: [...new Set(gaps.map(({ text }) => text))],
    times: gaps.reduce((sum, { times }) => sum + times, 0),
    outcome: gaps.some(({ outcome }) => outcome === 'votedDown') ? 'votedDown' : usual,
    reasons: gaps.flatMap(({ reason }) => (reason === undefined ? [] : [reason])),
    ...(nearest === undefined ? {} : { nearest }),
  };
}

const cosine = (a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): number =>
  [...a].reduce((sum, [id, value]) => sum + value * (b.get(id) ?? 0), 0);

/** Puts a group aside: nobody is asked to answer it again. */
export async function dismissGroup(tx: Transaction, group: QuestionGroup, at: Date): Promise<void> {
  for (const text of group.wordings) {
    const id = cleaned(text).slice(0, questionLimit);
    const before = await tx.get(openQuestions, id);
    await tx.put(openQuestions, {
      text,
      outcome: 'declined',
      nearest: [],
      times: 1,
      at: at.toISOString(),
      ...before,
      id,
      version: before?.version ?? 0,
      dismissed: true,
    });
  }
}

/** What an administrator starts from: a section of our own that these people would have found. */
export function draftFor({ wordings }: QuestionGroup, language: WritersLanguage): string {
  const [title = starts[language].unnamed] = wordings.map(titleOf);
  const slug = cleaned(title).split(' ').slice(0, 6).join('-');
  const asks = wordings
    .slice(0, 8)
    .map((text) =>
      text
        .replaceAll(/[|<>[\]]/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
    .join(' | ');
  return sectionOf(title, slug || 'new-topic', asks, language);
}

const titleOf = (text: string): string => {
  const plain = text
    .replaceAll(/[{}#<>|[\]]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 80);
  return `${plain.charAt(0).toUpperCase()}${plain.slice(1).replace(/[?!.]+$/, '')}`;
};

/** What a section starts with, in the language of whoever writes it; the answer has to be replaced before it is saved. */
const starts = {
  en: {
    title: 'Title of the topic',
    unnamed: 'New topic',
    slug: 'short-name',
    asks: 'one way to ask for it | another way',
    answer: 'Write the answer here.',
  },
  de: {
    title: 'Titel des Themas',
    unnamed: 'Neues Thema',
    slug: 'kurzer-name',
    asks: 'eine Art, danach zu fragen | eine andere',
    answer: 'Schreiben Sie hier die Antwort.',
  },
} as const;
export type WritersLanguage = keyof typeof starts;

/** Whether a line is one that a draft begins with, and nobody has written yet. */
export const isUnwritten = (line: string): boolean =>
  Object.values(starts).some(({ answer }) => answer === line.trim());

/** What an administrator starts a section of our own from who has nothing yet. */
export const blankSection = (language: WritersLanguage): string =>
  sectionOf(starts[language].title, starts[language].slug, starts[language].asks, language);

const sectionOf = (title: string, slug: string, asks: string, language: WritersLanguage): string =>
  `## ${title} {#org-${slug}}\naudience: everyone\nasks: ${asks}\n\n${starts[language].answer}`;
