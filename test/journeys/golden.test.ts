import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Journey, play } from '../../bot/demo/player.ts';
import { openStage, type Stage } from '../../bot/demo/stage.ts';
import { type CountedJourney, dayJourneys } from './days.ts';

/**
 * What everybody sees in a day's conversations, word for word, on the wire. A wanted change of a card is taken over
 * with `npx vitest run test/journeys/golden.test.ts -u`: read the difference before you commit it.
 */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage(new Date('2026-11-25T10:00:00Z'));
});
afterAll(() => stage.close());

const pressesIn = ({ steps }: Journey): number => steps.filter((step) => 'presses' in step).length;

describe.each(dayJourneys.map((journey) => [journey.title, journey] as const))(
  '%s',
  (_, journey: CountedJourney) => {
    test('reads as it always did', async () => {
      const lines: string[] = [];
      await play(journey, stage, (line) => lines.push(line));
      await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`golden/${journey.file}.txt`);
    });

    test(`UX3: takes at most ${journey.presses} presses`, () => {
      expect(pressesIn(journey)).toBeLessThanOrEqual(journey.presses);
    });
  },
);
