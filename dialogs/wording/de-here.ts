import type { Dates } from './dates.ts';
import { hereDe } from './de-answers.ts';
import { qualifyDe } from './de-qualify.ts';
import { refusalDe } from './de-refusals.ts';
import { scoresDe } from './de-scores.ts';
import { factIn } from './fact.ts';

/** What a topic means here, in German. */
export const factDe = (dates: Dates) =>
  factIn({
    ...scoresDe(dates),
    here: hereDe,
    refusal: refusalDe(dates),
    question: qualifyDe.question,
    nothingInTheWay: 'Nichts dergleichen steht im Weg.',
    asked: 'Sie werden gefragt.',
  });
