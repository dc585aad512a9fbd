import { join } from 'node:path';
import { FolderInUse } from './errors.ts';
import { type Files, type Lock, readText } from './files.ts';
import { decodeLine, encodeLine } from './lines.ts';

/**
 * What a data folder holds besides the segments of the journal (`journal-<first change>.jsonl`, see `segments`).
 * - `snapshot`: all records as they were at one change; the journal holds what came after it.
 * - `unfinished`: the next snapshot while it is written.
 * - `audit`: the audit trail up to that change; the rest of it stands in the journal.
 * - `lock`: held by the process that has the store open; says who that is, or how the store was closed.
 */
export const inFolder = (folder: string) => ({
  snapshot: join(folder, 'snapshot.jsonl'),
  unfinished: join(folder, 'snapshot.jsonl.tmp'),
  audit: join(folder, 'audit.jsonl'),
  lock: join(folder, 'lock'),
});

/** What stands in the lock file: who holds it, or how the store was left by the last one to close it. */
export interface LockNote {
  readonly pid?: number;
  readonly closed?: LastEntry;
}

/** The last entry of the audit trail. */
export interface LastEntry {
  readonly seq: number;
  readonly hash: string;
}

export type HeldLock = Extract<Lock, { kind: 'held' }>;

const parseNote = (text: string): LockNote | 'unreadable' | undefined => {
  if (text === '') return undefined;
  const json = text.endsWith('\n') ? decodeLine(Buffer.from(text.slice(0, -1))) : undefined;
  return json === undefined ? 'unreadable' : (JSON.parse(json) as LockNote);
};

/** `undefined`: there is none. `unreadable`: not as it was written; a crash may leave it like that. */
export const readNote = async (files: Files, folder: string): Promise<LockNote | 'unreadable' | undefined> =>
  parseNote(await readText(files, inFolder(folder).lock));

/** How the store was left, if it was closed. */
export const closedWith = (note: LockNote | 'unreadable' | undefined): LastEntry | undefined =>
  note === 'unreadable' ? undefined : note?.closed;

/** Takes the folder for this process, or throws `FolderInUse`. */
export async function lockFolder(files: Files, folder: string): Promise<HeldLock> {
  const lock = await files.lock(inFolder(folder).lock);
  if (lock.kind === 'held') return lock;
  const note = parseNote(lock.note);
  throw new FolderInUse(folder, note === 'unreadable' ? undefined : note?.pid);
}

export async function writeNote({ file }: HeldLock, note: LockNote): Promise<void> {
  const bytes = Buffer.from(encodeLine(JSON.stringify(note)));
  await file.truncate(0);
  await file.write(bytes, 0);
}
