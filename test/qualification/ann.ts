import type { Question } from '../../domain/qualification/outcome.ts';
import type { Account } from '../../domain/records/account.ts';
import type { Contact } from '../../domain/records/contact.ts';
import type { Store } from '../../domain/store/store.ts';
import { aLead } from '../an-organisation.ts';
import { aContact, anAccount } from '../builders.ts';
import { type How, qualifies } from './desk.ts';

/** The lead of the duplicate prompts: everything that accounts and contacts are compared by is filled. */
export const ann = aLead('ann', {
  firstName: 'Ann',
  lastName: 'Smith',
  companyName: 'Contoso',
  email: 'ann@contoso.example',
  phone: '+44 20 7946 0958',
  city: 'London',
});

/** A lead with every field that can be copied. */
export const fullAnn = aLead('ann', {
  topic: 'New machines',
  firstName: 'Ann',
  lastName: 'Smith',
  companyName: 'Contoso',
  jobTitle: 'Buyer',
  email: 'ann@contoso.example',
  phone: '+1 425 555 0100',
  mobilePhone: '+1 425 555 0199',
  website: 'contoso.example',
  street: '1 Main Street',
  city: 'Redmond',
  region: 'WA',
  postalCode: '98052',
  country: 'US',
  budgetAmount: 50_000,
  purchaseTimeframe: 'This quarter',
  need: 'Two lathes',
  decisionMaker: 'Ann',
  birthDate: '1980-04-01',
  description: 'Met at the fair',
});

/** An account and a contact that nothing connects with Ann, unless the test says so. */
export const firm = (id: string, rest: Partial<Account> = {}): Account =>
  anAccount(id, { name: 'Fabrikam', ...rest });
export const person = (id: string, rest: Partial<Contact> = {}): Contact =>
  aContact(id, { firstName: 'Bo', lastName: 'Berg', ...rest });

type Matches = Extract<Question, { kind: 'possibleMatches' }>;

/** The duplicate prompt that qualifying Ann ends in. */
export async function prompt(store: Store, how: How = {}): Promise<Matches> {
  const outcome = await qualifies(store, 'ann', how);
  if (outcome.kind !== 'asks' || outcome.question.kind !== 'possibleMatches')
    throw new Error(`no prompt: ${JSON.stringify(outcome)}`);
  return outcome.question;
}
