import { answerable } from './gate.ts';
import { certainEnough, recogniseError } from './recognise.ts';
import type { RankedTopic, Retrieve } from './retrieve.ts';
import type { SectionId } from './topics.ts';

/** Where one question ends and another starts, and where one quoted message does. */
const questionSeam = /[?;!]+\s*|\.\s+|,?\s+(?:and|also|plus|und|et|y)\s+/i;
const messageSeam = /[?;!.,"“”]+\s*|\s+(?:and|but|while)\s+/i;

/** A part of a question stands for a topic of its own only when it is this clear. */
const clear = { chance: 0.8, score: 0.4, among: 4 };

/**
 * The topics that the parts of a question clearly ask for, in their order: each message it quotes, and each question
 * in it. Empty when it is one question, or its parts are vague.
 */
export function topicsOfParts(retrieve: Retrieve, question: string): readonly SectionId[] {
  const questions = question.split(questionSeam).filter((part) => part.trim().split(/\s+/).length >= 3);
  return [
    ...new Set([
      ...question.split(messageSeam).flatMap(topicOfMessage),
      ...(questions.length < 2 ? [] : questions.flatMap((part) => topicOfQuestion(retrieve, part))),
    ]),
  ];
}

/** The best topic of the whole question and those of its parts that the whole ranks high too; three at most. */
export function topicsAsked(
  parts: readonly SectionId[],
  ranking: readonly RankedTopic[],
): readonly SectionId[] {
  const high = ranking.slice(0, clear.among).map(({ id }) => id);
  return [...new Set([...high.slice(0, 1), ...parts.filter((id) => high.includes(id))])].slice(0, 3);
}

function topicOfMessage(part: string): readonly SectionId[] {
  const found = recogniseError(part);
  return found.kind === 'error' && found.certainty >= certainEnough ? [found.topic] : [];
}

function topicOfQuestion(retrieve: Retrieve, part: string): readonly SectionId[] {
  const { ranking, signals } = retrieve(part);
  const [top] = ranking;
  // The overview is what every vague part resembles.
  return top !== undefined &&
    top.id !== 'err-overview' &&
    answerable(signals) >= clear.chance &&
    top.score >= clear.score
    ? [top.id]
    : [];
}
