import type { AccountFields } from './account.ts';
import type { ContactFields } from './contact.ts';
import type { LeadFields } from './lead.ts';
import type { OpportunityFields } from './opportunity.ts';

/** The four core records: what a lead is, and what a qualification makes of it. */
export type CoreEntity = 'lead' | 'account' | 'contact' | 'opportunity';

/** What a field holds. Only texts have a length; `attribute` names the option set `<entity>.<attribute>`. */
export type FieldType =
  | { readonly type: 'text' | 'email' | 'phone' | 'url'; readonly maxLength: number }
  | { readonly type: 'number' }
  /** `YYYY-MM-DD` or `YYYYMMDD`, as given. */
  | { readonly type: 'date' }
  | { readonly type: 'option'; readonly attribute: string }
  | { readonly type: 'lookup'; readonly of: 'account' | 'contact' };

export type Field = FieldType & {
  /** The record's own property. */
  readonly name: string;
  readonly label: string;
  /** The name in Dataverse, as administrators and exported files spell it. */
  readonly logicalName: string;
  /** A record cannot be saved without it (application-required, dynamics-facts 1). */
  readonly required: boolean;
};

type Spec = FieldType & { readonly label: string; readonly logicalName: string; readonly required?: true };

type LeadFieldName = keyof LeadFields | 'statusReason' | 'accountId' | 'contactId';
type AccountFieldName = keyof AccountFields | 'statusReason' | 'primaryContactId';
type ContactFieldName = keyof ContactFields | 'statusReason' | 'accountId';
type OpportunityFieldName = keyof OpportunityFields | 'statusReason' | 'accountId' | 'contactId';

const text = (label: string, logicalName: string, maxLength: number) =>
  ({ type: 'text', label, logicalName, maxLength }) as const;

const email = { type: 'email', label: 'Email', logicalName: 'emailaddress1', maxLength: 100 } as const;
const phone = { type: 'phone', label: 'Business phone', logicalName: 'telephone1', maxLength: 50 } as const;
const website = { type: 'url', label: 'Website', logicalName: 'websiteurl', maxLength: 200 } as const;
const birthDate = { type: 'date', label: 'Birthday', logicalName: 'birthdate' } as const;
const statusReason = {
  type: 'option',
  label: 'Status reason',
  logicalName: 'statuscode',
  attribute: 'statuscode',
} as const;

const personal = {
  firstName: text('First name', 'firstname', 50),
  lastName: text('Last name', 'lastname', 50),
  jobTitle: text('Job title', 'jobtitle', 100),
};

const address = {
  street: text('Street', 'address1_line1', 250),
  city: text('City', 'address1_city', 80),
  region: text('State or province', 'address1_stateorprovince', 50),
  postalCode: text('Postal code', 'address1_postalcode', 20),
  country: text('Country or region', 'address1_country', 80),
};

const sales = {
  budgetAmount: { type: 'number', label: 'Budget', logicalName: 'budgetamount' },
  purchaseTimeframe: text('Purchase timeframe', 'purchasetimeframe', 100),
  need: text('Need', 'need', 2000),
  decisionMaker: text('Decision maker', 'decisionmaker', 100),
  industry: text('Industry', 'industrycode', 100),
  leadSource: text('Lead source', 'leadsourcecode', 100),
} as const;

const description = text('Description', 'description', 2000);

const lead = {
  topic: { ...text('Topic', 'subject', 300), required: true },
  ...personal,
  companyName: text('Company', 'companyname', 100),
  email,
  phone,
  mobilePhone: { type: 'phone', label: 'Mobile phone', logicalName: 'mobilephone', maxLength: 20 },
  website,
  ...address,
  ...sales,
  birthDate,
  description,
  statusReason,
  accountId: { type: 'lookup', label: 'Existing account', logicalName: 'parentaccountid', of: 'account' },
  contactId: { type: 'lookup', label: 'Existing contact', logicalName: 'parentcontactid', of: 'contact' },
} as const satisfies Record<LeadFieldName, Spec>;

const account = {
  name: { ...text('Account name', 'name', 160), required: true },
  phone,
  email,
  website,
  ...address,
  industry: sales.industry,
  description,
  statusReason,
  primaryContactId: {
    type: 'lookup',
    label: 'Primary contact',
    logicalName: 'primarycontactid',
    of: 'contact',
  },
} as const satisfies Record<AccountFieldName, Spec>;

const contact = {
  ...personal,
  email,
  phone,
  mobilePhone: { type: 'phone', label: 'Mobile phone', logicalName: 'mobilephone', maxLength: 50 },
  ...address,
  birthDate,
  description,
  statusReason,
  accountId: { type: 'lookup', label: 'Account', logicalName: 'parentcustomerid', of: 'account' },
} as const satisfies Record<ContactFieldName, Spec>;

const opportunity = {
  name: { ...text('Topic', 'name', 300), required: true },
  ...sales,
  description,
  statusReason,
  accountId: { type: 'lookup', label: 'Account', logicalName: 'parentaccountid', of: 'account' },
  contactId: { type: 'lookup', label: 'Contact', logicalName: 'parentcontactid', of: 'contact' },
} as const satisfies Record<OpportunityFieldName, Spec>;

const describe = (specs: Readonly<Record<string, Spec>>): readonly Field[] =>
  Object.entries(specs).map(([name, spec]) => ({ ...spec, name, required: spec.required ?? false }));

/**
 * What every field of the four core records is, in the order people read them. Mapping linter, edit forms,
 * process steps and CSV all ask this one table. Lengths are those of the platform where documented
 * (dynamics-facts 1); `industry`, `leadSource`, `purchaseTimeframe` and `need` are texts here.
 */
export const fieldsOf: Readonly<Record<CoreEntity, readonly Field[]>> = {
  lead: describe(lead),
  account: describe(account),
  contact: describe(contact),
  opportunity: describe(opportunity),
};

/** The field with that property name, or `undefined`: the entity has no such field. */
export const fieldOf = (entity: CoreEntity, name: string): Field | undefined =>
  fieldsOf[entity].find((field) => field.name === name);

/** What people call the field; a name that is none of the entity's stands for itself. */
export const labelOf = (entity: CoreEntity, name: string): string => fieldOf(entity, name)?.label ?? name;

/** Whether a person types the value; lookups and options are chosen from existing ones. */
export const isTyped = (field: Field): boolean => field.type !== 'lookup' && field.type !== 'option';
