import {
  accounts,
  contacts,
  conversations,
  duplicateDecisions,
  duplicatePairs,
  feedback,
  flows,
  leads,
  matchcodes,
  memories,
  merges,
  notes,
  notices,
  openQuestions,
  opportunities,
  people,
  reversals,
  scoreHistories,
  secrets,
} from '../collections.ts';
import { fieldsOf } from '../records/fields.ts';
import type { AuditEntry } from '../store/audit.ts';
import type { OnceResult } from '../store/contents.ts';
import type { Stored } from '../store/store.ts';
import type { FoundPerson } from './find-person.ts';
import { neededField, personalFields } from './personal-fields.ts';
import { type Care, eraserOf, marker, type Traces } from './traces.ts';

/** What becomes of everything that a store holds when a person is forgotten. What does not change is handed back as it is. */
export interface Redaction {
  /** `undefined`: the record goes as a whole. */
  record(collection: string, record: Stored): Stored | undefined;
  entry(entry: AuditEntry): AuditEntry;
  result(result: OnceResult): OnceResult;
  /** Whether anything of the person is still in a line of JSON, in whatever field. */
  remains(line: string): boolean;
}

/** Colleagues, and what holds no text of people: left alone. */
const untouched: ReadonlySet<string> = new Set([people, secrets, conversations].map(({ name }) => name));

/** Made from records, or remembered for a while: what tells of the person goes as a whole. */
const passing: ReadonlySet<string> = new Set(
  [
    flows,
    memories,
    notices,
    feedback,
    openQuestions,
    duplicatePairs,
    duplicateDecisions,
    merges,
    reversals,
  ].map(({ name }) => name),
);

const personal: ReadonlySet<string> = new Set(personalFields);

/** Fields in which people write; whatever stands there is a text. */
const texts: ReadonlySet<string> = new Set([
  'text',
  'subject',
  'label',
  'reason',
  ...Object.values(fieldsOf)
    .flat()
    .filter((field) => field.type === 'text')
    .map(({ name }) => name),
]);

/** A state, a kind, the name of a field or of a person's id: a word of the program, though somebody may be called so. */
const word = /^[a-z][A-Za-z0-9_-]*$/;

/** A file in Base64: it is not read. */
const file = /^[A-Za-z0-9+/=]{1000,}$/;

type EraseIn = (text: string, care: Care, field: string) => string;

/** Erases in texts by all traces, in words of the program only by those that none of them can be. */
function erasing(traces: Traces): EraseIn {
  const [all, safe] = [eraserOf(traces), eraserOf({ ...traces, words: [] })];
  return (text, care, field) => {
    if (file.test(text)) return text;
    return word.test(text) && !texts.has(field) ? safe(text, 'sure') : all(text, care);
  };
}

