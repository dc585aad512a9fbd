import { defaultProcess } from '../process/definitions.ts';
import type { ProcessInstance } from '../process/flow.ts';
import type { Lead, LeadFields } from '../records/lead.ts';
import type { Opportunity } from '../records/opportunity.ts';
import { chanceOf } from '../scoring/stable.ts';
import { daysBefore, type Fresh, ownedBy } from './fresh.ts';
import type { SamplePerson } from './people.ts';
import { sample } from './people.ts';

/**
 * A year of closed leads, and the opportunities that came of them: enough to train scoring models on. Their outcomes
 * are drawn by odds of source, time frame, budget, industry and decision maker, so that there is something to learn;
 * the rest is chance, as in life. The same moment gives the same records.
 */

const howMany = 300;
const daysBack = 350;

const firstNames =
  'Aisha Bruno Celia Dmitri Edith Farid Greta Hamza Ingrid Jasper Katya Leon Mirko Noor Otto Petra Quentin Rhea Stefan Thora'.split(
    ' ',
  );
const lastNames =
  'Albrecht Bouchard Castell Demir Eklund Fontana Gallo Hadley Ibsen Jansen Kowal Lindqvist Moreau Nyberg Orlov Pellegrini Quist Rasmussen Sorensen Tellier Ulrich Varga Winther'.split(
    ' ',
  );
const companyNames =
  'Alder Birchwood Cedar Driftwood Elmhurst Fernhill Granite Hawthorn Ivybridge Juniper Kestrel Larkfield Marlow Nettleton Oakham Pinewood Quarry Rowan Saltmarsh Thornbury'.split(
    ' ',
  );

interface Weighted {
  readonly value: string;
  readonly odds: number;
}
const choices = (table: Readonly<Record<string, number>>): readonly Weighted[] =>
  Object.entries(table).map(([value, odds]) => ({ value, odds }));

/** What the second word of a company's name says it does. */
const trades = choices({
  Brewing: 0.4,
  Foods: 0.5,
  Metals: 0.2,
  Hotels: -0.2,
  Logistics: 0,
  Chemicals: 0.3,
  Institute: -0.7,
  College: -0.6,
  Utilities: 0.1,
  Farms: 0.2,
});
const industries: Readonly<Record<string, string>> = {
  Brewing: 'Beverages',
  Foods: 'Food',
  Metals: 'Manufacturing',
  Hotels: 'Hospitality',
  Logistics: 'Logistics',
  Chemicals: 'Chemicals',
  Institute: 'Research',
  College: 'Education',
  Utilities: 'Utilities',
  Farms: 'Agriculture',
};
const sources = choices({
  Web: -1,
  Referral: 1.6,
  'Trade fair': 0.1,
  Partner: 0.7,
  Existing: 1.4,
  Phone: -0.4,
  'Public tender': -0.9,
});
const timeframes = choices({
  'This month': 0.9,
  'This quarter': 0.6,
  'Next quarter': -0.2,
  'This year': -0.6,
  '': -1,
});
const titles = 'Plant Manager|Buyer|Owner|Facility Manager|Process Engineer|'.split('|');
const products = [
  'Booster pumps',
  'Dosing pumps',
  'Circulation pumps',
  'Spare impellers',
  'A service contract',
];
const owners: readonly (readonly [SamplePerson, readonly string[]])[] = [
  ['sam', ['GB', 'IE']],
  ['priya', ['ES', 'FR', 'PT', 'IT']],
  ['tom', ['GB']],
];

interface Past {
  readonly id: string;
  readonly owner: SamplePerson;
  readonly fields: LeadFields;
  /** Days before now: when the lead came, when it was closed, when its opportunity was. */
  readonly created: number;
  readonly closed: number;
  readonly decided: number;
  readonly qualified: boolean;
  readonly won: boolean;
  readonly chance: number;
}

const past: readonly Past[] = Array.from({ length: howMany }, (_, i) => pastLead(i));

