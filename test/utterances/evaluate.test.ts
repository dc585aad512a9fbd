import { describe, expect, test } from 'vitest';
import { parseUtterances } from '../../domain/utterances/bank.ts';
import { type Prediction, report } from '../../domain/utterances/evaluate.ts';

const measured = (meant: string | undefined, found: string | undefined) => {
  const bank = parseUtterances(
    JSON.stringify({
      id: 'a',
      text: 'x',
      intent: 'show-lead',
      slots: meant === undefined ? {} : { lead: meant },
    }),
  );
  if (!bank.ok) throw new Error(bank.problem);
  const slots = found === undefined ? {} : { lead: found };
  const prediction = { id: 'a', intent: 'show-lead', confidence: 1, guesses: [], slots, latencyMs: 0 };
  return report(bank.value, [prediction], new Set()).slots['lead'];
};

describe('a lead is named right when a search would look for the same (UX4)', () => {
  test.each([
    ['contoso', 'Contoso'],
    ['the contoso lady', 'contoso'],
    ['Firma Tölz', 'Tölz'],
    ['Frau Dr. Hartwig', 'Hartwig'],
    ['Mr Keller', 'Keller'],
    ['lady from Contoso', 'Contoso'],
    ['Acme Inc.', 'Acme Inc'],
    ['"Blue Sky"', 'Blue Sky'],
  ])('%s is %s', (meant, found) => {
    expect(measured(meant, found)?.right).toBe(1);
  });

  test.each([
    ['Keller', 'Keller as lost', 'other'],
    ['Pieter de Groot', 'Pieter', 'other'],
    ['student from Ghent', 'Ghent', 'other'],
    ['Keller', undefined, 'missed'],
    [undefined, 'Keller', 'invented'],
  ] as const)('%s is not %s: %s', (meant, found, how) => {
    expect(measured(meant, found)).toMatchObject({ right: 0, of: 1, [how]: 1 });
  });

  test('a line that names nobody and is read so does not count', () => {
    expect(measured(undefined, undefined)).toBeUndefined();
  });
});

describe('what is reported of a bank', () => {
  const bank = (...rows: readonly object[]) => {
    const parsed = parseUtterances(
      rows.map((row, at) => JSON.stringify({ id: `${at}`, text: 'x', ...row })).join('\n'),
    );
    if (!parsed.ok) throw new Error(parsed.problem);
    return parsed.value;
  };
  const read = (intent: string, rest: Partial<Prediction> = {}): Prediction => ({
    id: 'x',
    intent,
    confidence: 1,
    guesses: [intent],
    slots: {},
    latencyMs: 0,
    ...rest,
  });

  test('how many are right, also among the first guesses, by kind and by intent, and what wrong ones were taken for', () => {
    const lines = bank(
      { intent: 'show-lead', kind: 'typo' },
      { intent: 'show-lead' },
      { intent: 'show-lead' },
      { intent: 'question' },
      {},
    );
    const predictions = [
      read('show-lead'),
      read('find-leads', { guesses: ['find-leads', 'show-lead'] }),
      read('find-leads'),
      read('question'),
      read('show-lead'),
    ];
    expect(report(lines, predictions, new Set())).toMatchObject({
      lines: 5,
      accuracy: 0.5,
      top3: 0.75,
      byKind: { clean: { right: 1, of: 3, share: 0.3333 }, typo: { right: 1, of: 1, share: 1 } },
      intents: {
        question: { right: 1, of: 1, share: 1, takenFor: {} },
        'show-lead': { right: 1, of: 3, share: 0.3333, takenFor: { 'find-leads': 2 } },
      },
    });
  });

  test('nothing is claimed of nothing, nor of a line that nobody read', () => {
    const nothing = { accuracy: undefined, top3: undefined, byKind: {}, slots: {}, intents: {} };
    expect(report([], [], new Set())).toMatchObject({ ...nothing, latencyMs: { p50: 0, p95: 0, max: 0 } });
    expect(report(bank({ intent: 'show-lead' }), [], new Set())).toMatchObject({ lines: 1, ...nothing });
  });

  test('which questions would have started to write', () => {
    const lines = bank(
      { intent: 'question' },
      { intent: 'can-i-qualify' },
      { intent: 'question' },
      { intent: 'show-lead' },
    );
    const predictions = [read('qualify-lead'), read('qualify-lead'), read('show-lead'), read('qualify-lead')];
    expect(report(lines, predictions, new Set(['qualify-lead'])).questionsThatWrite).toBe(2);
  });

  test('a slot counts where a line or its reading has one', () => {
    const lines = bank(
      { intent: 'a', slots: { owner: 'Mira', reason: 'Lost' } },
      { intent: 'a', slots: {} },
      { intent: 'a' },
    );
    const slots = { owner: 'mira!' };
    const predictions = [read('a', { slots }), read('a', { slots }), read('a', { slots })];
    expect(report(lines, predictions, new Set()).slots).toEqual({
      owner: { right: 1, of: 2, share: 0.5, missed: 0, invented: 1, other: 0 },
      reason: { right: 0, of: 1, share: 0, missed: 1, invented: 0, other: 0 },
    });
  });

  test('how long reading took', () => {
    const lines = bank(...Array.from({ length: 21 }, () => ({ intent: 'a' })));
    const predictions = lines.map((_, at) => read('a', { latencyMs: 20 - at }));
    expect(report(lines, predictions, new Set()).latencyMs).toEqual({ p50: 10, p95: 19, max: 20 });
  });
});
