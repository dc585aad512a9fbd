import type { AnyCollection, Store } from '../store.ts';
import { memoryFiles } from './memory-files.ts';
import { openLocalStore } from './open-store.ts';

/** The embedded store on files in memory, forgotten when it is dropped: for tests and demonstrations. */
export function openMemoryStore(collections: readonly AnyCollection[]): Store {
  const opening = openLocalStore({ folder: 'memory', collections, files: memoryFiles() });
  return {
    kind: 'embedded',
    read: async (look) => (await opening).read(look),
    change: async (by, edit) => (await opening).change(by, edit),
    moment: async (use) => (await opening).moment(use),
    alone: async (task, run) => (await opening).alone(task, run),
    close: async () => (await opening).close(),
  };
}
