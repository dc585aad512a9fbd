import type { Option } from '../qualification/mapping.ts';
import type { LeadFields, LeadState } from '../records/lead.ts';
import { checkFields, type FieldProblem } from './check-fields.ts';
import { unguard } from './csv.ts';
import { type ColumnName, headerOf } from './csv-columns.ts';
import { importedId } from './import-id.ts';

/** One data line of a file as it was read: the line on which it starts (the header is line 1) and its cells. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What one data line says, before anyone knows whether it may be imported. */
export interface CsvLead {
  readonly line: number;
  readonly id?: string;
  /** As the file has it, where that is not the id: it names the person. */
  readonly idInFile?: string;
  readonly fields: LeadFields;
  readonly state: LeadState;
  readonly statusReason: number;
  /** ISO 8601 in UTC. */
  readonly createdOn?: string;
  readonly closedOn?: string;
  /** As the file spells them: an id, an e-mail address or a name. */
  readonly owner?: string;
}

type Finding =
  | {
      readonly kind: 'field';
      readonly column: string;
      readonly problem: FieldProblem;
      readonly value: string;
    }
  | { readonly kind: 'cellCount'; readonly expected: number; readonly found: number }
  /** Nothing in the line says whose lead this is. */
  | { readonly kind: 'nobody' }
  | {
      readonly kind: 'badId' | 'idNamesPerson' | 'badDate' | 'badStatus';
      readonly column: string;
      readonly value: string;
    };

export type RowProblem = Finding & { readonly line: number };

export interface ReadRow {
  /** Missing when a problem makes the line unusable. */
  readonly lead?: CsvLead;
  readonly problems: readonly RowProblem[];
  /** Kept as given, though it does not look right; ids that name the person are not kept. */
  readonly warnings: readonly RowProblem[];
}

type Texts = ReadonlyMap<ColumnName, string>;
type Report = (finding: Finding) => void;

/**
 * Reads one data line. Implausible e-mail addresses, phone numbers and dates are kept with a warning: a file is
 * often all that is known. `reasons` is the option set `lead.statuscode`.
 */
export function readRow(
  { line, cells }: CsvRecord,
  columns: readonly (ColumnName | undefined)[],
  reasons: readonly Option[],
): ReadRow {
  const problems: RowProblem[] = [];
  const warnings: RowProblem[] = [];
  const report: Report = (finding) => {
    (isWarning(finding) ? warnings : problems).push({ line, ...finding });
  };
  if (cells.length !== columns.length) {
    report({ kind: 'cellCount', expected: columns.length, found: cells.length });
    return { problems, warnings };
  }
  const texts = textsOf(cells, columns);
  const own = readId(texts, report);
  const fields = readFields(texts, report);
  const id = own === undefined ? undefined : importedId(own, fields);
  if (own !== undefined && id !== own) report({ kind: 'idNamesPerson', column: headerOf('id'), value: own });
  const status = readStatus(texts, reasons, report);
  const moments = { ...readMoment('createdOn', texts, report), ...readMoment('closedOn', texts, report) };
  const topic = topicOf(fields) ?? id;
  if (topic === undefined && problems.length === 0) report({ kind: 'nobody' });
  if (topic === undefined || status === undefined || problems.length > 0) return { problems, warnings };
  const owner = texts.get('owner');
  const lead: CsvLead = {
    line,
    fields: { ...fields, topic },
    ...status,
    ...moments,
    ...(id !== undefined && { id }),
    ...(own !== undefined && id !== own && { idInFile: own }),
    ...(owner !== undefined && { owner }),
  };
  return { lead, problems, warnings };
}

const isWarning = (finding: Finding): boolean =>
  finding.kind === 'idNamesPerson' ||
  (finding.kind === 'field' &&
    ['notAnEmail', 'notAPhone', 'notAUrl', 'notADate'].includes(finding.problem.reason));

function textsOf(cells: readonly string[], columns: readonly (ColumnName | undefined)[]): Texts {
  const texts = new Map<ColumnName, string>();
  columns.forEach((name, index) => {
    const text = unguard(cells[index] ?? '').trim();
    if (name !== undefined && text !== '') texts.set(name, text);
  });
  return texts;
}

