import { fold } from '../duplicates/text.ts';
import { germanWords } from './ordinary-de.ts';
import { englishWords } from './ordinary-en.ts';

const split = (words: string): readonly string[] => words.split(/\s+/).map(fold);

/** `call`, `calls`, `called`, `calling`; a word too many does no harm. */
function englishForms(verb: string): readonly string[] {
  const short = verb.replace(/e$/, '');
  const doubled = /^[^aeiou]*[aeiou][bdgklmnprt]$/.test(verb) ? verb + verb.at(-1) : short;
  const past = /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}i` : doubled;
  const third = /(?:s|sh|ch|x|z|o)$/.test(verb)
    ? `${verb}es`
    : /[^aeiou]y$/.test(verb)
      ? `${verb.slice(0, -1)}ies`
      : `${verb}s`;
  return [verb, third, `${past}ed`, `${verb === short ? doubled : short}ing`];
}

/** What stands in front of German verbs and leaves them in a sentence: `anrufen`, `rufe`, `angerufen`, `anzurufen`. */
const loose =
  /^(ab|an|auf|aus|bei|bereit|durch|ein|fertig|fest|heraus|herunter|her|hin|hinzu|hoch|los|mit|nach|raus|rein|rum|statt|teil|um|vorbei|vor|weg|weiter|wieder|zurueck|zusammen|zu)(?=[a-z]{4})/;

function germanForms(verb: string): readonly string[] {
  const [front = ''] = loose.exec(verb) ?? [];
  const plain = verb.slice(front.length);
  const stem = plain.replace(/e?n$/, '');
  const soft = /[dt]$/.test(stem) ? `${stem}e` : stem;
  const spoken = [stem, `${stem}e`, `${soft}st`, `${soft}t`, plain, `${soft}te`, `${soft}ten`];
  const own = [`${front}ge${soft}t`, `${front}ge${plain}`, `${front}${soft}t`, `${front}zu${plain}`];
  return [verb, ...spoken.filter((form) => form.length > 2), ...(front === '' ? own.slice(0, 3) : own)];
}

const endings = (word: string, each: readonly string[]): readonly string[] => [
  word,
  ...each.map((end) => word + end),
];

/** One letter for each sort of word: verb, small word, adverb, adjective, noun. */
const sorts: readonly (readonly [sort: string, words: readonly string[]])[] = [
  ['v', split(englishWords.verb).flatMap(englishForms)],
  ['v', split(englishWords.did)],
  ['s', split(englishWords.small)],
  ['d', split(englishWords.adverb)],
  ['a', split(englishWords.adjective)],
  ['n', split(englishWords.noun).flatMap((word) => endings(word, ['s']))],
  ['v', split(germanWords.verb).flatMap(germanForms)],
  ['v', split(germanWords.did)],
  ['s', split(germanWords.small)],
  ['d', split(germanWords.adverb)],
  ['a', split(germanWords.adjective).flatMap((word) => endings(word, ['e', 'en', 'er', 'es', 'em']))],
  ['n', split(germanWords.noun)],
];

const sortsByWord = new Map<string, string>();
for (const [sort, words] of sorts) {
  for (const word of words) {
    const had = sortsByWord.get(word) ?? '';
    if (!had.includes(sort)) sortsByWord.set(word, [...had, sort].toSorted().join(''));
  }
}

/** Which sorts an everyday word belongs to, as letters (`nv` for *call*); `undefined` for a word that may be a name. */
export const sortsOf = (word: string): string | undefined => sortsByWord.get(word);

/** Pronouns, particles and adverbs of three letters and more: what hurried fingers slip on most. */
export const smallWords: readonly string[] = [...sortsByWord]
  .filter(([word, of]) => /[sd]/.test(of) && /^[a-z]{3,}$/.test(word))
  .map(([word]) => word);
