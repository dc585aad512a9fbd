import { beforeEach, describe, expect, test } from 'vitest';
import { createRetraining } from '../../bot/retrain-due.ts';
import { processFlows, scoringModels } from '../../domain/collections.ts';
import type { StoredScoringModel } from '../../domain/records/scoring-model.ts';
import { finishRetraining, retrainingOf } from '../../domain/scoring/retrain.ts';
import { train as trainHere } from '../../domain/scoring/train.ts';
import { as, type Talk, talk } from '../dialogs/talk.ts';
import { watchedLog } from '../watched-log.ts';
import { aHistory, publish, train } from './history.ts';

type Train = Parameters<typeof createRetraining>[2];

let t: Talk;
let id: string;
const trainings = { count: 0 };
const counted: Train = async (data, options) => {
  trainings.count += 1;
  return trainHere(data, options);
};
const retrainer = (training: Train = counted) =>
  createRetraining(t.store, { now: t.now }, training, watchedLog());
const model = async (): Promise<StoredScoringModel> => {
  const found = await t.store.read((view) => view.get(scoringModels, id));
  if (found === undefined) throw new Error('no model');
  return found;
};
const day = 24 * 60;

beforeEach(async () => {
  trainings.count = 0;
  t = await talk();
  await aHistory(t);
  const trained = await train(t);
  id = trained.model.id;
  await publish(t, id);
});

describe('a published model is trained anew every 15 days', () => {
  test('not before, then once, then not before another 15 days; also after a restart', async () => {
    t.later(15 * day - 1);
    expect(await retrainer().run()).toBe(0);
    t.later(1);
    expect(await retrainer().run()).toBe(1);
    // A new process reads what is due off the models.
    expect(await retrainer().run()).toBe(0);
    const { active, previous, lastRetraining, status } = await model();
    expect(active?.trainedAt).toBe(t.now().toISOString());
    expect(previous?.trainedAt).toBe('2026-11-25T10:00:00.000Z');
    expect(lastRetraining?.outcome).toEqual({ kind: 'publish', because: 'accurateEnough' });
    expect(status).toEqual({ kind: 'published', at: t.now().toISOString() });
    expect(trainings.count).toBe(1);
  });

  test('of two trainings for the same model that end one after the other, the second counts for nothing', async () => {
    t.later(15 * day);
    const was = await model();
    const work = await t.store.read((view) => retrainingOf(view, was, t.now()));
    if (work === undefined) throw new Error('nothing to train');
    const training = trainHere(work.data, work.options);
    const finish = () =>
      t.store.change({ by: 'system', why: 'retrain', at: t.now() }, (tx) =>
        finishRetraining(tx, was, training, t.now()),
      );
    expect(await finish()).toMatchObject({ kind: 'publish' });
    expect(await finish()).toBeUndefined();
    expect((await model()).version).toBe(was.version + 1);
  });

  test('a change by the administrator during the training wins', async () => {
    t.later(15 * day);
    await retrainer(async (data, options) => {
      const change = { kind: 'model', change: { id, act: 'retrainByHand' } } as const;
      await t.answers(
        'ada',
        as('adminConfirm', await t.presses('ada', { kind: 'change', change })),
        'confirm',
      );
      return trainHere(data, options);
    }).run();
    expect(await model()).toMatchObject({
      retrainAutomatically: false,
      active: { trainedAt: '2026-11-25T10:00:00.000Z' },
    });
    expect((await model()).lastRetraining).toBeUndefined();
  });

  test('one that fails half-way leaves the old model, says so, and is tried again the next day', async () => {
    const before = await model();
    t.later(15 * day);
    await retrainer(() => Promise.reject(new Error('the thread died'))).run();
    const after = await model();
    expect(after.active).toEqual(before.active);
    expect(after.status).toEqual(before.status);
    expect(after.lastRetraining?.outcome).toEqual({ kind: 'failed', why: 'fault' });
    t.later(day - 1);
    expect(await retrainer().run()).toBe(0);
    t.later(1);
    expect(await retrainer().run()).toBe(1);
    expect((await model()).lastRetraining?.outcome.kind).toBe('publish');
    as('scoringModel', await t.presses('mira', { kind: 'models', modelId: id }));
  });

  test('one that is less than 95 % as accurate waits beside the old one, which goes on scoring', async () => {
    t.later(15 * day);
    await retrainer(async (data, options) =>
      trainHere({ ...data, outcomes: data.outcomes.map((_, i) => i % 2 === 0) }, options),
    ).run();
    const { active, candidate, lastRetraining } = await model();
    expect(lastRetraining?.outcome.kind).toBe('keepActive');
    expect([active?.trainedAt, candidate?.trainedAt]).toEqual([
      '2026-11-25T10:00:00.000Z',
      t.now().toISOString(),
    ]);
  });

  test('a model whose process was deleted keeps its scores, says so, and is refused a new training', async () => {
    const other = await train(t, { name: 'On_process', process: 'lead-to-opportunity' });
    id = other.model.id;
    await publish(t, id);
    await t.store.change({ by: 'ada', why: 'delete process', at: t.now() }, (tx) =>
      tx.remove(processFlows, 'lead-to-opportunity'),
    );
    t.later(15 * day);
    await retrainer().run();
    expect((await model()).lastRetraining?.outcome).toEqual({ kind: 'failed', why: 'processGone' });
    const card = as('scoringModel', await t.presses('ada', { kind: 'models', modelId: id }));
    expect(card).toMatchObject({ processGone: true, model: { status: { kind: 'published' } } });
    await publish(t, id, 'retrainByHand');
    const refused = as('adminRefused', await t.presses('ada', { kind: 'train-model', modelId: id }));
    expect(refused.refusal).toEqual({ kind: 'processGone', processId: 'lead-to-opportunity' });
  });

  test('a clock that goes backwards trains nothing twice', async () => {
    t.later(15 * day);
    await retrainer().run();
    t.later(-10 * day);
    expect(await retrainer().run()).toBe(0);
    expect(trainings.count).toBe(1);
  });
});
