import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { optionSets, people } from '../../domain/collections.ts';
import type { Encoding } from '../../domain/leads/csv-text.ts';
import { applyImport, type DecidedImport, type ImportDecision } from '../../domain/leads/decide-import.ts';
import {
  embeddedLeadLimit,
  type ImportPlan,
  type ImportProblem,
  planImport,
} from '../../domain/leads/import.ts';
import { type ReadLeads, readLeads } from '../../domain/leads/read-csv.ts';
import type { NewId } from '../../domain/outside.ts';
import { levelHeld, loadActor } from '../../domain/people/access.ts';
import type { Person } from '../../domain/people/person.ts';
import { defaultOptionSets, optionSetId } from '../../domain/qualification/default-maps.ts';
import type { Store, View } from '../../domain/store/store.ts';
import { decideDuplicates } from './import-duplicates.ts';
import { count, describeFile, describeRow } from './import-words.ts';
import type { Screen } from './screen.ts';

export interface ImportOptions {
  readonly file: string;
  readonly dryRun: boolean;
  /** Imports the good rows although others are not. */
  readonly skipErrors: boolean;
  readonly encoding?: Encoding;
  /** Id, e-mail address or name of the person who gets leads without an owner. */
  readonly owner?: string;
  /** What to do with likely duplicates that no decision names; missing: they are created and counted. */
  readonly duplicates?: ImportDecision;
  /** Where to write the report of likely duplicates; missing: beside the file, when it is needed. */
  readonly report?: string;
  /** The report, with decisions in its last column. */
  readonly decisions?: string;
}

export interface ImportDeps {
  readonly store: Store;
  readonly at: Date;
  readonly newId: NewId;
  readonly screen: Screen;
}

type ReadFile = Extract<ReadLeads, { kind: 'read' }>;

/**
 * Imports a file of leads in one change: a crash leaves all of them or none. Prints what it finds; `false` when
 * something keeps it from being imported.
 */
export async function importFile(options: ImportOptions, deps: ImportDeps): Promise<boolean> {
  const { store, at, newId, screen } = deps;
  const owner = await store.read((view) => ownerFor(view, options.owner));
  if (typeof owner === 'string') return refuse(screen, owner);
  const read = await readFile(options, deps);
  if (typeof read === 'string') return refuse(screen, read);
  const plan = await store.read((view) => planImport(view, read.leads, { owner, at, newId }));
  const problems = [...read.problems, ...plan.problems].toSorted((a, b) => a.line - b.line);
  screen.line(
    `${options.file}: ${count(plan.leads.length, 'lead')} to import, ` +
      `${count(problems.length, 'problem')}, ${count(read.warnings.length, 'warning')}.`,
  );
  if (read.ignoredColumns.length > 0) screen.line(`Columns not read: ${read.ignoredColumns.join(', ')}.`);
  list(screen, 'Kept as they are, but worth a look:', read.warnings.map(describeRow));
  list(screen, 'Cannot be imported:', problems.map(describeRow));
  if (problems.length > 0 && !options.skipErrors) return refuse(screen, waysOut(plan, problems));
  const tooMany = beyondLimit(store, plan);
  if (tooMany !== undefined) return refuse(screen, tooMany);
  const decided = await decideDuplicates(options, deps, plan, owner);
  if (typeof decided === 'string') return refuse(screen, decided);
  if (options.dryRun) screen.line('Dry run: no lead was saved.');
  else await write(decided, owner, deps);
  return true;
}

function waysOut({ leads }: ImportPlan, problems: readonly ImportProblem[]): string {
  if (leads.length > 0) return 'Correct these lines, or add --skip-errors to import the others.';
  return problems.every(({ kind }) => kind === 'idTaken')
    ? 'Every lead of this file is there already: it was imported before.'
    : 'Correct these lines.';
}

