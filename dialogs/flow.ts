import { flows } from '../domain/collections.ts';
import type { Flow } from '../domain/records/flow.ts';
import type { Transaction } from '../domain/store/store.ts';
import type { Command } from './command.ts';
import type { FlowName, Reply } from './reply.ts';
import type { Deps, Turn } from './turn.ts';

export type FlowPress = Extract<Command, { kind: 'flow' }>;

/** What a press needs to act: the transaction, who pressed, what, and what they typed into the card. */
export interface Pressed<S> {
  readonly tx: Transaction;
  readonly turn: Turn;
  readonly deps: Deps;
  readonly flow: Flow;
  readonly state: S;
  readonly press: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** One kind of dialog with steps: its version, what a press does, and the card of where it stands. */
export interface FlowKind<S> {
  readonly name: FlowName;
  readonly v: number;
  readonly press: (pressed: Pressed<S>) => Promise<Reply>;
  /** The current card, or the receipt of a finished flow: asked again and again, it changes nothing. */
  readonly show: (pressed: Omit<Pressed<S>, 'press' | 'fields'>) => Promise<Reply>;
}

/** So many of one person are kept of each status: whoever begins or ends more loses the oldest (SEC14). */
const keptOfEach = 200;

/** Never the one just written, which may look like the oldest where a clock was set back. */
async function forgetOldest(
  tx: Transaction,
  { id, personId, status }: Pick<Flow, 'id' | 'personId' | 'status'>,
): Promise<void> {
  const key = `${personId}|${status}`;
  if ((await tx.count(flows, 'byPerson', key)) <= keptOfEach) return;
  const oldest = (await tx.find(flows, 'byPerson', key, { limit: 2 })).find((flow) => flow.id !== id);
  if (oldest !== undefined) await tx.remove(flows, oldest.id);
}

/**
 * Where the revisions of a new flow begin: later than those of any flow that was kept under its id before and is
 * forgotten, so that no card of that one is taken for a card of this one.
 */
const firstRev = (at: Date): number => Math.floor(at.getTime() / 1_000);

/** Starts a flow, or takes it up anew under the same id; older cards of that id become outdated. */
export async function startFlow<S>(
  tx: Transaction,
  turn: Turn,
  kind: Pick<FlowKind<S>, 'name' | 'v'>,
  about: string,
  state: S,
  status: 'open' | 'finished' = 'open',
): Promise<Flow> {
  const id = `${kind.name}:${turn.person.id}:${about}`;
  const before = await tx.get(flows, id);
  const flow = await tx.put(flows, {
    id,
    version: before?.version ?? 0,
    name: kind.name,
    personId: turn.person.id,
    personName: turn.person.name,
    v: kind.v,
    rev: before === undefined ? firstRev(turn.at) : before.rev + 1,
    status,
    state,
    updatedAt: turn.at.toISOString(),
  });
  await forgetOldest(tx, flow);
  return flow;
}

/** Saves where a flow stands now; its card is the only one that may act from here on. */
export async function advanceFlow<S>(
  { tx, flow, turn }: Pick<Pressed<S>, 'tx' | 'flow' | 'turn'>,
  state: S,
  status: 'open' | 'finished' = 'open',
): Promise<Flow> {
  const updatedAt = turn.at.toISOString();
  const next = await tx.put(flows, { ...flow, state, rev: flow.rev + 1, status, updatedAt });
  if (status === 'finished') await forgetOldest(tx, next);
  return next;
}

/** Ends a flow without an effect; what was typed into it goes. */
export async function endFlow({
  tx,
  flow,
  turn,
}: Pick<Pressed<never>, 'tx' | 'flow' | 'turn'>): Promise<void> {
  const ended = { ...flow, state: null, rev: flow.rev + 1, status: 'cancelled' } as const;
  await forgetOldest(tx, await tx.put(flows, { ...ended, updatedAt: turn.at.toISOString() }));
}

/**
 * Goes on from a card (REL1, UX8): unknown or foreign version → inactive; another person → told so; finished →
 * the same receipt; outdated → the current card; otherwise the press acts.
 */
export async function resumeFlow(
  tx: Transaction,
  turn: Turn,
  deps: Deps,
  command: FlowPress,
  fields: Readonly<Record<string, string>>,
  kinds: readonly FlowKind<never>[],
): Promise<Reply> {
  const flow = await tx.get(flows, command.flow);
  const kind = kinds.find(({ name, v }) => name === flow?.name && v === flow.v);
  if (flow === undefined || kind === undefined) return { kind: 'cardInactive', offers: [{ kind: 'help' }] };
  if (flow.personId !== turn.person.id) return { kind: 'notYourCard', starter: flow.personName };
  // The version was compared above, so the state is this kind's own.
  const state = flow.state as never;
  const current = { tx, turn, deps, flow, state };
  if (flow.status === 'cancelled') return cancelled(kind.name);
  if (flow.status === 'finished' || flow.rev !== command.rev) return kind.show(current);
  if (command.press === 'cancel') {
    await endFlow(current);
    return cancelled(kind.name);
  }
  return kind.press({ ...current, press: command.press, fields });
}

/** `cancel`, typed: ends the flow the person touched last. */
export async function cancelLatest(tx: Transaction, turn: Turn): Promise<Reply> {
  const [flow] = await tx.find(flows, 'byPerson', `${turn.person.id}|open`, { limit: 1, descending: true });
  if (flow === undefined) return cancelledNothing;
  await endFlow({ tx, flow, turn });
  return cancelled(flow.name as FlowName);
}

/** So long a card that asks is what a mere "yes" is about. */
const askedLately = 30 * 60_000;

/** `yes`, typed: nothing is done by a word; the card of the flow the person touched last is shown again. */
export async function showLatest(
  tx: Transaction,
  turn: Turn,
  deps: Deps,
  kinds: readonly FlowKind<never>[],
): Promise<Reply | undefined> {
  const [flow] = await tx.find(flows, 'byPerson', `${turn.person.id}|open`, { limit: 1, descending: true });
  const kind = kinds.find(({ name, v }) => name === flow?.name && v === flow.v);
  if (flow === undefined || kind === undefined) return undefined;
  if (turn.at.getTime() - Date.parse(flow.updatedAt) > askedLately) return undefined;
  return { kind: 'stillAsking', card: await kind.show({ tx, turn, deps, flow, state: flow.state as never }) };
}

export const cancelledNothing: Reply = { kind: 'cancelled', offers: [{ kind: 'help' }] };

const cancelled = (what: FlowName): Reply => ({
  kind: 'cancelled',
  what,
  offers: [{ kind: 'list-leads', view: 'my-open' }, { kind: 'help' }],
});

/** What a single step came to. */
export interface Done {
  readonly done: boolean;
  readonly reply: Reply;
}

/**
 * A single step that writes without asking: done once per thing and version of it, however often its button is
 * pressed or delivered; afterwards the same receipt (REL1). Only success is remembered: a refusal may pass next time.
 */
export async function doOnce(
  tx: Transaction,
  turn: Turn,
  name: FlowName,
  about: string,
  act: () => Promise<Done>,
): Promise<Reply> {
  const before = await tx.get(flows, `${name}:${turn.person.id}:${about}`);
  if (before?.status === 'finished' && before.v === receiptVersion) return before.state as Reply;
  const { done, reply } = await act();
  if (done) await startFlow(tx, turn, { name, v: receiptVersion }, about, reply, 'finished');
  return reply;
}

/** Raise it when the shape of a remembered receipt changes. */
const receiptVersion = 1;
