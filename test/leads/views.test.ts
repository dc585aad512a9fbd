import { beforeAll, describe, expect, test } from 'vitest';
import { leads } from '../../domain/collections.ts';
import { listLeads, type ViewName, viewNames } from '../../domain/leads/views.ts';
import { may } from '../../domain/people/access.ts';
import { type SamplePerson, sample } from '../../domain/sample/people.ts';
import type { Transaction } from '../../domain/store/store.ts';
import { sampleWorld, type World } from './world.ts';

/** Gives leads the scores of their place in a list. */
const scored = async (tx: Transaction, ids: readonly string[]) => {
  for (const [at, id] of ids.entries()) {
    const lead = await tx.get(leads, id);
    if (lead === undefined) throw new Error(`no lead ${id}`);
    const score = { value: 7 * at, grade: 'D', at: '2026-11-01', modelId: 'm', trend: 'steady' } as const;
    await tx.put(leads, { ...lead, score });
  }
};

let world: World;
beforeAll(async () => {
  world = await sampleWorld((tx) =>
    scored(tx, [
      'leeds-boosters',
      'dosing-service',
      'milk-reception',
      'sump-spares',
      'heat-circulation',
      'paint-line',
    ]),
  );
});

const all = async (person: SamplePerson, view: ViewName) => {
  const rows = [];
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const outcome = await world.as(person, (reader, actor) => listLeads(reader, actor, view, page));
    if (outcome.kind !== 'page') throw new Error('refused');
    expect(outcome.rows.length).toBeLessThanOrEqual(10);
    pages = outcome.pages;
    rows.push(...outcome.rows);
  }
  return rows;
};

const ids = async (person: SamplePerson, view: ViewName) => (await all(person, view)).map(({ id }) => id);

describe('a view', () => {
  test('S1.12.1: Closed Leads holds the qualified and the disqualified ones, the last closed first', async () => {
    const rows = await all('sam', 'closed');
    expect(rows.map(({ id }) => id)).toEqual([
      'leeds-boosters-again',
      'juice-press',
      'paper-mill',
      'brine-pumps',
      'boiler-room',
      'office-fountain',
      'price-list',
      'milk-reception',
    ]);
    expect(new Set(rows.map(({ status }) => status.state))).toEqual(new Set(['qualified', 'disqualified']));
  });

  test('S2.5.3: Open Leads and My Open Leads hold open leads only, the newest first', async () => {
    const open = await all('sam', 'open');
    expect(open.every(({ status }) => status.state === 'open')).toBe(true);
    expect(open.map(({ createdAt }) => createdAt)).toEqual(
      open
        .map(({ createdAt }) => createdAt)
        .toSorted()
        .reverse(),
    );
    const mine = await all('sam', 'my-open');
    expect(mine.map(({ id }) => id)).toEqual(
      open.filter(({ ownerId }) => ownerId === sample.sam).map(({ id }) => id),
    );
    expect(open.length).toBeGreaterThan(mine.length);
  });

  test('My Open Leads Scored holds my open leads that have a score, the best first', async () => {
    expect(await ids('sam', 'my-open-scored')).toEqual([
      'heat-circulation',
      'dosing-service',
      'leeds-boosters',
    ]);
  });

  test('All Leads is Open Leads and Closed Leads together', async () => {
    for (const person of Object.keys(sample) as SamplePerson[]) {
      const both = [...(await ids(person, 'open')), ...(await ids(person, 'closed'))];
      expect((await ids(person, 'all')).toSorted()).toEqual(both.toSorted());
    }
  });

  test.each(viewNames)('%s shows every lead once and counts exactly what it shows', async (view) => {
    for (const person of Object.keys(sample) as SamplePerson[]) {
      const page = await world.as(person, (reader, actor) => listLeads(reader, actor, view));
      const found = await ids(person, view);
      expect(page).toMatchObject({ kind: 'page', page: 1, total: found.length });
      expect(new Set(found).size).toBe(found.length);
    }
  });

  test('SEC7: shows exactly the leads that its reader may read', async () => {
    for (const person of Object.keys(sample) as SamplePerson[]) {
      const readable = await world.as(person, async (view, actor) => {
        const found: string[] = [];
        for await (const lead of view.all(leads)) if (may(actor, 'read', 'lead', lead)) found.push(lead.id);
        return found;
      });
      expect((await ids(person, 'all')).toSorted()).toEqual(readable);
    }
    expect(await ids('sam', 'all')).toContain('paint-line');
    expect(await ids('sam', 'all')).not.toContain('micro-pumps');
    expect(await ids('mira', 'all')).toHaveLength(60);
  });

  test('a page beyond the last is the last, and one before the first is the first', async () => {
    const list = (page: number) => world.as('mira', (view, actor) => listLeads(view, actor, 'all', page));
    expect(await list(99)).toMatchObject({ page: 6, pages: 6, total: 60 });
    expect(await list(0)).toMatchObject({ page: 1 });
    expect(await list(Number.NaN)).toMatchObject({ page: 1 });
  });

  test('without the right to read leads it names the missing privilege and who can grant it', async () => {
    const outcome = await world.as('sam', (view, actor) => listLeads(view, { ...actor, roles: [] }, 'open'));
    expect(outcome).toEqual({
      kind: 'refused',
      refusal: {
        kind: 'privilegesMissing',
        missing: [{ privilege: 'read', on: 'lead', needed: 'user', held: 'none' }],
        grantors: ['Ada Novak'],
      },
    });
  });
});
