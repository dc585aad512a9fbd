import { describe, expect, test } from 'vitest';
import { duplicatePairs, duplicateScans, leads, notices } from '../../domain/collections.ts';
import { decide } from '../../domain/duplicates/decisions.ts';
import { openDetector } from '../../domain/duplicates/detector.ts';
import { groupsOf, membersOf } from '../../domain/duplicates/groups.ts';
import { readableGroups } from '../../domain/duplicates/scan-digest.ts';
import { lastScan, requestScan, runScan, scanUnderWay } from '../../domain/duplicates/scan-job.ts';
import type { MergeEntity } from '../../domain/records/merge.ts';
import type { Host } from '../../domain/slices.ts';
import type { Store } from '../../domain/store/store.ts';
import { actor, aLead, anOrganisation, aPerson, because, now } from '../an-organisation.ts';
import { aContact, anAccount } from '../builders.ts';
import { changes, everything, given, put, theLead } from '../qualification/desk.ts';
import { searchHere } from './search-here.ts';

const detector = openDetector();

/** Half a second passes with every look at the clock, so that progress is saved often. */
const hurried = (): Host => {
  let time = 0;
  return { now: () => (time += 500), pause: async () => undefined };
};

const asks = (store: Store, entity: MergeEntity = 'lead', by = 'sam', id = `${entity}-scan-of-${by}`) =>
  store.change(because, (tx) => requestScan(tx, entity, { id, by, at: now }));

const runs = (store: Store, host: Host = hurried()) =>
  runScan({ store, detector, search: searchHere, host, now: () => now });

const scanned = async (store: Store, entity: MergeEntity = 'lead') => {
  await asks(store, entity);
  await runs(store);
  const scan = await store.read((view) => lastScan(view, entity));
  if (scan === undefined) throw new Error('no scan finished');
  return scan;
};

const groupsSeen = async (store: Store, entity: MergeEntity = 'lead', by = 'sam') => {
  const who = await actor(store, by);
  return store.read(async (view) => {
    const scan = await lastScan(view, entity);
    const groups = scan === undefined ? [] : await readableGroups(view, who, scan);
    return groups.map(({ members }) => members.map(({ id }) => id).toSorted());
  });
};

const regina = (id: string, rest: Parameters<typeof aLead>[1] = {}) =>
  aLead(id, {
    firstName: 'Regina',
    lastName: 'Murphy',
    companyName: 'Contoso',
    email: 'regina.murphy@contoso.example',
    ...rest,
  });
const other = aLead('other', { firstName: 'Kai', lastName: 'Tanaka', companyName: 'Fabrikam' });
const far = { ownerId: 'kim', businessUnitId: 'south' } as const;

test('a look for scans takes no lock while none waits: several processes look every second', async () => {
  const store = await given({});
  const locks: string[] = [];
  const alone: Store['alone'] = async (task) => {
    locks.push(task);
    return undefined;
  };
  const watched = new Proxy(store, { get: (of, name) => (name === 'alone' ? alone : Reflect.get(of, name)) });
  await runs(watched);
  expect(locks).toEqual([]);
  await asks(store);
  await runs(watched);
  expect(locks).toEqual(['scan duplicates']);
});

