import Fuse from 'fuse.js';
import { isMisspelling, lettersApart, lettersOf, misspeltApart } from '../duplicates/similarity.ts';
import { fold, words } from '../duplicates/text.ts';
import type { Lead } from '../records/lead.ts';
import { type SearchedField, searchedFields } from './search-text.ts';

export type ReachField = 'id' | 'email' | 'phone' | 'mobilePhone';

/** How well a word of the query fits a word of the lead, best first. */
const fits = ['exact', 'start', 'part', 'similar'] as const;
export type Fit = (typeof fits)[number];

/** Why a lead was found: the field, its text, and how it fits. */
export interface Why {
  readonly field: SearchedField | ReachField;
  readonly text: string;
  readonly fit: Fit;
}

export interface LeadMatch {
  readonly lead: Lead;
  /** Most telling first; one for each word of the query that the lead has. */
  readonly why: readonly Why[];
  /** Whether the lead has every word of the query. */
  readonly full: boolean;
}

export interface Matches {
  /** Those that have every word of the query, in no order. */
  readonly full: readonly LeadMatch[];
  readonly total: number;
  /** Best first. The order is made when it is first asked for: a lead that is meant beyond doubt needs none. */
  readonly inOrder: () => readonly LeadMatch[];
}

/**
 * The candidates that have at least one word of the query, best first: those with every word before the others,
 * words as typed before misspelt ones, and among equals the first in the order of fuse.js over name, company, e-mail
 * and topic. Partial matches are dropped when some lead has every word as it was typed.
 */
export function rank(candidates: readonly Lead[], query: readonly string[]): Matches {
  const asked = query.map(wordAsked);
  const matches: LeadMatch[] = [];
  let typed = false;
  for (const lead of candidates) {
    const why = whyFound(lead, asked, typed);
    if (why.length === 0) continue;
    const match = { lead, why, full: why.length === query.length };
    matches.push(match);
    typed ||= worstFit(match) <= fits.indexOf('start');
  }
  const full = matches.filter((match) => match.full);
  const kept = typed ? full : matches;
  let ordered: readonly LeadMatch[] | undefined = kept.length < 2 ? kept : undefined;
  return {
    full,
    total: kept.length,
    inOrder: () => {
      ordered ??= sorted(kept, query);
      return ordered;
    },
  };
}

/** The first pages; further down the store's own order is as good. */
const orderedAtMost = 20;

function sorted(matches: readonly LeadMatch[], query: readonly string[]): readonly LeadMatch[] {
  const byWords = matches.toSorted((a, b) => worstFit(a) - worstFit(b));
  const first = byWords.slice(0, orderedAtMost);
  if (!first.some((match, at) => at > 0 && worstFit(match) === worstFit(first[at - 1] as LeadMatch))) {
    return byWords;
  }
  const places = placesByFuse(first, query);
  const placeOf = ({ lead }: LeadMatch): number => places.get(lead.id) ?? first.length;
  return [
    ...first.sort((a, b) => worstFit(a) - worstFit(b) || placeOf(a) - placeOf(b)),
    ...byWords.slice(orderedAtMost),
  ];
}

/** Fuse.js costs about 20 µs for each field and word, so it sees only what is worth ordering. */
function placesByFuse(matches: readonly LeadMatch[], query: readonly string[]): ReadonlyMap<string, number> {
  const fuse = new Fuse(matches, {
    keys: searchedFields.map(({ name, weight, of }) => ({
      name,
      weight,
      getFn: ({ lead }: LeadMatch) => fold(of(lead)),
    })),
    useTokenSearch: true,
    // The texts and the query are in plain lower-case letters already.
    isCaseSensitive: true,
    threshold: 0.4,
  });
  return new Map(fuse.search(query.join(' ')).map(({ item }, place) => [item.lead.id, place]));
}

/** The worst fit of a full match as a number, 0 the best; beyond all of them for a partial match. */
export function worstFit({ why, full }: LeadMatch): number {
  if (!full) return fits.length;
  let worst = 0;
  for (const { fit } of why) worst = Math.max(worst, fits.indexOf(fit));
  return worst;
}

const placeOfField = new Map<string, number>(searchedFields.map(({ name }, at) => [name, at]));

