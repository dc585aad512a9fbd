import { isGivenName, isUsualName } from './made-names.ts';
import { sortsOf } from './ordinary.ts';
import { markOf } from './runs.ts';
import {
  type Known,
  type Place,
  type Span,
  spansOf,
  type Tagger,
  type Tongue,
  tagWith,
  tokenFeatures,
} from './tagger.ts';
import type { Token } from './tokens.ts';
import { isSort } from './vocabulary.ts';

/** The names that a tagger finds, whole. */
export const spansIn = (
  tagger: Tagger,
  tokens: readonly Token[],
  known: Known,
  tongue: Tongue,
): readonly Span[] =>
  spansOf(tagWith(tagger, tokenFeatures(tokens, known, tongue))).map((span) =>
    span.kind === 'text' ? span : { ...span, ...whole(tokens, span, known, tongue) },
  );

/** German *von* is none of them: "Frau Müller von der Bäckerei Sommer" is Frau Müller. */
const particles = new Set('van de del della di da dos du la le el al bin ben ter ten af'.split(' '));
const leading = new Set([...particles, 'von']);
const inner = new Set(['der', 'den', 'la', 'las', 'los']);
/** In English a capital letter makes a name of an everyday word, too; of "I" and "She" in neither language. */
const isStrange = (meant: string | undefined, tongue: Tongue): boolean =>
  meant === undefined || (tongue === 'en' && isSort(meant) && !/[sd]/.test(meant));
const isCapital = (token: Token | undefined): boolean => /^\p{Lu}/u.test(token?.text ?? '');
const isTitle = (token: Token | undefined): boolean =>
  /^(?:mrs?|ms|mx|miss|herrn?|frau|dr|prof|professor|\.)$/.test(token?.word ?? '');
/** "Nudge Siân", "Show Greta": a sentence begins with a capital letter whatever stands there. */
const isOnlyFirst = ({ word }: Token, known: Known): boolean => {
  const sorts = sortsOf(word) ?? '';
  return !isUsualName(word) && (/^[vsd]+$/.test(sorts) || (sorts.includes('v') && known(word) === word));
};
/** "Sylvie pretty": what goes on with a small word behind a capital letter is no name any more. */
const isTooMuch = ({ word, text }: Token): boolean =>
  /^\p{Ll}/u.test(text) && /[sd]/.test(sortsOf(word) ?? '') && !leading.has(word) && !inner.has(word);
/** "… & Sons", "… und Partner". */
const isFamily = (tokens: readonly Token[], at: number): boolean =>
  /^(?:&|\+|and|und|y|et)$/.test(tokens[at]?.word ?? '') &&
  /^(?:sons?|soehne|sohn|daughters?|toechter|partners?|brothers|bros|co|cie|associates|friends|company)$/.test(
    tokens[at + 1]?.word ?? '',
  );
