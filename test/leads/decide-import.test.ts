import { describe, expect, test } from 'vitest';
import {
  conversations,
  leads,
  notices,
  people,
  processFlows,
  processInstances,
  settings,
} from '../../domain/collections.ts';
import {
  applyImport,
  decideImport,
  type ImportDecision,
  importDecisions,
} from '../../domain/leads/decide-import.ts';
import type { ImportTwin } from '../../domain/leads/import-twins.ts';
import { defaultProcess } from '../../domain/process/definitions.ts';
import { defaultSettings } from '../../domain/qualification/settings.ts';
import type { Lead } from '../../domain/records/lead.ts';
import { actor, aLead, anOrganisation, aPerson, because, now } from '../an-organisation.ts';

const closedAt = '2026-11-10T08:00:00.000Z';
const stored = aLead('stored', { firstName: 'Ann', city: 'Leeds', topic: 'Old', version: 1 });
const row = (line: number, rest: Partial<Lead> = {}): Lead =>
  aLead(`row-${line}`, { topic: `Row ${line}`, firstName: 'Anne', companyName: 'Aster', ...rest });
const likeLead = (line: number, lead: Lead, like: Lead): ImportTwin => ({
  line,
  lead,
  of: { kind: 'lead', lead: like },
  probability: 0.9,
  rules: [],
});
const likeRow = (line: number, lead: Lead, of: Lead, ofLine: number): ImportTwin => ({
  line,
  lead,
  of: { kind: 'row', line: ofLine, lead: of },
  probability: 0.9,
  rules: [],
});
const store = await anOrganisation(async (tx) => {
  await tx.put(people, aPerson('kim', ['salesperson'], { businessUnitId: 'south' }));
});
/** Rows stand in their lines, the first in line 2. */
const decided = async (
  rows: readonly Lead[],
  twins: readonly ImportTwin[],
  decisions: Readonly<Record<number, ImportDecision>>,
) => {
  const plan = { leads: rows, lineOf: new Map(rows.map(({ id }) => [id, Number(id.split('-')[1])])) };
  const sam = await actor(store, 'sam');
  return decideImport(plan, twins, ({ line }) => decisions[line] ?? 'ask', sam, now);
};

test('a likely duplicate is created, skipped, put on the other one, or asked about', () => {
  expect(importDecisions).toEqual(['create', 'skip', 'update', 'ask']);
});

describe('a row like a stored lead', () => {
  const twin = likeLead(2, row(2, { city: undefined, phone: '020 7946' } as never), stored);
  const rows = [twin.lead, row(3)];
  const nothing = {
    at: now,
    creates: [row(3)],
    updates: [],
    skipped: [],
    undecided: [],
    beside: [],
    impossible: [],
  };

  test('is created beside it', async () => {
    expect(await decided(rows, [twin], { 2: 'create' })).toEqual({
      ...nothing,
      creates: rows,
      beside: [{ saved: twin.lead, like: stored }],
    });
  });

  test('is left out', async () => {
    expect(await decided(rows, [twin], { 2: 'skip' })).toEqual({ ...nothing, skipped: [2] });
  });

  test('is asked about', async () => {
    expect(await decided(rows, [twin], {})).toEqual({ ...nothing, undecided: [twin] });
  });

  test('fills it, and leaves its topic, its owner and what the row does not say', async () => {
    expect(await decided(rows, [twin], { 2: 'update' })).toEqual({
      ...nothing,
      updates: [
        {
          ...stored,
          firstName: 'Anne',
          companyName: 'Aster',
          phone: '020 7946',
          modifiedAt: now.toISOString(),
          modifiedBy: 'sam',
        },
      ],
    });
  });

  test('updates no lead that is closed or that the importer may not write', async () => {
    const closed = likeLead(2, row(2), {
      ...stored,
      status: { state: 'disqualified', at: closedAt, by: 'sam' },
    });
    const theirs = likeLead(3, row(3), { ...stored, ownerId: 'kim', businessUnitId: 'south' });
    const result = await decided([row(2), row(3)], [closed, theirs], { 2: 'update', 3: 'update' });
    expect(result).toEqual({
      ...nothing,
      creates: [],
      impossible: [
        { twin: closed, reason: 'closed' },
        { twin: theirs, reason: 'noWrite' },
      ],
    });
  });

  test('two rows for one lead: the later fills what the earlier left', async () => {
    const first = likeLead(2, row(2, { city: 'York', phone: '1' }), stored);
    const second = likeLead(3, row(3, { phone: '2' }), stored);
    const { updates } = await decided([first.lead, second.lead], [first, second], {
      2: 'update',
      3: 'update',
    });
    expect(updates).toHaveLength(1);
    expect(updates[0]).toMatchObject({ id: 'stored', city: 'York', phone: '2' });
  });
});

