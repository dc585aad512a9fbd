import { collections, erasures, people } from '../collections.ts';
import type { Person } from '../people/person.ts';
import type { Erasure } from '../records/erasure.ts';
import { type AuditEntry, auditHash } from '../store/audit.ts';
import type { Contents, OnceResult, TrailEnd } from '../store/contents.ts';
import type { Stored } from '../store/store.ts';
import { type FoundPerson, findPerson, type Whom } from './find-person.ts';
import { type Redaction, redactionOf } from './redaction.ts';

/** A record that changes; no `after`: it goes. */
export interface ChangedRecord {
  readonly collection: string;
  readonly before: Stored;
  readonly after?: Stored;
}

/** What is to be erased, before anything is. */
export interface Plan {
  readonly person: FoundPerson;
  readonly redaction: Redaction;
  readonly records: readonly ChangedRecord[];
  readonly entries: number;
  readonly results: number;
}

/** Looks through everything and changes nothing. */
export async function planForgetting(
  contents: Contents,
  whom: Whom,
  words: readonly string[] = [],
): Promise<Plan> {
  const person = await findPerson(contents, whom, words);
  const colleagues: string[] = [];
  for await (const colleague of contents.records(people.name)) colleagues.push((colleague as Person).name);
  const redaction = redactionOf(person, colleagues);
  const records: ChangedRecord[] = [];
  for (const { name: collection } of collections) {
    for await (const before of contents.records(collection)) {
      const after = redaction.record(collection, before);
      if (after === before) continue;
      // Whoever still has the older version in hand must not write it back.
      const next = after && { ...after, version: before.version + 1 };
      records.push({ collection, before, ...(next && { after: next }) });
    }
  }
  let entries = 0;
  for await (const entry of contents.entries(0)) if (redaction.entry(entry) !== entry) entries += 1;
  let results = 0;
  for await (const result of contents.results()) if (redaction.result(result) !== result) results += 1;
  return { person, redaction, records, entries, results };
}

export const findsNobody = ({ records, entries, results }: Plan): boolean =>
  records.length + entries + results === 0;

/** Ids that name the person, as an import may bring them: what points at a record must stay, so they cannot be erased. */
export function namingIds({ person, records, redaction }: Plan): readonly string[] {
  const staying = records.filter(({ after }) => after !== undefined);
  const ids = [...person.leads, ...person.contacts, ...staying.map(({ before }) => before.id)];
  return [...new Set(ids)].filter((id) => redaction.remains(JSON.stringify({ text: id })));
}

/** Who forgets the person, and why; never whom. */
export interface Forgetting {
  readonly by: string;
  readonly why: string;
  readonly at: Date;
}

/** The trail with its entries redacted and chained anew, each with what it was. */
export async function* rechained(
  contents: Contents,
  redaction: Redaction,
): AsyncGenerator<{ readonly entry: AuditEntry; readonly old: AuditEntry }> {
  let last = '';
  let changed = false;
  for await (const old of contents.entries(0)) {
    const redacted = redaction.entry(old);
    changed ||= redacted !== old;
    const entry = changed ? chained(redacted, last) : old;
    last = entry.hash;
    yield { entry, old };
  }
}

function chained({ hash: _, ...entry }: AuditEntry, previous: string): AuditEntry {
  const { edits, ...head } = entry;
  const hash = auditHash(previous, head);
  for (const edit of edits) hash.add(JSON.stringify(edit));
  return { ...entry, hash: hash.digest() };
}

/** The entry that closes a forgetting, and the record in it. */
export function closingEntry(
  before: TrailEnd,
  after: TrailEnd,
  { records, entries }: Plan,
  { by, why, at }: Forgetting,
): { readonly entry: AuditEntry; readonly record: Erasure } {
  const seq = after.seq + 1;
  const removed = records.filter((record) => record.after === undefined).length;
  const record: Erasure = {
    id: `erasure-${seq}`,
    version: 1,
    at: at.toISOString(),
    by,
    why,
    before,
    after,
    entriesRedacted: entries,
    recordsRedacted: records.length - removed,
    recordsRemoved: removed,
  };
  const head = { seq, at: record.at, by, why: 'forget a person' };
  const edits = [{ collection: erasures.name, id: record.id, after: record }];
  return { record, entry: chained({ ...head, edits, hash: '' }, after.hash) };
}

/** The same contents without the person: what a new store is written from. */
export async function withoutPerson(
  contents: Contents,
  plan: Plan,
  forgetting: Forgetting,
): Promise<Contents> {
  let after: TrailEnd = { seq: 0, hash: '' };
  for await (const { entry } of rechained(contents, plan.redaction)) after = entry;
  const closing = closingEntry(contents.last, { seq: after.seq, hash: after.hash }, plan, forgetting);
  const changed = new Map(
    plan.records.map((record) => [`${record.collection}\0${record.before.id}`, record]),
  );
  async function* records(collection: string): AsyncGenerator<Stored> {
    for await (const record of contents.records(collection)) {
      const change = changed.get(`${collection}\0${record.id}`);
      const next = change === undefined ? record : change.after;
      if (next !== undefined) yield next;
    }
    if (collection === erasures.name) yield closing.record;
  }
  async function* entries(from: number): AsyncGenerator<AuditEntry> {
    for await (const { entry } of rechained(contents, plan.redaction)) if (entry.seq > from) yield entry;
    if (closing.entry.seq > from) yield closing.entry;
  }
  async function* results(): AsyncGenerator<OnceResult> {
    for await (const result of contents.results()) yield plan.redaction.result(result);
  }
  return { last: { seq: closing.entry.seq, hash: closing.entry.hash }, records, entries, results };
}
