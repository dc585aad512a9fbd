import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { linesOf } from '../../bot/demo/card-view.ts';
import { startFakeConnector } from '../../bot/demo/fake-connector.ts';
import { createFakeTeams, type FakeTeams } from '../../bot/demo/fake-teams.ts';
import { collections, contacts, leads, opportunities, people } from '../../domain/collections.ts';
import { sample, sampleTenant } from '../../domain/sample/people.ts';
import { checkChain } from '../../domain/store/contents.ts';
import { contentsOf } from '../../domain/store/postgres/contents.ts';
import { openPostgresStore } from '../../domain/store/postgres/open-store.ts';
import { openPool } from '../../domain/store/postgres/pool.ts';
import type { Store } from '../../domain/store/store.ts';
import { aLead } from '../an-organisation.ts';
import { type BotProcess, startBotProcess } from '../bot-process.ts';
import { newDatabase } from '../new-database.ts';
import { startBalancer } from './balancer.ts';

export interface Trial {
  /** A server on which a database may be made. */
  readonly server: string;
  readonly processes: number;
  readonly leads: number;
  /** So many times one of the processes is killed, and another started. */
  readonly kills: number;
  /** The clock of every second process is so far ahead. */
  readonly clockAheadMs?: number;
}

export interface Outcome {
  readonly qualified: number;
  /** Leads with other than one opportunity, and with other than one contact of their own. */
  readonly wrongOpportunities: number;
  readonly wrongContacts: number;
  /** Typed messages, and answers to them. */
  readonly said: number;
  readonly answered: number;
  readonly entries: number;
  readonly chain: 'intact';
  /** How far the time of an entry of the trail lies outside of the trial, at most. */
  readonly offTimeMs: number;
  readonly brokenDeliveries: number;
  readonly turnsPerSecond: number;
}

const sam = { id: sample.sam, name: 'Sam Rivera' };
/** So many conversations at once. */
const atOnce = 6;

/**
 * Salespeople qualify leads through a round-robin over several bots, every activity delivered to two of them at
 * once, while bots are killed and replaced. Tells what became of it.
 */
export async function runInstances(trial: Trial): Promise<Outcome> {
  const { server, processes, leads: count, kills, clockAheadMs = 0 } = trial;
  const { url, drop } = await newDatabase(server);
  const begun = Date.now();
  const bots: BotProcess[] = [];
  let started = 0;
  const startBot = (): Promise<BotProcess> =>
    startBotProcess({ DATABASE_URL: url, ...(started++ % 2 === 1 ? clock(clockAheadMs) : {}) });
  const connector = await startFakeConnector();
  const balancer = await startBalancer(() => bots.filter((bot) => bot.isAlive()).map((bot) => bot.url));
  try {
    bots.push(...(await Promise.all(Array.from({ length: processes }, startBot))));
    const store = await openPostgresStore({ url, collections, now: () => new Date() });
    try {
      await addLeads(store, count);
      const teams = createFakeTeams({ botUrl: balancer.url, connector, tenantId: sampleTenant });
      const workBegan = performance.now();
      let working = true;
      const murder = killSome(bots, startBot, kills, () => working);
      await inParallel(count, (n) => qualify(teams, n));
      const seconds = (performance.now() - workBegan) / 1_000;
      working = false;
      await murder;
      if (process.argv.includes('--show')) await showWrong(store, teams, count);
      const chats = Array.from({ length: count }, (_, n) => connector.shown(`a:chat-${n}`).length);
      return {
        ...(await examine(store, count)),
        ...(await trailOf(url, begun)),
        said: 2 * count,
        answered: chats.reduce((sum, shown) => sum + shown, 0),
        brokenDeliveries: balancer.failures(),
        turnsPerSecond: (4 * count) / seconds,
      };
    } finally {
      await store.close();
    }
  } finally {
    await Promise.all(bots.filter((bot) => bot.isAlive()).map((bot) => bot.stop()));
    await balancer.close();
    await connector.close();
    await drop();
  }
}

/** Names so unlike each other that none is taken for another. */
const nameOf = (n: number) => ({ firstName: letters(`first ${n}`), lastName: letters(`last ${n}`) });
const letters = (seed: string): string => {
  const hex = createHash('sha256').update(seed).digest('hex').slice(0, 10);
  const word = [...hex].map((digit) => 'bdfgklmnprstvwza'[Number.parseInt(digit, 16)]).join('');
  return word[0]?.toUpperCase() + word.slice(1);
};
const idOf = (n: number): string => `trial-${n}`;

