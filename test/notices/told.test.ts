import { describe, expect, test } from 'vitest';
import {
  accessRequests,
  duplicatePairs,
  duplicateRules,
  duplicateScans,
  leads,
  people,
  roles,
  scoringModels,
} from '../../domain/collections.ts';
import { type Saying, sayingsOf } from '../../domain/delivery/told.ts';
import { decide } from '../../domain/duplicates/decisions.ts';
import type { Notice, NoticeAbout } from '../../domain/notices/notice.ts';
import type { RequestStatus } from '../../domain/people/access-request.ts';
import type { DuplicateVerdict } from '../../domain/records/duplicate-decision.ts';
import type { Grade, Lead } from '../../domain/records/lead.ts';
import type { Transaction } from '../../domain/store/store.ts';
import { actor, aLead, anOrganisation, aPerson, aRole, now } from '../an-organisation.ts';

const at = now.toISOString();
const scored = (value: number, grade: Grade): Pick<Lead, 'score'> => ({
  score: { value, grade, at, modelId: 'm', trend: 'steady' },
});
const south = { ownerId: 'kim', businessUnitId: 'south' } as const;

/** What Sam, Ada or somebody who left is told of these notices, the first of which is the newest. */
async function told(
  about: readonly NoticeAbout[],
  given: (tx: Transaction) => Promise<unknown> = async () => undefined,
  by: 'sam' | 'ada' | 'nobody' = 'sam',
): Promise<{ readonly sayings: readonly Saying[]; readonly outdated: readonly string[] }> {
  const store = await anOrganisation(async (tx) => {
    await tx.put(people, aPerson('kim', ['salesperson'], { businessUnitId: 'south' }));
    await tx.put(roles, aRole('colleague', { 'read:lead': 'businessUnit' }));
    const sam = await tx.get(people, 'sam');
    if (sam) await tx.put(people, { ...sam, roleIds: [...sam.roleIds, 'colleague'] });
    await given(tx);
  });
  const waiting = about.map((each, place): Notice => {
    const then = new Date(now.getTime() - place * 60_000).toISOString();
    return { id: `n${place}`, version: 1, to: by, about: each, at: then };
  });
  const who = by === 'nobody' ? undefined : await actor(store, by);
  return store.read((view) => sayingsOf(view, who, waiting, now));
}
const toldOf = async (...all: Parameters<typeof told>) =>
  (await told(...all)).sayings.map((each) => each.told);

describe('what waits', () => {
  const off = (automation: string): NoticeAbout => ({
    kind: 'automationsOff',
    sessionId: automation,
    byName: 'Ada',
    automations: [automation],
  });

  test('is told in the order in which it happened, news of a kind together', async () => {
    const high = (id: string): NoticeAbout => ({ kind: 'highScores', leadIds: [id] });
    const { sayings, outdated } = await told(
      [off('late'), high('b'), off('early'), high('a')],
      async (tx) => {
        await tx.put(leads, aLead('a', scored(90, 'A')));
        await tx.put(leads, aLead('b', scored(95, 'A')));
      },
    );
    expect(sayings.map(({ ids, told: { kind } }) => [kind, ...ids])).toEqual([
      ['highScores', 'n3', 'n1'],
      ['automationsOff', 'n2'],
      ['automationsOff', 'n0'],
    ]);
    expect(outdated).toEqual([]);
  });

  const lasting: readonly NoticeAbout[] = [
    off('greet'),
    { kind: 'accessApproved', requestId: 'r', byName: 'Ada', stillMissing: [] },
    { kind: 'accessDenied', requestId: 'r', byName: 'Ada' },
    { kind: 'rulePublished', ruleId: 'r', name: 'Same city', records: 3 },
    { kind: 'scanFailed', scanId: 's', entity: 'lead' },
  ];
  test.each(lasting)('$kind stays so', async (about) => {
    expect(await toldOf([about])).toEqual([about]);
    expect(await toldOf([about], undefined, 'nobody')).toEqual([about]);
  });

  test('of news, nothing is told to somebody who is not there any more', async () => {
    const about = { kind: 'highScores', leadIds: ['a'] } as const;
    const { sayings, outdated } = await told(
      [about],
      (tx) => tx.put(leads, aLead('a', scored(90, 'A'))),
      'nobody',
    );
    expect([sayings, outdated]).toEqual([[], ['n0']]);
  });
});

