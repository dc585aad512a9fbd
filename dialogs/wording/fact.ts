import type { Question } from '../../domain/qualification/outcome.ts';
import type { Refusal } from '../../domain/qualification/refusal.ts';
import type { Condition, Standing } from '../../domain/scoring/unscored.ts';
import type { HereFact } from '../here.ts';
import type { LeadFact } from '../here-lead.ts';

/** What a language needs to say a fact: mostly sentences that it has for cards of their own. */
interface Sayings {
  readonly here: (fact: HereFact) => string;
  readonly refusal: (refusal: Refusal) => { readonly why: string; readonly details: readonly string[] };
  readonly question: (question: Question) => string;
  readonly condition: (is: Condition, processes: Readonly<Record<string, string>>) => string;
  readonly standing: (is: Standing, administrator: boolean) => string;
  readonly nothingInTheWay: string;
  readonly asked: string;
}

/** What a topic means here, in a sentence or two: in the organisation, or for the lead last spoken of. */
export const factIn =
  (words: Sayings) =>
  (fact: HereFact | LeadFact): string => {
    switch (fact.kind) {
      case 'leadCheck':
        return `${fact.lead}: ${checked(fact.check, words)}`;
      case 'leadScore': {
        const because = fact.unmet === undefined ? [] : [`${words.condition(fact.unmet, fact.processes)}.`];
        return [`${fact.lead}:`, ...because, words.standing(fact.standing, false)].join(' ');
      }
      default:
        return words.here(fact);
    }
  };

function checked(check: Extract<LeadFact, { kind: 'leadCheck' }>['check'], words: Sayings): string {
  switch (check.verdict) {
    case 'pass':
      return words.nothingInTheWay;
    case 'ask':
      return `${words.asked} ${words.question(check.question)}`;
    case 'warn':
      return check.refusal === undefined ? `${check.facts.join('; ')}.` : refused(check.refusal, words);
    case 'fail':
      return refused(check.refusal, words);
  }
}

function refused(refusal: Refusal, words: Sayings): string {
  const { why, details } = words.refusal(refusal);
  return details.length === 0 ? why : `${why} ${details.slice(0, 3).join('; ')}`;
}
