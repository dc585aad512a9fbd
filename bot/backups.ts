import { chmod, mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { collections } from '../domain/collections.ts';
import type { Manifest } from '../domain/store/backup/format.ts';
import { writeBackup } from '../domain/store/backup/write.ts';
import type { Contents } from '../domain/store/contents.ts';
import type { Store } from '../domain/store/store.ts';
import type { DailyBackup } from './config.ts';
import { readSideFiles } from './side-files.ts';

/** How this release shapes its records: one more than the number of upgrades. */
export const recordSchema = 1;

const dayMs = 24 * 60 * 60_000;
const named = /^leads-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.backup\.gz$/;

/** `leads-20260304T050607Z.backup.gz` */
export const backupName = (at: Date): string =>
  `leads-${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z.backup.gz`;

export interface FoundBackup {
  readonly path: string;
  readonly at: Date;
}

/** The backups in a folder by their names, the newest first. No folder: none. */
export async function backupsIn(folder: string): Promise<readonly FoundBackup[]> {
  const names = await readdir(folder).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return [];
    throw fault;
  });
  return names
    .flatMap((name) => {
      const [, year, month, day, hour, minute, second] = named.exec(name) ?? [];
      if (year === undefined) return [];
      return [
        { path: join(folder, name), at: new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) },
      ];
    })
    .sort((a, b) => b.at.getTime() - a.at.getTime());
}

/** Writes one backup, which only its owner may read: it holds all that the data folder holds, with its secret. */
export async function makeBackup(
  path: string,
  contents: Contents,
  dataDir: string,
  at: Date,
): Promise<Manifest> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const manifest = await writeBackup(path, {
    contents,
    collections: collections.map(({ name }) => name),
    schema: recordSchema,
    at,
    sideFiles: await readSideFiles(dataDir),
  });
  await chmod(path, 0o600);
  return manifest;
}

/** Writes a backup when the newest is a day old, then removes those beyond `keep`. What is not named like one stays. */
export async function backUpDaily(
  store: Store,
  { folder, keep }: DailyBackup,
  dataDir: string,
  at: Date,
): Promise<void> {
  const [newest] = await backupsIn(folder);
  if (newest !== undefined && at.getTime() - newest.at.getTime() < dayMs) return;
  await store.moment((contents) => makeBackup(join(folder, backupName(at)), contents, dataDir, at));
  for (const { path } of (await backupsIn(folder)).slice(keep)) await rm(path, { force: true });
}
