import { clausesOf, joinClauses } from './clauses.ts';
import { leansOnEarlier } from './follow-up.ts';
import { answerable, answerFrom, declineBelow, unclear } from './gate.ts';
import type { Language } from './language.ts';
import type { Neighbour } from './neighbours.ts';
import { certainEnough, type Recognition, recogniseError } from './recognise.ts';
import type { RankedTopic, Retrieval, Retrieve } from './retrieve.ts';
import type { SectionId } from './topics.ts';

/** What a question was found to be about, and how surely. */
export type Finding = {
  readonly language: Language;
  /** Every section, best first; also there when the question is declined. */
  readonly ranking: readonly RankedTopic[];
  /** The message that the question quotes, if any. */
  readonly recognition: Recognition;
} /** The topics to answer from, the best first: more than one when several are asked. */ & (
  | { readonly kind: 'answer'; readonly about: readonly SectionId[] }
  /** Within scope, but several topics are as likely: the best three are offered. */
  | { readonly kind: 'didYouMean' }
  /** A message of the platform that the guidance does not speak of. */
  | { readonly kind: 'neighbour'; readonly neighbour: Neighbour }
  /** Out of scope. */
  | { readonly kind: 'decline' }
);

/** How much a recognised message lifts its topic: a strong hint elsewhere ("… where are the mappings?") still wins. */
const lift = 0.5;

/**
 * Decides between answering, offering three topics and declining. `earlier` are the asker's turns before, the
 * latest first; they count when the question leans on them, or says nothing without them.
 */
export function findTopics(retrieve: Retrieve, question: string, earlier: readonly string[]): Finding {
  const recognition = recogniseError(question);
  const certain = recognition.kind !== 'none' && recognition.certainty >= certainEnough;
  const retrieval = inContext(retrieve, question, certain ? [] : earlier);
  const { language, signals } = retrieval;
  const clauses = clausesOf(retrieve, question);
  const { ranking, about } = joinClauses(lifted(retrieval.ranking, recognition), clauses);
  const common = { language, ranking, recognition };
  if (recognition.kind === 'neighbour')
    return { ...common, kind: 'neighbour', neighbour: recognition.neighbour };
  const parts = [...new Set(clauses.filter(({ sure }) => sure !== 'hint').map((clause) => clause.topic))];
  const answer = { language, ranking, recognition, kind: 'answer', about } as const;
  if (certain) return answer;
  const chance = answerable(signals);
  // One part in scope is enough: "tell me a joke, and how do I reopen a lead?"
  if (chance < declineBelow)
    return parts.length > 0 ? { ...answer, about: parts.slice(0, 3) } : { ...common, kind: 'decline' };
  // Several clear parts make a whole that resembles nothing.
  return parts.length < 2 && (chance < answerFrom || unclear(signals, retrieval.contentWords))
    ? { ...common, kind: 'didYouMean' }
    : answer;
}

/** Chosen on the development lines of two hands, each as a stranger: no follow-up is lost by it. */
const outsideAlone = 0.1;

function inContext(retrieve: Retrieve, question: string, earlier: readonly string[]): Retrieval {
  if (earlier.length === 0) return retrieve(question);
  if (leansOnEarlier(question)) return retrieve(question, earlier);
  const alone = retrieve(question);
  // What is about something else stays so: the turn before would only lend it words that were not asked.
  if (answerable(alone.signals) >= declineBelow || alone.signals.outside >= outsideAlone) return alone;
  const together = retrieve(question, earlier);
  return answerable(together.signals) > answerable(alone.signals) ? together : alone;
}

function lifted(ranking: readonly RankedTopic[], recognition: Recognition): readonly RankedTopic[] {
  if (recognition.kind !== 'error') return ranking;
  const { topic, certainty } = recognition;
  return ranking
    .map(({ id, score }) => ({ id, score: (score + (id === topic ? lift * certainty : 0)) / (1 + lift) }))
    .toSorted((a, b) => b.score - a.score);
}
