import { type Wording, wordsFor } from '../../../dialogs/wording/wording.ts';

/** A language that nobody speaks: every letter of the catalogue becomes another one, and every text grows. */

const from = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const to = 'ÂƁĊĎĒƑĜĦÎĴĶĻṀŃÖƤʠŘŠŤÛṼŴẊÝŽâƀċďēƒĝħîĵķļṁńöƥʠřšťûṽŵẋýž';
const letters = new Map([...from].map((letter, at) => [letter, [...to][at] ?? letter]));

export const inPseudo = (text: string): string => [...text].map((each) => letters.get(each) ?? each).join('');

/** As much longer as a translation may be. */
export const longer = (text: string): string =>
  /[A-Za-z]{2}/.test(text) ? `${text} ${'ö'.repeat(Math.ceil(text.length * 0.4))}` : text;

const each = (change: (text: string) => string, value: unknown): unknown => {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => each(change, one));
  if (typeof value === 'function') return (...args: unknown[]) => each(change, value(...args));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      name === 'locale' || name === 'direction' ? one : each(change, one),
    ]),
  );
};

/** The English catalogue with every text that it gives changed. */
export const wordsChanged = (change: (text: string) => string): Wording =>
  each(change, wordsFor({ locale: 'en' })) as Wording;
