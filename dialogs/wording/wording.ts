import { datesIn } from './dates.ts';
import { english } from './en.ts';

/** Every sentence of the bot; each language fills the same functions. */
export type Wording = ReturnType<typeof english>;

/** For whom a card is written: BCP 47 locale, and IANA time zone where it is known. */
export interface Reader {
  readonly locale: string;
  readonly timeZone?: string;
}

const made = new Map<string, Wording>();

/** The words in the reader's language and hour; English and UTC where theirs is not known. */
export function wordsFor({ timeZone = 'UTC' }: Reader): Wording {
  const known = made.get(timeZone);
  if (known !== undefined) return known;
  const words = english(datesIn('en-GB', timeZone));
  made.set(timeZone, words);
  return words;
}
