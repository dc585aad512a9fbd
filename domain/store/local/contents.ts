import type { AuditEntry } from '../audit.ts';
import type { Contents } from '../contents.ts';
import type { AuditFile } from './audit-file.ts';
import { headOf } from './audit-trail.ts';
import { type ChangeLine, decodeLine, type EditLine, type Line, readLines } from './lines.ts';
import type { Snapshot } from './state.ts';

/** A snapshot and the trail up to it, to be read one after another. */
export const contentsIn = (
  { seq, audit: { end, hash }, records, once }: Snapshot,
  trail: Pick<AuditFile, 'read'>,
): Contents => ({
  last: { seq, hash },
  records: async function* (name) {
    const these = records.flatMap((slice) => (slice.collection === name ? slice.records : []));
    yield* these.sort((a, b) => (a.id < b.id ? -1 : 1));
  },
  entries: (after) => entriesIn(trail, end, after),
  results: async function* () {
    yield* once;
  },
});

/** The entries in the trail's own file up to the position `end`, oldest first, from after the entry `after` on. */
export async function* entriesIn(
  file: Pick<AuditFile, 'read'>,
  end: number,
  after: number,
): AsyncGenerator<AuditEntry> {
  let change: ChangeLine | undefined;
  let edits: EditLine['edit'][] = [];
  for await (const lines of readLines(file, end)) {
    for (const { at, bytes } of lines) {
      const json = decodeLine(bytes);
      if (json === undefined) throw new Error(`The audit trail is damaged at byte ${at}`);
      const line = JSON.parse(json) as Line;
      if (line.kind === 'change') {
        change = line;
        edits = [];
      } else if (line.kind === 'edit') edits.push(line.edit);
      if (change === undefined || edits.length < change.edits || change.seq <= after) continue;
      yield { ...headOf(change), edits, hash: change.hash };
    }
  }
}
