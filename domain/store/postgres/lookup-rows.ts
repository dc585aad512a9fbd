import { createHash } from 'node:crypto';
import type { AnyCollection, Lookup, Stored } from '../store.ts';
import { latinWords } from '../trigrams.ts';

/** Under which key of which look-up a record stands, and where among its neighbours. */
export interface Entry {
  readonly lookup: string;
  readonly key: string;
  readonly ord: string;
}

/** What a text look-up finds a record by. */
export interface Resemblance {
  readonly lookup: string;
  readonly words: string;
  readonly partitions: readonly string[];
}

export interface LookupRows {
  readonly entries: readonly Entry[];
  readonly resemblances: readonly Resemblance[];
}

/** An index holds no more than 2,700 bytes of a row, of which an id needs some. */
const longest = 200;

/** PostgreSQL has no character 0. */
export const storable = (text: string): string => text.replaceAll('\0', '\ufffd');

/** Keys are only ever compared for being the same, so a long one may stand under its hash. */
export const storableKey = (key: string): string =>
  key.length <= longest ? storable(key) : `sha256:${createHash('sha256').update(key).digest('hex')}`;

/** Everything that the look-ups of a collection say about a record. Throws what a look-up throws. */
export function lookupRows({ lookups }: AnyCollection, record: Stored): LookupRows {
  const entries: Entry[] = [];
  const resemblances: Resemblance[] = [];
  for (const [lookup, of] of Object.entries(lookups as Readonly<Record<string, Lookup<Stored>>>)) {
    if (of.kind === 'key') {
      const ord = storable((of.order?.(record) ?? '').slice(0, longest));
      for (const key of new Set(of.keys(record).map(storableKey))) entries.push({ lookup, key, ord });
    } else {
      // A word that comes twice says no more; shorter texts are compared sooner.
      const words = [...new Set(of.text(record).flatMap(latinWords))];
      const partitions = of.within(record).map(storable);
      if (words.length > 0) resemblances.push({ lookup, words: ` ${words.join(' ')}`, partitions });
    }
  }
  return { entries, resemblances };
}

/** Changes whenever the look-ups of a collection are written otherwise; what they call may differ unseen. */
export const fingerprint = ({ lookups }: AnyCollection): string => {
  const text = Object.entries(lookups as Readonly<Record<string, Lookup<Stored>>>).map(([name, of]) =>
    of.kind === 'key' ? [name, `${of.keys}`, `${of.order}`] : [name, `${of.text}`, `${of.within}`],
  );
  return createHash('sha256').update(JSON.stringify(text)).digest('hex');
};
