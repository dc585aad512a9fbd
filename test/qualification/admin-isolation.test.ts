import { describe, expect, test } from 'vitest';
import { accounts, automations, isolations, leads, people, roles } from '../../domain/collections.ts';
import { waitingNotices } from '../../domain/notices/notify.ts';
import { lacksAny } from '../../domain/people/access.ts';
import type { Automation } from '../../domain/qualification/automation.ts';
import {
  automationsOn,
  changeAutomation,
  missingFor,
  previewAutomation,
} from '../../domain/qualification/automation-change.ts';
import {
  abandonIsolation,
  continueIsolation,
  culpritsOf,
  finishIsolation,
  type IsolationDecision,
  startIsolation,
  type TryCreate,
} from '../../domain/qualification/isolate.ts';
import type { Isolation } from '../../domain/qualification/isolation.ts';
import type { Store } from '../../domain/store/store.ts';
import { aLead, anOrganisation, aPerson, aRole, as, counting, now } from '../an-organisation.ts';

const anAutomation = (
  id: string,
  on: Automation['on'],
  touches: Automation['touches'] = [],
  rest: Partial<Automation> = {},
): Automation => ({
  id,
  version: 0,
  name: id,
  type: 'workflow',
  on,
  active: true,
  touches,
  effects: [],
  ...rest,
});

const project = [{ privilege: 'create', on: 'custom:project' }] as const;

/** Creates a record as the person: first their own Create privilege, then one active automation after the other. */
const tryCreate: TryCreate = async (tx, who, target) => {
  const missing = lacksAny(who, 'create', target);
  if (missing) return { kind: 'privilegesMissing', missing: [missing], grantors: [] };
  await tx.put(accounts, {
    id: 'trial',
    version: 0,
    name: 'Trial',
    state: 'active',
    statusReason: 1,
    ownerId: who.person.id,
    businessUnitId: who.person.businessUnitId,
    createdAt: now.toISOString(),
    createdBy: who.person.id,
    modifiedAt: now.toISOString(),
    modifiedBy: who.person.id,
  });
  for (const automation of await tx.find(automations, 'byTarget', target)) {
    const lacking = automation.active ? missingFor(who, automation) : [];
    if (lacking.length > 0)
      return {
        kind: 'automationPrivileges',
        automations: [{ id: automation.id, name: automation.name, on: target, missing: lacking }],
        grantors: [],
      };
  }
  return undefined;
};

const deps = { tryCreate, newId: counting('session'), at: now };

const organisation = (...registered: readonly Automation[]) =>
  anOrganisation(async (tx) => {
    await tx.put(leads, aLead('lead-1'));
    for (const automation of registered) await tx.put(automations, automation);
  });

const opened = (decision: IsolationDecision): Isolation => {
  if (decision.kind === 'refused') throw new Error(JSON.stringify(decision.refusal));
  return decision.plan;
};

const start = async (store: Store, method: 'oneByOne' | 'halves' = 'oneByOne', personId = 'sam') =>
  opened(
    await as(store, 'ada', (tx, ada) =>
      startIsolation(tx, ada, { personId, leadId: 'lead-1', method }, { ...deps, newId: () => 'session' }),
    ),
  );

const step = async (store: Store) =>
  opened(
    await as(store, 'ada', (tx, ada) =>
      continueIsolation(tx, ada, 'session', Number.POSITIVE_INFINITY, deps),
    ),
  );

const stepToEnd = async (store: Store, session: Isolation): Promise<Isolation> =>
  session.findings.some(({ kind }) => kind === 'searching') ? stepToEnd(store, await step(store)) : session;

const activeOnes = (store: Store) =>
  store.read(async (view) => {
    const ids: string[] = [];
    for await (const each of view.all(automations)) if (each.active) ids.push(each.id);
    return ids;
  });

const three = [
  anAutomation('a-greeting', 'account'),
  anAutomation('b-project', 'account', project),
  anAutomation('c-score', 'account'),
];

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
