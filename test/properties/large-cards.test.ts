import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createActions } from '../../bot/actions.ts';
import { render } from '../../bot/render.ts';
import type { Reply } from '../../dialogs/reply.ts';
import { wordingLanguages, wordsFor } from '../../dialogs/wording/wording.ts';
import {
  accounts,
  businessUnits,
  contacts,
  leads,
  notes,
  opportunities,
  processFlows,
} from '../../domain/collections.ts';
import type { CoreRecord } from '../../domain/core-records.ts';
import { keepingMatchcodes } from '../../domain/duplicates/matchcodes.ts';
import { type CoreEntity, fieldsOf } from '../../domain/records/fields.ts';
import { seedSample } from '../../domain/sample/seed.ts';
import type { Collection, Lookup, Store, Stored, Transaction } from '../../domain/store/store.ts';
import { type Roll, rollFrom } from '../../domain/utterances/noise.ts';
import { anEmptyStore } from '../an-empty-store.ts';
import { talk } from '../dialogs/talk.ts';
import { everybody, pick, stepOn } from './walking.ts';

/** `CARDS=5000 npx vitest run test/properties/large-cards.test.ts` is the long run. */
const cards = Number(process.env['CARDS'] ?? 400);
const seed = Number(process.env['CARDS_SEED'] ?? Date.now() % 1_000_000);
const utf16Limit = 40 * 1024;

/** What takes most room once it is escaped for markdown and for JSON, and what takes two places each. */
const alphabets = [
  '*',
  '"',
  '\\',
  '[x](y)',
  '😀',
  '👩‍👩‍👧',
  'شركة ',
  '\u05d0\u05d1 ',
  'é',
  '漢字',
  '<at>',
  '{{',
  'A b ',
];

/** As long as it may be, of any of these or of one alone. */
function longest(roll: Roll, length: number): string {
  const alone = roll() < 0.5 ? pick(roll, alphabets) : undefined;
  let text = '';
  for (;;) {
    const next = alone ?? pick(roll, alphabets);
    if (text.length + next.length > length) return `${text}${'x'.repeat(length - text.length)}`;
    text += next;
  }
}

/** Every field of it at its maximum; addresses and numbers stay what they are. */
const filled = <R extends CoreRecord>(entity: CoreEntity, record: R, roll: Roll): R => ({
  ...record,
  ...Object.fromEntries(
    fieldsOf[entity].flatMap((field) =>
      field.type === 'text' ? [[field.name, longest(roll, field.maxLength)]] : [],
    ),
  ),
});

const crowded = 'leeds-boosters';

/** Thirty accounts, contacts and leads with the address and the number of one lead, and as many notes on it. */
async function crowdAround(tx: Transaction): Promise<void> {
  const lead = await tx.get(leads, crowded);
  const [account] = await all(tx, accounts);
  const [contact] = await all(tx, contacts);
  const [note] = await all(tx, notes);
  if (!lead || !account || !contact || !note) throw new Error('the sample has these');
  const { email = '', phone = '' } = lead;
  for (let n = 0; n < 30; n += 1) {
    const id = `crowd-${n}`;
    await tx.put(accounts, { ...account, id, version: 0, email, phone });
    await tx.put(contacts, { ...contact, id, version: 0, email, phone, accountId: id });
    await tx.put(leads, { ...lead, id, version: 0 });
    await tx.put(notes, { ...note, id, version: 0, regarding: [{ entity: 'lead', id: crowded }] });
  }
}

/** The sample organisation, in which everything that people write is as long as it may be. */
async function wordyOrganisation(roll: Roll): Promise<Store> {
  const store = keepingMatchcodes(anEmptyStore());
  const at = new Date('2026-11-25T10:00:00Z');
  await store.change({ by: 'system', why: 'sample', at }, (tx) => seedSample(tx, at));
  await store.change({ by: 'system', why: 'long texts', at }, async (tx) => {
    await crowdAround(tx);
    for (const lead of await all(tx, leads)) await tx.put(leads, filled('lead', lead, roll));
    for (const account of await all(tx, accounts)) await tx.put(accounts, filled('account', account, roll));
    for (const contact of await all(tx, contacts)) await tx.put(contacts, filled('contact', contact, roll));
    for (const deal of await all(tx, opportunities))
      await tx.put(opportunities, filled('opportunity', deal, roll));
    for (const note of await all(tx, notes)) await tx.put(notes, { ...note, text: longest(roll, 100_000) });
    for (const unit of await all(tx, businessUnits))
      await tx.put(businessUnits, { ...unit, name: longest(roll, 100) });
    for (const flow of await all(tx, processFlows))
      await tx.put(processFlows, { ...flow, name: longest(roll, 100) });
  });
  return store;
}

async function all<T extends Stored, L extends Record<string, Lookup<T>>>(
  tx: Transaction,
  of: Collection<T, L>,
): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const record of tx.all(of)) found.push(record);
  return found;
}

const openings = [
  'show',
  'qualify',
  'duplicates of',
  'can I qualify',
  'merge',
  'edit',
  'disqualify',
  'assign',
  'next stage',
];

const { sign } = createActions(randomBytes(32));
const looks = wordingLanguages.map((locale) => ({
  words: wordsFor({ locale }),
  sign,
  leadAddress: (lead: string) => `https://teams.microsoft.com/l/entity/app/leads?context=${lead}`,
}));
const bytesOf = (reply: Reply): number =>
  2 * Math.max(...looks.map((look) => JSON.stringify(render(reply, look).card).length));

test(`REL9: ${cards} cards over texts as long as they may be each take 40 KB at most (seed ${seed})`, {
  timeout: 60_000 + 60 * cards,
}, async () => {
  const worst = new Map<string, number>();
  for (let walk = 0, drawn = 0; drawn < cards; walk += 1) {
    const roll = rollFrom(seed * 100_003 + walk);
    const t = await talk(await wordyOrganisation(roll));
    const ids: string[] = [];
    await t.store.read(async (view) => {
      for await (const { id } of view.all(leads)) ids.push(id);
    });
    for (const who of everybody) {
      let last: Reply | undefined;
      for (let step = 0; step < 25; step += 1, drawn += 1) {
        const first = openings[step];
        const { did, reply } =
          first === undefined
            ? await stepOn(t, who, last, roll, ids)
            : { did: first, reply: await t.says(who, `${first} ${crowded}`) };
        const bytes = bytesOf(reply);
        expect(bytes, `${did}: ${reply.kind}`).toBeLessThanOrEqual(utf16Limit);
        worst.set(reply.kind, Math.max(bytes, worst.get(reply.kind) ?? 0));
        last = reply;
      }
    }
  }
  if (process.env['SIZES']) console.log([...worst].toSorted((a, b) => b[1] - a[1]).slice(0, 20));
});
