import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupTooNew } from '../../domain/store/backup/errors.ts';
import { openBackup } from '../../domain/store/backup/read.ts';
import { backupName, makeBackup, recordSchema } from '../backups.ts';
import { writeSideFiles } from '../side-files.ts';
import { fillPlace, isUrl, nameOf, names, type Place, placeOf, readPlace, type Where } from './place.ts';
import type { Screen } from './screen.ts';

/** Writes a backup of the configured data into a file, or into a folder under a name that tells its moment. */
export async function backUpTo(
  to: string,
  where: Where,
  at: Date,
  screen: Screen,
  organisation = 'main',
): Promise<boolean> {
  const path = (await isFolder(to)) ? join(to, backupName(at)) : to;
  const { sections, audit } = await readPlace(placeOf(where), organisation, (contents) =>
    makeBackup(path, contents, where.dataDir, at),
  );
  const records = sections
    .filter(({ name }) => name.startsWith('records '))
    .reduce((sum, { count }) => sum + count, 0);
  const { size } = await stat(path);
  screen.line(
    `Wrote ${path}: ${records.toLocaleString('en')} records and ${audit.seq.toLocaleString('en')} audit entries in ${Math.ceil(size / 1024).toLocaleString('en')} KB, and read it back.`,
  );
  screen.line(`Last audit entry: ${audit.seq}:${audit.hash}`);
  return true;
}

const isFolder = async (path: string): Promise<boolean> =>
  path.endsWith('/') || ((await stat(path).catch(() => undefined))?.isDirectory() ?? false);

/** Restores a backup that is whole into an empty place, and compares every record and the audit chain. */
export async function restoreFrom(
  from: string,
  to: Place | undefined,
  where: Where,
  screen: Screen,
  organisation = 'main',
): Promise<boolean> {
  const backup = await openBackup(from);
  try {
    const { schema, collections, createdAt } = backup.manifest;
    const unknown = collections.find((name) => !names.includes(name));
    if (schema > recordSchema) throw new BackupTooNew(from, `records of schema ${schema}`);
    if (unknown !== undefined) throw new BackupTooNew(from, `it holds ${unknown}`);
    screen.line(`${from} is whole, made ${createdAt}.`);
    const place = to ?? placeOf(where);
    const same = await fillPlace(place, organisation, backup.contents, screen, () =>
      writeSideFiles(isUrl(place) ? where.dataDir : place, backup.sideFiles()),
    );
    if (!same) {
      screen.line(`What is marked ✗ differs, so ${nameOf(place)} cannot be used: remove it.`);
      return false;
    }
    screen.line(
      `Everything is in ${nameOf(place)}. ${to === undefined ? '' : `Set ${isUrl(to) ? 'DATABASE_URL to this address' : `DATA_DIR=${to}`}. `}Start the bot: npm start`,
    );
    return true;
  } finally {
    await backup.close();
  }
}
