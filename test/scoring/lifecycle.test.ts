import { describe, expect, test } from 'vitest';
import {
  afterRetraining,
  defaultName,
  nextRetraining,
  overlapping,
  published,
  refuseEdit,
  refuseNewModel,
  refusePublish,
  refuseRevert,
  retired,
  retrained,
  reverted,
  type ScoringModel,
} from '../../domain/scoring/lifecycle.ts';
import type { Model, ModelScope } from '../../domain/scoring/model.ts';
import { publishState } from '../../domain/scoring/validate.ts';
import { modelFrom, someLeads } from './builders.ts';

const trained = modelFrom(someLeads(300));
const withAccuracy = (accuracy: number, at = trained.trainedAt): Model => {
  const { validation } = trained.learned;
  const { threshold } = validation.metrics;
  if (threshold === undefined) throw new Error('no threshold');
  const metrics = { ...validation.metrics, threshold: { ...threshold, accuracy } };
  return {
    ...trained,
    trainedAt: at,
    learned: { ...trained.learned, validation: { ...validation, metrics } },
  };
};
const scoring = (over: Partial<ScoringModel> = {}): ScoringModel => ({
  id: 'm1',
  name: 'LeadScoring_1',
  scope: { entity: 'lead' },
  status: { kind: 'draft' },
  editedAt: '2026-11-01T00:00:00.000Z',
  exclude: [],
  include: [],
  retrainAutomatically: false,
  ...over,
});
const at = '2026-11-22T00:00:00.000Z';

describe('names and number', () => {
  test('S1.9.1: several models may stand side by side, at most ten published and draft ones together', () => {
    const nine = Array.from({ length: 9 }, (_, i) =>
      scoring({ name: `M${i}`, status: i % 2 === 0 ? { kind: 'draft' } : { kind: 'published', at } }),
    );
    expect(refuseNewModel('New', nine)).toBeUndefined();
    expect(refuseNewModel('New', [...nine, scoring({ name: 'M9' })])).toEqual({
      kind: 'tooManyModels',
      most: 10,
    });
    expect(refuseNewModel('New', [...nine, retired(scoring({ name: 'M9' }), at)])).toBeUndefined();
  });

  test.each(['North 2026', 'Leads-1', 'Größe', ''])(
    '"%s" is no name: letters, digits and underscore only',
    (name) => {
      expect(refuseNewModel(name, [])).toEqual({ kind: 'nameNotAllowed', name });
    },
  );

  test('a name is given once, whatever its capitals', () => {
    expect(refuseNewModel('leadscoring_1', [scoring()])).toMatchObject({ kind: 'nameTaken' });
  });

  test('the default name carries the hour in UTC', () => {
    expect(defaultName('lead', new Date('2026-11-22T14:05:59+02:00'))).toBe('LeadScoring_202611221205');
    expect(defaultName('opportunity', new Date('2026-01-02T03:04:05Z'))).toBe(
      'OpportunityScoring_202601020304',
    );
  });
});

describe('overlap is warned of', () => {
  const live = (scope: ModelScope) => [scoring({ status: { kind: 'published', at }, scope })];
  const region = (...values: string[]): ModelScope => ({
    entity: 'lead',
    filters: [{ field: 'region', values }],
  });

  test.each([
    ['the same leads', region('North'), region('north', 'East'), 1],
    ['other regions', region('North'), region('South'), 0],
    ['no condition at all', region('North'), { entity: 'lead' } as const, 1],
    [
      'other processes',
      { entity: 'lead', processId: 'a' } as const,
      { entity: 'lead', processId: 'b' } as const,
      0,
    ],
    [
      'the same process',
      { entity: 'lead', processId: 'a' } as const,
      { entity: 'lead', processId: 'a' } as const,
      1,
    ],
    ['any process', { entity: 'lead', processId: 'a' } as const, { entity: 'lead' } as const, 1],
    ['some of the same regions', region('North', 'West'), region('South', 'North'), 1],
    [
      'conditions on different fields',
      region('North'),
      { entity: 'lead', filters: [{ field: 'source', values: ['Web'] }] } as const,
      1,
    ],
    [
      'two conditions, of which one keeps them apart',
      {
        entity: 'lead',
        filters: [
          { field: 'source', values: ['Web'] },
          { field: 'region', values: ['North'] },
        ],
      } as const,
      region('South'),
      0,
    ],
    ['opportunities', { entity: 'lead' } as const, { entity: 'opportunity' } as const, 0],
  ])('%s', (_, mine, theirs, count) => {
    expect(overlapping(mine, live(theirs))).toHaveLength(count);
  });

  test('a draft scores nothing, so it overlaps with nothing', () => {
    expect(overlapping({ entity: 'lead' }, [scoring()])).toEqual([]);
  });
});

