import { describe, expect, test } from 'vitest';
import { trainInWorker } from '../../bot/train.ts';
import { scoringModels } from '../../domain/collections.ts';
import { train as trainHere } from '../../domain/scoring/train.ts';
import { as, talk } from '../dialogs/talk.ts';
import { modelFrom, someLeads, trainedAt } from '../scoring/builders.ts';
import { aHistory, publish, train } from './history.ts';

const used = (model: Awaited<ReturnType<typeof train>>): readonly string[] =>
  model.model.active?.learned.attributes.map(({ name }) => name) ?? [];

describe('an administrator trains, publishes and retires a model', () => {
  test('the card counts first, the training tells how good the model is, and publishing is confirmed', async () => {
    const t = await talk();
    await aHistory(t);
    const plan = as('trainingPlan', await t.says('ada', 'train a scoring model'));
    expect(plan.plan.readiness).toMatchObject({ ready: true, positives: { count: 60 } });
    expect(plan.plan.idea.name).toBe('LeadScoring_202611251000');
    const trained = as('scoringModel', await t.answers('ada', plan, 'train'));
    expect(trained.model.status).toEqual({ kind: 'draft' });
    const { metrics, publish: state } = trained.model.active?.learned.validation ?? {};
    expect(metrics?.auc).toBeGreaterThan(0.7);
    expect(metrics?.ci95?.[0]).toBeLessThan(metrics?.auc ?? 0);
    expect(state).toBe('ok');

    const done = await publish(t, trained.model.id);
    expect(done.plan).toMatchObject({ kind: 'model', plan: { next: { status: { kind: 'published' } } } });
    const { models } = as('scoringModels', await t.says('mira', 'models'));
    expect(models.map(({ status }) => status.kind)).toEqual(['published']);
    await publish(t, trained.model.id, 'retire');
    const change = { kind: 'model', change: { id: trained.model.id, act: 'publish' } } as const;
    const { refusal } = as('adminRefused', await t.presses('ada', { kind: 'change', change }));
    expect(refusal).toEqual({ kind: 'retired' });
  });

  test('S1.8.1, S1.8.2: attributes are chosen automatically, and the administrator can leave some out', async () => {
    const t = await talk();
    await aHistory(t);
    expect(used(await train(t))).toContain('leadSource');
    const second = await train(t, { name: 'Without_source', exclude: 'leadSource,country' });
    expect(used(second)).not.toContain('leadSource');
    expect(second.model.active?.learned.dropped).toContainEqual({
      name: 'leadSource',
      reason: { kind: 'excluded' },
    });
  });

  test('S1.9.1: several models, each for one line of business, can be published together', async () => {
    const t = await talk();
    await aHistory(t);
    const britain = await train(t, { name: 'Britain', filterField: 'country', filterValues: 'GB' }).catch(
      (fault: Error) => fault.message,
    );
    // Thirty of each in Britain are too few: it is counted again instead of trained.
    expect(britain).toContain('expected scoringModel, got {"kind":"trainingPlan"');
    const all = await train(t, {
      name: 'Referrals',
      filterField: 'industry',
      filterValues: 'software, retail',
    });
    expect(all.model.active?.learned.leads).toBe(80);
    await publish(t, all.model.id);
    const rest = await train(t, { name: 'Everything' });
    const done = await publish(t, rest.model.id);
    expect(done.plan).toMatchObject({ plan: { overlaps: ['Referrals'] } });
    const { models } = as('scoringModels', await t.says('ada', 'scoring models'));
    expect(models.map(({ status }) => status.kind)).toEqual(['published', 'published']);
  });

  test('S1.3.1: below 40 of either side nothing is trained, however the press came about', async () => {
    const t = await talk();
    const plan = as('trainingPlan', await t.says('ada', 'train model'));
    const again = as('trainingPlan', await t.answers('ada', plan, 'train'));
    expect(again.plan.readiness).toMatchObject({ ready: false });
    expect(await t.store.read((view) => view.size(scoringModels))).toBe(0);
  });

  test('pressing train twice keeps one model and shows the same receipt', async () => {
    const t = await talk();
    await aHistory(t);
    const plan = as('trainingPlan', await t.says('ada', 'train model'));
    const [one, two] = await Promise.all([t.answers('ada', plan, 'train'), t.answers('ada', plan, 'train')]);
    expect(as('scoringModel', one).model.id).toBe(as('scoringModel', two).model.id);
    expect(await t.store.read((view) => view.size(scoringModels))).toBe(1);
  });

  test('a manager may look at models but not make one; a salesperson may do neither', async () => {
    const t = await talk();
    as('scoringModels', await t.says('mira', 'models'));
    for (const [person, text] of [
      ['mira', 'train model'],
      ['sam', 'models'],
    ] as const)
      expect(as('adminRefused', await t.says(person, text)).refusal.kind).toBe('privilegesMissing');
  });
});

test('a thread of its own learns the same model as the bot’s thread', async () => {
  const history = someLeads(100);
  const training = await trainInWorker(history, { trainedAt });
  expect(training).toEqual(trainHere(history, { trainedAt }));
  expect(training).toMatchObject({ model: { hash: modelFrom(history).hash } });
});
