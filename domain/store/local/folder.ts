import { basename, join } from 'node:path';
import { FolderHalfFilled, FolderInUse } from './errors.ts';
import { type Files, type Lock, openIfThere, readText } from './files.ts';
import { decodeLine, encodeLine, readLines } from './lines.ts';

/**
 * What a data folder holds besides the segments of the journal (`journal-<first change>.jsonl`, see `segments`).
 * - `snapshot`: all records as they were at one change; the journal holds what came after it.
 * - `unfinished`: the next snapshot while it is written.
 * - `audit`: the audit trail up to that change; the rest of it stands in the journal. The snapshot names the file.
 * - `half-filled`: stands there while the folder is filled from a backup or a database, and nobody opens it till then.
 * - `lock`: held by the process that has the store open; says who that is, or how the store was closed.
 */
export const inFolder = (folder: string, audit = usualAudit) => ({
  snapshot: join(folder, 'snapshot.jsonl'),
  unfinished: join(folder, 'snapshot.jsonl.tmp'),
  audit: join(folder, audit),
  halfFilled: join(folder, 'half-filled'),
  lock: join(folder, 'lock'),
});

const usualAudit = 'audit.jsonl';

/** The file of a trail that was chained anew and ends with that entry. */
export const auditNamed = (seq: number): string => `audit-${String(seq).padStart(12, '0')}.jsonl`;

const auditName = /^audit(-\d{12})?\.jsonl$/;

/** Whether there is a store in the folder, whole or not. */
export const holdsStore = async (files: Files, folder: string): Promise<boolean> =>
  (await files.list(folder)).some((name) => auditName.test(name));

/** Throws `FolderHalfFilled` while the folder is filled, and when that did not come to its end. */
export async function refuseHalfFilled(files: Files, folder: string): Promise<void> {
  const mark = await openIfThere(files, inFolder(folder).halfFilled);
  if (mark === undefined) return;
  await mark.close();
  throw new FolderHalfFilled(folder);
}

/** Where things are in this folder: the audit trail where its snapshot says. */
export async function pathsIn(files: Files, folder: string): Promise<ReturnType<typeof inFolder>> {
  const header = await firstLine(files, inFolder(folder).snapshot);
  // One that is not as written is found damaged when it is read as a whole.
  const json = header === undefined ? undefined : decodeLine(header);
  const { audit } = (json === undefined ? {} : JSON.parse(json)) as {
    readonly audit?: { readonly file?: string };
  };
  return inFolder(folder, audit?.file);
}

async function firstLine(files: Files, path: string): Promise<Buffer | undefined> {
  const file = await openIfThere(files, path);
  if (file === undefined) return undefined;
  try {
    for await (const [first] of readLines(file, Math.min(await file.size(), 4096))) return first?.bytes;
    return undefined;
  } finally {
    await file.close();
  }
}

/** What a forgetting, a snapshot or a restore left behind when it was interrupted. */
export const isLeftOver = (name: string, audit: string): boolean =>
  name === nextSnapshot ||
  name === `${nextSnapshot}.tmp` ||
  (auditName.test(name) && name !== basename(audit));

/** The snapshot of contents that replace all that is there, until it is looked through. */
export const nextSnapshot = 'snapshot-next.jsonl';

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
  const bytes = encodeLine(JSON.stringify(note));
  await file.truncate(0);
  await file.write(bytes, 0);
}
