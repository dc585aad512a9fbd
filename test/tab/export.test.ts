import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import type { LeadList } from '../../bot/tab/wire.ts';
import { leads } from '../../domain/collections.ts';
import { exportHeader } from '../../domain/leads/csv.ts';
import { mira, priya, sam, startProduct } from '../wire/wire.ts';
import { tabClient } from './client.ts';

const fileOf = async (url: string, person: { readonly id: string }, query = '') => {
  const response = await fetch(`${url}/api/tab/leads.csv${query}`, {
    headers: { authorization: `Person ${person.id}` },
  });
  const text = Buffer.from(await response.arrayBuffer()).toString('utf8');
  const [header = [], ...rows] = response.ok ? (parse(text, { bom: true }) as string[][]) : [];
  const column = (name: string) => rows.map((row) => row[header.indexOf(name)] ?? '');
  return { response, text, header, rows, column };
};

test('the list, as it is filtered, is saved whole: every page of it, with the columns of the export', async () => {
  const { url } = await startProduct();
  const tab = tabClient(url, mira);
  const all = await fileOf(url, mira);
  expect(all.header).toEqual([...exportHeader]);
  expect(all.rows).toHaveLength((await tab.get<LeadList>('leads')).body.total);
  expect(all.rows.length).toBeGreaterThan(25);
  const query = `?state=open&ownerId=${priya.id}&page=2`;
  const hers = await fileOf(url, mira, query);
  expect(hers.rows).toHaveLength((await tab.get<LeadList>(`leads${query}`)).body.total);
  expect(new Set(hers.column('owner'))).toEqual(new Set([priya.id]));
  expect(new Set(hers.column('status'))).toEqual(new Set(['open']));
});

test('SEC7: the file holds only leads that the person may read', async () => {
  const { url } = await startProduct();
  const hers = await fileOf(url, priya);
  expect(hers.rows.length).toBeGreaterThan(0);
  expect(hers.column('owner')).not.toContain(sam.id);
  expect(hers.column('leadId')).not.toContain('leeds-boosters');
  expect((await fileOf(url, priya, `?ownerId=${sam.id}`)).rows).toEqual([]);
});

test('SEC10: no cell of the file is run by a spreadsheet', async () => {
  const { url, store } = await startProduct();
  await store.change({ by: 'system', why: 'test', at: new Date() }, async (tx) => {
    const ann = await tx.get(leads, 'leeds-boosters');
    if (ann === undefined) throw new Error('the sample has no Ann');
    await tx.put(leads, { ...ann, topic: '=HYPERLINK("http://x.example")', companyName: '@SUM(A1)' });
  });
  const { rows, column } = await fileOf(url, sam);
  const at = column('leadId').indexOf('leeds-boosters');
  expect(column('topic')[at]).toBe(`'=HYPERLINK("http://x.example")`);
  expect(column('companyName')[at]).toBe("'@SUM(A1)");
  expect(rows.flat().filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
});

test('it comes as a file that no cache keeps, and Excel knows its letters', async () => {
  const { url } = await startProduct();
  const { response, text } = await fileOf(url, sam);
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="leads-2026-11-25.csv"');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(text.startsWith('\ufeff')).toBe(true);
});

test('nobody gets it without signing in, a stranger neither, and a filter that does not exist is refused', async () => {
  const { url } = await startProduct();
  expect((await fetch(`${url}/api/tab/leads.csv`)).status).toBe(401);
  expect((await fileOf(url, { id: '00000000-0000-4000-8000-0000000000ff' })).response.status).not.toBe(200);
  expect((await fileOf(url, mira, '?state=lost')).response.status).toBe(400);
});