describe('a row like an earlier row', () => {
  const first = row(2, { phone: '1', city: 'York' });
  const again = likeRow(3, row(3, { phone: '2' }), first, 2);
  const third = likeRow(4, row(4, { street: '5 Main Street' }), again.lead, 3);

  test('fills what came of that one, and so does the next', async () => {
    const { creates, skipped } = await decided([first, again.lead, third.lead], [again, third], {
      3: 'update',
      4: 'update',
    });
    expect(creates).toEqual([{ ...first, phone: '2', street: '5 Main Street' }]);
    expect(skipped).toEqual([]);
  });

  test('follows it when it was left out', async () => {
    const known = likeLead(2, first, stored);
    const result = await decided([first, again.lead, third.lead], [known, again, third], {
      2: 'skip',
      3: 'update',
      4: 'update',
    });
    expect(result).toMatchObject({ creates: [], updates: [], skipped: [2, 3, 4] });
  });

  test('fills the stored lead that it was put on', async () => {
    const known = likeLead(2, first, stored);
    const { creates, updates } = await decided([first, again.lead], [known, again], {
      2: 'update',
      3: 'update',
    });
    expect(creates).toEqual([]);
    expect(updates).toMatchObject([{ id: 'stored', phone: '2', city: 'York', topic: 'Old' }]);
  });

  test('created, it stands beside no stored lead', async () => {
    const result = await decided([first, again.lead], [again], { 3: 'create' });
    expect(result).toMatchObject({ creates: [first, again.lead], beside: [] });
  });
});

describe('a decided import', () => {
  test('is written once for its key, told of on the way, and owners of leads beside it are told', async () => {
    const own = await anOrganisation(async (tx) => {
      await tx.put(processFlows, { ...defaultProcess, version: 0 });
      await tx.put(settings, { ...defaultSettings, version: 0, defaultProcessId: defaultProcess.id });
      await tx.put(leads, { ...stored, version: 0 });
      await tx.put(conversations, {
        id: 'tom',
        version: 0,
        channelId: 'msteams',
        serviceUrl: 'http://127.0.0.1:1/',
        conversationId: 'a:tom',
        userId: '29:tom',
        botId: '28:bot',
        locale: 'en-GB',
        since: closedAt,
      });
    });
    const theirs = aLead('theirs', { ownerId: 'tom' });
    const closed = row(3, { status: { state: 'disqualified', at: closedAt, by: 'sam' } });
    const import_ = {
      at: now,
      creates: [row(2), closed],
      updates: [{ ...stored, city: 'York' }],
      skipped: [7],
      undecided: [],
      beside: [{ saved: row(2), like: theirs }],
      impossible: [],
    };
    const steps: number[] = [];
    const apply = () =>
      own.change(because, (tx) => applyImport(tx, 'key', import_, (written) => steps.push(written)));
    expect(await apply()).toEqual({ created: 2, updated: 1, skipped: 1 });
    expect(await apply()).toEqual({ created: 2, updated: 1, skipped: 1 });
    expect(steps).toEqual([1, 2, 3]);
    const seen = await own.read(async (view) => ({
      city: (await view.get(leads, 'stored'))?.city,
      size: await view.size(leads),
      ways: await Promise.all(
        ['row-2', 'row-3'].map(async (id) => (await view.find(processInstances, 'byLead', id))[0]?.status),
      ),
      told: (await view.find(notices, 'byDelivery', 'waiting')).map(({ to, about }) => [to, about]),
    }));
    expect(seen).toEqual({
      city: 'York',
      size: 3,
      ways: ['active', 'finished'],
      told: [['tom', { kind: 'leadDuplicated', pairs: [{ leadId: 'theirs', otherId: 'row-2' }] }]],
    });
  });
});
