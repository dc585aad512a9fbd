import { datesIn } from './dates.ts';
import { german } from './de.ts';
import { english } from './en.ts';

/** Every sentence of the bot; each language fills the same functions. */
export type Wording = ReturnType<typeof english>;

/** For whom a card is written: BCP 47 locale, and IANA time zone where it is known. */
export interface Reader {
  readonly locale: string;
  readonly timeZone?: string;
}

/** Each language with the locale of its dates. English is the first, and what everybody else reads. */
const catalogues = {
  en: { words: english, dates: 'en-GB' },
  de: { words: german, dates: 'de-DE' },
} as const;
export type WordingLanguage = keyof typeof catalogues;
export const wordingLanguages = Object.keys(catalogues) as readonly WordingLanguage[];

/** The language in which a reader is answered: `de` for `de-AT`, English for everybody whose language is not there. */
export const languageFor = (locale: string): WordingLanguage =>
  wordingLanguages.find((language) => locale.toLowerCase().split('-')[0] === language) ?? 'en';

const made = new Map<string, Wording>();

/** The words in the reader's language and hour; English and UTC where theirs is not known. */
export function wordsFor({ locale, timeZone = 'UTC' }: Reader): Wording {
  const language = languageFor(locale);
  const key = `${language} ${timeZone}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const { words, dates } = catalogues[language];
  const inThis = words(datesIn(dates, timeZone));
  made.set(key, inThis);
  return inThis;
}
