import { describe, expect, test } from 'vitest';
import { leads, people } from '../../domain/collections.ts';
import type { CsvLead } from '../../domain/leads/csv-row.ts';
import { embeddedLeadLimit, planImport } from '../../domain/leads/import.ts';
import { actor, aLead, anOrganisation, aPerson, counting, now } from '../an-organisation.ts';

const closedAt = '2026-11-10T08:00:00.000Z';

describe('what importing rows would write', () => {
  const csv = (line: number, rest: Partial<CsvLead> = {}): CsvLead => ({
    line,
    fields: { topic: 'Pumps' },
    state: 'open',
    statusReason: 1,
    ...rest,
  });
  const planned = async (...rows: readonly CsvLead[]) => {
    const own = await anOrganisation(async (tx) => {
      await tx.put(
        people,
        aPerson('kim', ['salesperson'], {
          name: 'Kim Berg',
          email: 'Kim@x.example',
          businessUnitId: 'south',
        }),
      );
      await tx.put(people, aPerson('kim2', ['salesperson'], { name: 'Kim Berg' }));
      await tx.put(leads, aLead('there'));
    });
    const sam = await actor(own, 'sam');
    const ada = await actor(own, 'ada');
    const by = { owner: sam.person, importer: ada.person, at: now, newId: counting('new') };
    return own.read((view) => planImport(view, rows, by));
  };

  test('leads with their moments, of whom the file names, made by whoever imports', async () => {
    const createdOn = '2026-01-01T00:00:00.000Z';
    const {
      leads: made,
      lineOf,
      present,
      problems,
    } = await planned(
      csv(2),
      csv(3, { id: 'x', createdOn, owner: 'KIM@x.example' }),
      csv(4, { closedOn: closedAt, state: 'qualified', statusReason: 3 }),
      csv(5, { createdOn, state: 'disqualified', statusReason: 4 }),
    );
    const common = {
      version: 0,
      topic: 'Pumps',
      ownerId: 'sam',
      businessUnitId: 'north',
      createdAt: now.toISOString(),
      createdBy: 'ada',
      modifiedAt: now.toISOString(),
      modifiedBy: 'ada',
      status: { state: 'open' },
      statusReason: 1,
    };
    expect(made).toEqual([
      { ...common, id: 'new-1' },
      { ...common, id: 'x', createdAt: createdOn, ownerId: 'kim', businessUnitId: 'south' },
      {
        ...common,
        id: 'new-2',
        createdAt: closedAt,
        status: { state: 'qualified', at: closedAt, by: 'ada', opportunityIds: [] },
        statusReason: 3,
      },
      {
        ...common,
        id: 'new-3',
        createdAt: createdOn,
        status: { state: 'disqualified', at: createdOn, by: 'ada' },
        statusReason: 4,
      },
    ]);
    expect([...lineOf]).toEqual([
      ['new-1', 2],
      ['x', 3],
      ['new-2', 4],
      ['new-3', 5],
    ]);
    expect([present, problems]).toEqual([1, []]);
  });

  test('no row twice, none that is there, and none of an owner who is not known for certain', async () => {
    const { leads: made, problems } = await planned(
      csv(2, { id: 'x', owner: 'nobody' }),
      csv(3, { id: 'x' }),
      csv(4, { id: 'x', idInFile: 'Ann' }),
      csv(5, { id: 'there', idInFile: 'Bo' }),
      csv(6, { owner: 'Kim Berg' }),
      csv(7, { owner: 'kim2' }),
    );
    expect(made.map(({ ownerId }) => ownerId)).toEqual(['kim2']);
    expect(problems).toEqual([
      { kind: 'ownerUnknown', line: 2, value: 'nobody' },
      { kind: 'idTwice', line: 3, id: 'x', firstLine: 2 },
      { kind: 'idTwice', line: 4, id: 'Ann', firstLine: 2 },
      { kind: 'idTaken', line: 5, id: 'Bo' },
      { kind: 'ownerAmbiguous', line: 6, value: 'Kim Berg' },
    ]);
  });

  test('the embedded store takes a hundred thousand leads', () => {
    expect(embeddedLeadLimit).toBe(100_000);
  });
});