describe('a scan', () => {
  test('finds groups of leads that are likely one, likeliest first', async () => {
    const store = await given({
      leads: [
        regina('a'),
        regina('b', { lastName: 'Merphy' }),
        regina('c', { companyName: 'Contoso Ltd' }),
        other,
      ],
    });
    const scan = await scanned(store);
    expect(scan).toMatchObject({ status: 'finished', attempts: 1, finishedAt: now.toISOString() });
    expect(await groupsSeen(store)).toEqual([['a', 'b', 'c']]);
  });

  test('finds accounts and contacts too', async () => {
    const same = { name: 'Gießerei Öhm GmbH', website: 'giesserei-oehm.example', city: 'Hagen' };
    const person = { firstName: 'Bo', lastName: 'Lind', email: 'bo@lind.example', phone: '+46 8 123 456' };
    const store = await given({
      accounts: [anAccount('a', same), anAccount('b', same), anAccount('c', { name: 'Litware' })],
      contacts: [
        aContact('p', { ...person, accountId: 'a' }),
        aContact('q', { ...person, accountId: 'gone' }),
      ],
    });
    await scanned(store, 'account');
    await scanned(store, 'contact');
    expect(await groupsSeen(store, 'account')).toEqual([['a', 'b']]);
    expect(await groupsSeen(store, 'contact')).toEqual([['p', 'q']]);
  });

  test('leaves out closed and merged records, and pairs that somebody called different', async () => {
    const store = await given({
      leads: [
        regina('a'),
        regina('b'),
        regina('closed', { status: { state: 'disqualified', at: now.toISOString(), by: 'sam' } }),
      ],
    });
    await changes(store, async (tx) => {
      const pair = ['a', 'b'].map((id) => ({ entity: 'lead', id }) as const);
      await decide(tx, pair[1] as never, pair[0] as never, 'different', { personId: 'sam', at: now });
    });
    await scanned(store);
    expect(await groupsSeen(store)).toEqual([]);
    expect(await everything(store, duplicatePairs)).toEqual([]);
  });

  test('leaves out what somebody called different, whichever of the two comes first, and nothing else', async () => {
    const leadsByName = [
      regina('z'),
      regina('a', { lastName: 'Murphyx' }),
      regina('m', { lastName: 'Murphyxx' }),
    ];
    const store = await given({ leads: leadsByName });
    const ref = (id: string) => ({ entity: 'lead', id }) as const;
    const by = { personId: 'sam', at: now };
    await changes(store, async (tx) => {
      await decide(tx, ref('z'), ref('a'), 'different', by);
      await decide(tx, ref('a'), ref('m'), 'ignored', by);
    });
    await scanned(store);
    const found = (await everything(store, duplicatePairs)).map(({ a, b }) => [a, b].toSorted().join());
    expect(found.toSorted()).toEqual(['a,m', 'm,z']);
  });

  const afterwards: readonly (readonly [string, (store: Store) => Promise<unknown>])[] = [
    [
      'moved away',
      (store) => changes(store, async (tx) => put(tx, leads, { ...(await theLead(store, 'b')), ...far })),
    ],
    ['removed', (store) => changes(store, (tx) => tx.remove(leads, 'b'))],
    [
      'closed',
      (store) =>
        changes(store, async (tx) => {
          const status = { state: 'disqualified', at: now.toISOString(), by: 'sam' } as const;
          await put(tx, leads, { ...(await theLead(store, 'b')), status });
        }),
    ],
    [
      'called different',
      (store) =>
        changes(store, async (tx) => {
          const pair = [{ entity: 'lead', id: 'b' } as const, { entity: 'lead', id: 'a' } as const] as const;
          await decide(tx, ...pair, 'different', { personId: 'sam', at: now });
        }),
    ],
  ];
  test.each(afterwards)('what is %s afterwards is gone from its groups', async (_, happens) => {
    const store = await given({ leads: [regina('a'), regina('b')] });
    await scanned(store);
    expect(await groupsSeen(store)).toEqual([['a', 'b']]);
    await happens(store);
    expect(await groupsSeen(store)).toEqual([]);
  });

  test('the later of two that were finished is the last', async () => {
    const store = await given();
    await changes(store, async (tx) => {
      for (const [id, day] of [
        ['b', '20'],
        ['a', '21'],
        ['c', '19'],
      ] as const)
        await tx.put(duplicateScans, {
          id,
          version: 0,
          entity: 'lead',
          by: 'sam',
          askedAt: `2026-11-${day}T09:00:00.000Z`,
          status: 'finished',
          attempts: 1,
        });
    });
    expect(await store.read((view) => lastScan(view, 'lead'))).toMatchObject({ id: 'a' });
  });

  test('of an empty organisation finds nothing, and is finished', async () => {
    const store = await given();
    expect((await scanned(store)).status).toBe('finished');
    expect(await groupsSeen(store)).toEqual([]);
  });

  test.each([
    ['GB', []],
    ['US', [['a', 'b']]],
  ])('reads national numbers by the organisation’s default country %s', async (defaultCountry, groups) => {
    const store = await given({
      settings: { defaultCountry },
      leads: [
        aLead('a', { lastName: 'Smith', phone: '020 7946 0958' }),
        aLead('b', { lastName: 'Smyth', companyName: 'Fabrikam', phone: '+1 207 946 0958' }),
      ],
    });
    await scanned(store);
    expect(await groupsSeen(store)).toEqual(groups);
  });

  test('needs no settings', async () => {
    const store = await anOrganisation(async (tx) => {
      for (const id of ['a', 'b']) await tx.put(leads, regina(id));
    });
    await scanned(store);
    expect(await groupsSeen(store)).toEqual([['a', 'b']]);
  });

  test('of everybody’s records shows each only what they may read (SEC7)', async () => {
    const store = await given({
      leads: [regina('a'), regina('b', far), regina('c', far)],
      people: [aPerson('kim', ['salesperson'], { businessUnitId: 'south' })],
    });
    await scanned(store);
    expect(await groupsSeen(store)).toEqual([]);
    expect(await groupsSeen(store, 'lead', 'kim')).toEqual([['b', 'c']]);
    expect(await groupsSeen(store, 'lead', 'ada')).toEqual([['a', 'b', 'c']]);
  });
});

