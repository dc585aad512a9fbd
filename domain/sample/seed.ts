import {
  accounts,
  attributeMaps,
  automations,
  businessUnits,
  contacts,
  duplicateRules,
  leads,
  notes,
  opportunities,
  optionSets,
  people,
  processFlows,
  processInstances,
  roles,
  settings,
} from '../collections.ts';
import { defaultRules } from '../duplicates/default-rules.ts';
import type { Collection, Lookup, Stored, Transaction } from '../store/store.ts';
import { sampleAccounts, sampleContacts, sampleOpportunities } from './customers.ts';
import type { Fresh } from './fresh.ts';
import { pastInstances, pastLeads, pastOpportunities } from './history.ts';
import { sampleInstances, sampleLeads } from './leads.ts';
import { sampleNotes } from './notes.ts';
import {
  sampleAutomations,
  sampleMaps,
  sampleOptionSets,
  sampleProcesses,
  sampleSettings,
} from './organisation.ts';
import { samplePeople, sampleRoles, sampleUnits } from './people.ts';

/**
 * Writes a small believable organisation into an empty store: for the first start and for tests. The same moment
 * gives the same records; all times lie before it.
 */
export async function seedSample(tx: Transaction, at: Date): Promise<void> {
  const put = putting(tx);
  await put(businessUnits, sampleUnits);
  await put(roles, sampleRoles);
  await put(people, samplePeople);
  await put(settings, [sampleSettings]);
  await put(optionSets, sampleOptionSets);
  await put(attributeMaps, sampleMaps);
  await put(processFlows, sampleProcesses);
  await put(automations, sampleAutomations);
  await put(duplicateRules, defaultRules);
  await put(accounts, sampleAccounts(at));
  await put(contacts, sampleContacts(at));
  await put(opportunities, sampleOpportunities(at));
  await put(leads, sampleLeads(at));
  await put(processInstances, sampleInstances());
  await put(notes, sampleNotes(at));
}

/** Adds what was closed in the year before: for whoever wants to train a scoring model on the sample. */
export async function seedHistory(tx: Transaction, at: Date): Promise<void> {
  const put = putting(tx);
  await put(leads, pastLeads(at));
  await put(opportunities, pastOpportunities(at));
  await put(processInstances, pastInstances());
}

const putting =
  (tx: Transaction) =>
  async <T extends Stored, L extends Record<string, Lookup<T>>>(
    collection: Collection<T, L>,
    records: readonly Fresh<T>[],
  ): Promise<void> => {
    for (const record of records) await tx.put(collection, { ...record, version: 0 } as unknown as T);
  };
