import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstStart } from '../../bot/first-start.ts';
import { openStore } from '../../bot/open-store.ts';
import { people } from '../../domain/collections.ts';
import type { Lead } from '../../domain/records/lead.ts';
import { sample, unitOf } from '../../domain/sample/people.ts';
import type { Store } from '../../domain/store/store.ts';
import { type BotProcess, startBotProcess } from '../bot-process.ts';
import { startSink, turns, writers } from './load.ts';
import { median } from './measure.ts';
import { invent, queriesOn, store as storeLeads } from './search-figures.ts';

export interface BotBench {
  readonly root: string;
  readonly rounds: number;
  /** Turns of each kind in a round. */
  readonly turns: number;
  readonly leads: number;
}

/** So many leads that belong to Sam. */
export const leadsOfSam = (count: number): readonly Lead[] =>
  invent(count).map((lead) => ({ ...lead, ownerId: sample.sam, businessUnitId: unitOf('sam') }));

/** The sample organisation, the writers as managers like Mira, and so many leads more that belong to Sam. */
export async function fillOrganisation(store: Store, count: number): Promise<readonly Lead[]> {
  const leads = leadsOfSam(count);
  await settle(store);
  await storeLeads(store, leads);
  return leads;
}

/** The sample organisation, and the writers as managers like Mira. */
export async function settle(store: Store): Promise<void> {
  await firstStart(store, { sample: true, admins: [] }, new Date());
  const mira = await store.read((view) => view.get(people, sample.mira));
  if (mira === undefined) throw new Error('the sample has no Mira');
  await store.change({ by: 'system', why: 'bench', at: new Date(0) }, async (tx) => {
    for (const writer of writers) await tx.put(people, { ...mira, ...writer, version: 0 });
  });
}

/** What people say: a search that is spelt wrongly; the start of a new lead, whose form is kept durably; a question. */
export function sayings(leads: readonly Lead[]) {
  const searches = queriesOn(leads, 400);
  const questions = readFileSync(join('knowledge', 'questions.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { question: string }).question);
  return {
    search: (n: number) => `find ${searches[n % searches.length]?.text}`,
    write: (n: number) => `new lead ${nameOf(leads[(n * 7919) % leads.length])}`,
    question: (n: number) => questions[(n * 31) % questions.length] ?? '',
  };
}

const nameOf = (lead: Lead | undefined): string => `${lead?.firstName} ${lead?.lastName}`;

/** Turns a second of the product over those of a bare bot that says back what it hears, in turn in one run. */
export async function botFigures({ root, rounds, turns: count, leads: size }: BotBench) {
  const dataDir = join(root, 'bot');
  const store = await openStore({ dataDir });
  const leads = await fillOrganisation(store, size);
  await store.close();
  const sink = await startSink();
  const echo = await startBotProcess({}, 'test/bench/echo-bot.ts');
  const product = await startBotProcess({ DATA_DIR: dataDir });
  try {
    const says = sayings(leads);
    const run = (bot: BotProcess, text: (n: number) => string) => turns([bot.url], sink.url, count, text);
    // Each is measured as it runs all day: what a small bot has compiled after a moment takes a large one a round.
    for (const text of Object.values(says)) await run(product, text);
    await run(echo, says.search);
    const kinds = ['search', 'write', 'question'] as const;
    const rates = {
      echo: [] as number[],
      search: [] as number[],
      write: [] as number[],
      question: [] as number[],
    };
    const p99s = { echo: [] as number[], search: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      const bare = await run(echo, says.search);
      rates.echo.push(bare.perSecond);
      p99s.echo.push(bare.p99);
      for (const kind of kinds) {
        const load = await run(product, (n) => says[kind](n + round * count));
        rates[kind].push(load.perSecond);
        if (kind === 'search') p99s.search.push(load.p99);
      }
    }
    // Each round by itself: a machine that others use, too, is not as quick in all of them.
    const perEcho = (kind: (typeof kinds)[number]): number =>
      median(rates[kind].map((rate, round) => rate / (rates.echo[round] as number)));
    return {
      echoTurnsPerSecond: median(rates.echo),
      searchTurnVsEcho: perEcho('search'),
      writeTurnVsEcho: perEcho('write'),
      questionTurnVsEcho: perEcho('question'),
      p99VsEcho: median(p99s.search) / median(p99s.echo),
      coldStartSeconds: product.startedInMs / 1000,
      rssMb10k: product.rssMb(),
    };
  } finally {
    await Promise.all([echo.kill(), product.stop()]);
    sink.close();
  }
}
