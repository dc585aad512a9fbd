import { memories } from '../domain/collections.ts';
import { resolveLead } from '../domain/leads/resolve.ts';
import { loadActor } from '../domain/people/access.ts';
import { asksAQuestion } from './asking.ts';
import type { Command } from './command.ts';
import { type IntentName, intentOfCommand, isIntentName, writes } from './intents.ts';
import { memoryOf } from './memory.ts';
import { identifying } from './slots.ts';
import { todayFor } from './today.ts';
import type { Deps, Turn } from './turn.ts';
import { othersToo, understand } from './understand.ts';

/**
 * What a person wants by a text. A command typed as the help shows it, whose words name a lead that the person may
 * read, is that command, whatever else it sounds like: Grace Okoye is no slip for *grades*.
 */
export async function hear(text: string, turn: Turn, deps: Deps): Promise<Command> {
  const wanted = othersToo(text) === undefined ? undefined : await lastWanted(turn, deps);
  const heard = understand(text, {
    read: deps.reading,
    today: todayFor(turn),
    ...(wanted !== undefined && { wanted }),
  });
  const { typed } = heard;
  const intent = intentOfCommand(typed);
  if (heard.slots.owner !== undefined || (writes.has(intent) && asksAQuestion(text))) return heard.command;
  const name = 'lead' in typed && typed.lead?.kind === 'words' ? identifying(typed.lead.words) : undefined;
  const isHeard = name === heard.slots.lead && heard.intent !== 'unknown';
  if (name === undefined || isHeard || !(await isThere(name, turn, deps))) return heard.command;
  const lead = { kind: 'words', words: name } as const;
  return heard.intent === intent ? ({ ...heard.command, lead } as Command) : ({ ...typed, lead } as Command);
}

async function lastWanted(turn: Turn, { store }: Deps): Promise<IntentName | undefined> {
  const wanted = (await store.read((view) => view.get(memories, memoryOf(turn))))?.wanted ?? '';
  return isIntentName(wanted) ? wanted : undefined;
}

const isThere = (name: string, turn: Turn, { store }: Deps): Promise<boolean> =>
  store.read(async (view) => {
    const actor = await loadActor(view, turn.person.id);
    if (actor === undefined) return false;
    const { kind } = await resolveLead(view, actor, name);
    return kind === 'one' || kind === 'several';
  });
