import { describe, expect, test } from 'vitest';
import { leads, opportunities, processInstances, scoringModels } from '../../domain/collections.ts';
import type { Lead, Score } from '../../domain/records/lead.ts';
import type { StoredScoringModel } from '../../domain/records/scoring-model.ts';
import { diagnose } from '../../domain/scoring/diagnose.ts';
import { dueRecords, publishedModels, scoreRecords } from '../../domain/scoring/score-records.ts';
import { asLead } from '../../domain/scoring/scored-record.ts';
import type { Store, Transaction } from '../../domain/store/store.ts';
import { aLead, anOrganisation, because, now } from '../an-organisation.ts';
import { anInstance, anOpportunity } from '../builders.ts';
import { modelFrom, someLeads } from './builders.ts';

const active = modelFrom(someLeads(130));
const aModel = (id: string, rest: Partial<StoredScoringModel> = {}): StoredScoringModel => ({
  id,
  version: 0,
  name: id,
  scope: { entity: 'lead' },
  status: { kind: 'published', at: daysAgo(10) },
  editedAt: daysAgo(11),
  exclude: [],
  include: [],
  retrainAutomatically: false,
  active,
  ...rest,
});
const daysAgo = (days: number): string => new Date(now.getTime() - days * 86_400_000).toISOString();
const scoredOn = (at: string): { readonly score: Score } => ({
  score: { value: 50, grade: 'B', at, modelId: 'm', trend: 'steady' },
});
const unscored = (id: string, createdAt: string, rest: Partial<Lead> = {}): Lead =>
  aLead(id, { createdAt, modifiedAt: createdAt, ...rest });

const given = (more: {
  readonly models?: readonly StoredScoringModel[];
  readonly leads?: readonly Lead[];
  readonly rest?: (tx: Transaction) => Promise<unknown>;
}) =>
  anOrganisation(async (tx) => {
    for (const model of more.models ?? [aModel('m')]) await tx.put(scoringModels, model);
    for (const lead of more.leads ?? []) await tx.put(leads, lead);
    await more.rest?.(tx);
  });
const due = (store: Store, limit = 100) =>
  store.read(async (view) => (await dueRecords(view, now, limit)).map(({ id }) => id));

describe('records that are due', () => {
  test('S1.6.1: new ones, the newest first, no more than asked for', async () => {
    const store = await given({
      leads: [unscored('b', daysAgo(2)), unscored('c', daysAgo(1)), unscored('a', daysAgo(3))],
    });
    expect(await due(store)).toEqual(['c', 'b', 'a']);
    expect(await due(store, 2)).toEqual(['c', 'b']);
    expect(await due(store, 0)).toEqual([]);
  });

  test('S1.6.2: then those changed since a score that is a day old, then those that an older model scored', async () => {
    const store = await given({
      leads: [
        unscored('old', daysAgo(30), scoredOn(daysAgo(20))),
        unscored('older', daysAgo(30), scoredOn(daysAgo(21))),
        unscored('changed', daysAgo(30), { ...scoredOn(daysAgo(1)), modifiedAt: daysAgo(0.5) }),
        unscored('changed-first', daysAgo(30), { ...scoredOn(daysAgo(2)), modifiedAt: daysAgo(0.5) }),
        unscored('changed-today', daysAgo(30), { ...scoredOn(daysAgo(0.9)), modifiedAt: daysAgo(0.5) }),
        unscored('as-it-was', daysAgo(30), scoredOn(daysAgo(2))),
        unscored('new', daysAgo(1)),
      ],
    });
    const all = ['new', 'changed-first', 'changed', 'older', 'old'];
    expect(await due(store)).toEqual(all);
    for (let limit = 0; limit < all.length; limit++)
      expect(await due(store, limit)).toEqual(all.slice(0, limit));
  });

  test('S1.5.6: never what no model scores any more, new or changed or scored by an older one', async () => {
    const changed = { ...scoredOn(daysAgo(2)), modifiedAt: daysAgo(1) };
    const store = await given({
      leads: [
        unscored('new', daysAgo(800)),
        unscored('changed', daysAgo(800), changed),
        unscored('scored', daysAgo(800), scoredOn(daysAgo(20))),
        unscored('closed', daysAgo(1), { status: { state: 'disqualified', at: daysAgo(0), by: 'sam' } }),
      ],
    });
    expect(await due(store)).toEqual([]);
  });

  test('a model published later for others makes nothing due', async () => {
    const others = { entity: 'lead', filters: [{ field: 'industry', values: ['Retail'] }] } as const;
    const store = await given({
      models: [aModel('m'), aModel('n', { scope: others, status: { kind: 'published', at: daysAgo(1) } })],
      leads: [
        unscored('health', daysAgo(30), { ...scoredOn(daysAgo(5)), industry: 'Health' }),
        unscored('retail', daysAgo(30), { ...scoredOn(daysAgo(5)), industry: 'Retail' }),
      ],
    });
    expect(await due(store)).toEqual(['retail']);
  });

  test('S1.4.2: leads before opportunities, together no more than asked for', async () => {
    const store = await given({
      models: [aModel('m'), aModel('o', { scope: { entity: 'opportunity' } })],
      leads: [unscored('lead', daysAgo(1))],
      rest: async (tx) => {
        for (const id of ['deal-1', 'deal-2'])
          await tx.put(opportunities, anOpportunity(id, { createdAt: daysAgo(3) }));
      },
    });
    expect((await due(store)).toSorted()).toEqual(['deal-1', 'deal-2', 'lead']);
    expect(await due(store, 2)).toHaveLength(2);
    expect(await due(store, 1)).toEqual(['lead']);
  });

  test('none without a published model for their kind', async () => {
    const store = await given({
      models: [
        aModel('draft', { status: { kind: 'draft' } }),
        aModel('o', { scope: { entity: 'opportunity' } }),
      ],
      leads: [unscored('lead', daysAgo(1))],
    });
    expect(await due(store)).toEqual([]);
  });

  test('page by page: more than a page of changed records are all found', async () => {
    const changed = { ...scoredOn(daysAgo(2)), modifiedAt: daysAgo(1) };
    const store = await given({
      leads: Array.from({ length: 501 }, (_, i) => unscored(`l${i}`, daysAgo(30), changed)),
    });
    expect(await due(store, 1_000)).toHaveLength(501);
  });
});

