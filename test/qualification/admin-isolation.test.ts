import { describe, expect, test } from 'vitest';
import { accounts, isolations } from '../../domain/collections.ts';
import { waitingNotices } from '../../domain/notices/notify.ts';
import {
  automationsOn,
  changeAutomation,
  previewAutomation,
} from '../../domain/qualification/automation-change.ts';
import {
  abandonIsolation,
  culpritsOf,
  finishIsolation,
  startIsolation,
} from '../../domain/qualification/isolate.ts';
import type { Isolation } from '../../domain/qualification/isolation.ts';
import { as, now } from '../an-organisation.ts';

import {
  activeOnes,
  anAutomation,
  deps,
  organisation,
  project,
  start,
  step,
  stepToEnd,
  three,
} from './isolating.ts';

describe('isolating', () => {
  test('S2.9.2, S2.9.3: each record type is tried as the person, and nothing of it stays', async () => {
    const store = await organisation(...three, anAutomation('d-project', 'opportunity', project));
    const session = await start(store);
    expect(session.findings.map(({ target, kind }) => [target, kind])).toEqual([
      ['account', 'searching'],
      ['contact', 'works'],
      ['opportunity', 'searching'],
    ]);
    expect(session.trials).toMatchObject([
      { target: 'account', off: [], refusal: { kind: 'automationPrivileges' } },
      { target: 'contact', off: [] },
      { target: 'opportunity', off: [], refusal: { kind: 'automationPrivileges' } },
    ]);
    expect(await store.read((view) => view.size(accounts))).toBe(0);
  });

  test('S2.9.4, S2.9.5: every automation on a failing type is listed, with what the person misses for it', async () => {
    const session = await start(await organisation(...three));
    expect(session.findings[0]).toMatchObject({
      suspects: [
        { name: 'b-project', missing: [{ privilege: 'create', on: 'custom:project', held: 'none' }] },
        { name: 'a-greeting', missing: [] },
        { name: 'c-score', missing: [] },
      ],
    });
  });

  test.each(['oneByOne', 'halves'] as const)(
    'S2.9.6, S2.9.7: %s leaves the culprit off and every other on, and tells the person',
    async (method) => {
      const store = await organisation(...three);
      const session = await stepToEnd(store, await start(store, method));
      expect(culpritsOf(session).map(({ name }) => name)).toEqual(['b-project']);
      expect(await activeOnes(store)).toEqual(['a-greeting', 'b-project', 'c-score']);
      await as(store, 'ada', (tx, ada) => finishIsolation(tx, ada, 'session', now));
      expect(await activeOnes(store)).toEqual(['a-greeting', 'c-score']);
      const [notice] = await store.read((view) => waitingNotices(view, 10));
      expect(notice).toMatchObject({
        to: 'sam',
        about: { kind: 'automationsOff', byName: 'Ada', leadId: 'lead-1', automations: ['b-project'] },
      });
    },
  );

  test('S2.9.3: culprits on two record types are both found', async () => {
    const store = await organisation(...three, anAutomation('d-project', 'opportunity', project));
    const session = await stepToEnd(store, await start(store));
    expect(culpritsOf(session).map(({ name }) => name)).toEqual(['b-project', 'd-project']);
  });

  test('S2.9.6: every trial is logged with what was off for it', async () => {
    const store = await organisation(
      anAutomation('a-first', 'account', project),
      anAutomation('b-second', 'account', project),
    );
    const session = await stepToEnd(store, await start(store));
    const logged = session.trials
      .filter(({ target }) => target === 'account')
      .map(({ off, refusal }) => [off, refusal === undefined]);
    expect(logged).toEqual([
      [[], false],
      [['a-first'], false],
      [['a-first', 'b-second'], true],
      [['b-second'], false],
    ]);
  });

  test('while it is searched, the last trial that failed says why', async () => {
    const store = await organisation(
      anAutomation('a-first', 'account', project),
      anAutomation('b-second', 'account', project),
    );
    const blamed = ({ findings: [finding] }: Isolation) =>
      finding?.kind === 'searching' && finding.refusal.kind === 'automationPrivileges'
        ? finding.refusal.automations.map(({ id }) => id)
        : undefined;
    expect(blamed(await start(store))).toEqual(['a-first']);
    expect(blamed(await step(store))).toEqual(['b-second']);
    expect(blamed(await step(store))).toEqual(['b-second']);
  });

  test('a session abandoned half-way leaves every automation as it was, and does not go on', async () => {
    const store = await organisation(...three);
    await start(store);
    await step(store);
    const before = await activeOnes(store);
    await as(store, 'ada', (tx, ada) => abandonIsolation(tx, ada, 'session'));
    expect(await activeOnes(store)).toEqual(before);
    expect(before).toHaveLength(3);
    const late = await as(store, 'ada', (tx, ada) => finishIsolation(tx, ada, 'session', now));
    expect(late).toMatchObject({ refusal: { kind: 'sessionOver', session: { status: 'abandoned' } } });
  });

  test('nothing is left off before the search has ended', async () => {
    const store = await organisation(...three);
    await start(store);
    const early = await as(store, 'ada', (tx, ada) => finishIsolation(tx, ada, 'session', now));
    expect(early).toMatchObject({ refusal: { kind: 'stillSearching' } });
    expect(await activeOnes(store)).toHaveLength(3);
  });

  test('S2.9.1: a privilege missing on the record itself is no automation’s fault', async () => {
    const store = await organisation(...three);
    const session = await start(store, 'oneByOne', 'tom');
    expect(session.findings).toMatchObject(
      ['account', 'contact', 'opportunity'].map((target) => ({
        target,
        kind: 'otherCause',
        refusal: { kind: 'privilegesMissing', missing: [{ privilege: 'create', on: target }] },
      })),
    );
  });

  test('an automation that is off already is no suspect', async () => {
    const store = await organisation(
      anAutomation('a-old', 'account', [], { active: false }),
      anAutomation('b-project', 'account', project),
    );
    const session = await start(store);
    expect(session.findings[0]).toMatchObject({ suspects: [{ name: 'b-project' }] });
  });

  test('S2.8.3: a salesperson isolates nothing', async () => {
    const store = await organisation(...three);
    const decision = await as(store, 'sam', (tx, sam) =>
      startIsolation(tx, sam, { personId: 'sam', method: 'halves' }, deps),
    );
    expect(decision).toMatchObject({
      refusal: { missing: [{ privilege: 'write', on: 'automation' }], grantors: ['Ada'] },
    });
    expect(await store.read((view) => view.size(isolations))).toBe(0);
  });
});

