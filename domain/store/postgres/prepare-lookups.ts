import type { AnyCollection, Lookup, Stored } from '../store.ts';
import type { Session } from './database.ts';
import { fingerprint } from './lookup-rows.ts';
import type { Row } from './view.ts';
import { writeRows } from './write-rows.ts';

/** One process at a time does this. */
const lock = 0x1ead_0003;

/** So many records at once are looked up by other keys from now on. */
const batch = 500;

/**
 * Makes what look-ups need: an index for each text look-up, and, where a release looks records up otherwise than
 * the one before, the rows of all records anew.
 */
export async function prepareLookups(
  session: Session,
  organisation: string,
  collections: readonly AnyCollection[],
): Promise<void> {
  const [made, indexes] = [await madeBy(session, organisation), await textIndexes(session)];
  const outdated = collections.filter((collection) => made.get(collection.name) !== fingerprint(collection));
  const missing = collections.flatMap(textLookupsOf).filter(({ index }) => !indexes.has(index));
  if (outdated.length === 0 && missing.length === 0) return;
  await session.query('select pg_advisory_lock($1)', [lock]);
  try {
    for (const { index, collection, lookup } of missing) {
      await session.script(`create index if not exists "${index}" on lead_assistant.resemblance
        using gin (words gin_trgm_ops) with (fastupdate = off)
        where collection = ${literal(collection)} and lookup = ${literal(lookup)}`);
    }
    const empty = made.size === 0 && (await isEmpty(session, organisation));
    if (empty) await remember(session, organisation, outdated);
    else for (const collection of outdated) await makeAnew(session, organisation, collection);
  } finally {
    await session.query('select pg_advisory_unlock($1)', [lock]);
  }
}

/** Writes the look-up rows of every record of a collection as this release reckons them. */
export async function makeAnew(
  session: Session,
  organisation: string,
  collection: AnyCollection,
): Promise<number> {
  let after = '';
  let count = 0;
  for (;;) {
    await session.script('begin isolation level serializable');
    try {
      const rows = await session.query<Row>(
        `select doc from lead_assistant.record where organisation = $1 and collection = $2 and id > $3
        order by id limit ${batch} for update`,
        [organisation, collection.name, after],
      );
      const writes = rows.map(({ doc }) => ({ collection, id: doc.id, after: doc }));
      if (rows.length > 0) await writeRows(session, organisation, writes);
      if (rows.length < batch) await remember(session, organisation, [collection]);
      await session.script('commit');
      count += rows.length;
      after = rows.at(-1)?.doc.id ?? after;
      if (rows.length < batch) return count;
    } catch (error) {
      await session.script('rollback').catch(() => undefined);
      throw error;
    }
  }
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

async function textIndexes(session: Session): Promise<ReadonlySet<string>> {
  const rows = await session.query<{ name: string }>(
    "select indexname::text as name from pg_indexes where schemaname = 'lead_assistant'",
  );
  return new Set(rows.map(({ name }) => name));
}

const textLookupsOf = ({ name, lookups }: AnyCollection) =>
  Object.entries(lookups as Readonly<Record<string, Lookup<Stored>>>)
    .filter(([, { kind }]) => kind === 'text')
    .map(([lookup]) => ({ index: `resemblance_${name}_${lookup}`, collection: name, lookup }));

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
