import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { journeys } from '../../bot/demo/journeys.ts';
import { type Journey, play } from '../../bot/demo/player.ts';
import { openStage, type Stage } from '../../bot/demo/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(new Date('2026-11-25T10:00:00Z'));
});
afterAll(() => stage.close());

async function transcript(journey: Journey): Promise<string> {
  const lines: string[] = [];
  await play(journey, stage, (line) => lines.push(line));
  return lines.join('\n');
}

describe('npm run demo', () => {
  test.each(journeys.map((journey) => [journey.title, journey] as const))('%s', async (_, journey) => {
    expect(await transcript(journey)).toMatch(/^## .+\n\n.+\n {2}\| /);
  });

  test('a button that is not there ends it, and names those that are', async () => {
    const lost: Journey = {
      title: 'Lost',
      steps: [
        { who: 'priya', says: 'help' },
        { who: 'priya', presses: 'Fly' },
      ],
    };
    await expect(transcript(lost)).rejects.toThrow(/There is no button “Fly”\. There are: “/);
  });
});
