import { describe, expect, test } from 'vitest';
import { leads, scoreHistories, scoringModels } from '../../domain/collections.ts';
import type { Lead, Score } from '../../domain/records/lead.ts';
import type { StoredScoringModel } from '../../domain/records/scoring-model.ts';
import { counts, leadsBehind, type SummaryPart } from '../../domain/scoring/leads-behind.ts';
import type { Model, ModelScope } from '../../domain/scoring/model.ts';
import { scoreSummary } from '../../domain/scoring/score-summary.ts';
import type { SummaryLead } from '../../domain/scoring/summary.ts';
import { actor, aLead, anOrganisation, because, now } from '../an-organisation.ts';
import { modelFrom, someLeads } from './builders.ts';

const some: readonly SummaryLead[] = [
  { id: 'new', source: 'Web', unscored: 'waiting' },
  { id: 'old', unscored: 'age' },
  { id: 'up', owner: 'tom', source: 'Web', score: { value: 80, grade: 'A', lastWeek: 60 } as const },
  { id: 'down', score: { value: 30, grade: 'C', lastWeek: 60 } as const },
  { id: 'still', score: { value: 30, grade: 'C', lastWeek: 30 } as const },
  { id: 'won', score: { value: 80, grade: 'A' } as const, closed: { at: '', qualified: true } },
  { id: 'lost', score: { value: 30, grade: 'C' } as const, closed: { at: '', qualified: false } },
  { id: 'lost-early', unscored: 'age' as const, closed: { at: '', qualified: false } },
].map((lead) => ({ owner: 'sam', businessUnit: 'north', createdAt: '2026-11-01', ...lead }) as SummaryLead);

describe('S0.7: the leads behind a number of the summary', () => {
  test.each<[string, SummaryPart, string]>([
    ['open', { kind: 'open' }, 'new old up down still'],
    ['open and scored', { kind: 'open', scored: true }, 'up down still'],
    ['open without a score', { kind: 'open', scored: false }, 'new old'],
    ['of an owner', { kind: 'group', by: 'owner', key: 'sam' }, 'new old down still'],
    ['of a source', { kind: 'group', by: 'source', key: 'Web' }, 'new up'],
    ['of no source', { kind: 'group', by: 'source', key: '' }, 'old down still'],
    ['of a grade', { kind: 'group', by: 'grade', key: 'C' }, 'down still'],
    ['of a source and a grade', { kind: 'group', by: 'source', key: 'Web', grade: 'A' }, 'up'],
    ['without a score for a reason', { kind: 'unscored', reason: 'age' }, 'old'],
    ['that moved up', { kind: 'movers', way: 'up' }, 'up'],
    ['that moved down', { kind: 'movers', way: 'down' }, 'down'],
    ['closed', { kind: 'closed' }, 'won lost lost-early'],
    ['closed with a grade', { kind: 'closed', grade: 'C' }, 'lost'],
    ['qualified', { kind: 'closed', qualified: true }, 'won'],
    ['disqualified', { kind: 'closed', qualified: false }, 'lost lost-early'],
    ['qualified with a grade', { kind: 'closed', grade: 'C', qualified: true }, ''],
  ])('%s', (_, part, ids) => {
    expect(
      some
        .filter((lead) => counts(part, lead))
        .map(({ id }) => id)
        .join(' '),
    ).toBe(ids);
  });
});

const daysAgo = (days: number): string => new Date(now.getTime() - days * 86_400_000).toISOString();
const scored = (value: number, at: string, more: Partial<Score> = {}): { readonly score: Score } => ({
  score: { value, grade: value >= 75 ? 'A' : 'C', at, modelId: 'm', trend: 'steady', ...more },
});
const given = (...some: readonly Lead[]) =>
  anOrganisation(async (tx) => {
    for (const lead of some) await tx.put(leads, lead);
    await tx.put(scoreHistories, {
      id: 'lead:risen',
      version: 0,
      scores: [
        { value: 20, grade: 'D', at: daysAgo(9), modelId: 'm' },
        { value: 50, grade: 'B', at: daysAgo(6), modelId: 'm' },
        { value: 90, grade: 'A', at: daysAgo(1), modelId: 'm' },
      ],
    });
  });
