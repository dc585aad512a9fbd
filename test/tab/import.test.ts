import { describe, expect, test } from 'vitest';
import type { ImportPreview, ImportReceipt, UnreadableFile } from '../../bot/tab/wire.ts';
import { leads } from '../../domain/collections.ts';
import { ada, mira, sam, startProduct } from '../wire/wire.ts';
import { tabClient } from './client.ts';

const header = 'firstName,lastName,companyName,email,topic,owner\n';
const lines = (...rows: readonly string[]): string => `${header}${rows.join('\n')}\n`;
const two = lines(
  'Nina,Holt,Aster,nina@aster.example,Pumps,',
  'Otto,Brand,Bexley,otto@bexley.example,Valves,',
);

const size = (store: Awaited<ReturnType<typeof startProduct>>['store']) =>
  store.read((view) => view.size(leads));

describe('a file of leads', () => {
  test('is shown with what it would do, and imported when the person says so', async () => {
    const { url, store } = await startProduct();
    const tab = tabClient(url, sam);
    const before = await size(store);
    const { body: preview } = await tab.send<ImportPreview>('import-preview', two);
    expect(preview).toMatchObject({ leads: 2, problemsTotal: 0 });
    expect(preview.sample.map(({ name, owner }) => [name, owner])).toEqual([
      ['Nina Holt', 'Sam Rivera'],
      ['Otto Brand', 'Sam Rivera'],
    ]);
    expect(await size(store)).toBe(before);
    const done = await tab.send<ImportReceipt>(`import?key=${preview.key}&digest=${preview.digest}`, two);
    expect(done.body).toEqual({ created: 2, updated: 0, skipped: 0 });
    expect(await size(store)).toBe(before + 2);
  });

  test('SEC13: whoever imports leads for others made and closed them, not their owners', async () => {
    const { url, store } = await startProduct();
    const tab = tabClient(url, mira);
    const file =
      'id,firstName,lastName,owner,status\nfor-sam,Nina,Holt,Sam Rivera,open\nlost-by-sam,Otto,Brand,Sam Rivera,disqualified\n';
    const { body: preview } = await tab.send<ImportPreview>('import-preview', file);
    await tab.send(`import?key=${preview.key}&digest=${preview.digest}`, file);
    const by = { createdBy: mira.id, modifiedBy: mira.id, ownerId: sam.id };
    expect(await store.read((view) => view.get(leads, 'for-sam'))).toMatchObject(by);
    const closed = await store.read((view) => view.get(leads, 'lost-by-sam'));
    expect(closed).toMatchObject({ ...by, status: { state: 'disqualified', by: mira.id } });
  });

  test('REL1: sent again and at once, it is imported once and answered alike', async () => {
    const { url, store } = await startProduct();
    const tab = tabClient(url, sam);
    const before = await size(store);
    const { body: preview } = await tab.send<ImportPreview>('import-preview', two);
    const path = `import?key=${preview.key}&digest=${preview.digest}`;
    const answers = await Promise.all([1, 2, 3].map(() => tab.send<ImportReceipt>(path, two)));
    answers.push(await tab.send<ImportReceipt>(path, two));
    expect(answers.map(({ body }) => body)).toEqual(
      [1, 2, 3, 4].map(() => ({ created: 2, updated: 0, skipped: 0 })),
    );
    expect(await size(store)).toBe(before + 2);
  });

  test('S1.2: with likely duplicates waits until each is decided, and does with each what was decided', async () => {
    const { url, store } = await startProduct();
    const tab = tabClient(url, sam);
    const before = await size(store);
    const ann = 'Ann,Weber,Contoso,ann.weber@contoso.example,Pumps again,';
    const file = lines(
      ann,
      'Nina,Holt,Aster,nina@aster.example,Pumps,',
      'Nina,Holt,Aster,nina@aster.example,Pumps,',
    );
    const { body: preview } = await tab.send<ImportPreview>('import-preview', file);
    expect(preview.twins.map(({ line, leadId, row }) => ({ line, leadId, row }))).toEqual([
      { line: 2, leadId: 'leeds-boosters', row: undefined },
      { line: 4, leadId: undefined, row: 3 },
    ]);
    const path = `import?key=${preview.key}&digest=${preview.digest}`;
    expect((await tab.send(path, file)).status).toBe(409);
    expect((await tab.send(`${path}&rest=perhaps`, file)).status).toBe(409);
    expect(await size(store)).toBe(before);
    const receipt = await tab.send<ImportReceipt>(`${path}&decisions=2:update&rest=skip`, file);
    expect(receipt.body).toEqual({ created: 1, updated: 1, skipped: 1 });
    expect((await tab.send<ImportReceipt>(`${path}&decisions=2:update&rest=skip`, file)).body).toEqual(
      receipt.body,
    );
    expect(await size(store)).toBe(before + 1);
  });

  test('other than the one that was shown is refused', async () => {
    const { url, store } = await startProduct();
    const tab = tabClient(url, sam);
    const before = await size(store);
    const { body: preview } = await tab.send<ImportPreview>('import-preview', two);
    const other = lines('Eve,Else,Other,eve@other.example,Pumps,');
    expect((await tab.send(`import?key=${preview.key}&digest=${preview.digest}`, other)).status).toBe(409);
    expect((await tab.send(`import?digest=${preview.digest}`, two)).status).toBe(409);
    expect(await size(store)).toBe(before);
  });

  test('with bad lines imports the good ones, and names each bad one with its line', async () => {
    const { url, store } = await startProduct();
    const tab = tabClient(url, mira);
    const before = await size(store);
    const file = lines(
      'Nina,Holt,Aster,nina@aster.example,Pumps,Sam Rivera',
      'Otto,Brand,Bexley,otto@bexley.example,Valves,Nobody',
      ',,,,,',
    );
    const { body: preview } = await tab.send<ImportPreview>('import-preview', file);
    expect(preview.leads).toBe(1);
    expect(preview.problems).toEqual([{ kind: 'ownerUnknown', line: 3, value: 'Nobody' }]);
    await tab.send(`import?key=${preview.key}&digest=${preview.digest}`, file);
    expect(await size(store)).toBe(before + 1);
  });

  test('SEC6: makes no lead for an owner whom the importer’s own rights do not reach', async () => {
    const { url } = await startProduct();
    const file = lines(
      'Nina,Holt,Aster,nina@aster.example,Pumps,Priya Nair',
      'Otto,Brand,Bexley,otto@bexley.example,Valves,',
    );
    const { body } = await tabClient(url, sam).send<ImportPreview>('import-preview', file);
    expect(body.leads).toBe(1);
    expect(body.problems).toEqual([{ kind: 'ownerNotAllowed', line: 2, value: 'Priya Nair' }]);
    expect((await tabClient(url, ada).send<ImportPreview>('import-preview', file)).body.leads).toBe(2);
  });

  test.each<[string, string | Uint8Array, string]>([
    ['empty', '', 'empty'],
    ['of other columns', 'a,b\n1,2\n', 'noKnownColumns'],
    ['of a broken quotation mark', 'firstName,lastName\n"Nina,Holt\n', 'quotes'],
    ['in another encoding', Buffer.from('firstName,lastName\nJ\xfcrgen,Gro\xdf\n', 'latin1'), 'encoding'],
  ])('%s is refused as a whole, with the reason', async (_what, file, kind) => {
    const { url } = await startProduct();
    const { status, body } = await tabClient(url, sam).send<UnreadableFile>('import-preview', file);
    expect(status).toBe(422);
    expect(body.file.kind).toBe(kind);
  });

  test('of an older spreadsheet is read once the person says how it was saved', async () => {
    const { url } = await startProduct();
    const file = Buffer.from('firstName,lastName\nJ\xfcrgen,Gro\xdf\n', 'latin1');
    const { body } = await tabClient(url, sam).send<ImportPreview>(
      'import-preview?encoding=windows-1252',
      file,
    );
    expect(body.sample[0]?.name).toBe('Jürgen Groß');
  });

  test('SEC5: larger than the limit, packed or of another type it is not read', async () => {
    const { url } = await startProduct();
    const headers = { authorization: `Person ${sam.id}`, 'content-type': 'text/csv' };
    const send = (more: Record<string, string>, body: string) =>
      fetch(`${url}/api/tab/import-preview`, { method: 'POST', headers: { ...headers, ...more }, body });
    expect((await send({}, 'x'.repeat(20_000_001))).status).toBe(413);
    expect((await send({ 'content-encoding': 'gzip' }, two)).status).toBe(415);
    expect((await send({ 'content-type': 'multipart/form-data' }, two)).status).toBe(415);
    expect((await send({ authorization: 'Person nobody' }, two)).status).toBe(401);
  });
});