const order = ({ field, fit }: Why): number =>
  (placeOfField.get(field) ?? 0) * fits.length + fits.indexOf(fit);

/** A word of the query with what tells quickly that a word of a lead is another. */
interface Asked {
  readonly word: string;
  readonly letters: number;
  readonly pairs: number;
  readonly apart: number;
}

const wordAsked = (word: string): Asked => ({
  word,
  letters: lettersOf(word),
  pairs: pairsOf(word),
  apart: misspeltApart(word.length),
});

/** The pairs of neighbouring letters as a set of 32 bits: a word has those of all its parts. */
function pairsOf(word: string): number {
  let pairs = 0;
  for (let at = 1; at < word.length; at += 1) {
    pairs |= 1 << ((5 * word.charCodeAt(at - 1) + word.charCodeAt(at)) & 31);
  }
  return pairs;
}

/** `fullOnly`: the lead is not wanted unless it has every word. */
function whyFound(lead: Lead, query: readonly Asked[], fullOnly: boolean): Why[] {
  const spelt = speltIn(lead);
  const why: Why[] = [];
  for (const word of query) {
    const found = whyTyped(word, spelt) ?? whySimilar(word, spelt);
    if (found === undefined) {
      if (fullOnly) return [];
      continue;
    }
    let at = why.length;
    for (; at > 0 && order(why[at - 1] as Why) > order(found); at -= 1) why[at] = why[at - 1] as Why;
    why[at] = found;
  }
  return why;
}

/** The best fit of a word as it was typed, in the first field that has it. Runs for every candidate of every search. */
function whyTyped({ word, letters, pairs }: Asked, { words: others, sets, fieldOf }: Spelt): Why | undefined {
  let best = -1;
  let least: number = fits.length;
  for (let at = 0; at < others.length && least > 0; at += 1) {
    if ((letters & ~(sets[2 * at] as number)) !== 0 || (pairs & ~(sets[2 * at + 1] as number)) !== 0)
      continue;
    const fit = fitAsTyped(word, others[at] as string);
    if (fit >= least) continue;
    best = at;
    least = fit;
  }
  const field = fieldOf[best];
  return field && { field: field.name, text: field.text, fit: fits[least] as Fit };
}

function whySimilar(
  { word, letters, apart }: Asked,
  { words: others, sets, fieldOf }: Spelt,
): Why | undefined {
  for (let at = 0; at < others.length; at += 1) {
    if (lettersApart(letters, sets[2 * at] as number) > apart) continue;
    if (!isMisspelling(word, others[at] as string)) continue;
    const { name, text } = fieldOf[at] as Field;
    return { field: name, text, fit: 'similar' };
  }
  return undefined;
}

/** Place in `fits` of a word found in another as it was typed: as a whole, as its start, as a part of it. */
function fitAsTyped(word: string, other: string): number {
  const at = other.indexOf(word);
  if (at === 0) return word.length === other.length ? 0 : 1;
  return at > 0 && word.length > 2 ? 2 : fits.length;
}

interface Field {
  readonly name: SearchedField;
  readonly text: string;
}

/** A lead as a search sees it: each of its words once, with the first field that has it. */
interface Spelt {
  readonly words: readonly string[];
  /** Letters and pairs of each word in turn: side by side, so that most words are told apart without a look at them. */
  readonly sets: readonly number[];
  readonly fieldOf: readonly Field[];
}

const spelt = new WeakMap<Lead, Spelt>();

/** A stored lead is replaced and never changed, so its words are read once. */
function speltIn(lead: Lead): Spelt {
  const known = spelt.get(lead);
  if (known !== undefined) return known;
  const first = new Map<string, Field>();
  for (const { name, of } of searchedFields) {
    const field = { name, text: of(lead) };
    for (const word of withJoined(words(field.text))) if (!first.has(word)) first.set(word, field);
  }
  const all = [...first.keys()];
  const read = {
    words: all,
    sets: all.flatMap((word) => [lettersOf(word), pairsOf(word)]),
    fieldOf: [...first.values()],
  };
  spelt.set(lead, read);
  return read;
}

/** Also all words as one: "annweber" lacks only a space. */
const withJoined = (separate: readonly string[]): readonly string[] =>
  separate.length > 1 ? [...separate, separate.join('')] : separate;