async function addLeads(store: Store, count: number): Promise<void> {
  const at = new Date();
  await store.change({ by: 'system', why: 'test', at }, async (tx) => {
    const owner = await tx.get(people, sample.sam);
    if (owner === undefined) throw new Error('the bots have not made the sample organisation');
    for (let n = 0; n < count; n += 1) {
      const named = { ...nameOf(n), companyName: letters(`company ${n}`) };
      const owned = { ownerId: owner.id, businessUnitId: owner.businessUnitId };
      await tx.put(leads, aLead(idOf(n), { ...named, ...owned, topic: letters(`topic ${n}`) }));
    }
  });
}

/** Asks for it, presses twice at once, and asks once more: the receipt. */
async function qualify(teams: FakeTeams, n: number): Promise<void> {
  const { firstName, lastName } = nameOf(n);
  const member = teams.as(sam).in({ id: `a:chat-${n}`, type: 'personal' });
  const shown = async (messages: number): Promise<void> => {
    // A slow bot answers after the request is over.
    const patience = performance.now() + 300_000;
    while (teams.shown(member.chat).length < messages) {
      if (performance.now() > patience) throw new Error(`chat ${n} waits for message ${messages}`);
      await new Promise((wake) => setTimeout(wake, 50));
    }
  };
  await member.says(`qualify ${firstName} ${lastName}`);
  await shown(1);
  const [asked] = teams.shown(member.chat);
  const lines = linesOf(asked?.activity.attachments?.[0]?.content);
  if (!lines.some((line) => line.includes('[Qualify lead]')))
    throw new Error(`chat ${n} shows: ${lines.join(' | ')}`);
  const presses = await Promise.all([member.presses('Qualify lead'), member.presses('Qualify lead')]);
  const failed = presses.find(({ status }) => status !== 200);
  if (failed !== undefined) throw new Error(`a press was answered ${failed.status}`);
  await member.says(`qualify ${firstName} ${lastName}`);
  await shown(2);
}

async function inParallel(count: number, work: (n: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let n = next++; n < count; n = next++) await work(n);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

async function killSome(
  bots: BotProcess[],
  startBot: () => Promise<BotProcess>,
  kills: number,
  working: () => boolean,
): Promise<void> {
  for (let done = 0; done < kills && working(); done += 1) {
    await new Promise((wake) => setTimeout(wake, 300 + 500 * Math.random()));
    const alive = bots.filter((bot) => bot.isAlive());
    const replacement = startBot();
    await alive[Math.floor(Math.random() * alive.length)]?.kill();
    bots.push(await replacement);
  }
}

async function examine(store: Store, count: number) {
  return store.read(async (view) => {
    let [qualified, wrongOpportunities, wrongContacts] = [0, 0, 0];
    const names = new Map<string, number>();
    for await (const { firstName, lastName } of view.all(contacts)) {
      const name = `${firstName} ${lastName}`;
      names.set(name, (names.get(name) ?? 0) + 1);
    }
    for (let n = 0; n < count; n += 1) {
      const lead = await view.get(leads, idOf(n));
      if (lead?.status.state === 'qualified') qualified += 1;
      if ((await view.count(opportunities, 'byLead', idOf(n))) !== 1) wrongOpportunities += 1;
      const { firstName, lastName } = nameOf(n);
      if (names.get(`${firstName} ${lastName}`) !== 1) wrongContacts += 1;
    }
    return { qualified, wrongOpportunities, wrongContacts };
  });
}

const clock = (aheadMs: number): Readonly<Record<string, string>> => ({
  NODE_OPTIONS: `--require ${fileURLToPath(new URL('clock.cjs', import.meta.url))}`,
  CLOCK_AHEAD_MS: String(aheadMs),
});

async function trailOf(url: string, begun: number) {
  const database = openPool({ url, connections: 1 });
  const session = await database.session();
  try {
    const contents = await contentsOf(session, 'main');
    const { seq } = await checkChain(contents.entries(0));
    let offTimeMs = 0;
    for await (const entry of contents.entries(0)) {
      const at = Date.parse(entry.at);
      offTimeMs = Math.max(offTimeMs, begun - at, at - Date.now());
    }
    return { entries: seq, chain: 'intact' as const, offTimeMs };
  } finally {
    session.release(false);
    await database.close();
  }
}

/** What the chats of leads that were not qualified show last. */
async function showWrong(store: Store, teams: FakeTeams, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    const lead = await store.read((view) => view.get(leads, idOf(n)));
    if (lead?.status.state === 'qualified') continue;
    const chat = { id: `a:chat-${n}`, type: 'personal' } as const;
    for (const { activity } of teams.shown(chat))
      console.log(JSON.stringify(activity.text ?? linesOf(activity.attachments?.[0]?.content)));
  }
}