describe('automations', () => {
  test('S2.9.4: an administrator lists those on the creation of one record type', async () => {
    const store = await organisation(...three, anAutomation('d-project', 'opportunity', project));
    const list = await as(store, 'ada', (tx, ada) => automationsOn(tx, ada, 'account'));
    expect(list).toMatchObject({ plan: [{ id: 'a-greeting' }, { id: 'b-project' }, { id: 'c-score' }] });
    expect(await as(store, 'sam', (tx, sam) => automationsOn(tx, sam, 'account'))).toMatchObject({
      refusal: { kind: 'privilegesMissing' },
    });
  });

  test('S2.9.1, S2.9.7: turning one off names first whom it keeps from creating records', async () => {
    const store = await organisation(...three);
    const off = { id: 'b-project', active: false };
    const preview = await as(store, 'ada', (tx, ada) => previewAutomation(tx, ada, off));
    expect(preview).toMatchObject({ plan: { blocks: ['Ada', 'Sam', 'Tom'] } });
    expect(await activeOnes(store)).toContain('b-project');
    await as(store, 'ada', (tx, ada) => changeAutomation(tx, ada, off));
    expect(await activeOnes(store)).not.toContain('b-project');
    await as(store, 'ada', (tx, ada) => changeAutomation(tx, ada, { ...off, active: true }));
    expect(await activeOnes(store)).toContain('b-project');
  });

  test('an automation that is gone is not found', async () => {
    const store = await organisation();
    const decision = await as(store, 'ada', (tx, ada) =>
      changeAutomation(tx, ada, { id: 'gone', active: true }),
    );
    expect(decision).toMatchObject({ refusal: { kind: 'notFound', what: 'automation' } });
  });
});