async function write(
  decided: DecidedImport,
  owner: Person,
  { store, at, newId, screen }: ImportDeps,
): Promise<void> {
  const { creates, updates } = decided;
  const bar = screen.progress('Saving', creates.length + updates.length);
  const receipt = await store.change({ by: owner.id, why: 'import leads', at }, (tx) =>
    applyImport(tx, newId(), decided, bar.update),
  );
  bar.stop();
  const theirs = creates.filter(({ ownerId }) => ownerId === owner.id).length;
  screen.line(
    `Imported ${count(receipt.created, 'lead')}, ${theirs.toLocaleString('en')} of them for ${owner.name}.`,
  );
  if (receipt.updated > 0) screen.line(`Updated ${count(receipt.updated, 'existing lead')}.`);
  if (receipt.skipped > 0) screen.line(`Left out ${count(receipt.skipped, 'likely duplicate')}.`);
}

/** The file's rows, or why it cannot be read. */
async function readFile(
  { file, encoding }: ImportOptions,
  { store, screen }: ImportDeps,
): Promise<ReadFile | string> {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined) return `There is no file ${file}.`;
  if (!found.isFile()) return `${file} is not a file.`;
  const set = optionSetId('lead', 'statuscode');
  const stored = await store.read((view) => view.get(optionSets, set));
  const reasons = (stored ?? defaultOptionSets.find(({ id }) => id === set))?.options ?? [];
  const bar = screen.progress('Reading', found.size);
  try {
    const read = await readLeads(counted(file, bar.update), { reasons, ...(encoding && { encoding }) });
    return read.kind === 'read' ? read : describeFile(read.problem);
  } catch (error) {
    return `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`;
  } finally {
    bar.stop();
  }
}

async function* counted(file: string, progress: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    progress(bytes);
    yield chunk;
  }
}

/** The named person, or the first who may create leads; else what is wrong. */
async function ownerFor(view: View, named: string | undefined): Promise<Person | string> {
  const wanted = named?.toLowerCase();
  const found: Person[] = [];
  for await (const person of view.all(people)) {
    const spellings = [person.id, person.email, person.name].map((spelling) => spelling?.toLowerCase());
    if (wanted === undefined ? await mayCreate(view, person) : spellings.includes(wanted)) found.push(person);
    if (wanted === undefined && found.length > 0) break;
  }
  const [owner, another] = found;
  if (owner !== undefined && another === undefined) return owner;
  if (another !== undefined)
    return `Several people are called ${named}: give an id or e-mail address to --owner.`;
  return wanted === undefined
    ? 'Nobody here may own leads yet. Start the bot once, or set ADMIN_AAD_OBJECT_IDS, and import again.'
    : `Nobody here is called ${named}: give the id, e-mail address or name of a person to --owner.`;
}

async function mayCreate(view: View, person: Person): Promise<boolean> {
  const actor = await loadActor(view, person.id);
  return actor !== undefined && levelHeld(actor, 'create', 'lead') !== 'none';
}

function beyondLimit(store: Store, { leads, present }: ImportPlan): string | undefined {
  if (store.kind !== 'embedded' || present + leads.length <= embeddedLeadLimit) return undefined;
  return [
    `${count(present, 'lead')} are there and ${leads.length.toLocaleString('en')} more would come:`,
    `the data folder holds up to ${embeddedLeadLimit.toLocaleString('en')}, because it is kept in memory.`,
    'More needs PostgreSQL: npm run migrate-store moves what is there, then set DATABASE_URL. Nothing was saved.',
  ].join(' ');
}

const shown = 20;

function list(screen: Screen, title: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  screen.line(title);
  for (const line of lines.slice(0, shown)) screen.line(`  ${line}`);
  if (lines.length > shown) screen.line(`  … and ${count(lines.length - shown, 'more', 'more')}.`);
}

function refuse(screen: Screen, why: string): false {
  screen.line(`${why} Nothing was saved.`);
  return false;
}
