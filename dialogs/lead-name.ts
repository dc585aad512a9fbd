import { oneSlipApart } from './intent.ts';

const inFront =
  /^(?:(?:the|a|an|that|this|my|our|der|die|das|den|dem|des|einen?|two|both|zwei|beiden|(?:card|lead|record|details) of|(?:datenblatt|akte|stammdaten|datensatz|profil|ansprechpartner|kontaktdaten|firmierung)(?: (?:von|zu|bei|bi|für))?|lead|leads|prospect|client|customer|firma|company|named|called|namens) )+(?=\S)/i;
/** Small, they tell what a name is of; with a capital letter they may be part of it. */
const behind =
  /\s+(?:lead|leads|lady|guy|man|woman|girl|gentleman|chap|bloke|person|people|folks|one|thing|deal|project|account|record|entry|contact|file|card|enquiry|inquiry|prospect|opportunity|details)$/;
/** "Meusburger-Lead" */
const asOneWord = /-(?:leads?|eintrag|einträge|datensatz|akte|projekt)$/i;
const polite =
  'pretty please pls plz bitte now jetzt again mal already yet schon today heute thanks thx danke'.split(' ');
/** Hurried fingers spare neither politeness nor what follows a name. */
const misspelt = ['please', 'bitte', 'again', 'today', 'heute', 'thanks', 'details', 'record', 'number'];

/** Without the polite words at its end, misspelt or not; one word always remains. */
function unpolitely(name: string): string {
  const all = name.split(/[\s,]+/);
  const last = all.at(-1) ?? '';
  const isPolite =
    polite.includes(last.toLowerCase()) ||
    (/^\p{Ll}/u.test(last) && misspelt.some((word) => oneSlipApart(last, word)));
  return all.length > 1 && isPolite
    ? unpolitely(name.slice(0, name.lastIndexOf(last)).replace(/[\s,]+$/, ''))
    : name;
}

const quotes = /^["“”„'«»]+|["“”„«»]+$|['’]$/g;
const nobody =
  /^(?:i['’]\p{L}+|of (?:them|those|these)|(?:them|those|these|the|die) (?:two|both|zwei|beiden)(?: \p{Ll}+)?|\p{L}|em|un|two|both|all|everyone|everybody|someone|somebody|same|action|last action|zwei|beiden?|alle|lead|leads|it|this|that|him|her|hers|his|she|he|they|them|these|those|one|ihn|ihm|ihr|sie|er|den|dem|das|die|der|diesen|diese|first|second|third|fourth|fifth|last|erste[nrs]?|zweite[nrs]?|dritte[nrs]?|vierte[nrs]?|letzte[nrs]?|please|pls|bitte|now|jetzt|me|us|mir|uns)$/iu;
/** "him as he is": what goes on behind a pronoun without any capital letter names nobody. */
const pronounOn = /^(?:it|em|him|her|he|she|they|them|one|ihn|ihm|sie|er|es) [^\p{Lu}]*$/u;

export const titles =
  /^(?:(?:mr|mister|mrs|ms|mx|miss|sir|herrn?|hr|frau|fr|fa|signor[ae]?|se[nñ]or[a]?|sra?|dott|dottoressa|mevrouw|meneer|pani?|dr|doktor|doctor|prof|professor|dipl\.?-?ing|ing|mag|mme|madame|monsieur|smt|shri|engr|mdm|chief|alhaji|familie|fam|colleague|kolleg(?:en?|in))(?:\. ?| ))+(?=\S)/i;

/** Without article, quotes, title, and "lady", "guy" or "lead", which tell nobody apart. */
export function identifying(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const bare = unpolitely(name.trim())
    .replace(/ \([^)]*\)?$/, '')
    .replace(quotes, '')
    .replace(inFront, (words) => (words === 'The ' && /^[^ ]+ \p{Lu}/u.test(name.trim()) ? words : ''))
    .replace(behind, '')
    .replace(asOneWord, '')
    .replace(quotes, '')
    .replace(titles, '')
    .trim();
  return bare === '' || nobody.test(bare) || pronounOn.test(bare) ? undefined : bare;
}
