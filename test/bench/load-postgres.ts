import { Client } from 'pg';
import { collections, leads } from '../../domain/collections.ts';
import type { Lead } from '../../domain/records/lead.ts';
import { type AuditHead, auditHash } from '../../domain/store/audit.ts';
import { lookupRows } from '../../domain/store/postgres/lookup-rows.ts';
import { openPostgresStore } from '../../domain/store/postgres/open-store.ts';

const organisation = 'main';
const batch = 5_000;

/** What slows an insert down; made anew from the rows when all are there. */
const indexes = `
select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as made, c.conname as constraint_name,
  indrelid::regclass::text as on_table, pg_get_constraintdef(c.oid) as constraint_made
from pg_index i left join pg_constraint c on c.conindid = i.indexrelid
where i.indrelid in ('lead_assistant.record'::regclass, 'lead_assistant.entry'::regclass,
  'lead_assistant.resemblance'::regclass, 'lead_assistant.audited_edit'::regclass)`;

interface Index {
  readonly name: string;
  readonly made: string;
  readonly on_table: string;
  readonly constraint_name: string | null;
  readonly constraint_made: string | null;
}

/**
 * Puts leads into an empty database as changes of 5,000 would have put them, look-ups and audit trail included, but
 * with the indexes made last: a million take minutes instead of an hour.
 */
export async function loadPostgres(url: string, records: Iterable<Lead>): Promise<void> {
  const store = await openPostgresStore({ url, collections, now: () => new Date() });
  await store.close();
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("set synchronous_commit = off; set maintenance_work_mem = '1GB'");
    const { rows } = await client.query<Index>(indexes);
    for (const index of rows) await client.query(dropped(index));
    const chain = { seq: 0, hash: '' };
    let waiting: Lead[] = [];
    for (const record of records) {
      if (waiting.push({ ...record, version: 1 }) < batch) continue;
      await insert(client, waiting, chain);
      waiting = [];
    }
    if (waiting.length > 0) await insert(client, waiting, chain);
    for (const index of rows) await client.query(made(index));
    await client.query('vacuum (analyze)');
  } finally {
    await client.end();
  }
}

const dropped = ({ name, on_table, constraint_name }: Index): string =>
  constraint_name === null
    ? `drop index ${name}`
    : `alter table ${on_table} drop constraint ${constraint_name}`;

const made = ({ made, on_table, constraint_name, constraint_made }: Index): string =>
  constraint_name === null
    ? made
    : `alter table ${on_table} add constraint ${constraint_name} ${constraint_made}`;

async function insert(
  client: Client,
  records: readonly Lead[],
  chain: { seq: number; hash: string },
): Promise<void> {
  const entries: string[][] = [];
  const texts: string[][] = [];
  for (const record of records) {
    const rows = lookupRows(leads, record);
    for (const { lookup, key, ord } of rows.entries) entries.push([lookup, key, ord, record.id]);
    for (const { lookup, words, partitions } of rows.resemblances)
      texts.push([lookup, record.id, words, JSON.stringify(partitions)]);
  }
  const head: AuditHead = { seq: chain.seq + 1, at: new Date(0).toISOString(), by: 'system', why: 'bench' };
  const hash = auditHash(chain.hash, head);
  const edits = records.map((after) => JSON.stringify({ collection: leads.name, id: after.id, after }));
  for (const edit of edits) hash.add(edit);
  Object.assign(chain, { seq: head.seq, hash: hash.digest() });
  await client.query('begin');
  await client.query(
    `insert into lead_assistant.record (organisation, collection, id, version, doc)
    select $1, $2, id, 1, doc::json from unnest($3::text[], $4::text[]) as r (id, doc)`,
    [organisation, leads.name, records.map(({ id }) => id), records.map((record) => JSON.stringify(record))],
  );
  await client.query(
    `insert into lead_assistant.entry (organisation, collection, lookup, key, ord, id)
    select $1, $2, * from unnest($3::text[], $4::text[], $5::text[], $6::text[])`,
    [organisation, leads.name, ...columns(entries, 4)],
  );
  await client.query(
    `insert into lead_assistant.resemblance (organisation, collection, lookup, id, words, partitions)
    select $1, $2, lookup, id, words, array(select json_array_elements_text(partitions::json))
    from unnest($3::text[], $4::text[], $5::text[], $6::text[]) as t (lookup, id, words, partitions)`,
    [organisation, leads.name, ...columns(texts, 4)],
  );
  await client.query(
    'insert into lead_assistant.audit (organisation, seq, at, by, why, hash) values ($1, $2, $3, $4, $5, $6)',
    [organisation, head.seq, head.at, head.by, head.why, chain.hash],
  );
  await client.query(
    `insert into lead_assistant.audited_edit (organisation, seq, place, collection, id, edit)
    select $1, $2, place, $3, id, edit::json
    from unnest($4::text[], $5::text[]) with ordinality as e (id, edit, place)`,
    [organisation, head.seq, leads.name, records.map(({ id }) => id), edits],
  );
  await client.query('commit');
}

const columns = (rows: readonly (readonly string[])[], count: number): (string | undefined)[][] =>
  Array.from({ length: count }, (_, at) => rows.map((row) => row[at]));