function pastLead(i: number): Past {
  let drawn = 0;
  const roll = (): number => chanceOf(i * 100 + drawn++, 7);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(roll() * items.length)] as T;
  const [source, timeframe] = [pick(sources), pick(timeframes)];
  const trade = trades[i % trades.length] ?? { value: 'Foods', odds: 0 };
  const company = companyNames[Math.floor(i / trades.length) % companyNames.length] ?? 'Alder';
  const again = Math.floor(i / (trades.length * companyNames.length));
  const companyName = `${company} ${trade.value}${again === 0 ? '' : ' Group'}`;
  const firstName = firstNames[i % firstNames.length] ?? 'Otto';
  const lastName = lastNames[(i * 5 + Math.floor(i / 20)) % lastNames.length] ?? 'Moreau';
  const [owner, countries] = pick(owners);
  const budget = roll() < 0.25 ? undefined : Math.round(2 + roll() ** 2 * 200) * 1000;
  const decides = roll() < 0.4;
  const odds =
    source.odds +
    timeframe.odds +
    trade.odds +
    (budget === undefined ? -0.7 : budget > 120_000 ? -0.5 : budget > 10_000 ? 0.5 : 0) +
    (decides ? 0.9 : -0.3);
  const created = 20 + Math.floor(((i + 0.5) / howMany) * daysBack);
  const closed = Math.max(2, created - 4 - Math.floor(roll() * 30));
  const jobTitle = pick(titles);
  const filled: LeadFields = {
    topic: `${pick(products)} for ${companyName}`,
    firstName,
    lastName,
    companyName,
    email: `${firstName}.${lastName}@${companyName.replaceAll(' ', '-')}.example`.toLowerCase(),
    country: pick(countries),
    leadSource: source.value,
    industry: industries[trade.value] ?? trade.value,
    ...(jobTitle === '' ? {} : { jobTitle }),
    ...(budget === undefined ? {} : { budgetAmount: budget }),
    ...(timeframe.value === '' ? {} : { purchaseTimeframe: timeframe.value }),
    ...(decides ? { decisionMaker: `${firstName} ${lastName}` } : {}),
  };
  return {
    id: `past-${String(i + 1).padStart(3, '0')}`,
    owner,
    fields: filled,
    created,
    closed,
    decided: closed - 10 - Math.floor(roll() * 45),
    qualified: roll() < 1 / (1 + Math.exp(-1.2 * odds)),
    won: roll() < 1 / (1 + Math.exp(1 - odds)),
    chance: roll(),
  };
}

export const pastLeads = (at: Date): readonly Fresh<Lead>[] =>
  past.map(({ id, owner, fields, created, closed, qualified, chance }) => {
    const closing = { at: daysBefore(at, closed), by: sample[owner] };
    return {
      id,
      ...fields,
      ...ownedBy(owner, at, created, closed),
      status: qualified
        ? { state: 'qualified', ...closing, opportunityIds: [`opportunity-${id}`] }
        : { state: 'disqualified', ...closing },
      statusReason: qualified ? 3 : 4 + Math.floor(chance * 4),
    };
  });

export const pastOpportunities = (at: Date): readonly Fresh<Opportunity>[] =>
  past
    .filter(({ qualified }) => qualified)
    .map(({ id, owner, fields, closed, decided, won }) => {
      const { topic, budgetAmount, purchaseTimeframe, decisionMaker, industry, leadSource } = fields;
      const over = decided > 0;
      const state = !over ? 'open' : won ? 'won' : 'lost';
      return {
        id: `opportunity-${id}`,
        name: topic,
        ...(budgetAmount === undefined ? {} : { budgetAmount }),
        ...(purchaseTimeframe === undefined ? {} : { purchaseTimeframe }),
        ...(decisionMaker === undefined ? {} : { decisionMaker }),
        ...(industry === undefined ? {} : { industry }),
        ...(leadSource === undefined ? {} : { leadSource }),
        ...ownedBy(owner, at, closed, over ? decided : closed),
        originatingLeadId: id,
        state,
        statusReason: state === 'open' ? 1 : state === 'won' ? 3 : 5,
        ...(over ? { closedAt: daysBefore(at, decided) } : {}),
      };
    });

/** Those whose opportunity is decided have finished the process; some disqualified ones broke it off. */
export const pastInstances = (): readonly Fresh<ProcessInstance>[] =>
  past.map(({ id, qualified, decided, chance }) => {
    const stages = defaultProcess.stages.map((stage) => stage.id);
    const path = stages.slice(0, qualified ? (decided > 0 ? stages.length : 2) : 1);
    return {
      id: `process-${id}`,
      processId: defaultProcess.id,
      leadId: id,
      ...(qualified ? { opportunityId: `opportunity-${id}` } : {}),
      activeStageId: path.at(-1) ?? 'qualify',
      status: qualified && decided > 0 ? 'finished' : !qualified && chance < 0.1 ? 'aborted' : 'active',
      path,
    };
  });
