import { expect, test } from 'vitest';
import { leads } from '../../domain/collections.ts';
import { as, type Talk, talk } from '../dialogs/talk.ts';

async function disqualified(t: Talk) {
  const asks = as('disqualifyAsks', await t.says('sam', 'disqualify ann weber'));
  const { offers } = as('disqualified', await t.answers('sam', asks, 'disqualify', { reason: '4' }));
  const undo = offers.find(({ kind }) => kind === 'undo');
  if (undo === undefined) throw new Error('no way back is offered');
  return undo;
}

const stateOf = (t: Talk) =>
  t.store.read(async (view) => (await view.get(leads, 'leeds-boosters'))?.status.state);

test('REL1: Undo pressed again, under whatever id it arrives, shows the same receipt', async () => {
  const t = await talk();
  const undo = await disqualified(t);
  const receipt = as('undone', await t.presses('sam', undo));
  t.later(1);
  expect(await t.presses('sam', undo)).toEqual(receipt);
  expect(await stateOf(t)).toBe('open');
});

test('the Undo of an old receipt takes back nothing that was done since', async () => {
  const t = await talk();
  const first = await disqualified(t);
  as('undone', await t.presses('sam', first));
  t.later(1);
  const second = await disqualified(t);
  as('undone', await t.presses('sam', first));
  expect(await stateOf(t)).toBe('disqualified');
  as('undone', await t.presses('sam', second));
  expect(await stateOf(t)).toBe('open');
});

test('an Undo whose time another closing has overtaken says that there is nothing to undo', async () => {
  const t = await talk();
  const first = await disqualified(t);
  as('reactivated', await t.says('sam', 'reactivate ann weber'));
  t.later(1);
  await disqualified(t);
  const { refusal } = as('refused', await t.presses('sam', first));
  expect(refusal).toEqual({ kind: 'nothingToUndo' });
  expect(await stateOf(t)).toBe('disqualified');
});
