import { fieldsOf } from '../records/fields.ts';
import type { Lead, LeadFields } from '../records/lead.ts';
import type { Opportunity, OpportunityFields } from '../records/opportunity.ts';
import type { ScoredEntity } from './readiness.ts';
import type { Row, Value } from './table.ts';

/** Whether a mail domain belongs to a provider of private mailboxes. */
export type IsPrivateMail = (domain: string) => boolean;

/**
 * What a model may look at: what people fill in, and of the e-mail address whether it is a business or a private
 * one (an "intelligent field", dynamics-facts 7.1). Not the status, nor links to account and contact: those are
 * set by closing; nor a person's name, which is no reason to believe in a sale or not. To train honestly, hand in the
 * record as it was when it was new, not as it was when closed.
 */
export function leadRow(lead: Lead | LeadFields, isPrivateMail: IsPrivateMail): Row {
  const domain = lead.email?.split('@')[1]?.toLowerCase();
  return {
    ...filledIn('lead', lead),
    ...(domain ? { emailDomain: isPrivateMail(domain) ? 'private' : 'business' } : {}),
  };
}

export const opportunityRow = (opportunity: Opportunity | OpportunityFields): Row =>
  filledIn('opportunity', opportunity);

const attributesOf: Readonly<Record<ScoredEntity, readonly string[]>> = {
  lead: fieldNames('lead').filter((name) => name !== 'firstName' && name !== 'lastName'),
  opportunity: fieldNames('opportunity'),
};

/** Every attribute that a model may be given, in the order people read them. */
export const attributeNames = (entity: ScoredEntity): readonly string[] =>
  entity === 'lead' ? [...attributesOf.lead, 'emailDomain'] : attributesOf.opportunity;

function fieldNames(entity: ScoredEntity): readonly string[] {
  return fieldsOf[entity]
    .filter(({ type }) => type !== 'option' && type !== 'lookup')
    .map(({ name }) => name);
}

const filledIn = (entity: ScoredEntity, record: object): Row =>
  Object.fromEntries(
    attributesOf[entity].map((name) => [name, (record as Readonly<Record<string, Value>>)[name]]),
  );
