import { binCount, binsOf, cut } from './bins.ts';
import { describeColumn } from './columns.ts';
import { stabilityIndex } from './drift.ts';
import { findOrder, orderBy } from './order.ts';
import { type Column, columnOf, columnsOf, type Row } from './table.ts';

/** What made `scoredPeriod` decide: a column that orders the rows, parts of dates, or nothing in the data. */
export interface Period {
  readonly scored: 'newer' | 'samePeriod';
  readonly by: string | undefined;
}

/**
 * Whether rows to be scored come after the training rows or from among them. Parts of a date (month, weekday)
 * help only within the same period: the coming May is not the last one. Outcomes are not looked at.
 */
export function scoredPeriod(training: readonly Row[], scored: readonly Row[], by?: string): Period {
  const columns = columnsOf(training).map((column) => ({ column, kind: describeColumn(column) }));
  const chosen = columns.find(({ column }) => column.name === by);
  const order = chosen ? orderBy(chosen.column) : findOrder(columns);
  // Both tables are read as one column, so that dates are understood the same way in both.
  const together = order && orderBy(columnOf(order.by, [...training, ...scored]));
  if (together) {
    const known = together.values.filter((age, i) => i < training.length && !Number.isNaN(age)).sort();
    const late = known[Math.floor(known.length * 0.95)] ?? Infinity;
    const later = together.values.filter((age, i) => i >= training.length && age > late).length;
    return { scored: later > scored.length / 2 ? 'newer' : 'samePeriod', by: together.by };
  }
  const parts = columns.filter(({ kind }) => kind.kind === 'calendarPart').map(({ column }) => column);
  const moved = parts.find((part) => hasMoved(part, columnOf(part.name, scored)));
  return { scored: moved ? 'newer' : 'samePeriod', by: moved?.name ?? parts[0]?.name };
}

/** .1 is the stability index's customary bar for "no shift worth mentioning". */
function hasMoved(before: Column, after: Column): boolean {
  const rows = Array.from(before.codes, (_, row) => row);
  const bins = cut(before, 'category', rows, { numericBins: 0, levelCount: 5, levels: 31 });
  const counts = [before, after].map((column) => {
    const found = new Array<number>(binCount(bins)).fill(0);
    for (const bin of binsOf(bins, column)) found[bin] = (found[bin] ?? 0) + 1;
    return found;
  });
  return stabilityIndex(counts[0] ?? [], counts[1] ?? []) > 0.1;
}
