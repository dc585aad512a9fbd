import type { Word } from './lexicon.ts';
import { isGivenName } from './made-names.ts';
import {
  type Looks,
  type Place,
  type Span,
  spansOf,
  type Tag,
  type Tongue,
  tokenFeatures,
} from './tagger.ts';
import { isCapital } from './tokens.ts';
import { isSort } from './vocabulary.ts';

/** The names that a tagger finds, whole. */
export const spansIn = (tag: Tag, words: readonly Word[], looks: Looks): readonly Span[] =>
  spansOf(tag(tokenFeatures(words, looks))).map((span) =>
    span.kind === 'text' ? span : { ...span, ...whole(words, span, looks.tongue) },
  );

/** German *von* is none of them: "Frau Müller von der Bäckerei Sommer" is Frau Müller. */
const particles = new Set('van de del della di da dos du la le el al bin ben ter ten af'.split(' '));
const leading = new Set([...particles, 'von']);
const inner = new Set(['der', 'den', 'la', 'las', 'los']);
/** In English a capital letter makes a name of an everyday word, too; of "I" and "She" in neither language. */
const isStrange = (meant: string | undefined, tongue: Tongue): boolean =>
  meant === undefined || (tongue === 'en' && isSort(meant) && !/[sd]/.test(meant));
const isBig = (word: Word | undefined): boolean => word !== undefined && isCapital(word.text);
const isTitle = (token: Word | undefined): boolean =>
  /^(?:mrs?|ms|mx|miss|herrn?|frau|dr|prof|professor|\.)$/.test(token?.word ?? '');
/** "Nudge Siân", "Show Greta": a sentence begins with a capital letter whatever stands there. */
const isOnlyFirst = ({ word, entry: { sorts, isUsualName, known } }: Word): boolean =>
  !isUsualName && (/^[vsd]+$/.test(sorts) || (sorts.includes('v') && known === word));
/** "Sylvie pretty": what goes on with a small word behind a capital letter is no name any more. */
const isTooMuch = ({ word, text, entry }: Word): boolean =>
  /^\p{Ll}/u.test(text) && /[sd]/.test(entry.sorts) && !leading.has(word) && !inner.has(word);
/** "… & Sons", "… und Partner". */
const isFamily = (words: readonly Word[], at: number): boolean =>
  /^(?:&|\+|and|und|y|et)$/.test(words[at]?.word ?? '') &&
  /^(?:sons?|soehne|sohn|daughters?|toechter|partners?|brothers|bros|co|cie|associates|friends|company)$/.test(
    words[at + 1]?.word ?? '',
  );
