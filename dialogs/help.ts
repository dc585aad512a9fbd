import { type Actor, levelHeld, loadActor } from '../domain/people/access.ts';
import type { View } from '../domain/store/store.ts';
import type { Command } from './command.ts';
import type { Part, Reply } from './reply.ts';
import type { Turn } from './turn.ts';

/** Which part a person plays, read off their roles. It chooses what help shows, never what they may do. */
export function partOf(actor: Actor | undefined): Part {
  if (actor === undefined) return 'stranger';
  if (levelHeld(actor, 'write', 'securityRole') !== 'none') return 'administrator';
  const readsBeyondOwnUnit = levelHeld(actor, 'read', 'lead');
  return readsBeyondOwnUnit === 'organization' || readsBeyondOwnUnit === 'parentChild'
    ? 'manager'
    : 'salesperson';
}

/** Three next steps that work for this part, as buttons. */
export const firstSteps: Readonly<Record<Part, readonly Command[]>> = {
  salesperson: [{ kind: 'list-leads', view: 'my-open' }, { kind: 'new-lead' }, { kind: 'help' }],
  manager: [{ kind: 'list-leads', view: 'open' }, { kind: 'list-leads', view: 'closed' }, { kind: 'help' }],
  administrator: [
    { kind: 'list-leads', view: 'all' },
    { kind: 'list-leads', view: 'closed' },
    { kind: 'help' },
  ],
  stranger: [{ kind: 'request-access' }],
};

export async function help(view: View, turn: Turn): Promise<Reply> {
  const part = partOf(await loadActor(view, turn.person.id));
  return { kind: 'help', part, offers: withoutHelp(firstSteps[part]) };
}

export async function greet(view: View, turn: Turn): Promise<Reply> {
  const actor = await loadActor(view, turn.person.id);
  const part = partOf(actor);
  return {
    kind: 'greeting',
    name: firstName(actor?.person.name ?? turn.person.name),
    part,
    offers: firstSteps[part],
  };
}

export async function thank(view: View, turn: Turn): Promise<Reply> {
  return { kind: 'thanks', offers: firstSteps[partOf(await loadActor(view, turn.person.id))] };
}

const withoutHelp = (steps: readonly Command[]): readonly Command[] =>
  steps.filter(({ kind }) => kind !== 'help');
const firstName = (name: string): string => name.split(' ')[0] ?? name;
