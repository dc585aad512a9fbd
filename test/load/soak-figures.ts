import { createHash } from 'node:crypto';
import { get } from 'node:http';
import { firstStart } from '../../bot/first-start.ts';
import { openStore } from '../../bot/open-store.ts';
import { collections, people } from '../../domain/collections.ts';
import type { Lead } from '../../domain/records/lead.ts';
import { sample } from '../../domain/sample/people.ts';
import { openLocalStore } from '../../domain/store/local/open-store.ts';
import { verifyAudit } from '../../domain/store/local/verify-audit.ts';
import { aLead } from '../an-organisation.ts';
import { writers } from '../bench/load.ts';
import { store as storeLeads } from '../bench/search-figures.ts';
import type { BotProcess } from '../bot-process.ts';

export interface Sample {
  readonly turns: number;
  /** Megabytes once garbage is collected. */
  readonly heldMb: number;
  /** Of Node: sockets, timers and the like. */
  readonly handles: number;
  readonly files: number;
}

/** Of each of the crowd. */
const leadsEach = 20;

/** The sample organisation, the writers as managers like Mira, and leads so unlike that none is taken for another. */
export async function fillForSoak(dataDir: string): Promise<readonly Lead[]> {
  const store = await openStore({ dataDir });
  await firstStart(store, { sample: true, admins: [] }, new Date());
  const mira = await store.read((view) => view.get(people, sample.mira));
  if (mira === undefined) throw new Error('the sample has no Mira');
  await store.change({ by: 'system', why: 'test', at: new Date() }, async (tx) => {
    for (const writer of writers) await tx.put(people, { ...mira, ...writer, version: 0 });
  });
  const leads = writers.flatMap(({ id }) =>
    Array.from({ length: leadsEach }, (_, n) =>
      aLead(`soak-${id}-${n}`, {
        firstName: letters(`first ${id} ${n}`),
        lastName: letters(`last ${id} ${n}`),
        companyName: letters(`company ${id} ${n}`),
        topic: letters(`topic ${id} ${n}`),
        ownerId: id,
        businessUnitId: mira.businessUnitId,
      }),
    ),
  );
  await storeLeads(store, leads);
  await store.close();
  return leads;
}

function letters(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex').slice(0, 10);
  const word = [...hex].map((digit) => 'bdfgklmnprstvwza'[Number.parseInt(digit, 16)]).join('');
  return word[0]?.toUpperCase() + word.slice(1);
}

export async function holdingOf(bot: BotProcess, turns: number): Promise<Sample> {
  const heldMb = Math.round(await bot.heldMb());
  const page = await metricsPage(bot);
  return {
    turns,
    heldMb,
    handles: figureIn(page, 'nodejs_active_resources_total'),
    files: figureIn(page, 'process_open_fds'),
  };
}

export const noticesWaiting = async (bot: Pick<BotProcess, 'url'>): Promise<number> =>
  figureIn(await metricsPage(bot), 'lead_assistant_notices_waiting');

/** On a connection of its own: a kept one may just have been closed for being idle. */
const metricsPage = ({ url }: Pick<BotProcess, 'url'>): Promise<string> =>
  new Promise((resolve, reject) => {
    get(`${url}/metrics`, { agent: false }, (response) => {
      let page = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        page += text;
      });
      response.on('end', () => resolve(page));
    }).on('error', reject);
  });

function figureIn(page: string, name: string): number {
  const found = new RegExp(`^${name} (\\S+)$`, 'm').exec(page)?.[1];
  if (found === undefined) throw new Error(`the metrics have no ${name}`);
  return Number(found);
}

/** What the folder holds after the bot has stopped: the chain, and how many entries are about leads of the crowd. */
export async function examine(dataDir: string) {
  const { kind } = await verifyAudit(dataDir);
  const store = await openLocalStore({ folder: dataDir, collections });
  try {
    const crowd = new Set<string>(writers.map(({ id }) => id));
    return await store.moment(async (contents) => {
      let [entries, ofLeads] = [0, 0];
      for await (const { by, edits } of contents.entries(0)) {
        entries += 1;
        if (crowd.has(by) && edits.some(({ collection }) => collection === 'leads')) ofLeads += 1;
      }
      return { kind, entries, ofLeads };
    });
  } finally {
    await store.close();
  }
}
