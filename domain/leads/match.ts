import Fuse from 'fuse.js';
import { isMisspelling } from '../duplicates/similarity.ts';
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
  const matches: LeadMatch[] = [];
  for (const lead of candidates) {
    const match = matchOf(lead, query);
    if (match.why.length > 0) matches.push(match);
  }
  const typed = matches.some((match) => worstFit(match) <= fits.indexOf('start'));
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
    ignoreDiacritics: true,
    threshold: 0.4,
  });
  return new Map(fuse.search(query.join(' ')).map(({ item }, place) => [item.lead.id, place]));
}

/** The worst fit of a full match as a number, 0 the best; beyond all of them for a partial match. */
export const worstFit = ({ why, full }: LeadMatch): number =>
  full ? Math.max(...why.map(({ fit }) => fits.indexOf(fit))) : fits.length;

const placeOfField = new Map<string, number>(searchedFields.map(({ name }, at) => [name, at]));

const order = ({ field, fit }: Why): number =>
  (placeOfField.get(field) ?? 0) * fits.length + fits.indexOf(fit);

function matchOf(lead: Lead, query: readonly string[]): LeadMatch {
  const spelt = speltIn(lead);
  const why: Why[] = [];
  for (const word of query) {
    const found = whyTyped(word, spelt) ?? whySimilar(word, spelt);
    if (found !== undefined) why.push(found);
  }
  if (why.length > 1) why.sort((a, b) => order(a) - order(b));
  return { lead, why, full: why.length === query.length };
}

/** The best fit of a word as it was typed, in the first field that has it. Runs for every candidate of every search. */
function whyTyped(word: string, { fields, everything }: Spelt): Why | undefined {
  if (!everything.includes(word)) return undefined;
  let best: Field | undefined;
  let least: number = fits.length;
  for (const field of fields) {
    for (const other of field.words) {
      const fit = fitAsTyped(word, other);
      if (fit >= least) continue;
      best = field;
      least = fit;
    }
    if (least === 0) break;
  }
  return best && { field: best.field, text: best.text, fit: fits[least] as Fit };
}

function whySimilar(word: string, { fields }: Spelt): Why | undefined {
  for (const { field, text, words: others } of fields) {
    for (const other of others) if (isMisspelling(word, other)) return { field, text, fit: 'similar' };
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
  readonly field: SearchedField;
  readonly text: string;
  readonly words: readonly string[];
}

/** A lead as a search sees it. */
interface Spelt {
  readonly fields: readonly Field[];
  /** All words of all fields: a word that is not in it is typed in none of them. */
  readonly everything: string;
}

const spelt = new WeakMap<Lead, Spelt>();

/** A stored lead is replaced and never changed, so its words are read once. */
function speltIn(lead: Lead): Spelt {
  const known = spelt.get(lead);
  if (known !== undefined) return known;
  const fields = searchedFields.map(({ name, of }) => ({
    field: name,
    text: of(lead),
    words: withJoined(words(of(lead))),
  }));
  const read = { fields, everything: fields.flatMap((field) => field.words).join(' ') };
  spelt.set(lead, read);
  return read;
}

/** Also all words as one: "annweber" lacks only a space. */
const withJoined = (separate: readonly string[]): readonly string[] =>
  separate.length > 1 ? [...separate, separate.join('')] : separate;
