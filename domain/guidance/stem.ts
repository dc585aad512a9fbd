import { stemmer } from 'stemmer';
import { kept } from '../kept.ts';

/** A word without its ending (Porter). A question's words are mostly words that others asked with, too. */
export const stemOf: (word: string) => string = kept(stemmer, 5_000);
