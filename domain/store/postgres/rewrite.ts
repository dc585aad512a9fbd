import type { AuditEntry } from '../audit.ts';
import type { Contents, OnceResult } from '../contents.ts';
import { insertEntry } from './audit-chain.ts';
import { contentsOf } from './contents.ts';
import type { Session } from './database.ts';
import { storableKey } from './lookup-rows.ts';
import { type Write, writeRows } from './write-rows.ts';

/** What is to stand in the place of what is there. */
export interface Rewriting {
  readonly writes: readonly Write[];
  /** The whole trail, each entry with what it was. */
  entries(): AsyncIterable<{ readonly entry: AuditEntry; readonly old: AuditEntry }>;
  readonly closing: AuditEntry;
  readonly results: readonly OnceResult[];
}

const batch = 500;

/** As a change that runs alone, and holding the audit chain. */
const begin = `begin isolation level serializable; set local jit = off; set local synchronous_commit = on;
lock table lead_assistant.turnstile in exclusive mode`;

const everyText = `
select key as text from lead_assistant.entry where organisation = $1
union all select words from lead_assistant.resemblance where organisation = $1`;

/** Where rows that were replaced would lie on until something is written over them. */
const tables = ['record', 'entry', 'resemblance', 'audit', 'audited_edit', 'command'];

/**
 * Rewrites records and the audit trail in one transaction. `inspect` sees everything that stands there afterwards, as
 * JSON, and
 * throws to refuse it: then nothing is changed. At last the tables are written anew, so that no replaced row lies on.
 */
export async function rewrite(
  session: Session,
  organisation: string,
  make: (old: Contents) => Promise<Rewriting>,
  inspect: (line: string) => void,
): Promise<void> {
  await session.script(begin);
  try {
    await session.query('select pg_advisory_xact_lock($1, hashtext($2))', [0x1ead_0002, organisation]);
    const rewriting = await make(await contentsOf(session, organisation));
    for (let from = 0; from < rewriting.writes.length; from += batch)
      await writeRows(session, organisation, rewriting.writes.slice(from, from + batch));
    for await (const { entry, old } of rewriting.entries())
      await replaceEntry(session, organisation, entry, old);
    const { edits, ...head } = rewriting.closing;
    const texts = edits.map((edit) => ({ ...edit, text: JSON.stringify(edit) }));
    await insertEntry(session, organisation, head, texts);
    for (const { key, value } of rewriting.results)
      await session.query(
        'update lead_assistant.command set result = $3::json where organisation = $1 and key = $2',
        [organisation, storableKey(key), value === undefined ? null : JSON.stringify(value)],
      );
    await inspectAll(session, organisation, rewriting.writes, inspect);
    await session.script('commit');
  } catch (error) {
    await session.script('rollback').catch(() => undefined);
    throw error;
  }
  for (const table of tables) await session.script(`vacuum full lead_assistant.${table}`);
}

async function replaceEntry(
  session: Session,
  organisation: string,
  entry: AuditEntry,
  old: AuditEntry,
): Promise<void> {
  if (entry.hash === old.hash) return;
  await session.query(
    'update lead_assistant.audit set hash = $3, why = $4 where organisation = $1 and seq = $2',
    [organisation, entry.seq, entry.hash, entry.why],
  );
  for (const [at, edit] of entry.edits.entries()) {
    if (edit === old.edits[at]) continue;
    await session.query(
      'update lead_assistant.audited_edit set edit = $4::json where organisation = $1 and seq = $2 and place = $3',
      [organisation, entry.seq, at + 1, JSON.stringify(edit)],
    );
  }
}

async function inspectAll(
  session: Session,
  organisation: string,
  writes: readonly Write[],
  inspect: (line: string) => void,
): Promise<void> {
  const { records, entries, results } = await contentsOf(session, organisation);
  for (const name of new Set(writes.map(({ collection }) => collection.name)))
    for await (const record of records(name)) inspect(JSON.stringify(record));
  for await (const entry of entries(0)) inspect(JSON.stringify(entry));
  for await (const result of results()) inspect(JSON.stringify(result));
  for (const { text } of await session.query<{ text: string }>(everyText, [organisation]))
    inspect(JSON.stringify(text));
}
