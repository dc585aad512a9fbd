import { words } from '../domain/duplicates/text.ts';
import type { Read } from '../domain/utterances/model.ts';
import { type Token, tokensOf } from '../domain/utterances/tokens.ts';
import { identifying } from './lead-name.ts';
import type { Said } from './understand.ts';

const ordinals: readonly string[] = [
  'first|1st|erste[rsn]?',
  'second|2nd|zweite[rsn]?',
  'third|3rd|dritte[rsn]?',
  'fourth|4th|vierte[rsn]?',
  'fifth|5th|fünfte[rsn]?',
];
const pointed = (word: string): RegExp =>
  new RegExp(
    `^(?:${word})[.!?]*$|(?<!\\p{L})(?:(?:${word}) (?:one|lead|of (?:them|those|these)|in the list|on the list|davon|in der liste)|(?:the|die|der|das|den|dem|and|und|show|open|zeig) (?:${word}))(?:$|(?=[,.;!?])|(?= (?:of|on|in|one|lead|please|pls|too|auch|bitte|davon|mein|meine|1|is|ist|war|wars|auf|an|ab|zu|weg|raus|wieder|nochmal|\\p{Ll}+(?:en|ern|eln))(?!\\p{L})))`,
    'iu',
  );
const places = ordinals.map(pointed);
const lastPlace = pointed('last|letzte[rsn]?');
const numbered =
  /(?<!\p{L})(?:number|no\.?|nr\.?|nummer|#) ?(\d{1,2}|one|two|three|eins|zwei|drei)(?![\p{L}\d])/iu;
const numerals: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, eins: 1, zwei: 2, drei: 3 };

/** The place in a list that a text points at, from 0; -1 for the last: "the second one", "number 3". */
export function placeIn(text: string): number | undefined {
  const [, number] = numbered.exec(text) ?? [];
  if (number !== undefined) return (numerals[number.toLowerCase()] ?? Number(number)) - 1;
  if (lastPlace.test(text)) return -1;
  const at = places.findIndex((place) => place.test(text));
  return at < 0 ? undefined : at;
}

/** Whether a text points at a place in a list that was shown. */
export const pointsAtListed = (text: string, before: readonly Said[]): boolean => {
  const place = placeIn(text);
  return (
    place !== undefined &&
    before.some(({ role, content }) => role !== 'user' && listIn(content).at(place) !== undefined)
  );
};

/** The lead that was last spoken of, in full where the answers say so, or the one of a list that "the second" means. */
export function leadBefore(text: string, before: readonly Said[], read: Read): string | undefined {
  const answers = before.filter(({ role }) => role !== 'user').map(({ content }) => content);
  for (const [at, { role, content }] of [...before.entries()].toReversed()) {
    if (role !== 'user') {
      const place = placeIn(text);
      const listed = place === undefined ? undefined : listIn(content).at(place);
      if (listed !== undefined) return identifying(listed);
      continue;
    }
    const [only, another] = aboutMany.test(content) ? before.slice(at + 1).flatMap(namesIn) : [];
    if (only !== undefined && another === undefined) return identifying(only);
    const { lead, text: sought, maybe } = read(content);
    const found = identifying(lead) ?? identifying(sought) ?? identifying(maybe);
    if (found !== undefined) return contactAt(found, before) ?? inFull(found, before, read);
  }
  const told = answers.at(-1);
  if (told === undefined) return undefined;
  const [only, another] = namesIn({ role: 'assistant', content: told });
  if (only !== undefined && another === undefined) return identifying(only);
  const found = identifying(read(told).lead);
  return found && inFull(found, before, read);
}

/** "Red Clay Bricks" was asked for: "Amadou Keita, Red Clay Bricks, open" says whom that is about. */
export function contactAt(company: string, before: readonly Said[]): string | undefined {
  for (const { role, content } of before) {
    if (role === 'user') continue;
    const [first = '', second = ''] = content.split(/[,(]/);
    const person = first.split(/[.:!]\s/).at(-1) ?? '';
    if (second.replace(/[).]/g, '').trim().toLowerCase() !== company.toLowerCase()) continue;
    if (/^\p{Lu}\D*$/u.test(person)) return identifying(person);
  }
  return undefined;
}

/** "Prosser" is Dafydd Prosser, if that was said; "Ruiz, Talleres Ruiz, open" is Ruiz. */
function inFull(name: string, before: readonly Said[], read: Read): string {
  const parts = tokensOf(name).map(({ word }) => word);
  const told = before.toSorted((a, b) => Number(a.role === 'user') - Number(b.role === 'user'));
  for (const { content } of told) {
    const tokens = tokensOf(content);
    const at = tokens.findIndex((_, from) => parts.every((part, i) => tokens[from + i]?.word === part));
    if (at < 0) continue;
    const { ordinary } = read(content);
    const isMore = (token: Token | undefined): boolean =>
      token !== undefined &&
      /^\p{Lu}/u.test(token.text) &&
      (!ordinary.includes(token.word) || /^[b-hj-z]$/.test(token.word));
    let [first, end] = [at, at + parts.length];
    if (isMore(tokens[first - 1])) first -= 1;
    const next = (): number => end + Number(tokens[end]?.text === '&');
    while (isMore(tokens[next()]) && end < at + parts.length + 3) end = next() + 1;
    const whole = content.slice(tokens[first]?.start, tokens[end - 1]?.end);
    if (words(whole).length > parts.length || /^\p{Lu}/u.test(whole)) return whole;
  }
  return name;
}

/** Whoever looked for leads means the one that was found. */
const aboutMany = /(?<!\p{L})leads(?!\p{L})/iu;

/** `Hansen Marine, disqualified (Lost).`: a lead that was found is named first. */
const namesIn = ({ role, content }: Said): readonly string[] => {
  if (role === 'user') return [];
  const listed = listIn(content);
  if (listed.length > 0) return listed;
  const [first = '', ...rest] = content.replace(answering, '').split(/,|(?<=\p{L})\.\s|\n/u);
  return rest.length > 0 && /^\p{Lu}[^:;()\d]*$/u.test(first) ? [first] : [];
};

/** "Nein, Bärbel Sommerfeld, Kurhotel Sommerfeld, kann noch nicht …" */
const answering =
  /^(?:(?:yes|no|not yet|nope|ja|nein|noch nicht|ok|okay|done|fertig|sure)[,.!:]? )+(?=\p{Lu})/iu;

const numberedItem = /(?<![\p{L}\d])\d{1,2}[.)]\s+(.+?)(?=[,;]?\s+\d{1,2}[.)]\s|[,;\n(]|[.\s]*$)/gu;

/** `1. Keppler Tools, 2. Keppler & Sohn` or `Ferretti, Ferrero, Ferran`. */
function listIn(content: string): readonly string[] {
  const items = [...content.matchAll(numberedItem)].map(([, item = '']) => item.trim());
  if (items.length > 1) return items;
  const [, rest = ''] = /:\s*(.+)$/s.exec(content) ?? [];
  // `Boyd Harmon, Harmon Roofing; Keisha Lyle, Lyle Day School`
  const each = rest.includes(';')
    ? rest.split(';').map((item) => item.split(',')[0] ?? '')
    : rest.split(/[,\n]+/);
  return each
    .map((item) =>
      item
        .replace(/^\s*\d+[.)]\s*/, '')
        .replace(/[.\s]+$/, '')
        .trim(),
    )
    .filter((item) => item !== '');
}
