import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { childEnvironment } from './config.ts';
import type { PlaygroundUser } from './config-fields.ts';
import { freePort } from './free-port.ts';
import { playgroundSettings } from './playground-settings.ts';

export type PlaygroundStart =
  | { readonly kind: 'running'; readonly playground: Playground }
  /** The development packages are not installed. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly output: string };

export interface Playground {
  readonly url: string;
  /** Resolves when it has ended, by itself or because it was stopped. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

export interface PlaygroundOptions {
  readonly botUrl: string;
  readonly user: PlaygroundUser;
  /** Where it listens if that port is free. */
  readonly port?: number;
  /** The module whose packages it is looked for in. */
  readonly from?: string;
}

const usualPort = 56_150;

/** How long a slow machine may take to load it. */
const patience = 60_000;

/**
 * Microsoft's local Teams client on this machine only, without telemetry, with the sample people as its users. It
 * ends with the bot.
 */
export async function startPlayground({
  botUrl,
  user,
  port = usualPort,
  from = import.meta.url,
}: PlaygroundOptions): Promise<PlaygroundStart> {
  const program = findProgram(from);
  if (program === undefined) return { kind: 'missing' };
  const folder = await mkdtemp(join(tmpdir(), 'lead-assistant-playground-'));
  // YAML takes JSON as it is.
  await writeFile(
    join(folder, '.m365agentsplayground.yml'),
    JSON.stringify(playgroundSettings(user), undefined, 2),
  );
  const url = `http://127.0.0.1:${await freePort(port)}`;
  const child = spawn(process.execPath, argumentsFor(program, botUrl, url), {
    cwd: folder,
    env: childEnvironment({ TEAMSAPPTESTER_BROWSER: 'none' }),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  }).then(() => rm(folder, { recursive: true, force: true }));
  const output = await untilListening(child, ended);
  if (output !== undefined) {
    child.kill();
    return { kind: 'failed', output };
  }
  const stop = (): Promise<void> => {
    child.kill();
    return ended;
  };
  return { kind: 'running', playground: { url, ended, stop } };
}

function findProgram(from: string): string | undefined {
  try {
    return createRequire(from).resolve('@microsoft/m365agentsplayground/cli.js');
  } catch {
    return undefined;
  }
}

const argumentsFor = (program: string, botUrl: string, url: string): readonly string[] => [
  '--require',
  join(dirname(import.meta.filename), 'playground-loopback.cjs'),
  program,
  'start',
  ...['--app-endpoint', `${botUrl}/api/messages`],
  ...['--channel-id', 'msteams'],
  ...['--port', new URL(url).port],
  ...['--service-url', `${url}/_connector`],
  '--disable-telemetry',
];

/** `undefined` once it listens; what it said instead if it does not. */
async function untilListening(child: ChildProcess, ended: Promise<void>): Promise<string | undefined> {
  let output = '';
  let timer: NodeJS.Timeout | undefined;
  const listening = new Promise<undefined>((resolve) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
      if (output.includes('Listening on')) resolve(undefined);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
  });
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('It did not start in time.'), patience);
  });
  return Promise.race([listening, ended.then(() => output), late]).finally(() => clearTimeout(timer));
}
