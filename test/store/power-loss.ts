import { dirname } from 'node:path';
import type { Files, OpenFile } from '../../domain/store/local/files.ts';
import { ioError } from './faults.ts';

/** What a file holds, and what of it the disk is sure to have after the power went. */
interface Content {
  live: Buffer;
  durable: Buffer;
}

/** Numbers from 0 to 1, the same for the same seed. */
export const chanceFrom = (seed: number) => {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
};

/**
 * A disk that forgets what was not synced: bytes without `sync`, names without `syncFolder`. `powerLoss` gives the
 * disk as it is found afterwards; of what was not synced each bit may have survived or not, as chance has it.
 */
export function forgetfulDisk(chance: () => number, start: ReadonlyMap<string, Buffer> = new Map()) {
  const names = new Map<string, Content>();
  for (const [path, bytes] of start) names.set(path, { live: bytes, durable: bytes });
  const durableNames = new Map(names);

  const files: Files = {
    makeFolder: async () => undefined,
    list: async (folder) =>
      [...names.keys()]
        .filter((path) => dirname(path) === folder)
        .map((path) => path.slice(folder.length + 1)),
    open: async (path, purpose) => {
      let content = names.get(path);
      if (content === undefined) {
        if (purpose === 'read') throw ioError('ENOENT');
        content = { live: Buffer.alloc(0), durable: Buffer.alloc(0) };
        names.set(path, content);
      }
      return openContent(content);
    },
    rename: async (from, to) => {
      names.set(to, names.get(from) as Content);
      names.delete(from);
    },
    remove: async (path) => {
      names.delete(path);
    },
    syncFolder: async (folder) => {
      for (const path of new Set([...names.keys(), ...durableNames.keys()])) {
        if (dirname(path) !== folder) continue;
        const content = names.get(path);
        if (content === undefined) durableNames.delete(path);
        else durableNames.set(path, content);
      }
    },
    lock: async (path) => ({ kind: 'held', file: await files.open(path, 'write') }),
  };

  const survivor = ({ live, durable }: Content): Buffer => {
    const dice = chance();
    if (dice < 0.3) return durable;
    if (live.length <= durable.length) return dice < 0.6 ? durable : live;
    const size = durable.length + Math.floor(chance() * (live.length - durable.length + 1));
    const found = Buffer.from(live.subarray(0, size));
    // The size may be on disk before the bytes are.
    if (dice > 0.8) found.fill(0, durable.length + Math.floor(chance() * (size - durable.length + 1)));
    return found;
  };
  const powerLoss = (): Map<string, Buffer> => {
    const found = new Map<string, Buffer>();
    for (const path of new Set([...names.keys(), ...durableNames.keys()])) {
      const content = (chance() < 0.5 ? names : durableNames).get(path);
      if (content !== undefined) found.set(path, survivor(content));
    }
    return found;
  };
  return { files, powerLoss };
}

const openContent = (content: Content): OpenFile => ({
  write: async (bytes, position) => {
    const wider = Buffer.alloc(Math.max(content.live.length, position + bytes.length));
    content.live.copy(wider);
    bytes.copy(wider, position);
    content.live = wider;
  },
  read: async (length, position) => Buffer.from(content.live.subarray(position, position + length)),
  size: async () => content.live.length,
  truncate: async (size) => {
    const cut = Buffer.alloc(size);
    content.live.copy(cut);
    content.live = cut;
  },
  sync: async () => {
    content.durable = content.live;
  },
  close: async () => undefined,
});
