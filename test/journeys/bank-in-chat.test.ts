import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { talk, type Who } from '../dialogs/talk.ts';

interface Line {
  readonly question: string;
  readonly role: string;
  readonly expect: string;
  readonly expected: readonly string[];
}

const everyNth = Number(process.env['EVERY'] ?? 9);
const asker: Readonly<Record<string, Who>> = { administrator: 'ada', manager: 'mira' };

/** `EVERY=1` asks all of them. A command may be just as good a reply, "my open leads view"; a few of a hundred are such. */
test('UX4: what the guidance answers it answers in a chat, too, where no lead was spoken of', async () => {
  const bank = readFileSync('knowledge/questions.jsonl', 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
    .filter((line, at) => line.expect === 'answer' && at % everyNth === 0);
  const elsewhere: string[] = [];
  let right = 0;
  for (const { question, role, expected } of bank) {
    const t = await talk();
    const reply = await t.says(asker[role] ?? 'sam', question);
    if (reply.kind === 'errorExplained') right += 1;
    else if (reply.kind !== 'answered') elsewhere.push(`${question} → ${reply.kind}`);
    else if (reply.answer.kind === 'answer' && reply.answer.about.some((id) => expected.includes(id)))
      right += 1;
  }
  if (everyNth === 1) console.log(`${bank.length} questions, ${right} right, elsewhere ${elsewhere.length}`);
  expect(bank.length).toBeGreaterThan(100);
  expect(right / bank.length, elsewhere.join('\n')).toBeGreaterThan(0.88);
}, 300_000);
