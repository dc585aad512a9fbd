import {
  accounts,
  attributeMaps,
  automations,
  contacts,
  leads,
  notes,
  opportunities,
  optionSets,
  people,
  processFlows,
  processInstances,
  roles,
  settings,
} from '../../domain/collections.ts';
import { ensureOrganisation } from '../../domain/fresh-organisation.ts';
import type { NewId } from '../../domain/outside.ts';
import { type Actor, loadActor } from '../../domain/people/access.ts';
import type { Person } from '../../domain/people/person.ts';
import type { AccessLevel, Cell, SecurityRole } from '../../domain/people/roles.ts';
import { coreRecords, customizationEntities } from '../../domain/people/roles.ts';
import type { ProcessFlow, ProcessInstance } from '../../domain/process/flow.ts';
import type { Automation } from '../../domain/qualification/automation.ts';
import type { Detectors } from '../../domain/qualification/detectors.ts';
import type { AttributeMap, OptionSet } from '../../domain/qualification/mapping.ts';
import type {
  Check,
  CheckName,
  Preflight,
  QualifyChoices,
  QualifyOutcome,
  QualifyReceipt,
  Route,
} from '../../domain/qualification/outcome.ts';
import { preflight } from '../../domain/qualification/preflight.ts';
import { qualify } from '../../domain/qualification/qualify.ts';
import type { Refusal, RefusalKind } from '../../domain/qualification/refusal.ts';
import { defaultSettings, type Settings } from '../../domain/qualification/settings.ts';
import type { Account } from '../../domain/records/account.ts';
import type { Contact } from '../../domain/records/contact.ts';
import type { Lead } from '../../domain/records/lead.ts';
import type { Note } from '../../domain/records/note.ts';
import type { Opportunity } from '../../domain/records/opportunity.ts';
import type {
  ChangeOf,
  Collection,
  Lookup,
  Store,
  Stored,
  Transaction,
  View,
} from '../../domain/store/store.ts';
import { actor, anOrganisation, as, because, counting, now } from '../an-organisation.ts';

/** What a test puts into the organisation besides its defaults. */
export interface Given {
  readonly settings?: Partial<Settings>;
  readonly leads?: readonly Lead[];
  readonly accounts?: readonly Account[];
  readonly contacts?: readonly Contact[];
  readonly opportunities?: readonly Opportunity[];
  readonly notes?: readonly Note[];
  readonly instances?: readonly ProcessInstance[];
  readonly processes?: readonly ProcessFlow[];
  readonly automations?: readonly Automation[];
  readonly maps?: readonly Omit<AttributeMap, 'version'>[];
  readonly optionSets?: readonly Omit<OptionSet, 'version'>[];
  readonly people?: readonly Person[];
  readonly roles?: readonly SecurityRole[];
}

export const automatic = { account: 'automatic', contact: 'automatic', opportunity: 'automatic' } as const;
export const ask = { account: 'ask', contact: 'ask', opportunity: 'ask' } as const;

/** Sam's organisation, creating everything automatically unless the test says otherwise. */
export const given = (more: Given = {}): Promise<Store> =>
  anOrganisation(async (tx) => {
    await ensureOrganisation(tx);
    await fill(tx, more);
  });

let shared: Promise<Store> | undefined;

/** Runs commands in Sam's organisation with these records and takes everything back: many worlds in one store. */
export async function inWorld<T>(more: Given, run: (tx: Transaction) => Promise<T>): Promise<T> {
  shared ??= given();
  return (await shared).change(because, (tx) =>
    tx.attempt(async (trial) => {
      await fill(trial, more);
      return run(trial);
    }),
  );
}

async function fill(tx: Transaction, more: Given): Promise<void> {
  const base = await tx.get(settings, defaultSettings.id);
  await put(tx, settings, { ...defaultSettings, ...base, version: 0, create: automatic, ...more.settings });
  await putAll(tx, leads, more.leads);
  await putAll(tx, accounts, more.accounts);
  await putAll(tx, contacts, more.contacts);
  await putAll(tx, opportunities, more.opportunities);
  await putAll(tx, notes, more.notes);
  await putAll(tx, processInstances, more.instances);
  await putAll(tx, processFlows, more.processes);
  await putAll(tx, automations, more.automations);
  await putAll(
    tx,
    attributeMaps,
    more.maps?.map((map) => ({ ...map, version: 0 })),
  );
  await putAll(
    tx,
    optionSets,
    more.optionSets?.map((set) => ({ ...set, version: 0 })),
  );
  await putAll(tx, roles, more.roles);
  await putAll(tx, people, more.people);
}

