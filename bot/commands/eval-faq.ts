import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { openGuidance } from '../../domain/guidance/answer.ts';
import { type BankLine, parseBank } from '../../domain/guidance/bank.ts';
import { type Prediction, predictionOf, report } from '../../domain/guidance/evaluate.ts';
import { plainText } from '../../domain/guidance/plain.ts';
import { turnsBefore } from '../../domain/guidance/retrieve.ts';
import { readKnowledge } from '../knowledge.ts';

/** `npm run -s eval:faq -- questions.jsonl [--out predictions.jsonl]`: answers every line as the bot would. */
const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: 'string' } } });
const [file] = positionals;
if (file === undefined) stop('Usage: npm run -s eval:faq -- questions.jsonl [--out predictions.jsonl]');

const bank = parseBank(
  await readFile(file, 'utf8').catch((error: Error) => stop(`Cannot read ${file}: ${error.message}`)),
);
if (!bank.ok) stop(`${file}:${bank.line}: ${bank.problem}`);
const knowledge = await readKnowledge();
if (!knowledge.ok)
  stop(knowledge.problems.map(({ file: at, line, problem }) => `${at}:${line}: ${problem}`).join('\n'));

const guidance = openGuidance(knowledge.knowledge);
console.error(`${bank.value.length} questions, ${guidance.sections.size} sections`);
const predictions = bank.value.map(answered);
if (values.out !== undefined) {
  await writeFile(values.out, predictions.map((prediction) => `${JSON.stringify(prediction)}\n`).join(''));
}
console.log(JSON.stringify(report(bank.value, predictions, new Set(guidance.sections.keys()))));

function answered(line: BankLine): Prediction {
  const start = performance.now();
  const answer = guidance.ask({ text: line.question, role: line.role, earlier: turnsBefore(line.history) });
  const text = plainText(answer);
  return predictionOf(line, answer, text, performance.now() - start);
}

function stop(problem: string): never {
  console.error(problem);
  process.exit(1);
}
