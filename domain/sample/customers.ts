import type { Account, AccountFields } from '../records/account.ts';
import type { Contact, ContactFields } from '../records/contact.ts';
import type { Opportunity } from '../records/opportunity.ts';
import { type Fresh, ownedBy } from './fresh.ts';
import type { SamplePerson } from './people.ts';

/** Accounts, contacts and opportunities: what leads are matched against, and what earlier ones became. */

type Account0 = Fresh<Account>;
type Contact0 = Fresh<Contact>;
type Opportunity0 = Fresh<Opportunity>;

export function sampleAccounts(at: Date): readonly Account0[] {
  const account = (owner: SamplePerson, age: number, id: string, fields: AccountFields): Account0 => ({
    id,
    ...ownedBy(owner, at, age),
    ...fields,
    state: 'active',
    statusReason: 1,
  });
  const from = (leadId: string, record: Account0): Account0 => ({ ...record, originatingLeadId: leadId });
  return [
    {
      ...account('sam', 400, 'contoso', {
        name: 'Contoso',
        phone: '+44 20 7946 0100',
        website: 'contoso.example',
        city: 'Leeds',
        country: 'GB',
      }),
      primaryContactId: 'contact-leeds-boosters',
    },
    account('sam', 350, 'fabrikam', {
      name: 'Fabrikam',
      website: 'fabrikam.example',
      city: 'Hull',
      country: 'GB',
    }),
    account('priya', 200, 'fabrikam-iberica', { name: 'Fabrikam Ibérica', city: 'Bilbao', country: 'ES' }),
    account('tom', 300, 'wide-world', {
      name: 'Wide World Importers',
      phone: '+44 20 7946 0300',
      city: 'Liverpool',
      country: 'GB',
    }),
    account('priya', 250, 'lucerne', {
      name: 'Lucerne Publishing',
      website: 'lucerne.example',
      country: 'GB',
    }),
    account('priya', 140, 'trey-research', { name: 'Trey Research', city: 'Bristol', country: 'GB' }),
    { ...account('sam', 900, 'proseware-old', { name: 'Proseware' }), state: 'inactive', statusReason: 2 },
    from('studio-chillers', account('sam', 60, 'southridge', { name: 'Southridge Video', city: 'Leeds' })),
    from(
      'milk-reception',
      account('sam', 140, 'northern-dairy', { name: 'Northern Dairy', city: 'Carlisle' }),
    ),
    from('boiler-room', account('sam', 110, 'bellows-college', { name: 'Bellows College', city: 'Leeds' })),
    from('paper-mill', account('sam', 80, 'nod-publishers', { name: 'Nod Publishers', city: 'Kendal' })),
    from('juice-press', account('sam', 50, 'best-for-you', { name: 'Best For You Organics', city: 'Ripon' })),
    from('olive-press', account('priya', 120, 'olivar', { name: 'Olivar del Sur', city: 'Jaén' })),
    from('tool-coolant', account('priya', 100, 'officine-ferri', { name: 'Officine Ferri', city: 'Torino' })),
    from('drip-irrigation', account('priya', 70, 'negev', { name: 'Negev Greenhouses', city: 'Málaga' })),
  ];
}

