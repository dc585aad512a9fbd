import type { NameLevel } from './compare-names.ts';
import type { Profile } from './normalise.ts';
import type { PersonName } from './person-name.ts';

/** How often first and last names occur among the people at hand, as they compare (folded, joined). */
export interface NameCounts {
  readonly people: number;
  readonly first: Readonly<Record<string, number>>;
  readonly last: Readonly<Record<string, number>>;
}

/** Counts the names of the people among the records; yields how many records are done. */
export function* countNames(profiles: Iterable<Profile>): Generator<number, NameCounts> {
  const first = new Map<string, number>();
  const last = new Map<string, number>();
  let people = 0;
  let done = 0;
  for (const { person } of profiles) {
    if (++done % 500 === 0) yield done;
    if (person === undefined) continue;
    people++;
    if (person.first !== '') first.set(person.first, (first.get(person.first) ?? 0) + 1);
    if (person.last !== '') last.set(person.last, (last.get(person.last) ?? 0) + 1);
  }
  return { people, first: Object.fromEntries(first), last: Object.fromEntries(last) };
}

/** The names that at least one in 5,000 people has: all that is worth keeping of a large count. */
export function onlyCommon({ people, first, last }: NameCounts): NameCounts {
  const common = (counts: Readonly<Record<string, number>>) =>
    Object.fromEntries(
      Object.entries(counts)
        .filter(([, count]) => count >= Math.max(2, people / 5000))
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  return { people, first: common(first), last: common(last) };
}

/** What name counts tell about a pair. */
export interface NameStatistics {
  /** A first name that many people have is a name of its own, not a misspelling of another. */
  readonly isCommon: (firstName: string) => boolean;
  /**
   * How much more often than usual two people share these names by chance, in bits: positive for common names,
   * negative for rare ones, at most 4 either way. Half of the term-frequency adjustment, as duplicates of rare
   * names inflate their own counts.
   */
  readonly commonness: (level: NameLevel, a: PersonName, b: PersonName) => number;
}

export function nameStatistics(counts: NameCounts): NameStatistics {
  const first = weigher(new Map(Object.entries(counts.first)), counts.people);
  const last = weigher(new Map(Object.entries(counts.last)), counts.people);
  const known = new Map(Object.entries(counts.first));
  return {
    isCommon: (name) => (known.get(name) ?? 0) >= Math.max(6, counts.people / 3000),
    commonness: (level, a, b) =>
      (agreesInFirst.has(level) ? first(a.first, b.first) : 0) +
      (agreesInLast.has(level) ? last(a.last, b.last) : 0),
  };
}

const agreesInFirst = new Set<NameLevel>([
  'same',
  'nickname',
  'swapped',
  'similar',
  'other surname',
  'first name only',
]);
const agreesInLast = new Set<NameLevel>([
  'same',
  'nickname',
  'swapped',
  'similar',
  'initial',
  'surname only',
  'other first name',
]);

function weigher(counts: ReadonlyMap<string, number>, people: number): (a: string, b: string) => number {
  if (people === 0) return () => 0;
  let expected = 0;
  for (const count of counts.values()) expected += (count / people) ** 2;
  // Names that were not counted are at least as rare as the rarest that could have been.
  return (a, b) => {
    const share = Math.max(counts.get(a) ?? 0, counts.get(b) ?? 0, 0.5) / people;
    return Math.max(-2, Math.min(2, Math.log2(share / expected) / 2));
  };
}
