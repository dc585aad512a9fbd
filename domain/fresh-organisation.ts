import {
  attributeMaps,
  businessUnits,
  duplicateRules,
  optionSets,
  processFlows,
  roles,
  settings,
} from './collections.ts';
import { defaultRules } from './duplicates/default-rules.ts';
import { defaultRoles, headOffice } from './people/default-roles.ts';
import { defaultProcess } from './process/definitions.ts';
import { defaultMaps, defaultOptionSets } from './qualification/default-maps.ts';
import { defaultSettings, settingsId } from './qualification/settings.ts';
import type { Collection, Lookup, Stored, Transaction } from './store/store.ts';

/**
 * Sets up an organisation that has no settings yet: roles, head office, settings, option sets, mappings, duplicate
 * detection rules and the process that new leads start in. Does nothing later on, so what an administrator took away stays away.
 */
export async function ensureOrganisation(tx: Transaction): Promise<void> {
  if ((await tx.get(settings, settingsId)) !== undefined) return;
  for (const role of defaultRoles) await add(tx, roles, { ...role, version: 0 });
  await add(tx, businessUnits, { ...headOffice, version: 0 });
  for (const set of defaultOptionSets) await add(tx, optionSets, { ...set, version: 0 });
  for (const map of defaultMaps) await add(tx, attributeMaps, { ...map, version: 0 });
  for (const rule of defaultRules) await add(tx, duplicateRules, { ...rule, version: 0 });
  await add(tx, processFlows, { ...defaultProcess, version: 0 });
  await tx.put(settings, { ...defaultSettings, defaultProcessId: defaultProcess.id, version: 0 });
}

async function add<T extends Stored, L extends Record<string, Lookup<T>>>(
  tx: Transaction,
  to: Collection<T, L>,
  record: T,
): Promise<void> {
  if ((await tx.get(to, record.id)) === undefined) await tx.put(to, record);
}
