import { memories } from '../domain/collections.ts';
import {
  type ChangeOf,
  NotSaved,
  type Store,
  StoreReadOnly,
  type Transaction,
  type View,
} from '../domain/store/store.ts';
import type { CommandKind } from './command.ts';
import type { Turn } from './turn.ts';

/** What is remembered of one person in one conversation. */
export const memoryOf = (turn: Turn): string => `${turn.conversationId}|${turn.person.id}`;

const questionsKept = 3;

/** From now on "it" is this lead, for this person in this conversation, and "the same" is what was wanted of it. */
export async function rememberLead(
  tx: Transaction,
  turn: Turn,
  leadId: string,
  wanted?: CommandKind,
): Promise<void> {
  const before = await tx.get(memories, memoryOf(turn));
  await tx.put(memories, {
    ...before,
    id: memoryOf(turn),
    version: before?.version ?? 0,
    at: turn.at.toISOString(),
    leadId,
    ...(wanted !== undefined && { wanted }),
    spokenAt: turn.at.toISOString(),
    askedSince: 0,
  });
}

/** From now on "the second one" is one of these. */
export async function rememberList(tx: Transaction, turn: Turn, listed: readonly string[]): Promise<void> {
  const before = await tx.get(memories, memoryOf(turn));
  await tx.put(memories, { ...before, id: memoryOf(turn), version: before?.version ?? 0, listed });
}

/** From now on nothing was spoken of, asked or listed. */
export async function forgetTopic(tx: Transaction, turn: Turn): Promise<void> {
  const before = await tx.get(memories, memoryOf(turn));
  if (before !== undefined) await tx.put(memories, { id: before.id, version: before.version });
}

const recentMinutes = 10;
const recentQuestions = 3;

/** The lead that words without a name may mean: spoken of a moment ago, and not left behind by other questions. */
export async function leadJustSpokenOf(view: View, turn: Turn): Promise<string | undefined> {
  const memory = await view.get(memories, memoryOf(turn));
  if (memory?.spokenAt === undefined || (memory.askedSince ?? 0) > recentQuestions) return undefined;
  const minutes = (turn.at.getTime() - Date.parse(memory.spokenAt)) / 60_000;
  return minutes <= recentMinutes ? memory.leadId : undefined;
}

/** Whether it was just asked if the lead can be qualified: a "yes" then means to. */
export async function justChecked(view: View, turn: Turn): Promise<boolean> {
  const { wanted } = (await view.get(memories, memoryOf(turn))) ?? {};
  return wanted === 'can-i-qualify' && (await leadJustSpokenOf(view, turn)) !== undefined;
}

/** Keeps a question, the latest first, to read the next one as its follow-up. */
export async function rememberQuestion(tx: Transaction, turn: Turn, text: string): Promise<void> {
  const before = await tx.get(memories, memoryOf(turn));
  await tx.put(memories, {
    ...before,
    id: memoryOf(turn),
    version: before?.version ?? 0,
    at: turn.at.toISOString(),
    askedSince: (before?.askedSince ?? 0) + 1,
    asked: [text, ...(before?.asked ?? [])].slice(0, questionsKept),
  });
}

/** Remembers as far as the disk allows: a store that is read-only still shows and answers (REL4). */
export async function noteDown(
  store: Store,
  by: ChangeOf,
  write: (tx: Transaction) => Promise<void>,
): Promise<void> {
  try {
    await store.change({ ...by, durable: 'soon' }, write);
  } catch (fault) {
    if (!(fault instanceof StoreReadOnly || fault instanceof NotSaved)) throw fault;
  }
}
