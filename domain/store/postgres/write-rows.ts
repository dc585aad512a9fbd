import type { AnyCollection, Stored } from '../store.ts';
import type { Session } from './database.ts';
import { lookupRows } from './lookup-rows.ts';

/** A record as it is to stand from now on, or not to stand any more. */
export interface Write {
  readonly collection: AnyCollection;
  readonly id: string;
  readonly after: Stored | undefined;
}

/**
 * Writes records with everything they are looked up by, in one statement. Rows that stay as they were are not
 * touched. The rows come sorted, so that two processes take their locks in the same order.
 */
const statement = `
with written as (
  select * from unnest($2::text[], $3::text[], $4::integer[], $5::text[]) as w (collection, id, version, doc)),
entries as (
  select * from unnest($6::text[], $7::text[], $8::text[], $9::text[], $10::text[]) as e (collection, id, lookup, key, ord)),
texts as (
  select collection, id, lookup, words, array(select json_array_elements_text(partitions::json)) as partitions
  from unnest($11::text[], $12::text[], $13::text[], $14::text[], $15::text[]) as t (collection, id, lookup, words, partitions)),
gone as (
  delete from lead_assistant.record r using written w
  where r.organisation = $1 and r.collection = w.collection and r.id = w.id and w.doc is null),
kept as (
  insert into lead_assistant.record as r (organisation, collection, id, version, doc)
  select $1, collection, id, version, doc::json from written where doc is not null order by collection, id
  on conflict (organisation, collection, id) do update set version = excluded.version, doc = excluded.doc),
entries_gone as (
  delete from lead_assistant.entry e using written w
  where e.organisation = $1 and e.collection = w.collection and e.id = w.id and not exists (
    select from entries n
    where n.collection = e.collection and n.id = e.id and n.lookup = e.lookup and n.key = e.key and n.ord = e.ord)),
entries_kept as (
  insert into lead_assistant.entry (organisation, collection, lookup, key, ord, id)
  select $1, collection, lookup, key, ord, id from entries order by 2, 3, 4, 5, 6
  on conflict do nothing),
texts_gone as (
  delete from lead_assistant.resemblance t using written w
  where t.organisation = $1 and t.collection = w.collection and t.id = w.id and not exists (
    select from texts n where n.collection = t.collection and n.id = t.id and n.lookup = t.lookup)),
texts_kept as (
  insert into lead_assistant.resemblance as t (organisation, collection, lookup, id, words, partitions)
  select $1, collection, lookup, id, words, partitions from texts order by 2, 3, 4
  on conflict (organisation, collection, lookup, id) do update
    set words = excluded.words, partitions = excluded.partitions
    where (t.words, t.partitions) is distinct from (excluded.words, excluded.partitions))
select pg_current_xact_id()::text as transaction`;

/** Returns the number of the transaction, by which its fate can be asked for later. */
export async function writeRows(
  session: Session,
  organisation: string,
  writes: readonly Write[],
): Promise<string> {
  const sorted = writes.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  const records = sorted.map(({ collection, id, after }) => [
    collection.name,
    id,
    after?.version ?? 0,
    after === undefined ? null : JSON.stringify(after),
  ]);
  const entries: string[][] = [];
  const texts: string[][] = [];
  for (const { collection, id, after } of sorted) {
    if (after === undefined) continue;
    const rows = lookupRows(collection, after);
    for (const { lookup, key, ord } of rows.entries) entries.push([collection.name, id, lookup, key, ord]);
    for (const { lookup, words, partitions } of rows.resemblances)
      texts.push([collection.name, id, lookup, words, JSON.stringify(partitions)]);
  }
  const [row] = await session.query<{ transaction: string }>(statement, [
    organisation,
    ...columns(records, 4),
    ...columns(entries, 5),
    ...columns(texts, 5),
  ]);
  return row?.transaction ?? '';
}

const placeOf = ({ collection, id }: Write): string => `${collection.name}\0${id}`;

const columns = (rows: readonly (readonly unknown[])[], count: number): unknown[][] =>
  Array.from({ length: count }, (_, at) => rows.map((row) => row[at]));
