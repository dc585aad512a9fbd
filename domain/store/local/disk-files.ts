import { constants } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { tryLock } from 'fs-native-extensions';
import type { Files, Lock, OpenFile } from './files.ts';

/** Locked is a byte far behind the content, so that the content stays readable where locks are mandatory. */
const LOCKED_BYTE = 0x40000000;

/** Neither shortened when opened nor appended to: positions are the caller's. */
const READ_WRITE = constants.O_RDWR | constants.O_CREAT;

/** The file system of this machine. */
export const diskFiles: Files = {
  makeFolder: async (folder) => {
    const first = await mkdir(folder, { recursive: true });
    if (first === undefined) return;
    // Each new folder is a name in the one above it, which must be durable, too.
    for (let made = resolve(folder); made.length >= resolve(first).length; made = dirname(made)) {
      await diskFiles.syncFolder(dirname(made));
    }
  },
  list: (folder) => readdir(folder),
  open: async (path, purpose) => diskFile(await open(path, purpose === 'read' ? 'r' : READ_WRITE)),
  rename,
  remove: (path) => rm(path, { force: true }),
  syncFolder: async (folder) => {
    // Windows cannot open a folder; NTFS keeps a journal of names itself.
    if (process.platform === 'win32') return;
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  lock: async (path): Promise<Lock> => {
    const handle = await open(path, READ_WRITE);
    if (tryLock(handle.fd, LOCKED_BYTE, 1)) return { kind: 'held', file: diskFile(handle) };
    const note = await handle.readFile('utf8');
    await handle.close();
    return { kind: 'taken', note };
  },
};

const diskFile = (handle: FileHandle): OpenFile => ({
  write: async (bytes, position) => {
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
      done += bytesWritten;
    }
  },
  read: async (length, position) => {
    const bytes = Buffer.allocUnsafe(length);
    let done = 0;
    while (done < length) {
      const { bytesRead } = await handle.read(bytes, done, length - done, position + done);
      if (bytesRead === 0) break;
      done += bytesRead;
    }
    return bytes.subarray(0, done);
  },
  size: async () => (await handle.stat()).size,
  truncate: (size) => handle.truncate(size),
  sync: () => handle.datasync(),
  close: () => handle.close(),
});
