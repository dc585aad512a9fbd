import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { cardSecret } from '../../bot/card-secret.ts';
import { collections } from '../../domain/collections.ts';
import { openMemoryStore } from '../../domain/store/local/memory-store.ts';
import type { Store } from '../../domain/store/store.ts';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'lead-assistant-secret-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

const at = new Date('2026-11-25T10:00:00Z');
const embedded = openMemoryStore(collections);

/** A store that several processes share, as far as it can be told from outside. */
const shared = (): Store => ({ ...openMemoryStore(collections), kind: 'postgres' });

const secretIn = (dataDir: string, configured?: string): Promise<Uint8Array> =>
  cardSecret(embedded, dataDir, configured, at);

test('SEC16: the key for buttons is made once, is long enough, and only its owner may read it', async () => {
  const data = join(folder(), 'data');
  const secret = await secretIn(data);
  expect(secret).toHaveLength(32);
  expect(await secretIn(data)).toEqual(secret);
  expect(statSync(join(data, 'card-secret')).mode & 0o777).toBe(0o600);
  expect(await secretIn(folder())).not.toEqual(secret);
});

test('a configured key is used as it is, and nothing is written', async () => {
  const data = join(folder(), 'data');
  expect(Buffer.from(await secretIn(data, 'x'.repeat(32))).toString()).toBe('x'.repeat(32));
  expect(() => statSync(data)).toThrow('ENOENT');
});

test('a damaged key file is named, not signed with', async () => {
  const data = folder();
  writeFileSync(join(data, 'card-secret'), 'oops');
  await expect(secretIn(data)).rejects.toThrow('card-secret does not hold a secret. Delete it');
});

test('SEC16: processes that share a store share the key, whatever folder each of them has', async () => {
  const store = shared();
  const keys = await Promise.all(
    [folder(), folder(), folder()].map((data) => cardSecret(store, data, undefined, at)),
  );
  expect(keys[0]).toHaveLength(32);
  expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(1);
  const another = await cardSecret(shared(), folder(), undefined, at);
  expect(another).not.toEqual(keys[0]);
});

test('a folder that had a key hands it on to the store, so that cards in old chats stay alive', async () => {
  const data = folder();
  const before = await secretIn(data);
  expect(Buffer.from(await cardSecret(shared(), data, undefined, at))).toEqual(Buffer.from(before));
});
