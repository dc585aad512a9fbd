import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readBank, readLearnt } from '../../bot/utterances.ts';
import { intentNames, writes } from '../../dialogs/intents.ts';
import { understand } from '../../dialogs/understand.ts';
import { parseUtterances } from '../../domain/utterances/bank.ts';
import { type Report, report } from '../../domain/utterances/evaluate.ts';
import { learnUtterances } from '../../domain/utterances/learn.ts';
import { openModel } from '../../domain/utterances/model.ts';
import { parseModel, printModel } from '../../domain/utterances/model-file.ts';

const { utterances, stamp } = await readBank();
const learnt = await readLearnt();
const read = openModel(learnt);

/** What hands wrote that nothing is learnt from: `hand-….test.jsonl` beside this file. */
const hands = (await readdir(import.meta.dirname)).filter((name) => name.endsWith('.test.jsonl'));
const unseen = (
  await Promise.all(
    hands.map(async (hand) => {
      const bank = parseUtterances(await readFile(join(import.meta.dirname, hand), 'utf8'));
      if (!bank.ok) throw new Error(`${hand}: line ${bank.line}: ${bank.problem}`);
      return bank.value;
    }),
  )
).flat();

describe('the utterance bank', () => {
  test('names every line once, and every intent as it is called', () => {
    const ids = utterances.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { intent } of utterances) expect(intentNames).toContain(intent);
    for (const name of intentNames) expect(utterances.some(({ intent }) => intent === name)).toBe(true);
  });

  test('marks only words that stand in the line', () => {
    const history = (line: (typeof utterances)[number]) =>
      line.history.map(({ content }) => content).join(' ');
    for (const line of utterances) {
      for (const slot of ['lead', 'other', 'text'] as const) {
        const words = line.slots?.[slot];
        if (words !== undefined) expect(`${line.text} ${history(line)}`).toContain(words);
      }
    }
  });

  test('is what the shipped reading was learnt from (else: npm run train:intents)', () => {
    expect(learnt.bank).toBe(stamp);
    expect(new Set(learnt.intents.labels)).toEqual(new Set(intentNames));
  });

  test('a line that is broken is named by its number', () => {
    expect(parseUtterances('{"id":"a","text":"hi"}\n\n{"id":"b"}')).toMatchObject({ ok: false, line: 3 });
    expect(parseUtterances('{"id":"a","text":"hi"}\nhello')).toMatchObject({ ok: false, line: 2 });
  });
});

test('the same bank always teaches the same reading, and the file keeps all of it', () => {
  const some = utterances.filter((_, at) => at % 90 === 0);
  const [once, again] = [learnUtterances(some), learnUtterances(some)];
  const printed = printModel(once, 'x');
  expect(printModel(again, 'x') === printed).toBe(true);
  const kept = parseModel(printed);
  expect(kept !== undefined && printModel(kept, 'x') === printed).toBe(true);
  expect(parseModel('{"version":0}')).toBeUndefined();
  expect(parseModel('no model')).toBeUndefined();
});

describe('utterances that nothing was learnt from (UX4)', () => {
  const all: Report = report(
    unseen,
    unseen.map(({ id, text, now, history }) => ({
      id,
      latencyMs: 0,
      ...understand(text, { read, today: (now ?? '').slice(0, 10), before: history }),
    })),
    writes,
  );

  test('are understood: 95 of 100 clean ones, 96 of 100 misspelt ones', () => {
    expect(all.byKind['clean']?.share).toBeGreaterThanOrEqual(0.95);
    expect(all.byKind['typo']?.share).toBeGreaterThanOrEqual(0.96);
    expect(all.top3).toBeGreaterThanOrEqual(0.97);
  });

  test('name their lead in 88 of 100, whose leads are meant in 80', () => {
    expect(all.slots['lead']?.share).toBeGreaterThanOrEqual(0.88);
    expect(all.slots['owner']?.share).toBeGreaterThanOrEqual(0.8);
  });

  test('never write when they ask', () => {
    expect(all.questionsThatWrite).toBe(0);
  });
});
