import { defaultProcess } from '../process/definitions.ts';
import type { ProcessInstance } from '../process/flow.ts';
import type { Lead, LeadFields } from '../records/lead.ts';
import { daysBefore, type Fresh, ownedBy } from './fresh.ts';
import { leadTable } from './lead-table.ts';
import { awaitingBudget, enterpriseProcess } from './organisation.ts';
import { type SamplePerson, sample } from './people.ts';

interface Row {
  readonly id: string;
  readonly owner: SamplePerson;
  readonly age: number;
  readonly fields: LeadFields;
}

export const sampleRows: readonly Row[] = readTable(leadTable);

function readTable(table: string): readonly Row[] {
  const [header = [], ...lines] = table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  return lines.map((cells) => {
    const row = Object.fromEntries(header.map((name, at) => [name, cells[at] ?? '']));
    const { id = '', owner, age, name = '', company, topic = '', source, budget, timeframe, ...rest } = row;
    const space = name.lastIndexOf(' ');
    const filled = Object.entries({
      ...rest,
      firstName: name.slice(0, Math.max(space, 0)),
      lastName: name.slice(space + 1),
      companyName: company,
      leadSource: source,
      purchaseTimeframe: timeframe,
    }).filter(([, value]) => value !== '');
    return {
      id,
      owner: owner as SamplePerson,
      age: Number(age),
      fields: { topic, ...Object.fromEntries(filled), ...(budget && { budgetAmount: Number(budget) }) },
    };
  });
}

/** When it was qualified, in days before now, and what it became; the ids follow from its own. */
const qualified: Readonly<Record<string, { ago: number; accountId: string; opportunity: boolean }>> = {
  'milk-reception': { ago: 140, accountId: 'northern-dairy', opportunity: true },
  'boiler-room': { ago: 110, accountId: 'bellows-college', opportunity: true },
  'paper-mill': { ago: 80, accountId: 'nod-publishers', opportunity: true },
  'juice-press': { ago: 50, accountId: 'best-for-you', opportunity: false },
  'olive-press': { ago: 120, accountId: 'olivar', opportunity: true },
  'tool-coolant': { ago: 100, accountId: 'officine-ferri', opportunity: true },
  'drip-irrigation': { ago: 70, accountId: 'negev', opportunity: true },
};

const disqualified: Readonly<Record<string, { ago: number; reason: number }>> = {
  'office-fountain': { ago: 118, reason: 5 },
  'price-list': { ago: 133, reason: 6 },
  'brine-pumps': { ago: 101, reason: 4 },
  'leeds-boosters-again': { ago: 3, reason: 7 },
  'dye-house': { ago: 30, reason: 4 },
  cavitation: { ago: 97, reason: 6 },
  'sample-pump': { ago: 88, reason: 7 },
};

/** What else makes single leads worth looking at. */
const special: Readonly<Record<string, Partial<Lead>>> = {
  'leeds-boosters': { decisionMaker: 'Ann Weber', need: 'Pressure drops when all four lines run.' },
  'leeds-boosters-again': { mergedIntoId: 'leeds-boosters' },
  'spare-impellers': { accountId: 'contoso' },
  'northwind-traders': { decisionMaker: 'Tender committee' },
  'sterile-water': { decisionMaker: 'Pedro Santos' },
  'live-fish': { statusReason: awaitingBudget },
  // Qualified once and reactivated: account, contact and opportunity are still there (S2.4.4).
  'studio-chillers': { accountId: 'southridge', contactId: 'contact-studio-chillers' },
  'paint-line': {
    sharedWith: [{ personId: sample.sam, privileges: ['read', 'write', 'append', 'appendTo'] }],
  },
};

export const sampleLeads = (at: Date): readonly Fresh<Lead>[] =>
  sampleRows.map(({ id, owner, age, fields }) => ({
    id,
    ...fields,
    ...ownedBy(owner, at, age, qualified[id]?.ago ?? disqualified[id]?.ago),
    ...statusOf(id, owner, at),
    ...special[id],
  }));

function statusOf(
  id: string,
  owner: SamplePerson,
  at: Date,
): Pick<Lead, 'status' | 'statusReason'> & Partial<Lead> {
  const lost = disqualified[id];
  if (lost !== undefined) {
    const status = { state: 'disqualified', at: daysBefore(at, lost.ago), by: sample[owner] } as const;
    return { status, statusReason: lost.reason };
  }
  const won = qualified[id];
  if (won === undefined) return { status: { state: 'open' }, statusReason: 1 };
  const links = { accountId: won.accountId, contactId: `contact-${id}` };
  const status = {
    state: 'qualified',
    at: daysBefore(at, won.ago),
    by: sample[owner],
    ...links,
    opportunityIds: won.opportunity ? [`opportunity-${id}`] : [],
  } as const;
  return { status, statusReason: 3, ...links };
}

const enterprise: readonly string[] = ['data-hall', 'northwind-traders', 'sterile-water'];
/** Came from an import before there was a process. */
const withoutProcess = 'hotel-pools';

/** Every lead's way through its process; ids follow from the lead's. */
export const sampleInstances = (): readonly Fresh<ProcessInstance>[] =>
  sampleRows.filter(({ id }) => id !== withoutProcess).map(({ id }) => instanceOf(id));

function instanceOf(leadId: string): Fresh<ProcessInstance> {
  const process = enterprise.includes(leadId) ? enterpriseProcess : defaultProcess;
  const path = process.stages.map((stage) => stage.id).slice(0, stagesPassed(leadId));
  const opportunity = leadId === 'studio-chillers' || qualified[leadId]?.opportunity;
  return {
    id: `process-${leadId}`,
    processId: process.id,
    leadId,
    ...(opportunity && { opportunityId: `opportunity-${leadId}` }),
    activeStageId: path.at(-1) ?? '',
    status: leadId === 'condensate' ? 'aborted' : finished.includes(leadId) ? 'finished' : 'active',
    path,
  };
}

const finished: readonly string[] = ['milk-reception', 'paper-mill', 'olive-press', 'drip-irrigation'];

/** Qualify, Develop, Propose, Close. The reactivated lead's active stage stayed on Develop (C6). */
function stagesPassed(leadId: string): number {
  if (finished.includes(leadId)) return 4;
  if (leadId === 'boiler-room') return 3;
  return leadId === 'studio-chillers' || leadId === 'tool-coolant' ? 2 : 1;
}
