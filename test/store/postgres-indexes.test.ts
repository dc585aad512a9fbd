import { expect, test } from 'vitest';
import { openPglite, pgliteDatabase } from './pglite.ts';

/** For each index of a table, its columns in order. */
const indexes = `
select array(select a.attname::text from unnest(i.indkey) with ordinality as k (column_number, place)
  join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.column_number order by place) as columns
from pg_index i where i.indrelid = ($1::text)::regclass`;

test.each(['record', 'entry', 'resemblance', 'audited_edit'])(
  'what %s holds of one record is found without walking what it holds of the others',
  async (table) => {
    await (await openPglite([])).close();
    const found = await pgliteDatabase().newest<{ columns: readonly string[] }>(indexes, [
      `lead_assistant.${table}`,
    ]);
    const beginnings = found.map(({ columns }) => columns.slice(0, 3).join());
    expect(beginnings).toContain('organisation,collection,id');
  },
);
