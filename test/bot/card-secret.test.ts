import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { cardSecret } from '../../bot/card-secret.ts';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'lead-assistant-secret-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

test('SEC16: the key for buttons is made once, is long enough, and only its owner may read it', () => {
  const data = join(folder(), 'data');
  const secret = cardSecret(data, undefined);
  expect(secret).toHaveLength(32);
  expect(cardSecret(data, undefined)).toEqual(secret);
  expect(statSync(join(data, 'card-secret')).mode & 0o777).toBe(0o600);
  expect(cardSecret(folder(), undefined)).not.toEqual(secret);
});

test('a configured key is used as it is, and nothing is written', () => {
  const data = join(folder(), 'data');
  expect(Buffer.from(cardSecret(data, 'x'.repeat(32))).toString()).toBe('x'.repeat(32));
  expect(() => statSync(data)).toThrow('ENOENT');
});

test('a damaged key file is named, not signed with', () => {
  const data = folder();
  writeFileSync(join(data, 'card-secret'), 'oops');
  expect(() => cardSecret(data, undefined)).toThrow('card-secret does not hold a secret. Delete it');
});
