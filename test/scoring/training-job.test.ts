import { describe, expect, test } from 'vitest';
import { notices, people, scoringModels, trainingJobs } from '../../domain/collections.ts';
import type { ModelIdea } from '../../domain/scoring/plan-model.ts';
import {
  requestTraining,
  runTrainings,
  type Train,
  type Trainer,
  tellWhenTrained,
} from '../../domain/scoring/training-job.ts';
import type { Store } from '../../domain/store/store.ts';
import { anOrganisation, because, now } from '../an-organisation.ts';
import { modelFrom, someLeads, trainedAt } from './builders.ts';

const idea: ModelIdea = {
  name: 'Hot_leads',
  entity: 'lead',
  months: 24,
  filters: [],
  exclude: ['colour'],
  include: [],
};
const model = modelFrom(someLeads(130));
const trains: Train = async () => ({ kind: 'trained', model });

const asks = (store: Store, id = 'job', modelId?: string, by = 'ada') =>
  store.change(because, (tx) =>
    requestTraining(tx, idea, { id, by, at: now, ...(modelId !== undefined && { modelId }) }),
  );
/** So many milliseconds pass with every look at the clock. */
const runs = (store: Store, train: Train = trains, step = 1) => {
  let time = 0;
  const host = { now: () => (time += step), pause: async () => undefined };
  const trainer: Trainer = { store, train, host, now: () => now };
  return runTrainings(trainer);
};
const jobOf = (store: Store, id = 'job') => store.read((view) => view.get(trainingJobs, id));
const told = (store: Store) => store.read((view) => view.find(notices, 'byDelivery', 'waiting'));

describe('a training', () => {
  test('asked for twice by one id is one, and waits', async () => {
    const store = await anOrganisation();
    const first = await asks(store);
    expect(first).toEqual({
      id: 'job',
      version: 1,
      idea,
      by: 'ada',
      askedAt: now.toISOString(),
      status: 'waiting',
      attempts: 0,
      tell: false,
    });
    expect(await asks(store)).toEqual(first);
    expect(await asks(store, 'other', 'm')).toMatchObject({ modelId: 'm' });
  });

  test('keeps the model that was learnt; who waits is told nothing, the job says it', async () => {
    const store = await anOrganisation();
    await asks(store);
    await runs(store);
    expect(await jobOf(store)).toMatchObject({
      status: 'over',
      attempts: 1,
      outcome: { kind: 'kept', modelId: 'job' },
    });
    expect(await store.read((view) => view.get(scoringModels, 'job'))).toMatchObject({
      name: 'Hot_leads',
      active: { hash: model.hash },
    });
    expect(await told(store)).toEqual([]);
    const [entry] = await store.read((view) => view.history(scoringModels, 'job', 1));
    expect([entry?.by, entry?.why]).toEqual(['ada', 'train a scoring model']);
  });

  test('tells whoever does not wait any more', async () => {
    const store = await anOrganisation();
    const job = await asks(store);
    const telling = await store.change(because, (tx) => tellWhenTrained(tx, job));
    expect(telling.tell).toBe(true);
    expect(await store.change(because, (tx) => tellWhenTrained(tx, telling))).toEqual(telling);
    await runs(store);
    expect((await told(store)).map(({ to, about }) => [to, about])).toEqual([
      ['ada', { kind: 'trainingOver', name: 'Hot_leads', outcome: { kind: 'kept', modelId: 'job' } }],
    ]);
    const over = await jobOf(store);
    if (over)
      expect(
        await store.change(because, (tx) => tellWhenTrained(tx, { ...over, tell: false })),
      ).toMatchObject({ tell: false });
  });

  test('of a model that is there keeps a new version of it', async () => {
    const store = await anOrganisation();
    await asks(store, 'm');
    await runs(store);
    await asks(store, 'again', 'm');
    await runs(store);
    expect(await jobOf(store, 'again')).toMatchObject({ outcome: { kind: 'kept', modelId: 'm' } });
    expect(await store.read((view) => view.size(scoringModels))).toBe(1);
    await asks(store, 'lost', 'no-such-model');
    await runs(store);
    expect(await jobOf(store, 'lost')).toMatchObject({
      outcome: { kind: 'refused', refusal: { kind: 'notFound', what: 'scoringModel' } },
    });
  });

  test('after another, each in its turn', async () => {
    const store = await anOrganisation();
    for (const id of ['a', 'b']) await asks(store, id);
    const order: number[] = [];
    await runs(store, async () => {
      order.push(order.length);
      return { kind: 'tooFew', positives: 1, negatives: 2, needed: 40 };
    });
    expect(order).toEqual([0, 1]);
    for (const id of ['a', 'b'])
      expect(await jobOf(store, id)).toMatchObject({
        outcome: { kind: 'refused', refusal: { kind: 'tooFew', needed: 40 } },
      });
  });

  test('is given what the person wanted, of the leads that they may read', async () => {
    const store = await anOrganisation();
    await asks(store);
    const given: Parameters<Train>[] = [];
    await runs(store, async (...all) => {
      given.push(all);
      return { kind: 'trained', model: { ...model, trainedAt } };
    });
    expect(given[0]?.[0]).toMatchObject({ rows: [], outcomes: [] });
    expect(given[0]?.[1]).toMatchObject({ exclude: ['colour'], include: [] });
  });

  test('that breaks down keeps nothing, and one of somebody who left neither', async () => {
    const store = await anOrganisation();
    await asks(store);
    await runs(store, () => Promise.reject(new Error('no memory')));
    expect(await jobOf(store)).toMatchObject({ status: 'over', outcome: { kind: 'failed' } });
    await asks(store, 'left');
    await store.change(because, async (tx) => {
      const ada = await tx.get(people, 'ada');
      if (ada) await tx.put(people, { ...ada, disabled: true });
    });
    await runs(store);
    expect(await jobOf(store, 'left')).toMatchObject({
      outcome: { kind: 'refused', refusal: { kind: 'notFound', what: 'person', id: 'ada' } },
    });
  });

  test('saves how far it is about every second, in whole percent', async () => {
    const saved = async (step: number) => {
      const store = await anOrganisation();
      await asks(store);
      await runs(
        store,
        async (_data, _options, report) => {
          for (const percent of [10.7, 20.2, 30.9, 40.1]) report({ phase: 'testing', percent });
          return { kind: 'trained', model };
        },
        step,
      );
      const job = await jobOf(store);
      return [job?.version, job?.progress];
    };
    expect(await saved(1)).toEqual([3, undefined]);
    expect(await saved(1_000)).toEqual([7, { phase: 'testing', percent: 40 }]);
    expect(await saved(500)).toEqual([5, { phase: 'testing', percent: 30 }]);
  });
});