/** Imported leads keep their ids, so that a second import of the same file is noticed. */
function readId(texts: Texts, report: Report): string | undefined {
  const id = texts.get('id')?.replace(/^\{(.*)\}$/, '$1');
  if (id !== undefined && !/^[\p{L}\p{N}][\p{L}\p{N} ._#@/+-]{0,99}$/u.test(id))
    report({ kind: 'badId', column: headerOf('id'), value: id });
  return id;
}

/** The lead's own fields; a full name becomes first and last name. */
function readFields(texts: Texts, report: Report): Partial<LeadFields> {
  const { id, createdOn, closedOn, status, statusReason, owner, fullName, ...own } = Object.fromEntries(
    texts,
  ) as Partial<Record<ColumnName, string>>;
  const named =
    fullName === undefined || own.lastName !== undefined ? own : { ...own, ...splitName(fullName) };
  const { values, problems } = checkFields(named);
  for (const problem of problems) {
    const name = problem.field as ColumnName;
    report({ kind: 'field', column: headerOf(name), problem, value: texts.get(name) ?? fullName ?? '' });
  }
  return values;
}

/** `Murphy, Regina` and `Regina Murphy` are the same person. */
function splitName(fullName: string): { firstName?: string; lastName: string } {
  const [last = '', first] = fullName.split(',', 2).map((part) => part.trim());
  if (first) return { firstName: first, lastName: last };
  const space = fullName.lastIndexOf(' ');
  return space < 0
    ? { lastName: fullName }
    : { firstName: fullName.slice(0, space).trim(), lastName: fullName.slice(space + 1) };
}

/** Files seldom have a topic, yet a lead needs one: then it is the person and the company. */
function topicOf(fields: Partial<LeadFields>): string | undefined {
  const name = [fields.firstName, fields.lastName].filter(Boolean).join(' ');
  const who = [name, fields.companyName].filter(Boolean).join(', ');
  return fields.topic ?? (who || fields.email || fields.phone || fields.mobilePhone);
}

const states = new Map<string, LeadState>([
  ['open', 'open'],
  ['offen', 'open'],
  ['0', 'open'],
  ['qualified', 'qualified'],
  ['qualifiziert', 'qualified'],
  ['1', 'qualified'],
  ['disqualified', 'disqualified'],
  ['disqualifiziert', 'disqualified'],
  ['2', 'disqualified'],
]);

/** State and status reason: either follows from the other, and a lead of which neither is said is new. */
function readStatus(
  texts: Texts,
  reasons: readonly Option[],
  report: Report,
): { state: LeadState; statusReason: number } | undefined {
  const said = texts.get('statusReason');
  const reason = reasons.find(({ value, label }) => said === `${value}` || sameText(said, label));
  if (said !== undefined && reason === undefined) {
    report({ kind: 'badStatus', column: headerOf('statusReason'), value: said });
    return undefined;
  }
  const text = texts.get('status');
  const state = text === undefined ? (reason?.state ?? 'open') : states.get(text.toLowerCase());
  const fitting = reason ?? reasons.find((option) => option.state === state);
  if (state === undefined || fitting?.state !== state) {
    report({ kind: 'badStatus', column: headerOf('status'), value: text ?? said ?? '' });
    return undefined;
  }
  return { state: state as LeadState, statusReason: fitting.value };
}

const sameText = (one: string | undefined, other: string): boolean =>
  one?.toLowerCase() === other.toLowerCase();

/** `2026-03-31`, `2026-03-31T08:15:00Z`, `31.03.2026`; a time without a zone is UTC. Slashes are ambiguous. */
function readMoment(
  column: 'createdOn' | 'closedOn',
  texts: Texts,
  report: Report,
): { createdOn?: string; closedOn?: string } {
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
    report({ kind: 'badDate', column: headerOf(column), value });
    return {};
  }
  return { [column]: moment.toISOString() };
}
