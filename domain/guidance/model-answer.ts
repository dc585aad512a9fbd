import type { LanguageModel } from '../outside.ts';
import type { Answer, Citation, Guidance, Part, Question } from './answer.ts';
import type { Role } from './audience.ts';
import { answerLimit } from './compose.ts';
import { draftOf } from './draft.ts';
import { modelAsk } from './model-prompt.ts';
import { sourcesFor } from './model-sources.ts';
import { partText } from './plain.ts';
import { type Grounds, verifyAnswer } from './verify-answer.ts';

/** An answer that a language model wrote from sections of the guidance, verified. */
export interface ModelAnswer {
  /** Plain text with its citations as `[n]`. */
  readonly text: string;
  /** At least one; each is a section that the model was given. */
  readonly citations: readonly CitationWithExcerpt[];
  /** The step lists of the cited sections, word for word (UX rule 15). */
  readonly steps: readonly Part[];
}

export interface CitationWithExcerpt extends Citation {
  /** How the section begins. */
  readonly excerpt: string;
}

export interface ModelQuestion {
  readonly question: Question;
  /** The answer without a model: what the question is about, and what is shown when this fails. */
  readonly offline: Extract<Answer, { kind: 'answer' }>;
  /** What is so in the asker's organisation, as far as they may know it. */
  readonly here: readonly unknown[];
  readonly personId: string;
}

/**
 * Asks the model once, in no transaction. `undefined` on any fault, and when what it wrote does not pass
 * `verifyAnswer`: the offline answer then stands. `follow` is told what may be shown of it already. Never throws and changes nothing.
 */
export async function writeAnswer(
  model: LanguageModel,
  guidance: Guidance,
  { question, offline, here, personId }: ModelQuestion,
  follow?: (draft: string) => void,
): Promise<ModelAnswer | undefined> {
  const ranking = offline.topics.map(({ id }) => id);
  const sources = sourcesFor(guidance.sections, offline.about, ranking, question.role);
  const grounds = { sources, question: question.text, here, language: offline.language };
  const reply = await model
    .complete(modelAsk(question, sources, here, personId), follow && growing(grounds, follow))
    .catch(() => undefined);
  if (reply === undefined) return undefined;
  const verdict = verifyAnswer(reply, grounds);
  if (!verdict.ok) {
    model.rejected(verdict.why);
    return undefined;
  }
  const citations = guidance.cite(verdict.cited).map((citation) => ({
    ...citation,
    excerpt: sources.find(({ id }) => id === citation.section)?.text.split('\n')[0] ?? '',
  }));
  const room = answerLimit - verdict.text.length;
  return { text: verdict.text, citations, steps: stepsOf(guidance, citations, question.role, room) };
}

/** Passes on what may be shown already, whenever that has grown. */
function growing(grounds: Grounds, follow: (draft: string) => void): (soFar: string) => void {
  let shown = '';
  return (soFar) => {
    const draft = draftOf(soFar, grounds);
    if (draft === undefined || draft.length <= shown.length) return;
    shown = draft;
    follow(draft);
  };
}

/** As many whole step lists as there is room for, in characters. */
function stepsOf(
  { sections }: Guidance,
  citations: readonly Citation[],
  role: Role,
  room: number,
): readonly Part[] {
  const all = citations.flatMap(({ n, section, title }): readonly Part[] =>
    (sections.get(section)?.blocks ?? [])
      .filter(
        ({ kind, ours, from, for: whom }) =>
          kind === 'steps' && !ours && !from && (whom?.includes(role) ?? true),
      )
      .map((block) => ({ ...block, cites: [n], heading: title })),
  );
  const lengths = all.map(partText).map(({ length }) => length);
  return all.filter((_, at) => lengths.slice(0, at + 1).reduce((sum, length) => sum + length, 0) <= room);
}
