import { readKnowledge } from '../../bot/knowledge.ts';
import { render } from '../../bot/render.ts';
import { openReading } from '../../bot/utterances.ts';
import type { Command } from '../../dialogs/command.ts';
import { converse } from '../../dialogs/converse.ts';
import type { Reply, ReplyKind, ReplyOf } from '../../dialogs/reply.ts';
import type { Turn } from '../../dialogs/turn.ts';
import { wordsFor } from '../../dialogs/wording/wording.ts';
import { people, sectionVersions } from '../../domain/collections.ts';
import { openDetector } from '../../domain/duplicates/detector.ts';
import { keepingMatchcodes } from '../../domain/duplicates/matchcodes.ts';
import { type Guidance, growRetrieval, guidanceOf } from '../../domain/guidance/answer.ts';
import { editedTexts, withEdits } from '../../domain/guidance/edited.ts';
import { finish } from '../../domain/guidance/steps.ts';
import { seedSample } from '../../domain/sample/seed.ts';
import type { Store, View } from '../../domain/store/store.ts';
import { anEmptyStore } from '../an-empty-store.ts';
import { lintCard } from '../bot/cards/lint.ts';
import { trainingsIn } from '../scoring/trainings.ts';

/** The five people of the sample organisation, and somebody it does not know. */
export const who = {
  sam: { id: '00000000-0000-4000-8000-000000000001', name: 'Sam Rivera' },
  priya: { id: '00000000-0000-4000-8000-000000000002', name: 'Priya Nair' },
  ada: { id: '00000000-0000-4000-8000-000000000003', name: 'Ada Novak' },
  mira: { id: '00000000-0000-4000-8000-000000000004', name: 'Mira Chen' },
  tom: { id: '00000000-0000-4000-8000-000000000005', name: 'Tom Okafor' },
  stranger: { id: '00000000-0000-4000-8000-0000000000ff', name: 'Nobody Known' },
} as const;
export type Who = keyof typeof who;

type Fields = Readonly<Record<string, string>>;

const knowledge = await readKnowledge();
if (!knowledge.ok) throw new Error('the knowledge is broken');
const shipped = knowledge.knowledge;
const retrieve = finish(growRetrieval(shipped));
export const guidance = guidanceOf(shipped, retrieve);

/** The guidance with what this store's administrators wrote over it; the index stays that of the product's own. */
async function guidanceIn(view: View): Promise<Guidance> {
  if ((await view.size(sectionVersions)) === 0) return guidance;
  const edited = withEdits(shipped, await editedTexts(view)).knowledge;
  return guidanceOf(edited, retrieve, { shipped, problems: [] });
}

const look = { words: wordsFor({ locale: 'en' }), sign: (command: object) => ({ command }) };

const detector = openDetector();
export const reading = await openReading();

/** A conversation with the sample organisation, without Teams: what is said, and what the bot replies.
 * Every reply is drawn and linted (UX1). */
export interface Talk {
  readonly store: Store;
  says(person: Who, text: string): Promise<Reply>;
  presses(person: Who, command: Command, fields?: Fields): Promise<Reply>;
  /** Presses a button inside the flow whose card this is. */
  answers(person: Who, card: Reply, press: string, fields?: Fields): Promise<Reply>;
  /** The clock stands still until it is told otherwise. */
  later(minutes: number): void;
  now(): Date;
}

/** Over the sample in memory, or over a store that may have been filled before. */
export async function talk(given?: Store, trainings = trainingsIn): Promise<Talk> {
  const store = given ?? keepingMatchcodes(anEmptyStore());
  let now = new Date('2026-11-25T10:00:00Z');
  const isEmpty = await store.read(async (view) => (await view.size(people)) === 0);
  if (isEmpty) await store.change({ by: 'system', why: 'sample', at: now }, (tx) => seedSample(tx, now));
  let made = 0;
  const newId = (): string => `made-${++made}`;
  const { runSoon } = trainings(store, { now: () => now });
  const turn = (person: Who, input: Turn['input']): Turn => ({
    person: who[person],
    scope: 'personal',
    conversationId: `chat-${person}`,
    activityId: `activity-${++made}`,
    locale: 'en-GB',
    at: now,
    input,
  });
  const run = async (person: Who, input: Turn['input']): Promise<Reply> => {
    const reply = await converse(turn(person, input), {
      store,
      newId,
      clock: { now: () => now },
      guidance: guidanceIn,
      detector,
      reading,
      rolesFrom: 'local',
      train: runSoon,
    });
    const problems = lintCard(render(reply, look).card);
    if (problems.length > 0) throw new Error(`the ${reply.kind} card ${problems.join('; ')}`);
    return reply;
  };
  const presses = (person: Who, command: Command, fields: Fields = {}): Promise<Reply> =>
    run(person, { kind: 'press', command, fields });
  return {
    store,
    says: (person, text) => run(person, { kind: 'text', text }),
    presses,
    answers: (person, card, press, fields) => {
      if (!('flow' in card)) throw new Error(`a ${card.kind} card has no flow`);
      return presses(person, { kind: 'flow', flow: card.flow, rev: card.rev, press }, fields);
    },
    now: () => now,
    later: (minutes) => {
      now = new Date(now.getTime() + minutes * 60_000);
    },
  };
}

/** The reply, known to be of this kind; fails telling what came instead. */
export function as<K extends ReplyKind>(kind: K, reply: Reply): ReplyOf<K> {
  if (reply.kind !== kind) throw new Error(`expected ${kind}, got ${JSON.stringify(reply).slice(0, 1_000)}`);
  return reply as ReplyOf<K>;
}
