import type { Option } from '../qualification/mapping.ts';
import { type Lead, type LeadFields, type LeadState, leadName } from '../records/lead.ts';
import { checkFields, type FieldProblem } from './check-fields.ts';
import { type ColumnName, exportColumns, headerOf } from './csv-columns.ts';

/** One data line of a file as it was read: the line on which it starts (the header is line 1) and its cells. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What one data line says, before anyone knows whether it may be imported. */
export interface CsvLead {
  readonly line: number;
  readonly id?: string;
  readonly fields: LeadFields;
  readonly state: LeadState;
  readonly statusReason: number;
  /** ISO 8601 in UTC. */
  readonly createdOn?: string;
  readonly closedOn?: string;
  /** As the file spells them: an id, an e-mail address or a name. */
  readonly owner?: string;
}

export type RowProblem = { readonly line: number } & (
  | { readonly kind: 'field'; readonly column: string; readonly problem: FieldProblem }
  | { readonly kind: 'cellCount'; readonly expected: number; readonly found: number }
  /** Nothing in the line says whose lead this is. */
  | { readonly kind: 'nobody' }
  | { readonly kind: 'badId'; readonly value: string }
  | { readonly kind: 'badDate'; readonly column: string; readonly value: string }
  | { readonly kind: 'badStatus'; readonly column: string; readonly value: string }
);

export type ReadRow =
  | {
      readonly kind: 'lead';
      readonly lead: CsvLead;
      /** Kept as given, though it does not look right. */
      readonly warnings: readonly RowProblem[];
    }
  | { readonly kind: 'bad'; readonly problems: readonly RowProblem[] };

/**
 * Reads one data line. Implausible e-mail addresses, phone numbers and dates are kept with a warning: a file is
 * often all that is known. `reasons` is the option set `lead.statuscode`.
 */
export function readRow(
  { line, cells }: CsvRecord,
  columns: readonly (ColumnName | undefined)[],
  reasons: readonly Option[],
): ReadRow {
  if (cells.length !== columns.length) {
    return {
      kind: 'bad',
      problems: [{ line, kind: 'cellCount', expected: columns.length, found: cells.length }],
    };
  }
  const texts = new Map<ColumnName, string>();
  columns.forEach((name, index) => {
    const text = unguard(cells[index] ?? '').trim();
    if (name !== undefined && text !== '') texts.set(name, text);
  });
  const { values, problems } = checkFields(typedFieldsOf(texts));
  const found = problems.map((problem): RowProblem => {
    return { line, kind: 'field', column: headerOf(problem.field as ColumnName), problem };
  });
  const warnings = found.filter((row) => row.kind === 'field' && row.problem.kind === 'implausible');
  const status = readStatus(line, texts, reasons);
  const created = readMoment(line, texts, 'createdOn');
  const closed = readMoment(line, texts, 'closedOn');
  const id = texts.get('id')?.replace(/^\{(.*)\}$/, '$1');
  const fields = withTopic(values, id);
  const bad = [
    ...found.filter((row) => !warnings.includes(row)),
    ...[status, created, closed].filter((part) => 'kind' in part),
    ...(fields === undefined && found.length === warnings.length ? [{ line, kind: 'nobody' } as const] : []),
    ...(id !== undefined && !isId(id) ? [{ line, kind: 'badId', value: id } as const] : []),
  ];
  if (bad.length > 0 || fields === undefined || 'kind' in status || 'kind' in created || 'kind' in closed) {
    return { kind: 'bad', problems: bad };
  }
  const owner = texts.get('owner');
  return {
    kind: 'lead',
    warnings,
    lead: {
      line,
      fields,
      ...status,
      ...created,
      ...closed,
      ...(id !== undefined && { id }),
      ...(owner !== undefined && { owner }),
    },
  };
}

