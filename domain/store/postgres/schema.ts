import type { Session } from './database.ts';
import { DatabaseUnusable } from './errors.ts';

/**
 * The tables. Every primary key and every join begins with `organisation`, the distribution key: several
 * organisations may share a database, and a cluster may spread them without a rewrite.
 *
 * Records and audited edits are `json`, not `jsonb`: the order of fields is part of the audit hash, and text that
 * people paste may hold what `jsonb` refuses. Keys and ids compare by bytes, as the embedded store compares them.
 */
const tables = `
create table lead_assistant.record (
  organisation text not null, collection text not null collate "C", id text not null collate "C",
  version integer not null, doc json not null,
  primary key (organisation, collection, id));

-- One row for each key of each look-up of each record: pages come straight off the index, in order.
create table lead_assistant.entry (
  organisation text not null, collection text not null collate "C", lookup text not null collate "C",
  key text not null collate "C", ord text not null collate "C", id text not null collate "C",
  primary key (organisation, collection, lookup, key, ord, id));
create index entry_of_record on lead_assistant.entry (organisation, collection, id);

-- One row for each text look-up of each record: folded to plain Latin words, each with a space before it.
create table lead_assistant.resemblance (
  organisation text not null, collection text not null collate "C", lookup text not null collate "C",
  id text not null collate "C", words text not null, partitions text[] not null,
  primary key (organisation, collection, lookup, id));
create index resemblance_words on lead_assistant.resemblance using gin (words gin_trgm_ops) with (fastupdate = off);

-- The audit trail: one row for each change, chained by hash, and one for each record in it.
create table lead_assistant.audit (
  organisation text not null, seq bigint not null, at text not null, by text not null, why text not null,
  activity text, hash text not null,
  primary key (organisation, seq));
create table lead_assistant.audited_edit (
  organisation text not null, seq bigint not null, place integer not null,
  collection text not null collate "C", id text not null collate "C", edit json not null,
  primary key (organisation, seq, place));
create index audited_edit_of_record on lead_assistant.audited_edit (organisation, collection, id, seq);

-- Results of commands that must not run twice.
create table lead_assistant.command (
  organisation text not null, key text not null collate "C", at text not null, result json,
  primary key (organisation, key));
create index command_at on lead_assistant.command (organisation, at);

-- What the look-ups of a collection were made by, so that a release with other look-ups makes them anew.
create table lead_assistant.lookups (
  organisation text not null, collection text not null collate "C", made_by text not null,
  primary key (organisation, collection));

-- Locked for a moment by every change, and exclusively by one that was often disturbed.
create table lead_assistant.turnstile ();
`;

/**
 * Candidates of a text look-up. Comparing words is dear and the planner takes it for cheap, so it is left no other way
 * than the index on them: the rest is compared in a form that no index serves. The threshold is lowered while there
 * are fewer than wanted; among many records only while there is none, and then a part of them is compared. Only
 * readable rows are counted (SEC7).
 */
const resembling = `
create or replace function lead_assistant.resembling(
  of_organisation text, of_collection text, of_lookup text, query text, prefix boolean, readable text[], wanted integer)
returns table (id text, words text) language plpgsql as $$
declare
  level real;
  ids text[];
  texts text[];
  many boolean := (select reltuples > 20000 from pg_class where oid = 'lead_assistant.resemblance'::regclass);
  most integer;
begin
  perform set_config('enable_seqscan', 'off', true);
  foreach level in array array[0.6, 0.4, 0.25]::real[] loop
    perform set_config('pg_trgm.word_similarity_threshold', level::text, true);
    most := case when many and level < 0.5 then 2000 end;
    if prefix then
      select array_agg(best.id), array_agg(best.words) into ids, texts from (
        select r.id, r.words from lead_assistant.resemblance r
        where r.words like '% ' || query || '%' and r.organisation || '' = of_organisation
          and r.collection || '' = of_collection and r.lookup || '' = of_lookup
          and (readable is null or r.partitions && readable)
        order by length(r.words), r.id limit wanted) best;
    else
      select array_agg(best.id), array_agg(best.words) into ids, texts from (
        select near.id, near.words from (
          select r.id, r.words from lead_assistant.resemblance r
          where r.words %> query and r.organisation || '' = of_organisation
            and r.collection || '' = of_collection and r.lookup || '' = of_lookup
            and (readable is null or r.partitions && readable)
          limit most) near
        order by word_similarity(query, near.words) desc, length(near.words), near.id limit wanted) best;
    end if;
    exit when prefix or coalesce(cardinality(ids), 0) >= wanted or (ids is not null and (many or level < 0.5));
  end loop;
  perform set_config('enable_seqscan', 'on', true);
  return query select * from unnest(ids, texts);
end $$;
`;

/** An organisation that is being filled from another store: nobody may open it until that is done. */
const transfer = `
create table lead_assistant.transfer (
  organisation text primary key, seq bigint not null, hash text not null, begun_at timestamptz not null default now());
`;

/** Early databases search by another function, with an index for each look-up. */
const searchAnew = `
do $$ declare old text; begin
  for old in select indexname from pg_indexes where schemaname = 'lead_assistant' and tablename = 'resemblance'
    and indexname not in ('resemblance_pkey', 'resemblance_words') loop
    execute format('drop index lead_assistant.%I', old);
  end loop;
end $$;
create index if not exists resemblance_words on lead_assistant.resemblance using gin (words gin_trgm_ops) with (fastupdate = off);
${resembling}`;

/** Without it a change of one record walked the texts of all: its key begins with the look-up. */
const textsOfRecord = `
create index resemblance_of_record on lead_assistant.resemblance (organisation, collection, id);
`;

/** Steps are only ever added. Each runs in one transaction: it is done or it is not. */
const steps: readonly string[] = [tables + resembling, transfer, searchAnew, textsOfRecord];

export const newestSchema = steps.length;

/** Holds off other processes that start at the same time. Ends with the session, whatever happens. */
const migrationLock = 0x1ead_0001;

/** Brings the database to this release. Throws `DatabaseUnusable` when a newer release was there. */
export async function migrate(session: Session, where: string): Promise<void> {
  if ((await stepOf(session, where)) === newestSchema) return;
  await session.query('select pg_advisory_lock($1)', [migrationLock]);
  try {
    const step = await stepOf(session, where);
    if (step === 0) {
      await session.script(
        'create extension if not exists pg_trgm; create schema if not exists lead_assistant; create table if not exists lead_assistant.schema (step integer primary key, made_at timestamptz not null default now())',
      );
    }
    for (let next = step; next < newestSchema; next += 1) {
      await session.script(
        `begin; ${steps[next]}; insert into lead_assistant.schema (step) values (${next + 1}); commit`,
      );
    }
  } finally {
    await session.script('rollback').catch(() => undefined);
    await session.query('select pg_advisory_unlock($1)', [migrationLock]).catch(() => undefined);
  }
}

/** The last step that was made; 0: none. */
async function stepOf(session: Session, where: string): Promise<number> {
  const [known] = await session.query<{ made: boolean }>(
    "select to_regclass('lead_assistant.schema') is not null as made",
  );
  if (!known?.made) return 0;
  const [at] = await session.query<{ step: number }>(
    'select coalesce(max(step), 0)::integer as step from lead_assistant.schema',
  );
  const step = at?.step ?? 0;
  if (step <= newestSchema) return step;
  throw new DatabaseUnusable(
    `${where} was written by a newer release (step ${step}; this one knows ${newestSchema}). Start the newer release. Nothing was changed.`,
  );
}
