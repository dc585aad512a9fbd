import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exportHeader, exportRow, guard, unguard } from '../../domain/leads/csv.ts';
import type { Lead, LeadStatus } from '../../domain/records/lead.ts';
import { read } from './csv-files.ts';

const at = '2026-11-22T09:00:00.000Z';
const base = { id: 'l1', version: 1, ownerId: 'p1', businessUnitId: 'u1', createdAt: at, createdBy: 'p1' };
const lead = (fields: Partial<Lead>): Lead => ({
  ...base,
  modifiedAt: at,
  modifiedBy: 'p1',
  topic: 'Pumps',
  status: { state: 'open' },
  statusReason: 1,
  ...fields,
});

test.each(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])(
  'SEC10: a cell that starts with %j is exported as text, and imported as it was',
  (first) => {
    const cell = `${first}SUM(A1)`;
    expect(guard(cell)).toBe(`'${cell}`);
    expect(unguard(guard(cell))).toBe(cell);
  },
);

test("SEC10: any cell survives the guard and its removal, also one that starts with people's own apostrophes", () => {
  const awkward = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', 'a', ' ') });
  fc.assert(
    fc.property(fc.oneof(awkward, fc.string()), (cell) => {
      expect(unguard(guard(cell))).toBe(cell);
      expect(/^[=+\-@\t\r]/.test(guard(cell))).toBe(false);
    }),
  );
  expect(unguard("'t Hooft")).toBe("'t Hooft");
});

test('SEC10, REL12: any lead is exported and read back as the same lead', async () => {
  const word = fc.stringMatching(/^[=+@'",;a-zäß中 \n-]{1,20}$/).map((text) => text.trim());
  const text = word.filter((value) => value !== '' && !value.includes('\n'));
  const closed = fc.constantFrom<[LeadStatus, number]>(
    [{ state: 'open' }, 2],
    [{ state: 'qualified', at, by: 'p1', opportunityIds: [] }, 3],
    [{ state: 'disqualified', at, by: 'p1' }, 5],
  );
  const fields = fc.record(
    {
      topic: text,
      firstName: text,
      companyName: text,
      need: word.filter((value) => value !== ''),
      email: fc.emailAddress().filter((value) => value.length <= 100),
      phone: fc.constantFrom('+1 555 0100', '-1', '020 7946 0000'),
      budgetAmount: fc.nat().map((value) => value / 100),
      birthDate: fc.constantFrom('1960-01-31', '19600131'),
    },
    { requiredKeys: ['topic'] },
  );
  await fc.assert(
    fc.asyncProperty(fields, closed, async (some, [status, statusReason]) => {
      const before = lead({ ...some, status, statusReason });
      const { leads, problems } = await read(stringify([exportHeader, exportRow(before)]));
      expect(problems).toEqual([]);
      expect(leads).toEqual([
        {
          line: 2,
          id: 'l1',
          owner: 'p1',
          fields: some,
          state: status.state,
          statusReason,
          createdOn: at,
          ...(status.state !== 'open' && { closedOn: at }),
        },
      ]);
    }),
    { numRuns: 80 },
  );
});
