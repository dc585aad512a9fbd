/**
 * How long a scoring model takes to train, how large it is and how long a score takes:
 * `npm run -s bench:scoring [-- --n 36000 --attributes 16]`. The records are made up: numbers, categories of few and of
 * many values, and blanks, with an outcome that depends on some of them. The last line is JSON.
 */
import { pathToFileURL } from 'node:url';
import { trainInWorker } from '../../bot/train.ts';
import { scorerOf } from '../../domain/scoring/score.ts';
import type { Row } from '../../domain/scoring/table.ts';
import type { TrainingData } from '../../domain/scoring/train.ts';
import { longestPause, wallMs } from './measure.ts';
import { randomFrom } from './random.ts';

export interface ScoringFigures {
  readonly leads: number;
  readonly attributes: number;
  /** From handing the records over to having the model, in a thread of its own. */
  readonly trainSeconds: number;
  /** The longest that the caller's event loop was busy meanwhile, in CPU milliseconds. */
  readonly longestPauseMs: number;
  readonly modelBytes: number;
  readonly microsecondsPerScore: number;
  readonly auc: number | undefined;
}

/** Closed records of a quarter won; every third attribute is a number. */
export function inventHistory(leads: number, attributes: number): TrainingData {
  const random = randomFrom(20261129);
  const outcomes: boolean[] = [];
  const rows = Array.from({ length: leads }, (_, i): Row => {
    let odds = -1.6;
    const fields = Array.from({ length: attributes }, (_each, a) => {
      if (random() < 0.1) return [`attribute ${a}`, ''] as const;
      const draw = random();
      if (a % 3 === 0) {
        odds += a < 6 ? 2 * (draw - 0.5) : 0;
        return [`attribute ${a}`, Math.round(draw ** 2 * 10_000)] as const;
      }
      const level = Math.floor(draw ** 2 * (a % 3 === 1 ? 8 : 60));
      odds += a < 6 ? 0.8 * Math.sin(level * (a + 1)) : 0;
      return [`attribute ${a}`, `value ${level}`] as const;
    });
    outcomes.push(random() < 1 / (1 + Math.exp(-odds)));
    return { ...Object.fromEntries(fields), createdAt: new Date(1.7e12 + i * 6e5).toISOString() };
  });
  return { rows, outcomes };
}

export async function measureScoring(leads = 36_000, attributes = 16): Promise<ScoringFigures> {
  const data = inventHistory(leads, attributes);
  const options = { trainedAt: '2026-11-29T00:00:00.000Z', orderBy: 'createdAt' };
  let training: Awaited<ReturnType<typeof trainInWorker>> | undefined;
  let trainMs = 0;
  const pause = await longestPause(async () => {
    trainMs = await wallMs(async () => {
      training = await trainInWorker(data, options);
    });
  });
  if (training?.kind !== 'trained') throw new Error(`not trained: ${training?.kind ?? 'no result'}`);
  const { model } = training;
  const scorer = scorerOf(model);
  for (const row of data.rows.slice(0, 2_000)) scorer.score(row);
  const scoreMs = await wallMs(async () => {
    for (const row of data.rows) scorer.score(row);
  });
  return {
    leads,
    attributes,
    trainSeconds: trainMs / 1000,
    longestPauseMs: pause,
    modelBytes: Buffer.byteLength(JSON.stringify(model)),
    microsecondsPerScore: (1000 * scoreMs) / data.rows.length,
    auc: model.learned.validation.metrics.auc,
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const option = (name: string, otherwise: number): number => {
    const at = process.argv.indexOf(`--${name}`);
    return at < 0 ? otherwise : Number(process.argv[at + 1]);
  };
  console.log(JSON.stringify(await measureScoring(option('n', 36_000), option('attributes', 16))));
}
