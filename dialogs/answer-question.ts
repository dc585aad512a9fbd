import { memories } from '../domain/collections.ts';
import type { Answer, Guidance, Question } from '../domain/guidance/answer.ts';
import type { Language } from '../domain/guidance/language.ts';
import type { Vector } from '../domain/guidance/meaning.ts';
import { findLeads } from '../domain/leads/search.ts';
import { type Actor, loadActor } from '../domain/people/access.ts';
import { grantors } from '../domain/people/administrators.ts';
import type { OpenQuestion } from '../domain/records/open-question.ts';
import type { View } from '../domain/store/store.ts';
import type { Command } from './command.ts';
import { beginning, type Deed, deedAskedFor } from './deed.ts';
import { find } from './find-leads.ts';
import { partOf } from './help.ts';
import { factsHere } from './here.ts';
import { leadFact } from './here-lead.ts';
import { intentOf } from './intent.ts';
import { memoryOf } from './memory.ts';
import type { Part, Reply } from './reply.ts';
import type { Deps, Turn } from './turn.ts';
import { notUnderstood } from './unknown.ts';

/** Whose sections are shown: strangers read what salespeople read. */
export const roleOf = (part: Part) => (part === 'stranger' ? 'salesperson' : part);

/** A question with the reply that needs no model. */
export interface Asked {
  readonly question: Question;
  readonly reply: Reply;
  readonly guidance: Guidance;
  readonly language: Language;
  /** To be kept for a follow-up: see `rememberQuestion`. */
  readonly remember?: string;
  /** To be kept for whoever writes the guidance: see `noteQuestion`. */
  readonly unanswered?: Pick<OpenQuestion, 'text' | 'outcome' | 'nearest'>;
}

/** What lends a hand to the search: a model, where there is one, and whoever read the text before. */
export interface Aids {
  /** What else the text may have meant, where it was no command. */
  readonly guesses?: readonly Command[];
  readonly meant?: Meant;
  /** Of the text, or of what was meant by it. */
  readonly vector?: Vector | undefined;
}

/** What somebody else made of the words: searched for in their place. */
export interface Meant {
  readonly question: string;
  /** In which the words were said, and the reply is given. */
  readonly language: Language;
}

/**
 * A question, or words that are no command: a lead's bare name finds it; else the guidance answers, asks which topic
 * is meant, or says that it has nothing (three outcomes). What was asked before helps to read a follow-up; `meant` is
 * what a model read into it, and `guesses` are offered where nothing else is known.
 */
export async function answerQuestion(
  view: View,
  turn: Turn,
  deps: Deps,
  text: string,
  { meant, vector, guesses = [] }: Aids = {},
): Promise<Asked> {
  const actor = await loadActor(view, turn.person.id);
  const earlier = (await view.get(memories, memoryOf(turn)))?.asked ?? [];
  const question: Question = { text, role: roleOf(partOf(actor)), earlier };
  const guidance = await deps.guidance(view);
  const searched: Question = {
    ...question,
    ...(meant === undefined ? {} : { text: meant.question, earlier: [], language: meant.language }),
    ...(vector === undefined ? {} : { vector }),
  };
  const answer = guidance.ask(searched);
  const { language } = answer;
  if (actor !== undefined && isShort(text) && !isQuestion(text)) {
    const found = await find(view, actor, deps, text);
    if (found.kind === 'leadCard' && (answer.kind !== 'answer' || (await hasEveryWord(view, actor, text))))
      return { question, reply: found, guidance, language };
    if (found.kind === 'leadList' && found.rows.length > 0 && answer.kind !== 'answer')
      return { question, reply: found, guidance, language };
  }
  const reply = await replyFrom(view, turn, deps, actor, answer, { text, guesses });
  return {
    question,
    reply,
    guidance,
    language,
    ...(answer.kind === 'decline' ? {} : { remember: text }),
    ...unansweredIn(reply, answer, text),
  };
}

/** Whether a lead is named by all of the text, and not only nearer to it than others. */
async function hasEveryWord(view: View, actor: Actor, text: string): Promise<boolean> {
  const search = await findLeads(view, actor, text);
  return search.kind === 'found' && search.full.length > 0;
}

async function replyFrom(
  view: View,
  turn: Turn,
  deps: Deps,
  actor: Actor | undefined,
  answer: Answer,
  { text, guesses }: { readonly text: string; readonly guesses: readonly Command[] },
): Promise<Reply> {
  const deed = deedAskedFor(text);
  if (deed !== undefined && answer.kind !== 'answer') return doHere(deed, answer);
  switch (answer.kind) {
    case 'answer': {
      const lead = actor && (await leadFact(view, turn, deps, actor, answer.about, text));
      return {
        kind: 'answered',
        answer,
        here: actor === undefined ? [] : await factsHere(view, actor, answer.settings),
        ...(lead === undefined ? {} : { lead }),
        ...(deed === undefined ? {} : { deed }),
        offers: offersOf(answer),
      };
    }
    case 'neighbour':
      return { kind: 'errorNeighbour', neighbour: answer.neighbour, offers: [{ kind: 'help' }] };
    case 'didYouMean':
      return {
        kind: 'whichTopic',
        language: answer.language,
        offers: answer.offered.map(({ title }) => ask(title)),
      };
    case 'decline':
      return isQuestion(text) || !isShort(text)
        ? {
            kind: 'declined',
            language: answer.language,
            whom: actor === undefined ? [] : await grantors(view),
            offers: [...answer.topics.slice(0, 2).map(({ title }) => ask(title)), { kind: 'help' }],
          }
        : notUnderstood(text, guesses);
  }
}

const doHere = (deed: Deed, { topics }: Answer): Reply => ({
  kind: 'doHere',
  deed,
  offers: [beginning[deed], ...topics.slice(0, 1).map(({ title }) => ask(title)), { kind: 'help' }],
});

function unansweredIn({ kind }: Reply, { topics }: Answer, text: string): Pick<Asked, 'unanswered'> {
  if (kind !== 'declined' && kind !== 'whichTopic') return {};
  const nearest = topics.slice(0, 3).map(({ id }) => id);
  return { unanswered: { text, outcome: kind === 'declined' ? 'declined' : 'several', nearest } };
}

const ask = (title: string): Command => ({ kind: 'question', text: title });

/** The command that acts on the topic first, then topics to go on with. */
const offersOf = (answer: Extract<Answer, { kind: 'answer' }>): readonly Command[] => {
  const act = answer.command === undefined ? undefined : intentOf(answer.command);
  const onward: readonly Command[] = [
    ...(act === undefined || act.kind === 'unknown' ? [] : [act]),
    ...answer.related.slice(0, 3).map(({ title }) => ask(title)),
  ];
  return onward.length > 0 ? onward : [{ kind: 'help' }];
};

const isShort = (text: string): boolean => text.split(/\s+/).length <= 5;

const isQuestion = (text: string): boolean =>
  text.includes('?') ||
  /^(?:who|whom|whose|what|when|where|which|why|how|can|could|do|does|did|is|are|was|were|will|would|should|may|must|warum|wie|was|wo|wann|kann|pourquoi|comment|qu|cómo|por qué|dónde)\b/iu.test(
    text,
  );
