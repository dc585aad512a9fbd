import { breathe } from '../slices.ts';
import type { ChangeOf } from '../store.ts';
import { encodeLine, type Line } from './lines.ts';
import type { Commit, Edit, State } from './state.ts';

/** So many lines are written out in one go. */
const SLICE = 500;

/** Writes a change out for the journal. Nothing is applied yet, so large ones may take their time. */
export async function encodeCommit(
  { seq: last, trail, collections }: State,
  { by, why, at, activityId }: ChangeOf,
  { edits, once, along }: Pick<Commit, 'edits' | 'once' | 'along'>,
  durable: number,
): Promise<{ readonly commit: Commit; readonly blocks: readonly Buffer[] }> {
  const seq = last + 1;
  const isAudited = auditedIn(collections);
  const others: Line[] = [
    ...[...latest(along), ...edits.filter((edit) => !isAudited(edit))].map(
      ({ before: _, ...edit }): Line => ({ kind: 'unaudited', edit }),
    ),
    ...[...once.values()].map((result): Line => ({ kind: 'once', ...result })),
  ];
  const head = { seq, at: at.toISOString(), by, why, ...(activityId === undefined ? {} : { activityId }) };
  const audit = await trail.draft(head, edits.filter(isAudited), { others: others.length, durable });
  const blocks = audit.lines.map(({ bytes }) => bytes);
  for (const line of others) if (blocks.push(encodeLine(JSON.stringify(line))) % SLICE === 0) await breathe();
  return { commit: { seq, at: head.at, edits, once, along, audit }, blocks };
}

/** Whether an edit stands in the trail. */
export const auditedIn =
  (collections: State['collections']) =>
  ({ collection }: Edit): boolean =>
    collections.get(collection)?.audited !== false;

/** What was written over since counts no more. */
const latest = (edits: readonly Edit[]): Iterable<Edit> =>
  new Map(edits.map((edit) => [`${edit.collection} ${edit.id}`, edit])).values();
