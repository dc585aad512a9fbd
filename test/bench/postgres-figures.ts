import { openStore } from '../../bot/open-store.ts';
import { startBotProcess } from '../bot-process.ts';
import { newDatabase } from '../new-database.ts';
import { leadsOfSam, sayings, settle } from './bot-figures.ts';
import { startSink, turns } from './load.ts';
import { loadPostgres } from './load-postgres.ts';
import { median } from './measure.ts';
import { measureSearch, queriesOn, recallOf, shareOf } from './search-figures.ts';

/** Bots on one database, half searches and half turns that write; and searches straight at the store. */
export async function postgresFigures(
  server: string,
  {
    rounds,
    turns: count,
    leads: size,
  }: { readonly rounds: number; readonly turns: number; readonly leads: number },
) {
  const { url, drop } = await newDatabase(server);
  const leads = leadsOfSam(size);
  await loadPostgres(url, leads);
  const store = await openStore({ dataDir: 'unused', databaseUrl: url });
  const sink = await startSink();
  const bots = [];
  try {
    await settle(store);
    const searched = [];
    for (const query of queriesOn(leads, 240)) searched.push(await measureSearch(store, query));
    const measured = searched.slice(40);
    const says = sayings(leads);
    const text = (n: number): string => (n % 4 < 2 ? says.search(n) : says.write(n));
    bots.push(await startBotProcess({ DATABASE_URL: url }));
    bots.push(await startBotProcess({ DATABASE_URL: url }));
    const urls = bots.map((bot) => bot.url);
    await turns(urls, sink.url, count, text);
    const rates = { one: [] as number[], two: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      const next = (n: number): string => text(n + round * count);
      rates.one.push((await turns(urls.slice(0, 1), sink.url, count, next)).perSecond);
      rates.two.push((await turns(urls, sink.url, count, next)).perSecond);
    }
    return {
      turnsPerSecond1: median(rates.one),
      turnsPerSecond2Processes: median(rates.two),
      searchP99Ms: shareOf(measured, 'ms', 0.99),
      searchP50Ms: shareOf(measured, 'ms', 0.5),
      recallAt5: recallOf(measured),
    };
  } finally {
    await Promise.all(bots.map((bot) => bot.stop()));
    sink.close();
    await store.close();
    await drop();
  }
}
