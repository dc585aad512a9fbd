import { describe, expect, test } from 'vitest';
import type { Reply } from '../../dialogs/reply.ts';
import { rollFrom } from '../../domain/utterances/noise.ts';
import { talk } from '../dialogs/talk.ts';
import { everybody, pick, stepOn, waysOn } from './walking.ts';

/** `WALKS=2000 npx vitest run test/properties/random-walks.test.ts` is the long run; the suite takes a short one. */
const walks = Number(process.env['WALKS'] ?? 40);
const steps = 30;
/** `WALK_SEED` plays one run again. */
const seed = Number(process.env['WALK_SEED'] ?? 7);

const names = [
  'ann weber',
  'henrik dahl',
  'bianca moretti',
  'grace okoye',
  'contoso',
  'meyer',
  'nobody at all',
];

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
        const { did, reply } = await stepOn(t, who, before, roll, names).catch((fault: unknown) => {
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
        last = (await stepOn(t, who, last, roll, names)).reply;
        const { kind } = await t.says(who, word);
        expect(['help', 'cancelled', 'stranger']).toContain(kind);
      }
    }
  });
});
