import { soundex } from './similarity.ts';
import { nameGroups } from './tables/nicknames.ts';
import { isPlaceholder } from './tables/placeholders.ts';
import { words } from './text.ts';

/** A person's name, ready to compare. Either part may be empty, never both. */
export interface PersonName {
  /** Folded, parts joined: `maryann`. */
  readonly first: string;
  /** Folded, parts joined: `vanderberg`. */
  readonly last: string;
  readonly firstParts: readonly string[];
  readonly lastParts: readonly string[];
  readonly firstSound: string;
  readonly lastSound: string;
  /** Groups of first and last name in the table of nicknames; empty for names it does not know. */
  readonly firstGroups: readonly number[];
  readonly lastGroups: readonly number[];
}

const titles = new Set(
  'mr mrs ms miss mx sir dame dr prof professor rev herr frau hr fr mag dipl ing sr sra srta don mme mlle m'.split(
    ' ',
  ),
);
const suffixes = new Set('jr sr ii iii iv phd md mba esq cpa dds msc bsc ma'.split(' '));

/**
 * Reads a name as people type it: titles and suffixes dropped, `Last, First` turned round, a full name in one
 * of the two fields taken apart, middle initials dropped. `undefined` when nothing but placeholders is left.
 */
export function personName(firstName = '', lastName = ''): PersonName | undefined {
  const [givenText, familyText] = arrange(firstName, lastName);
  let first = withoutMiddleInitials(withoutTitles(partsOf(givenText)));
  let last = withoutSuffixes(withoutTitles(partsOf(familyText)));
  if (first.length === 0 && last.length > 1) {
    first = withoutMiddleInitials(last.slice(0, -1));
    last = last.slice(-1);
  } else if (last.length === 0 && first.length > 1 && !isLetter(first[1])) {
    last = withoutSuffixes(first.slice(1));
    first = first.slice(0, 1);
  }
  if (first.length === 0 && last.length === 0) return undefined;
  return {
    first: first.join(''),
    last: last.join(''),
    firstParts: first,
    lastParts: last,
    firstSound: soundex(first[0] ?? ''),
    lastSound: soundex(last.join('')),
    firstGroups: nameGroups(first[0] ?? ''),
    lastGroups: nameGroups(last[0] ?? ''),
  };
}

/** `Murphy, Regina` in either field; with a first name of its own the comma only parts a suffix. */
function arrange(firstName: string, lastName: string): [string, string] {
  if (firstName.trim() === '' || lastName.trim() === '') {
    const [family = '', given] = `${firstName} ${lastName}`.split(',');
    if (given !== undefined && !suffixes.has(words(given).join(' '))) return [given, family];
  }
  return [firstName, lastName];
}

function partsOf(text: string): string[] {
  const parts = words(text);
  return isPlaceholder(parts) ? [] : parts;
}

const withoutTitles = (parts: string[]): string[] => {
  let at = 0;
  while (at < parts.length - 1 && titles.has(parts[at] ?? '')) at++;
  return parts.slice(at);
};

const withoutSuffixes = (parts: string[]): string[] => {
  let end = parts.length;
  while (end > 1 && suffixes.has(parts[end - 1] ?? '')) end--;
  return parts.slice(0, end);
};

const withoutMiddleInitials = (parts: string[]): string[] =>
  parts.length > 1 ? parts.filter((part, at) => at === 0 || !isLetter(part)) : parts;

const isLetter = (part: string | undefined): boolean => part !== undefined && part.length === 1;
