import { describe, expect, test } from 'vitest';
import { tell } from '../../dialogs/tell.ts';
import { notices, people, scoringModels, trainingJobs } from '../../domain/collections.ts';
import { train } from '../../domain/scoring/train.ts';
import type { Train } from '../../domain/scoring/training-job.ts';
import type { Store } from '../../domain/store/store.ts';
import { as, type Talk, talk, who } from '../dialogs/talk.ts';
import { trainingsIn } from '../scoring/trainings.ts';
import { aHistory } from './history.ts';

/** A training that takes as long as it is told to, so that nobody waits for it in the chat. */
function slowly(work: Train = async (...asked) => train(...asked)) {
  let open = (): void => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  let run = async (): Promise<void> => {};
  const trainings = (store: Store, clock: { now: () => Date }) => {
    const made = trainingsIn(store, clock, async (...asked) => gate.then(() => work(...asked)), 1);
    run = made.run;
    return made;
  };
  return {
    trainings,
    /** Lets it go on, and waits for its end. */
    ends: async (): Promise<void> => {
      open();
      await run();
    },
  };
}

const told = (t: Talk) =>
  t.store.read(async (view) =>
    (await view.find(notices, 'byDelivery', 'waiting')).filter(({ about }) => about.kind === 'trainingOver'),
  );

const models = (t: Talk): Promise<number> => t.store.read((view) => view.size(scoringModels));

async function asked(t: Talk) {
  await aHistory(t);
  const plan = as('trainingPlan', await t.says('ada', 'train a scoring model'));
  return as('trainingProgress', await t.answers('ada', plan, 'train'));
}

describe('a training that takes a while', () => {
  test('the chat goes on, and whoever asked is told once when it is over, with the way to the model', async () => {
    const slow = slowly();
    const t = await talk(undefined, slow.trainings);
    const progress = await asked(t);
    as('help', await t.says('ada', 'help'));
    as('trainingProgress', await t.answers('ada', progress, 'show'));
    expect(await models(t)).toBe(0);
    await slow.ends();
    const [notice, ...more] = await told(t);
    expect(more).toEqual([]);
    expect(notice).toMatchObject({ to: who.ada.id, about: { name: 'LeadScoring_202611251000' } });
    const [toModel] = as('notice', tell({ kind: 'notices', all: [notice?.about as never] })).offers;
    const opened = as('scoringModel', await t.presses('ada', toModel as never));
    const receipt = as('scoringModel', await t.answers('ada', progress, 'show'));
    expect(receipt.model.id).toBe(opened.model.id);
    expect(await models(t)).toBe(1);
  });

  test('one that is over while its person waits is shown at once and not told again', async () => {
    const t = await talk();
    await aHistory(t);
    const plan = as('trainingPlan', await t.says('ada', 'train model'));
    as('scoringModel', await t.answers('ada', plan, 'train'));
    expect(await told(t)).toEqual([]);
  });

  test('a look for trainings takes no lock while none waits: several processes look every few seconds', async () => {
    const t = await talk(undefined, slowly().trainings);
    const locks: string[] = [];
    const alone: Store['alone'] = async (task) => {
      locks.push(task);
      return undefined;
    };
    const store = new Proxy(t.store, {
      get: (of, name) => (name === 'alone' ? alone : Reflect.get(of, name)),
    });
    await trainingsIn(store, { now: t.now }).run();
    expect(locks).toEqual([]);
    await asked(t);
    await trainingsIn(store, { now: t.now }).run();
    expect(locks).toEqual(['train scoring models']);
  });

  test('the model is kept in the name of whoever asked', async () => {
    const slow = slowly();
    const t = await talk(undefined, slow.trainings);
    await asked(t);
    await slow.ends();
    const [model] = await t.store.read((view) => view.find(scoringModels, 'byStatus', 'draft'));
    const [entry] = await t.store.read((view) => view.history(scoringModels, model?.id ?? '', 1));
    expect(entry).toMatchObject({ by: who.ada.id, why: 'train a scoring model' });
  });

  test('REL1: one that a restart interrupted is begun anew and kept once; the card says so', async () => {
    const slow = slowly();
    const t = await talk(undefined, slow.trainings);
    const progress = await asked(t);
    const after = trainingsIn(t.store, { now: t.now });
    const interrupted = () =>
      t.store.change({ by: 'system', why: 'test', at: t.now() }, async (tx) => {
        const job = await tx.get(trainingJobs, progress.jobId);
        if (job)
          await tx.put(trainingJobs, { ...job, attempts: 2, progress: { phase: 'testing', percent: 40 } });
      });
    await interrupted();
    const shown = as('trainingProgress', await t.answers('ada', progress, 'show'));
    expect(shown).toMatchObject({ restarted: true, progress: { percent: 40 } });
    // The other process died without an end.
    await slow.ends();
    await after.run();
    expect(await models(t)).toBe(1);
    expect(await told(t)).toHaveLength(1);
  });

  test('one that three starts did not finish is given up, and its person is told that nothing was kept', async () => {
    const t = await talk(undefined, slowly().trainings);
    await t.store.change({ by: 'system', why: 'test', at: t.now() }, (tx) =>
      tx.put(trainingJobs, {
        id: 'job',
        version: 0,
        idea: { entity: 'lead', name: 'Never', months: 24, filters: [], exclude: [], include: [] },
        by: who.ada.id,
        askedAt: t.now().toISOString(),
        status: 'running',
        attempts: 3,
        tell: true,
      }),
    );
    await trainingsIn(t.store, { now: t.now }).run();
    expect((await told(t)).map(({ about }) => about)).toEqual([
      { kind: 'trainingOver', name: 'Never', outcome: { kind: 'failed' } },
    ]);
    expect(await models(t)).toBe(0);
  });

  test('one that breaks down says that nothing was saved; trying again is offered', async () => {
    const broken: Train = () => Promise.reject(new Error('the thread died'));
    const t = await talk(undefined, (store, clock) => trainingsIn(store, clock, broken));
    await aHistory(t);
    const plan = as('trainingPlan', await t.says('ada', 'train model'));
    const failed = as('trainingFailed', await t.answers('ada', plan, 'train'));
    expect(failed.offers[0]).toEqual({ kind: 'train-model', entity: 'lead' });
    expect(await models(t)).toBe(0);
  });

  test('a right that was taken away during the training counts: nothing is kept, and the person is told why', async () => {
    const slow = slowly();
    const t = await talk(undefined, slow.trainings);
    await asked(t);
    await t.store.change({ by: 'system', why: 'test', at: t.now() }, async (tx) => {
      const ada = await tx.get(people, who.ada.id);
      if (ada) await tx.put(people, { ...ada, roleIds: [] });
    });
    await slow.ends();
    expect(await models(t)).toBe(0);
    expect((await told(t))[0]?.about).toMatchObject({ outcome: { kind: 'refused' } });
  });
});
