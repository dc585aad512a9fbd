import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { playgroundUsers } from '../../bot/config-fields.ts';
import { startPlayground } from '../../bot/playground.ts';
import { playgroundSettings } from '../../bot/playground-settings.ts';
import { samplePeople } from '../../domain/sample/people.ts';

const preload = join(import.meta.dirname, '..', '..', 'bot', 'playground-loopback.cjs');

describe('START4: the Playground never listens beyond this machine', () => {
  test.each([
    'server.listen(0, report)',
    "server.listen(0, '0.0.0.0', report)",
    'server.listen({ port: 0 }, report)',
    "server.listen({ port: 0, host: '::' }, report)",
    "server.listen('0', report)",
    'server.on("listening", report).listen(0)',
  ])('%s', async (call) => {
    const program = `const server = require('node:http').createServer(); const report = () => { console.log(server.address().address); server.close(); }; ${call};`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--require', preload, '-e', program]);
    expect(stdout.trim()).toBe('127.0.0.1');
  });

  test('it ends when the bot that started it is gone', async () => {
    const child = spawn(process.execPath, ['--require', preload, '-e', 'setInterval(() => {}, 1000)'], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const ended = new Promise((resolve) => child.on('exit', resolve));
    child.disconnect();
    expect(await ended).toBe(0);
  });
});

test.each(playgroundUsers)(
  'the Playground wants a current user and exactly five others: %s among them once',
  (user) => {
    const settings = playgroundSettings(user);
    const everybody = [settings.currentUser, ...settings.users];
    expect(settings.users).toHaveLength(5);
    expect(new Set(everybody.map(({ id }) => id)).size).toBe(6);
    expect(everybody.map(({ aadObjectId }) => aadObjectId)).toEqual(
      expect.arrayContaining(samplePeople.map(({ id }) => id)),
    );
  },
);

test('START4: where the development packages are missing, that is said and nothing starts', async () => {
  const started = await startPlayground({
    botUrl: 'http://127.0.0.1:9',
    user: 'sam',
    from: 'file:///nowhere/bot.ts',
  });
  expect(started).toEqual({ kind: 'missing' });
});

test('START1: the real Playground starts on a free port and ends when told', {
  timeout: 240_000,
}, async () => {
  const started = await startPlayground({ botUrl: 'http://127.0.0.1:9', user: 'ada', port: 0 });
  if (started.kind !== 'running') throw new Error(`it is ${started.kind}`);
  const { url, stop } = started.playground;
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect((await fetch(url)).status).toBe(200);
  await stop();
  await expect(fetch(url)).rejects.toThrow();
});
