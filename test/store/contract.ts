import { describe, test } from 'vitest';
import type { Store } from '../../domain/store/store.ts';
import { changes, onceAndAttempts } from './contract-changes.ts';
import { keyLookups, textLookups } from './contract-lookups.ts';
import { histories, tasks, views } from './contract-reads.ts';

/** Opens an empty store with the collections of `things.ts`. */
export type Opener = () => Promise<Store>;

/**
 * What every adapter of the port promises. With `one` client only one read or change can be under way, so the
 * facts about two at once are skipped, and the report says so.
 */
export function storeContract(name: string, open: Opener, clients: 'many' | 'one' = 'many'): void {
  const fact: Fact = (title, holds, needs = 'one') => {
    test.skipIf(needs === 'many' && clients === 'one')(title, async () => {
      const store = await open();
      try {
        await holds(store);
      } finally {
        await store.close();
      }
    });
  };

  describe(`${name}: changes`, () => changes(fact));
  describe(`${name}: exactly once and attempts`, () => onceAndAttempts(fact));
  describe(`${name}: one consistent view`, () => views(fact));
  describe(`${name}: look-ups by key`, () => keyLookups(fact));
  describe(`${name}: look-ups by text`, () => textLookups(fact));
  describe(`${name}: tasks`, () => tasks(fact));
  describe(`${name}: history`, () => histories(fact));
}

/** `many`: the fact is about a read or a change inside another read. */
export type Fact = (title: string, holds: (store: Store) => Promise<void>, needs?: 'many' | 'one') => void;