describe('one scan at a time', () => {
  test('asked for twice, it is the one under way', async () => {
    const store = await given({ people: [aPerson('kim', ['salesperson'])] });
    const first = await asks(store);
    expect(await asks(store, 'account', 'kim')).toEqual(first);
    await runs(store);
    expect(await asks(store)).toMatchObject({ id: first.id, status: 'finished' });
  });

  test('nothing runs when nobody asked', async () => {
    expect(await runs(await given())).toBeUndefined();
  });

  test('run twice at once, it runs once', async () => {
    const store = await given({ leads: [regina('a'), regina('b')] });
    await asks(store);
    const [one, two] = await Promise.all([runs(store), runs(store)]);
    expect([one?.status, two]).toEqual(['finished', undefined]);
  });

  test('a later scan takes the place of an earlier one', async () => {
    const store = await given({ leads: [regina('a'), regina('b')] });
    await scanned(store);
    await asks(store, 'lead', 'sam', 'second');
    await runs(store);
    expect((await everything(store, duplicateScans)).map(({ id }) => id)).toEqual(['second']);
    expect((await everything(store, duplicatePairs)).map(({ scanId }) => scanId)).toEqual(['second']);
  });
});

describe('a restart', () => {
  /** Stops the world at the n-th pause. */
  const stopping = (after: number): Host => {
    let time = 0;
    let pauses = 0;
    return {
      now: () => (time += 500),
      pause: async () => {
        if (++pauses >= after) throw new Error('the power is gone');
      },
    };
  };
  const many = Array.from({ length: 60 }, (_, at) => regina(`r${at}`, { email: `r${at}@contoso.example` }));

  test('in the middle begins the scan anew; what was found so far is nobody’s result', async () => {
    const store = await given({ leads: many });
    await asks(store);
    await expect(runs(store, stopping(70))).rejects.toThrow('the power is gone');
    expect(await store.read(scanUnderWay)).toMatchObject({ status: 'running', attempts: 1 });
    expect(await groupsSeen(store)).toEqual([]);
    expect(await everything(store, notices)).toEqual([]);
    expect(await runs(store)).toMatchObject({ status: 'finished', attempts: 2 });
    const pairs = await everything(store, duplicatePairs);
    expect(new Set(pairs.map(({ a, b }) => [a, b].toSorted().join())).size).toBe(pairs.length);
  });

  test('at any moment leaves one result and one digest', async () => {
    for (let after = 1; after < 120; after += 7) {
      const store = await given({ leads: many.slice(0, 20) });
      await asks(store);
      await runs(store, stopping(after)).catch(() => undefined);
      await runs(store);
      expect((await everything(store, notices)).map(({ to }) => to)).toEqual(['sam']);
      expect(await groupsSeen(store)).toHaveLength(1);
    }
  });

  test('again and again is given up, and whoever asked is told', async () => {
    const store = await given({ leads: many });
    await asks(store);
    for (let attempt = 0; attempt < 3; attempt++) await runs(store, stopping(2)).catch(() => undefined);
    expect(await runs(store)).toMatchObject({ status: 'failed', attempts: 3 });
    expect((await everything(store, notices)).map(({ about }) => about.kind)).toEqual(['scanFailed']);
    expect(await runs(store)).toBeUndefined();
    expect(await asks(store, 'lead', 'sam', 'again')).toMatchObject({ status: 'waiting' });
  });

  test('progress is saved on the way', async () => {
    const store = await given({ leads: many });
    await asks(store);
    const seen = new Set<string>();
    const host = hurried();
    const watching: Host = {
      ...host,
      pause: async () => {
        const scan = await store.read(scanUnderWay);
        if (scan?.progress !== undefined) seen.add(scan.progress.phase);
      },
    };
    await runs(store, watching);
    expect([...seen]).toEqual(expect.arrayContaining(['reading', 'indexing', 'comparing']));
  });

  test('what an earlier attempt left is removed first, however much it is', async () => {
    const store = await given();
    const { id: scanId } = await asks(store);
    await changes(store, async (tx) => {
      for (let n = 0; n < 400; n++) {
        const pair = { scanId, entity: 'lead', a: 'a', b: 'b', probability: 0.9, partitions: [] } as const;
        await tx.put(duplicatePairs, { id: `${scanId}:${n}`, version: 0, ...pair });
      }
    });
    expect(await runs(store)).toMatchObject({ status: 'finished' });
    expect(await everything(store, duplicatePairs)).toEqual([]);
  });
});

