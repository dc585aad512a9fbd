import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canaryIn } from './watched-log.ts';

/** A bot as a process of its own. */
export interface BotProcess {
  readonly url: string;
  /** From the start until it listens. */
  readonly startedInMs: number;
  readonly isAlive: () => boolean;
  readonly rssMb: () => number;
  /** The same once garbage has been collected: what is held. Only for a process that was started to be measured. */
  readonly heldMb: () => Promise<number>;
  /** SIGKILL: no farewell. */
  kill(): Promise<void>;
  /** Ends it in order; resolves with what it wrote. */
  stop(): Promise<string>;
}

/** Between `node` and the script: how `npm start` runs it. */
export const startFlags: readonly string[] = (
  JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } }
).scripts.start
  .split(' ')
  .slice(1, -1);

/**
 * Starts the product, or another script that says where it listens, on any free port. Without a DATA_DIR it gets one
 * of its own, which ends with it.
 */
export async function startBotProcess(
  environment: Readonly<Record<string, string>>,
  script = 'bot/main.ts',
  { measured = false } = {},
): Promise<BotProcess> {
  const begun = performance.now();
  const dataDir = mkdtempSync(join(tmpdir(), 'lead-assistant-process-'));
  const measuring = measured ? ['--import', './test/collect-on-signal.mjs'] : [];
  // What belongs to the product is read as `npm start` has it read; what it is compared with gets the same flags.
  const flags = [...(script.startsWith('bot/') ? startFlags : startFlags.with(-1, 'tsx')), ...measuring];
  const child = spawn(process.execPath, [...flags, script], {
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      PLAYGROUND: 'off',
      LOG_LEVEL: 'warn',
      DATA_DIR: dataDir,
      ...environment,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
    });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  ended.then(() => rmSync(dataDir, { recursive: true, force: true }));
  const url = await listening(child, () => output);
  const startedInMs = performance.now() - begun;
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    child.kill(signal);
    await ended;
    const logged = output.split('\n').filter((line) => line.startsWith('{'));
    const canary = canaryIn(logged.join('\n'));
    if (canary !== undefined) throw new Error(`SEC12: “${canary}” in the log of a process`);
  };
  return {
    url,
    startedInMs,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    rssMb: () => rssOf(child.pid ?? 0),
    async heldMb() {
      // Twice: what the first one finalises, the second one takes.
      for (let time = 0; time < 2; time += 1) {
        child.kill('SIGUSR2');
        await new Promise((wake) => setTimeout(wake, 1_500));
      }
      return rssOf(child.pid ?? 0);
    },
    kill: () => end('SIGKILL'),
    stop: async () => {
      await end('SIGTERM');
      return output;
    },
  };
}

async function listening(child: ChildProcess, output: () => string): Promise<string> {
  for (;;) {
    const found = /http:\/\/127\.0\.0\.1:\d+(?=\/api\/messages)/.exec(output());
    if (found !== null) return found[0];
    if (child.exitCode !== null) throw new Error(`the bot did not start:\n${output()}`);
    await new Promise((wake) => setTimeout(wake, 20));
  }
}

/** Linux only; elsewhere not a number. */
function rssOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}
