import { request } from 'node:http';
import { expect, test } from 'vitest';
import { firstStart } from '../../bot/first-start.ts';
import { inPieces } from '../../bot/tab/importing.ts';
import { createPace } from '../../bot/tab/pace.ts';
import { anEmptyStore } from '../an-empty-store.ts';
import { ada, sam, startWire, type WireOptions } from '../wire/wire.ts';
import { tabClient } from './client.ts';

const start = async (options: WireOptions) => {
  const store = anEmptyStore();
  await firstStart(store, { sample: true, history: false, admins: [] }, new Date());
  return startWire({ store, ...options });
};
const inARow = async (n: number, ask: () => Promise<{ readonly status: number }>) => {
  const statuses: number[] = [];
  for (let at = 0; at < n; at++) statuses.push((await ask()).status);
  return statuses;
};

test('SEC14: who asks the tab too fast is told so, and nobody else is kept waiting', async () => {
  const { url } = await start({ messagesPer10s: 3 });
  const [mine, theirs] = [tabClient(url, sam), tabClient(url, ada)];
  expect(await inARow(4, () => mine.post('confirm', {}))).toEqual([400, 400, 400, 429]);
  expect((await mine.post('confirm', {})).body.title).toContain('fast');
  expect((await inARow(16, () => mine.get('leads'))).at(-1)).toBe(429);
  expect((await theirs.post('confirm', {})).status).toBe(400);
  expect((await theirs.get('leads')).status).toBe(200);
});

test('SEC14: files of one person are read one after the other, and only a few may wait', async () => {
  const pace = createPace(undefined);
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const send = (person: string) =>
    pace.upload(person, () => {
      begun.push(person);
      return new Promise<void>((end) => ends.push(end));
    });
  const sent = Array.from({ length: 10 }, () => send('sam'));
  expect(sent.filter((each) => each === undefined)).toHaveLength(6);
  send('ada');
  await new Promise(setImmediate);
  expect(begun).toEqual(['sam', 'ada']);
  for (let at = 0; at < 5; at++) {
    ends[at]?.();
    await new Promise(setImmediate);
  }
  await Promise.all(sent);
  expect(begun).toEqual(['sam', 'ada', 'sam', 'sam', 'sam']);
  expect(send('sam')).toBeDefined();
});

test('SEC14: a large file is read bit by bit, with everybody else’s turn in between', async () => {
  const bytes = Uint8Array.from({ length: 200_000 }, (_, at) => at % 251);
  let pauses = 0;
  const pieces: Uint8Array[] = [];
  for await (const piece of inPieces(bytes, { pause: async () => void pauses++ })) pieces.push(piece);
  expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
  expect(pauses).toBe(4);
});

test('SEC14: whoever holds several files back is sent away with the next one; others are not', async () => {
  const { url } = await start({});
  const held = Array.from({ length: 4 }, () => begin(url, sam.id));
  await expect
    .poll(async () => (await tabClient(url, sam).send('import-preview', 'firstName\nNina\n')).status)
    .toBe(429);
  expect((await tabClient(url, ada).send('import-preview', 'firstName\nNina\n')).status).toBe(200);
  for (const { request } of held) request.end('Nina\n');
  expect(await Promise.all(held.map(({ status }) => status))).toEqual([200, 200, 200, 200]);
});

/** An upload of which only the header line is sent so far. */
function begin(url: string, personId: string) {
  const headers = { authorization: `Person ${personId}`, 'content-type': 'text/csv' };
  const outgoing = request(`${url}/api/tab/import-preview`, { method: 'POST', headers });
  const status = new Promise<number | undefined>((heard) => {
    outgoing.on('response', (response) => heard(response.resume().statusCode));
  });
  outgoing.write('firstName\n');
  return { request: outgoing, status };
}
