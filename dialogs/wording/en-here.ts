import type { Dates } from './dates.ts';
import { hereEn } from './en-answers.ts';
import { qualifyEn } from './en-qualify.ts';
import { refusalEn } from './en-refusals.ts';
import { scoresEn } from './en-scores.ts';
import { factIn } from './fact.ts';

/** What a topic means here, in English. */
export const factEn = (dates: Dates) =>
  factIn({
    ...scoresEn(dates),
    here: hereEn,
    refusal: refusalEn(dates),
    question: qualifyEn.question,
    nothingInTheWay: 'nothing of this kind stands in the way.',
    asked: 'you will be asked.',
  });
