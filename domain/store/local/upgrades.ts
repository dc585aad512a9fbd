import type { Stored } from '../store.ts';
import type { Upgrade } from './state.ts';

/** One step from the shapes of one release to those of the next; `undefined` drops the record. */
export type RecordUpgrade = (collection: string, record: Stored) => Stored | undefined;

/** All steps from the schema that a record was written under. */
export const upgradeThrough =
  (upgrades: readonly RecordUpgrade[]): Upgrade =>
  (collection, record, schema) =>
    upgrades
      .slice(schema - 1)
      .reduce<Stored | undefined>((older, step) => older && step(collection, older), record);
