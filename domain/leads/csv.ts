import type { Lead, LeadFields } from '../records/lead.ts';
import { type ColumnName, exportColumns } from './csv-columns.ts';

const dangerous = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** Spreadsheets run cells that start like a formula; an apostrophe in front makes them text (SEC10). */
export const guard = (cell: string): string => (dangerous.test(cell) ? `'${cell}` : cell);

/** Takes back what `guard` did; an apostrophe in front of anything else is the person's own. */
export const unguard = (cell: string): string =>
  cell.startsWith("'") && dangerous.test(cell) ? cell.slice(1) : cell;

export const exportHeader: readonly string[] = exportColumns.map(([, header]) => header);

/** One line of the export; reading it again gives the same lead. */
export function exportRow(lead: Lead): readonly string[] {
  const other: Readonly<Partial<Record<ColumnName, string>>> = {
    id: lead.id,
    status: lead.status.state,
    statusReason: String(lead.statusReason),
    createdOn: lead.createdAt,
    closedOn: lead.status.state === 'open' ? '' : lead.status.at,
    owner: lead.ownerId,
  };
  return exportColumns.map(([name]) => guard(other[name] ?? String(lead[name as keyof LeadFields] ?? '')));
}
