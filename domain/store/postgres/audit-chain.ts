import { type AuditEntry, type AuditHead, auditHash } from '../audit.ts';
import type { ChangeOf } from '../store.ts';
import type { Database, Session } from './database.ts';

/** One record's fate, ready for the trail. */
export interface EditText {
  readonly collection: string;
  readonly id: string;
  /** The edit as JSON: exactly these bytes are hashed. */
  readonly text: string;
}

interface Last {
  readonly seq: number;
  readonly hash: string;
}

const lastEntry = `
select seq::integer as seq, hash from lead_assistant.audit where organisation = $1 order by seq desc limit 1`;

const append = `
with head as (
  insert into lead_assistant.audit (organisation, seq, at, by, why, activity, hash) values ($1, $2, $3, $4, $5, $6, $7))
insert into lead_assistant.audited_edit (organisation, seq, place, collection, id, edit)
select $1, $2, place, collection, id, edit::json
from unnest($8::text[], $9::text[], $10::text[]) with ordinality as e (collection, id, edit, place)`;

/**
 * Adds the entry of a change to the trail, as the last thing before it is committed. The chain is held from here
 * to the end of the transaction, and its last entry is read outside of the transaction, which sees the database
 * as it was at its own beginning: so changes meet only for this moment, and not for as long as they run.
 */
export async function appendEntry(
  database: Database,
  session: Session,
  organisation: string,
  { by, why, at, activityId }: ChangeOf,
  edits: readonly EditText[],
): Promise<void> {
  await session.query('select pg_advisory_xact_lock($1, hashtext($2))', [0x1ead_0002, organisation]);
  const [last = { seq: 0, hash: '' }] = await database.newest<Last>(lastEntry, [organisation]);
  const head: AuditHead = {
    seq: last.seq + 1,
    at: at.toISOString(),
    by,
    why,
    ...(activityId === undefined ? {} : { activityId }),
  };
  const hash = auditHash(last.hash, head);
  for (const { text } of edits) hash.add(text);
  await insertEntry(session, organisation, { ...head, hash: hash.digest() }, edits);
}

/** Writes an entry as it is. */
export async function insertEntry(
  session: Session,
  organisation: string,
  { seq, at, by, why, activityId, hash }: AuditHead & Pick<AuditEntry, 'hash'>,
  edits: readonly EditText[],
): Promise<void> {
  const columns = [
    edits.map(({ collection }) => collection),
    edits.map(({ id }) => id),
    edits.map(({ text }) => text),
  ];
  await session.query(append, [organisation, seq, at, by, why, activityId ?? null, hash, ...columns]);
}

interface HistoryRow extends Last {
  readonly at: string;
  readonly by: string;
  readonly why: string;
  readonly activity: string | null;
  readonly edit: AuditEntry['edits'][number];
}

const historyOf = `
select a.seq::integer as seq, a.at, a.by, a.why, a.activity, a.hash, e.edit
from lead_assistant.audited_edit e join lead_assistant.audit a using (organisation, seq)
where e.organisation = $1 and e.collection = $2 and e.id = $3
order by e.seq desc limit $4`;

export async function history(
  session: Session,
  organisation: string,
  collection: string,
  id: string,
  limit: number,
): Promise<readonly AuditEntry[]> {
  const rows = await session.query<HistoryRow>(historyOf, [organisation, collection, id, limit]);
  return rows.map(({ seq, at, by, why, activity, hash, edit }) => ({
    seq,
    at,
    by,
    why,
    ...(activity === null ? {} : { activityId: activity }),
    edits: [edit],
    hash,
  }));
}
