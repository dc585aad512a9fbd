import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { type FakeConnector, startFakeConnector } from '../../bot/demo/fake-connector.ts';
import { createFakeTeams } from '../../bot/demo/fake-teams.ts';
import { render } from '../../bot/render.ts';
import { converse } from '../../dialogs/converse.ts';
import { accounts, contacts, leads, opportunities } from '../../domain/collections.ts';
import { seedSample } from '../../domain/sample/seed.ts';
import type { Store } from '../../domain/store/store.ts';
import { type Roll, rollFrom } from '../../domain/utterances/noise.ts';
import { anEmptyStore } from '../an-empty-store.ts';
import { aLead } from '../an-organisation.ts';
import { guidance } from '../dialogs/talk.ts';
import { post } from '../wire/raw.ts';
import { sam, startWire, tenantId } from '../wire/wire.ts';

/** `RUNS=2000 npx vitest run test/properties/delivered-again.test.ts` is the long run. */
const runs = Number(process.env['RUNS'] ?? 8);
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const now = new Date('2026-11-25T10:00:00Z');

interface Delivered {
  readonly id: string;
  readonly type: string;
  readonly conversation: { readonly id: string };
  readonly value?: unknown;
}

/**
 * Stands between Teams and the bots and delivers everything one to four times: at once with the first, right after
 * it, or much later; with the same id, or what was pressed with a new one, too. At some moment of each conversation
 * another process takes over, which remembers nothing but what is stored.
 */
async function startRepeater(bots: readonly string[], roll: Roll) {
  const late = new Map<string, Delivered[]>();
  const takenOver = new Set<string>();
  /** To a press, and to the same press again. */
  const answers: (readonly [string, string])[] = [];
  let copies = 0;
  const deliver = async (body: Delivered) => {
    const chat = body.conversation.id;
    if (roll() < 0.15) takenOver.add(chat);
    return post(`${bots[takenOver.has(chat) ? 1 : 0]}/api/messages`, JSON.stringify(body));
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Delivered;
    const waiting = late.get(body.conversation.id) ?? [];
    late.set(body.conversation.id, []);
    const again = Array.from({ length: Math.floor(roll() * 4) }, () => {
      copies += 1;
      return body.value !== undefined && roll() < 0.5 ? { ...body, id: `again-${copies}` } : body;
    });
    const [atOnce, after] = [again.filter(() => roll() < 0.4), again.filter(() => roll() < 0.4)];
    const [answer, ...same] = await Promise.all([deliver(body), ...atOnce.map(deliver)]);
    for (const each of waiting) await deliver(each);
    for (const each of after) same.push(await deliver(each));
    if (body.value !== undefined) for (const { text } of same) answers.push([answer.text, text]);
    late.get(body.conversation.id)?.push(...again.filter(() => roll() < 0.4));
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(answer.text);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => void server.close());
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    copies: () => copies,
    answers: () => answers,
    async rest() {
      for (const each of [...late.values()].flat()) await deliver(each);
    },
  };
}

const letters = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex').slice(0, 10);
  const word = [...hex].map((digit) => 'bdfgklmnprstvwza'[Number.parseInt(digit, 16)]).join('');
  return word[0]?.toUpperCase() + word.slice(1);
};
/** Two processes never make the same one. */
const newId = (): string => `made-${randomUUID()}`;
const nameOf = (n: number) => ({ firstName: letters(`first ${n}`), lastName: letters(`last ${n}`) });

async function organisation(): Promise<Store> {
  const store = anEmptyStore();
  await store.change({ by: 'system', why: 'sample', at: now }, async (tx) => {
    await seedSample(tx, now);
    for (let n = 0; n < runs; n += 1)
      await tx.put(
        leads,
        aLead(`lead-${n}`, {
          ...nameOf(n),
          companyName: letters(`company ${n}`),
          topic: letters(`topic ${n}`),
          ownerId: sam.id,
        }),
      );
  });
  return store;
}

/** Disqualifies, takes it back, and qualifies: by what Teams shows. */
async function converseAbout(url: string, connector: FakeConnector, n: number, settled: () => Promise<void>) {
  const { firstName, lastName } = nameOf(n);
  const teams = createFakeTeams({ botUrl: url, connector, tenantId, settled });
  const member = teams.as(sam).in({ id: `a:chat-${n}`, type: 'personal' });
  await member.says(`disqualify ${firstName} ${lastName}`);
  await member.presses('Disqualify lead', { Reason: 'Lost' });
  await member.presses('Undo');
  await member.says(`qualify ${firstName} ${lastName}`);
  await member.presses('Qualify lead');
  // A text that comes again after a restart is answered again, below.
  expect(JSON.stringify(teams.shown(member.chat))).toContain(`${firstName} ${lastName} is qualified`);
}

/** What became of a lead, with ids by the order in which they appear. */
async function fateOf(store: Store, n: number): Promise<string> {
  const id = `lead-${n}`;
  const rows = await store.read(async (view) => {
    const lead = await view.get(leads, id);
    const deals = await view.find(opportunities, 'byLead', id);
    const made = await Promise.all(
      deals.flatMap(({ accountId, contactId }) => [
        view.get(accounts, accountId ?? ''),
        view.get(contacts, contactId ?? ''),
      ]),
    );
    const trail = await view.history(leads, id, 100);
    return { lead, deals, made, trail: trail.map(({ by, why }) => [by, why]) };
  });
  const seen: string[] = [];
  return JSON.stringify(rows).replaceAll(/made-[\da-f-]{36}/g, (made) => {
    if (!seen.includes(made)) seen.push(made);
    return `made ${seen.indexOf(made)}`;
  });
}

test(`REL1: whatever is delivered again, at once, late, under a new id or after a restart, happens once (${runs} conversations, seed ${seed})`, {
  timeout: 3_600_000,
}, async () => {
  const roll = rollFrom(seed);
  const run = async (repeats: boolean) => {
    const store = await organisation();
    const connector = await startFakeConnector();
    const parts = { store, connector, converse, render, guidance: () => guidance, now: () => now, newId };
    const bots = [await startWire(parts), await startWire(parts)];
    const settled = async (): Promise<void> => {
      for (const { bot } of bots) await bot.settled();
    };
    const urls = bots.map(({ url }) => url);
    const repeater = repeats ? await startRepeater(urls, roll) : undefined;
    for (let n = 0; n < runs; n += 1)
      await converseAbout(repeater?.url ?? urls[0] ?? '', connector, n, settled);
    await repeater?.rest();
    await settled();
    const sizes = await store.read((view) =>
      Promise.all([view.size(leads), view.size(accounts), view.size(contacts), view.size(opportunities)]),
    );
    return { store, sizes, copies: repeater?.copies() ?? 0, answers: repeater?.answers() ?? [] };
  };
  const [once, again] = [await run(false), await run(true)];
  expect(again.copies).toBeGreaterThan(runs * 4);
  for (const [first, repeated] of again.answers) expect(repeated).toBe(first);
  for (let n = 0; n < runs; n += 1) {
    const fate = await fateOf(once.store, n);
    expect(fate).toContain('"state":"qualified"');
    expect(await fateOf(again.store, n)).toBe(fate);
  }
  expect(again.sizes).toEqual(once.sizes);
});
