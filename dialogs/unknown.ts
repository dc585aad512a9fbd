import Fuse from 'fuse.js';
import type { Command } from './command.ts';
import type { Reply } from './reply.ts';

/** Words that nothing fits: the three best guesses as buttons, and help (UX rule 3). */
export const notUnderstood = (text: string): Reply => ({
  kind: 'notUnderstood',
  text,
  guesses: guessesFor(text),
});

/** What people type for each command, for the nearest guess. */
const phrases: readonly { readonly phrase: string; readonly command: Command }[] = [
  { phrase: 'show my open leads list mine', command: { kind: 'list-leads', view: 'my-open' } },
  { phrase: 'show all open leads', command: { kind: 'list-leads', view: 'open' } },
  { phrase: 'closed qualified disqualified leads', command: { kind: 'list-leads', view: 'closed' } },
  { phrase: 'best hot scored leads score', command: { kind: 'list-leads', view: 'my-open-scored' } },
  { phrase: 'new create add lead', command: { kind: 'new-lead' } },
  { phrase: 'qualify convert lead opportunity', command: { kind: 'qualify-lead', lead: { kind: 'last' } } },
  {
    phrase: 'why can not check qualify preflight',
    command: { kind: 'can-i-qualify', lead: { kind: 'last' } },
  },
  { phrase: 'build train scoring model readiness', command: { kind: 'scoring-readiness' } },
  { phrase: 'edit change update lead field', command: { kind: 'edit-lead', lead: { kind: 'last' } } },
];

const nearest = new Fuse(phrases, {
  keys: ['phrase'],
  useTokenSearch: true,
  threshold: 0.4,
  ignoreLocation: true,
});

function guessesFor(text: string): readonly Command[] {
  const near = nearest.search(text.slice(0, 64), { limit: 2 }).map(({ item }) => item.command);
  const search: Command = { kind: 'find-leads', text: text.slice(0, 64) };
  const rest: Command[] = [{ kind: 'list-leads', view: 'my-open' }, { kind: 'new-lead' }];
  const guesses = [...near, search, ...rest];
  return guesses
    .filter((guess, at) => guesses.findIndex(({ kind }) => kind === guess.kind) === at)
    .slice(0, 3);
}
