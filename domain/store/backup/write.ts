import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { type Contents, checkChain } from '../contents.ts';
import { diskFiles } from '../local/disk-files.ts';
import { sync } from '../local/errors.ts';
import { type Files, type OpenFile, openIfThere } from '../local/files.ts';
import {
  backupFormat,
  type Manifest,
  packManifest,
  recordsOf,
  type Section,
  type SideFile,
  seal,
  sha256,
} from './format.ts';
import { openBackup } from './read.ts';

export interface BackupOf {
  readonly contents: Contents;
  readonly collections: readonly string[];
  readonly schema: number;
  readonly at: Date;
  readonly sideFiles?: readonly SideFile[];
}

/**
 * Writes a backup and reads it back, every byte and the audit chain; only then it gets its name. Refuses a file that
 * exists. When anything goes wrong nothing is left. Throws `ChainBroken` when the audit trail itself is damaged.
 */
export async function writeBackup(path: string, of: BackupOf, files: Files = diskFiles): Promise<Manifest> {
  await refuseExisting(files, path);
  const unfinished = `${path}.part`;
  await files.makeFolder(dirname(path));
  await files.remove(unfinished);
  try {
    const file = await files.open(unfinished, 'write');
    try {
      await writeAll(file, of);
      await sync(unfinished, () => file.sync());
    } finally {
      await file.close();
    }
    const written = await openBackup(unfinished, files);
    try {
      await checkChain(written.contents.entries(0));
    } finally {
      await written.close();
    }
    await files.rename(unfinished, path);
    await sync(path, () => files.syncFolder(dirname(path)));
    return written.manifest;
  } catch (error) {
    await files.remove(unfinished).catch(() => undefined);
    throw error;
  }
}

async function refuseExisting(files: Files, path: string): Promise<void> {
  const there = await openIfThere(files, path);
  if (there === undefined) return;
  await there.close();
  throw new Error(`${path} exists, and a backup replaces nothing. Choose another name. Nothing was written.`);
}

async function writeAll(
  file: OpenFile,
  { contents, collections, schema, at, sideFiles = [] }: BackupOf,
): Promise<void> {
  const sections: Section[] = [];
  let end = 0;
  const add = async (name: string, items: AsyncIterable<unknown>): Promise<void> => {
    const section = await writeSection(file, end, name, items);
    sections.push(section);
    end += section.bytes;
  };
  for (const collection of collections) await add(recordsOf(collection), contents.records(collection));
  await add('entries', contents.entries(0));
  await add('results', contents.results());
  await add('files', Readable.from(sideFiles));
  const manifest = packManifest({
    format: backupFormat,
    schema,
    createdAt: at.toISOString(),
    collections,
    audit: contents.last,
    sections,
  });
  await file.write(manifest, end);
  await file.write(seal(end, sha256(manifest)), end + manifest.length);
}

async function writeSection(
  file: OpenFile,
  at: number,
  name: string,
  items: AsyncIterable<unknown>,
): Promise<Section> {
  const hash = createHash('sha256');
  const packed = createHash('sha256');
  let count = 0;
  let bytes = 0;
  async function* lines(): AsyncGenerator<string> {
    for await (const item of items) {
      const line = `${JSON.stringify(item)}\n`;
      hash.update(line);
      count += 1;
      yield line;
    }
  }
  const gzip = createGzip();
  // What fails in the lines fails in the loop; written in a stream, the disk's own words would get lost.
  pipeline(Readable.from(lines()), gzip, () => undefined);
  for await (const chunk of gzip as AsyncIterable<Buffer>) {
    await file.write(chunk, at + bytes);
    packed.update(chunk);
    bytes += chunk.length;
  }
  return { name, count, hash: hash.digest('hex'), at, bytes, packed: packed.digest('hex') };
}
