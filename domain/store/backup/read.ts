import { createHash } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { AuditEntry } from '../audit.ts';
import type { Contents, OnceResult } from '../contents.ts';
import { diskFiles } from '../local/disk-files.ts';
import type { Files, OpenFile } from '../local/files.ts';
import type { Stored } from '../store.ts';
import { BackupDamaged, BackupTooNew } from './errors.ts';
import {
  backupFormat,
  type Manifest,
  readSeal,
  recordsOf,
  type Section,
  type SideFile,
  sealBytes,
  sha256,
  unpackManifest,
} from './format.ts';

export interface Backup {
  readonly manifest: Manifest;
  readonly contents: Contents;
  sideFiles(): AsyncIterable<SideFile>;
  close(): Promise<void>;
}

/** Opens a backup after it has looked at every byte of it. Throws `BackupDamaged`, which says what is, or `BackupTooNew`. */
export async function openBackup(path: string, files: Files = diskFiles): Promise<Backup> {
  const file = await files.open(path, 'read');
  try {
    const manifest = await readManifest(path, file);
    for (const section of manifest.sections) await checkSection(path, file, section);
    return backupOf(file, manifest);
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function readManifest(path: string, file: OpenFile): Promise<Manifest> {
  const size = await file.size();
  const sealAt = size - sealBytes;
  const sealed = sealAt < 0 ? undefined : readSeal(await file.read(sealBytes, sealAt));
  if (sealed === undefined || sealed.at > sealAt)
    throw new BackupDamaged(path, 'its seal is missing or altered, or it is no backup');
  const bytes = await file.read(sealAt - sealed.at, sealed.at);
  if (sha256(bytes) !== sealed.hash)
    throw new BackupDamaged(path, 'its manifest is not the one that was sealed');
  const manifest = unpackManifest(bytes);
  if (manifest.format > backupFormat) throw new BackupTooNew(path, `format ${manifest.format}`);
  let end = 0;
  for (const { at, bytes: length } of manifest.sections) {
    if (at !== end)
      throw new BackupDamaged(path, `something stands in it at byte ${end} that no section names`);
    end += length;
  }
  if (end !== sealed.at)
    throw new BackupDamaged(path, `its sections end at byte ${end}, not at ${sealed.at}`);
  return manifest;
}

async function checkSection(
  path: string,
  file: OpenFile,
  { name, at, bytes, packed }: Section,
): Promise<void> {
  const hash = createHash('sha256');
  for await (const chunk of chunksOf(file, at, bytes)) hash.update(chunk);
  if (hash.digest('hex') !== packed)
    throw new BackupDamaged(path, `the section “${name}” (bytes ${at} to ${at + bytes}) is not as written`);
}

function backupOf(file: OpenFile, manifest: Manifest): Backup {
  const sectionNamed = (name: string) => manifest.sections.find((section) => section.name === name);
  async function* items<T>(name: string): AsyncGenerator<T> {
    const section = sectionNamed(name);
    if (section !== undefined) for await (const line of linesOf(file, section)) yield JSON.parse(line) as T;
  }
  return {
    manifest,
    contents: {
      last: manifest.audit,
      records: (collection) => items<Stored>(recordsOf(collection)),
      entries: async function* (after) {
        for await (const entry of items<AuditEntry>('entries')) if (entry.seq > after) yield entry;
      },
      results: () => items<OnceResult>('results'),
    },
    sideFiles: () => items<SideFile>('files'),
    close: () => file.close(),
  };
}

const block = 1 << 20;

async function* chunksOf(file: OpenFile, at: number, bytes: number): AsyncGenerator<Buffer> {
  for (let done = 0; done < bytes; ) {
    const chunk = await file.read(Math.min(block, bytes - done), at + done);
    if (chunk.length === 0) return;
    yield chunk;
    done += chunk.length;
  }
}

/** Not by `readline`, which takes characters inside of a text for line breaks. */
async function* linesOf(file: OpenFile, { at, bytes }: Section): AsyncGenerator<string> {
  const plain = createGunzip();
  pipeline(Readable.from(chunksOf(file, at, bytes)), plain, () => undefined);
  plain.setEncoding('utf8');
  let rest = '';
  for await (const text of plain as AsyncIterable<string>) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}
