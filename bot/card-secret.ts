import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The key that signs buttons: the configured one, or one kept in the data folder for this bot alone. */
export function cardSecret(dataDir: string, configured: string | undefined): Uint8Array {
  if (configured !== undefined) return Buffer.from(configured, 'utf8');
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'card-secret');
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
