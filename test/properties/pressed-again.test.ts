import { expect, test } from 'vitest';
import { buttonsOf } from '../../bot/demo/card-view.ts';
import type { Command } from '../../dialogs/command.ts';
import type { Reply } from '../../dialogs/reply.ts';
import { collections, flows } from '../../domain/collections.ts';
import { openDetector } from '../../domain/duplicates/detector.ts';
import { runScan } from '../../domain/duplicates/scan-job.ts';
import type { Flow } from '../../domain/records/flow.ts';
import type { View } from '../../domain/store/store.ts';
import { rollFrom } from '../../domain/utterances/noise.ts';
import { as, type Talk, talk, type Who, who } from '../dialogs/talk.ts';
import { searchHere } from '../scanning/search-here.ts';
import { cardOf, type Pressed, pick, pressOn } from './walking.ts';

const detector = openDetector();

/** `WALK_SEED` plays one run again; `WALKS=50` walks on from each button so many times. */
const walks = Number(process.env['WALKS'] ?? 1);
const seed = Number(process.env['WALK_SEED'] ?? 5);
const steps = 4;

interface Beginning {
  readonly who: Who;
  readonly card: (t: Talk) => Promise<Reply>;
}

const says = (who: Who, ...texts: readonly [...string[], string]): Beginning => ({
  who,
  card: async (t) => {
    for (const text of texts.slice(0, -1)) await t.says(who, text);
    return t.says(who, texts.at(-1) ?? '');
  },
});

const presses = (who: Who, command: Command, fields = {}): Beginning => ({
  who,
  card: (t) => t.presses(who, command, fields),
});

const qualified = async (t: Talk): Promise<Reply> => {
  const asks = await t.says('sam', 'qualify hannah berg');
  return t.answers('sam', asks, 'continue', { create: 'account,contact,opportunity' });
};

const merged = async (t: Talk): Promise<Reply> => {
  const choosing = await t.answers('sam', await t.says('sam', 'merge regina murphy'), 'keep-0');
  return t.answers('sam', choosing, 'merge');
};

const rewritten = async (t: Talk): Promise<Reply> => {
  const form = as('knowledgeForm', await t.says('ada', 'edit knowledge faq-leads-not-scored'));
  return t.answers('ada', form, 'check', { text: `${form.text}\n\nAsk Ada.` });
};

/** Where everything that a button can do begins. */
const beginnings: readonly Beginning[] = [
  says('sam', 'qualify hannah berg'),
  says('sam', 'qualify grace okoye'),
  { who: 'sam', card: qualified },
  { who: 'sam', card: async (t) => qualified(t).then(() => t.says('sam', 'next stage of hannah berg')) },
  says('sam', 'disqualify hannah berg'),
  says('sam', 'set active for grace okoye', 'disqualify grace okoye'),
  says('sam', 'edit ann weber', 'disqualify hannah berg', 'show contoso'),
  says('sam', 'closed leads'),
  presses('sam', { kind: 'bulk-qualify', leadIds: ['pump-seals', 'clean-room'] }),
  presses('sam', { kind: 'new-lead', values: { lastName: 'Holm', companyName: 'Holm Oy', topic: 'Pumps' } }),
  presses('sam', {
    kind: 'edit-lead',
    lead: { kind: 'words', words: 'ann weber' },
    values: { jobTitle: 'Buyer' },
  }),
  says('sam', 'assign ann weber to priya'),
  says('sam', 'merge regina murphy'),
  { who: 'sam', card: merged },
  says('sam', 'duplicates of regina murphy'),
  presses('sam', { kind: 'scan-duplicates', act: 'show' }),
  says('sam', 'notifications'),
  says('mira', 'notifications'),
  says('stranger', 'help'),
  says('ada', 'settings'),
  says('ada', 'roles'),
  says('ada', 'mappings'),
  says('ada', 'process'),
  says('ada', 'automations'),
  presses('ada', { kind: 'isolate', act: 'start' }, { person: who.sam.id }),
  says('ada', 'rules'),
  says('ada', 'grades'),
  says('ada', 'knowledge'),
  { who: 'ada', card: rewritten },
  {
    who: 'ada',
    card: async (t) => {
      await t.says('sam', 'Can I print a quote from the app?');
      return t.says('ada', 'knowledge gaps');
    },
  },
];

