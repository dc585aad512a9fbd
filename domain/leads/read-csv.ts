import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, type Info, parse } from 'csv-parse';
import type { Option } from '../qualification/mapping.ts';
import { type ReadHeader, readHeader } from './csv-columns.ts';
import { type CsvLead, type CsvRecord, type RowProblem, readRow } from './csv-row.ts';
import { type Encoding, type FileProblem, textOf, UnreadableFile } from './csv-text.ts';

/** How much a file may hold. `lineBytes` bounds one data line, so also one cell. */
export interface CsvLimits {
  readonly fileBytes: number;
  readonly lineBytes: number;
  readonly rows: number;
}

export const csvLimits: CsvLimits = { fileBytes: 200_000_000, lineBytes: 131_072, rows: 100_000 };

export type ReadLeads =
  | {
      readonly kind: 'read';
      readonly leads: readonly CsvLead[];
      readonly problems: readonly RowProblem[];
      readonly warnings: readonly RowProblem[];
      readonly ignoredColumns: readonly string[];
    }
  | { readonly kind: 'unreadable'; readonly problem: FileProblem };

export interface ReadOptions {
  /** The option set `lead.statuscode`. */
  readonly reasons: readonly Option[];
  /** For files without a byte order mark. Default `utf-8`. */
  readonly encoding?: Encoding;
  readonly limits?: CsvLimits;
}

/** Reads a whole file of leads, stream by stream; nothing is written anywhere. */
export async function readLeads(
  chunks: AsyncIterable<Uint8Array>,
  { reasons, encoding = 'utf-8', limits = csvLimits }: ReadOptions,
): Promise<ReadLeads> {
  const leads: CsvLead[] = [];
  const problems: RowProblem[] = [];
  const warnings: RowProblem[] = [];
  let header: ReadHeader | undefined;
  try {
    for await (const record of recordsOf(textOf(chunks, encoding, limits.fileBytes), limits)) {
      if (header === undefined) {
        header = knownHeader(record.cells);
        continue;
      }
      const row = readRow(record, header.columns, reasons);
      if (row.lead !== undefined) leads.push(row.lead);
      problems.push(...row.problems);
      warnings.push(...row.warnings);
    }
  } catch (error) {
    if (error instanceof UnreadableFile) return { kind: 'unreadable', problem: error.problem };
    throw error;
  }
  if (header === undefined) return { kind: 'unreadable', problem: { kind: 'empty' } };
  return { kind: 'read', leads, problems, warnings, ignoredColumns: header.ignored };
}

function knownHeader(cells: readonly string[]): ReadHeader {
  const header = readHeader(cells);
  if (header.columns.every((column) => column === undefined)) {
    throw new UnreadableFile({ kind: 'noKnownColumns', headers: cells });
  }
  return header;
}

/** The records of a file, the header among them; lines without content are skipped. */
async function* recordsOf(text: AsyncGenerator<string>, limits: CsvLimits): AsyncGenerator<CsvRecord> {
  const start = await firstLine(text, limits.lineBytes);
  let ended = 0;
  const parser = parse({
    delimiter: delimiterOf(start),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: limits.lineBytes,
    // Called while parsing: a later error throws away records that were parsed but not yet read below.
    on_record: (record: string[], { lines }) => {
      ended = lines;
      return record;
    },
  });
  const done = pipeline(Readable.from(rejoin(start, text)), parser);
  // The loop below meets the same error; without this it would count as unhandled first.
  done.catch(() => {});
  let rows = -1;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      rows += 1;
      if (rows > limits.rows) throw new UnreadableFile({ kind: 'tooManyRows', limit: limits.rows });
      yield { line: info.lines - record.join('').split('\n').length + 1, cells: record };
    }
  } catch (error) {
    throw error instanceof CsvError ? new UnreadableFile(brokenRecord(error, ended + 1, limits)) : error;
  }
  await done;
}

/** What the parser stumbled over. An unclosed quote swallows what follows it, so its record's start is named. */
function brokenRecord(error: CsvError, start: number, { lineBytes }: CsvLimits): FileProblem {
  switch (error.code) {
    case 'CSV_MAX_RECORD_SIZE':
      return { kind: 'lineTooLong', line: start, limit: lineBytes };
    case 'CSV_QUOTE_NOT_CLOSED':
      return { kind: 'quotes', line: start };
    default:
      return { kind: 'quotes', line: Number(error['lines'] ?? start) };
  }
}

/** Enough of the text to contain the header. */
async function firstLine(text: AsyncGenerator<string>, limit: number): Promise<string> {
  let start = '';
  while (!start.trimStart().includes('\n') && start.length <= limit) {
    const { done, value } = await text.next();
    if (done) break;
    start += value;
  }
  return start;
}

async function* rejoin(start: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield start;
  yield* rest;
}

/** Comma, or what Excel writes in other countries, or a tab: whichever the header has most of. */
function delimiterOf(start: string): string {
  const header =
    start
      .trimStart()
      .split('\n', 1)[0]
      ?.replace(/"[^"]*"/g, '') ?? '';
  const count = (delimiter: string): number => header.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best));
}
