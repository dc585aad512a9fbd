import { answerable } from './gate.ts';
import { certainEnough, recogniseError } from './recognise.ts';
import type { RankedTopic, Retrieval, Retrieve } from './retrieve.ts';
import type { SectionId } from './topics.ts';

/** What one part of a question asks for: a quoted message, or a question in it. */
export interface Clause {
  readonly topic: SectionId;
  /** 0 to 1, as in the ranking of the whole. */
  readonly score: number;
  /** `alone`: without doubt. `together`: where the whole question ranks it high, too. `hint`: never answered for itself. */
  readonly sure: 'alone' | 'together' | 'hint';
}

/** Where one question ends and another starts, and where one quoted message does. */
const questionSeam =
  /[?;!]+\s*|\.\s+|\n+|,?\s+(?:and|also|plus|then|but|as well as|und|sowie|et|y)\s+|,\s+(?=(?:who|what|when|where|which|why|how|can|could|do|does|is|are|may|wer|was|wie|wo|wann|warum|kann)\s)/i;
const messageSeam = /[?;!.,"“”]+\s*|\s+(?:and|but|while)\s+/i;

/** So many questions of one text are looked at. */
const questionsAtMost = 5;

/** How clear a part has to be; chosen on pairs of questions, joined, by hands that were not learnt from. */
const alone = { chance: 0.9, score: 0.5, lead: 0.1 };
const together = { chance: 0.8, score: 0.4, among: 4 };
const hint = { chance: 0.5, score: 0.4, share: 0.8 };

/** What the parts of a question ask for, in their order. Empty when it is one question that quotes no message. */
export function clausesOf(retrieve: Retrieve, question: string): readonly Clause[] {
  const questions = question
    .split(questionSeam)
    .filter((part) => part.trim().split(/\s+/).length >= 3)
    .slice(0, questionsAtMost);
  return [
    ...question.split(messageSeam).flatMap(messageIn),
    ...(questions.length < 2 ? [] : questions.flatMap((part) => questionIn(retrieve(part)))),
  ];
}

/**
 * The ranking of the whole question, raised by what its parts ask for by themselves, and the topics to answer from,
 * three at most. The best of the whole stays the best: a part alone knows less of what is meant.
 */
export function joinClauses(
  ranking: readonly RankedTopic[],
  clauses: readonly Clause[],
): { readonly ranking: readonly RankedTopic[]; readonly about: readonly SectionId[] } {
  const [best, ...others] = ranking;
  if (best === undefined) return { ranking, about: [] };
  if (clauses.length === 0) return { ranking, about: [best.id] };
  const high = ranking.slice(0, together.among).map(({ id }) => id);
  const counts = ({ topic, sure }: Clause): boolean =>
    sure === 'alone' || (sure === 'together' && high.includes(topic));
  const raised = ({ id, score }: RankedTopic): RankedTopic => ({
    id,
    score: clauses
      .filter(({ topic }) => topic === id)
      .reduce((most, clause) => Math.max(most, clause.score * (counts(clause) ? 1 : hint.share)), score),
  });
  const rest = others.map(raised).toSorted((a, b) => b.score - a.score);
  const first = { id: best.id, score: Math.max(raised(best).score, rest[0]?.score ?? 0) };
  return {
    ranking: [first, ...rest],
    about: [...new Set([best.id, ...clauses.filter(counts).map(({ topic }) => topic)])].slice(0, 3),
  };
}

function messageIn(part: string): readonly Clause[] {
  const found = recogniseError(part);
  return found.kind === 'error' && found.certainty >= certainEnough
    ? [{ topic: found.topic, score: found.certainty, sure: 'alone' }]
    : [];
}

function questionIn({ ranking, signals }: Retrieval): readonly Clause[] {
  const [top] = ranking;
  // The overview is what every vague part resembles.
  if (top === undefined || top.id === 'err-overview') return [];
  const chance = answerable(signals);
  const { id: topic, score } = top;
  if (chance >= alone.chance && score >= alone.score && signals.lead >= alone.lead)
    return [{ topic, score, sure: 'alone' }];
  if (chance >= together.chance && score >= together.score) return [{ topic, score, sure: 'together' }];
  return chance >= hint.chance && score >= hint.score ? [{ topic, score, sure: 'hint' }] : [];
}
