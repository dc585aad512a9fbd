import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { type BankLine, parseBank } from '../../domain/guidance/bank.ts';
import { crossValidate, familyOf } from '../../domain/guidance/cross-validate.ts';
import { type Prediction, predictionOf, report } from '../../domain/guidance/evaluate.ts';
import { plainText } from '../../domain/guidance/plain.ts';
import { form, startFakeOpenAi } from '../bot/fake-openai.ts';
import { theGuidance, theKnowledge } from './the-guidance.ts';

const lines = (...rows: object[]): readonly BankLine[] => {
  const parsed = parseBank(rows.map((row) => JSON.stringify(row)).join('\n'));
  if (!parsed.ok) throw new Error(parsed.problem.kind);
  return parsed.value;
};
const got = (id: string, topics: readonly string[], declined = false, answer = ''): Prediction => ({
  id,
  declined,
  topics: topics.map((topic) => ({ id: topic as 'err-overview', score: 0.5 })),
  answer,
  citations: [],
  latencyMs: 1,
});

describe('the metrics of answers.md section 10', () => {
  test('hit@1 counts expected and accepted topics, hit@3 the first three, and a declined question earns nothing', () => {
    const rows = lines(
      { id: '1', question: 'q', expect: 'answer', expected: ['err-active-stage'] },
      { id: '2', question: 'q', expect: 'answer', expected: ['err-active-stage'], accept: ['err-overview'] },
      { id: '3', question: 'q', expect: 'answer', expected: ['err-active-stage'] },
      { id: '4', question: 'q', expect: 'answer', expected: ['err-active-stage'] },
    );
    const { overall } = report(
      rows,
      [
        got('1', ['err-active-stage']),
        got('2', ['err-overview', 'err-active-stage']),
        got('3', ['err-overview', 'err-lead-closed', 'err-active-stage']),
        got('4', ['err-active-stage'], true),
      ],
      new Set(),
    );
    expect(overall).toEqual({ hit1: 0.5, hit3: 0.75, mrr: 0.5833, falseDeclineRate: 0.25 });
  });

  test('several topics at once all have to be among the first three', () => {
    const rows = lines(
      { id: '1', question: 'q', kind: 'multi-topic', expected: ['err-active-stage', 'err-lead-closed'] },
      { id: '2', question: 'q', kind: 'multi-topic', expected: ['err-active-stage', 'err-lead-closed'] },
    );
    const { byKind } = report(
      rows,
      [
        got('1', ['err-lead-closed', 'err-overview', 'err-active-stage']),
        got('2', ['err-active-stage', 'err-overview', 'err-next-stage', 'err-lead-closed']),
      ],
      new Set(),
    );
    expect(byKind['multi-topic']).toMatchObject({ questions: 2, hit1: 1, hit3: 0.5 });
  });

  test('kinds are counted apart, lines of none as unlabelled; declined ones are due for nothing else', () => {
    const rows = lines(
      { id: '1', question: 'q', kind: 'direct', expected: ['err-overview'] },
      { id: '2', question: 'q', kind: 'direct', expect: 'decline', expected: ['err-overview'] },
      { id: '3', question: 'q', expected: ['err-overview'] },
      { id: '4', question: 'q' },
    );
    const { byKind, overall, decline, questions } = report(
      rows,
      [
        got('1', ['err-overview']),
        got('2', ['err-lead-closed']),
        got('3', ['err-lead-closed'], true),
        got('4', ['err-overview'], true),
      ],
      new Set(),
    );
    expect(questions).toBe(4);
    expect(byKind).toEqual({
      direct: { questions: 2, hit1: 1, hit3: 1, mrr: 1, falseDeclineRate: 0 },
      unlabelled: { questions: 2, hit1: 0, hit3: 0, mrr: 0, falseDeclineRate: 1 },
    });
    expect(overall).toMatchObject({ hit1: 0.5, falseDeclineRate: 0.5 });
    expect(decline).toEqual({ precision: 1, recall: 0, f1: 0 });
  });

  test('how long answers took, and how long they are, is told by percentiles', () => {
    const rows = lines(...Array.from({ length: 20 }, (_, at) => ({ id: `${at}`, question: 'q' })));
    const took = rows.map(({ id }, at) => ({ ...got(id, [], false, 'x'.repeat(at)), latencyMs: 20 - at }));
    const { latencyMs, answers } = report(rows, took, new Set());
    expect(latencyMs).toEqual({ p50: 10, p95: 19 });
    expect(answers.p95Characters).toBe(18);
    expect(report([], [], new Set())).toMatchObject({
      latencyMs: { p50: 0, p95: 0 },
      decline: { precision: 1, recall: 1, f1: 1 },
      overall: { hit1: 0 },
    });
  });

  test('an answer is taken as it was given: scores to four digits, a neighbour as declined', () => {
    const [line] = lines({ id: '1', question: 'q' });
    if (line === undefined) throw new Error('no line');
    const topics = [{ id: 'err-overview', score: 0.123456 }] as const;
    const cited = [{ section: 'err-overview' }] as const;
    expect(predictionOf(line, { kind: 'answer', topics, citations: cited }, 'a', 1.2345)).toEqual({
      id: '1',
      declined: false,
      topics: [{ id: 'err-overview', score: 0.1235 }],
      answer: 'a',
      citations: ['err-overview'],
      latencyMs: 1.23,
    });
    const kinds = ['answer', 'didYouMean', 'neighbour', 'decline'] as const;
    expect(kinds.map((kind) => predictionOf(line, { kind, topics }, '', 0).declined)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  test('declines are counted with precision, recall and F1', () => {
    const rows = lines(
      { id: '1', question: 'q', expect: 'decline' },
      { id: '2', question: 'q', expect: 'decline' },
      { id: '3', question: 'q', expect: 'answer', expected: ['err-overview'] },
    );
    const { decline } = report(
      rows,
      [got('1', [], true), got('2', ['err-overview']), got('3', ['err-overview'], true)],
      new Set(),
    );
    expect(decline).toEqual({ precision: 0.5, recall: 0.5, f1: 0.5 });
  });

  test('facts, forbidden words and citations are checked', () => {
    const rows = lines(
      { id: '1', question: 'q', expected: ['err-overview'], mustMention: [['Set  active', 'x'], ['y']] },
      { id: '2', question: 'q', expected: ['err-overview'], mustMention: [['z']], mustNot: ['hack(ed)?'] },
    );
    const { answers } = report(
      rows,
      [
        { ...got('1', [], false, 'SET\nACTIVE and Y'), citations: ['err-overview'] },
        { ...got('2', [], false, 'Hacked'), citations: ['org-none'] },
      ],
      new Set(['err-overview']),
    );
    expect(answers).toMatchObject({ mustMention: 0.5, mustNotViolations: 1, unresolvedCitations: 1 });
  });
});

describe('questions written apart from the bank, in wordings that were never learnt', async () => {
  const guidance = await theGuidance();
  const heldOut = lines(
    ...readFileSync(join(import.meta.dirname, 'held-out.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object),
  );
  const { overall, byKind, decline, answers } = report(
    heldOut,
    heldOut.map((line) => {
      const answer = guidance.ask({ text: line.question, role: line.role });
      return predictionOf(line, answer, plainText(answer), 0);
    }),
    new Set(guidance.sections.keys()),
  );

  test('are answered from the right topic (answers.md section 11)', () => {
    expect(overall.hit1).toBeGreaterThanOrEqual(0.8);
    expect(overall.hit3).toBeGreaterThanOrEqual(0.87);
    expect(byKind['direct']?.hit1).toBeGreaterThanOrEqual(0.97);
    expect(byKind['terse']?.hit1).toBeGreaterThanOrEqual(0.85);
    expect(byKind['paraphrase']?.hit1).toBeGreaterThanOrEqual(0.65);
    expect(byKind['paraphrase']?.hit3).toBeGreaterThanOrEqual(0.8);
    expect(byKind['other-language']?.hit1).toBeGreaterThanOrEqual(0.75);
  });

  test('are declined when they are out of scope, and rarely otherwise', () => {
    expect(decline.f1).toBeGreaterThanOrEqual(0.85);
    expect(byKind['direct']?.falseDeclineRate).toBeLessThanOrEqual(0.03);
    expect(byKind['terse']?.falseDeclineRate).toBeLessThanOrEqual(0.13);
    expect(byKind['paraphrase']?.falseDeclineRate).toBeLessThanOrEqual(0.16);
  });

  test('get the facts of their topic within the limit, with citations that resolve', () => {
    expect(answers.mustMention).toBeGreaterThanOrEqual(0.85);
    expect(answers.unresolvedCitations).toBe(0);
    expect(answers.p95Characters).toBeLessThanOrEqual(1_700);
  });
});

test('cross-validation never splits the wordings of one thought between learning and asking', async () => {
  const knowledge = await theKnowledge();
  const few = { ...knowledge, bank: knowledge.bank.filter((_, at) => at % 12 === 0) };
  const unseen = crossValidate(few, 3, [1]);
  const asked = new Set(unseen.map(({ line }) => familyOf(line)));
  expect(unseen.length).toBeGreaterThan(40);
  for (const line of few.bank) {
    expect(unseen.some((one) => one.line.id === line.id)).toBe(asked.has(familyOf(line)));
  }
});

describe('npm run -s eval:faq', () => {
  const folder = mkdtempSync(join(tmpdir(), 'eval-faq-'));
  const run = (text: string, ...more: string[]): string => {
    const file = join(folder, 'questions.jsonl');
    writeFileSync(file, text);
    return execFileSync(process.execPath, ['--import', 'tsx', 'bot/commands/eval-faq.ts', file, ...more], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  };

  test('prints one JSON object and writes a prediction for each line', () => {
    const out = join(folder, 'predictions.jsonl');
    const questions = [
      {
        id: 'a',
        question: 'Active stage is not on lead entity.',
        role: 'administrator',
        expect: 'answer',
        expected: ['err-active-stage'],
      },
      { id: 'b', question: 'and why?', history: [{ role: 'user', content: 'The lead is already closed.' }] },
      { id: 'c', question: 'what is the weather', expect: 'decline' },
    ];
    const printed = JSON.parse(run(questions.map((line) => JSON.stringify(line)).join('\n'), '--out', out));
    expect(printed).toMatchObject({
      questions: 3,
      overall: { hit1: 1, hit3: 1, mrr: 1, falseDeclineRate: 0 },
      decline: { precision: 1, recall: 1, f1: 1 },
      latencyMs: { p50: expect.any(Number), p95: expect.any(Number) },
    });
    const predictions = readFileSync(out, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(predictions.map(({ id, declined }) => [id, declined])).toEqual([
      ['a', false],
      ['b', false],
      ['c', true],
    ]);
    expect(predictions[0]).toMatchObject({
      topics: expect.any(Array),
      citations: ['err-active-stage'],
      latencyMs: expect.any(Number),
    });
    expect(predictions[0].answer).toContain('Set Active');
    expect(predictions[1].topics[0].id).toBe('err-lead-closed');
  });

  test('asks a model only when told to, and shows what it wrote', async () => {
    const server = await startFakeOpenAi();
    server.serves({
      kind: 'says',
      content: form('Set the active stage on the lead: choose Set Active [err-active-stage].'),
    });
    const file = join(folder, 'one.jsonl');
    const out = join(folder, 'one.predictions.jsonl');
    writeFileSync(file, JSON.stringify({ id: 'a', question: 'Active stage is not on lead entity.' }));
    const env = { ...process.env, OPENAI_BASE_URL: server.url, OPENAI_MODEL: 'm' };
    const command = ['--import', 'tsx', 'bot/commands/eval-faq.ts', file, '--out', out];
    await promisify(execFile)(process.execPath, command, { env });
    expect(server.asked).toHaveLength(0);
    await promisify(execFile)(process.execPath, [...command, '--model'], { env });
    expect(server.asked).toHaveLength(1);
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({
      answer: expect.stringContaining('choose Set Active [1]'),
      citations: ['err-active-stage'],
    });
  }, 60_000);

  test('refuses a broken file with the number of the line', () => {
    expect(() => run('{"id":"a","question":"q"}\nnonsense')).toThrow(/questions\.jsonl:2: /);
  });
});