export function redactionOf(person: FoundPerson, colleagues: readonly string[]): Redaction {
  const erase = erasing(person.own);
  const eraseAbout = erasing(person.traces);
  const ids = new Set([...person.leads, ...person.contacts]);
  const eraseLikely = eraserOf(withoutColleagues(person, colleagues));

  const mentions = (value: unknown): boolean =>
    someText(value, (text) => !file.test(text) && text.split(/[|:,;\s/]/).some((part) => ids.has(part)));
  const isTheirs = (collection: string, id: string): boolean =>
    (collection === leads.name && person.leads.has(id)) ||
    (collection === contacts.name && person.contacts.has(id));

  /** `inTrail`: a marker shows that there was something; in a record that people go on with, nothing is left. */
  const ofPerson = (record: Stored, inTrail: boolean): Stored =>
    changeFields(record, (name, value) => {
      if (!personal.has(name)) return eachText(value, (text, field) => eraseAbout(text, 'sure', field), name);
      return inTrail || name === neededField ? marker : undefined;
    });
  const ofNote = (record: Stored): Stored =>
    changeFields(record, (name, value) => {
      if (name === 'text' || name === 'subject') return marker;
      return name === 'attachment' ? undefined : value;
    });
  const ofRelated = (record: Stored, care: Care): Stored =>
    changeFields(record, (name, value) =>
      eachText(
        value,
        (text, field) =>
          person.values.has(text) && text.length > 3 ? marker : eraseAbout(text, care, field),
        name,
      ),
    );
  const elsewhere = <T>(value: T): T => eachText(value, (text, field) => erase(text, 'sure', field)) as T;

  function redact(collection: string, record: Stored, inTrail: boolean): Stored {
    if (untouched.has(collection)) return record;
    if (isTheirs(collection, record.id)) return ofPerson(record, inTrail);
    if (collection === notes.name && person.notes.has(record.id)) return ofNote(record);
    if (collection === opportunities.name && mentions(record)) return ofRelated(record, 'close');
    if (collection === accounts.name && mentions(record)) return ofRelated(record, 'sure');
    return elsewhere(record);
  }

  return {
    record(collection, record) {
      if (passing.has(collection)) {
        const tells = someText(
          record,
          (text, field) => erase(text, 'sure', field) !== text || eraseLikely(text, 'likely') !== text,
        );
        return tells || mentions(record) ? undefined : record;
      }
      if (collection === scoreHistories.name && mentions(record))
        return changeFields(record, (name, value) => (name === 'whenNew' ? undefined : value));
      // Their keys are made from what is erased; those of the others stay as they are.
      if (collection === matchcodes.name && mentions(record)) return undefined;
      return redact(collection, record, false);
    },
    entry(entry) {
      const edits = mapped(entry.edits, (edit) => {
        const before = edit.before && redact(edit.collection, edit.before, true);
        const after = edit.after && redact(edit.collection, edit.after, true);
        if (before === edit.before && after === edit.after) return edit;
        const { collection, id } = edit;
        return { collection, id, ...(before && { before }), ...(after && { after }) };
      });
      const why = erase(entry.why, 'sure', 'text');
      return edits === entry.edits && why === entry.why ? entry : { ...entry, why, edits };
    },
    result: (result) => elsewhere(result),
    remains: (line) => someText(JSON.parse(line), (text, field) => erase(text, 'sure', field) !== text),
  };
}

/** A last name that a colleague has as well tells of nobody. */
function withoutColleagues({ own }: FoundPerson, colleagues: readonly string[]): FoundPerson['own'] {
  const known = new Set(colleagues.flatMap((name) => name.toLowerCase().split(/[\s-]+/)));
  const names = own.names.map(({ first, last }) =>
    last !== undefined && known.has(last.toLowerCase())
      ? {}
      : { ...(first && { first }), ...(last && { last }) },
  );
  return { ...own, names };
}

function someText(value: unknown, is: (text: string, field: string) => boolean, field = ''): boolean {
  if (typeof value === 'string') return is(value, field);
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some((inner) => someText(inner, is, field));
  return Object.entries(value).some(([name, inner]) => is(name, '') || someText(inner, is, name));
}

/** Every text in a value, names of fields as well. The same object when no text changes. */
function eachText(value: unknown, change: (text: string, field: string) => string, field = ''): unknown {
  if (typeof value === 'string') return change(value, field);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return mapped(value, (inner) => eachText(inner, change, field));
  const entries = Object.entries(value);
  const changed = mapped(entries, (entry) => {
    const [name, inner] = entry;
    const [newName, newInner] = [change(name, ''), eachText(inner, change, name)];
    return newName === name && newInner === inner ? entry : ([newName, newInner] as [string, unknown]);
  });
  return changed === entries ? value : Object.fromEntries(changed);
}

/** The fields of a record in their order, but its id and version; those that become `undefined` are left out. */
function changeFields(record: Stored, change: (name: string, value: unknown) => unknown): Stored {
  const entries = Object.entries(record);
  const changed = mapped(entries, (entry) => {
    const [name, value] = entry;
    if (name === 'id' || name === 'version') return entry;
    const made = change(name, value);
    return made === value ? entry : ([name, made] as [string, unknown]);
  });
  if (changed === entries) return record;
  return Object.fromEntries(changed.filter(([, value]) => value !== undefined)) as unknown as Stored;
}

function mapped<T>(items: readonly T[], change: (item: T) => T): readonly T[] {
  let same = true;
  const made = items.map((item) => {
    const next = change(item);
    same &&= next === item;
    return next;
  });
  return same ? items : made;
}
