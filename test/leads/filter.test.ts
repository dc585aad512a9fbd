import { describe, expect, test } from 'vitest';
import { leads, notices, people, roles } from '../../domain/collections.ts';
import { boardOf } from '../../domain/leads/board.ts';
import type { CsvLead } from '../../domain/leads/csv-row.ts';
import { everyFiltered, filterLeads, type LeadFilter } from '../../domain/leads/filter.ts';
import { planImportAs } from '../../domain/leads/import-as.ts';
import { suggestLeads, type Wish } from '../../domain/leads/suggest.ts';
import { tellOwners } from '../../domain/leads/tell-owners.ts';
import type { Grade, Lead } from '../../domain/records/lead.ts';
import { actor, aLead, anOrganisation, aPerson, aRole, because, counting, now } from '../an-organisation.ts';
import { hasAChat } from '../notices/chat.ts';
import { sampleWorld } from './world.ts';

const scored = (value: number, grade: Grade): Pick<Lead, 'score'> => ({
  score: { value, grade, at: now.toISOString(), modelId: 'm', trend: 'steady' },
});
const closed = (state: 'qualified' | 'disqualified'): Pick<Lead, 'status'> => ({
  status:
    state === 'qualified'
      ? { state, at: now.toISOString(), by: 'sam', opportunityIds: [] }
      : { state, at: now.toISOString(), by: 'sam' },
});
const of = (id: string, day: string, rest: Partial<Lead> = {}): Lead =>
  aLead(id, { firstName: id, createdAt: `2026-${day}T12:00:00.000Z`, ...rest });

/** Sam and Tom in the north, Kim in the south; Sam reads the north. */
const all: readonly Lead[] = [
  of('Ann', '11-03', scored(90, 'A')),
  of('Bea', '11-05', { ...closed('qualified'), ...scored(60, 'B') }),
  of('Cy', '11-04', { ...closed('disqualified'), companyName: 'Fabrikam' }),
  of('Dan', '11-06', { ownerId: 'tom', companyName: 'Fabrikam' }),
  of('Eve', '11-07', { ownerId: 'kim', businessUnitId: 'south' }),
];
const store = await anOrganisation(async (tx) => {
  await tx.put(roles, aRole('colleague', { 'read:lead': 'businessUnit', 'create:lead': 'businessUnit' }));
  await tx.put(people, aPerson('kim', ['salesperson'], { businessUnitId: 'south' }));
  await tx.put(people, aPerson('pat', ['salesperson', 'colleague']));
  for (const lead of all) await tx.put(leads, lead);
});

