import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gradeOf, ownDefault } from '../../domain/scoring/grades.ts';
import { measure } from '../../domain/scoring/metrics.ts';
import { inOtherOrder, someLeads } from './builders.ts';

const root = resolve(import.meta.dirname, '../..');
let folder = '';
const file = (name: string): string => join(folder, name);

interface Line {
  readonly [column: string]: unknown;
}

const lines = (count: number, seed: number, words = ['no', 'yes']): Line[] => {
  const { rows, outcomes } = someLeads(count, seed);
  return rows.map((row, i) => ({ 'Lead Number': seed * 100_000 + i, ...row, y: words[outcomes[i] ? 1 : 0] }));
};
const save = (name: string, rows: readonly Line[]): string => {
  writeFileSync(file(name), `\uFEFF${stringify([...rows], { header: true, record_delimiter: '\r\n' })}`);
  return file(name);
};

const run = (...args: string[]): Promise<{ code: number; out: string[]; err: string }> =>
  new Promise((done) => {
    execFile(
      'node',
      ['--import', 'tsx', 'bot/commands/eval-scoring.ts', ...args],
      { cwd: root },
      (error, out, err) =>
        done({ code: error ? Number(error.code) : 0, out: out.trimEnd().split('\n'), err }),
    );
  });

const lastLine =
  /^auc=0\.\d{4} logloss=0\.\d{4} brier=0\.\d{4} ece10=0\.\d{4} lift10=\d+\.\d\d train_ms=\d+$/;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'scoring-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('with a test file', () => {
  const history = lines(500, 1);
  const tests: Line[] = [
    ...lines(200, 2),
    { 'Lead source': 'Web', y: '' },
    { 'Lead source': 'Web', y: 'open' },
  ];
  let result: Awaited<ReturnType<typeof run>>;
  let shuffled: typeof result;
  const report = (out: string) => JSON.parse(readFileSync(join(file(out), 'report.json'), 'utf8'));
  const predictions = (out: string) =>
    parse(readFileSync(join(file(out), 'predictions.csv'), 'utf8'), { columns: true }) as Record<
      string,
      string
    >[];

  beforeAll(async () => {
    const test = save('test.csv', tests);
    [result, shuffled] = await Promise.all([
      run(save('history.csv', history), '--target', 'y', '--test', test, '--out', file('a')),
      run(
        save('shuffled.csv', inOtherOrder(history, 9)),
        '--target',
        'y',
        '--test',
        test,
        '--out',
        file('b'),
      ),
    ]);
  });

  test('the last line has the promised form', () => {
    expect(result.code, result.err).toBe(0);
    expect(result.out.at(-1)).toMatch(lastLine);
  });

  test('there is one prediction per test row, in its order, with score and grade', () => {
    const rows = predictions('a');
    expect(rows.map(({ row }) => Number(row))).toEqual(tests.map((_, i) => i + 1));
    expect(Object.keys(rows[0] ?? {})).toEqual(['row', 'probability', 'score', 'grade', 'reasons']);
    for (const { probability, score, grade } of rows) {
      expect(Number(score)).toBe(Math.round(100 * Number(probability)));
      expect(grade).toBe(gradeOf(Number(score), ownDefault));
    }
  });

  test('every figure can be recomputed from the predictions', () => {
    const closed = predictions('a').filter((_, i) => i < 200);
    const again = measure(
      closed.map(({ probability }) => Number(probability)),
      tests.slice(0, 200).map(({ y }) => y === 'yes'),
    );
    expect(report('a')).toMatchObject({
      auc: again.auc,
      ci95: again.ci95,
      logLoss: again.logLoss,
      brier: again.brier,
      ece10: again.ece10,
      lift10: again.lift10,
      f1Threshold: again.threshold?.above,
    });
  });

  test('unreadable outcomes are skipped and counted, identifiers dropped with their reason', () => {
    expect(report('a').n).toEqual({ training: 500, test: 200, skippedHistory: 0, skippedTest: 2 });
    expect(report('a').dropped).toMatchObject([{ column: 'Lead Number', kind: 'identifier' }]);
  });

  test('shuffling the history changes no prediction, no reason and not the hash of the model', () => {
    expect(shuffled.code, shuffled.err).toBe(0);
    expect(predictions('b')).toEqual(predictions('a'));
    expect(report('b').modelSha256).toBe(report('a').modelSha256);
  });
});

test('the newest part is split off by a column, and a cold start is simulated', async () => {
  const { code, out, err } = await run(
    save('all.csv', lines(400, 3, ['Disqualified', 'Qualified'])),
    ...['--target', 'y', '--split', 'newest', '--order-by', 'Lead Number', '--test-share', '0.25'],
    ...['--exclude', 'colour', '--draws', '2', '--per-class', '30'],
  );
  expect(code, err).toBe(0);
  expect(out.join('\n')).toContain('dropped: colour (excluded by hand)');
  expect(out.join('\n')).toMatch(/training 300 leads .*test 100;/);
  expect(out.join('\n')).toMatch(/cold start: mean AUC 0\.\d{3} .* in 2 draws of 30 \+ 30/);
  expect(out.at(-1)).toMatch(lastLine);
});

test('39 and 40 closed leads: exit code 2, with the counts', async () => {
  const few = Array.from({ length: 82 }, (_, i) => ({ a: i % 5, y: i < 39 ? 1 : i < 79 ? 0 : '' }));
  const { code, err } = await run(save('few.csv', few), '--target', 'y');
  expect(code).toBe(2);
  expect(err).toContain('39 positive and 40 negative');
  expect(err).toContain('3 of 82 rows');
});

test('what cannot be run is refused with what to do', async () => {
  const history = save('some.csv', lines(100, 4));
  const [noColumn, noOrder, noFile, nothing] = await Promise.all([
    run(history, '--target', 'converted'),
    run(history, '--target', 'y', '--split', 'newest'),
    run(file('missing.csv'), '--target', 'y'),
    run(),
  ]);
  expect([noColumn, noOrder, noFile, nothing].map(({ code }) => code)).toEqual([1, 1, 1, 1]);
  expect(noColumn?.err).toContain('has no column "converted". It has: Lead Number, Lead source');
  expect(noOrder?.err).toContain('--order-by');
  expect(noFile?.err).toContain('missing.csv');
  expect(nothing?.err).toContain('npm run eval:scoring');
});
