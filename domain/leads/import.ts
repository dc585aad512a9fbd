import { leads, people } from '../collections.ts';
import type { NewId } from '../outside.ts';
import type { Person } from '../people/person.ts';
import { defaultProcessOf, startProcess } from '../process/start.ts';
import type { Lead, LeadStatus } from '../records/lead.ts';
import type { Transaction, View } from '../store/store.ts';
import type { CsvLead, RowProblem } from './csv-row.ts';

/** The embedded store keeps everything in memory: beyond this many leads it refuses, and PostgreSQL is the way out. */
export const embeddedLeadLimit = 100_000;

export type ImportProblem =
  | RowProblem
  /** The file has the id on an earlier line as well. */
  | { readonly kind: 'idTwice'; readonly line: number; readonly id: string; readonly firstLine: number }
  /** A lead with the id is there already: probably this file was imported before. */
  | { readonly kind: 'idTaken'; readonly line: number; readonly id: string }
  | { readonly kind: 'ownerUnknown' | 'ownerAmbiguous'; readonly line: number; readonly value: string };

export interface ImportPlan {
  readonly leads: readonly Lead[];
  readonly problems: readonly ImportProblem[];
  /** On which line of the file each planned lead stands, by its id. */
  readonly lineOf: ReadonlyMap<string, number>;
  /** Leads already in the store. */
  readonly present: number;
}

/** Who gets leads whose owner the file does not name, and when the import happens. */
export interface ImportBy {
  readonly owner: Person;
  /** Whoever imports, where that is a person: they made these leads, whose owners did not. */
  readonly importer?: Person;
  readonly at: Date;
  readonly newId: NewId;
}

/** What importing the rows would write, and which rows it cannot; writes nothing. */
export async function planImport(view: View, rows: readonly CsvLead[], by: ImportBy): Promise<ImportPlan> {
  const owners = await ownersBySpelling(view);
  const lines = new Map<string, number>();
  const planned: Lead[] = [];
  const problems: ImportProblem[] = [];
  const lineOf = new Map<string, number>();
  for (const row of rows) {
    const owner = row.owner === undefined ? by.owner : ownerOf(row.owner, row.line, owners);
    const taken = await idProblem(view, row, lines);
    if (row.id !== undefined && !lines.has(row.id)) lines.set(row.id, row.line);
    if (taken !== undefined) problems.push(taken);
    if ('kind' in owner) problems.push(owner);
    else if (taken === undefined) {
      const lead = leadOf(row, owner, by);
      planned.push(lead);
      lineOf.set(lead.id, row.line);
    }
  }
  return { leads: planned, problems, lineOf, present: await view.size(leads) };
}

/** Writes the plan: all of it, in the change around it. Open leads start in the default process. */
export async function writeImport(
  tx: Transaction,
  { leads: planned }: Pick<ImportPlan, 'leads'>,
  progress: (written: number) => void = () => {},
): Promise<void> {
  const process = await defaultProcessOf(tx);
  for (const [at, lead] of planned.entries()) {
    await tx.put(leads, lead);
    await startProcess(tx, process, lead.id, lead.status.state === 'open' ? 'active' : 'finished');
    progress(at + 1);
  }
}

async function idProblem(
  view: View,
  { id, idInFile = id, line }: CsvLead,
  lines: ReadonlyMap<string, number>,
): Promise<ImportProblem | undefined> {
  if (id === undefined || idInFile === undefined) return undefined;
  const firstLine = lines.get(id);
  if (firstLine !== undefined) return { kind: 'idTwice', line, id: idInFile, firstLine };
  return (await view.get(leads, id)) === undefined ? undefined : { kind: 'idTaken', line, id: idInFile };
}

type Owners = ReadonlyMap<string, readonly Person[]>;

/** People by id, e-mail address and name. */
async function ownersBySpelling(view: View): Promise<Owners> {
  const owners = new Map<string, Person[]>();
  for await (const person of view.all(people)) {
    const spellings = [person.id, person.email ?? [], person.name].flat();
    for (const key of new Set(spellings.map((spelling) => spelling.toLowerCase())))
      owners.set(key, [...(owners.get(key) ?? []), person]);
  }
  return owners;
}

function ownerOf(value: string, line: number, owners: Owners): Person | ImportProblem {
  const [person, another] = owners.get(value.toLowerCase()) ?? [];
  if (person === undefined) return { kind: 'ownerUnknown', line, value };
  return another === undefined ? person : { kind: 'ownerAmbiguous', line, value };
}

function leadOf(row: CsvLead, owner: Person, { importer = owner, at, newId }: ImportBy): Lead {
  const now = at.toISOString();
  const createdAt = row.createdOn ?? row.closedOn ?? now;
  return {
    id: row.id ?? newId(),
    version: 0,
    ...row.fields,
    ownerId: owner.id,
    businessUnitId: owner.businessUnitId,
    createdAt,
    createdBy: importer.id,
    modifiedAt: now,
    modifiedBy: importer.id,
    status: statusOf(row, importer.id, row.closedOn ?? createdAt),
    statusReason: row.statusReason,
  };
}

function statusOf({ state }: CsvLead, by: string, at: string): LeadStatus {
  switch (state) {
    case 'open':
      return { state };
    case 'qualified':
      return { state, at, by, opportunityIds: [] };
    case 'disqualified':
      return { state, at, by };
  }
}