describe('a list that is narrowed', () => {
  const page = async (filter: LeadFilter, shown?: number, by = 'pat') => {
    const who = await actor(store, by);
    const found = await store.read((view) => filterLeads(view, who, filter, shown));
    if (found.kind === 'refused') throw new Error(found.refusal.kind);
    return found;
  };
  const ids = async (filter: LeadFilter, by?: string) => (await page(filter, 1, by)).rows.map(({ id }) => id);

  test.each<[string, LeadFilter, readonly string[]]>([
    ['by nothing, the newest first', {}, ['Dan', 'Bea', 'Cy', 'Ann']],
    ['by its state', { state: 'open' }, ['Dan', 'Ann']],
    ['by its owner', { ownerId: 'tom' }, ['Dan']],
    ['by its grade', { grade: 'A' }, ['Ann']],
    ['to those without one', { grade: 'none' }, ['Dan', 'Cy']],
    ['to days, both included', { from: '2026-11-04', to: '2026-11-05' }, ['Bea', 'Cy']],
    ['to days up to one', { to: '2026-11-04' }, ['Cy', 'Ann']],
    ['by a text', { text: 'Fabrikam' }, ['Cy', 'Dan']],
    ['by a text and days', { text: 'Fabrikam', from: '2026-11-05' }, ['Dan']],
    ['by a blank text, which narrows nothing', { text: '  ' }, ['Dan', 'Bea', 'Cy', 'Ann']],
    ['by a text that nothing is like', { text: 'Nobody' }, []],
    ['by several at once', { state: 'open', ownerId: 'sam', grade: 'A' }, ['Ann']],
  ])('%s', async (_, filter, expected) => {
    expect([...(await ids(filter))].toSorted()).toEqual([...expected].toSorted());
    if (filter.text === undefined) expect(await ids(filter)).toEqual(expected);
    const who = await actor(store, 'pat');
    const every = await store.read((view) => everyFiltered(view, who, filter));
    expect(every.kind === 'found' && every.leads.map(({ id }) => id)).toEqual(await ids(filter));
  });

  test('says how many each other choice would leave (SEC7: of what may be read)', async () => {
    expect((await page({ state: 'open' })).facets).toEqual({
      state: { open: 2, qualified: 1, disqualified: 1 },
      grade: { A: 1, B: 0, C: 0, D: 0, none: 1 },
      owner: { sam: 1, tom: 1 },
    });
    expect((await page({ ownerId: 'sam', grade: 'B' })).facets).toEqual({
      state: { open: 0, qualified: 1, disqualified: 0 },
      grade: { A: 1, B: 1, C: 0, D: 0, none: 1 },
      owner: { sam: 1 },
    });
    expect(await ids({}, 'ada')).toContain('Eve');
  });

  test('comes in pages of 25; a page that is not there is the nearest one', async () => {
    const many = await anOrganisation(async (tx) => {
      for (let n = 0; n < 60; n++) await tx.put(leads, of(`L${n}`, `10-${10 + (n % 20)}`));
    });
    const who = await actor(many, 'sam');
    const shown = (at: number) => many.read((view) => filterLeads(view, who, {}, at));
    for (const [at, first, rows] of [
      [1, 1, 25],
      [2, 26, 25],
      [3, 51, 10],
      [9, 51, 10],
      [0, 1, 25],
      [-4, 1, 25],
      [2.9, 26, 25],
      [Number.NaN, 1, 25],
    ] as const)
      expect(await shown(at)).toMatchObject({ total: 60, first, rows: { length: rows } });
    expect(await page({ text: 'Nobody' })).toMatchObject({ total: 0, first: 1, rows: [] });
  });

  test('SEC7: is refused to who may read no lead', async () => {
    const tom = await actor(store, 'tom');
    for (const refused of [
      await store.read((view) => filterLeads(view, tom, {})),
      await store.read((view) => everyFiltered(view, tom, { text: 'Ann' })),
      await store.read((view) => suggestLeads(view, tom, { text: '' }, 5)),
      await store.read((view) => suggestLeads(view, tom, { text: 'Ann' }, 5)),
      await store.read((view) => boardOf(view, tom, { from: '2026-01-01', to: '2026-12-31' }, now)),
    ])
      expect(refused).toMatchObject({ kind: 'refused', refusal: { kind: 'privilegesMissing' } });
  });
});

describe('leads that are offered while somebody types', () => {
  const offered = async (wish: Wish, count = 9, by = 'pat') => {
    const who = await actor(store, by);
    const found = await store.read((view) => suggestLeads(view, who, wish, count));
    return found.kind === 'refused' ? [] : found.leads.map(({ id }) => id);
  };

  test('are the newest before they do, as many as asked for', async () => {
    expect(await offered({ text: ' ' })).toEqual(['Dan', 'Bea', 'Cy', 'Ann']);
    expect(await offered({ text: '' }, 2)).toEqual(['Dan', 'Bea']);
    expect(await offered({ text: '' }, 9, 'ada')).toHaveLength(5);
  });

  test('are those that fit what was typed and chosen', async () => {
    expect(await offered({ text: 'Ann' })).toEqual(['Ann']);
    expect(await offered({ text: '', state: 'open' })).toEqual(['Dan', 'Ann']);
    expect(await offered({ text: '', state: 'open' }, 1)).toEqual(['Dan']);
    expect(await offered({ text: '', owner: 'Tom' })).toEqual(['Dan']);
    expect(await offered({ text: '', owner: 'me' })).toEqual([]);
    expect(await offered({ text: 'Fabrikam', state: 'disqualified' })).toEqual(['Cy']);
  });
});