export function sampleContacts(at: Date): readonly Contact0[] {
  const contact = (
    owner: SamplePerson,
    age: number,
    id: string,
    name: string,
    accountId: string,
    fields: ContactFields = {},
  ): Contact0 => {
    const [firstName = '', lastName = ''] = name.split(' ');
    return {
      id: `contact-${id}`,
      ...ownedBy(owner, at, age),
      firstName,
      lastName,
      accountId,
      ...fields,
      state: 'active',
      statusReason: 1,
    };
  };
  const from = (leadId: string, record: Contact0): Contact0 => ({ ...record, originatingLeadId: leadId });
  return [
    contact('sam', 380, 'leeds-boosters', 'Ann Weber', 'contoso', {
      email: 'ann.weber@contoso.example',
      jobTitle: 'Shift Leader',
      city: 'Leeds',
    }),
    contact('sam', 200, 'fabrikam-dosing', 'Jordan Lee', 'fabrikam', {
      email: 'jordan.lee@fabrikam.example',
    }),
    contact('priya', 130, 'micro-pumps', 'Jordan Lee', 'trey-research', { phone: '+44 20 7946 0722' }),
    contact('tom', 280, 'wide-world-washdown', 'Leila Hadad', 'wide-world', { phone: '+44 20 7946 0300' }),
    contact('tom', 270, 'fire-inspection', 'Oscar Lindgren', 'wide-world', {
      email: 'oscar@wideworld.example',
      phone: '+44 20 7946 0300',
    }),
    contact('priya', 240, 'archive-humidifiers', 'Elena Rossi', 'lucerne', {
      email: 'elena.rossi@lucerne.example',
    }),
    from(
      'studio-chillers',
      contact('sam', 60, 'studio-chillers', 'Grace Okoye', 'southridge', {
        email: 'grace.okoye@southridge.example',
      }),
    ),
    from(
      'milk-reception',
      contact('sam', 140, 'milk-reception', 'Erik Holm', 'northern-dairy', {
        email: 'erik.holm@northerndairy.example',
      }),
    ),
    from(
      'boiler-room',
      contact('sam', 110, 'boiler-room', 'Zoe Clark', 'bellows-college', {
        email: 'zoe.clark@bellows.example',
      }),
    ),
    from('paper-mill', contact('sam', 80, 'paper-mill', 'Victor Stone', 'nod-publishers')),
    from('juice-press', contact('sam', 50, 'juice-press', 'Rosa Klein', 'best-for-you')),
    from(
      'olive-press',
      contact('priya', 120, 'olive-press', 'Teresa Gil', 'olivar', { email: 'teresa@olivar.example' }),
    ),
    from('tool-coolant', contact('priya', 100, 'tool-coolant', 'Luca Ferri', 'officine-ferri')),
    from('drip-irrigation', contact('priya', 70, 'drip-irrigation', 'Dana Levi', 'negev')),
  ];
}

export function sampleOpportunities(at: Date): readonly Opportunity0[] {
  const deal = (
    owner: SamplePerson,
    age: number,
    leadId: string,
    accountId: string,
    name: string,
    budgetAmount: number,
  ): Opportunity0 => ({
    id: `opportunity-${leadId}`,
    ...ownedBy(owner, at, age),
    name,
    budgetAmount,
    accountId,
    contactId: `contact-${leadId}`,
    originatingLeadId: leadId,
    state: 'open',
    statusReason: 1,
  });
  const closed = (record: Opportunity0, state: 'won' | 'lost', daysLater: number): Opportunity0 => {
    const closedAt = new Date(Date.parse(record.createdAt) + daysLater * 86_400_000).toISOString();
    return { ...record, state, statusReason: state === 'won' ? 3 : 5, closedAt, modifiedAt: closedAt };
  };
  return [
    deal('sam', 60, 'studio-chillers', 'southridge', 'Chiller pumps for the studio', 27_000),
    closed(deal('sam', 140, 'milk-reception', 'northern-dairy', 'Milk reception pumps', 52_000), 'won', 30),
    deal('sam', 110, 'boiler-room', 'bellows-college', 'Boiler room renewal', 31_000),
    closed(deal('sam', 80, 'paper-mill', 'nod-publishers', 'Pumps for the paper mill', 99_000), 'lost', 25),
    closed(deal('priya', 120, 'olive-press', 'olivar', 'Olive press feed pumps', 24_000), 'won', 45),
    deal('priya', 100, 'tool-coolant', 'officine-ferri', 'Machine tool coolant', 18_500),
    closed(deal('priya', 70, 'drip-irrigation', 'negev', 'Drip irrigation, phase one', 47_000), 'lost', 40),
  ];
}
