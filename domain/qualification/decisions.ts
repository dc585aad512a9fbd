import type { Opportunity } from '../records/opportunity.ts';
import { type Candidates, isMatched } from './candidates.ts';
import type { OpportunityChoice, RecordChoice, Route } from './outcome.ts';
import type { Refusal } from './refusal.ts';
import { type Creation, opportunityLimit } from './settings.ts';

export type InvalidChoice = Extract<Refusal, { kind: 'choiceInvalid' }>['reason'];

/** What becomes of the account or the contact, as far as command, settings and records decide it. */
export type Decision<R> =
  | { readonly kind: 'create' }
  | { readonly kind: 'link'; readonly record: R }
  | { readonly kind: 'skip' }
  /** Only the person can decide; until then nothing is written. */
  | { readonly kind: 'open'; readonly question: 'whichRecords' | 'duplicateMatches' }
  | { readonly kind: 'invalid'; readonly reason: InvalidChoice };

export type OpportunityDecision =
  | { readonly kind: 'create'; readonly names: readonly string[] }
  | { readonly kind: 'link'; readonly record: Opportunity }
  | { readonly kind: 'skip' }
  | { readonly kind: 'open'; readonly question: 'whichRecords' | 'existingOpportunity' }
  | { readonly kind: 'invalid'; readonly reason: InvalidChoice };

/**
 * *Which records* is answered by the setting when it is automatic: a skip is then not on offer and counts as not
 * chosen (S1.11.3). *Is it the same one* is asked whenever one matches (S1.13.1), except on the grid route
 * (S2.2.5) and when the lead names its existing record. A link counts only if it is a match.
 */
export function decideRecord<R>(
  route: Route,
  creation: Creation,
  choice: RecordChoice | undefined,
  candidates: Candidates<R>,
): Decision<R> {
  const { existing, records } = candidates;
  const unlessMatched: Decision<R> =
    route === 'form' && isMatched(candidates)
      ? { kind: 'open', question: 'duplicateMatches' }
      : { kind: 'create' };
  switch (choice?.kind) {
    case 'link': {
      const record = records.get(choice.id);
      if (record !== undefined) return { kind: 'link', record };
      return { kind: 'invalid', reason: candidates.chosenThere ? 'notAMatch' : 'goneOrHidden' };
    }
    case 'createNew':
      return { kind: 'create' };
    case 'create':
      return unlessMatched;
    case 'skip':
      if (creation === 'ask') return { kind: 'skip' };
  }
  if (existing !== undefined) return { kind: 'link', record: existing };
  return creation === 'ask' ? { kind: 'open', question: 'whichRecords' } : unlessMatched;
}

/**
 * An open opportunity from an earlier qualification is offered before another is made, in automatic mode too
 * (C11). Automatic makes exactly one; only the seller may choose up to five (C7).
 */
export function decideOpportunity(
  creation: Creation,
  choice: OpportunityChoice | undefined,
  existing: readonly Opportunity[],
  defaultName: string,
  chosenThere: boolean,
): OpportunityDecision {
  switch (choice?.kind) {
    case 'link': {
      const record = existing.find(({ id }) => id === choice.id);
      if (record !== undefined) return { kind: 'link', record };
      return { kind: 'invalid', reason: chosenThere ? 'notAMatch' : 'goneOrHidden' };
    }
    case 'create': {
      const names = choice.names.map((name) => name.trim());
      if (names.length === 0 || names.includes('')) return { kind: 'invalid', reason: 'unnamed' };
      return names.length > (creation === 'ask' ? opportunityLimit : 1)
        ? { kind: 'invalid', reason: 'tooMany' }
        : { kind: 'create', names };
    }
    case 'skip':
      if (creation === 'ask') return { kind: 'skip' };
  }
  if (existing.length > 0) return { kind: 'open', question: 'existingOpportunity' };
  return creation === 'ask'
    ? { kind: 'open', question: 'whichRecords' }
    : { kind: 'create', names: [defaultName] };
}