/** What only helps a conversation along. */
const passing: ReadonlySet<string> = new Set(['flows', 'memories']);

type Records = ReadonlyMap<string, string>;

async function recordsIn(view: View): Promise<Records> {
  const found = new Map<string, string>();
  for (const each of collections)
    if (!passing.has(each.name))
      for await (const record of view.all(each as (typeof collections)[0]))
        found.set(`${each.name} ${record.id}`, JSON.stringify(record));
  return found;
}

async function dialogsIn(view: View, status: Flow['status']): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const flow of view.all(flows)) if (flow.status === status) found.push(flow.id);
  return found;
}

const forgetReceipts = (t: Talk): Promise<void> =>
  t.store.change({ by: 'system', why: 'forget receipts', at: t.now() }, async (tx) => {
    for (const id of await dialogsIn(tx, 'finished')) await tx.remove(flows, id);
  });

/** What the host does about a second after somebody asked for it. */
const hostRuns = ({ store, now }: Talk) =>
  runScan({ store, detector, search: searchHere, host: { now: () => 0, pause: async () => undefined }, now });

/** Presses it again, and once more when its receipt is forgotten: tells what that did besides. */
async function doneAgain(t: Talk, { again }: Pressed): Promise<readonly string[]> {
  await hostRuns(t);
  const [records, open] = await t.store.read(async (view) => [
    await recordsIn(view),
    await dialogsIn(view, 'open'),
  ]);
  t.later(1);
  await again();
  const stillOpen = await t.store.read((view) => dialogsIn(view, 'open'));
  await forgetReceipts(t);
  await again();
  await hostRuns(t);
  const now = await t.store.read(recordsIn);
  return [
    ...open.filter((id) => !stillOpen.includes(id)).map((id) => `ended ${id}`),
    ...[...new Set([...records.keys(), ...now.keys()])].filter((key) => records.get(key) !== now.get(key)),
  ];
}

/** A dialog by its name, everything else by what it wants. */
const nameOf = (command: Command): string =>
  command.kind === 'flow' ? `flow ${command.flow.split(':')[0]}` : command.kind;

/** What is pressed here and writes: about anything else this would say nothing. */
const writing = [
  'flow admin',
  'flow assign',
  'flow bulk',
  'flow disqualify',
  'flow edit-lead',
  'flow knowledge',
  'flow merge',
  'flow new-lead',
  'flow qualify',
  'isolate',
  'knowledge',
  'lose-opportunity',
  'next-stage',
  'not-a-duplicate',
  'notifications',
  'reactivate-lead',
  'request-access',
  'scan-duplicates',
  'set-active-stage',
  'undo',
  'undo-merge',
];

test(`REL1: whatever button is pressed, pressed again it does nothing more, also when its receipt is forgotten (seed ${seed})`, {
  timeout: 3_600_000,
}, async () => {
  const wrote = new Set<string>();
  for (const [at, { who: person, card: begin }] of beginnings.entries()) {
    const buttons = buttonsOf(cardOf(await begin(await talk())));
    for (let walk = 0; walk < buttons.length * walks; walk += 1) {
      const t = await talk();
      const roll = rollFrom(seed * 100_003 + walk);
      const trail: string[] = [];
      let last = await begin(t);
      for (let step = 0; step < steps; step += 1) {
        const card = cardOf(last);
        // First each button of the card as it was shown, then whatever comes.
        const isFirst = step === 0;
        const button = isFirst ? buttonsOf(card)[walk % buttons.length] : pick(roll, buttonsOf(card));
        if (button === undefined) break;
        const before = await t.store.read(recordsIn);
        const { did, reply, pressed } = await pressOn(t, person, card, button, isFirst ? () => 0 : roll);
        trail.push(did);
        const after = await t.store.read(recordsIn);
        const writes = [...after].some(([key, record]) => before.get(key) !== record);
        if (writes) wrote.add(nameOf(pressed.command));
        expect(await doneAgain(t, pressed), `beginning ${at}, ${person}: ${trail.join(' → ')}`).toEqual([]);
        last = reply;
      }
    }
  }
  expect([...wrote]).toEqual(expect.arrayContaining(writing));
});
