import { beforeAll, describe, expect, test } from 'vitest';
import { createScoring } from '../../bot/score-due.ts';
import { opportunities } from '../../domain/collections.ts';
import { seedHistory } from '../../domain/sample/seed.ts';
import { as, type Talk, talk, who } from '../dialogs/talk.ts';
import { publish } from './history.ts';

let t: Talk;
const score = () => createScoring(t.store, { now: t.now }).run();
const scoreOf = async (id: string) => (await t.store.read((view) => view.get(opportunities, id)))?.score;
beforeAll(async () => {
  t = await talk();
  await t.store.change({ by: 'system', why: 'sample', at: t.now() }, (tx) => seedHistory(tx, t.now()));
  const plan = as('trainingPlan', await t.says('ada', 'train an opportunity model'));
  expect(plan.plan.idea.name).toBe('OpportunityScoring_202611251000');
  const { model } = as('scoringModel', await t.answers('ada', plan, 'train'));
  await publish(t, model.id);
});

describe('opportunities are scored like leads', () => {
  test('S1.3.2, S1.4.2: an opportunity model scores open opportunities, and no lead', async () => {
    const open = await t.store.read((view) => view.count(opportunities, 'byView', 'open|all'));
    expect(await score()).toBe(open);
    expect(await scoreOf('opportunity-studio-chillers')).toMatchObject({ trend: 'notEnoughInfo' });
    expect(await scoreOf('opportunity-milk-reception')).toBeUndefined();
    const summary = as('scoreSummary', await t.says('mira', 'score summary')).summary;
    expect(summary.total.scored).toBe(0);
  });

  test('its card gives score, grade, and reasons in won and lost ones; the list has the best first', async () => {
    const list = as('opportunityList', await t.says('mira', 'opportunities'));
    const values = list.rows.map((row) => row.score?.value ?? -1);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
    const card = as('scoreOf', await t.says('mira', 'score of opportunity chiller pumps'));
    expect(card.about).toMatchObject({ entity: 'opportunity', name: 'Chiller pumps for the studio' });
    expect([...card.raising, ...card.lowering].length).toBeGreaterThan(0);
  });

  test('several that fit are listed, none is said so, and one that was won tells why it has no score', async () => {
    const several = as('opportunityList', await t.says('mira', 'score of opportunity spare impellers'));
    expect(several.total).toBeGreaterThan(1);
    expect(as('opportunityList', await t.says('mira', 'score of opportunity gearboxes')).rows).toEqual([]);
    const why = as('whyUnscored', await t.says('mira', 'score of opportunity milk reception'));
    expect(why.diagnosis.conditions.filter(({ met }) => !met).map(({ kind }) => kind)).toEqual(['open']);
  });

  test('SEC7: only those that the asker may read', async () => {
    const { rows } = as('opportunityList', await t.says('priya', 'opportunities'));
    expect(new Set(rows.map(({ owner }) => owner))).toEqual(new Set([who.priya.name]));
    const hidden = await t.presses('priya', {
      kind: 'score-of-opportunity',
      id: 'opportunity-studio-chillers',
    });
    expect(as('adminRefused', hidden).refusal.kind).toBe('notFound');
  });

  test('S1.6.2: a changed one is scored again after a day, and one process more scores nothing twice', async () => {
    t.later(60);
    await t.store.change({ by: who.sam.id, why: 'edit', at: t.now() }, async (tx) => {
      const deal = await tx.get(opportunities, 'opportunity-studio-chillers');
      if (deal)
        await tx.put(opportunities, { ...deal, leadSource: 'Referral', modifiedAt: t.now().toISOString() });
    });
    expect(await score()).toBe(0);
    t.later(24 * 60);
    expect((await Promise.all([score(), score()])).sort()).toEqual([0, 1]);
    expect(await scoreOf('opportunity-studio-chillers')).toMatchObject({ trend: 'improving' });
  });
});