/** "Dr." and "R." go on; ". " behind a word ends a sentence, and with it a name. */
const endsName = ({ word }: Word, before: Word | undefined, after: Word | undefined): boolean =>
  /^[,;:!?()"„“”]$/.test(word) ||
  (word === '.' && !(isShortened(before) && (isBig(after) || /^\p{Ll}/u.test(before?.text ?? ''))));
/** "J. R. Collins", "St. Andrews", "gebr. hahn": a full stop behind it ends nothing. */
const isShortened = (token: Word | undefined): boolean =>
  /^(?:[a-z]{1,2}|[a-z](?:\.[a-z])+|mrs?|gebr|prof|dott|mag|ing|atty|inc|ltd|corp|co|jr|sr)$/.test(
    token?.word ?? '',
  );

/**
 * A name from its first to behind its last word: what stands beside it with a capital letter and in no vocabulary
 * belongs to it, with the particles between (`Jan` of `Jan van der Berg`), and the place behind a plain noun: "the
 * hotel" is none in particular, "the hotel in Nice" is one. It ends where the sentence does.
 */
function whole(words: readonly Word[], { first, end }: Span, tongue: Tongue): Place {
  const isName = (at: number): boolean => isBig(words[at]) && isStrange(words[at]?.entry.known, tongue);
  /** "Praxis Dr. Engelke" */
  const isPractice = isTitle(words[1]) && isName(0) && words[0]?.entry.known === undefined;
  const cut = words.findIndex(
    (token, at) =>
      at > first &&
      at < end &&
      (endsName(token, words[at - 1], words[at + 1]) ||
        (/^(?:from|at|aus|bei)$/.test(token.word) && isBig(words[first]))),
  );
  if (cut > 0) return { first, end: cut };
  if (words[first]?.word.includes('@')) return { first, end: first + 1 };
  let [from, to] = [first, end];
  if (first === 0 && end > 1 && isOnlyFirst(words[0] as Word) && isName(1)) from = 1;
  while (to - from > 1 && isBig(words[from]) && isTooMuch(words[to - 1] as Word)) to -= 1;
  if (tongue === 'en') [from, to] = withParticles(words, from, to);
  [from, to] = withInitials(words, from, to);
  const isTitled = words.slice(from, to).every(isTitle);
  for (;;) {
    const isInner = inner.has(words[from - 1]?.word ?? '');
    const before = from - 1 - Number(isInner);
    if ((isInner ? particles : leading).has(words[before]?.word ?? '') && isName(before - 1))
      from = before - 1;
    else if ((from > 1 && isName(from - 1)) || (from === 1 && isPractice)) from -= 1;
    else break;
  }
  for (;;) {
    let next = to;
    if ((isTitled && to === end ? leading : particles).has(words[next]?.word ?? '')) next += 1;
    if (next > to && inner.has(words[next]?.word ?? '')) next += 1;
    if (isFamily(words, to)) next = to + 1;
    else if (!isName(next) && !isTrade(words, next, tongue)) break;
    to = next + 1;
  }
  const isPlain = words.slice(from, to).every(({ text }) => text === text.toLowerCase());
  if (!isPlain || !/^(?:in|from|aus|at)$/.test(words[to]?.word ?? '') || !isBig(words[to + 1]))
    return { first: from, end: to };
  to += 2;
  while (isBig(words[to])) to += 1;
  return { first: from, end: to };
}

/** "Hernandez Produce", "tupelo tire": what a company does belongs to its name, in small letters if all of it is. */
function isTrade(words: readonly Word[], at: number, tongue: Tongue): boolean {
  if (words[at]?.entry.mark !== 'trade' && !isForm(words[at])) return false;
  return isBig(words[at]) ? tongue === 'en' : !isBig(words[at - 1]);
}

/** "as" is a Norwegian company in capitals alone. */
const isForm = (token: Word | undefined): boolean =>
  token?.entry.mark === 'form' && !/^(?:as|se|ab|sa|co|ug|ag|ek|eg|ev|lp|sl)$/.test(token.text);

/** "van straten", "st onge": small words that only names begin with. */
const beginners = /^(?:van|vd|di|del|el|al|bin|ter|ten|st|mac|mc|de)$/;
function withParticles(words: readonly Word[], first: number, end: number): [number, number] {
  let [from, to] = [first, end];
  while (
    beginners.test(words[from - 1]?.word ?? '') ||
    (inner.has(words[from - 1]?.word ?? '') && beginners.test(words[from - 2]?.word ?? ''))
  )
    from -= 1;
  while (
    words.slice(from, to).every(({ word }) => beginners.test(word) || inner.has(word)) &&
    isWord(words[to])
  )
    to += 1;
  return [from, to];
}

/** "k. petrosyan", "Dr. Eze", "J. P. Morgenroth": initials and titles go on behind their full stop. */
function withInitials(words: readonly Word[], first: number, end: number): [number, number] {
  let [from, to] = [first, end];
  while (words[from - 1]?.word === '.' && isInitial(words[from - 2]) && touches(words, from - 1)) from -= 2;
  if (/^[jmpdthlefgvw]$/.test(words[from - 1]?.word ?? '') && !isBig(words[from])) from -= 1;
  // Nothing but initials and titles is no name yet.
  const isBegun = (): boolean =>
    words.slice(from, to).every((token) => isInitial(token) || token.word === '.');
  while (isBegun() && words[to]?.word === '.' && touches(words, to) && isWord(words[to + 1])) to += 2;
  return [from, to];
}

const isInitial = (token: Word | undefined): boolean =>
  /^(?:[a-z]|[a-z](?:\.[a-z])+|dr|prof|st|mt|fr|hr|fa|gebr|dott|mag|atty)$/.test(token?.word ?? '');
const isWord = (token: Word | undefined): boolean => /[a-z]/.test(token?.word ?? '');
const touches = (words: readonly Word[], at: number): boolean => words[at - 1]?.end === words[at]?.start;

/**
 * With its initials, the legal form behind it, the rest of a noble name, and a first word that nobody knows: a name may
 * end too early, but not in the middle of those.
 */
export function completed(words: readonly Word[], { first, end }: Place): Place {
  let [from, to] = withInitials(words, first, end);
  if (from === 1 && isBig(words[1]) && isBig(words[0]) && words[0]?.entry.known === undefined) from = 0;
  const isGiven = to - from === 1 && isGivenName(words[from]?.word ?? '') && !isTitle(words[from - 1]);
  if (isGiven && words[to]?.word === 'von' && isBig(words[to + 1]) && !isTrade(words, to + 2, 'en')) to += 2;
  if (words[to]?.word === "'s" && isBig(words[to + 1]) && !isOwned(words[to + 1])) {
    to += 2;
    while (isBig(words[to])) to += 1;
  }
  while (isForm(words[to]) && words[to - 1]?.end !== words[to]?.start) to += 1;
  return { first: from, end: to };
}

/** "Mandy's Mobile Grooming" is a company, "Mandy's Score" is none. */
const isOwned = (token: Word | undefined): boolean =>
  /^(?:score|lead|grade|stage|status|record|email|mail|phone|budget|company|topic|rating|owner|details|card|address|title|name|duplicates|history|points|telefon|firma|note|punkte|datensatz)$/.test(
    token?.word ?? '',
  );
