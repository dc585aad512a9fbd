import { beforeAll, describe, expect, test } from 'vitest';
import { createScoring } from '../../bot/score-due.ts';
import { leads } from '../../domain/collections.ts';
import { seedHistory } from '../../domain/sample/seed.ts';
import type { SummaryPart } from '../../domain/scoring/leads-behind.ts';
import type { NamedSummary } from '../../domain/scoring/score-summary.ts';
import { summaryDimensions } from '../../domain/scoring/summary.ts';
import { as, type Talk, talk, type Who, who } from '../dialogs/talk.ts';
import { publish, train } from './history.ts';

let t: Talk;
const score = () => createScoring(t.store, { now: t.now }).run();
const summaryOf = async (person: Who, text = 'score summary') =>
  as('scoreSummary', await t.says(person, text)).summary;
const behind = async (person: Who, part: SummaryPart) =>
  as('leadList', await t.presses(person, { kind: 'leads-behind', period: 'all', part }));

beforeAll(async () => {
  t = await talk();
  await t.store.change({ by: 'system', why: 'sample', at: t.now() }, (tx) => seedHistory(tx, t.now()));
  await publish(t, (await train(t)).model.id);
  await score();
});

/** Every number that a card of the summary shows, with the part it stands for. */
function numbersOf({ total, by, movers, unscored, calibration }: NamedSummary): [SummaryPart, number][] {
  return [
    [{ kind: 'open' }, total.open],
    [{ kind: 'open', scored: true }, total.scored],
    [{ kind: 'closed' }, total.outcome.closed],
    [{ kind: 'closed', qualified: true }, total.outcome.qualified],
    [{ kind: 'movers', way: 'up' }, movers.all.up],
    [{ kind: 'movers', way: 'down' }, movers.all.down],
    ...unscored.map(({ reason, ids }): [SummaryPart, number] => [{ kind: 'unscored', reason }, ids.length]),
    ...summaryDimensions.flatMap((dimension) =>
      by[dimension].map(({ key, open }): [SummaryPart, number] => [
        { kind: 'group', by: dimension, key },
        open,
      ]),
    ),
    ...calibration.byGrade.map(({ grade, closed }): [SummaryPart, number] => [
      { kind: 'closed', grade },
      closed,
    ]),
  ];
}

describe('S0.7: a score summary in chat', () => {
  test('every number has its leads behind it, as many as it says', async () => {
    const numbers = numbersOf(await summaryOf('mira'));
    expect(numbers.length).toBeGreaterThan(30);
    for (const [part, number] of numbers)
      expect((await behind('mira', part)).total, JSON.stringify(part)).toBe(number);
  });

  test('SEC7: only what the asker may read is counted, listed and named', async () => {
    const south = await summaryOf('priya');
    expect(south.by.businessUnit.map(({ key }) => south.names[key])).toEqual(['South']);
    expect(south.names).not.toHaveProperty(who.sam.id);
    const all = await summaryOf('mira');
    const unit = all.by.businessUnit.find(({ key }) => key === 'south');
    expect(south.total).toMatchObject({ open: unit?.open, scored: unit?.scored });
    const { total } = await behind('priya', { kind: 'group', by: 'owner', key: who.sam.id });
    expect(total).toBe(0);
    as('stranger', await t.says('stranger', 'score summary'));
  });

  test('the leads without a score are told with the condition that they do not meet', async () => {
    const { unscored } = await summaryOf('mira');
    expect(unscored).toEqual([{ reason: 'age', ids: ['snow-making'] }]);
  });

  test('before leads have been closed with a score, the test of the model answers for the grades', async () => {
    const { calibration, tests } = await summaryOf('mira');
    expect(calibration.byGrade.every(({ closed }) => closed === 0)).toBe(true);
    const [test] = tests;
    expect(test?.byGrade.reduce((sum, { leads: many }) => sum + many, 0)).toBeGreaterThan(300);
  });

  test('this month counts the leads created and those closed in it', async () => {
    const { range, total } = await summaryOf('mira', 'Score summary for my team this month, please');
    expect(range).toEqual({ from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z' });
    const all = await t.store.read((view) => view.find(leads, 'byView', 'any|all'));
    const inNovember = (iso: string) => iso.startsWith('2026-11') && iso <= t.now().toISOString();
    const kept = all.filter(({ mergedIntoId }) => mergedIntoId === undefined);
    expect(total.open).toBe(
      kept.filter(({ status, createdAt }) => status.state === 'open' && inNovember(createdAt)).length,
    );
    expect(total.outcome.closed).toBe(
      kept.filter(({ status }) => status.state !== 'open' && inNovember(status.at)).length,
    );
  });

  test.each([
    ['score summary by owner', { by: 'owner' }],
    ['show me the score overview by business unit', { by: 'businessUnit' }],
    ['summary of scores last quarter by source', { by: 'source', summary: { period: 'lastQuarter' } }],
    ['what moved up or down since Monday?', { summary: { period: { from: '2026-11-23' } } }],
    ['score report by month', { by: 'month', summary: { period: 'all' } }],
  ])('“%s” is understood', async (text, expected) => {
    expect(as('scoreSummary', await t.says('mira', text))).toMatchObject(expected);
  });

  test('a lead whose score moved within the week is a mover, against what it was a week ago', async () => {
    const before = (await t.store.read((view) => view.get(leads, 'hotel-pools')))?.score?.value;
    t.later(9 * 24 * 60);
    for (const change of [
      { leadSource: 'Existing' },
      { leadSource: 'Web', purchaseTimeframe: 'This year' },
    ]) {
      await t.store.change({ by: who.sam.id, why: 'edit lead', at: t.now() }, async (tx) => {
        const lead = await tx.get(leads, 'hotel-pools');
        if (lead) await tx.put(leads, { ...lead, ...change, modifiedAt: t.now().toISOString() });
      });
      t.later(1);
      await score();
      t.later(25 * 60);
      await score();
    }
    const now = (await t.store.read((view) => view.get(leads, 'hotel-pools')))?.score;
    const { movers, names } = await summaryOf('mira');
    // Not against the score before, which was another one within the week.
    expect(now?.previous).not.toBe(before);
    expect([...movers.up, ...movers.down]).toEqual([{ id: 'hotel-pools', from: before, to: now?.value }]);
    expect(names['hotel-pools']).toBe('Sofia Berg');
    t.later(8 * 24 * 60);
    expect((await summaryOf('mira')).movers.all).toEqual({ up: 0, down: 0 });
  });
});