const organisation = () =>
  given(
    aLead('risen', {
      createdAt: daysAgo(20),
      lastName: 'Risen',
      ...scored(90, daysAgo(1), { previous: 50 }),
    }),
    aLead('first', { createdAt: daysAgo(3), ...scored(80, daysAgo(3)) }),
    aLead('stood', { createdAt: daysAgo(30), ...scored(80, daysAgo(7)) }),
    aLead('plain', { createdAt: daysAgo(2), leadSource: 'Web' }),
    aLead('merged', { createdAt: daysAgo(2), mergedIntoId: 'plain' }),
    aLead('won', {
      createdAt: daysAgo(90),
      ownerId: 'gone',
      businessUnitId: 'south',
      status: { state: 'qualified', at: daysAgo(2), by: 'sam', opportunityIds: [] },
      ...scored(40, daysAgo(10)),
    }),
  );

describe('a summary of the leads of an organisation', () => {
  test('counts open leads and closed ones with what their scores were a week ago', async () => {
    const store = await organisation();
    const summary = await store.read(async (view) =>
      scoreSummary(view, await actor(store, 'ada'), 'all', now),
    );
    expect(summary).toMatchObject({
      period: 'all',
      minimums: { A: 75, B: 50, C: 25 },
      tests: [],
      total: { open: 4, scored: 3, outcome: { closed: 1, qualified: 1 } },
      movers: { up: [{ id: 'risen', from: 20, to: 90 }], down: [], all: { up: 1, down: 0 } },
      unscored: [{ reason: 'published', ids: ['plain'] }],
    });
    expect(summary).not.toHaveProperty('range');
    expect(summary.names).toEqual({
      gone: 'gone',
      sam: 'Sam',
      north: 'North',
      south: 'South',
      risen: 'Ann Risen',
    });
    expect(summary.by.source.map(({ key, open }) => [key, open])).toEqual([
      ['', 3],
      ['Web', 1],
    ]);
  });

  test('tells why a lead has no score by the model that comes nearest to it', async () => {
    const store = await organisation();
    const model = modelFrom(someLeads(130));
    const { byScore: _, ...validation } = model.learned.validation;
    const untested = { ...model, learned: { ...model.learned, validation } };
    const published = (id: string, active: Model, scope: Partial<ModelScope>): StoredScoringModel => ({
      id,
      version: 0,
      name: id,
      scope: { entity: 'lead', ...scope },
      status: { kind: 'published', at: daysAgo(2) },
      editedAt: daysAgo(2),
      exclude: [],
      include: [],
      retrainAutomatically: false,
      active,
    });
    const fair = { processId: 'sales', filters: [{ field: 'leadSource', values: ['Fair'] }] };
    await store.change(because, async (tx) => {
      await tx.put(scoringModels, published('tested', model, fair));
      await tx.put(scoringModels, published('untested', untested, {}));
      await tx.put(leads, aLead('ancient', { createdAt: daysAgo(900), leadSource: 'Web' }));
    });
    const { unscored, tests } = await store.read(async (view) =>
      scoreSummary(view, await actor(store, 'ada'), 'all', now),
    );
    expect(unscored).toEqual([
      { reason: 'age', ids: ['ancient'] },
      { reason: 'waiting', ids: ['plain'] },
    ]);
    expect(tests.map(({ model: name, byGrade }) => [name, byGrade.length])).toEqual([['tested', 4]]);
  });

  test('of a period counts open leads that were created in it and those that were closed in it', async () => {
    const store = await organisation();
    const { range, total } = await store.read(async (view) =>
      scoreSummary(view, await actor(store, 'ada'), { from: daysAgo(3).slice(0, 10), to: '2026-11-20' }, now),
    );
    expect(range).toEqual({ from: '2026-11-17T00:00:00.000Z', to: '2026-11-21T00:00:00.000Z' });
    expect(total).toMatchObject({ open: 2, outcome: { closed: 1 } });
  });

  test('has its leads behind it, the best score first, then the newest; nobody else’s', async () => {
    const store = await organisation();
    const behind = (person: string, part: SummaryPart) =>
      store.read(async (view) =>
        (await leadsBehind(view, await actor(store, person), 'all', part, now)).map(({ id }) => id),
      );
    expect(await behind('ada', { kind: 'open' })).toEqual(['risen', 'first', 'stood', 'plain']);
    expect(await behind('ada', { kind: 'closed' })).toEqual(['won']);
    expect(await behind('tom', { kind: 'open' })).toEqual([]);
  });
});