describe('a request for access', () => {
  const about = { kind: 'accessRequested', requestId: 'r', personName: 'Tom', missing: [] } as const;
  const request = (status: RequestStatus) => (tx: Transaction) =>
    tx.put(accessRequests, {
      id: 'r',
      version: 0,
      personId: 'tom',
      personName: 'Tom',
      wish: { kind: 'membership' },
      askedAt: at,
      status,
    });
  const open: RequestStatus = { state: 'open' };

  test('is told while it is open, to who may grant', async () => {
    expect(await toldOf([about], request(open), 'ada')).toEqual([about]);
    expect(await toldOf([about], request(open), 'sam')).toEqual([]);
    expect(await toldOf([about], request(open), 'nobody')).toEqual([]);
  });

  test('is outdated once it is decided, or gone', async () => {
    const denied = request({ state: 'denied', at, by: 'ada', byName: 'Ada' });
    expect(await toldOf([about], denied, 'ada')).toEqual([]);
    expect(await toldOf([about], undefined, 'ada')).toEqual([]);
  });
});

describe('a rule that keeps somebody from qualifying', () => {
  const about = {
    kind: 'ruleChangeAsked',
    ruleId: 'r',
    name: 'Same city',
    excludeInactive: false,
    personName: 'Sam',
    leadId: 'ann',
    leadName: 'Ann',
  } as const;
  const world =
    (status: 'published' | 'unpublished', lead: Partial<Lead> = {}) =>
    async (tx: Transaction) => {
      await tx.put(leads, aLead('ann', lead));
      await tx.put(duplicateRules, {
        id: 'r',
        version: 0,
        name: 'Same city',
        base: 'lead',
        matching: 'account',
        criteria: [],
        caseSensitive: false,
        excludeInactive: false,
        status,
      });
    };

  test('is told while it is published, to who may read the lead', async () => {
    expect(await toldOf([about], world('published'))).toEqual([about]);
    expect(await toldOf([about], world('unpublished'))).toEqual([]);
    expect(await toldOf([about], world('published', south))).toEqual([]);
    expect(await toldOf([about], world('published'), 'nobody')).toEqual([]);
    expect(await toldOf([about])).toEqual([]);
  });
});

describe('the groups that a scan found', () => {
  const about = { kind: 'duplicatesFound', scanId: 's', entity: 'lead', groups: 2 } as const;
  const scan = async (tx: Transaction) => {
    await tx.put(duplicateScans, {
      id: 's',
      version: 0,
      entity: 'lead',
      by: 'sam',
      askedAt: at,
      status: 'finished',
      attempts: 1,
    });
  };
  const pair = async (tx: Transaction, a: Lead, b: Lead) => {
    for (const lead of [a, b]) await tx.put(leads, lead);
    const of = { scanId: 's', entity: 'lead', a: a.id, b: b.id, probability: 0.9 } as const;
    const partitions = ['unit:north', 'owner:sam', 'owner:tom'];
    await tx.put(duplicatePairs, { id: `s:${a.id}`, version: 0, ...of, partitions });
  };

  test('are counted anew: those with a lead of mine', async () => {
    const found = await toldOf([about], async (tx) => {
      await scan(tx);
      await pair(tx, aLead('a'), aLead('b', { ownerId: 'tom' }));
      await pair(tx, aLead('c', { ownerId: 'tom' }), aLead('d', { ownerId: 'tom' }));
    });
    expect(found).toEqual([{ ...about, groups: 1 }]);
  });

  test('are no news when none is mine any more; that there were none is told as it was', async () => {
    expect(await toldOf([about], scan)).toEqual([]);
    expect(await toldOf([{ ...about, groups: 0 }], scan)).toEqual([{ ...about, groups: 0 }]);
    expect(await toldOf([about])).toEqual([]);
    expect(await toldOf([{ ...about, groups: 0 }], scan, 'nobody')).toEqual([]);
  });
});

