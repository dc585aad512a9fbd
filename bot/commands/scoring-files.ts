import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { orderBy } from '../../domain/scoring/order.ts';
import { outcomeReader } from '../../domain/scoring/outcome.ts';
import { stableOrder } from '../../domain/scoring/stable.ts';
import { columnOf, columnsOf, type Row } from '../../domain/scoring/table.ts';
import { drawn, newest } from '../../domain/scoring/validate.ts';

/** One line of the file without its target; `outcome` is `undefined` where the target cannot be read. */
export interface Example {
  /** 1 for the first line below the header. */
  readonly line: number;
  readonly row: Row;
  readonly target: string;
  readonly outcome: boolean | undefined;
}

/** Reads a UTF-8 CSV with a header; byte order mark, CRLF and quotes are welcome. Throws what can be shown. */
export function readExamples(
  file: string,
  target: string,
  positive: string | undefined,
  like: readonly Example[] = [],
): readonly Example[] {
  const rows = parse(readFileSync(file, 'utf8'), {
    columns: true,
    bom: true,
    skip_empty_lines: true,
    relax_column_count: true,
  }) as Record<string, string>[];
  const names = Object.keys(rows[0] ?? {});
  if (!names.includes(target))
    throw new CannotRead(`${file} has no column "${target}". It has: ${names.join(', ') || 'no rows'}.`);
  const values = [...like.map((example) => example.target), ...rows.map((row) => row[target])];
  const read = outcomeReader(values, positive);
  if (read === undefined)
    throw new CannotRead(
      `With "${positive}" as the positive value, what is the negative one? Column "${target}" has several others.`,
    );
  return rows.map(({ [target]: own = '', ...row }, i) => ({
    line: i + 1,
    row,
    target: own,
    outcome: read(own),
  }));
}

export class CannotRead extends Error {
  readonly code = 'CANNOT_READ';
}

/** Splits by content or by a column, never by the place of a line in the file. */
export function split<T extends { row: Row; outcome: boolean; line: number }>(
  examples: readonly T[],
  how: { split: 'random' | 'newest'; orderBy: string | undefined; seed: number; testShare: number },
): { training: readonly T[]; test: readonly T[] } {
  const rows = examples.map(({ row }) => row);
  const pick = (places: readonly number[]): readonly T[] =>
    places.flatMap((place) => examples[place] ?? []).toSorted((a, b) => a.line - b.line);
  if (how.split === 'newest') {
    const order = orderBy(columnOf(how.orderBy ?? '', rows));
    if (order === undefined)
      throw new CannotRead(
        `Column "${how.orderBy}" holds neither dates nor numbers, so it cannot order the leads.`,
      );
    const { train, test } = newest(order.values, how.testShare);
    return { training: pick(train), test: pick(test) };
  }
  const outcomes = examples.map(({ outcome }) => outcome);
  const stable = stableOrder(columnsOf(rows), outcomes);
  const inOrder = stable.rows.map((row) => outcomes[row] === true);
  const { train, test } = drawn(stable.keys, inOrder, how.testShare, how.seed);
  const places = (some: readonly number[]): readonly number[] =>
    some.flatMap((place) => stable.rows[place] ?? []);
  return { training: pick(places(train)), test: pick(places(test)) };
}
