import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Config, readConfig } from '../../bot/config.ts';
import { PortInUse, start } from '../../bot/start.ts';
import { FolderInUse } from '../../domain/store/local/errors.ts';
import { startFlags } from '../bot-process.ts';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'lead-assistant-start-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

function configIn(dataDir: string, environment: Record<string, string> = {}): Config {
  const result = readConfig({
    DATA_DIR: dataDir,
    PORT: '0',
    PLAYGROUND: 'off',
    LOG_LEVEL: 'silent',
    ...environment,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.config;
}

const health = async (port: number) => (await fetch(`http://127.0.0.1:${port}/health`)).json();

/** Whether anybody listens on that address of this machine. */
const listens = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1_000 });
    const end = (answer: boolean) => () => {
      socket.destroy();
      resolve(answer);
    };
    socket.on('connect', end(true)).on('error', end(false)).on('timeout', end(false));
  });

describe('START1: the bot starts without an account', { timeout: 240_000 }, () => {
  test('SEC1: with the sample organisation, on this machine only, and stops cleanly', async () => {
    const config = configIn(folder());
    const running = await start(config);
    expect(await health(running.port)).toMatchObject({
      status: 'ok',
      mode: 'local',
      store: 'embedded',
      model: false,
    });
    expect(((await health(running.port)) as { leads: number }).leads).toBeGreaterThan(20);
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((address) => address !== undefined && !address.internal && address.family === 'IPv4');
    if (outside !== undefined) expect(await listens(outside.address, running.port)).toBe(false);
    await running.stop();
    expect(await listens('127.0.0.1', running.port)).toBe(false);
    const again = await start(config);
    await again.stop();
  });

  test('a second bot on the same data folder is refused and told which process holds it', async () => {
    const config = configIn(folder());
    const running = await start(config);
    await expect(start(config)).rejects.toThrow(FolderInUse);
    await running.stop();
  });

  test('a port that is taken is named, and the data folder is free again', async () => {
    const other = createServer();
    await new Promise<void>((ready) => other.listen(0, '127.0.0.1', ready));
    const { port } = other.address() as { port: number };
    const dataDir = folder();
    await expect(start(configIn(dataDir, { PORT: String(port) }))).rejects.toThrow(PortInUse);
    other.close();
    await (await start(configIn(dataDir))).stop();
  });
});

test('a container runs the bot as npm start does', () => {
  const [, command = '[]'] = /^CMD (.+)$/m.exec(readFileSync('Dockerfile', 'utf8')) ?? [];
  expect(JSON.parse(command)).toEqual(['node', ...startFlags, 'bot/main.ts']);
});

describe('npm start, as a process', { timeout: 240_000 }, () => {
  function run(environment: Record<string, string>) {
    const child = spawn(process.execPath, [...startFlags, 'bot/main.ts'], {
      env: { PATH: process.env['PATH'], PORT: '0', PLAYGROUND: 'off', ...environment },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    const code = new Promise<number | null>((resolve) => child.on('exit', resolve));
    onTestFinished(() => void child.kill('SIGKILL'));
    const until = async (words: string): Promise<void> => {
      while (!output.includes(words) && child.exitCode === null)
        await new Promise((wake) => setTimeout(wake, 50));
    };
    return { child, code, until, output: () => output };
  }

  test('SEC1: in production without credentials it refuses, says which variable is missing, and ends with 1', async () => {
    const { code, output } = run({ NODE_ENV: 'production', DATA_DIR: folder() });
    expect(await code).toBe(1);
    expect(output()).toContain('MicrosoftAppId is missing');
  });

  test('it says that it runs in local mode and what to do, and SIGTERM ends it with 0', async () => {
    const { child, code, until, output } = run({ DATA_DIR: folder() });
    await until('Stop with Ctrl+C');
    expect(output()).toMatch(/LOCAL MODE/);
    expect(output()).toMatch(/Bot +http:\/\/127\.0\.0\.1:\d+\/api\/messages/);
    child.kill('SIGTERM');
    expect(await code).toBe(0);
  });
});
