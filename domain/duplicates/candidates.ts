import { matchKeys } from './keys.ts';
import type { Profile } from './normalise.ts';

/** More records than this under one key are not all compared with each other. */
const blockCap = 100;
/** In a block over the cap a record meets this many neighbours on either side. */
const reach = 20;

/** So few sparse records that each is compared with all: short records often share no key. */
const compareAllUpTo = 1200;

/**
 * Which records share a match key, held in memory. A block over the cap (a switchboard, everybody's mailbox, the
 * commonest names) is not dropped but split by a second key: its records stand by name and each meets its
 * neighbours (sorted neighbourhood, Hernández and Stolfo 1995). What two records share beyond such a key brings
 * them together under another.
 */
export interface Candidates {
  /** Positions of the records that share a key with this one, each once; itself too, when it is among them. */
  readonly of: (profile: Profile) => readonly number[];
  /** The same for the record at a position, but only those before it. */
  readonly before: (position: number) => readonly number[];
  /** How many blocks are split, and how many of their pairs the key no longer brings together. */
  readonly split: { readonly blocks: number; readonly pairs: number };
}

/** What records are sorted by before they are indexed; unique, as ids are. */
export const nameKey = ({ person, company, email, record }: Profile): string =>
  `${person?.last ?? ''} ${person?.first ?? ''} ${company?.text ?? ''} ${email?.address ?? ''} ${record.id}`;

/** Indexes profiles that are sorted by `nameKey`; yields how many are done, so that the caller may pause. */
export function* indexCandidates(profiles: readonly Profile[]): Generator<number, Candidates> {
  if (profiles.length <= compareAllUpTo && areSparse(profiles)) {
    const all = [...profiles.keys()];
    return { of: () => all, before: (position) => all.slice(0, position), split: { blocks: 0, pairs: 0 } };
  }
  const blocks = new Map<string, number[]>();
  const blocksAt: number[][][] = [];
  for (const [at, profile] of profiles.entries()) {
    blocksAt.push(
      matchKeys(profile).map((key) => {
        const block = blocks.get(key) ?? [];
        if (block.push(at) === 1) blocks.set(key, block);
        return block;
      }),
    );
    if (at % 50 === 49) yield at + 1;
  }
  const asked = new Int32Array(profiles.length);
  let question = 0;

  function collect(
    from: readonly (readonly number[])[],
    place: (block: readonly number[]) => number,
    end: number,
  ) {
    question++;
    const found: number[] = [];
    for (const block of from) {
      const whole = block.length <= blockCap;
      const middle = whole ? 0 : place(block);
      const last = whole ? block.length : Math.min(block.length, middle + reach + 1);
      for (let at = whole ? 0 : Math.max(0, middle - reach); at < last; at++) {
        const position = block[at] ?? 0;
        if (position >= end) break;
        if (asked[position] === question) continue;
        asked[position] = question;
        found.push(position);
      }
    }
    return found;
  }
  return {
    // Counted when asked: going through a million blocks takes longer than others should wait.
    get split() {
      return splitOf(blocks.values());
    },
    of: (profile) => {
      const name = nameKey(profile);
      const isBefore = (position: number) => nameKey(profiles[position] ?? profile) < name;
      const shared = matchKeys(profile).map((key) => blocks.get(key) ?? []);
      return collect(shared, (block) => placeIn(block, isBefore), profiles.length);
    },
    before: (position) =>
      collect(blocksAt[position] ?? [], (block) => placeIn(block, (other) => other < position), position),
  };
}

/** Most records have neither a company nor a phone number. */
const areSparse = (profiles: readonly Profile[]): boolean =>
  profiles.filter(({ company, phones }) => company === undefined && phones.length === 0).length >
  profiles.length / 2;

function splitOf(blocks: Iterable<readonly number[]>): Candidates['split'] {
  const split = { blocks: 0, pairs: 0 };
  for (const { length } of blocks) {
    if (length <= blockCap) continue;
    split.blocks++;
    split.pairs += ((length - reach) * (length - reach - 1)) / 2;
  }
  return split;
}

/** The first place in a sorted block that is not before the one looked for. */
function placeIn(block: readonly number[], isBefore: (position: number) => boolean): number {
  let low = 0;
  let high = block.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(block[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}
