import { expect, test } from 'vitest';
import { firstStart } from '../../bot/first-start.ts';
import { loadActor } from '../../domain/people/access.ts';
import { sample } from '../../domain/sample/people.ts';
import { scoreSummary } from '../../domain/scoring/score-summary.ts';
import { anEmptyStore } from '../an-empty-store.ts';
import { leadsOfSam } from '../bench/bot-figures.ts';
import { store as storeLeads } from '../bench/search-figures.ts';

test('while thousands of leads are summed up, others have their turn', async () => {
  const store = anEmptyStore();
  await firstStart(store, { sample: true, admins: [], history: false }, new Date());
  await storeLeads(store, leadsOfSam(2_500));
  const order: string[] = [];
  await store.read(async (view) => {
    const mira = await loadActor(view, sample.mira);
    if (mira === undefined) throw new Error('the sample has no Mira');
    const { total } = await scoreSummary(view, mira, 'all', new Date());
    expect(total.open).toBeGreaterThan(2_500);
    order.length = 0;
    const summing = scoreSummary(view, mira, 'all', new Date()).then(() => order.push('summary'));
    setImmediate(() => order.push('somebody else'));
    await summing;
  });
  expect(order).toEqual(['somebody else', 'summary']);
});