/** Imported leads keep their ids, so that a second import of the same file is noticed. */
const isId = (text: string): boolean => /^[\p{L}\p{N}][\p{L}\p{N} ._#@/+-]{0,99}$/u.test(text);

const notFields: readonly string[] = [
  'id',
  'fullName',
  'createdOn',
  'status',
  'statusReason',
  'closedOn',
  'owner',
] satisfies ColumnName[];

/** The texts of the lead's own fields; a full name becomes first and last name. */
function typedFieldsOf(texts: ReadonlyMap<ColumnName, string>): Record<string, string> {
  const typed = Object.fromEntries([...texts].filter(([name]) => !notFields.includes(name)));
  const fullName = texts.get('fullName');
  return fullName === undefined || texts.has('lastName') ? typed : { ...typed, ...splitName(fullName) };
}

/** `Murphy, Regina` and `Regina Murphy` are the same person. */
function splitName(fullName: string): { firstName?: string; lastName: string } {
  const [last = '', first] = fullName.split(/\s*,\s*/, 2);
  if (first) return { firstName: first, lastName: last };
  const space = fullName.lastIndexOf(' ');
  return space < 0
    ? { lastName: fullName }
    : { firstName: fullName.slice(0, space).trim(), lastName: fullName.slice(space + 1) };
}

/** Files seldom have a topic, yet a lead needs one: then it is the person and the company, at worst the id. */
function withTopic(values: Partial<LeadFields>, id: string | undefined): LeadFields | undefined {
  if (values.topic !== undefined) return { ...values, topic: values.topic };
  const name = [values.firstName, values.lastName].filter(Boolean).join(' ');
  const who = [name, values.companyName].filter(Boolean).join(', ');
  const topic = who || values.email || values.phone || values.mobilePhone || id;
  return topic === undefined ? undefined : { ...values, topic: topic.slice(0, 300) };
}

const states: Readonly<Record<string, LeadState>> = {
  open: 'open',
  offen: 'open',
  0: 'open',
  qualified: 'qualified',
  qualifiziert: 'qualified',
  1: 'qualified',
  disqualified: 'disqualified',
  disqualifiziert: 'disqualified',
  2: 'disqualified',
};

/** State and status reason; either follows from the other, and a lead of which neither is said is new. */
function readStatus(
  line: number,
  texts: ReadonlyMap<ColumnName, string>,
  reasons: readonly Option[],
): { state: LeadState; statusReason: number } | RowProblem {
  const [stateText, reasonText] = [texts.get('status'), texts.get('statusReason')];
  const reason = reasons.find(
    ({ value, label }) => reasonText === `${value}` || reasonText?.toLowerCase() === label.toLowerCase(),
  );
  if (reasonText !== undefined && reason?.state === undefined) {
    return { line, kind: 'badStatus', column: 'statusReason', value: reasonText };
  }
  const state = stateText === undefined ? (reason?.state ?? 'open') : states[stateText.toLowerCase()];
  const first = reasons.find((option) => option.state === state);
  if (state === undefined || first === undefined || (reason !== undefined && reason.state !== state)) {
    return { line, kind: 'badStatus', column: 'status', value: stateText ?? '' };
  }
  return { state: state as LeadState, statusReason: (reason ?? first).value };
}

/** `2026-03-31`, `2026-03-31T08:15:00Z`, `31.03.2026`; a time without a zone is UTC. Slashes are ambiguous. */
function readMoment(
  line: number,
  texts: ReadonlyMap<ColumnName, string>,
  column: 'createdOn' | 'closedOn',
): { createdOn?: string; closedOn?: string } | RowProblem {
  const value = texts.get(column);
  if (value === undefined) return {};
  const iso = value.replace(
    /^(\d{1,2})\.(\d{1,2})\.(\d{4})/,
    (_, day: string, month: string, year: string) => {
      return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    },
  );
  const [, day, time = '00:00', zone = 'Z'] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)\s?(Z|[+-]\d{2}:\d{2})?)?$/.exec(iso) ??
    [];
  const moment = new Date(`${day}T${time}${zone}`);
  // Date rolls 30 February over to March.
  if (Number.isNaN(moment.getTime()) || !new Date(`${day}T00:00Z`).toISOString().startsWith(`${day}`)) {
    return { line, kind: 'badDate', column, value };
  }
  return { [column]: moment.toISOString() };
}

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

/** What messages call the lead of a line. */
export const csvLeadName = (lead: CsvLead): string => leadName(lead.fields);