/** "Dr." and "R." go on; ". " behind a word ends a sentence, and with it a name. */
const endsName = ({ word }: Token, before: Token | undefined, after: Token | undefined): boolean =>
  /^[,;:!?()"„“”]$/.test(word) ||
  (word === '.' && !(isShortened(before) && (isCapital(after) || /^\p{Ll}/u.test(before?.text ?? ''))));
/** "J. R. Collins", "St. Andrews", "gebr. hahn": a full stop behind it ends nothing. */
const isShortened = (token: Token | undefined): boolean =>
  /^(?:[a-z]{1,2}|[a-z](?:\.[a-z])+|mrs?|gebr|prof|dott|mag|ing|atty|inc|ltd|corp|co|jr|sr)$/.test(
    token?.word ?? '',
  );

/**
 * A name from its first to behind its last word: what stands beside it with a capital letter and in no vocabulary
 * belongs to it, with the particles between (`Jan` of `Jan van der Berg`), and the place behind a plain noun: "the
 * hotel" is none in particular, "the hotel in Nice" is one. It ends where the sentence does.
 */
function whole(tokens: readonly Token[], { first, end }: Span, known: Known, tongue: Tongue): Place {
  const isName = (at: number): boolean =>
    isCapital(tokens[at]) && isStrange(known(tokens[at]?.word ?? ''), tongue);
  /** "Praxis Dr. Engelke" */
  const isPractice = isTitle(tokens[1]) && isName(0) && known(tokens[0]?.word ?? '') === undefined;
  const cut = tokens.findIndex(
    (token, at) =>
      at > first &&
      at < end &&
      (endsName(token, tokens[at - 1], tokens[at + 1]) ||
        (/^(?:from|at|aus|bei)$/.test(token.word) && isCapital(tokens[first]))),
  );
  if (cut > 0) return { first, end: cut };
  if (tokens[first]?.word.includes('@')) return { first, end: first + 1 };
  let [from, to] = [first, end];
  if (first === 0 && end > 1 && isOnlyFirst(tokens[0] as Token, known) && isName(1)) from = 1;
  while (to - from > 1 && isCapital(tokens[from]) && isTooMuch(tokens[to - 1] as Token)) to -= 1;
  if (tongue === 'en') [from, to] = withParticles(tokens, from, to);
  [from, to] = withInitials(tokens, from, to);
  const isTitled = tokens.slice(from, to).every(isTitle);
  for (;;) {
    const isInner = inner.has(tokens[from - 1]?.word ?? '');
    const before = from - 1 - Number(isInner);
    if ((isInner ? particles : leading).has(tokens[before]?.word ?? '') && isName(before - 1))
      from = before - 1;
    else if ((from > 1 && isName(from - 1)) || (from === 1 && isPractice)) from -= 1;
    else break;
  }
  for (;;) {
    let next = to;
    if ((isTitled && to === end ? leading : particles).has(tokens[next]?.word ?? '')) next += 1;
    if (next > to && inner.has(tokens[next]?.word ?? '')) next += 1;
    if (isFamily(tokens, to)) next = to + 1;
    else if (!isName(next) && !isTrade(tokens, next, tongue)) break;
    to = next + 1;
  }
  const isPlain = tokens.slice(from, to).every(({ text }) => text === text.toLowerCase());
  if (!isPlain || !/^(?:in|from|aus|at)$/.test(tokens[to]?.word ?? '') || !isCapital(tokens[to + 1]))
    return { first: from, end: to };
  to += 2;
  while (isCapital(tokens[to])) to += 1;
  return { first: from, end: to };
}

/** "Hernandez Produce", "tupelo tire": what a company does belongs to its name, in small letters if all of it is. */
function isTrade(tokens: readonly Token[], at: number, tongue: Tongue): boolean {
  if (markOf(tokens[at]?.word) !== 'trade' && !isForm(tokens[at])) return false;
  return isCapital(tokens[at]) ? tongue === 'en' : !isCapital(tokens[at - 1]);
}

/** "as" is a Norwegian company in capitals alone. */
const isForm = (token: Token | undefined): boolean =>
  markOf(token?.word) === 'form' && !/^(?:as|se|ab|sa|co|ug|ag|ek|eg|ev|lp|sl)$/.test(token?.text ?? '');

/** "van straten", "st onge": small words that only names begin with. */
const beginners = /^(?:van|vd|di|del|el|al|bin|ter|ten|st|mac|mc|de)$/;
function withParticles(tokens: readonly Token[], first: number, end: number): [number, number] {
  let [from, to] = [first, end];
  while (
    beginners.test(tokens[from - 1]?.word ?? '') ||
    (inner.has(tokens[from - 1]?.word ?? '') && beginners.test(tokens[from - 2]?.word ?? ''))
  )
    from -= 1;
  while (
    tokens.slice(from, to).every(({ word }) => beginners.test(word) || inner.has(word)) &&
    isWord(tokens[to])
  )
    to += 1;
  return [from, to];
}

/** "k. petrosyan", "Dr. Eze", "J. P. Morgenroth": initials and titles go on behind their full stop. */
function withInitials(tokens: readonly Token[], first: number, end: number): [number, number] {
  let [from, to] = [first, end];
  while (tokens[from - 1]?.word === '.' && isInitial(tokens[from - 2]) && touches(tokens, from - 1))
    from -= 2;
  if (/^[jmpdthlefgvw]$/.test(tokens[from - 1]?.word ?? '') && !isCapital(tokens[from])) from -= 1;
  // Nothing but initials and titles is no name yet.
  const isBegun = (): boolean =>
    tokens.slice(from, to).every((token) => isInitial(token) || token.word === '.');
  while (isBegun() && tokens[to]?.word === '.' && touches(tokens, to) && isWord(tokens[to + 1])) to += 2;
  return [from, to];
}

const isInitial = (token: Token | undefined): boolean =>
  /^(?:[a-z]|[a-z](?:\.[a-z])+|dr|prof|st|mt|fr|hr|fa|gebr|dott|mag|atty)$/.test(token?.word ?? '');
const isWord = (token: Token | undefined): boolean => /[a-z]/.test(token?.word ?? '');
const touches = (tokens: readonly Token[], at: number): boolean => tokens[at - 1]?.end === tokens[at]?.start;

/**
 * With its initials, the legal form behind it, the rest of a noble name, and a first word that nobody knows: a name may
 * end too early, but not in the middle of those.
 */
export function completed(tokens: readonly Token[], { first, end }: Place, known: Known): Place {
  let [from, to] = withInitials(tokens, first, end);
  if (
    from === 1 &&
    isCapital(tokens[1]) &&
    isCapital(tokens[0]) &&
    known(tokens[0]?.word ?? '') === undefined
  )
    from = 0;
  const isGiven = to - from === 1 && isGivenName(tokens[from]?.word ?? '') && !isTitle(tokens[from - 1]);
  if (isGiven && tokens[to]?.word === 'von' && isCapital(tokens[to + 1]) && !isTrade(tokens, to + 2, 'en'))
    to += 2;
  if (tokens[to]?.word === "'s" && isCapital(tokens[to + 1]) && !isOwned(tokens[to + 1])) {
    to += 2;
    while (isCapital(tokens[to])) to += 1;
  }
  while (isForm(tokens[to]) && tokens[to - 1]?.end !== tokens[to]?.start) to += 1;
  return { first: from, end: to };
}

/** "Mandy's Mobile Grooming" is a company, "Mandy's Score" is none. */
const isOwned = (token: Token | undefined): boolean =>
  /^(?:score|lead|grade|stage|status|record|email|mail|phone|budget|company|topic|rating|owner|details|card|address|title|name|duplicates|history|points|telefon|firma|note|punkte|datensatz)$/.test(
    token?.word ?? '',
  );
