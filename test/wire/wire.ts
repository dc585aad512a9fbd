import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { assembleBot, type Bot, type BotOptions } from '../../bot/assemble.ts';
import { type FakeConnector, startFakeConnector } from '../../bot/demo/fake-connector.ts';
import {
  type Chat,
  createFakeTeams,
  type FakeTeams,
  type Person,
  type TeamsOptions,
} from '../../bot/demo/fake-teams.ts';
import { createLog } from '../../bot/log.ts';
import { en } from '../../dialogs/wording/en.ts';
import { collections } from '../../domain/collections.ts';
import { openMemoryStore } from '../../domain/store/local/memory-store.ts';
import type { Store } from '../../domain/store/store.ts';
import { echo, plainCard } from './fakes.ts';

export const tenantId = '00000000-0000-4000-8000-00000000000a';

const person = (n: number, name: string): Person => ({ id: `00000000-0000-4000-8000-00000000000${n}`, name });
export const sam = person(1, 'Sam Rivera');
export const priya = person(2, 'Priya Nair');
export const ada = person(3, 'Ada Novak');
export const mira = person(4, 'Mira Chen');
export const tom = person(5, 'Tom Okafor');

export const salesGroup: Chat = { id: '19:sales@thread.v2', type: 'groupChat' };
export const dealsChannel: Chat = { id: '19:deals@thread.tacv2;messageid=1', type: 'channel' };

export interface Wire {
  readonly teams: FakeTeams;
  readonly connector: FakeConnector;
  readonly bot: Bot;
  readonly store: Store;
  /** Where the bot listens. */
  readonly url: string;
  /** Everything that was logged, one JSON line each. */
  readonly logged: readonly string[];
}

export type WireOptions = Partial<Omit<BotOptions, 'deps'>> & {
  readonly store?: Store;
  readonly now?: () => Date;
  readonly connector?: FakeConnector;
  readonly teams?: Partial<TeamsOptions>;
  /** The most log lines to keep. */
  readonly logLimit?: number;
};

/** A whole bot on a free port of this machine, with a Teams that only this test sees. Both end with the test. */
export async function startWire({
  now,
  teams: client,
  logLimit = 1_000,
  ...options
}: WireOptions = {}): Promise<Wire> {
  const { connector = await startFakeConnector(), store = openMemoryStore(collections), ...parts } = options;
  const logged: string[] = [];
  let ids = 1;
  const bot = assembleBot({
    mode: { kind: 'local' },
    converse: echo,
    render: plainCard,
    tell: () => ({ kind: 'thanks', offers: [] }),
    words: en,
    secret: Buffer.alloc(32, 7),
    hasModel: false,
    log: createLog('debug', { write: (line) => void (logged.length < logLimit && logged.push(line)) }),
    deps: {
      store,
      clock: { now: now ?? (() => new Date()) },
      newId: () => `id-${ids++}`,
      guidance: noGuidance,
    },
    ...parts,
  });
  await new Promise<void>((ready) => bot.http.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${(bot.http.address() as AddressInfo).port}`;
  onTestFinished(async () => {
    await bot.settled();
    await new Promise<void>((closed) => {
      bot.http.close(() => closed());
      bot.http.server.closeAllConnections();
    });
    await connector.close();
  });
  const teams = createFakeTeams({ botUrl: url, connector, tenantId, settled: bot.settled, ...client });
  return { teams, connector, bot, store, url, logged };
}

function noGuidance(): never {
  throw new Error('this wire has no guidance');
}
