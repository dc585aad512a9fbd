import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { writes } from '../../dialogs/intents.ts';
import { understand } from '../../dialogs/understand.ts';
import { parseUtterances, type Utterance } from '../../domain/utterances/bank.ts';
import { measuredSlots, type Prediction, report } from '../../domain/utterances/evaluate.ts';
import { learnUtterances } from '../../domain/utterances/learn.ts';
import { openModel, type Read } from '../../domain/utterances/model.ts';
import { parsePatterns } from '../../domain/utterances/patterns.ts';
import { openReading, readAsked, waysEach } from '../utterances.ts';

/**
 * `npm run -s eval:intents -- utterances.jsonl … [--out predictions.jsonl] [--train bank.jsonl …]`: reads every line as
 * the bot would. With `--train` it learns from those banks alone first: the honest measure of lines that were shipped.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string' }, train: { type: 'string', multiple: true } },
});
if (positionals.length === 0)
  stop(
    'Usage: npm run -s eval:intents -- utterances.jsonl … [--out predictions.jsonl] [--train bank.jsonl …]',
  );

const lines = (await Promise.all(positionals.map(bankIn))).flat();
const read = values.train === undefined ? await openReading() : await learntFrom(values.train);
console.error(`${lines.length} utterances`);
// As in a bot that has been running for a while: code that was never used is slow.
for (const line of lines.slice(0, 200)) predicted(line);
const predictions = lines.map(predicted);
if (values.out !== undefined) {
  await writeFile(values.out, predictions.map((prediction) => `${JSON.stringify(prediction)}\n`).join(''));
}
console.log(JSON.stringify(report(lines, predictions, writes)));

function predicted({ id, text, now, history }: Utterance): Prediction {
  const today = (now === undefined ? new Date() : new Date(now)).toISOString().slice(0, 10);
  const start = performance.now();
  const { intent, confidence, guesses, slots } = understand(text, { read, today, before: history });
  const latencyMs = Math.round((performance.now() - start) * 100) / 100;
  return {
    id,
    intent,
    confidence: Math.round(confidence * 1000) / 1000,
    guesses,
    slots: Object.fromEntries(Object.entries(slots).filter(([name]) => isMeasured(name))),
    latencyMs,
  };
}

function isMeasured(name: string): boolean {
  return (measuredSlots as readonly string[]).includes(name);
}

async function learntFrom(files: readonly string[]): Promise<Read> {
  const banks = await Promise.all(files.map(bankIn));
  return openModel(learnUtterances(banks.flat(), await readAsked()));
}

async function bankIn(path: string): Promise<readonly Utterance[]> {
  const text = await readFile(path, 'utf8').catch((error: Error) =>
    stop(`Cannot read ${path}: ${error.message}`),
  );
  const bank = path.endsWith('.txt') ? parsePatterns(text, waysEach) : parseUtterances(text);
  return bank.ok ? bank.value : stop(`${path}:${bank.line}: ${bank.problem}`);
}

function stop(problem: string): never {
  console.error(problem);
  process.exit(1);
}
