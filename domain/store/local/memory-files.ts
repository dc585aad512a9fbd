import { dirname } from 'node:path';
import type { Files, OpenFile } from './files.ts';

interface MemoryFile {
  bytes: Buffer;
  size: number;
}

const failure = (code: string, path: string): Error => Object.assign(new Error(`${code}: ${path}`), { code });

/** A disk that is forgotten with the process. */
export function memoryFiles(): Files {
  const files = new Map<string, MemoryFile>();
  const locks = new Set<string>();
  const existing = (path: string): MemoryFile => {
    const file = files.get(path);
    if (file === undefined) throw failure('ENOENT', path);
    return file;
  };
  const make = (path: string): MemoryFile => {
    const file = { bytes: Buffer.alloc(0), size: 0 };
    files.set(path, file);
    return file;
  };
  return {
    makeFolder: async () => undefined,
    list: async (folder) =>
      [...files.keys()]
        .filter((path) => dirname(path) === folder)
        .map((path) => path.slice(folder.length + 1)),
    open: async (path, purpose) =>
      memoryFile(purpose === 'read' ? existing(path) : (files.get(path) ?? make(path))),
    rename: async (from, to) => {
      files.set(to, existing(from));
      files.delete(from);
    },
    remove: async (path) => {
      files.delete(path);
    },
    syncFolder: async () => undefined,
    lock: async (path) => {
      const file = memoryFile(files.get(path) ?? make(path));
      if (locks.has(path))
        return { kind: 'taken', note: (await file.read(await file.size(), 0)).toString('utf8') };
      locks.add(path);
      return {
        kind: 'held',
        file: {
          ...file,
          close: async () => {
            locks.delete(path);
          },
        },
      };
    },
  };
}

const memoryFile = (file: MemoryFile): OpenFile => ({
  write: async (bytes, position) => {
    const end = position + bytes.length;
    if (end > file.bytes.length) {
      const wider = Buffer.alloc(Math.max(end, 2 * file.bytes.length, 1024));
      file.bytes.copy(wider);
      file.bytes = wider;
    }
    bytes.copy(file.bytes, position);
    file.size = Math.max(file.size, end);
  },
  read: async (length, position) =>
    Buffer.from(file.bytes.subarray(position, Math.min(position + length, file.size))),
  size: async () => file.size,
  truncate: async (size) => {
    if (size > file.bytes.length)
      file.bytes = Buffer.concat([file.bytes, Buffer.alloc(size - file.bytes.length)]);
    file.bytes.fill(0, size);
    file.size = size;
  },
  sync: async () => undefined,
  close: async () => undefined,
});
