import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inBatches } from '../../bot/in-batches.ts';

test('what is said in one turn of the event loop is handed on in one go and in order, what comes later in the next', async () => {
  const handed: (readonly number[])[] = [];
  const say = inBatches<number>((all) => handed.push(all));
  say(1);
  say(2);
  await Promise.resolve();
  say(3);
  expect(handed).toEqual([]);
  await nextTurn();
  expect(handed).toEqual([[1, 2, 3]]);
  say(4);
  await nextTurn();
  await nextTurn();
  expect(handed).toEqual([[1, 2, 3], [4]]);
});

test('what is said while a batch is handed on is in the next one', async () => {
  const handed: (readonly string[])[] = [];
  const say = inBatches<string>((all) => {
    handed.push(all);
    if (all.includes('ask')) say('answer');
  });
  say('ask');
  await nextTurn();
  await nextTurn();
  expect(handed).toEqual([['ask'], ['answer']]);
});
