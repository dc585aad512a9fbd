import { constants } from 'node:fs';
import { access, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { leads } from '../../domain/collections.ts';
import { FolderInUse } from '../../domain/store/local/errors.ts';
import type { Store } from '../../domain/store/store.ts';
import { backupsIn } from '../backups.ts';
import type { ConfigResult, DailyBackup } from '../config.ts';

/** One thing that `doctor` looked at. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly says: string;
  /** What to do now; one line, ready to be typed where possible. */
  readonly fix?: string;
}

const pass = (name: string, says: string): Check => ({ name, ok: true, says });
const fail = (name: string, says: string, fix: string): Check => ({ name, ok: false, says, fix });

export const neededNode = [20, 19] as const;

/** START3: the version of Node. */
export function checkNode(version: string): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [least, leastMinor] = neededNode;
  const enough = major > least || (major === least && minor >= leastMinor);
  const needed = neededNode.join('.');
  return enough
    ? pass('Node', `${version}, ${needed} or newer is needed`)
    : fail('Node', `${version} is too old`, `Install Node ${needed} or newer from https://nodejs.org.`);
}

/** START3: every setting that is wrong, with the variable to change. */
export function checkConfig(result: ConfigResult): readonly Check[] {
  if (!result.ok)
    return result.problems.map(({ variable, problem, fix }) =>
      fail('Configuration', `${variable} ${problem}`, fix),
    );
  const { mode } = result.config;
  const meaning =
    mode.kind === 'local'
      ? 'local mode: this machine only'
      : `Teams, app ${mode.app.id}, roles ${mode.app.rolesFrom === 'entra' ? 'from Entra' : 'given here'}`;
  return [pass('Configuration', meaning)];
}

/** START3: whether the bot could listen, or listens already; 0 stands for any free port. */
export async function checkPort(port: number, running: boolean): Promise<Check> {
  if (port === 0) return pass('Port', 'any free one');
  if (running) return pass('Port', `${port}: the bot itself is running there`);
  const problem = await listenError(port);
  if (problem === undefined) return pass('Port', `${port} is free`);
  const free = `Stop what listens there, or choose another port: PORT=${await freePort()}`;
  return problem === 'EACCES'
    ? fail(
        'Port',
        `${port} is reserved for administrators`,
        `Choose one above 1023: PORT=${await freePort()}`,
      )
    : fail('Port', `${port} is in use by another program`, free);
}

const listenError = (port: number): Promise<string | undefined> =>
  new Promise((settle) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => settle(error.code ?? error.message));
    server.listen(port, '127.0.0.1', () => server.close(() => settle(undefined)));
  });

/** Whether it is this bot that answers there. */
export async function isRunning(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(2_000) });
    const health: unknown = await answer.json();
    return typeof health === 'object' && health !== null && 'mode' in health && 'store' in health;
  } catch {
    return false;
  }
}

const freePort = (): Promise<number> =>
  new Promise((settle) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => settle(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/** START3: whether the data folder can be written to, or can be made. Leaves nothing behind. */
export async function checkFolder(folder: string): Promise<Check> {
  const path = resolve(folder);
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return checkParent(path);
  if (!found.isDirectory())
    return fail('Data folder', `${path} is a file`, `Move it away: mv ${path} ${path}.old`);
  const probe = join(path, `.doctor-${process.pid}`);
  try {
    await writeFile(probe, '');
    await rm(probe);
    return pass('Data folder', `${path} can be written to`);
  } catch (error) {
    return fail('Data folder', `${path} cannot be written to (${codeOf(error)})`, waysOut(path));
  }
}

async function checkParent(path: string): Promise<Check> {
  const parent = dirname(path);
  const found = await stat(parent).catch(codeOf);
  if (found === 'ENOENT' && parent !== path) return checkParent(parent);
  const problem = typeof found === 'string' ? found : await access(parent, constants.W_OK).catch(codeOf);
  if (typeof found !== 'string' && !found.isDirectory())
    return fail('Data folder', `${parent} is a file`, `Move it away: mv ${parent} ${parent}.old`);
  return problem === undefined
    ? pass('Data folder', 'will be made at the first start')
    : fail('Data folder', `cannot be made in ${parent} (${problem})`, waysOut(parent));
}

const backupDueAfterHours = 48;

/** Whether the daily backups that were asked for are made. */
export async function checkBackups({ folder }: DailyBackup, now: Date): Promise<Check> {
  const [newest] = await backupsIn(folder);
  const make =
    'Make one now: npm run backup. The bot makes one a day while it runs; its log says why it could not.';
  if (newest === undefined) return fail('Backups', `none in ${folder} yet`, make);
  const hours = Math.floor((now.getTime() - newest.at.getTime()) / 3_600_000);
  const age = `the newest in ${folder} is ${hours} hours old`;
  return hours < backupDueAfterHours ? pass('Backups', age) : fail('Backups', age, make);
}

/** Whether the stored data can be opened; the running bot that has them open is proof enough. */
export async function checkData(open: () => Promise<Store>, running: boolean): Promise<Check> {
  try {
    const store = await open();
    const count = await store.read((view) => view.size(leads));
    await store.close();
    return pass('Data', `${count.toLocaleString('en')} leads`);
  } catch (error) {
    if (error instanceof FolderInUse) {
      const holder = `in use by process ${error.pid ?? 'unknown'}`;
      return running
        ? pass('Data', `${holder}, the running bot`)
        : fail(
            'Data',
            `${holder}, which is no bot on this port`,
            'Stop it first, or set DATA_DIR to another folder.',
          );
    }
    const [says = '', ...fix] = messageOf(error).split(/(?<=\.) (?=Nothing was changed)/);
    return fail('Data', says, fix.join(' ') || 'Correct DATA_DIR or DATABASE_URL.');
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const waysOut = (path: string): string =>
  `Allow it: chmod u+rwx ${path}, or set DATA_DIR to a folder of your own. On a full disk make room.`;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);
