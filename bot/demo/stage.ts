import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leaveDigests } from '../../domain/delivery/due-digests.ts';
import { sampleTenant } from '../../domain/sample/people.ts';
import { firstStart } from '../first-start.ts';
import { createLog } from '../log.ts';
import { openStore } from '../open-store.ts';
import { createProduct } from '../product.ts';
import { startFakeConnector } from './fake-connector.ts';
import { createFakeTeams, type FakeTeams } from './fake-teams.ts';

export interface Stage {
  readonly teams: FakeTeams;
  /** The clock stands still between steps, so that every run looks alike; then what is due happens. */
  later(minutes: number): Promise<void>;
  close(): Promise<void>;
}

/** The whole product over a fresh sample organisation in a folder of its own, with a Teams that only it sees. */
export async function openStage(start: Date): Promise<Stage> {
  let now = start;
  let made = 0;
  const dataDir = await mkdtemp(join(tmpdir(), 'lead-assistant-demo-'));
  const store = await openStore({ dataDir });
  await firstStart(store, { sample: true, history: false, admins: [] }, now);
  const bot = await createProduct({
    mode: { kind: 'local' },
    store,
    clock: { now: () => now },
    newId: () => `demo-${++made}`,
    secret: Buffer.alloc(32, 1),
    log: createLog('error'),
  });
  await bot.warmUp();
  const connector = await startFakeConnector();
  await new Promise<void>((ready) => bot.http.listen(0, '127.0.0.1', ready));
  const { port } = bot.http.address() as AddressInfo;
  const teams = createFakeTeams({
    botUrl: `http://127.0.0.1:${port}`,
    connector,
    tenantId: sampleTenant,
    settled: bot.settled,
  });
  return {
    teams,
    later: async (minutes) => {
      now = new Date(now.getTime() + minutes * 60_000);
      await leaveDigests(store, now);
      await bot.outbox.deliver();
    },
    close: async () => {
      await bot.settled();
      bot.http.server.closeAllConnections();
      await new Promise<void>((closed) => bot.http.close(() => closed()));
      await connector.close();
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
