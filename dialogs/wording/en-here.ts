import type { HereFact } from '../here.ts';
import type { LeadFact } from '../here-lead.ts';
import type { Dates } from './dates.ts';
import { hereEn } from './en-closing.ts';
import { qualifyEn } from './en-qualify.ts';
import { refusalEn } from './en-refusals.ts';
import { scoresEn } from './en-scores.ts';
import { list } from './en-words.ts';

/** What a topic means here, in one sentence: in the organisation, or for the lead last spoken of. */
export const factEn =
  (dates: Dates) =>
  (fact: HereFact | LeadFact): string => {
    switch (fact.kind) {
      case 'leadCheck':
        return `${fact.lead}: ${checked(fact.check, dates)}`;
      case 'leadScore': {
        const scores = scoresEn(dates);
        const because = fact.unmet === undefined ? [] : [`${scores.condition(fact.unmet, fact.processes)}.`];
        return [`${fact.lead}:`, ...because, scores.standing(fact.standing, false)].join(' ');
      }
      default:
        return hereEn(fact);
    }
  };

function checked(check: Extract<LeadFact, { kind: 'leadCheck' }>['check'], dates: Dates): string {
  switch (check.verdict) {
    case 'pass':
      return check.facts.length === 0
        ? 'nothing of this kind stands in the way.'
        : `nothing of this kind stands in the way (${list(check.facts.slice(0, 3))}).`;
    case 'ask':
      return `you will be asked. ${qualifyEn.question(check.question)}`;
    case 'warn':
      return check.refusal === undefined ? `${list(check.facts)}.` : refused(check.refusal, dates);
    case 'fail':
      return refused(check.refusal, dates);
  }
}

function refused(refusal: Parameters<ReturnType<typeof refusalEn>>[0], dates: Dates): string {
  const { why, details } = refusalEn(dates)(refusal);
  return details.length === 0 ? why : `${why} ${details.slice(0, 3).join('; ')}`;
}
