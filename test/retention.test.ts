import { expect, test } from 'vitest';
import { feedback, flows, leads, memories, notices, trainingJobs } from '../domain/collections.ts';
import type { TrainingJob } from '../domain/records/training-job.ts';
import { forgetOld } from '../domain/retention.ts';
import type { Store } from '../domain/store/store.ts';
import { anEmptyStore } from './an-empty-store.ts';

const now = new Date('2026-06-01T00:00:00.000Z');
const daysAgo = (days: number): string => new Date(now.getTime() - days * 86_400_000).toISOString();

/** One of everything that grows, touched so many days ago. */
const leave = (store: Store, days: number, n = 0): Promise<void> =>
  store.change({ by: 'sam', why: 'talk', at: now }, async (tx) => {
    const at = daysAgo(days);
    const id = `${days}-${n}`;
    const person = { personId: 'sam', personName: 'Sam' };
    for (const status of ['open', 'finished', 'cancelled'] as const)
      await tx.put(flows, {
        ...person,
        id: `${status}-${id}`,
        version: 0,
        name: 'new-lead',
        v: 1,
        rev: 1,
        status,
        state: {},
        updatedAt: at,
      });
    await tx.put(memories, { id, version: 0, at, asked: ['what is a lead?'] });
    const about = { kind: 'scanFailed', scanId: 's', entity: 'lead' } as const;
    await tx.put(notices, { id: `told-${id}`, version: 0, to: 'sam', about, at, deliveredAt: at });
    await tx.put(notices, { id: `untold-${id}`, version: 0, to: 'gone', about, at });
    const idea = { name: 'm', of: 'lead' } as unknown as TrainingJob['idea'];
    for (const status of ['waiting', 'over'] as const)
      await tx.put(trainingJobs, {
        id: `${status}-${id}`,
        version: 0,
        idea,
        by: 'sam',
        askedAt: at,
        status,
        attempts: 1,
        tell: false,
      });
    for (const reaction of ['like', 'dislike'] as const)
      await tx.put(feedback, {
        id: `${reaction}-${id}`,
        version: 0,
        personId: 'sam',
        reaction,
        topics: [],
        at,
      });
  });

const sizes = (store: Store) =>
  store.read(async (view) => ({
    flows: await view.size(flows),
    memories: await view.size(memories),
    notices: await view.size(notices),
    feedback: await view.size(feedback),
    trainings: await view.size(trainingJobs),
  }));

test('REL11: what only helps a conversation goes after the days that were set, and nothing younger', async () => {
  const store = anEmptyStore();
  await leave(store, 91);
  await leave(store, 90);
  await leave(store, 1);
  await store.change({ by: 'sam', why: 'talk', at: now }, (tx) =>
    tx.put(memories, { id: 'of an earlier release', version: 0 }),
  );
  await forgetOld(store, now, 90);
  expect(await sizes(store)).toEqual({ flows: 6, memories: 2, notices: 4, feedback: 4, trainings: 5 });
  await forgetOld(store, now, 30);
  expect(await sizes(store)).toEqual({ flows: 3, memories: 1, notices: 2, feedback: 2, trainings: 4 });
});

test('more than fit into one change go too', async () => {
  const store = anEmptyStore();
  await store.change({ by: 'sam', why: 'talk', at: now }, async (tx) => {
    for (let n = 0; n < 1_100; n += 1) await tx.put(memories, { id: `m${n}`, version: 0, at: daysAgo(400) });
  });
  await forgetOld(store, now, 90);
  expect((await sizes(store)).memories).toBe(0);
});

test('records of the business stay, however old', async () => {
  const store = anEmptyStore();
  await store.change({ by: 'sam', why: 'create', at: new Date(daysAgo(4_000)) }, (tx) =>
    tx.put(leads, {
      id: 'old',
      version: 0,
      topic: 'Old',
      ownerId: 'sam',
      businessUnitId: 'u',
      createdAt: daysAgo(4_000),
      createdBy: 'sam',
      modifiedAt: daysAgo(4_000),
      modifiedBy: 'sam',
      status: { state: 'open' },
      statusReason: 1,
    }),
  );
  await forgetOld(store, now, 1);
  expect(await store.read((view) => view.size(leads))).toBe(1);
  expect(await store.read((view) => view.history(leads, 'old', 9))).toHaveLength(1);
});
