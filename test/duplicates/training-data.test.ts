import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { learnedWeights, weightsFile } from '../../bot/duplicate-weights.ts';
import { accounts, contacts, leads } from '../../domain/collections.ts';
import type { Comparable } from '../../domain/duplicates/comparable.ts';
import { decide } from '../../domain/duplicates/decisions.ts';
import { defaultWeights } from '../../domain/duplicates/default-weights.ts';
import { openDetector } from '../../domain/duplicates/detector.ts';
import { judge, weigh } from '../../domain/duplicates/judge.ts';
import { normalise } from '../../domain/duplicates/normalise.ts';
import { type Decision, indexRecords, scan } from '../../domain/duplicates/scan.ts';
import { trainingData } from '../../domain/duplicates/training-data.ts';
import type { Weights } from '../../domain/duplicates/weights.ts';
import { atOnce } from '../../domain/slices.ts';
import { aLead, anOrganisation, because, now } from '../an-organisation.ts';
import { aContact, anAccount } from '../builders.ts';

test('what people merged and selected are duplicates to learn from; what they kept apart or ignored is not', async () => {
  const store = await anOrganisation(async (tx) => {
    await tx.put(leads, aLead('one'));
    await tx.put(accounts, anAccount('firm'));
    await tx.put(contacts, aContact('person', { accountId: 'firm' }));
  });
  const lead = { entity: 'lead', id: 'one' } as const;
  await store.change(because, async (tx) => {
    const by = { personId: 'sam', at: now };
    await decide(tx, lead, { entity: 'account', id: 'firm' }, 'selected', by);
    await decide(tx, lead, { entity: 'contact', id: 'person' }, 'ignored', by);
  });
  const { records, decisions } = await store.read(trainingData);
  expect(records.map(({ id }) => id).toSorted()).toEqual(['account:firm', 'contact:person', 'lead:one']);
  expect(records.find(({ kind }) => kind === 'contact')?.companyName).toBe('Contoso');
  expect(decisions).toEqual([
    { a: 'account:firm', b: 'lead:one', duplicate: true },
    { a: 'contact:person', b: 'lead:one', duplicate: false },
  ]);
});

describe('decisions move the weights', () => {
  const pairs = Array.from({ length: 40 }, (_, n): [Comparable, Comparable] => {
    const common = { kind: 'lead', companyName: `Firm ${n}`, email: `box${n}@firm${n}.example` } as const;
    return [
      { ...common, id: `a${n}`, firstName: `Ann${n}`, lastName: `Weber${n}` },
      { ...common, id: `b${n}`, firstName: `Bo${n}`, lastName: `Larsen${n}` },
    ];
  });
  const probability = (duplicate: boolean): number => {
    const decisions = pairs.map(([a, b]): Decision => ({ a: a.id, b: b.id, duplicate }));
    const { weights } = atOnce(scan(atOnce(indexRecords(pairs.flat())), { decisions }));
    return probabilityUnder(weights);
  };
  const probabilityUnder = (weights: Weights): number => {
    const detector = openDetector(weights);
    const [one, other] = (pairs[0] ?? []).map((record) => normalise(record)) as [never, never];
    return judge(detector, weigh(detector, one, other), one, other).probability;
  };

  test('people who share mailboxes and were merged again and again become likelier one', () => {
    expect(probability(true)).toBeGreaterThan(probability(false) + 0.1);
  });
});

describe('weights in the data folder', () => {
  const inFolder = <T>(content: string | undefined, look: (folder: string) => T): T => {
    const folder = mkdtempSync(join(tmpdir(), 'weights-'));
    try {
      if (content !== undefined) writeFileSync(weightsFile(folder), content);
      return look(folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  test('none: those of the product; learned ones: those', () => {
    expect(inFolder(undefined, learnedWeights)).toBeUndefined();
    expect(inFolder(JSON.stringify(defaultWeights), learnedWeights)).toEqual(defaultWeights);
  });

  test.each(['{', '{"version":2}'])('a broken file %s says what to do', (content) => {
    expect(() => inFolder(content, learnedWeights)).toThrow(/train:duplicates -- --store/);
  });
});
