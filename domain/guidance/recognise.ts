import { codesIn } from './codes.ts';
import { type ErrorId, type KnownError, knownErrors } from './errors.ts';
import { bare, cutMark, fold, pieces, unwrap } from './fold.ts';
import { evidence, type Found, fours, type Near, seeker } from './near.ts';
import { type Neighbour, neighbours } from './neighbours.ts';
import { type NamedPrivilege, namesPrivilege, privilegesIn } from './privileges.ts';
import type { TopicId } from './topics.ts';

/** How a message was known: by the platform's code or name, a privilege it names, its text, or loosely. */
export type RecognisedBy = 'code' | 'name' | 'privilege' | 'text' | 'title' | 'ownWords';

export type Recognition =
  | {
      readonly kind: 'error';
      readonly error: ErrorId;
      readonly topic: TopicId;
      readonly by: RecognisedBy;
      /** 0 to 1: codes, names and clean texts 1; less for typing errors and cut-off texts; 0.6–0.7 for hints. */
      readonly certainty: number;
      /** Privileges that the message names as missing; empty for the other errors. */
      readonly privileges: readonly NamedPrivilege[];
    }
  | {
      readonly kind: 'neighbour';
      readonly neighbour: Neighbour;
      readonly by: RecognisedBy;
      readonly certainty: number;
    }
  | { readonly kind: 'none' };

/** From here on a recognition decides by itself what a question is about. */
export const certainEnough = 0.75;

/**
 * Which of the nine errors (E1–E9), or which message beside them, a pasted text is. A code beats the text
 * (requirements, "How to match"); quotes, case, typing errors, HTML or JSON around it and a cut-off end do not
 * matter. Works on any text; ordinary sentences give `none`.
 */
export function recogniseError(text: string): Recognition {
  const said = bare(text);
  const known = remembered.get(said);
  if (known !== undefined) return known;
  const plain = unwrap(said);
  const found = byCode(plain) ?? byName(plain) ?? byPrivilege(plain) ?? byWords(plain) ?? none;
  if (remembered.size >= rememberAtMost) remembered.clear();
  remembered.set(said, found);
  return found;
}

function byWords(plain: string): Recognition | undefined {
  const folded = fold(plain);
  const own = fours(folded);
  return byText(plain, folded, own) ?? byHint(plain, folded, own);
}

const none: Recognition = { kind: 'none' };

/** One turn asks about the same words several times: what was typed, its parts, the guesses, the answer. */
const remembered = new Map<string, Recognition>();
const rememberAtMost = 100;
const entries = Object.entries(knownErrors) as readonly [ErrorId, KnownError][];

function byCode(plain: string): Recognition | undefined {
  for (const code of codesIn(plain)) {
    const neighbour = neighbours.find((one) => one.code === code);
    if (neighbour !== undefined) return { kind: 'neighbour', neighbour, by: 'code', certainty: 1 };
    const errors = entries.filter(([, { codes }]) => codes.includes(code)).map(([id]) => id);
    if (errors.length > 0) return theOneInTheText(errors, plain, 'code');
  }
  return undefined;
}

function byName(plain: string): Recognition | undefined {
  const words = new Set(plain.toLowerCase().match(/[a-z]{12,}/g));
  if (words.size === 0) return undefined;
  const has = (name: string): boolean => words.has(name.toLowerCase());
  const neighbour = neighbours.find(({ name }) => has(name));
  if (neighbour !== undefined) return { kind: 'neighbour', neighbour, by: 'name', certainty: 1 };
  const errors = entries.filter(([, { names }]) => names.some(has)).map(([id]) => id);
  return errors.length > 0 ? theOneInTheText(errors, plain, 'name') : undefined;
}

const byPrivilege = (plain: string): Recognition | undefined =>
  namesPrivilege(plain) || privilegesIn(plain).length > 0
    ? recognised('permissions', 'privilege', 1, plain)
    : undefined;

/** Both duplicate errors share one code and one name; the text says which it is, and the lead is the usual one. */
function theOneInTheText(errors: readonly ErrorId[], plain: string, by: RecognisedBy): Recognition {
  const [first = 'duplicateLead', ...others] = errors;
  const told = byText(plain, fold(plain));
  const error = told?.kind === 'error' && others.includes(told.error) ? told.error : first;
  return recognised(error, by, 1, plain);
}

interface Message {
  readonly folded: string;
  readonly of: { readonly error: ErrorId } | { readonly neighbour: Neighbour };
}
const messagesIn = seeker<Message>([
  ...entries.flatMap(([error, { message, alsoWorded }]) =>
    [message, ...alsoWorded].map((worded) => ({ folded: fold(worded), of: { error } })),
  ),
  ...neighbours.flatMap((neighbour) =>
    [neighbour.message, ...neighbour.alsoWorded].map((worded) => ({
      folded: fold(worded),
      of: { neighbour },
    })),
  ),
]);
const titlesIn = seeker(
  entries.flatMap(([error, { titles = [] }]) => titles.map((title) => ({ folded: fold(title), error }))),
);

function byText(plain: string, folded: string, own = fours(folded)): Recognition | undefined {
  let best: Found<Message> | undefined;
  for (const stretch of cutMark.test(plain) ? new Set([folded, ...pieces(plain)]) : [folded])
    for (const found of messagesIn(stretch, stretch === folded ? own : undefined))
      if (best === undefined || evidence(found) > evidence(best)) best = found;
  if (best === undefined) return undefined;
  const { folded: message, of } = best.sought;
  const certainty = sure(best, message.length);
  return 'error' in of
    ? recognised(of.error, 'text', certainty, plain)
    : { kind: 'neighbour', neighbour: of.neighbour, by: 'text', certainty };
}

const sure = ({ covered, edits }: Near, length: number): number =>
  (1 - edits / covered / 2) * (covered < length ? 0.9 : 1);

function byHint(plain: string, folded: string, own: ReadonlySet<number>): Recognition | undefined {
  const spoken = entries.find(([, { inOwnWords = [] }]) => inOwnWords.some((words) => words.test(folded)));
  if (spoken !== undefined) return recognised(spoken[0], 'ownWords', 0.7, plain);
  const [named] = titlesIn(folded, own);
  return named && recognised(named.sought.error, 'title', 0.6, plain);
}

const recognised = (error: ErrorId, by: RecognisedBy, certainty: number, plain: string): Recognition => ({
  kind: 'error',
  error,
  topic: knownErrors[error].topic,
  by,
  certainty,
  privileges: error === 'permissions' ? privilegesIn(plain) : [],
});
