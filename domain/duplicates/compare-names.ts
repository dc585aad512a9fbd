import type { PersonName } from './person-name.ts';
import { isMisspelling } from './similarity.ts';

/** How two people's names agree. `missing`: neither has a name, or they have no part in common to compare. */
export const nameLevels = [
  'missing',
  'same',
  'nickname',
  'swapped',
  'similar',
  'initial',
  'other surname',
  'surname only',
  'first name only',
  'other first name',
  'differs',
  'only one named',
] as const;
export type NameLevel = (typeof nameLevels)[number];

/** Levels at which a person would call the names similar (S1.2.3, S1.2.4). */
export const isSimilarName = (level: NameLevel): boolean =>
  level === 'same' || level === 'nickname' || level === 'swapped' || level === 'similar';

/** Levels at which two full names belong to two people. */
export const isOtherName = (level: NameLevel): boolean => level === 'other first name' || level === 'differs';

type Part = 'missing' | 'same' | 'nickname' | 'similar' | 'initial' | 'differs';
type IsCommon = (firstName: string) => boolean;

/**
 * Compares two people's names; symmetric. `isCommon` tells first names that many people have, so that two
 * names are not taken for two spellings of one (Daniel and Daniela).
 */
export function compareNames(a?: PersonName, b?: PersonName, isCommon: IsCommon = () => false): NameLevel {
  if (a === undefined || b === undefined) return a === b ? 'missing' : 'only one named';
  if (isInitials(a) || isInitials(b)) return 'missing';
  const straight = levelOf(compareFirst(a, b, isCommon), compareLast(a, b));
  if (straight === 'initial' || isSimilarName(straight)) return straight;
  if (isJoined(a, b) || isJoined(b, a)) return 'same';
  return compareAcross(a, b, straight);
}

/** One or two letters are no name to know anybody by. */
const isInitials = ({ first, last }: PersonName): boolean => first.length <= 1 && last.length <= 1;

/** Names that stand in each other's place: both, or one of them with nothing else in common. */
function compareAcross(a: PersonName, b: PersonName, straight: NameLevel): NameLevel {
  const firstIsLast = agree(a.first, a.firstGroups, b.last, b.lastGroups);
  const lastIsFirst = agree(a.last, a.lastGroups, b.first, b.firstGroups);
  if (firstIsLast && lastIsFirst) return 'swapped';
  if (straight !== 'differs' || !(firstIsLast || lastIsFirst)) return straight;
  const isSingle = a.first === '' || a.last === '' || b.first === '' || b.last === '';
  return isSingle ? 'first name only' : 'other surname';
}

const likeFirst: ReadonlySet<Part> = new Set(['same', 'nickname', 'similar']);

function levelOf(first: Part, last: Part): NameLevel {
  if (last === 'differs') return likeFirst.has(first) ? 'other surname' : 'differs';
  if (last === 'missing') {
    if (first === 'missing' || first === 'initial') return 'missing';
    return first === 'differs' ? 'differs' : 'first name only';
  }
  switch (first) {
    case 'same':
    case 'nickname':
      return last === 'same' ? first : 'similar';
    case 'similar':
    case 'initial':
      return first;
    case 'missing':
      return 'surname only';
    case 'differs':
      return 'other first name';
  }
}

function compareFirst(a: PersonName, b: PersonName, isCommon: IsCommon): Part {
  if (a.first === '' || b.first === '') return 'missing';
  if (a.first === b.first) return 'same';
  const headA = a.firstParts[0] ?? '';
  const headB = b.firstParts[0] ?? '';
  if (headA.length === 1 || headB.length === 1) return headA[0] === headB[0] ? 'initial' : 'differs';
  if (headA === headB) return 'similar';
  if (shareGroup(a.firstGroups, b.firstGroups)) return 'nickname';
  if (!isMisspelling(a.first, b.first) && !isMisspelling(headA, headB)) return 'differs';
  return isKnown(a, isCommon) && isKnown(b, isCommon) ? 'differs' : 'similar';
}

const isKnown = ({ first, firstGroups }: PersonName, isCommon: IsCommon): boolean =>
  firstGroups.length > 0 || isCommon(first);

function compareLast(a: PersonName, b: PersonName): Part {
  if (a.last === '' || b.last === '') return 'missing';
  if (a.last === b.last) return 'same';
  if (isMisspelling(a.last, b.last)) return 'similar';
  if (a.lastParts.length === b.lastParts.length) return 'differs';
  // A double name keeps one of its names: Murphy and Murphy-Lane, Berg and van der Berg.
  return a.lastParts.some((part) => part.length > 2 && b.lastParts.includes(part)) ? 'similar' : 'differs';
}

const agree = (x: string, xGroups: readonly number[], y: string, yGroups: readonly number[]): boolean =>
  x !== '' && y !== '' && (x === y || isMisspelling(x, y) || shareGroup(xGroups, yGroups));

const shareGroup = (a: readonly number[], b: readonly number[]): boolean =>
  a.length > 0 && b.length > 0 && a.some((group) => b.includes(group));

/** One field holds the whole name: `lixiaolong` against `xiaolong`, `li`. */
const isJoined = (whole: PersonName, parts: PersonName): boolean => {
  if (parts.first === '' || parts.last === '' || (whole.first !== '' && whole.last !== '')) return false;
  const text = whole.first + whole.last;
  return text === parts.first + parts.last || text === parts.last + parts.first;
};
