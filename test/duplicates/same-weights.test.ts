import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { leadAsComparable } from '../../domain/duplicates/as-comparable.ts';
import type { Comparable } from '../../domain/duplicates/comparable.ts';
import { type Decision, duplicatesIn, indexRecords, scan } from '../../domain/duplicates/scan.ts';
import { atOnce } from '../../domain/slices.ts';
import { madeUpLeads } from '../bench/duplicate-leads.ts';

/**
 * Numbers count to six digits. Who changes knowingly how duplicates are found has the new fingerprints written by
 * `npx vitest run -u` of this file, after a look at `npm run eval:duplicates`.
 */
const fingerprint = (value: unknown): string => {
  const text = JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'number' ? Number(part.toPrecision(6)) : part,
  );
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
};

/** Made-up leads with streets and birth dates, some as contacts, their companies as accounts. */
const records: readonly Comparable[] = Array.from(madeUpLeads(600), leadAsComparable).flatMap((lead, n) => {
  const birthDate = `19${60 + (n % 40)}-0${1 + (n % 9)}-1${n % 10}`;
  const person = {
    ...lead,
    street: `${1 + (n % 30)} ${lead.city ?? ''} Road`,
    ...(n % 3 === 0 && { birthDate }),
  };
  const { firstName: _f, lastName: _l, ...company } = { ...lead, id: `firm-${n}`, kind: 'account' as const };
  return [
    ...(n % 4 === 0 ? [{ ...person, id: `person-${n}`, kind: 'contact' as const }, person] : [person]),
    ...(n % 5 === 0 ? [{ ...company, email: `info@${lead.email?.split('@')[1]}` }] : []),
  ];
});
/** One switchboard for everybody at a large company, so that its block is split. */
const atOneDesk = Array.from({ length: 130 }, (_, n): Comparable => {
  const name = `${String.fromCharCode(97 + (n % 26))}${n}`;
  return { id: `desk-${n}`, kind: 'lead', lastName: name, phones: ['+49 30 99999900'] };
});

test('the same records teach the same weights and show the same duplicates in every release', () => {
  const decisions = records
    .slice(0, 40)
    .map(({ id }, at): Decision => ({ a: id, b: records[at + 50]?.id ?? '', duplicate: at % 4 === 0 }));
  const ordered = learnt([...records, ...atOneDesk], decisions);
  expect(learnt([...atOneDesk, ...records].toReversed(), decisions)).toEqual(ordered);
  expect(ordered).toMatchInlineSnapshot(`
    {
      "found": "94378378a70d",
      "pairs": "157408928e8a",
      "weights": "7843c5ba291e",
    }
  `);
});

function learnt(order: readonly Comparable[], decisions: readonly Decision[]) {
  const indexed = atOnce(indexRecords(order));
  const all = atOnce(scan(indexed, { decisions }));
  expect(all.candidates.split).toEqual({ blocks: 1, pairs: 5995 });
  expect(duplicatesIn(all).length).toBeGreaterThan(100);
  return {
    weights: fingerprint(all.weights),
    pairs: fingerprint(all.pairs),
    found: fingerprint(duplicatesIn(all)),
  };
}
