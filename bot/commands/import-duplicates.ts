import { readFile, writeFile } from 'node:fs/promises';
import { settings } from '../../domain/collections.ts';
import { inRegion, openDetector } from '../../domain/duplicates/detector.ts';
import { type DecidedImport, decideImport, type ImportDecision } from '../../domain/leads/decide-import.ts';
import type { ImportPlan } from '../../domain/leads/import.ts';
import { findTwins, type ImportTwin } from '../../domain/leads/import-twins.ts';
import type { Actor } from '../../domain/people/access.ts';
import { administratorRole } from '../../domain/people/default-roles.ts';
import type { Person } from '../../domain/people/person.ts';
import { settingsId } from '../../domain/qualification/settings.ts';
import { leadName } from '../../domain/records/lead.ts';
import { thisProcess } from './duplicates-files.ts';
import type { ImportDeps, ImportOptions } from './import-file.ts';
import { decisionsFrom, reportOf } from './import-report.ts';
import { count } from './import-words.ts';

/** Unless asked for, larger files are not looked through: it takes about a minute for 20,000 rows. */
const looksUnasked = 5_000;

const shown = 10;

/**
 * What becomes of rows that are likely duplicates: as the report or the option says, else they are created and
 * counted. Returns why nothing can be imported yet, when somebody has to decide first.
 */
export async function decideDuplicates(
  options: ImportOptions,
  deps: ImportDeps,
  plan: ImportPlan,
  owner: Person,
): Promise<DecidedImport | string> {
  const { duplicates, report, decisions, file } = options;
  const { screen, at } = deps;
  const actor = everythingFor(owner);
  const asked = duplicates !== undefined || report !== undefined || decisions !== undefined;
  if (!asked && plan.leads.length > looksUnasked) {
    screen.line(`Not looked through for duplicates: add --duplicates ask, skip or update to do it.`);
    return decideImport(plan, [], () => 'create', actor, at);
  }
  const given = decisions === undefined ? undefined : await read(decisions);
  if (typeof given === 'string') return given;
  const twins = await twinsOf(deps, plan, actor);
  const otherwise: ImportDecision = duplicates ?? (decisions === undefined ? 'create' : 'ask');
  const decisionOn = ({ line }: ImportTwin): ImportDecision => given?.get(line) ?? otherwise;
  const decided = decideImport(plan, twins, decisionOn, actor, at);
  tellTwins(deps, twins);
  const target = report ?? (decided.undecided.length > 0 ? `${file}.duplicates.csv` : undefined);
  if (target !== undefined) {
    const written = await write(target, reportOf(twins, decisionOn));
    if (written !== undefined) return written;
    screen.line(`Report of likely duplicates: ${target}`);
  }
  return undecided(decided, target) ?? impossible(decided) ?? hint(deps, asked, twins, decided);
}

/** Whoever can run commands on this machine sees everything. */
const everythingFor = (person: Person): Actor => ({
  person,
  roles: [{ ...administratorRole, version: 0 }],
  units: new Map(),
});

async function twinsOf(
  { store, screen }: ImportDeps,
  plan: ImportPlan,
  actor: Actor,
): Promise<readonly ImportTwin[]> {
  const bar = screen.progress('Looking for duplicates', plan.leads.length);
  try {
    return await store.read(async (view) => {
      const detector = inRegion(openDetector(), (await view.get(settings, settingsId))?.defaultCountry);
      return findTwins(view, actor, detector, plan, thisProcess, bar.update);
    });
  } finally {
    bar.stop();
  }
}

async function read(file: string): Promise<ReadonlyMap<number, ImportDecision> | string> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return `There is no file ${file}.`;
  const found = decisionsFrom(text);
  return found.kind === 'read' ? found.byLine : `${file} cannot be used: ${found.why}.`;
}

const write = (file: string, content: string): Promise<string | undefined> =>
  writeFile(file, content).then(
    () => undefined,
    (error: Error) => `The report cannot be written to ${file}: ${error.message}.`,
  );

function tellTwins({ screen }: ImportDeps, twins: readonly ImportTwin[]): void {
  if (twins.length === 0) return;
  screen.line(`${count(twins.length, 'row is', 'rows are')} likely duplicates:`);
  for (const { line, lead, of, probability } of twins.slice(0, shown)) {
    const where = of.kind === 'row' ? `line ${of.line}` : `the stored lead ${of.lead.id}`;
    const percent = Math.round(100 * probability);
    screen.line(`  line ${line}: ${leadName(lead)} is likely ${where}, ${leadName(of.lead)} (${percent} %)`);
  }
  if (twins.length > shown) screen.line(`  … and ${count(twins.length - shown, 'more', 'more')}.`);
}

const undecided = ({ undecided: open }: DecidedImport, report: string | undefined): string | undefined =>
  open.length === 0
    ? undefined
    : `${count(open.length, 'row needs', 'rows need')} a decision: write create, skip or update into the last column of ${report}, and import again with --decisions ${report}.`;

function impossible({ impossible: rows }: DecidedImport): string | undefined {
  const [first] = rows;
  if (first === undefined) return undefined;
  const { twin } = first;
  return `Line ${twin.line} cannot update the lead ${twin.of.lead.id}: it is closed. Decide for create or skip${rows.length > 1 ? ` (${count(rows.length, 'such line')})` : ''}.`;
}

function hint(
  { screen }: ImportDeps,
  asked: boolean,
  twins: readonly ImportTwin[],
  decided: DecidedImport,
): DecidedImport {
  if (!asked && twins.length > 0)
    screen.line(
      'They are imported all the same. To decide row by row: --duplicates ask; or skip, or update.',
    );
  return decided;
}
