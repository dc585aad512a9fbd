import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readAdvisories, readApproved, readLockfile, readManifest } from './files.ts';
import { type Advisory, approvalsOf, type Lockfile, problemsOf } from './lockfile.ts';

const lock = readLockfile();
const manifest = readManifest();
const approved = new Set(readApproved());
const advisories = readAdvisories();

describe('SEC15: what would be installed, looked at without a network', () => {
  test('nothing of it is a surprise: npm run approve-packages after an update, and read what it says', () => {
    expect(problemsOf(lock, manifest, approved, advisories)).toEqual([]);
  });

  test('nothing is approved that is no longer installed', () => {
    expect([...approved]).toEqual(approvalsOf(lock));
  });

  test('no package runs a program while it is installed', () => {
    const rules = readFileSync(join(resolve(import.meta.dirname, '../..'), '.npmrc'), 'utf8');
    expect(rules).toMatch(/^ignore-scripts=true$/m);
  });
});

describe('SEC15: a lockfile that somebody tampered with is told from this one', () => {
  type Entry = Lockfile['packages'][string];
  const withEntry = (folder: string, change: Entry): Lockfile => ({
    ...lock,
    packages: { ...lock.packages, [folder]: { ...lock.packages[folder], ...change } },
  });
  const pino = 'node_modules/pino';
  const about = (changed: Lockfile) => problemsOf(changed, manifest, approved, advisories);

  test.each<[string, Entry, RegExp]>([
    [
      'a new install script',
      { hasInstallScript: true },
      /runs a script at installation: not in the approved/,
    ],
    ['another version', { version: '10.4.1' }, /pino@10\.4\.1 {2}MIT: not in the approved list/],
    ['another licence', { license: 'UNLICENSED' }, /UNLICENSED: not in the approved list/],
    ['no hash', { integrity: '' }, /pino: has no SHA-512 hash/],
    ['a weak hash', { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }, /pino: has no SHA-512 hash/],
    [
      'an address',
      { resolved: 'https://packages.example/pino.tgz' },
      /comes from https:\/\/packages\.example/,
    ],
    ['a repository', { resolved: 'git+ssh://git@host.example/pino.git#1' }, /comes from git\+ssh/],
    ['a version that is an address', { version: 'file:../pino' }, /file:\.\.\/pino is not a version/],
    ['a folder', { link: true, resolved: '../pino' }, /is a folder and not a package/],
    ['another package under its name', { name: 'evil' }, /is evil under another name/],
    ['a package inside another', { inBundle: true }, /comes inside another package/],
  ])('%s', (_, change, problem) => {
    expect(about(withEntry(pino, change)).join('\n')).toMatch(problem);
  });

  test('a package that nobody approved, wherever it lies', () => {
    const added = { version: '1.0.0', integrity: lock.packages[pino]?.integrity ?? '', license: 'MIT' };
    for (const folder of ['node_modules/left-pad', 'node_modules/pg/node_modules/left-pad'])
      expect(about(withEntry(folder, added))).toEqual(['left-pad@1.0.0  MIT: not in the approved list']);
  });

  test('a range in package.json, and a lockfile of another kind', () => {
    for (const version of ['^10.4.0', '~10.4.0', '10', '*', 'latest', 'npm:evil@1.0.0', 'github:a/b'])
      expect(problemsOf(lock, { dependencies: { pino: version } }, approved, advisories)).toHaveLength(1);
    expect(about({ ...lock, lockfileVersion: 2 })).toEqual(['the lockfile is not of version 3']);
  });
});

describe('SEC15: versions that nobody should run', () => {
  const found = (version: string, ...list: readonly Omit<Advisory, 'package' | 'id' | 'what'>[]) => {
    const packages = { 'node_modules/p': { ...lock.packages['node_modules/pino'], version } };
    const all = list.map((each) => ({ ...each, package: 'p', id: 'A', what: 'bad' }));
    return problemsOf({ lockfileVersion: 3, packages }, {}, new Set([`p@${version}  MIT`]), all);
  };

  test.each<[string, Omit<Advisory, 'package' | 'id' | 'what'>, boolean]>([
    ['1.9.9', { below: '2.0.0' }, true],
    ['2.0.0', { below: '2.0.0' }, false],
    ['10.0.0', { below: '9.0.0' }, false],
    ['1.10.0', { below: '1.9.0' }, false],
    ['1.0.9', { from: '1.0.10', below: '2.0.0' }, false],
    ['1.0.10', { from: '1.0.10', below: '2.0.0' }, true],
    ['3.0.0', { from: '1.0.0' }, true],
    ['1.2.3', { exactly: ['1.2.3'] }, true],
    ['1.2.4', { exactly: ['1.2.3'] }, false],
    ['1.2.3', { below: '2.0.0', accepted: { version: '1.2.3', because: 'it is never called' } }, false],
    ['1.2.2', { below: '2.0.0', accepted: { version: '1.2.3', because: 'it is never called' } }, true],
  ])('%s under %j is refused: %s', (version, advisory, refused) => {
    expect(found(version, advisory)).toEqual(refused ? [`p@${version}: A, bad`] : []);
  });

  test('an accepted one is still installed, or it needs no excuse', () => {
    const installed = new Set(approvalsOf(lock).map((line) => line.split('  ')[0]));
    for (const { package: name, accepted } of advisories)
      if (accepted !== undefined) expect(installed).toContain(`${name}@${accepted.version}`);
  });
});
