import { type Field, fieldsOf, isTyped } from '../records/fields.ts';
import type { LeadFields } from '../records/lead.ts';

/** What is wrong with one field of what a person typed. */
export type FieldProblem =
  | { readonly kind: 'required'; readonly field: string; readonly label: string }
  | {
      readonly kind: 'tooLong';
      readonly field: string;
      readonly label: string;
      readonly max: number;
      readonly length: number;
    }
  /** It does not look like what the field holds: `as` says which example helps. */
  | {
      readonly kind: 'implausible';
      readonly field: string;
      readonly label: string;
      readonly value: string;
      readonly as: 'email' | 'phone' | 'url' | 'number' | 'date';
    }
  | { readonly kind: 'unknownField'; readonly field: string };

/** What people typed, by field name; an empty text clears the field. */
export type TypedFields = Readonly<Record<string, string>>;

export interface CheckedFields {
  /** Trimmed and converted values of the filled fields, implausible ones as given, without too long ones. */
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
      problems.push({ kind: 'unknownField', field: name });
      continue;
    }
    const text = clean(raw, field);
    if (text === '') {
      cleared.push(name);
      continue;
    }
    const problem = tooLong(field, text) ?? implausible(field, text);
    if (problem !== undefined) problems.push(problem);
    if (problem?.kind === 'tooLong') continue;
    const value = field.type === 'number' ? readAmount(text) : text;
    if (value !== undefined) values[name] = value;
  }
  return { values: values as Partial<LeadFields>, cleared, problems };
}

/** The required fields that are still empty. */
export const missingRequired = (fields: Partial<LeadFields>): readonly FieldProblem[] =>
  [...typedFields.values()]
    .filter(({ name, required }) => required && fields[name as keyof LeadFields] === undefined)
    .map(({ name, label }) => ({ kind: 'required', field: name, label }));

/** Composed characters, no control characters, no space around; only long texts keep their line breaks. */
function clean(text: string, field: Field): string {
  const lines = text.normalize('NFC').replace(/\r\n?/g, '\n');
  const long = 'maxLength' in field && field.maxLength >= 1000;
  return (long ? lines : lines.replace(/\s*\n\s*/g, ' '))
    .replace(/[\p{Cc}\ufeff]/gu, (character) => (character === '\n' ? '\n' : ' '))
    .trim();
}

function tooLong(field: Field, text: string): FieldProblem | undefined {
  if (!('maxLength' in field) || text.length <= field.maxLength) return undefined;
  const { name, label, maxLength } = field;
  return { kind: 'tooLong', field: name, label, max: maxLength, length: text.length };
}

function implausible(field: Field, text: string): FieldProblem | undefined {
  if (field.type === 'text' || field.type === 'option' || field.type === 'lookup') return undefined;
  if (plausible[field.type](text)) return undefined;
  return { kind: 'implausible', field: field.name, label: field.label, value: text, as: field.type };
}

const plausible = {
  email: (text: string) => /^[^\s@,;<>"]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*\.\p{L}{2,}$/u.test(text),
  /** 5 to 15 digits (E.164 allows 15), in the usual punctuation, with or without an extension. */
  phone: (text: string) => {
    const [number = ''] = text.split(/\s*(?:ext\.?|x|#)\s*\d{1,6}$/i);
    const digits = number.replace(/\D/g, '').length;
    return /^\+?[\d\s()./\u2010-\u2013-]+$/.test(number) && digits >= 5 && digits <= 15;
  },
  url: (text: string) => {
    const address = /^[a-z][a-z\d+.-]*:/i.test(text) ? text : `https://${text}`;
    if (/\s/.test(text) || !URL.canParse(address)) return false;
    const { protocol, hostname } = new URL(address);
    return /^https?:$/.test(protocol) && hostname.includes('.');
  },
  number: (text: string) => readAmount(text) !== undefined,
  date: (text: string) => isCalendarDate(text),
} as const;

/** `12500`, `12,500.50`, `12.500,50`, `12 500`, with or without a currency sign; `undefined` for anything else. */
export function readAmount(text: string): number | undefined {
  const bare = text.replace(/^\p{Sc}|\p{Sc}$|^[A-Z]{3}\b|\b[A-Z]{3}$/gu, '').trim();
  const [, whole, decimals = ''] =
    /^(\d{1,3}(?:[.,'\u2019 \u00a0\u202f]\d{3})+|\d+)(?:[.,](\d{1,2}))?$/u.exec(bare) ?? [];
  if (whole === undefined) return undefined;
  const amount = Number(`${whole.replace(/\D/g, '')}.${decimals || '0'}`);
  return Number.isSafeInteger(Math.trunc(amount)) ? amount : undefined;
}

/** A day that exists, as `YYYY-MM-DD` or `YYYYMMDD`. */
function isCalendarDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text) ?? [];
  if (year === undefined) return false;
  const iso = `${year}-${month}-${day}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
}
