import type { AuditEntry } from '../audit.ts';
import type { AuditFile } from './audit-file.ts';
import { headOf } from './audit-trail.ts';
import { type ChangeLine, decodeLine, type EditLine, type Line, readLines } from './lines.ts';

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
