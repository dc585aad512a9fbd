import { describe, expect, test } from 'vitest';
import { accessRequests, notices, people, roles } from '../../domain/collections.ts';
import { settleNotices, waitingNotices } from '../../domain/notices/notify.ts';
import type { MissingPrivilege } from '../../domain/people/access.ts';
import { changeVerdict, openRequests, previewVerdict, requestAccess } from '../../domain/people/requests.ts';
import type { Store } from '../../domain/store/store.ts';
import { anOrganisation, aPerson, as, because, counting, now } from '../an-organisation.ts';

const tom = { id: 'tom', name: 'Tom' };
const uma = { id: 'uma', name: 'Uma' };
const missing: readonly MissingPrivilege[] = [
  { privilege: 'create', on: 'opportunity', needed: 'user', held: 'none' },
  { privilege: 'read', on: 'entityMap', needed: 'user', held: 'none' },
];
const forLead = { kind: 'privileges', missing, leadId: 'lead-7' } as const;

const ask = (
  store: Store,
  who: typeof tom,
  wish: Parameters<typeof requestAccess>[2],
  newId = counting('request'),
) => store.change(because, (tx) => requestAccess(tx, who, wish, { at: now, newId }));

const noticesOf = (store: Store, to: string) =>
  store.read(async (view) =>
    (await waitingNotices(view, 100)).filter((notice) => notice.to === to).map(({ about }) => about),
  );

describe('asking', () => {
  test('S2.8.3: a person who lacks privileges asks every administrator for exactly those', async () => {
    const store = await anOrganisation(async (tx) => {
      await tx.put(people, aPerson('abe', ['administrator']));
    });
    const filed = await ask(store, tom, forLead);
    expect(filed).toMatchObject({ kind: 'filed', told: ['Abe', 'Ada'] });
    const about = {
      kind: 'accessRequested',
      requestId: 'request-1',
      personName: 'Tom',
      leadId: 'lead-7',
      missing,
    };
    expect(await noticesOf(store, 'ada')).toEqual([about]);
    expect(await noticesOf(store, 'abe')).toEqual([about]);
  });

  test('asking again for the same lead leaves one request and no second notice', async () => {
    const store = await anOrganisation();
    await ask(store, tom, forLead);
    const again = await ask(store, tom, { ...forLead, missing: missing.slice(1) }, counting('second'));
    expect(again).toMatchObject({ kind: 'alreadyOpen', request: { id: 'request-1' } });
    expect(await store.read((view) => view.size(accessRequests))).toBe(1);
    expect(await store.read((view) => view.size(notices))).toBe(1);
    const open = await as(store, 'ada', openRequests);
    expect(open).toMatchObject({ plan: [{ wish: { missing: missing.slice(1) } }] });
  });

  test('what is asked for without a lead is one matter: asking again leaves one request', async () => {
    const store = await anOrganisation();
    await ask(store, tom, { kind: 'privileges', missing });
    const again = await ask(store, tom, { kind: 'privileges', missing }, counting('second'));
    expect(again).toMatchObject({ kind: 'alreadyOpen', request: { id: 'request-1' } });
    expect(await ask(store, tom, forLead, counting('third'))).toMatchObject({ kind: 'filed' });
  });

  test('what the person holds by now is not asked for', async () => {
    const store = await anOrganisation();
    expect(await ask(store, { id: 'sam', name: 'Sam' }, forLead)).toEqual({ kind: 'notNeeded' });
  });

  test('an unknown person asks to become a member, whatever they wished for', async () => {
    const store = await anOrganisation();
    const filed = await ask(store, uma, forLead);
    expect(filed).toMatchObject({ kind: 'filed', request: { wish: { kind: 'membership' } } });
    expect(await noticesOf(store, 'ada')).toMatchObject([{ personName: 'Uma', missing: [] }]);
  });

  test('a member does not ask for membership', async () => {
    const store = await anOrganisation();
    expect(await ask(store, tom, { kind: 'membership' })).toEqual({ kind: 'notNeeded' });
  });

  test('only who can grant sees the requests, the oldest first', async () => {
    const store = await anOrganisation();
    const newId = counting('request');
    await ask(store, uma, { kind: 'membership' }, newId);
    await ask(store, tom, forLead, newId);
    expect(await as(store, 'sam', openRequests)).toMatchObject({
      refusal: { kind: 'privilegesMissing', grantors: ['Ada'] },
    });
    expect(await as(store, 'ada', openRequests)).toMatchObject({
      plan: [{ id: 'request-1' }, { id: 'request-2' }],
    });
  });
});