async function putAll<T extends Stored, L extends Record<string, Lookup<T>>>(
  tx: Transaction,
  into: Collection<T, L>,
  records: readonly T[] = [],
): Promise<void> {
  for (const record of records) await put(tx, into, record);
}

/** Inserts or replaces, whatever is there. */
export async function put<T extends Stored, L extends Record<string, Lookup<T>>>(
  tx: Transaction,
  into: Collection<T, L>,
  record: T,
): Promise<void> {
  const before = await tx.get(into, record.id);
  await tx.put(into, { ...record, version: before?.version ?? 0 });
}

export interface How {
  readonly by?: string;
  readonly route?: Route;
  readonly choices?: QualifyChoices;
  readonly at?: Date;
  readonly detectors?: Detectors;
}

/** Ids of all tests count up together, so that no two records of one store share one. */
export const newId = counting('new');
/** Ids that start anew, where two outcomes are to be compared. */
export const newIds = (): NewId => counting('new');

export const qualifies = (store: Store, leadId: string, how: How = {}): Promise<QualifyOutcome> =>
  as(store, how.by ?? 'sam', (tx, who) =>
    qualify(
      tx,
      who,
      { leadId, route: how.route ?? 'form', choices: how.choices ?? {} },
      { at: how.at ?? now, newId },
      ...(how.detectors ? [how.detectors] : []),
    ),
  );

export async function checks(store: Store, leadId: string, how: How = {}): Promise<Preflight> {
  const who = await actor(store, how.by ?? 'sam');
  return store.read((view) =>
    preflight(
      view,
      who,
      { leadId, route: how.route ?? 'form', choices: how.choices ?? {} },
      how.at ?? now,
      ...(how.detectors ? [how.detectors] : []),
    ),
  );
}

export const check = async (store: Store, name: CheckName, leadId: string, how: How = {}): Promise<Check> => {
  const found = (await checks(store, leadId, how)).checks.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no check ${name}`);
  return found;
};

/** The receipt; a refusal or a question is a failed test that says which. */
export function receiptOf(outcome: QualifyOutcome): QualifyReceipt {
  if (outcome.kind !== 'qualified') throw new Error(`not qualified: ${JSON.stringify(outcome, null, 1)}`);
  return outcome.receipt;
}

export function refusalOf<K extends RefusalKind>(
  outcome: { readonly kind: string; readonly refusal?: Refusal },
  kind: K,
): Extract<Refusal, { kind: K }> {
  if (outcome.refusal?.kind !== kind) throw new Error(`not ${kind}: ${JSON.stringify(outcome, null, 1)}`);
  return outcome.refusal as Extract<Refusal, { kind: K }>;
}

export const look = <T>(store: Store, read: (view: View) => Promise<T>): Promise<T> => store.read(read);

export const theLead = async (store: Store, id: string): Promise<Lead> => {
  const lead = await store.read((view) => view.get(leads, id));
  if (lead === undefined) throw new Error(`no lead ${id}`);
  return lead;
};

export const everything = <T extends Stored, L extends Record<string, Lookup<T>>>(
  store: Store,
  of: Collection<T, L>,
): Promise<readonly T[]> => store.read((view) => allOf(view, of));

export async function allOf<T extends Stored, L extends Record<string, Lookup<T>>>(
  view: View,
  of: Collection<T, L>,
): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const record of view.all(of)) found.push(record);
  return found;
}

/** The actor behind a person, as a transaction sees them. */
export async function whoIs(view: View, personId: string): Promise<Actor> {
  const found = await loadActor(view, personId);
  if (found === undefined) throw new Error(`no person ${personId}`);
  return found;
}

/** What the refusal named, in short: `read:account@user`. */
export const cells = (missing: readonly { privilege: string; on: string; needed: string }[]): string[] =>
  missing.map(({ privilege, on, needed }) => `${privilege}:${on}@${needed}`);

/** The 16 core cells at the level, the 4 customization cells and notes at User level. */
export const qualifyingCells = (level: AccessLevel): Record<Cell, AccessLevel> => {
  const core = coreRecords.flatMap((on) =>
    (['create', 'read', 'append', 'appendTo'] as const).map((privilege) => [`${privilege}:${on}`, level]),
  );
  const reads = customizationEntities.map((on) => [`read:${on}`, 'user']);
  return Object.fromEntries([...core, ...reads, ['read:note', 'organization']]);
};

/** Somebody changes records directly: the system, unless the test says who and when. */
export const changes = (
  store: Store,
  edit: (tx: Transaction) => Promise<void>,
  who: Partial<ChangeOf> = {},
): Promise<void> => store.change({ ...because, ...who }, edit);
