import type { AnyCollection, Store } from '../store.ts';
import { AuditTrail } from './audit-trail.ts';
import { Engine } from './engine.ts';
import { State } from './state.ts';

/** A store that forgets everything when it is dropped: for tests and demonstrations. */
export function openMemoryStore(collections: readonly AnyCollection[]): Store {
  const trail = new AuditTrail(() => Promise.reject(new Error('Nothing is ever moved to a file')));
  return new Engine(new State(collections, trail), {
    durable: 0,
    append: () => Promise.resolve(),
    room: () => Promise.resolve(),
    close: () => Promise.resolve(),
  });
}