describe('scoring them', () => {
  const score = (store: Store, ...ids: readonly string[]) =>
    store.change(because, (tx) =>
      scoreRecords(
        tx,
        ids.map((id) => ({ entity: 'lead', id }) as const),
        now,
      ),
    );
  const scoreOf = async (store: Store, id: string) =>
    (await store.read((view) => view.get(leads, id)))?.score;

  test('gives each that is due a score, and counts them', async () => {
    const store = await given({ leads: [unscored('a', daysAgo(1)), unscored('b', daysAgo(2))] });
    expect(await score(store, 'a', 'b', 'gone')).toBe(2);
    expect(await scoreOf(store, 'a')).toMatchObject({ at: now.toISOString(), modelId: 'm' });
    expect(await scoreOf(store, 'a')).not.toHaveProperty('previous');
    expect(await score(store, 'a', 'b')).toBe(0);
  });

  test('leaves a score that is fresh, or that no model gives any more', async () => {
    const fresh = { ...scoredOn(daysAgo(0.5)), modifiedAt: daysAgo(0.1) };
    const store = await given({
      leads: [unscored('fresh', daysAgo(30), fresh), unscored('old', daysAgo(800), scoredOn(daysAgo(20)))],
    });
    expect(await score(store, 'fresh', 'old')).toBe(0);
    expect(await scoreOf(store, 'fresh')).toEqual(fresh.score);
  });

  test('of several models that fit, the one published last scores', async () => {
    const store = await given({
      models: [
        aModel('a'),
        aModel('b', { status: { kind: 'published', at: daysAgo(4) } }),
        aModel('c', { status: { kind: 'published', at: daysAgo(7) } }),
      ],
      leads: [unscored('lead', daysAgo(1))],
    });
    await score(store, 'lead');
    expect((await scoreOf(store, 'lead'))?.modelId).toBe('b');
    const order = await store.read((view) => publishedModels(view, 'lead'));
    expect(order.map(({ id }) => id)).toEqual(['b', 'c', 'a']);
  });
});

describe('why a record has no score', () => {
  const unmet = async (store: Store) => {
    const { conditions, standing } = await store.read(async (view) => {
      const lead = await view.get(leads, 'lead');
      if (lead === undefined) throw new Error('no lead');
      return diagnose(view, asLead(lead), now);
    });
    return { conditions, unmet: conditions.filter(({ met }) => !met).map(({ kind }) => kind), standing };
  };
  const other = { entity: 'lead', processId: 'other' } as const;
  const draft = { status: { kind: 'draft' } } as const;

  test.each([
    ['a', 'b'],
    ['b', 'a'],
  ])('is told by the model that comes nearest, whichever comes first', async (near, far) => {
    const models = [aModel(near, { scope: other }), aModel(far, { scope: other, ...draft })];
    const store = await given({ models, leads: [unscored('lead', daysAgo(0))] });
    expect((await unmet(store)).unmet).toEqual(['process']);
  });

  test('a retired model and one for opportunities are not near', async () => {
    const models = [
      aModel('retired', { status: { kind: 'retired', at: daysAgo(1) } }),
      aModel('deals', { scope: { entity: 'opportunity' } }),
    ];
    const store = await given({ models, leads: [unscored('lead', daysAgo(0))] });
    const told = await unmet(store);
    expect(told.unmet).toEqual(['published']);
    expect(told.conditions[0]).toEqual({ kind: 'published', met: false });
  });

  test('an aborted process does not count as its process', async () => {
    const lead = unscored('lead', daysAgo(0));
    const on = (status: 'active' | 'aborted') =>
      given({
        models: [aModel('m', { scope: other })],
        leads: [lead],
        rest: (tx) => tx.put(processInstances, anInstance('lead', { processId: 'other', status })),
      });
    expect((await unmet(await on('aborted'))).unmet).toEqual(['process']);
    expect((await unmet(await on('active'))).unmet).toEqual([]);
  });

  test('S1.6.1: an imported lead is new from the moment it was saved here', async () => {
    const store = await given({ leads: [unscored('lead', daysAgo(200))] });
    expect((await unmet(store)).standing.kind).toBe('due');
  });
});
