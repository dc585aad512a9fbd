import type { Command } from './command.ts';
import { intentOfCommand } from './intents.ts';
import type { Reply } from './reply.ts';

/** Words that nothing fits: the three best guesses as buttons, and help (UX rule 3). */
export const notUnderstood = (text: string, guesses: readonly Command[]): Reply => ({
  kind: 'notUnderstood',
  text,
  guesses: threeOf([...guesses.filter(isDeed), ...usual(text)]),
});

/** A greeting or a question is no way on. */
const isDeed = ({ kind }: Command): boolean =>
  !['greet', 'thanks', 'cancel', 'help', 'question', 'unknown', 'explain-error', 'beyond'].includes(kind);

const usual = (text: string): readonly Command[] => [
  { kind: 'find-leads', text: text.slice(0, 64) },
  { kind: 'list-leads', view: 'my-open' },
  { kind: 'new-lead' },
];

const threeOf = (guesses: readonly Command[]): readonly Command[] =>
  guesses
    .filter(
      (guess, at) => guesses.findIndex((each) => intentOfCommand(each) === intentOfCommand(guess)) === at,
    )
    .slice(0, 3);
