import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import type { SideFile } from '../domain/store/backup/format.ts';
import { secretFile } from './card-secret.ts';
import { weightsFile } from './duplicate-weights.ts';

/** What stands beside the records in a data folder and cannot be made anew from them. */
const paths = (dataDir: string) => ({
  'card-secret': secretFile(dataDir),
  'duplicate-weights.json': weightsFile(dataDir),
});

export async function readSideFiles(dataDir: string): Promise<readonly SideFile[]> {
  const found: SideFile[] = [];
  for (const [name, path] of Object.entries(paths(dataDir))) {
    const content = await readFile(path).catch((fault: NodeJS.ErrnoException) => {
      if (fault.code === 'ENOENT') return undefined;
      throw fault;
    });
    if (content !== undefined) found.push({ name, content: content.toString('base64') });
  }
  return found;
}

/**
 * Puts back those that are not there, each as a whole or not at all; a name that is none of these is passed over.
 * The key of buttons is its owner's alone to read.
 */
export async function writeSideFiles(dataDir: string, files: AsyncIterable<SideFile>): Promise<void> {
  const known = new Map(Object.entries(paths(dataDir)));
  for await (const { name, content } of files) {
    const path = known.get(name);
    if (path === undefined || (await isThere(path))) continue;
    await mkdir(dataDir, { recursive: true });
    const unfinished = `${path}.part`;
    await writeFile(unfinished, Buffer.from(content, 'base64'), { mode: 0o600, flush: true });
    await rename(unfinished, path);
  }
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    (fault: NodeJS.ErrnoException) => {
      if (fault.code === 'ENOENT') return false;
      throw fault;
    },
  );
