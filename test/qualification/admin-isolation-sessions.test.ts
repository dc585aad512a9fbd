import { describe, expect, test } from 'vitest';
import { automations, isolations, leads, people, roles } from '../../domain/collections.ts';
import { waitingNotices } from '../../domain/notices/notify.ts';
import { changeAutomation, previewAutomation } from '../../domain/qualification/automation-change.ts';
import {
  abandonIsolation,
  continueIsolation,
  culpritsOf,
  finishIsolation,
  startIsolation,
  type TryCreate,
} from '../../domain/qualification/isolate.ts';
import type { Store } from '../../domain/store/store.ts';
import { aLead, anOrganisation, aPerson, aRole, as, now } from '../an-organisation.ts';

import {
  activeOnes,
  anAutomation,
  deps,
  opened,
  organisation,
  project,
  start,
  stepToEnd,
  three,
  tryCreate,
} from './isolating.ts';

describe('a session that meets what has changed since', () => {
  const continued = (store: Store, who = 'ada') =>
    as(store, who, (tx, actor) => continueIsolation(tx, actor, 'session', Number.POSITIVE_INFINITY, deps));

  test('S2.8.3: a salesperson continues, finishes and abandons nothing', async () => {
    const store = await organisation(...three);
    await start(store);
    for (const decision of [
      await continued(store, 'sam'),
      await as(store, 'sam', (tx, sam) => finishIsolation(tx, sam, 'session', now)),
      await as(store, 'sam', (tx, sam) => abandonIsolation(tx, sam, 'session')),
    ])
      expect(decision).toMatchObject({ refusal: { kind: 'privilegesMissing', grantors: ['Ada'] } });
    expect(await store.read((view) => view.get(isolations, 'session'))).toMatchObject({ status: 'running' });
  });

  test('that is not there is not found', async () => {
    const store = await organisation();
    const notThere = { refusal: { kind: 'notFound', what: 'session', id: 'session' } };
    expect(await continued(store)).toMatchObject(notThere);
    expect(await as(store, 'ada', (tx, ada) => abandonIsolation(tx, ada, 'session'))).toMatchObject(notThere);
  });

  test('that has found everything stays as it is when it is continued', async () => {
    const store = await organisation(...three);
    const session = await stepToEnd(store, await start(store));
    expect(opened(await continued(store))).toEqual(session);
  });

  test('whose person has left is refused, and nothing is tried', async () => {
    const store = await organisation(...three);
    const session = await start(store);
    await as(store, 'ada', async (tx) => {
      const sam = await tx.get(people, 'sam');
      if (sam) await tx.put(people, { ...sam, disabled: true });
    });
    expect(await continued(store)).toMatchObject({
      refusal: { kind: 'notFound', what: 'person', id: 'sam' },
    });
    expect(await store.read((view) => view.get(isolations, 'session'))).toEqual(session);
  });

  test('for somebody who is not there is refused, and nothing is tried', async () => {
    const store = await organisation(...three);
    const decision = await as(store, 'ada', (tx, ada) =>
      startIsolation(tx, ada, { personId: 'nobody', method: 'oneByOne' }, deps),
    );
    expect(decision).toMatchObject({ refusal: { kind: 'notFound', what: 'person', id: 'nobody' } });
    expect(await store.read((view) => view.size(isolations))).toBe(0);
  });

  test('for the same person and lead is gone on with; for another it is another', async () => {
    const store = await organisation(...three);
    await as(store, 'ada', (tx) => tx.put(leads, aLead('lead-2')));
    const starts = (ask: { readonly personId: string; readonly leadId?: string }) =>
      as(store, 'ada', (tx, ada) => startIsolation(tx, ada, { ...ask, method: 'halves' }, deps));
    const first = opened(await starts({ personId: 'sam', leadId: 'lead-1' }));
    expect(opened(await starts({ personId: 'sam', leadId: 'lead-1' }))).toEqual(first);
    const others = [
      opened(await starts({ personId: 'sam', leadId: 'lead-2' })),
      opened(await starts({ personId: 'tom', leadId: 'lead-1' })),
      opened(await starts({ personId: 'sam' })),
    ];
    expect(new Set([first, ...others].map(({ id }) => id)).size).toBe(4);
    await as(store, 'ada', (tx, ada) => abandonIsolation(tx, ada, first.id));
    expect(opened(await starts({ personId: 'sam', leadId: 'lead-1' })).id).not.toBe(first.id);
  });

  test('tries to create the record of its lead, every time', async () => {
    const store = await organisation(...three);
    const tried: (string | undefined)[] = [];
    const watching: TryCreate = async (tx, who, target, lead) => {
      tried.push(lead?.id);
      return tryCreate(tx, who, target, lead);
    };
    const ask = { personId: 'sam', leadId: 'lead-1', method: 'oneByOne' } as const;
    const { id } = opened(
      await as(store, 'ada', (tx, ada) => startIsolation(tx, ada, ask, { ...deps, tryCreate: watching })),
    );
    await as(store, 'ada', (tx, ada) =>
      continueIsolation(tx, ada, id, Number.POSITIVE_INFINITY, { ...deps, tryCreate: watching }),
    );
    expect(tried).toEqual(['lead-1', 'lead-1', 'lead-1', 'lead-1']);
  });

  test('counts a press once: whoever has not seen the latest trial tries nothing', async () => {
    const store = await organisation(...three);
    const session = await start(store);
    const pressed = (seen: number) =>
      as(store, 'ada', (tx, ada) => continueIsolation(tx, ada, 'session', seen, deps));
    const after = opened(await pressed(session.trials.length));
    expect(after.trials).toHaveLength(session.trials.length + 1);
    expect(opened(await pressed(session.trials.length))).toEqual(after);
  });

  test('can be finished or abandoned twice, which changes nothing more', async () => {
    const finished = await organisation(...three);
    await stepToEnd(finished, await start(finished));
    const finishes = () => as(finished, 'ada', (tx, ada) => finishIsolation(tx, ada, 'session', now));
    const once = opened(await finishes());
    expect(opened(await finishes())).toEqual(once);
    const abandoned = await organisation(...three);
    await start(abandoned);
    const abandons = () => as(abandoned, 'ada', (tx, ada) => abandonIsolation(tx, ada, 'session'));
    const first = opened(await abandons());
    expect(opened(await abandons())).toEqual(first);
    expect(await as(finished, 'ada', (tx, ada) => abandonIsolation(tx, ada, 'session'))).toMatchObject({
      refusal: { kind: 'sessionOver' },
    });
  });

  test('passes over a culprit that was removed before it was turned off', async () => {
    const store = await organisation(...three);
    await stepToEnd(store, await start(store));
    await as(store, 'ada', (tx) => tx.remove(automations, 'b-project'));
    const done = opened(await as(store, 'ada', (tx, ada) => finishIsolation(tx, ada, 'session', now)));
    expect(done.status).toBe('finished');
    expect(await activeOnes(store)).toEqual(['a-greeting', 'c-score']);
  });

  test('S2.9.1: without any automation it is none of them', async () => {
    const store = await organisation();
    const fails: TryCreate = async () => ({ kind: 'automationPrivileges', automations: [], grantors: [] });
    const session = opened(
      await as(store, 'ada', (tx, ada) =>
        startIsolation(tx, ada, { personId: 'sam', method: 'halves' }, { ...deps, tryCreate: fails }),
      ),
    );
    expect(session.findings.map(({ kind }) => kind)).toEqual(['otherCause', 'otherCause', 'otherCause']);
  });

  test('needs no lead', async () => {
    const store = await organisation(...three);
    const begun = opened(
      await as(store, 'ada', (tx, ada) =>
        startIsolation(tx, ada, { personId: 'sam', method: 'halves' }, { ...deps, newId: () => 'session' }),
      ),
    );
    expect(begun.leadId).toBeUndefined();
    await stepToEnd(store, begun);
    await as(store, 'ada', (tx, ada) => finishIsolation(tx, ada, 'session', now));
    const [notice] = await store.read((view) => waitingNotices(view, 10));
    expect(notice?.about).toStrictEqual({
      kind: 'automationsOff',
      sessionId: 'session',
      byName: 'Ada',
      automations: ['b-project'],
    });
  });

  test('tells nobody anything when there was no culprit', async () => {
    const store = await organisation(anAutomation('a-greeting', 'account'));
    await start(store);
    expect(opened(await as(store, 'ada', (tx, ada) => finishIsolation(tx, ada, 'session', now))).status).toBe(
      'finished',
    );
    expect(await store.read((view) => waitingNotices(view, 10))).toEqual([]);
  });

  test('passes over automations that somebody turned off or removed meanwhile', async () => {
    const store = await organisation(...three, anAutomation('d-project', 'account', project));
    let session = await start(store);
    await as(store, 'ada', (tx) => tx.remove(automations, 'b-project'));
    session = await stepToEnd(store, session);
    await as(store, 'ada', (tx, ada) => changeAutomation(tx, ada, { id: 'd-project', active: false }));
    const version = async () =>
      store.read(async (view) => (await view.get(automations, 'd-project'))?.version);
    const before = await version();
    await as(store, 'ada', (tx, ada) => finishIsolation(tx, ada, 'session', now));
    expect(await version()).toBe(before);
    expect(await activeOnes(store)).toEqual(['a-greeting', 'c-score']);
  });

  test('S2.9.1: when it fails with all of them off, it is none of them', async () => {
    const store = await organisation(...three);
    const always: TryCreate = async () => ({
      kind: 'automationPrivileges',
      automations: [],
      grantors: ['somebody'],
    });
    let session = opened(
      await as(store, 'ada', (tx, ada) =>
        startIsolation(
          tx,
          ada,
          { personId: 'sam', method: 'halves' },
          { ...deps, newId: () => 'session', tryCreate: always },
        ),
      ),
    );
    while (session.findings.some(({ kind }) => kind === 'searching'))
      session = opened(
        await as(store, 'ada', (tx, ada) =>
          continueIsolation(tx, ada, 'session', Number.POSITIVE_INFINITY, { ...deps, tryCreate: always }),
        ),
      );
    expect(session.findings[0]).toMatchObject({
      target: 'account',
      kind: 'otherCause',
      refusal: { grantors: ['somebody'] },
    });
    expect(culpritsOf(session)).toEqual([]);
  });

  test('and lists whom one keeps from creating records, but nobody who has left', async () => {
    const store = await anOrganisation(async (tx) => {
      await tx.put(roles, aRole('builder', { 'create:custom:project': 'organization' }));
      await tx.put(people, aPerson('bob', ['builder', 'gone']));
      await tx.put(people, aPerson('zoe', ['trainee'], { disabled: true }));
      await tx.put(automations, anAutomation('b-project', 'account', project));
    });
    const off = { id: 'b-project', active: false };
    expect(await as(store, 'ada', (tx, ada) => previewAutomation(tx, ada, off))).toMatchObject({
      plan: { blocks: ['Ada', 'Sam', 'Tom'] },
    });
    expect(await as(store, 'sam', (tx, sam) => previewAutomation(tx, sam, off))).toMatchObject({
      refusal: { kind: 'privilegesMissing' },
    });
  });
});
