import type { OwnedRecord } from '../records/owned.ts';
import { type SamplePerson, sample, unitOf } from './people.ts';

/** A record before it was stored. */
export type Fresh<T> = Omit<T, 'version'>;

/** The moment that many days before the sample was made. */
export const daysBefore = (at: Date, days: number): string =>
  new Date(at.getTime() - days * 86_400_000).toISOString();

/** Who has a record, and who made it when. */
export function ownedBy(
  key: SamplePerson,
  at: Date,
  age: number,
  changed: number = age,
): Omit<OwnedRecord, 'id' | 'version'> {
  return {
    ownerId: sample[key],
    businessUnitId: unitOf(key),
    createdAt: daysBefore(at, age),
    createdBy: sample[key],
    modifiedAt: daysBefore(at, changed),
    modifiedBy: sample[key],
  };
}
