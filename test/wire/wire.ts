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
import { firstStart } from '../../bot/first-start.ts';
import { createProduct } from '../../bot/product.ts';
import { openReading } from '../../bot/utterances.ts';
import type { Deps } from '../../dialogs/turn.ts';
import { openDetector } from '../../domain/duplicates/detector.ts';
import type { LanguageModel } from '../../domain/outside.ts';
import type { Store } from '../../domain/store/store.ts';
import { anEmptyStore } from '../an-empty-store.ts';
import { trainingsIn } from '../scoring/trainings.ts';
import { watchedLog } from '../watched-log.ts';
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
  readonly model?: LanguageModel;
  readonly guidance?: Deps['guidance'];
  readonly now?: () => Date;
  readonly newId?: () => string;
  readonly connector?: FakeConnector;
  readonly teams?: Partial<TeamsOptions>;
  /** The most log lines to keep. */
  readonly logLimit?: number;
};

const reading = await openReading();

/** A bot of fakes on a free port of this machine, with a Teams that only this test sees. Both end with the test. */
export async function startWire({
  now,
  newId,
  model,
  guidance = noGuidance,
  teams: client,
  logLimit = 1_000,
  ...options
}: WireOptions = {}): Promise<Wire> {
  const { connector = await startFakeConnector(), store = anEmptyStore(), ...parts } = options;
  const logged: string[] = [];
  let ids = 1;
  const clock = { now: now ?? (() => new Date()) };
  const bot = assembleBot({
    mode: { kind: 'local' },
    converse: echo,
    render: plainCard,
    tell: () => ({ kind: 'thanks', offers: [] }),
    secret: Buffer.alloc(32, 7),
    log: watchedLog((line) => void (logged.length < logLimit && logged.push(line))),
    deps: {
      store,
      clock,
      newId: newId ?? (() => `id-${ids++}`),
      guidance,
      detector,
      ...(model === undefined ? {} : { model }),
      train: trainingsIn(store, clock).runSoon,
      reading,
      rolesFrom: parts.mode?.kind === 'teams' ? parts.mode.app.rolesFrom : 'local',
    },
    ...parts,
  });
  const url = await serve(bot, connector);
  const teams = createFakeTeams({ botUrl: url, connector, tenantId, settled: bot.settled, ...client });
  return { teams, connector, bot, store, url, logged };
}

const detector = openDetector();

export interface ProductWire extends Wire {
  /** The clock stands still until it is told otherwise. */
  later(minutes: number): void;
}

/** The product itself over a fresh sample organisation: for journeys that must be seen as a client sees them. */
export async function startProduct(start = new Date('2026-11-25T10:00:00Z')): Promise<ProductWire> {
  let now = start;
  let ids = 1;
  const connector = await startFakeConnector();
  const store = anEmptyStore();
  await firstStart(store, { sample: true, history: false, admins: [] }, now);
  const logged: string[] = [];
  const bot = await createProduct({
    mode: { kind: 'local' },
    store,
    clock: { now: () => now },
    newId: () => `id-${ids++}`,
    secret: Buffer.alloc(32, 7),
    log: watchedLog((line) => void logged.push(line)),
  });
  const url = await serve(bot, connector);
  const teams = createFakeTeams({ botUrl: url, connector, tenantId, settled: bot.settled });
  const later = (minutes: number): void => {
    now = new Date(now.getTime() + minutes * 60_000);
  };
  return { teams, connector, bot, store, url, logged, later };
}

/** Listens until the test is over; then everything is closed, after all that was going on has happened. */
async function serve({ http, settled }: Bot, connector: FakeConnector): Promise<string> {
  await new Promise<void>((ready) => http.listen(0, '127.0.0.1', ready));
  onTestFinished(async () => {
    await settled();
    await new Promise<void>((closed) => {
      http.close(() => closed());
      http.server.closeAllConnections();
    });
    await connector.close();
  });
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
}

function noGuidance(): never {
  throw new Error('this wire has no guidance');
}
