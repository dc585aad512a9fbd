import { describe, expect, test } from 'vitest';
import type { Area, Changed, Confirm } from '../../bot/tab/wire.ts';
import { sectionVersions } from '../../domain/collections.ts';
import { loadSettings } from '../../domain/qualification/settings-change.ts';
import { ada, sam, startProduct, tom } from '../wire/wire.ts';
import { tabClient } from './client.ts';

const minutes = (undoMinutes: number) => ({ change: { kind: 'settings', edit: { undoMinutes } } });

describe('an administrator’s change', () => {
  test('is shown with its consequence, saved on confirmation, and told by the same words', async () => {
    const { url, store } = await startProduct();
    const tab = tabClient(url, ada);
    const before = await store.read(loadSettings);
    const preview = await tab.post<Confirm>('preview', minutes(90));
    expect(preview.body.consequences[0]).toBe(`Minutes to undo: ${before.undoMinutes} → 90`);
    expect((await store.read(loadSettings)).undoMinutes).toBe(before.undoMinutes);
    const { flow, rev } = preview.body;
    const receipt = await tab.post<Changed>('confirm', { flow, rev });
    expect(receipt.body.consequences).toEqual(preview.body.consequences);
    expect((await store.read(loadSettings)).undoMinutes).toBe(90);
  });

  test('REL1: confirmed again and again, at once and later, it is saved once and has one receipt', async () => {
    const { url, store } = await startProduct();
    const tab = tabClient(url, ada);
    const { flow, rev } = (await tab.post<Confirm>('preview', minutes(45))).body;
    const answers = await Promise.all([1, 2, 3, 4].map(() => tab.post<Changed>('confirm', { flow, rev })));
    await tab.post('confirm', { flow, rev });
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    const { version } = await store.read(loadSettings);
    const { flow: next, rev: nextRev } = (await tab.post<Confirm>('preview', minutes(50))).body;
    await tab.post('confirm', { flow: next, rev: nextRev });
    expect((await store.read(loadSettings)).version).toBe(version + 1);
  });

  test('an outdated preview saves nothing and shows what stands there now', async () => {
    const { url, store } = await startProduct();
    const tab = tabClient(url, ada);
    const first = (await tab.post<Confirm>('preview', minutes(45))).body;
    await tab.post<Confirm>('preview', minutes(50));
    const answer = await tab.post<Confirm>('confirm', { flow: first.flow, rev: first.rev });
    expect(answer.status).toBe(409);
    expect(answer.body.consequences[0]).toContain('→ 50');
    expect((await store.read(loadSettings)).undoMinutes).not.toBe(45);
  });

  test('begun in the tab it is the same flow as in chat: nobody else may confirm it', async () => {
    const { url, store } = await startProduct();
    const { flow, rev } = (await tabClient(url, ada).post<Confirm>('preview', minutes(45))).body;
    expect((await tabClient(url, sam).post('confirm', { flow, rev })).status).toBe(409);
    expect((await store.read(loadSettings)).undoMinutes).not.toBe(45);
  });

  test.each(['constructor', 'toString', 'leads', 'custom:'])(
    'nothing can be granted on “%s”, which is no table',
    async (on) => {
      const { url } = await startProduct();
      const cells = [{ privilege: 'write', on, level: 'organization' }];
      const change = { kind: 'role', change: { roleId: 'salesperson', cells } };
      expect((await tabClient(url, ada).post('preview', { change })).status).toBe(400);
    },
  );

  test.each(['constructor', '__proto__', 'toString'])(
    'there is no page of administration called “%s”',
    async (name) => {
      const { url } = await startProduct();
      expect((await tabClient(url, ada).get(`area?name=${name}`)).status).toBe(400);
    },
  );

  test('S2.8.3: of a person without the privilege it is refused, naming privilege, level and who can grant it', async () => {
    const { url } = await startProduct();
    const { status, body } = await tabClient(url, sam).post('preview', minutes(45));
    expect(status).toBe(403);
    expect(body.title).toBe('Insufficient permissions');
    expect(body.details.join()).toMatch(/Write/);
    expect(body.now).toContain('Ada Novak');
  });

  test('out of range it says what would be right, and saves nothing', async () => {
    const { url } = await startProduct();
    const { status, body } = await tabClient(url, ada).post('preview', minutes(-1));
    expect(status).toBe(409);
    expect(body.title).not.toBe('');
  });

  test.each([
    [{}],
    [{ change: { kind: 'everything' } }],
    [{ change: { kind: 'settings', edit: { undoMinutes: '90' } } }],
    [{ change: { kind: 'settings', edit: {}, more: 1 } }],
    [
      {
        change: {
          kind: 'role',
          change: { roleId: 'salesperson', cells: [{ privilege: 'read', on: 'lead', level: 'god' }] },
        },
      },
    ],
    [[]],
  ])('SEC5: a body that is no change is refused: %j', async (body) => {
    const { url } = await startProduct();
    expect((await tabClient(url, ada).post('preview', body)).status).toBe(400);
  });
});

describe('the pages of administration', () => {
  test.each([
    'settings',
    'roles',
    'requests',
    'rules',
    'mappings',
    'process',
    'automations',
    'models',
    'grades',
  ])('%s are what chat tells the administrator', async (name) => {
    const { url } = await startProduct();
    const { status, body } = await tabClient(url, ada).get<Area>(`area?name=${name}`);
    expect(status).toBe(200);
    expect(body.kind).toBeTruthy();
  });

  test('of a role, and of the mappings of one record type', async () => {
    const { url } = await startProduct();
    const tab = tabClient(url, ada);
    expect((await tab.get<Area>('area?name=roles&roleId=salesperson')).body).toMatchObject({
      kind: 'role',
      role: { id: 'salesperson' },
    });
    expect((await tab.get<Area>('area?name=mappings&target=contact')).body).toMatchObject({
      kind: 'mapping',
      target: 'contact',
    });
    expect((await tab.get('area?name=secrets')).status).toBe(400);
  });

  test('S2.8.3: security roles are not shown to a salesperson', async () => {
    const { url } = await startProduct();
    const { status, body } = await tabClient(url, tom).get('area?name=roles');
    expect(status).toBe(403);
    expect(body.now).toContain('Ada Novak');
  });
});

test('UX10: what is wrong with a line of the guidance is said in the reader’s language', async () => {
  const { url, store } = await startProduct();
  await store.change({ by: 'system', why: 'an older release', at: new Date() }, (tx) =>
    tx.put(sectionVersions, {
      id: 'err-lead-closed@1',
      version: 0,
      sectionId: 'err-lead-closed',
      n: 1,
      text: '## No id here\n\nText.',
      byId: ada.id,
      byName: ada.name,
      at: new Date().toISOString(),
    }),
  );
  const problemsIn = async (locale: string) => {
    const { body } = await tabClient(url, ada, locale).get<Area>('area?name=knowledge');
    return body.kind === 'knowledgeList' ? body.problems.map(({ problem }) => problem) : [];
  };
  expect(await problemsIn('en')).toEqual(['a section starts with "## Title {#id}"']);
  expect(await problemsIn('de')).toEqual(['Ein Abschnitt beginnt mit „## Titel {#id}“']);
});
