import type { AnyCollection } from '../store.ts';
import { isConflict, type Session } from './database.ts';
import { fingerprint, lookupRows } from './lookup-rows.ts';
import type { Row } from './view.ts';
import { writeRows } from './write-rows.ts';

/** One process at a time does this. */
const lock = 0x1ead_0003;

/** So many records at once are looked up by other keys from now on. */
const batch = 500;

/** So many records of a collection are tried, to see what a changed fingerprint does not show. */
const sample = 20;

/**
 * Where a release looks records up otherwise than the one before, makes the rows of all records anew. That it does
 * so is told by the text of the look-ups, and, where only something that they call has changed, by some records.
 */
export async function prepareLookups(
  session: Session,
  organisation: string,
  collections: readonly AnyCollection[],
): Promise<void> {
  const made = await madeBy(session, organisation);
  const differing = made.size === 0 ? new Set() : await differingSamples(session, organisation, collections);
  const outdated = collections.filter(
    (collection) => made.get(collection.name) !== fingerprint(collection) || differing.has(collection.name),
  );
  if (outdated.length === 0) return;
  await session.query('select pg_advisory_lock($1)', [lock]);
  try {
    const empty = made.size === 0 && (await isEmpty(session, organisation));
    if (empty) await remember(session, organisation, outdated);
    else for (const collection of outdated) await makeAnew(session, organisation, collection);
  } finally {
    await session.query('select pg_advisory_unlock($1)', [lock]);
  }
}

/** So often a batch is tried that meets changes of other processes. */
const tries = 10;

/**
 * Writes the look-up rows of every record of a collection as this release reckons them. Others may go on changing
 * records meanwhile: each batch locks its records and sees them as they are by then.
 */
export async function makeAnew(
  session: Session,
  organisation: string,
  collection: AnyCollection,
): Promise<void> {
  let after: string | undefined = '';
  for (let failed = 0; after !== undefined; ) {
    try {
      after = await makeBatch(session, organisation, collection, after);
      failed = 0;
    } catch (error) {
      await session.script('rollback').catch(() => undefined);
      failed += 1;
      if (!isConflict(error) || failed === tries) throw error;
    }
  }
}

/** Returns the last id of the batch; `undefined`: it was the last batch. */
async function makeBatch(
  session: Session,
  organisation: string,
  collection: AnyCollection,
  after: string,
): Promise<string | undefined> {
  await session.script('begin isolation level read committed');
  const rows = await session.query<Row>(
    `select doc from lead_assistant.record where organisation = $1 and collection = $2 and id > $3
    order by id limit ${batch} for update`,
    [organisation, collection.name, after],
  );
  const writes = rows.map(({ doc }) => ({ collection, id: doc.id, after: doc }));
  if (rows.length > 0) await writeRows(session, organisation, writes);
  if (rows.length < batch) await remember(session, organisation, [collection]);
  await session.script('commit');
  return rows.length < batch ? undefined : rows.at(-1)?.doc.id;
}

const remember = (session: Session, organisation: string, collections: readonly AnyCollection[]) =>
  session.query(
    `insert into lead_assistant.lookups (organisation, collection, made_by)
    select $1, collection, made_by from unnest($2::text[], $3::text[]) as l (collection, made_by)
    on conflict (organisation, collection) do update set made_by = excluded.made_by`,
    [organisation, collections.map(({ name }) => name), collections.map(fingerprint)],
  );

async function isEmpty(session: Session, organisation: string): Promise<boolean> {
  const rows = await session.query('select from lead_assistant.record where organisation = $1 limit 1', [
    organisation,
  ]);
  return rows.length === 0;
}

async function madeBy(session: Session, organisation: string): Promise<ReadonlyMap<string, string>> {
  const rows = await session.query<{ collection: string; made_by: string }>(
    'select collection, made_by from lead_assistant.lookups where organisation = $1',
    [organisation],
  );
  return new Map(rows.map(({ collection, made_by }) => [collection, made_by]));
}

const samples = `
select r.collection, r.doc, array(
    select e.lookup || ' ' || e.key || ' ' || e.ord from lead_assistant.entry e
    where e.organisation = $1 and e.collection = r.collection and e.id = r.id) as entries,
  array(
    select t.lookup || t.words || ' ' || array_to_string(t.partitions, ' ') from lead_assistant.resemblance t
    where t.organisation = $1 and t.collection = r.collection and t.id = r.id) as texts
from unnest($2::text[]) as c (name) cross join lateral (
  select collection, id, doc from lead_assistant.record
  where organisation = $1 and collection = c.name order by id desc limit ${sample}) r`;

interface Sample extends Row {
  readonly collection: string;
  readonly entries: readonly string[];
  readonly texts: readonly string[];
}

/** The collections with records whose rows are not what this release reckons. */
async function differingSamples(
  session: Session,
  organisation: string,
  collections: readonly AnyCollection[],
): Promise<ReadonlySet<unknown>> {
  const byName = new Map(collections.map((collection) => [collection.name, collection]));
  const rows = await session.query<Sample>(samples, [organisation, [...byName.keys()]]);
  const differing = rows.filter(({ collection, doc, entries, texts }) => {
    const reckoned = lookupRows(byName.get(collection) as AnyCollection, doc);
    const keys = reckoned.entries.map(({ lookup, key, ord }) => `${lookup} ${key} ${ord}`);
    const words = reckoned.resemblances.map(
      ({ lookup, words: folded, partitions }) => `${lookup}${folded} ${partitions.join(' ')}`,
    );
    return !isSame(keys, entries) || !isSame(words, texts);
  });
  return new Set(differing.map(({ collection }) => collection));
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.toSorted().join('\n') === b.toSorted().join('\n');
