import { type CoreEntity, fieldsOf } from '../records/fields.ts';
import type { Lead, LeadFields } from '../records/lead.ts';
import type { Opportunity, OpportunityFields } from '../records/opportunity.ts';
import type { Row, Value } from './table.ts';

/** Whether a mail domain belongs to a provider of private mailboxes. */
export type IsPrivateMail = (domain: string) => boolean;

/**
 * What a model may look at: what people fill in, and of the e-mail address whether it is a business or a private
 * one (an "intelligent field", dynamics-facts 7.1). Not the status, nor links to account and contact: those are
 * set by closing. To train honestly, hand in the record as it was when it was new, not as it was when closed.
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

function filledIn(entity: CoreEntity, record: object): Row {
  const fields = fieldsOf[entity].filter(({ type }) => type !== 'option' && type !== 'lookup');
  return Object.fromEntries(
    fields.map(({ name }) => [name, (record as Readonly<Record<string, Value>>)[name]]),
  );
}