describe('from draft to published', () => {
  test('an untrained model cannot be published, a trained one can, and then retrains by itself', () => {
    expect(refusePublish(scoring())).toEqual({ kind: 'notTrained' });
    const live = published(scoring({ candidate: trained }), at);
    expect(live).toMatchObject({
      status: { kind: 'published', at },
      retrainAutomatically: true,
      active: { hash: trained.hash },
    });
    expect(live.candidate).toBeUndefined();
    expect(refusePublish(live)).toEqual({ kind: 'alreadyPublished' });
  });

  test('what was trained anew is what scores where nothing did, else it waits for its publication', () => {
    const newer = withAccuracy(0.9, '2026-11-20T00:00:00.000Z');
    const first = retrained(scoring(), trained);
    expect(first).toEqual(scoring({ active: trained }));
    expect(refusePublish(first)).toBeUndefined();
    const again = retrained(published(first, at), newer);
    expect(again).toMatchObject({ active: { trainedAt: trained.trainedAt }, candidate: newer });
    expect(refusePublish(again)).toBeUndefined();
  });

  test('a published version replaces the one before, which is kept; retraining stays as it was set', () => {
    const newer: Model = { ...trained, hash: 'newer', scope: { entity: 'lead', processId: 'sales' } };
    const before = scoring({ status: { kind: 'published', at: '2026-11-01' }, active: trained });
    expect(published({ ...before, candidate: newer }, at)).toEqual({
      ...before,
      status: { kind: 'published', at },
      scope: newer.scope,
      active: newer,
      previous: trained,
    });
    expect(published({ ...before, previous: newer }, at).previous).toBe(newer);
    expect(published(scoring({ active: trained, candidate: newer }), at)).not.toHaveProperty('previous');
  });

  test('a model that retrains by itself must be stopped before it is edited', () => {
    expect(refuseEdit(scoring({ retrainAutomatically: true }))).toEqual({ kind: 'retrainsAutomatically' });
    expect(refuseEdit(scoring())).toBeUndefined();
  });

  test('the old version can be had back only after a retraining and before its publication', () => {
    const retrainedModel = scoring({ active: trained, candidate: trained });
    expect(refuseRevert(retrainedModel)).toBeUndefined();
    expect(reverted(retrainedModel, at)).toEqual(scoring({ active: trained }));
    expect(refuseRevert(reverted(retrainedModel, at))).toEqual({ kind: 'nothingToRevert' });
    expect(refuseRevert(scoring({ candidate: trained }))).toEqual({ kind: 'nothingToRevert' });
  });

  test('after it the two change places, and it no longer retrains by itself', () => {
    const old: Model = { ...trained, hash: 'old', scope: { entity: 'lead', processId: 'sales' } };
    const model = scoring({ active: trained, previous: old, retrainAutomatically: true });
    const back = { ...model, active: old, previous: trained, scope: old.scope, retrainAutomatically: false };
    expect(refuseRevert(model)).toBeUndefined();
    expect(reverted(model, at)).toEqual(back);
    expect(reverted({ ...model, status: { kind: 'published', at: '2026-11-01' } }, at)).toEqual({
      ...back,
      status: { kind: 'published', at },
    });
    expect(reverted({ ...model, candidate: trained }, at)).toEqual(model);
  });

  test('a retired model is final', () => {
    const gone = retired(scoring({ active: trained, previous: trained, retrainAutomatically: true }), at);
    expect(gone).toMatchObject({ status: { kind: 'retired', at }, retrainAutomatically: false });
    expect(refuseRevert(gone)).toEqual({ kind: 'retired' });
    expect(refusePublish(gone)).toEqual({ kind: 'retired' });
    expect(refuseEdit(gone)).toEqual({ kind: 'retired' });
  });
});

