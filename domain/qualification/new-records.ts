import type { NewId } from '../outside.ts';
import type { Account } from '../records/account.ts';
import type { Contact } from '../records/contact.ts';
import { leadName } from '../records/lead.ts';
import type { Opportunity } from '../records/opportunity.ts';
import { runAutomations } from './effects.ts';
import type { Facts } from './gather.ts';
import { linked } from './linking.ts';
import { copiedValues, type Fields } from './mapped-values.ts';
import { type FailedAutomation, type Link, type Planned, recordName, type TargetRecord } from './planned.ts';
import type { Target } from './settings.ts';
import { defaultReason } from './status-reasons.ts';

/** The moment and fresh ids, from the caller. */
export interface Made {
  readonly at: Date;
  readonly newId: NewId;
}

export interface RecordPlan {
  readonly account?: Planned<Account>;
  readonly contact?: Planned<Contact>;
  readonly opportunities: readonly Planned<Opportunity>[];
  /** The first automation that fails on one of the new records. */
  readonly failed?: FailedAutomation;
}

/**
 * The account, the contact linked to it and the opportunities linked to both (dynamics-facts 2.1). What nobody has
 * decided yet is planned as new, to tell what would come of it; invalid choices are planned as skipped.
 */
export function planRecords(facts: Facts, made: Made): RecordPlan {
  const { account: firm, contact: person } = facts.decisions;
  const account =
    firm.kind === 'link'
      ? linked(facts, made.at, 'account', firm.record, [])
      : isNew(firm)
        ? newAccount(facts, made)
        : undefined;
  const toAccount = linkTo('accountId', account);
  const contact =
    person.kind === 'link'
      ? linked(facts, made.at, 'contact', person.record, toAccount)
      : isNew(person)
        ? newContact(facts, made, toAccount)
        : undefined;
  const opportunities = planOpportunities(facts, made, [...toAccount, ...linkTo('contactId', contact)]);
  const failed = [account, contact, ...opportunities].find((each) => each?.failed)?.failed;
  return {
    ...(account && { account: withPrimaryContact(account, contact) }),
    ...(contact && { contact }),
    opportunities,
    ...(failed && { failed }),
  };
}

const isNew = ({ kind }: { readonly kind: string }): boolean => kind === 'create' || kind === 'open';

const linkTo = (field: Link['field'], planned: Planned | undefined): readonly Link[] =>
  planned === undefined ? [] : [{ field, id: planned.record.id, name: recordName(planned.record) }];

/** A lead without a company gets an account of its own name: the setting says that one is created (S1.11.3). */
export const newAccount = (facts: Facts, made: Made): Planned<Account> =>
  created(facts, made, 'account', { name: leadName(facts.lead) }, { state: 'active' }, []);

export const newContact = (facts: Facts, made: Made, links: readonly Link[]): Planned<Contact> =>
  created(facts, made, 'contact', {}, { state: 'active' }, links);

export const newOpportunity = (
  facts: Facts,
  made: Made,
  name: string,
  links: readonly Link[],
): Planned<Opportunity> => created(facts, made, 'opportunity', {}, { name, state: 'open' }, links);

function planOpportunities(
  facts: Facts,
  made: Made,
  links: readonly Link[],
): readonly Planned<Opportunity>[] {
  const { opportunity } = facts.decisions;
  switch (opportunity.kind) {
    case 'link':
      return [linked(facts, made.at, 'opportunity', opportunity.record, links)];
    case 'create':
      return opportunity.names.map((name) => newOpportunity(facts, made, name, links));
    case 'open':
      return [newOpportunity(facts, made, facts.lead.topic, links)];
    case 'skip':
    case 'invalid':
      return [];
  }
}

/** A new account's primary contact is the contact that comes with it. */
const withPrimaryContact = (
  account: Planned<Account>,
  contact: Planned<Contact> | undefined,
): Planned<Account> =>
  account.how === 'created' && contact !== undefined
    ? { ...account, record: { ...account.record, primaryContactId: contact.record.id } }
    : account;

/**
 * A new record: what the mapping copies, with `otherwise` below and `always` above it, on which the automations
 * ran. It belongs to the lead's owner: that is why qualifying a colleague's lead needs wider access levels
 * (S2.8.4–S2.8.6).
 */
function created<R extends TargetRecord>(
  facts: Facts,
  { at, newId }: Made,
  target: Target,
  otherwise: Fields,
  always: { readonly state: R['state'] } & Fields,
  links: readonly Link[],
): Planned<R> {
  const { lead, actor, optionSets, automations } = facts;
  const [moment, by] = [at.toISOString(), actor.person.id];
  const fresh = {
    statusReason: defaultReason(optionSets, target, always.state),
    ...otherwise,
    ...copiedValues(facts, target),
    ...Object.fromEntries(links.map(({ field, id }) => [field, id])),
    ...always,
    id: newId(),
    version: 0,
    ownerId: lead.ownerId,
    businessUnitId: lead.businessUnitId,
    originatingLeadId: lead.id,
    createdAt: moment,
    createdBy: by,
    modifiedAt: moment,
    modifiedBy: by,
    // The mapping names the fields at run time; `copiedValues` lets only the record's own pass.
  } as unknown as R;
  const ran = runAutomations(target, fresh, automations[target]);
  const record = ran.kind === 'ran' ? ran.record : fresh;
  return {
    target,
    how: 'created',
    record,
    consequence: { target, choice: 'create', name: recordName(record), fills: [], keeps: [] },
    notes: ran.kind === 'ran' ? ran.notes : [],
    ...(ran.kind === 'failed' && { failed: { automation: ran.automation, on: target, reason: ran.reason } }),
  };
}
