import { collections, leads } from '../../domain/collections.ts';
import { embeddedLeadLimit } from '../../domain/leads/import.ts';
import { type Contents, checkChain, digestOf } from '../../domain/store/contents.ts';
import { openLocalStore } from '../../domain/store/local/open-store.ts';
import { writeFolder } from '../../domain/store/local/write-folder.ts';
import { contentsOf } from '../../domain/store/postgres/contents.ts';
import type { Session } from '../../domain/store/postgres/database.ts';
import { explain, nameOfDatabase } from '../../domain/store/postgres/errors.ts';
import { fill, finish } from '../../domain/store/postgres/fill.ts';
import { openPool } from '../../domain/store/postgres/pool.ts';
import type { Screen } from './screen.ts';

const isUrl = (place: string): boolean => /^postgres(ql)?:\/\//.test(place);
const nameOf = (place: string): string => (isUrl(place) ? nameOfDatabase(place) : place);

export interface Move {
  /** Each a data folder or a postgres:// address, and not both the same. */
  readonly from: string;
  readonly to: string;
  readonly organisation?: string;
}

/**
 * Moves everything from a data folder to a database or back, and compares both afterwards: counts, a hash of all
 * records of each collection, and the audit chain reckoned anew. What it reads from stays as it is.
 */
export async function migrateStore(
  { from, to, organisation = 'main' }: Move,
  screen: Screen,
): Promise<boolean> {
  if (isUrl(from) === isUrl(to)) {
    screen.line('One of --from and --to is a data folder and the other a postgres:// address.');
    return false;
  }
  return isUrl(to) ? toDatabase(from, to, organisation, screen) : toFolder(from, to, organisation, screen);
}

async function toDatabase(
  folder: string,
  url: string,
  organisation: string,
  screen: Screen,
): Promise<boolean> {
  const store = await openLocalStore({ folder, collections });
  try {
    const source = await store.contents();
    const where = nameOfDatabase(url);
    return await withSession(url, async (session) => {
      const target = { session, organisation, collections, where };
      const total = Object.values(store.sizes().records).reduce((sum, count) => sum + count, 0);
      const bar = screen.progress(`Copying to ${where}`, total);
      await fill(target, source, bar.update);
      bar.stop();
      const same = await compare(source, await contentsOf(session, organisation), screen);
      if (same) await finish(target);
      return conclude(same, folder, url, screen);
    });
  } finally {
    await store.close();
  }
}

const toFolder = (url: string, folder: string, organisation: string, screen: Screen): Promise<boolean> =>
  withSession(url, async (session) => {
    // One moment of the database, even when a bot still writes to it.
    await session.script('begin isolation level repeatable read read only');
    const source = await contentsOf(session, organisation);
    const { count } = await digestOf(source.records(leads.name));
    if (count > embeddedLeadLimit) {
      screen.line(
        `${nameOf(url)} holds ${count.toLocaleString('en')} leads, and a data folder holds up to ${embeddedLeadLimit.toLocaleString('en')}. Nothing was copied.`,
      );
      return false;
    }
    const names = collections.map(({ name }) => name);
    await writeFolder(folder, source, names, 1);
    const store = await openLocalStore({ folder, collections });
    try {
      return conclude(await compare(source, await store.contents(), screen), url, folder, screen);
    } finally {
      await store.close();
    }
  });

async function withSession(url: string, work: (session: Session) => Promise<boolean>): Promise<boolean> {
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
  for (const { name } of collections) {
    const [a, b] = [await digestOf(source.records(name)), await digestOf(target.records(name))];
    if (a.count > 0 || b.count > 0) say(name, b.count, a.count === b.count && a.hash === b.hash);
  }
  const end = await checkChain(target.entries(0));
  say('audit entries', end.seq, end.seq === source.last.seq && end.hash === source.last.hash);
  return same;
}

function conclude(same: boolean, from: string, to: string, screen: Screen): boolean {
  if (!same) {
    screen.line(
      `What is marked ✗ differs, so ${nameOf(to)} cannot be used. ${nameOf(from)} is unchanged: go on with it.`,
    );
    return false;
  }
  screen.line(
    isUrl(to)
      ? `Everything is in ${nameOf(to)}. Set DATABASE_URL and start the bot; leave DATA_DIR as it is for the first start, so that buttons in old chats stay alive. ${from} is unchanged and not needed any more.`
      : `Everything is in ${to}. Remove DATABASE_URL, set DATA_DIR=${to} and start the bot. ${nameOf(from)} is unchanged.`,
  );
  return true;
}
