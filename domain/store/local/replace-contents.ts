import { join } from 'node:path';
import type { Contents } from '../contents.ts';
import { sync } from './errors.ts';
import type { Files } from './files.ts';
import { auditNamed, inFolder, isLeftOver, nextSnapshot, pathsIn } from './folder.ts';
import { decodeLine, readLines } from './lines.ts';
import { segmentsIn } from './segments.ts';
import { writeContents } from './write-folder.ts';

export interface Replaced {
  readonly files: Files;
  readonly folder: string;
  readonly schema: number;
  readonly names: readonly string[];
}

/**
 * Writes other contents beside those of a folder that nobody changes meanwhile, looks through what was written, and
 * puts them in their place by one rename. What fails before that leaves the old contents and nothing else.
 */
export async function replaceContents(
  { files, folder, schema, names }: Replaced,
  contents: Contents,
  inspect: (line: string) => void,
): Promise<void> {
  const old = await segmentsIn(files, folder);
  const audit = join(folder, auditNamed(contents.last.seq));
  const next = join(folder, nextSnapshot);
  const { snapshot } = inFolder(folder);
  try {
    await files.remove(audit);
    await writeContents({ files, schema, names }, { audit, snapshot: next }, contents);
    for (const path of [audit, next]) await inspectFile(files, path, inspect);
  } catch (error) {
    for (const path of [next, `${next}.tmp`, audit]) await files.remove(path).catch(() => undefined);
    throw error;
  }
  await files.rename(next, snapshot);
  await sync(folder, () => files.syncFolder(folder));
  for (const { path } of old) await files.remove(path);
  const paths = await pathsIn(files, folder);
  for (const name of await files.list(folder))
    if (isLeftOver(name, paths.audit)) await files.remove(join(folder, name));
  await sync(folder, () => files.syncFolder(folder));
}

async function inspectFile(files: Files, path: string, inspect: (line: string) => void): Promise<void> {
  const file = await files.open(path, 'read');
  try {
    for await (const lines of readLines(file, await file.size())) {
      for (const { at, bytes, complete } of lines) {
        const json = complete ? decodeLine(bytes) : undefined;
        if (json === undefined) throw new Error(`${path} is not as it was written, at byte ${at}`);
        inspect(json);
      }
    }
  } finally {
    await file.close();
  }
}
