import type { ComponentChildren } from 'preact';

export interface Column<Row> {
  readonly name: string;
  readonly label: string;
  readonly cell: (row: Row) => ComponentChildren;
  readonly number?: boolean;
}

/** A table whose rows become cards where the page is narrow; the first column names its row. */
export function Table<Row>({
  caption,
  columns,
  rows,
  keyOf,
  showCaption = false,
}: {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  showCaption?: boolean;
}) {
  return (
    <table>
      <caption class={showCaption ? undefined : 'hidden'}>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ name, label, number }) => (
            <th key={name} scope="col" class={number ? 'number' : undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map(({ name, label, cell, number }, at) => {
              const Cell = at === 0 ? 'th' : 'td';
              return (
                <Cell
                  key={name}
                  {...(at === 0 ? { scope: 'row' as const } : {})}
                  data-label={label}
                  class={number ? 'number' : undefined}
                >
                  {cell(row)}
                </Cell>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
