import type { AuditEntry } from '../audit.ts';
import type { Contents, OnceResult, TrailEnd } from '../contents.ts';
import { collection } from '../store.ts';
import type { Session } from './database.ts';
import { PostgresView } from './view.ts';

const page = 1_000;

interface Head {
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly why: string;
  readonly activity: string | null;
  readonly hash: string;
  readonly edits: number;
}

const heads = `
select seq::integer as seq, at, by, why, activity, hash,
  (select count(*)::integer from lead_assistant.audited_edit e
    where e.organisation = a.organisation and e.seq = a.seq) as edits
from lead_assistant.audit a where organisation = $1 and seq > $2 order by seq limit ${page}`;

const edits = `
select place, edit from lead_assistant.audited_edit
where organisation = $1 and seq = $2 and place > $3 order by place limit ${page}`;

const results = `
select key, at, result::text as result from lead_assistant.command
where organisation = $1 and key > $2 order by key limit ${page}`;

const end = `
select seq::integer as seq, hash from lead_assistant.audit where organisation = $1 order by seq desc limit 1`;

/** What an organisation has, as the transaction of the session sees it. */
export async function contentsOf(session: Session, organisation: string): Promise<Contents> {
  const view = new PostgresView(session, organisation);
  const [last = { seq: 0, hash: '' }] = await session.query<TrailEnd>(end, [organisation]);
  return {
    last,
    records: (name) => view.all(collection()(name, {})),
    entries: (after) => entriesOf(session, organisation, after),
    results: () => resultsOf(session, organisation),
  };
}

async function* entriesOf(session: Session, organisation: string, after: number): AsyncGenerator<AuditEntry> {
  for (let last = after; ; ) {
    const found = await session.query<Head>(heads, [organisation, last]);
    for (const head of found) {
      const { seq, at, by, why, activity, hash } = head;
      last = seq;
      const made = head.edits === 0 ? [] : await editsOf(session, organisation, seq);
      const activityId = activity === null ? {} : { activityId: activity };
      yield { seq, at, by, why, ...activityId, edits: made, hash };
    }
    if (found.length < page) return;
  }
}

async function editsOf(session: Session, organisation: string, seq: number): Promise<AuditEntry['edits']> {
  const all: AuditEntry['edits'][number][] = [];
  for (let last = 0; ; ) {
    const found = await session.query<{ place: number; edit: AuditEntry['edits'][number] }>(edits, [
      organisation,
      seq,
      last,
    ]);
    for (const { place, edit } of found) {
      last = place;
      all.push(edit);
    }
    if (found.length < page) return all;
  }
}

async function* resultsOf(session: Session, organisation: string): AsyncGenerator<OnceResult> {
  for (let last = ''; ; ) {
    const found = await session.query<{ key: string; at: string; result: string | null }>(results, [
      organisation,
      last,
    ]);
    for (const { key, at, result } of found) {
      last = key;
      yield result === null ? { key, at } : { key, at, value: JSON.parse(result) };
    }
    if (found.length < page) return;
  }
}
