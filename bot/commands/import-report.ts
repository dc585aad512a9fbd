import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { type ImportDecision, importDecisions } from '../../domain/leads/decide-import.ts';
import type { ImportTwin } from '../../domain/leads/import-twins.ts';
import { leadName } from '../../domain/records/lead.ts';

/** The report of likely duplicates: to be looked at, edited in its last column and given back. */

const columns = [
  'line',
  'name',
  'company',
  'email',
  'phone',
  'foundIn',
  'duplicateOf',
  'duplicateName',
  'duplicateCompany',
  'duplicateEmail',
  'probability',
  'rules',
  'decision',
] as const;

/** One row for each likely duplicate; a formula of a spreadsheet in a value is made harmless. */
export const reportOf = (
  twins: readonly ImportTwin[],
  decisionOn: (twin: ImportTwin) => ImportDecision,
): string =>
  stringify(
    twins.map((twin) => {
      const { line, lead, of, probability, rules } = twin;
      const decision = decisionOn(twin);
      return {
        line,
        name: leadName(lead),
        company: lead.companyName,
        email: lead.email,
        phone: lead.phone ?? lead.mobilePhone,
        foundIn: of.kind === 'row' ? 'this file' : 'stored leads',
        duplicateOf: of.kind === 'row' ? `line ${of.line}` : of.lead.id,
        duplicateName: leadName(of.lead),
        duplicateCompany: of.lead.companyName,
        duplicateEmail: of.lead.email,
        probability: probability.toFixed(2),
        rules: rules.join(' '),
        decision: decision === 'ask' ? '' : decision,
      };
    }),
    { header: true, columns: [...columns], escape_formulas: true, bom: true },
  );

export type ReadDecisions =
  | { readonly kind: 'read'; readonly byLine: ReadonlyMap<number, ImportDecision> }
  | { readonly kind: 'unreadable'; readonly why: string };

/** The decisions of an edited report, by line; blank ones are left out. */
export function decisionsFrom(text: string): ReadDecisions {
  let rows: readonly Readonly<Record<string, string>>[];
  try {
    rows = parse(text, {
      bom: true,
      columns: true,
      skip_empty_lines: true,
      trim: true,
      relax_column_count: true,
      delimiter: [',', ';', '\t'],
    });
  } catch (error) {
    return { kind: 'unreadable', why: `it is not readable as CSV: ${(error as Error).message}` };
  }
  const byLine = new Map<number, ImportDecision>();
  for (const [at, row] of rows.entries()) {
    const { line = '', decision = '' } = row;
    if (!('line' in row) || !('decision' in row))
      return { kind: 'unreadable', why: 'it needs the columns line and decision' };
    const wanted = decision.toLowerCase();
    if (!/^\d+$/.test(line)) return { kind: 'unreadable', why: `row ${at + 2}: “${line}” is no line number` };
    if (wanted === '') continue;
    const known = importDecisions.find((each) => each === wanted);
    if (known === undefined)
      return {
        kind: 'unreadable',
        why: `row ${at + 2}: “${decision}” is no decision; write ${importDecisions.slice(0, 3).join(', ')}`,
      };
    byLine.set(Number(line), known);
  }
  return { kind: 'read', byLine };
}
