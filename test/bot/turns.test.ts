import { describe, expect, test } from 'vitest';
import { inOrder } from '../../bot/in-order.ts';
import { onceEach } from '../../bot/once.ts';

describe('once for each activity', () => {
  const counting = () => {
    let runs = 0;
    return { work: async () => ++runs, runs: () => runs };
  };

  test('the same activity gets the first answer, another one its own', async () => {
    const once = onceEach<number>();
    const { work } = counting();
    expect([await once('a', work), await once('a', work), await once('b', work)]).toEqual([1, 1, 2]);
  });

  test('what failed may be tried again', async () => {
    const once = onceEach<number>();
    await expect(once('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await once('a', async () => 1)).toBe(1);
  });

  test('only the last ones are remembered', async () => {
    const once = onceEach<number>({ entries: 3, ms: 60_000 });
    const { work, runs } = counting();
    for (const key of ['a', 'b', 'c', 'd', 'e']) await once(key, work);
    await once('e', work);
    expect(runs()).toBe(5);
    await once('a', work);
    expect(runs()).toBe(6);
  });

  test('and only for a while', async () => {
    const once = onceEach<number>({ entries: 100, ms: -1 });
    const { work, runs } = counting();
    await once('a', work);
    await once('a', work);
    expect(runs()).toBe(2);
  });
});

describe('one at a time in a conversation', () => {
  test('work starts when the work before it has ended, also if that failed', async () => {
    const queue = inOrder();
    const done: string[] = [];
    const slow = queue('chat', async () => {
      await new Promise((wake) => setTimeout(wake, 20));
      done.push('slow');
      throw new Error('broken');
    });
    const quick = queue('chat', async () => done.push('quick'));
    const elsewhere = queue('other chat', async () => done.push('elsewhere'));
    await expect(slow).rejects.toThrow('broken');
    await Promise.all([quick, elsewhere]);
    expect(done).toEqual(['elsewhere', 'slow', 'quick']);
  });
});
