import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One bot as a process of its own, on a data folder of its own, with the database that all share. */
export interface BotProcess {
  readonly url: string;
  readonly isAlive: () => boolean;
  /** SIGKILL: no farewell. */
  kill(): Promise<void>;
  /** Ends it in order; resolves with what it wrote. */
  stop(): Promise<string>;
}

export async function startBotProcess(databaseUrl: string): Promise<BotProcess> {
  const dataDir = mkdtempSync(join(tmpdir(), 'lead-assistant-instance-'));
  const child = spawn(process.execPath, ['--disable-warning=DEP0111', '--import', 'tsx', 'bot/main.ts'], {
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      PLAYGROUND: 'off',
      LOG_LEVEL: 'warn',
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
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
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  return {
    url,
    isAlive: () => child.exitCode === null && child.signalCode === null,
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
    await new Promise((wake) => setTimeout(wake, 50));
  }
}
