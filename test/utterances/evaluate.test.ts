import { describe, expect, test } from 'vitest';
import { parseUtterances } from '../../domain/utterances/bank.ts';
import { report } from '../../domain/utterances/evaluate.ts';

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