describe('the digest', () => {
  const told = async (store: Store) =>
    (await everything(store, notices)).map(({ to, about }) =>
      about.kind === 'duplicatesFound' ? `${to} ${about.groups}` : about.kind,
    );

  test('tells every owner of the groups that they may read, and whoever asked even of none', async () => {
    const store = await given({
      leads: [
        regina('b', far),
        regina('c', far),
        aLead('x', { ...far, firstName: 'Jon', lastName: 'Smythe', email: 'jon@smythe.example' }),
        aLead('y', { ...far, firstName: 'John', lastName: 'Smythe', email: 'jon@smythe.example' }),
        regina('gone', { ownerId: 'nobody' }),
      ],
      people: [aPerson('kim', ['salesperson'], { businessUnitId: 'south' })],
    });
    await scanned(store);
    expect((await told(store)).toSorted()).toEqual(['kim 2', 'sam 0']);
  });

  test('does not speak of records that the owner may not read together', async () => {
    const store = await given({
      leads: [regina('a'), regina('b', far)],
      people: [aPerson('kim', ['salesperson'], { businessUnitId: 'south' })],
    });
    await scanned(store);
    expect(await told(store)).toEqual(['sam 0']);
    for (const person of ['sam', 'kim']) expect(await groupsSeen(store, 'lead', person)).toEqual([]);
  });
});

describe('groups', () => {
  const pair = (a: string, b: string) => ({ a, b });

  test('belong together by way of others, in the order of their pairs', () => {
    const groups = groupsOf([pair('a', 'b'), pair('x', 'y'), pair('c', 'd'), pair('b', 'c')]);
    expect(groups.map(membersOf)).toEqual([
      ['a', 'b', 'c', 'd'],
      ['x', 'y'],
    ]);
  });
});
