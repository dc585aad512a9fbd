import { describe, expect, test } from 'vitest';
import { buttonsOf, fieldsOf } from '../../bot/demo/card-view.ts';
import { render } from '../../bot/render.ts';
import { readBank } from '../../bot/utterances.ts';
import type { Command } from '../../dialogs/command.ts';
import type { Reply } from '../../dialogs/reply.ts';
import { wordsFor } from '../../dialogs/wording/wording.ts';
import { type Roll, rollFrom } from '../../domain/utterances/noise.ts';
import { type Talk, talk, type Who } from '../dialogs/talk.ts';

/** `WALKS=2000 npx vitest run test/properties/random-walks.test.ts` is the long run; the suite takes a short one. */
const walks = Number(process.env['WALKS'] ?? 40);
const steps = 30;
/** `WALK_SEED` plays one run again. */
const seed = Number(process.env['WALK_SEED'] ?? 7);

const { utterances } = await readBank();
const look = { words: wordsFor({ locale: 'en' }), sign: (command: object) => ({ command }) };
const everybody: readonly Who[] = ['sam', 'priya', 'ada', 'mira', 'tom', 'stranger'];
const names = [
  'ann weber',
  'henrik dahl',
  'bianca moretti',
  'grace okoye',
  'contoso',
  'meyer',
  'nobody at all',
];

const pick = <T>(roll: Roll, list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T;
const commandOf = (data: Readonly<Record<string, unknown>>): Command => data['command'] as Command;

interface Step {
  readonly did: string;
  readonly reply: Reply;
}

/** Presses any button, with anything in the fields; or says anything, with a name that exists where there was one. */
async function stepOn(t: Talk, who: Who, last: Reply | undefined, roll: Roll): Promise<Step> {
  const card = last === undefined ? undefined : render(last, look).card;
  const buttons = card === undefined ? [] : buttonsOf(card);
  if (card !== undefined && buttons.length > 0 && roll() < 0.75) {
    const button = pick(roll, buttons);
    const filled = fieldsOf(card).map(({ id, value, choices }) => [
      id,
      roll() < 0.5
        ? value
        : choices.length > 0
          ? pick(roll, choices).value
          : pick(roll, ['', 'x', '42', '€€€']),
    ]);
    const fields = button.takesFields ? Object.fromEntries(filled) : {};
    return { did: `[${button.title}]`, reply: await t.presses(who, commandOf(button.data), fields) };
  }
  const { text, slots } = pick(roll, utterances);
  const said = slots?.lead === undefined ? text : text.replace(slots.lead, pick(roll, names));
  return { did: said, reply: await t.says(who, said) };
}

const waysOn = (reply: Reply): number => buttonsOf(render(reply, look).card).length;

describe(`UX2: ${walks} walks of ${steps} steps over buttons and free words (seed ${seed})`, () => {
  test('every reply is a card without faults that offers a way on', async () => {
    const t = await talk();
    for (let walk = 0; walk < walks; walk += 1) {
      const roll = rollFrom(seed * 100_003 + walk);
      const who = pick(roll, everybody);
      const trail: string[] = [`walk ${walk} as ${who}`];
      let last: Reply | undefined;
      for (let step = 0; step < steps; step += 1) {
        const before = last;
        const { did, reply } = await stepOn(t, who, before, roll).catch((fault: unknown) => {
          throw new Error(`${trail.join(' → ')}: ${String(fault)}`, { cause: fault });
        });
        trail.push(did);
        if (waysOn(reply) === 0)
          expect.fail(`${trail.slice(-6).join(' → ')}: a ${reply.kind} card is a dead end`);
        last = reply;
      }
    }
  });

  test.each(['help', 'cancel', 'hilfe', 'abbrechen'])('“%s” works wherever one stands', async (word) => {
    const t = await talk();
    const roll = rollFrom(seed);
    for (const who of everybody) {
      let last: Reply | undefined;
      for (let step = 0; step < 8; step += 1) {
        last = (await stepOn(t, who, last, roll)).reply;
        const { kind } = await t.says(who, word);
        expect(['help', 'cancelled', 'stranger']).toContain(kind);
      }
    }
  });
});
