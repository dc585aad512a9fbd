import type { AuditEntry } from '../audit.ts';
import type { Contents, OnceResult } from '../contents.ts';
import type { AnyCollection, Stored } from '../store.ts';
import { insertEntry } from './audit-chain.ts';
import type { Session } from './database.ts';
import { DatabaseUnusable } from './errors.ts';
import { storableKey } from './lookup-rows.ts';
import { prepareLookups } from './prepare-lookups.ts';
import { migrate } from './schema.ts';
import { writeRows } from './write-rows.ts';

/** Where the records are to go. */
export interface Target {
  readonly session: Session;
  readonly organisation: string;
  readonly collections: readonly AnyCollection[];
  /** For messages, without a password. */
  readonly where: string;
}

const batch = 500;

/**
 * Copies the contents of another store into an organisation that is empty, or that an interrupted copy of the same
 * contents left unfinished: then it goes on where that ended. Until `finish` nobody can open it.
 */
export async function fill(target: Target, from: Contents, told: (records: number) => void): Promise<void> {
  const { session, where, organisation, collections } = target;
  await migrate(session, where);
  await begin(target, from);
  await prepareLookups(session, organisation, collections);
  let done = 0;
  for (const collection of collections) {
    const after = await lastId(target, collection.name);
    await inBatches(from.records(collection.name), async (records) => {
      const fresh = records.filter(({ id }) => after === undefined || id > after);
      if (fresh.length > 0) await copyRecords(target, collection, fresh);
      done += records.length;
      told(done);
    });
  }
  await inBatches(from.entries(await lastSeq(target)), (entries) => copyEntries(target, entries));
  await inBatches(from.results(), (results) => copyResults(target, results));
  for (const table of ['record', 'entry', 'resemblance', 'audit', 'audited_edit'])
    await session.script(`analyze lead_assistant.${table}`);
}

/** From now on it can be opened. */
export const finish = ({ session, organisation }: Target): Promise<unknown> =>
  session.query('delete from lead_assistant.transfer where organisation = $1', [organisation]);

/** Notes what is copied. Contents that changed since the first try are copied from the beginning. */
async function begin({ session, organisation, where }: Target, { last }: Contents): Promise<void> {
  const [noted] = await session.query<{ seq: string; hash: string }>(
    'select seq, hash from lead_assistant.transfer where organisation = $1',
    [organisation],
  );
  if (noted !== undefined && Number(noted.seq) === last.seq && noted.hash === last.hash) return;
  if (noted === undefined) {
    const [there] = await session.query(
      'select from lead_assistant.record where organisation = $1 union all select from lead_assistant.audit where organisation = $1 limit 1',
      [organisation],
    );
    if (there !== undefined)
      throw new DatabaseUnusable(
        `${where} holds data already, and nothing is copied over it. Name an empty database. Nothing was changed.`,
      );
  }
  await session.script('begin');
  for (const table of ['record', 'entry', 'resemblance', 'audit', 'audited_edit', 'command', 'transfer'])
    await session.query(`delete from lead_assistant.${table} where organisation = $1`, [organisation]);
  await session.query('insert into lead_assistant.transfer (organisation, seq, hash) values ($1, $2, $3)', [
    organisation,
    last.seq,
    last.hash,
  ]);
  await session.script('commit');
}

async function lastId({ session, organisation }: Target, collection: string): Promise<string | undefined> {
  const [last] = await session.query<{ id: string }>(
    'select id from lead_assistant.record where organisation = $1 and collection = $2 order by id desc limit 1',
    [organisation, collection],
  );
  return last?.id;
}

async function lastSeq({ session, organisation }: Target): Promise<number> {
  const [last] = await session.query<{ seq: number }>(
    'select coalesce(max(seq), 0)::integer as seq from lead_assistant.audit where organisation = $1',
    [organisation],
  );
  return last?.seq ?? 0;
}

/** One statement, so it is there as a whole or not at all. */
const copyRecords = (
  { session, organisation }: Target,
  collection: AnyCollection,
  records: readonly Stored[],
): Promise<unknown> =>
  writeRows(
    session,
    organisation,
    records.map((record) => ({ collection, id: record.id, after: record })),
  );

async function copyEntries({ session, organisation }: Target, entries: readonly AuditEntry[]): Promise<void> {
  await session.script('begin');
  for (const { edits, ...entry } of entries) {
    const texts = edits.map((edit) => ({ ...edit, text: JSON.stringify(edit) }));
    await insertEntry(session, organisation, entry, texts);
  }
  await session.script('commit');
}

const copyResults = ({ session, organisation }: Target, results: readonly OnceResult[]): Promise<unknown> =>
  session.query(
    `insert into lead_assistant.command (organisation, key, at, result)
    select $1, key, at, result::json from unnest($2::text[], $3::text[], $4::text[]) as c (key, at, result)
    on conflict do nothing`,
    [
      organisation,
      results.map(({ key }) => storableKey(key)),
      results.map(({ at }) => at),
      results.map(({ value }) => (value === undefined ? null : JSON.stringify(value))),
    ],
  );

async function inBatches<T>(
  items: AsyncIterable<T>,
  take: (items: readonly T[]) => Promise<unknown>,
): Promise<void> {
  let waiting: T[] = [];
  for await (const item of items) {
    if (waiting.push(item) < batch) continue;
    await take(waiting);
    waiting = [];
  }
  if (waiting.length > 0) await take(waiting);
}