describe('deciding', () => {
  test('a request that is not there is not found', async () => {
    const store = await anOrganisation();
    const decision = await as(store, 'ada', (tx, ada) =>
      previewVerdict(tx, ada, 'request-9', { kind: 'deny' }),
    );
    expect(decision).toEqual({
      kind: 'refused',
      refusal: { kind: 'notFound', what: 'request', id: 'request-9' },
    });
  });

  test('a new member without a business unit is refused, and the request waits on', async () => {
    const store = await anOrganisation();
    await ask(store, uma, { kind: 'membership' });
    const decision = await as(store, 'ada', (tx, ada) =>
      changeVerdict(tx, ada, 'request-1', { kind: 'assign', roleIds: ['salesperson'] }, now),
    );
    expect(decision).toMatchObject({ refusal: { kind: 'notFound', what: 'businessUnit', id: '' } });
    expect(await as(store, 'ada', openRequests)).toMatchObject({ plan: [{ id: 'request-1' }] });
  });

  test('a role that was removed since is refused, and the request waits on', async () => {
    const store = await anOrganisation(async (tx) => {
      await tx.put(people, aPerson('zoe', ['gone']));
    });
    await ask(store, { id: 'zoe', name: 'Zoe' }, { kind: 'privileges', missing });
    const decision = await as(store, 'ada', (tx, ada) =>
      changeVerdict(tx, ada, 'request-1', { kind: 'grant', roleId: 'gone' }, now),
    );
    expect(decision).toMatchObject({ refusal: { kind: 'notFound', what: 'role', id: 'gone' } });
    expect(await as(store, 'ada', openRequests)).toMatchObject({ plan: [{ id: 'request-1' }] });
  });

  test('what was asked for without a lead is decided without one', async () => {
    const store = await anOrganisation();
    await ask(store, tom, { kind: 'privileges', missing });
    await as(store, 'ada', (tx, ada) => changeVerdict(tx, ada, 'request-1', { kind: 'deny' }, now));
    expect(await noticesOf(store, 'tom')).toEqual([
      { kind: 'accessDenied', requestId: 'request-1', byName: 'Ada' },
    ]);
  });

  test('approving grants exactly the missing cells to the chosen role and tells the requester', async () => {
    const store = await anOrganisation();
    await ask(store, tom, forLead);
    const verdict = { kind: 'grant', roleId: 'trainee' } as const;
    const preview = await as(store, 'ada', (tx, ada) => previewVerdict(tx, ada, 'request-1', verdict));
    expect(preview).toMatchObject({ plan: { role: { affected: [{ name: 'Tom' }], holders: 1 } } });
    expect((await store.read((view) => view.get(roles, 'trainee')))?.grants).toEqual({});

    await as(store, 'ada', (tx, ada) => changeVerdict(tx, ada, 'request-1', verdict, now));
    expect((await store.read((view) => view.get(roles, 'trainee')))?.grants).toEqual({
      'create:opportunity': 'user',
      'read:entityMap': 'user',
    });
    expect(await noticesOf(store, 'tom')).toEqual([
      { kind: 'accessApproved', requestId: 'request-1', byName: 'Ada', leadId: 'lead-7', stillMissing: [] },
    ]);
    expect(await as(store, 'ada', openRequests)).toMatchObject({ plan: [] });
  });

  test('a second administrator learns that the first decided', async () => {
    const store = await anOrganisation();
    await ask(store, tom, forLead);
    const deny = { kind: 'deny', reason: 'Ask again in May' } as const;
    await as(store, 'ada', (tx, ada) => changeVerdict(tx, ada, 'request-1', deny, now));
    const late = await as(store, 'ada', (tx, ada) =>
      changeVerdict(tx, ada, 'request-1', { kind: 'grant', roleId: 'trainee' }, now),
    );
    expect(late).toMatchObject({
      refusal: { kind: 'alreadyDecided', request: { status: { state: 'denied', byName: 'Ada' } } },
    });
    expect((await store.read((view) => view.get(roles, 'trainee')))?.grants).toEqual({});
  });

  test('a denial reaches the requester with its reason', async () => {
    const store = await anOrganisation();
    await ask(store, tom, forLead);
    await as(store, 'ada', (tx, ada) =>
      changeVerdict(tx, ada, 'request-1', { kind: 'deny', reason: 'Ask again in May' }, now),
    );
    expect(await noticesOf(store, 'tom')).toEqual([
      {
        kind: 'accessDenied',
        requestId: 'request-1',
        byName: 'Ada',
        leadId: 'lead-7',
        reason: 'Ask again in May',
      },
    ]);
  });

  test('granting to a role that the requester does not have is refused', async () => {
    const store = await anOrganisation();
    await ask(store, tom, forLead);
    const decision = await as(store, 'ada', (tx, ada) =>
      changeVerdict(tx, ada, 'request-1', { kind: 'grant', roleId: 'salesperson' }, now),
    );
    expect(decision).toMatchObject({ refusal: { kind: 'roleNotTheirs', personName: 'Tom' } });
  });

  test('an unknown person becomes a member with a unit and a role', async () => {
    const store = await anOrganisation();
    await ask(store, uma, { kind: 'membership' });
    await as(store, 'ada', (tx, ada) =>
      changeVerdict(
        tx,
        ada,
        'request-1',
        { kind: 'assign', businessUnitId: 'south', roleIds: ['salesperson'] },
        now,
      ),
    );
    expect(await store.read((view) => view.get(people, 'uma'))).toMatchObject({
      name: 'Uma',
      businessUnitId: 'south',
      roleIds: ['salesperson'],
    });
    expect(await noticesOf(store, 'uma')).toMatchObject([{ kind: 'accessApproved' }]);
  });

  test('a member who is given one more role keeps unit and roles, and hears what is still missing', async () => {
    const store = await anOrganisation();
    await ask(store, tom, {
      ...forLead,
      missing: [...missing, { privilege: 'read', on: 'custom:project', needed: 'user', held: 'none' }],
    });
    await as(store, 'ada', (tx, ada) =>
      changeVerdict(tx, ada, 'request-1', { kind: 'assign', roleIds: ['salesperson'] }, now),
    );
    expect(await store.read((view) => view.get(people, 'tom'))).toMatchObject({
      businessUnitId: 'north',
      roleIds: ['trainee', 'salesperson'],
    });
    expect(await noticesOf(store, 'tom')).toMatchObject([
      { stillMissing: [{ privilege: 'read', on: 'custom:project', held: 'none' }] },
    ]);
  });

  test('a salesperson decides nothing', async () => {
    const store = await anOrganisation();
    await ask(store, tom, forLead);
    const decision = await as(store, 'sam', (tx, sam) =>
      changeVerdict(tx, sam, 'request-1', { kind: 'deny' }, now),
    );
    expect(decision).toMatchObject({ refusal: { kind: 'privilegesMissing' } });
    expect(await as(store, 'ada', openRequests)).toMatchObject({ plan: [{ id: 'request-1' }] });
  });
});

test('a delivered notice is not offered again', async () => {
  const store = await anOrganisation();
  await ask(store, tom, forLead);
  const [notice] = await store.read((view) => waitingNotices(view, 10));
  await store.change(because, (tx) => settleNotices(tx, [notice?.id ?? ''], now));
  expect(await store.read((view) => waitingNotices(view, 10))).toEqual([]);
});
