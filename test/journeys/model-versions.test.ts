import { beforeEach, describe, expect, test } from 'vitest';
import { createScoring } from '../../bot/score-due.ts';
import { leads, people, scoringModels } from '../../domain/collections.ts';
import { as, type Talk, talk, who } from '../dialogs/talk.ts';
import { aHistory, anOpenLead, publish, train } from './history.ts';

let t: Talk;
let id: string;
beforeEach(async () => {
  t = await talk();
  await aHistory(t);
  id = (await train(t)).model.id;
});

const again = async (fields: Readonly<Record<string, string>> = {}) => {
  t.later(60);
  const plan = as('trainingPlan', await t.presses('ada', { kind: 'train-model', modelId: id }));
  return as('scoringModel', await t.answers('ada', plan, 'train', fields)).model;
};
const stored = async () => {
  const model = await t.store.read((view) => view.get(scoringModels, id));
  if (model === undefined) throw new Error('no model');
  return model;
};
const used = (model: Awaited<ReturnType<typeof stored>>['active']): readonly string[] =>
  model?.learned.attributes.map(({ name }) => name) ?? [];

describe('a model is customised and trained again', () => {
  test('S1.8.1: left out and put back, with the reason of every drop; nothing changes before it is published', async () => {
    const attributes = as(
      'modelAttributes',
      await t.presses('ada', { kind: 'model-attributes', modelId: id }),
    );
    expect(attributes.active.learned.dropped).toContainEqual(
      expect.objectContaining({ name: 'topic', reason: expect.objectContaining({ kind: 'identifier' }) }),
    );
    const { active, candidate } = await again({ exclude: 'country', include: 'topic' });
    expect(used(active)).toContain('country');
    expect(used(candidate)).not.toContain('country');
    expect(await stored()).toMatchObject({ exclude: ['country'], include: ['topic'] });
    await publish(t, id);
    expect(used((await stored()).active)).not.toContain('country');
  });

  test('one that retrains by itself is stopped first: the refusal offers it', async () => {
    await publish(t, id);
    const refused = as('adminRefused', await t.presses('ada', { kind: 'train-model', modelId: id }));
    expect(refused.refusal).toEqual({ kind: 'retrainsAutomatically' });
    const [stop] = refused.offers;
    if (stop === undefined) throw new Error('no way on');
    await t.answers('ada', as('adminConfirm', await t.presses('ada', stop)), 'confirm');
    expect((await again()).candidate).toBeDefined();
  });

  test('the new version is thrown away, and the active one stays', async () => {
    const { active } = await again({ exclude: 'country' });
    await publish(t, id, 'revert');
    const model = await stored();
    expect(model.candidate).toBeUndefined();
    expect(model.active).toEqual(active);
  });

  test('a published version is taken back: the one before scores again, and the leads with it', async () => {
    await publish(t, id);
    await anOpenLead(t, 'lead', { leadSource: 'Referral', country: 'GB' });
    const score = async () => {
      t.later(1);
      await createScoring(t.store, { now: t.now }).run();
      return (await t.store.read((view) => view.get(leads, 'lead')))?.score?.value;
    };
    const first = await score();
    await publish(t, id, 'retrainByHand');
    await again({ exclude: 'leadSource' });
    await publish(t, id);
    const second = await score();
    t.later(1);
    await publish(t, id, 'revert');
    expect(await score()).toBe(first);
    expect(second).not.toBe(first);
  });

  test('REL1: two administrators throw the new version away: the second does not take the active one back', async () => {
    await publish(t, id);
    await publish(t, id, 'retrainByHand');
    await again({ exclude: 'country' });
    await publish(t, id);
    const { active } = await again({ exclude: 'leadSource' });
    const { roleIds } = (await t.store.read((view) => view.get(people, who.ada.id))) ?? { roleIds: [] };
    await t.store.change({ by: 'system', why: 'a second administrator', at: t.now() }, async (tx) => {
      const mira = await tx.get(people, who.mira.id);
      if (mira) await tx.put(people, { ...mira, roleIds });
    });
    const change = { kind: 'model', change: { id, act: 'revert' } } as const;
    const seen = await t.presses('mira', { kind: 'change', change });
    await publish(t, id, 'revert');
    const anew = as('adminConfirm', await t.answers('mira', seen, 'confirm'));
    expect((await stored()).active).toEqual(active);
    as('adminChanged', await t.answers('mira', anew, 'confirm'));
    expect((await stored()).active).not.toEqual(active);
  });

  test.each(['keep', 'reset'])(
    'dynamics-facts 7.3: with the new version the grades are asked for: %s',
    async (grades) => {
      const change = { kind: 'grades', minimums: { A: 60, B: 50, C: 40 } } as const;
      await t.answers(
        'ada',
        as('adminConfirm', await t.presses('ada', { kind: 'change', change })),
        'confirm',
      );
      await again();
      const publishing = {
        kind: 'change',
        change: { kind: 'model', change: { id, act: 'publish' } },
      } as const;
      await t.answers('ada', as('adminConfirm', await t.presses('ada', publishing, { grades })), 'confirm');
      const { minimums } = as('grades', await t.says('sam', 'grades'));
      expect(minimums.A).toBe(grades === 'keep' ? 60 : 75);
    },
  );

  test('dynamics-facts 7.2: how well it foretells, with its plots; what one attribute tells', async () => {
    const performance = as(
      'modelPerformance',
      await t.presses('mira', { kind: 'model-performance', modelId: id }),
    );
    expect(performance.active.learned.validation.byScore?.leads.reduce((a, b) => a + b)).toBe(120);
    const chosen = { attribute: 'leadSource' };
    const insight = as(
      'attributeInsight',
      await t.presses('mira', { kind: 'model-attributes', modelId: id }, chosen),
    );
    expect(insight.insight.rows[0]).toMatchObject({ leads: 60, positives: 48, against: 'above' });
    for (const kind of ['model-performance', 'model-attributes'] as const) {
      expect(as('adminRefused', await t.presses('sam', { kind, modelId: id })).refusal.kind).toBe(
        'privilegesMissing',
      );
      expect(as('adminRefused', await t.presses('ada', { kind, modelId: 'gone' })).refusal.kind).toBe(
        'notFound',
      );
    }
    as('adminRefused', await t.presses('ada', { kind: 'train-model', modelId: 'gone' }));
  });
});

test('a model learns from leads as they were when new, not from what was filled in later', async () => {
  // Everything that was qualified got a need while it was worked; at first nobody had one.
  await t.store.change({ by: who.sam.id, why: 'edit lead', at: t.now() }, async (tx) => {
    for await (const lead of tx.all(leads)) {
      const need = lead.status.state === 'qualified' || lead.id.endsWith('7') ? 'Large' : 'Small';
      if (lead.status.state !== 'open') await tx.put(leads, { ...lead, need, leadSource: need });
    }
  });
  const { learned } = (await train(t, { name: 'Honest' })).model.active ?? {};
  expect(learned?.attributes.map(({ name }) => name)).not.toContain('need');
  const source = learned?.attributes.find(({ name }) => name === 'leadSource');
  expect(source).toMatchObject({ levels: ['Cold call', 'Referral'] });
});
