import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { secrets } from '../domain/collections.ts';
import type { Store, View } from '../domain/store/store.ts';

/** The key that signs buttons: the configured one, or else one kept with the data, where all its processes find it. */
export async function cardSecret(
  store: Store,
  dataDir: string,
  configured: string | undefined,
  at: Date,
): Promise<Uint8Array> {
  if (configured !== undefined) return Buffer.from(configured, 'utf8');
  return store.kind === 'embedded' ? inFolder(dataDir) : inStore(store, dataDir, at);
}

const secretId = 'cards';

export const secretFile = (dataDir: string): string => join(dataDir, 'card-secret');

/** A folder that was used before has a secret: with it, cards that are already in chats stay alive. */
async function inStore(store: Store, dataDir: string, at: Date): Promise<Uint8Array> {
  const read = (view: View) => view.get(secrets, secretId);
  const known =
    (await store.read(read)) ??
    (await store.change({ by: 'system', why: 'make the key of cards', at }, async (tx) => {
      const made = existsSync(secretFile(dataDir)) ? inFolder(dataDir) : randomBytes(32);
      const value = Buffer.from(made).toString('hex');
      return (await read(tx)) ?? tx.put(secrets, { id: secretId, version: 0, value });
    }));
  return Buffer.from(known.value, 'hex');
}

function inFolder(dataDir: string): Uint8Array {
  mkdirSync(dataDir, { recursive: true });
  const file = secretFile(dataDir);
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
  }
  const secret = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
  if (secret.length >= 32) return secret;
  throw new Error(
    `${file} does not hold a secret. Delete it: a new one is made, and older cards become inactive.`,
  );
}
