import { fold } from '../duplicates/text.ts';
import { pick, type Roll } from './noise.ts';
import { givenNames, surnames } from './people-names.ts';
import { houses, places, plain, towns, trades } from './trades.ts';

const list = (words: string): readonly string[] => words.trim().split(/\s+/);

const usual = new Set([...givenNames, ...surnames].map(fold));

const firstNames = new Set(givenNames.map(fold));
export const isGivenName = (word: string): boolean => firstNames.has(word);

/** Jan is no slip of *an*. */
export const isUsualName = (word: string): boolean => usual.has(word);

export const madeTown = (roll: Roll): string => pick(roll, towns);

const callings =
  list(`bakery brewery clinic college dairy dentist distillery factory farm foundry gym hospital hotel laundry library
museum office pharmacy plant printer restaurant school shipyard shop subsidiary team theatre university warehouse winery`);
const ofTwoWords = [
  'law firm',
  'tax office',
  'flower shop',
  'wind farm',
  'ski school',
  'food bank',
  'car dealer',
  'steel mill',
  'yoga studio',
];
const calling = (roll: Roll): string => pick(roll, roll() < 0.25 ? ofTwoWords : callings);

const forms = list(
  'GmbH GmbH AG KG OHG e.K. UG SE Ltd Ltd. Inc Inc. LLC plc BV NV AB AS Oy SA SL SARL SpA Srl Kft Corp Co. Pty',
);
const titles = list('Mr. Mrs. Ms. Mr Mrs Ms Dr. Dr Prof. Herr Herrn Frau Frau Herr Frau');
const particles = [
  'van',
  'van der',
  'van den',
  'de',
  'de la',
  'del',
  'di',
  'dos',
  'von',
  'zu',
  'al',
  'el',
  'ten',
  'Van',
  'De',
  'Le',
  'La',
];

const onsets = list('b br c ch d dr f fl g gr h j k kl kr l m n p pr qu r s sch st t tr v w y z');
const vowels = list('a a e e i i o o u ai ea ie ou ö ü');
const codas = list('n r l s m x k t nd rt ck ll ng rn sk tz');

/** A word that nobody has heard of: trade names, and names from far away. */
function coined(roll: Roll): string {
  const syllables = 2 + Math.floor(roll() * 2);
  let word = '';
  for (let at = 0; at < syllables; at += 1) {
    word += pick(roll, onsets) + pick(roll, vowels);
    if (at === syllables - 1 ? roll() < 0.6 : roll() < 0.25) word += pick(roll, codas);
  }
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

const surname = (roll: Roll): string => (roll() < 0.25 ? coined(roll) : pick(roll, surnames));
const given = (roll: Roll): string => (roll() < 0.08 ? coined(roll) : pick(roll, givenNames));

/** People, by the shapes that their names have. */
const people: readonly ((roll: Roll) => string)[] = [
  (roll) => `${given(roll)} ${surname(roll)}`,
  (roll) => `${given(roll)} ${surname(roll)}`,
  (roll) => `${given(roll)} ${surname(roll)}`,
  (roll) => surname(roll),
  (roll) => surname(roll),
  (roll) => given(roll),
  (roll) => `${pick(roll, titles)} ${surname(roll)}`,
  (roll) =>
    `${pick(roll, titles)} ${roll() < 0.3 ? 'Dr. ' : ''}${roll() < 0.5 ? `${given(roll)} ` : ''}${surname(roll)}`,
  (roll) => `${given(roll)} ${pick(roll, particles)} ${surname(roll)}`,
  (roll) => `${pick(roll, ['Frau', 'Herr', 'Herrn', 'Mr', 'Mrs'])} ${pick(roll, particles)} ${surname(roll)}`,
  (roll) => `${given(roll)}-${given(roll)} ${surname(roll)}`,
  (roll) => `${given(roll)} ${surname(roll)}-${surname(roll)}`,
  (roll) => `${given(roll).slice(0, 1)}. ${surname(roll)}`,
  (roll) => `${given(roll)} ${given(roll)} ${surname(roll)}`,
];

const companies: readonly ((roll: Roll) => string)[] = [
  (roll) => coined(roll),
  (roll) => `${coined(roll)}${pick(roll, ['tech', 'soft', 'pharm', 'ware', 'net', 'log', 'med', 'tec'])}`,
  (roll) => `${coined(roll)} ${pick(roll, trades)}`,
  (roll) => `${surname(roll)} ${pick(roll, trades)}`,
  (roll) => `${surname(roll)} ${pick(roll, trades)}`,
  (roll) =>
    `${pick(roll, ['Van der', 'Van den', 'De', 'Von', 'Le', 'La', 'El'])} ${surname(roll)} ${pick(roll, trades)}`,
  (roll) =>
    `${pick(roll, ['St.', 'San', 'Saint'])} ${pick(roll, givenNames)}${pick(roll, ["'s", ''])} ${pick(roll, trades)}`,
  (roll) => `${pick(roll, places)} ${pick(roll, trades)}`,
  (roll) => `${pick(roll, places)} ${pick(roll, trades)}`,
  (roll) => `${pick(roll, plain)} ${pick(roll, trades)}`,
  (roll) => `${pick(roll, plain)} ${pick(roll, plain)}`,
  (roll) => `${pick(roll, plain)} ${pick(roll, plain)} ${pick(roll, trades)}`,
  (roll) => `${pick(roll, plain)}${pick(roll, plain).toLowerCase()} ${pick(roll, trades)}`,
  (roll) => `The ${pick(roll, plain)} ${pick(roll, trades)}`,
  (roll) => `${pick(roll, houses)} ${surname(roll)}`,
  (roll) => `${pick(roll, houses)} ${surname(roll)}`,
  (roll) => `${pick(roll, houses)} ${pick(roll, places)}`,
  (roll) => `${surname(roll)} ${pick(roll, houses)}`,
  (roll) => `${surname(roll)} ${pick(roll, ['&', 'and', 'und', '+'])} ${surname(roll)}`,
  (roll) =>
    `${surname(roll)} ${pick(roll, ['& Sons', '& Co', '& Söhne', '& Partner', 'Brothers', 'und Sohn'])}`,
  (roll) => `${pick(roll, plain)} & ${pick(roll, plain)}`,
  (roll) =>
    `${pick(roll, ['Grupo', 'Groupe', 'Gebrüder', 'Gebr.', 'Studio', 'Atelier', 'Casa', 'Maison'])} ${surname(roll)}`,
  (roll) => `${Math.floor(roll() * 90) + 2}${pick(roll, plain)}`,
  (roll) => `${pick(roll, towns)} ${calling(roll)}`,
  (roll) => `${calling(roll)} ${pick(roll, ['in', 'in', 'from'])} ${pick(roll, towns)}`,
  (roll) =>
    pick(roll, [coined(roll), surname(roll)])
      .slice(0, 3)
      .toUpperCase(),
];

/** A person, a company or an address as somebody might type it. */
export function madeName(roll: Roll): string {
  const chance = roll();
  if (chance < 0.5) return pick(roll, people)(roll);
  if (chance < 0.98) {
    const company = pick(roll, companies)(roll);
    return roll() < 0.15 ? `${company} ${pick(roll, forms)}` : company;
  }
  return `${given(roll)}.${surname(roll)}@${coined(roll)}.example`.toLowerCase();
}

/** A colleague: by the first name mostly. */
export function madeOwner(roll: Roll): string {
  const chance = roll();
  if (chance < 0.8) return given(roll);
  if (chance < 0.92) return `${given(roll)} ${surname(roll)}`;
  return `${pick(roll, titles)} ${surname(roll)}`;
}
