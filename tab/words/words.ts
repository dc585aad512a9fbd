import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { de } from './de.ts';
import { en, type Words } from './en.ts';

export type Language = 'en' | 'de';

/** The language of a client's locale, or English where there are no words for it. */
export const languageOf = (locale: string): Language => (/^de\b/i.test(locale) ? 'de' : 'en');

export const wordsIn = (language: Language): Words => (language === 'de' ? de : en);

export const WordsOfTab = createContext<Words>(en);

export const useWords = (): Words => useContext(WordsOfTab);