describe('retraining', () => {
  const active = withAccuracy(0.8, '2026-11-01T00:00:00.000Z');

  test('is due fifteen days after the last training, while published and switched on', () => {
    const live = scoring({ status: { kind: 'published', at }, retrainAutomatically: true, active });
    expect(nextRetraining(live)?.toISOString()).toBe('2026-11-16T00:00:00.000Z');
    expect(nextRetraining({ ...live, retrainAutomatically: false })).toBeUndefined();
    expect(nextRetraining({ ...live, status: { kind: 'draft' } })).toBeUndefined();
    const { active: _, ...untrained } = live;
    expect(nextRetraining(untrained)).toBeUndefined();
  });

  test('counts from the last training, also of a version that waits or that scores nothing yet', () => {
    const live = scoring({ status: { kind: 'published', at }, retrainAutomatically: true });
    const later = withAccuracy(0.8, '2026-11-10T00:00:00.000Z');
    const due = (of: Partial<ScoringModel>) =>
      nextRetraining({ ...live, ...of })
        ?.toISOString()
        .slice(0, 10);
    expect(due({ active, candidate: later })).toBe('2026-11-25');
    expect(due({ active: later, candidate: active })).toBe('2026-11-25');
    expect(due({ candidate: later })).toBe('2026-11-25');
  });

  test('that failed is tried again a day later, or when it is due anyway', () => {
    const live = scoring({ status: { kind: 'published', at }, retrainAutomatically: true, active });
    const next = (day: string, outcome: NonNullable<ScoringModel['lastRetraining']>['outcome']) =>
      nextRetraining({
        ...live,
        lastRetraining: { at: `2026-11-${day}T06:00:00.000Z`, outcome },
      })?.toISOString();
    const failed = { kind: 'failed', why: 'tooFew' } as const;
    expect(next('16', failed)).toBe('2026-11-17T06:00:00.000Z');
    expect(next('10', failed)).toBe('2026-11-16T00:00:00.000Z');
    expect(next('16', { kind: 'publish', because: 'firstModel' })).toBe('2026-11-16T00:00:00.000Z');
  });

  test.each([
    [0.76, { kind: 'publish', because: 'accurateEnough' }],
    [0.759, { kind: 'keepActive', accuracy: 0.759, needed: 0.76 }],
  ])('to an accuracy of %d against .8', (accuracy, decision) => {
    expect(afterRetraining(active, withAccuracy(accuracy), new Date(at))).toEqual(decision);
  });

  test('of a model that scores nothing yet is published in any case', () => {
    expect(afterRetraining(undefined, withAccuracy(0.1), new Date(at))).toEqual({
      kind: 'publish',
      because: 'firstModel',
    });
  });

  test('replaces a model of more than three months in any case', () => {
    const worse = withAccuracy(0.5);
    expect(afterRetraining(active, worse, new Date('2027-02-01T00:00:00.000Z')).kind).toBe('keepActive');
    expect(afterRetraining(active, worse, new Date('2027-02-01T00:00:00.001Z'))).toEqual({
      kind: 'publish',
      because: 'activeIsOld',
    });
  });
});

describe('publish states, by cut-offs of our own', () => {
  test.each([
    [0.75, 0.02, 'ready'],
    [0.749, 0.02, 'ok'],
    [0.65, 0.02, 'ok'],
    [0.649, 0.02, 'notReady'],
    [0.8, 0.12, 'notReady'],
    [undefined, undefined, 'notReady'],
  ] as const)('an AUC of %s with a standard error of %s is %s', (auc, aucError, state) => {
    expect(publishState({ auc, aucError, n: 1000, positives: 300 })).toBe(state);
  });

  test('an AUC of .7 from 40 and 40 leads may be chance, from 400 it is not', () => {
    expect(publishState({ auc: 0.7, aucError: 0.05, n: 80, positives: 40 })).toBe('notReady');
    expect(publishState({ auc: 0.7, aucError: 0.03, n: 400, positives: 200 })).toBe('ok');
  });

  test('leads with shuffled outcomes are never ready', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const { rows } = someLeads(80, seed);
      const outcomes = rows.map((_, i) => i % 2 === 0);
      expect(modelFrom({ rows, outcomes }).learned.validation.publish).not.toBe('ready');
    }
  });
});
