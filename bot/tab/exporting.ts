import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { exportHeader, exportRow } from '../../domain/leads/csv.ts';
import { everyFiltered } from '../../domain/leads/filter.ts';
import type { Lead } from '../../domain/records/lead.ts';
import { type Asked, answered, look, problem, refusalOf, type TabAnswer, type TabParts } from './asked.ts';
import { filterIn } from './reading.ts';

/** A file to be saved: its bytes and the name that is proposed for it. */
export interface SavedFile {
  readonly name: string;
  readonly csv: Buffer;
}

export const isSavedFile = (body: unknown): body is SavedFile =>
  typeof body === 'object' && body !== null && 'csv' in body && Buffer.isBuffer(body.csv);

/**
 * The leads of the list, as it is narrowed, in a CSV file that `import` reads back: only those that the person may
 * read (SEC7), no cell of which a spreadsheet would run (SEC10).
 */
export function leadFile(parts: TabParts, asked: Asked): Promise<TabAnswer> {
  const { filter } = filterIn(asked);
  if (!filter.success) return Promise.resolve(problem(400));
  return look(parts, asked, async (view, actor) => {
    const found = await everyFiltered(view, actor, filter.data);
    if (found.kind === 'refused')
      return refusalOf(parts, asked, { kind: 'adminRefused', refusal: found.refusal, offers: [] });
    const name = `leads-${asked.at.toISOString().slice(0, 10)}.csv`;
    return answered<SavedFile>({ name, csv: await csvOf(found.leads) });
  });
}

const rowsAtOnce = 500;

/** With the mark by which Excel knows UTF-8; others are served between the rows of a large file. */
async function csvOf(leads: readonly Lead[]): Promise<Buffer> {
  async function* rows(): AsyncGenerator<readonly string[]> {
    yield exportHeader;
    for (const [at, lead] of leads.entries()) {
      if (at % rowsAtOnce === rowsAtOnce - 1) await new Promise((resolve) => setImmediate(resolve));
      yield exportRow(lead);
    }
  }
  const chunks: Buffer[] = [];
  const printed = Readable.from(rows()).compose(stringify({ bom: true }));
  for await (const chunk of printed) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
