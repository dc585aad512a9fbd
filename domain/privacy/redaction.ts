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
import type { AuditEntry } from '../store/audit.ts';
import type { OnceResult } from '../store/contents.ts';
import type { Stored } from '../store/store.ts';
import type { FoundPerson } from './find-person.ts';
import { neededField, personalFields } from './personal-fields.ts';
import { type Care, eraserOf, marker } from './traces.ts';

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

export function redactionOf(person: FoundPerson, colleagues: readonly string[]): Redaction {
  const erase = eraserOf(person.own);
  const eraseAbout = eraserOf(person.traces);
  const ids = new Set([...person.leads, ...person.contacts]);
  const strangers = withoutColleagues(person, colleagues);
  const eraseLikely = eraserOf(strangers);

  const mentions = (value: unknown): boolean =>
    someText(value, (text) => text.split(/[|:,;\s/]/).some((part) => ids.has(part)));
  const isTheirs = (collection: string, id: string): boolean =>
    (collection === leads.name && person.leads.has(id)) ||
    (collection === contacts.name && person.contacts.has(id));

  /** `inTrail`: a marker shows that there was something; in a record that people go on with, nothing is left. */
  const ofPerson = (record: Stored, inTrail: boolean): Stored =>
    fieldsOf(record, (name, value) => {
      if (!personal.has(name)) return eachText(value, (text) => eraseAbout(text, 'sure'));
      return inTrail || name === neededField ? marker : undefined;
    });
  const ofNote = (record: Stored): Stored =>
    fieldsOf(record, (name, value) => {
      if (name === 'text' || name === 'subject') return marker;
      return name === 'attachment' ? undefined : value;
    });
  const ofRelated = (record: Stored, care: Care): Stored =>
    fieldsOf(record, (_, value) =>
      eachText(value, (text) =>
        person.values.has(text) && text.length > 3 ? marker : eraseAbout(text, care),
      ),
    );
  const elsewhere = <T>(value: T): T => eachText(value, (text) => erase(text, 'sure')) as T;

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
        const tells = someText(record, (text) => eraseLikely(text, 'likely') !== text);
        return tells || mentions(record) ? undefined : record;
      }
      if (collection === scoreHistories.name && mentions(record))
        return fieldsOf(record, (name, value) => (name === 'whenNew' ? undefined : value));
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
      const why = erase(entry.why, 'sure');
      return edits === entry.edits && why === entry.why ? entry : { ...entry, why, edits };
    },
    result: (result) => elsewhere(result),
    remains: (line) => someText(JSON.parse(line), (text) => erase(text, 'sure') !== text),
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

function someText(value: unknown, is: (text: string) => boolean): boolean {
  if (typeof value === 'string') return is(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, inner]) => is(name) || someText(inner, is));
}

/** Every text in a value, names of fields as well. The same object when no text changes. */
function eachText(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return mapped(value, (inner) => eachText(inner, change));
  const entries = Object.entries(value);
  const changed = mapped(entries, (entry) => {
    const [name, inner] = entry;
    const [newName, newInner] = [change(name), eachText(inner, change)];
    return newName === name && newInner === inner ? entry : ([newName, newInner] as [string, unknown]);
  });
  return changed === entries ? value : Object.fromEntries(changed);
}

/** The fields of a record in their order, but its id and version; those that become `undefined` are left out. */
function fieldsOf(record: Stored, change: (name: string, value: unknown) => unknown): Stored {
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
