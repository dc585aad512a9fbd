import { describe, expect, test } from 'vitest';
import { buttonsOf, fieldsOf } from '../../bot/demo/card-view.ts';
import type { Board, LeadList, LeadPage, Pressed } from '../../bot/tab/wire.ts';
import { leads } from '../../domain/collections.ts';
import { ada, mira, priya, sam, startProduct } from '../wire/wire.ts';
import { tabClient } from './client.ts';

describe('the list of leads', () => {
  test('a search and filters narrow it together, and the counts say what each choice would leave', async () => {
    const { url } = await startProduct();
    const tab = tabClient(url, mira);
    const all = (await tab.get<LeadList>('leads')).body;
    expect(all.total).toBeGreaterThan(40);
    expect(all.rows).toHaveLength(25);
    const { state } = all.facets;
    expect(state.open + state.qualified + state.disqualified).toBe(all.total);
    const closed = (await tab.get<LeadList>('leads?state=disqualified')).body;
    expect(closed.total).toBe(state.disqualified);
    const mine = (await tab.get<LeadList>(`leads?state=open&ownerId=${priya.id}`)).body;
    expect(new Set(mine.rows.map(({ owner }) => owner))).toEqual(new Set(['Priya Nair']));
    const contoso = (await tab.get<LeadList>('leads?text=contoso&state=open')).body;
    expect(contoso.rows.every(({ company }) => company?.includes('Contoso'))).toBe(true);
  });

  test('pages follow each other without a gap', async () => {
    const { url } = await startProduct();
    const tab = tabClient(url, mira);
    const first = (await tab.get<LeadList>('leads?page=1')).body;
    const second = (await tab.get<LeadList>('leads?page=2')).body;
    expect(second.first).toBe(26);
    expect(first.rows.some(({ id }) => second.rows.some((row) => row.id === id))).toBe(false);
    expect((await tab.get<LeadList>('leads?page=9999')).body.rows.length).toBeGreaterThan(0);
  });

  test('SEC7: leads that the person may not read count nowhere, not even beside a choice', async () => {
    const { url } = await startProduct();
    const all = (await tabClient(url, mira).get<LeadList>('leads')).body;
    const hers = (await tabClient(url, priya).get<LeadList>('leads')).body;
    expect(hers.total).toBeLessThan(all.total);
    expect(Object.keys(hers.owners)).not.toContain(sam.id);
    expect((await tabClient(url, priya).get<LeadList>(`leads?ownerId=${sam.id}`)).body.total).toBe(0);
    const search = (await tabClient(url, priya).get<LeadList>('leads?text=ann weber')).body;
    expect(search.rows.map(({ id }) => id)).not.toContain('leeds-boosters');
  });

  test.each(['state=lost', 'grade=E', 'unknown=1'])(
    'a filter that does not exist is refused or ignored: %s',
    async (query) => {
      const { url } = await startProduct();
      const { status } = await tabClient(url, mira).get(`leads?${query}`);
      expect(status).toBe(query.startsWith('unknown') ? 200 : 400);
    },
  );
});

describe('the page of a lead', () => {
  test('shows what the lead card shows, and its steps as presses', async () => {
    const { url } = await startProduct();
    const { body } = await tabClient(url, sam).get<LeadPage>('lead?id=leeds-boosters');
    expect(body.lead).toMatchObject({ name: 'Ann Weber', company: 'Contoso', state: 'open' });
    expect(body.fields.find(({ name }) => name === 'email')?.value).toBe('ann.weber@contoso.example');
    expect(body.steps.map(({ label }) => label)).toContain('Qualify lead');
  });

  test('SEC7: a lead that the person may not read is as unknown as one that does not exist', async () => {
    const { url } = await startProduct();
    const tab = tabClient(url, priya);
    const hidden = await tab.get('lead?id=leeds-boosters');
    const none = await tab.get('lead?id=nobody');
    expect(hidden).toEqual(none);
    expect(hidden.status).toBe(404);
  });

  test('REL1: a lead qualified from its page is qualified once, through the same questions as in chat', async () => {
    const { url, store } = await startProduct();
    const tab = tabClient(url, sam);
    const page = (await tab.get<LeadPage>('lead?id=leeds-boosters')).body;
    const qualify = page.steps.find(({ label }) => label === 'Qualify lead')?.press;
    const asked = (await tab.post<Pressed>('press', { press: qualify, fields: {} })).body;
    expect(asked.summary).toContain('Qualify Ann Weber');
    const match = (await tab.post<Pressed>('press', pressOf(asked, 'Qualify lead'))).body;
    const save = pressOf(match, 'Ignore and save');
    const receipts = await Promise.all([1, 2].map(() => tab.post<Pressed>('press', save)));
    expect(receipts[0]?.body.summary).toContain('Ann Weber is qualified');
    expect(receipts[1]?.body).toEqual(receipts[0]?.body);
    expect((await store.read((view) => view.get(leads, 'leeds-boosters')))?.status.state).toBe('qualified');
  });

  test('SEC8: a press that the bot has not signed does nothing', async () => {
    const { url } = await startProduct();
    for (const press of ['', 'e30.AAAA', 'x'.repeat(10_000)])
      expect((await tabClient(url, sam).post('press', { press, fields: {} })).status).toBe(400);
  });
});

/** The press of the button with that label, with what the card's fields hold. */
function pressOf({ card }: Pressed, label: string) {
  const button = buttonsOf(card).find(({ title }) => title === label);
  if (button === undefined) throw new Error(`no button ${label}`);
  const fields = button.takesFields ? fieldsOf(card).map(({ id, value }) => [id, value]) : [];
  return { press: button.data['press'], fields: Object.fromEntries(fields) };
}

describe('the manager’s board', () => {
  test('S0.7: counts by grade and owner, the funnel, and why leads have no score', async () => {
    const { url } = await startProduct();
    const { body } = await tabClient(url, mira).get<Board>('board');
    const { summary, funnel, names } = body;
    expect(summary.total.open).toBeGreaterThan(20);
    expect(summary.by.owner.map(({ key }) => names[key])).toEqual(
      expect.arrayContaining(['Sam Rivera', 'Priya Nair']),
    );
    const steps = funnel.map((each) => each.leads);
    expect(steps).toEqual(steps.toSorted((a, b) => b - a));
    expect(steps[0]).toBe(summary.total.open + summary.total.outcome.closed);
    expect(summary.unscored[0]?.reason).toBe('published');
  });

  test('a period takes the leads that were created in it, both days included', async () => {
    const { url } = await startProduct();
    const tab = tabClient(url, mira);
    const day = (await tab.get<Board>('board?from=2026-11-22&to=2026-11-22')).body;
    expect(day.summary.total.open).toBeGreaterThan(0);
    expect(day.summary.by.month).toHaveLength(1);
    expect((await tab.get('board?from=2026-11-22&to=2026-11-01')).status).toBe(400);
    expect((await tab.get('board?from=yesterday')).status).toBe(400);
  });

  test('SEC7: only leads that the person may read count', async () => {
    const { url } = await startProduct();
    const { body } = await tabClient(url, priya).get<Board>('board');
    expect(body.summary.by.owner.map(({ key }) => key)).not.toContain(sam.id);
    expect(Object.keys(body.names)).not.toContain('leeds-boosters');
    expect((await tabClient(url, ada).get<Board>('board')).status).toBe(200);
  });
});
