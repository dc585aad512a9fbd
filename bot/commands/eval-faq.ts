import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { openGuidance, type Question } from '../../domain/guidance/answer.ts';
import { type BankLine, parseBank } from '../../domain/guidance/bank.ts';
import { type Prediction, predictionOf, report } from '../../domain/guidance/evaluate.ts';
import { writeAnswer } from '../../domain/guidance/model-answer.ts';
import { partText, plainText } from '../../domain/guidance/plain.ts';
import { turnsBefore } from '../../domain/guidance/retrieve.ts';
import type { LanguageModel } from '../../domain/outside.ts';
import { describeProblems, readEnvironment } from '../config.ts';
import { describeMistakes, readKnowledge } from '../knowledge.ts';
import { createLog } from '../log.ts';
import { createModel } from '../openai.ts';

/**
 * `npm run -s eval:faq -- questions.jsonl [--out predictions.jsonl] [--model]`: answers every line as the bot would.
 * Without `--model` nothing leaves this machine, whatever is configured; with it the configured model words the answers,
 * and those that do not hold are the offline ones, as in the bot.
 */
const usage = 'Usage: npm run -s eval:faq -- questions.jsonl [--out predictions.jsonl] [--model]';
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string' }, model: { type: 'boolean', default: false } },
});
const [file] = positionals;
if (file === undefined) stop(usage);

const bank = parseBank(
  await readFile(file, 'utf8').catch((error: Error) => stop(`Cannot read ${file}: ${error.message}`)),
);
if (!bank.ok) stop(describeMistakes([{ file, ...bank }]));
const knowledge = await readKnowledge();
if (!knowledge.ok) stop(describeMistakes(knowledge.problems));

const model = values.model ? configuredModel() : undefined;
const guidance = openGuidance(knowledge.knowledge);
console.error(`${bank.value.length} questions, ${guidance.sections.size} sections`);
const predictions: Prediction[] = [];
for (const line of bank.value) predictions.push(await answered(line));
if (values.out !== undefined) {
  await writeFile(values.out, predictions.map((prediction) => `${JSON.stringify(prediction)}\n`).join(''));
}
console.log(JSON.stringify(report(bank.value, predictions, new Set(guidance.sections.keys()))));

async function answered(line: BankLine): Promise<Prediction> {
  const start = performance.now();
  const question: Question = { text: line.question, role: line.role, earlier: turnsBefore(line.history) };
  const offline = guidance.ask(question);
  const byModel =
    model === undefined || offline.kind !== 'answer'
      ? undefined
      : await writeAnswer(model, guidance, { question, offline, here: [], personId: 'evaluation' });
  const text =
    byModel === undefined ? plainText(offline) : [byModel.text, ...byModel.steps.map(partText)].join('\n\n');
  const outcome = byModel === undefined ? offline : { ...offline, citations: byModel.citations };
  return predictionOf(line, outcome, text, performance.now() - start);
}

function configuredModel(): LanguageModel {
  const environment = readEnvironment();
  if (!environment.ok) stop(describeProblems(environment.problems));
  const { config } = environment;
  if (config.model === undefined) stop('No model is configured: set OPENAI_API_KEY or OPENAI_BASE_URL.');
  return createModel(config.model, createLog(config.logLevel));
}

function stop(problem: string): never {
  console.error(problem);
  process.exit(1);
}
