import { type Field, fieldsOf, isTyped } from '../records/fields.ts';
import type { LeadFields } from '../records/lead.ts';

/** What is wrong with one field of what a person typed. */
export interface FieldProblem {
  readonly field: string;
  readonly reason:
    | 'required'
    | 'tooLong'
    | 'notAnEmail'
    | 'notAPhone'
    | 'notAUrl'
    | 'notANumber'
    | 'notADate'
    | 'notFound'
    | 'mayNotOwn'
    | 'notAnOption'
    | 'unknownField';
  /** The longest text that fits. */
  readonly limit?: number;
}

/** What people typed, by field name; an empty text clears the field. */
export type TypedFields = Readonly<Record<string, string>>;

export interface CheckedFields {
  /** Trimmed and converted; an implausible text as given, unless it is too long or no number. */
  readonly values: Partial<LeadFields>;
  /** Fields that were handed in empty. */
  readonly cleared: readonly string[];
  readonly problems: readonly FieldProblem[];
}

const typedFields = new Map(fieldsOf.lead.filter(isTyped).map((field) => [field.name, field]));

/** Reads typed texts as lead fields and reports every problem at once. Does not ask for required fields. */
export function checkFields(typed: TypedFields): CheckedFields {
  const values: Record<string, string | number> = {};
  const cleared: string[] = [];
  const problems: FieldProblem[] = [];
  for (const [name, raw] of Object.entries(typed)) {
    const field = typedFields.get(name);
    if (field === undefined) {
      problems.push({ field: name, reason: 'unknownField' });
      continue;
    }
    const text = clean(raw, field);
    if (text === '') {
      cleared.push(name);
      continue;
    }
    const reason = wrong(field, text);
    if (reason !== undefined) problems.push({ field: name, reason, ...limitOf(reason, field) });
    const value = field.type === 'number' ? readAmount(text) : text;
    if (value !== undefined && reason !== 'tooLong') values[name] = value;
  }
  return { values: values as Partial<LeadFields>, cleared, problems };
}

/** The required fields that are still empty. */
export const missingRequired = (fields: Partial<LeadFields>): readonly FieldProblem[] =>
  [...typedFields.values()]
    .filter(({ name, required }) => required && fields[name as keyof LeadFields] === undefined)
    .map(({ name }) => ({ field: name, reason: 'required' }));

/** Composed characters, no control characters, no space around; only long texts keep their line breaks. */
function clean(text: string, field: Field): string {
  const lines = text.normalize('NFC').replace(/\r\n?/g, '\n');
  const long = 'maxLength' in field && field.maxLength >= 1000;
  return (long ? lines : onOneLine(lines))
    .replace(/[\p{Cc}\ufeff]/gu, (character) => (character === '\n' ? '\n' : ' '))
    .trim();
}

const onOneLine = (lines: string): string =>
  lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');

function wrong(field: Field, text: string): FieldProblem['reason'] | undefined {
  if ('maxLength' in field && text.length > field.maxLength) return 'tooLong';
  switch (field.type) {
    case 'email':
      return isEmail(text) ? undefined : 'notAnEmail';
    case 'phone':
      return isPhone(text) ? undefined : 'notAPhone';
    case 'url':
      return isWebAddress(text) ? undefined : 'notAUrl';
    case 'number':
      return readAmount(text) === undefined ? 'notANumber' : undefined;
    case 'date':
      return isCalendarDate(text) ? undefined : 'notADate';
    default:
      return undefined;
  }
}

const limitOf = (reason: FieldProblem['reason'], field: Field): { limit?: number } =>
  reason === 'tooLong' && 'maxLength' in field ? { limit: field.maxLength } : {};

const isEmail = (text: string): boolean =>
  /^[^\s@,;<>"]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*\.\p{L}{2,}$/u.test(text);

/** 5 to 15 digits (E.164 allows 15), in the usual punctuation, with or without an extension. */
function isPhone(text: string): boolean {
  const [number = ''] = text.split(/\s*(?:ext\.?|x|#)\s*\d{1,6}$/i);
  const digits = number.replace(/\D/g, '').length;
  return /^\+?[\d\s()./\u2010-\u2013-]+$/.test(number) && digits >= 5 && digits <= 15;
}

function isWebAddress(text: string): boolean {
  const address = /^[a-z][a-z\d+.-]*:/i.test(text) ? text : `https://${text}`;
  if (/\s/.test(text) || !URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return /^https?:$/.test(protocol) && hostname.includes('.');
}

/** `12500`, `12,500.50`, `12.500,50`, `12 500`, with or without a currency; `undefined` for anything else. */
export function readAmount(text: string): number | undefined {
  const bare = text.replace(/^(?:\p{Sc}|[A-Z]{3}\b)|(?:\p{Sc}|\b[A-Z]{3})$/gu, '').trim();
  const [, whole, , decimals = '0'] =
    /^(\d{1,3}([.,'\u2019\s])\d{3}(?:\2\d{3})*|\d+)(?:[.,](\d{1,2}))?$/u.exec(bare) ?? [];
  if (whole === undefined) return undefined;
  const amount = Number(`${whole.replace(/\D/g, '')}.${decimals}`);
  return Number.isSafeInteger(Math.trunc(amount)) ? amount : undefined;
}

/** A day that exists, as `YYYY-MM-DD` or `YYYYMMDD`. */
function isCalendarDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text) ?? [];
  const iso = `${year}-${month}-${day}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
}
