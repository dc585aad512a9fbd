import { answerable } from './gate.ts';
import type { RankedTopic, Retrieve } from './retrieve.ts';
import type { SectionId } from './topics.ts';

/** Where one question ends and another starts. */
const seam = /[?;!]+\s*|\.\s+|,?\s+(?:and|also|plus|und|et|y)\s+/i;

/** A part of a question stands for a topic of its own only when it is this clear. */
const clear = { chance: 0.8, best: 0.4, among: 4 };

/**
 * The topics that a question asks about: the best one and, where a part of it clearly asks for another that the
 * whole question ranks high too, that one (three at most).
 */
export function topicsAsked(
  retrieve: Retrieve,
  question: string,
  ranking: readonly RankedTopic[],
): readonly SectionId[] {
  const candidates = ranking.slice(0, clear.among).map(({ id }) => id);
  const parts = question.split(seam).filter((part) => part.trim().split(/\s+/).length >= 3);
  const asked = parts.length < 2 ? [] : parts.flatMap((part) => topicOf(retrieve, part));
  const [first] = candidates;
  return [
    ...new Set([...(first === undefined ? [] : [first]), ...asked.filter((id) => candidates.includes(id))]),
  ].slice(0, 3);
}

function topicOf(retrieve: Retrieve, part: string): readonly SectionId[] {
  const { ranking, signals } = retrieve(part);
  const [top] = ranking;
  // The overview is what every vague part resembles.
  return top !== undefined &&
    top.id !== 'err-overview' &&
    answerable(signals) >= clear.chance &&
    top.score >= clear.best
    ? [top.id]
    : [];
}