describe('the board of a manager', () => {
  const board = async (from: string, to: string, by = 'ada') => {
    const who = await actor(store, by);
    const found = await store.read((view) => boardOf(view, who, { from, to }, now));
    if (found.kind === 'refused') throw new Error('refused');
    return found.plan;
  };

  test('is of the leads of those days, both included, and names whom it speaks of', async () => {
    const { summary, funnel, names } = await board('2026-11-04', '2026-11-06');
    expect(summary.total).toMatchObject({ open: 1, outcome: { closed: 2, qualified: 1 } });
    expect(funnel.map(({ leads: n }) => n)).toEqual([3, 1, 1, 0, 0]);
    expect(names).toEqual({ sam: 'Sam', tom: 'Tom', north: 'North', Dan: 'Dan Contoso' });
  });

  test('SEC7: counts and names nothing that its reader may not read', async () => {
    const { summary, names } = await board('2026-01-01', '2026-12-31', 'pat');
    expect(summary.total.open).toBe(2);
    expect(Object.keys(names)).not.toContain('Eve');
    expect(Object.keys((await board('2026-01-01', '2026-12-31')).names)).toContain('Eve');
  });
});

describe('an import by a person', () => {
  const row = (line: number, owner?: string): CsvLead => ({
    line,
    id: `row-${line}`,
    fields: { topic: 'Pumps', firstName: 'Nina', lastName: 'Holt', companyName: 'Aster' },
    state: 'open',
    statusReason: 1,
    ...(owner !== undefined && { owner }),
  });
  const planned = async (by: string, ...rows: readonly CsvLead[]) => {
    const who = await actor(store, by);
    return store.read((view) => planImportAs(view, who, rows, { at: now, newId: counting() }));
  };

  test('makes leads for those whom their rights reach; each other line is named with its owner', async () => {
    const decision = await planned(
      'pat',
      row(2),
      row(3, 'Kim'),
      row(4, 'Nobody'),
      row(5, 'tom'),
      row(6, 'kim'),
    );
    if (decision.kind === 'refused') throw new Error('refused');
    expect(decision.plan.leads.map(({ id, ownerId, createdBy }) => [id, ownerId, createdBy])).toEqual([
      ['row-2', 'pat', 'pat'],
      ['row-5', 'tom', 'pat'],
    ]);
    expect(decision.plan.problems).toEqual([
      { kind: 'ownerUnknown', line: 4, value: 'Nobody' },
      { kind: 'ownerNotAllowed', line: 3, value: 'Kim' },
      { kind: 'ownerNotAllowed', line: 6, value: 'kim' },
    ]);
  });

  test('is refused without Create on Lead', async () => {
    expect(await planned('tom', row(2))).toMatchObject({ kind: 'refused' });
  });
});

test('owners are told of leads that somebody else saved beside theirs: each once, of open ones', async () => {
  const { store: sample } = await sampleWorld();
  for (const person of ['sam', 'tom', 'priya'] as const)
    await hasAChat({ store: sample, now: () => now }, person);
  const [sam, tom] = (await sample.read(async (view) => {
    const found: string[] = [];
    for await (const { id, name } of view.all(people))
      if (/^(Sam|Tom) /.test(name)) found.push(`${name}|${id}`);
    return found.toSorted().map((each) => each.split('|')[1] ?? '');
  })) as [string, string];
  const saved = of('New', '11-20', { createdBy: tom });
  const pair = (id: string, ownerId: string, rest: Partial<Lead> = {}) => ({
    saved: { ...saved, id: `beside-${id}` },
    like: of(id, '11-01', { ownerId, ...rest }),
  });
  const beside = [
    pair('a', sam),
    pair('b', sam),
    pair('own', tom),
    pair('shut', sam, closed('disqualified')),
  ];
  for (let i = 0; i < 2; i++) await sample.change(because, (tx) => tellOwners(tx, 'import', beside, now));
  const left = await sample.read((view) => view.find(notices, 'byDelivery', 'waiting'));
  expect(left.map(({ to, about }) => [to, about])).toEqual([
    [
      sam,
      {
        kind: 'leadDuplicated',
        pairs: [
          { leadId: 'a', otherId: 'beside-a' },
          { leadId: 'b', otherId: 'beside-b' },
        ],
      },
    ],
  ]);
});
