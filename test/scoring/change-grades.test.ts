import { describe, expect, test } from 'vitest';
import {
  leads,
  opportunities,
  people,
  scoreHistories,
  scoringModels,
  settings,
} from '../../domain/collections.ts';
import { ensureOrganisation } from '../../domain/fresh-organisation.ts';
import type { Grade, Lead, Score } from '../../domain/records/lead.ts';
import { keptScores } from '../../domain/records/score-history.ts';
import {
  changeGrades,
  type GradesDecision,
  type GradesIdea,
  gradedLeads,
  previewGrades,
} from '../../domain/scoring/change-grades.ts';
import { keepScore, scoreAt, scoreHistoryOf } from '../../domain/scoring/keep-score.ts';
import { asLead } from '../../domain/scoring/scored-record.ts';
import { rowWhenNew } from '../../domain/scoring/when-new.ts';
import type { Store, Transaction } from '../../domain/store/store.ts';
import { actor, aLead, anOrganisation, aPerson, as, because, now } from '../an-organisation.ts';
import { anOpportunity } from '../builders.ts';
import { modelFrom, someLeads } from './builders.ts';

const at = now.toISOString();
const scoreOf = (value: number, grade: Grade): Score => ({ value, grade, at, modelId: 'm', trend: 'steady' });
const scored = (id: string, value: number, grade: Grade, rest: Partial<Lead> = {}): Lead =>
  aLead(id, { firstName: id, score: scoreOf(value, grade), ...rest });
const closed = (id: string, value: number, isQualified: boolean): Lead =>
  scored(id, value, 'A', {
    status: isQualified
      ? { state: 'qualified', at, by: 'sam', opportunityIds: [] }
      : { state: 'disqualified', at, by: 'sam' },
  });

const given = (all: readonly Lead[], more: (tx: Transaction) => Promise<unknown> = async () => undefined) =>
  anOrganisation(async (tx) => {
    await ensureOrganisation(tx);
    await tx.put(people, aPerson('kim', ['salesperson'], { businessUnitId: 'south' }));
    for (const lead of all) await tx.put(leads, lead);
    await more(tx);
  });
const preview = (store: Store, idea: GradesIdea, by = 'ada') =>
  as(store, by, (tx, who) => previewGrades(tx, who, idea));
const planOf = (decision: GradesDecision) => {
  if (decision.kind === 'refused') throw new Error(JSON.stringify(decision.refusal));
  return decision.plan;
};
const open = [
  scored('low', 20, 'D'),
  scored('best', 90, 'A'),
  scored('middle', 55, 'B'),
  scored('good', 70, 'B'),
  aLead('unscored'),
];

describe('S1.10.3, C9: new boundaries of the grades', () => {
  test('are previewed with the leads that would change, the best of them first', async () => {
    const store = await given(open);
    const plan = planOf(await preview(store, { minimums: { A: 60, B: 30, C: 10 } }));
    expect(plan).toMatchObject({
      from: { A: 75, B: 50, C: 25 },
      to: { A: 60, B: 30, C: 10 },
      moved: 2,
      examples: [
        { id: 'good', name: 'good Contoso', score: 70, from: 'B', to: 'A' },
        { id: 'low', name: 'low Contoso', score: 20, from: 'D', to: 'C' },
      ],
      past: { before: { basis: 'none', grades: [] }, after: { basis: 'none', grades: [] } },
    });
    expect(await store.read((view) => view.get(leads, 'low'))).toMatchObject({ score: { grade: 'D' } });
  });

  test('name ten leads at most', async () => {
    const many = Array.from({ length: 14 }, (_, n) => scored(`l${n}`, 60 + n, 'B'));
    const plan = planOf(await preview(await given(many), { minimums: { A: 55 } }));
    expect([plan.moved, plan.examples.length, plan.examples[0]?.score]).toEqual([14, 10, 73]);
  });

  test('may be given by how large each bucket shall be', async () => {
    const plan = planOf(await preview(await given(open), { minimums: {}, shares: { A: 25, B: 25, C: 25 } }));
    expect(plan.to).toEqual({ A: 90, B: 70, C: 55 });
  });

  test.each([
    [{ A: 0, B: 25, C: 25 }],
    [{ A: 25, B: -1, C: 25 }],
    [{ A: 25, B: 25, C: Number.NaN }],
    [{ A: 50, B: 25, C: 25 }],
  ])('shares that are none are refused: %j', async (shares) => {
    const decision = await preview(await given(open), { minimums: {}, shares });
    expect(decision).toMatchObject({ kind: 'refused', refusal: { kind: 'notShares', ...shares } });
  });

  test('are refused by shares of nothing, in a wrong order, and to who may not change models', async () => {
    const shares = { A: 25, B: 25, C: 25 };
    expect(await preview(await given([]), { minimums: {}, shares })).toMatchObject({
      refusal: { kind: 'noScores' },
    });
    expect((await preview(await given(open), { minimums: { A: 40 } })).kind).toBe('refused');
    expect(await preview(await given(open), { minimums: { A: 60 } }, 'sam')).toMatchObject({
      refusal: { kind: 'privilegesMissing' },
    });
  });

  test('once saved, give open records their new grade at once; closed ones keep theirs', async () => {
    const store = await given([...open, closed('shut', 70, true)], async (tx) => {
      await tx.put(opportunities, { ...anOpportunity('deal'), score: scoreOf(70, 'B') });
      await tx.put(opportunities, { ...anOpportunity('same'), score: scoreOf(90, 'A') });
    });
    const saved = await as(store, 'ada', (tx, who) => changeGrades(tx, who, { minimums: { A: 65 } }));
    expect(saved.kind).toBe('agreed');
    const grades = await store.read(async (view) => [
      (await view.get(leads, 'good'))?.score,
      (await view.get(leads, 'shut'))?.score?.grade,
      (await view.get(opportunities, 'deal'))?.score?.grade,
      (await view.get(opportunities, 'same'))?.version,
      (await view.get(leads, 'best'))?.version,
      (await view.get(settings, 'organization'))?.grades,
    ]);
    expect(grades).toEqual([scoreOf(70, 'A'), 'A', 'A', 1, 1, { A: 65, B: 50, C: 25 }]);
  });

  test('SEC7: count the leads that the asker may read, the best first', async () => {
    const store = await given([...open, scored('far', 95, 'A', { ownerId: 'kim', businessUnitId: 'south' })]);
    const graded = async (by: string) => {
      const who = await actor(store, by);
      return (await store.read((view) => gradedLeads(view, who))).map(({ id, score }) => `${id} ${score}`);
    };
    expect(await graded('sam')).toEqual(['best 90', 'good 70', 'middle 55', 'low 20']);
    expect(await graded('ada')).toEqual(['far 95', 'best 90', 'good 70', 'middle 55', 'low 20']);
  });
});

