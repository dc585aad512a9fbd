import { expect, test } from 'vitest';
import { startBotProcess } from '../bot-process.ts';
import { newDatabase } from '../new-database.ts';

const server = process.env['TEST_DATABASE_URL'];

test('START3: without its database the bot does not start: it says where it looked and what to do, and no password', {
  timeout: 120_000,
}, async () => {
  const starting = startBotProcess({ DATABASE_URL: 'postgres://ann:hunter2@127.0.0.1:1/leads' });
  const failed = await starting.then(
    () => 'started',
    (error: Error) => error.message,
  );
  expect(failed).toContain('ann@127.0.0.1:1/leads does not answer');
  expect(failed).toContain('Start it or correct DATABASE_URL. Nothing was changed.');
  expect(failed).not.toContain('hunter2');
  expect(failed).not.toMatch(/^\s+at /m);
});

test.skipIf(server === undefined)(
  'two bots start on one new database at once, tell so, and end in order',
  { timeout: 240_000 },
  async () => {
    const { url, drop } = await newDatabase(server ?? '');
    const bots = await Promise.all([
      startBotProcess({ DATABASE_URL: url }),
      startBotProcess({ DATABASE_URL: url }),
    ]);
    for (const bot of bots) {
      const health = await fetch(`${bot.url}/health`).then((response) => response.json());
      expect(health).toMatchObject({ status: 'ok', store: 'postgres' });
    }
    const outputs = await Promise.all(bots.map((bot) => bot.stop()));
    for (const output of outputs) expect(output).toContain('PostgreSQL');
    await drop();
  },
);
