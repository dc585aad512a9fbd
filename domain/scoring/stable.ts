// biome-ignore-all lint/style/noNonNullAssertion: typed arrays, indexed within their bounds
import { createHash } from 'node:crypto';
import type { Column } from './table.ts';

/**
 * The order in which training looks at rows: by id when there are ids, else by content. So the same records give
 * the same model whatever their place in the file. `keys` are well-mixed numbers made of the same, by which folds
 * are dealt.
 */
export interface StableOrder {
  readonly rows: readonly number[];
  /** In that order. */
  readonly keys: Uint32Array;
}

export function stableOrder(
  columns: readonly Column[],
  outcomes: readonly boolean[],
  ids?: readonly string[],
): StableOrder {
  const all = outcomes.map((_, row) => row);
  const rows = ids
    ? all.sort((a, b) => compare(ids[a]!, ids[b]!))
    : all.sort((a, b) => compareContent(columns, outcomes, a, b));
  const keys = new Uint32Array(rows.length);
  rows.forEach((row, place) => {
    let key = 0x811c9dc5;
    const add = (part: number): void => {
      key = Math.imul(key ^ part, 0x01000193);
    };
    const id = ids?.[row];
    if (id === undefined) for (const { codes } of columns) add(codes[row]! + 1);
    else for (let i = 0; i < id.length; i++) add(id.charCodeAt(i));
    keys[place] = key;
  });
  return { rows, keys };
}

function compareContent(
  columns: readonly Column[],
  outcomes: readonly boolean[],
  a: number,
  b: number,
): number {
  for (const { codes } of columns) if (codes[a] !== codes[b]) return codes[a]! - codes[b]!;
  return Number(outcomes[a]) - Number(outcomes[b]);
}

/** A number in [0, 1) from a key and a seed. */
export function chanceOf(key: number, seed: number): number {
  let hash = key ^ Math.imul(seed, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** Positions 0…n-1 shuffled by their keys: always the same for the same keys and seed. */
export function shuffled(keys: Uint32Array, seed: number): readonly number[] {
  const chances = Float64Array.from(keys, (key) => chanceOf(key, seed));
  return Array.from(keys, (_, row) => row).sort((a, b) => chances[a]! - chances[b]! || a - b);
}

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** SHA-256 of plain data, hex. Key order counts: hand in data built in one place. */
export const digest = (data: unknown): string =>
  createHash('sha256').update(JSON.stringify(data)).digest('hex');

/** SHA-256 of training rows and their outcomes, in the order given. */
export function digestRows(columns: readonly Column[], outcomes: readonly boolean[]): string {
  const hash = createHash('sha256').update(JSON.stringify(columns.map(({ name, texts }) => [name, texts])));
  for (const { codes } of columns) hash.update(codes);
  return hash.update(Uint8Array.from(outcomes, Number)).digest('hex');
}
