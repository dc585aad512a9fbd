import { describe, expect, test } from 'vitest';
import { leads, people, roles } from '../../domain/collections.ts';
import { type MissingField, type Narrowing, narrowLeads } from '../../domain/leads/narrow.ts';
import type { Grade, Lead } from '../../domain/records/lead.ts';
import { actor, aLead, anOrganisation, aPerson, aRole, now } from '../an-organisation.ts';

const scored = (value: number, grade: Grade): Pick<Lead, 'score'> => ({
  score: { value, grade, at: now.toISOString(), modelId: 'm', trend: 'steady' },
});
const of = (id: string, day: number, rest: Partial<Lead> = {}): Lead =>
  aLead(id, { firstName: id, createdAt: `2026-11-0${day}T23:30:00.000Z`, ...rest });
const closedOn = (day: number): Pick<Lead, 'status'> => ({
  status: { state: 'disqualified', at: `2026-11-0${day}T12:00:00.000Z`, by: 'sam' },
});

/** The north, and Kim's one lead in the south, which Pat may not read. */
const store = await anOrganisation(async (tx) => {
  await tx.put(roles, aRole('reader', { 'read:lead': 'businessUnit' }));
  await tx.put(people, aPerson('pat', ['reader'], { name: 'Pat Jones' }));
  await tx.put(people, aPerson('ida', ['reader'], { name: 'Ida Jones' }));
  await tx.put(people, aPerson('kim', ['salesperson'], { name: 'Kim Berg', businessUnitId: 'south' }));
  const all = [
    of('Ann', 1, { ...scored(90, 'A'), city: 'Leeds', budgetAmount: 100, email: 'ann@contoso.example' }),
    of('Bea', 2, { ...scored(40, 'C'), country: 'leeds', budgetAmount: 900, phone: '020 7946 0958' }),
    of('Cy', 3, { ownerId: 'pat', companyName: ' ', industry: 'Leeds', mobilePhone: '0770 0900123' }),
    of('Dan', 4, { ownerId: 'ida', leadSource: 'Web', email: ' ', phone: ' ' }),
    of('Eve', 5, { ...closedOn(8), ...scored(95, 'A'), budgetAmount: 500 }),
    of('Fay', 6, { ownerId: 'kim', businessUnitId: 'south', city: 'Leeds', ...scored(99, 'A') }),
  ];
  for (const lead of all) await tx.put(leads, lead);
});
/** Days as they are an hour further east. */
const dayOf = (moment: string): string => new Date(Date.parse(moment) + 3_600_000).toISOString().slice(0, 10);
const narrowed = async (narrowing: Narrowing, text = '', by = 'pat') => {
  const who = await actor(store, by);
  const found = await store.read((view) => narrowLeads(view, who, text, narrowing, dayOf));
  if (found.kind === 'refused') throw new Error('refused');
  return { ids: found.leads.map(({ id }) => id), owners: found.owners };
};

describe('leads asked for in free words', () => {
  test.each<[string, Narrowing, readonly string[]]>([
    ['by nothing, the newest first', {}, ['Eve', 'Dan', 'Cy', 'Bea', 'Ann']],
    ['open', { state: 'open' }, ['Dan', 'Cy', 'Bea', 'Ann']],
    ['closed', { state: 'closed' }, ['Eve']],
    ['created from a day on, by the asker’s own day', { from: '2026-11-05' }, ['Eve', 'Dan']],
    ['created up to a day', { to: '2026-11-03' }, ['Bea', 'Ann']],
    ['created on one day', { from: '2026-11-04', to: '2026-11-04' }, ['Cy']],
    ['closed on a day', { state: 'closed', from: '2026-11-08', to: '2026-11-08' }, ['Eve']],
    ['closed on the day of being created', { state: 'closed', from: '2026-11-06', to: '2026-11-06' }, []],
    ['created on a day, though closed since', { from: '2026-11-06', to: '2026-11-06' }, ['Eve']],
    ['of a grade, the best first', { grade: 'A' }, ['Eve', 'Ann']],
    ['of a score', { scoreAbove: 40 }, ['Eve', 'Ann']],
    ['of a score that all have', { scoreAbove: 39 }, ['Eve', 'Ann', 'Bea']],
    ['of a score of nothing', { scoreAbove: -1 }, ['Eve', 'Ann', 'Bea']],
    ['the hottest', { hottest: true }, ['Ann', 'Bea']],
    ['the hottest of the closed', { hottest: true, state: 'closed' }, ['Eve']],
    ['of the largest budget', { largestBudget: true }, ['Bea', 'Eve', 'Ann']],
    ['of the largest budget and a grade', { largestBudget: true, grade: 'A' }, ['Eve', 'Ann']],
    ['in a city, country, industry or from a source', { about: 'LEEDS' }, ['Cy', 'Bea', 'Ann']],
    ['from a source', { about: 'web' }, ['Dan']],
    ['about what nothing is called: by the words', { about: 'Bea' }, ['Bea']],
    ['about what nothing is like', { about: 'Quetzalcoatl' }, []],
  ])('%s', async (_, narrowing, ids) => {
    expect((await narrowed(narrowing)).ids).toEqual(ids);
  });

  test.each<[MissingField, readonly string[]]>([
    ['budget', ['Dan', 'Cy']],
    ['email', ['Eve', 'Dan', 'Cy', 'Bea']],
    ['phone', ['Eve', 'Dan', 'Ann']],
    ['company', ['Cy']],
    ['score', ['Dan', 'Cy']],
  ])('without a %s', async (missing, ids) => {
    expect((await narrowed({ missing })).ids).toEqual(ids);
  });

  test('a text is searched for, alone or with what it is about', async () => {
    expect((await narrowed({}, 'Ann')).ids).toEqual(['Ann']);
    expect((await narrowed({ about: 'Leeds' }, 'Ann')).ids).toEqual(['Ann']);
    expect((await narrowed({ about: 'Contoso' }, 'Ann')).ids).toEqual(['Ann']);
  });
});

describe('whose leads', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['me', ['Cy'], ['Pat Jones']],
    ['Jones', ['Dan', 'Cy'], ['Ida Jones', 'Pat Jones']],
    ['ida', ['Dan'], ['Ida Jones']],
    ['Ida Jones', ['Dan'], ['Ida Jones']],
    ['Idas', ['Dan'], ['Ida Jones']],
    ['Ida Berg', [], []],
    ['Id', [], []],
    ['Nobody', [], []],
  ])('of “%s”', async (owner, ids, owners) => {
    expect(await narrowed({ owner })).toEqual({ ids, owners });
  });

  test('no owner asked for, none named', async () => {
    expect((await narrowed({})).owners).toEqual([]);
  });

  test('SEC7: a name of somebody whose leads one may not read has no effect', async () => {
    expect(await narrowed({ owner: 'Kim' })).toEqual({ ids: [], owners: [] });
    expect(await narrowed({ owner: 'Kim' }, '', 'ada')).toEqual({ ids: ['Fay'], owners: ['Kim Berg'] });
  });
});

test('SEC7: is refused to who may read no lead, whatever it is about', async () => {
  const tom = await actor(store, 'tom');
  for (const narrowing of [{}, { about: 'Leeds' }])
    expect(await store.read((view) => narrowLeads(view, tom, '', narrowing, dayOf))).toMatchObject({
      kind: 'refused',
      refusal: { kind: 'privilegesMissing' },
    });
});
