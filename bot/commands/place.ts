import { collections, leads } from '../../domain/collections.ts';
import { embeddedLeadLimit } from '../../domain/leads/import.ts';
import { type Contents, checkChain, digestOf } from '../../domain/store/contents.ts';
import { readFolder } from '../../domain/store/local/read-folder.ts';
import { finishFolder, writeFolder } from '../../domain/store/local/write-folder.ts';
import { contentsOf } from '../../domain/store/postgres/contents.ts';
import type { Session } from '../../domain/store/postgres/database.ts';
import { explain, nameOfDatabase } from '../../domain/store/postgres/errors.ts';
import { fill, finish } from '../../domain/store/postgres/fill.ts';
import { openPool } from '../../domain/store/postgres/pool.ts';
import { recordSchema } from '../backups.ts';
import type { Config } from '../config.ts';
import type { Screen } from './screen.ts';

/** Where records are kept: a data folder, or a postgres:// address. */
export type Place = string;

export type Where = Pick<Config, 'dataDir' | 'databaseUrl'>;

/** The one that is configured. */
export const placeOf = ({ databaseUrl, dataDir }: Where): Place => databaseUrl ?? dataDir;

export const isUrl = (place: Place): boolean => /^postgres(ql)?:\/\//.test(place);

/** For messages, without a password. */
export const nameOf = (place: Place): string => (isUrl(place) ? nameOfDatabase(place) : place);

export const names = collections.map(({ name }) => name);

/** Hands over all that stands there at one moment, also while a bot goes on with it. Writes nothing. */
export const readPlace = <T>(
  place: Place,
  organisation: string,
  use: (contents: Contents) => Promise<T>,
): Promise<T> =>
  isUrl(place)
    ? withSession(place, async (session) => {
        await session.script('begin isolation level repeatable read read only');
        return use(await contentsOf(session, organisation));
      })
    : readFolder({ folder: place, collections }, use);

/**
 * Copies contents into an empty place and compares both afterwards: counts, a hash of all records of each collection,
 * and the audit chain reckoned anew; `beside` puts there what else belongs to it. Only then the place can be opened.
 * `false` when anything differs; it has then said what. Throws what refuses it.
 */
export const fillPlace = (
  place: Place,
  organisation: string,
  contents: Contents,
  screen: Screen,
  beside: () => Promise<void> = async () => undefined,
): Promise<boolean> =>
  isUrl(place)
    ? fillDatabase(place, organisation, contents, screen, beside)
    : fillFolder(place, contents, screen, beside);

const fillDatabase = (
  url: string,
  organisation: string,
  source: Contents,
  screen: Screen,
  beside: () => Promise<void>,
): Promise<boolean> =>
  withSession(url, async (session) => {
    const where = nameOfDatabase(url);
    let total = 0;
    for (const name of names) for await (const _ of source.records(name)) total += 1;
    const bar = screen.progress(`Copying to ${where}`, total);
    await fill({ session, organisation, collections, where }, source, bar.update);
    bar.stop();
    if (!(await compare(source, await contentsOf(session, organisation), screen))) return false;
    await beside();
    await finish({ session, organisation, collections, where });
    return true;
  });

async function fillFolder(
  folder: string,
  source: Contents,
  screen: Screen,
  beside: () => Promise<void>,
): Promise<boolean> {
  const { count } = await digestOf(source.records(leads.name));
  if (count > embeddedLeadLimit)
    throw new Error(
      `There are ${count.toLocaleString('en')} leads, and a data folder holds up to ${embeddedLeadLimit.toLocaleString('en')}: name a database. Nothing was copied.`,
    );
  await writeFolder(folder, source, names, recordSchema);
  const filled = { folder, collections, whileFilling: true } as const;
  if (!(await readFolder(filled, (target) => compare(source, target, screen)))) return false;
  await beside();
  await finishFolder(folder);
  return true;
}

export async function withSession<T>(url: string, work: (session: Session) => Promise<T>): Promise<T> {
  const database = openPool({ url, connections: 1 });
  try {
    const session = await database.session().catch((error: unknown) => {
      throw explain(error, url);
    });
    try {
      return await work(session);
    } finally {
      session.release(true);
    }
  } finally {
    await database.close();
  }
}

async function compare(source: Contents, target: Contents, screen: Screen): Promise<boolean> {
  let same = true;
  const say = (name: string, count: number, equal: boolean): void => {
    same &&= equal;
    screen.line(`${equal ? '✓' : '✗'} ${name.padEnd(18)} ${count.toLocaleString('en').padStart(9)}`);
  };
  for (const name of names) {
    const [a, b] = [await digestOf(source.records(name)), await digestOf(target.records(name))];
    if (a.count > 0 || b.count > 0) say(name, b.count, a.count === b.count && a.hash === b.hash);
  }
  const end = await checkChain(target.entries(0));
  say('audit entries', end.seq, end.seq === source.last.seq && end.hash === source.last.hash);
  return same;
}
