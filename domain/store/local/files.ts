/**
 * All that the store asks of a disk. One small port, so that a test can refuse the n-th call, stop the process at
 * any of them, or pull the plug; `disk-files.ts` is the real one, `memory-files.ts` the one without a disk.
 */
export interface Files {
  /** Makes the folder and those above it, if they are missing. */
  makeFolder(folder: string): Promise<void>;
  list(folder: string): Promise<readonly string[]>;
  /** `write` makes the file if it is missing and keeps what it holds; both can read. */
  open(path: string, purpose: 'read' | 'write'): Promise<OpenFile>;
  /** Replaces `to` if it is there. */
  rename(from: string, to: string): Promise<void>;
  /** A file that is not there is fine. */
  remove(path: string): Promise<void>;
  /** Makes the names in the folder durable: files made, renamed and removed. */
  syncFolder(folder: string): Promise<void>;
  /** One holder at a time, in any process; let go when the process ends, however it ends. */
  lock(path: string): Promise<Lock>;
}

export interface OpenFile {
  /** Writes all of the bytes, or fails; on failure some of them may be there. */
  write(bytes: Buffer, position: number): Promise<void>;
  /** Reads up to `length` bytes; fewer only at the end of the file. */
  read(length: number, position: number): Promise<Buffer>;
  size(): Promise<number>;
  truncate(size: number): Promise<void>;
  /** Makes the content durable. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** `held`: this process has the lock, and `file` is the file it locks; `taken`: what its holder wrote into it. */
export type Lock =
  | { readonly kind: 'held'; readonly file: OpenFile }
  | { readonly kind: 'taken'; readonly note: string };

/** `undefined`: there is none. */
export const openIfThere = (files: Files, path: string): Promise<OpenFile | undefined> =>
  files.open(path, 'read').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });

/** The whole content of a small file; '' when it is not there. */
export async function readText(files: Files, path: string): Promise<string> {
  const file = await openIfThere(files, path);
  if (file === undefined) return '';
  try {
    return (await file.read(await file.size(), 0)).toString('utf8');
  } finally {
    await file.close();
  }
}
