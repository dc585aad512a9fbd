import { memories } from '../domain/collections.ts';
import { resolveLead } from '../domain/leads/resolve.ts';
import { type Actor, loadActor } from '../domain/people/access.ts';
import type { View } from '../domain/store/store.ts';
import { asksAQuestion } from './asking.ts';
import type { Command, LeadRef, PersonRef } from './command.ts';
import { aboutALead, type IntentName, intentOfCommand, isIntentName, writes } from './intents.ts';
import { identifying } from './lead-name.ts';
import { memoryOf } from './memory.ts';
import { leadNamedIn } from './named-leads.ts';
import { todayFor } from './today.ts';
import type { Deps, Turn } from './turn.ts';
import { othersToo, understand } from './understand.ts';
import { pointsBack } from './whom.ts';

/**
 * What a person wants by a text. A command typed as the help shows it, whose words name a lead that the person may
 * read, is that command, whatever else it sounds like: Grace Okoye is no slip for *grades*.
 */
export async function hear(text: string, turn: Turn, deps: Deps): Promise<Command> {
  return withShortNames(await aboutWhom(await wish(text, turn, deps), text, turn, deps));
}

/** Nobody's name is longer. */
const longestName = 100;

/** Every row of a card that asks which lead is meant carries whoever else was named: long words have no room there (REL9). */
function withShortNames(command: Command): Command {
  const short = <R extends PersonRef | LeadRef>(ref: R): R =>
    ref.kind === 'words'
      ? { ...ref, words: ref.words.slice(0, longestName).replace(/[\ud800-\udbff]$/, '') }
      : ref;
  if (command.kind === 'assign-lead' && command.to !== undefined)
    return { ...command, to: short(command.to) };
  if (command.kind === 'merge-leads' && command.other !== undefined)
    return { ...command, other: short(command.other) };
  return command;
}

/** Where the sentence alone does not tell whom it is about, the leads do: a name of one of them stands in it. */
async function aboutWhom(
  command: Command,
  text: string,
  turn: Turn,
  { store, reading }: Deps,
): Promise<Command> {
  if (!('lead' in command) || command.kind === 'merge-leads' || !aboutALead.has(intentOfCommand(command)))
    return command;
  const { lead } = command;
  if (lead?.kind !== 'words' && (lead?.kind !== 'last' || pointsBack.test(text))) return command;
  const name = await store.read(async (view) => {
    const actor = await loadActor(view, turn.person.id);
    if (actor === undefined || (lead.kind === 'words' && (await isThere(view, actor, lead.words))))
      return undefined;
    return leadNamedIn(view, actor, withoutOwner(text, command), reading(text).ordinary);
  });
  return name === undefined ? command : ({ ...command, lead: { kind: 'words', words: name } } as Command);
}

/** Whoever gets a lead is none, whatever leads are called. */
const withoutOwner = (text: string, command: Command): string =>
  command.kind === 'assign-lead' && command.to?.kind === 'words' ? text.replace(command.to.words, ' ') : text;

async function wish(text: string, turn: Turn, deps: Deps): Promise<Command> {
  const wanted = othersToo(text) === undefined ? undefined : await lastWanted(turn, deps);
  const heard = understand(text, {
    read: deps.reading,
    today: todayFor(turn),
    ...(wanted !== undefined && { wanted }),
  });
  const { typed } = heard;
  if (heard.command.kind === 'beyond') return heard.command;
  const intent = intentOfCommand(typed);
  if (heard.slots.owner !== undefined || (writes.has(intent) && asksAQuestion(text))) return heard.command;
  const name = 'lead' in typed && typed.lead?.kind === 'words' ? identifying(typed.lead.words) : undefined;
  const isHeard = name === heard.slots.lead && heard.intent !== 'unknown';
  if (name === undefined || isHeard) return heard.command;
  const isKnown = await deps.store.read(async (view) => {
    const actor = await loadActor(view, turn.person.id);
    return actor !== undefined && isThere(view, actor, name);
  });
  if (!isKnown) return heard.command;
  const lead = { kind: 'words', words: name } as const;
  return heard.intent === intent ? ({ ...heard.command, lead } as Command) : ({ ...typed, lead } as Command);
}

async function lastWanted(turn: Turn, { store }: Deps): Promise<IntentName | undefined> {
  const wanted = (await store.read((view) => view.get(memories, memoryOf(turn))))?.wanted ?? '';
  return isIntentName(wanted) ? wanted : undefined;
}

async function isThere(view: View, actor: Actor, name: string): Promise<boolean> {
  const { kind } = await resolveLead(view, actor, name);
  return kind === 'one' || kind === 'several';
}
