import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readKnowledge } from '../../bot/knowledge.ts';
import { openGuidance } from '../../domain/guidance/answer.ts';
import { percentile } from './measure.ts';

/** How long the guidance takes for a question, without a model: the first questions of the shipped bank. */
export async function answersFigures(most: number): Promise<{ readonly p95Ms: number }> {
  const read = await readKnowledge();
  if (!read.ok) throw new Error('the knowledge is broken');
  const guidance = openGuidance(read.knowledge);
  const questions = readFileSync(join('knowledge', 'questions.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .slice(0, most);
  const took = questions.map((line) => {
    const { question } = JSON.parse(line) as { question: string };
    const begun = performance.now();
    guidance.ask({ text: question, role: 'salesperson', earlier: [] });
    return performance.now() - begun;
  });
  return { p95Ms: percentile(took, 0.95) };
}
