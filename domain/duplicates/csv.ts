import { parse } from 'csv-parse/sync';
import type { Comparable } from './comparable.ts';

/** A file that cannot be used: which row (the first below the header is 1) and what is wrong with it. */
export interface CsvProblem {
  readonly ok: false;
  readonly problem: string;
}
export type FromCsv<T> = { readonly ok: true; readonly value: T } | CsvProblem;

type Row = Readonly<Record<string, string>>;

/**
 * Leads from UTF-8, RFC 4180 text with a header: `leadId` and any of `firstName`, `lastName`, `companyName`,
 * `email`, `phone`, `website`, `street`, `city`, `state`, `postalCode`, `country`, `birthDate`, in any order;
 * other columns are ignored. Refuses a missing or repeated `leadId`.
 */
export function leadsFromCsv(text: string): FromCsv<Comparable[]> {
  const rows = rowsOf(text, ['leadId']);
  if (!rows.ok) return rows;
  const rowsById = new Map<string, number>();
  for (const [at, { leadId = '' }] of rows.value.entries()) {
    const before = rowsById.get(leadId);
    if (leadId === '') return problem(at, 'leadId is empty');
    if (before !== undefined) return problem(at, `leadId ${leadId} stands already in row ${before}`);
    rowsById.set(leadId, at + 1);
  }
  return { ok: true, value: rows.value.map(leadOf) };
}

const leadOf = (row: Row): Comparable => ({
  id: row['leadId'] ?? '',
  kind: 'lead',
  firstName: row['firstName'],
  lastName: row['lastName'],
  companyName: row['companyName'],
  email: row['email'],
  website: row['website'],
  phones: row['phone'] ? [row['phone']] : [],
  street: row['street'],
  city: row['city'],
  region: row['state'],
  postalCode: row['postalCode'],
  country: row['country'],
  birthDate: row['birthDate'],
});

/** Two leads and what a file says of them. */
export interface NamedPair {
  readonly a: string;
  readonly b: string;
  readonly says: string;
}

/** Pairs of leads with what column `about` says of each; refuses an id that `known` does not have, and a pair of one. */
export function pairsFromCsv(text: string, about: string, known: ReadonlySet<string>): FromCsv<NamedPair[]> {
  const rows = rowsOf(text, ['leadIdA', 'leadIdB']);
  if (!rows.ok) return rows;
  const pairs: NamedPair[] = [];
  for (const [at, row] of rows.value.entries()) {
    const { leadIdA: a = '', leadIdB: b = '' } = row;
    const stranger = [a, b].find((id) => !known.has(id));
    if (stranger !== undefined)
      return problem(at, `there is no lead ${stranger || '(empty)'} in the leads file`);
    if (a === b) return problem(at, `a pair of ${a} and itself`);
    pairs.push({ a, b, says: row[about] ?? '' });
  }
  return { ok: true, value: pairs };
}

function rowsOf(text: string, needed: readonly string[]): FromCsv<Row[]> {
  try {
    let header: string[] = [];
    const rows: Row[] = parse(text, {
      bom: true,
      skip_empty_lines: true,
      relax_column_count_less: true,
      columns: (names: string[]) => {
        header = names.map((name) => name.trim());
        return header;
      },
    });
    const missing = needed.find((name) => !header.includes(name));
    return missing === undefined
      ? { ok: true, value: rows }
      : { ok: false, problem: `the header has no column ${missing}` };
  } catch (error) {
    return { ok: false, problem: `not readable as CSV: ${(error as Error).message}` };
  }
}

const problem = (at: number, what: string): CsvProblem => ({ ok: false, problem: `row ${at + 1}: ${what}` });