describe('news of leads', () => {
  const high = (...leadIds: readonly string[]): NoticeAbout => ({ kind: 'highScores', leadIds });

  test('high scores: each lead once, the best first, of those that still have an A', async () => {
    const found = await toldOf([high('a', 'b'), high('b', 'c', 'fallen', 'unscored', 'gone')], async (tx) => {
      await tx.put(leads, aLead('a', scored(85, 'A')));
      await tx.put(leads, aLead('b', scored(99, 'A')));
      const { companyName: _, ...named } = aLead('c', scored(90, 'A'));
      const ofNoCompany: Lead = named;
      await tx.put(leads, ofNoCompany);
      await tx.put(leads, aLead('fallen', scored(60, 'B')));
      await tx.put(leads, aLead('unscored'));
    });
    const ann = { name: 'Ann Contoso', grade: 'A' } as const;
    expect(found).toStrictEqual([
      {
        kind: 'highScores',
        leads: [
          { id: 'b', ...ann, company: 'Contoso', score: 99 },
          { id: 'c', ...ann, score: 90 },
          { id: 'a', ...ann, company: 'Contoso', score: 85 },
        ],
      },
    ]);
  });

  test('moves: from where the first began, the best first, and none of at most one grade', async () => {
    const moves: readonly { readonly leadId: string; readonly from: Grade }[] = [
      { leadId: 'risen', from: 'D' },
      { leadId: 'best', from: 'C' },
      { leadId: 'step', from: 'B' },
      { leadId: 'unscored', from: 'D' },
    ];
    const found = await toldOf([{ kind: 'scoresMoved', moves }], async (tx) => {
      await tx.put(leads, aLead('risen', scored(60, 'B')));
      await tx.put(leads, aLead('best', scored(90, 'A')));
      await tx.put(leads, aLead('step', scored(88, 'A')));
      await tx.put(leads, aLead('unscored'));
    });
    expect(found).toMatchObject([
      {
        leads: [
          { id: 'best', from: 'C', grade: 'A' },
          { id: 'risen', from: 'D', grade: 'B' },
        ],
      },
    ]);
    expect(found).toHaveProperty('0.leads.length', 2);
  });

  const twins = (verdict?: DuplicateVerdict, other: Partial<Lead> = {}, own: Partial<Lead> = {}) =>
    toldOf(
      [
        { kind: 'leadDuplicated', pairs: [{ leadId: 'ann', otherId: 'anne' }] },
        { kind: 'leadDuplicated', pairs: [{ leadId: 'ann', otherId: 'anne' }] },
      ],
      async (tx) => {
        await tx.put(leads, aLead('ann', own));
        await tx.put(leads, aLead('anne', { firstName: 'Anne', ownerId: 'tom', ...other }));
        const refs = [
          { entity: 'lead', id: 'anne' },
          { entity: 'lead', id: 'ann' },
        ] as const;
        if (verdict !== undefined) await decide(tx, ...refs, verdict, { personId: 'sam', at: now });
      },
    );

  test('a likely duplicate is told once, with whose it is, until somebody decides', async () => {
    const pair = {
      id: 'ann',
      name: 'Ann Contoso',
      other: { id: 'anne', name: 'Anne Contoso', owner: 'Tom' },
    };
    const once = [{ kind: 'leadDuplicated', pairs: [pair] }];
    expect(await twins()).toEqual(once);
    expect(await twins('ignored')).toEqual(once);
    expect(await twins('different')).toEqual([]);
    expect(await twins('merged')).toEqual([]);
  });

  test('not when one of the two is closed or out of sight, or mine is no longer mine', async () => {
    const closed = { status: { state: 'disqualified', at, by: 'sam' } } as const;
    expect(await twins(undefined, closed)).toEqual([]);
    expect(await twins(undefined, south)).toEqual([]);
    expect(await twins(undefined, {}, closed)).toEqual([]);
    expect(await twins(undefined, {}, { ownerId: 'tom' })).toEqual([]);
  });
});

describe('models that trained themselves again', () => {
  const about = (modelId: string): NoticeAbout => ({ kind: 'modelRetrained', modelId, at });
  const model =
    (id: string, status: 'published' | 'draft', lastRetraining = true) =>
    (tx: Transaction) =>
      tx.put(scoringModels, {
        id,
        version: 0,
        name: id,
        scope: { entity: 'lead' },
        status: status === 'draft' ? { kind: 'draft' } : { kind: 'published', at },
        editedAt: at,
        exclude: [],
        include: [],
        retrainAutomatically: true,
        ...(lastRetraining && { lastRetraining: { at, outcome: { kind: 'failed', why: 'tooFew' } } }),
      });
  const outcome = { kind: 'failed', why: 'tooFew' };

  test('are told to who may change them, each once, while they are published', async () => {
    const given = async (tx: Transaction) => {
      await model('m', 'published')(tx);
      await model('draft', 'draft')(tx);
      await model('never', 'published', false)(tx);
    };
    const all = ['m', 'draft', 'm', 'never', 'gone'].map(about);
    expect(await toldOf(all, given, 'ada')).toEqual([
      { kind: 'modelRetrained', models: [{ id: 'm', name: 'm', at, outcome }] },
    ]);
    expect(await toldOf(all, given, 'sam')).toEqual([]);
    expect(await toldOf([about('draft')], given, 'ada')).toEqual([]);
  });
});