describe('how often leads of each grade were qualified', () => {
  const history = (count: number) => Array.from({ length: count }, (_, n) => closed(`c${n}`, n * 2, n >= 30));
  const withModels = async (tx: Transaction) => {
    for (const id of ['m', 'n'])
      await tx.put(scoringModels, {
        id,
        version: 0,
        name: id,
        scope: { entity: 'lead' },
        status: { kind: 'published', at },
        editedAt: at,
        exclude: [],
        include: [],
        retrainAutomatically: false,
        active: modelFrom(someLeads(130)),
      });
  };

  test('is told of forty closed leads with a score', async () => {
    const { past } = planOf(await preview(await given(history(40), withModels), { minimums: { A: 70 } }));
    expect(past.before).toEqual({
      basis: 'closed',
      grades: [
        { grade: 'A', leads: 2, positives: 2 },
        { grade: 'B', leads: 13, positives: 8 },
        { grade: 'C', leads: 12, positives: 0 },
        { grade: 'D', leads: 13, positives: 0 },
      ],
    });
    expect(past.after.grades[0]).toEqual({ grade: 'A', leads: 5, positives: 5 });
  });

  test('of fewer it is told by the tests of the published models, taken together', async () => {
    const { past } = planOf(await preview(await given(history(39), withModels), { minimums: {} }));
    expect(past.before.basis).toBe('test');
    expect(past.before.grades.reduce((sum, { leads: many }) => sum + many, 0)).toBe(260);
    const alone = planOf(await preview(await given(history(39)), { minimums: {} })).past.before;
    expect(alone).toEqual({ basis: 'none', grades: [] });
  });
});

describe('the history of a score', () => {
  const lead = { entity: 'lead', id: 'ann' } as const;
  const past = (n: number) =>
    ({ value: n, grade: 'B', at: `2026-${String(n).padStart(4, '0')}`, modelId: 'm' }) as const;

  test('keeps the first and the newest, and how the record was when it was new', async () => {
    const store = await anOrganisation();
    for (let n = 0; n < keptScores + 5; n++)
      await store.change(because, (tx) => keepScore(tx, lead, past(n), async () => ({ need: `${n}` })));
    const scores = await store.read((view) => scoreHistoryOf(view, lead));
    expect(scores).toHaveLength(keptScores);
    expect(scores.map(({ value }) => value).slice(0, 2)).toEqual([0, 6]);
    expect(scores.at(-1)?.value).toBe(keptScores + 4);
    expect(await store.read((view) => view.get(scoreHistories, 'lead:ann'))).toMatchObject({
      whenNew: { need: '0' },
    });
    expect(await store.read((view) => scoreHistoryOf(view, { entity: 'lead', id: 'bo' }))).toEqual([]);
  });

  test('tells the score that stood at a moment', () => {
    const scores = ['2026-11-01', '2026-11-05'].map((day, value) => ({
      ...past(value),
      at: `${day}T00:00:00.000Z`,
    }));
    const valueAt = (moment: string) => scoreAt(scores, new Date(moment))?.value;
    expect([
      valueAt('2026-10-31'),
      valueAt('2026-11-01'),
      valueAt('2026-11-04'),
      valueAt('2026-12-01'),
    ]).toEqual([undefined, 0, 0, 1]);
  });
});

test('a model learns from a lead as it was when it was first saved', async () => {
  const store = await given([aLead('ann', { need: 'Pumps' })]);
  const when = (lead: Lead) => store.read(async (view) => (await rowWhenNew(view, asLead(lead)))['need']);
  const stored = async () => (await store.read((view) => view.get(leads, 'ann'))) as Lead;
  expect(await when(await stored())).toBe('Pumps');
  await store.change(because, async (tx) => tx.put(leads, { ...(await stored()), need: 'Lathes' }));
  expect(await when(await stored())).toBe('Pumps');
  const kept = async () => ({ need: 'Mills' });
  await store.change(because, (tx) =>
    keepScore(tx, { entity: 'lead', id: 'ann' }, { ...scoreOf(1, 'D') }, kept),
  );
  expect(await when(await stored())).toBe('Mills');
  expect(await when(aLead('never', { version: 3, need: 'Saws' }))).toBe('Saws');
});
