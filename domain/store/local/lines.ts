import { crc32 } from 'node:zlib';
import type { AuditedEdit, AuditHead } from '../audit.ts';
import type { OpenFile } from './files.ts';

/**
 * What the journal and the audit trail are made of. A change is one `change` line and the lines it announces:
 * first its audited edits, then the others. The audit trail holds the same bytes without the others.
 */
export type Line =
  | (AuditHead & {
      readonly kind: 'change';
      readonly hash: string;
      readonly edits: number;
      readonly others: number;
      /** The last change known to be safe on disk when this one was written: damage up to it is no torn tail. */
      readonly durable: number;
    })
  | {
      readonly kind: 'edit';
      /** Where in the audit trail its change line starts, and the record's edit before this one. */
      readonly change: number;
      readonly previous?: number;
      readonly edit: AuditedEdit;
    }
  | { readonly kind: 'unaudited'; readonly edit: Omit<AuditedEdit, 'before'> }
  | { readonly kind: 'once'; readonly key: string; readonly at: string; readonly value?: unknown };

export type ChangeLine = Extract<Line, { kind: 'change' }>;
export type EditLine = Extract<Line, { kind: 'edit' }>;

const CRC_LENGTH = 8;

const checksum = (json: Buffer): string => crc32(json).toString(16).padStart(CRC_LENGTH, '0');

/** `crc32 SP json LF`: JSON has no line break of its own, so a line is a line. */
export function encodeLine(json: string): Buffer {
  const line = Buffer.from(`${'0'.repeat(CRC_LENGTH)} ${json}\n`);
  line.write(checksum(jsonIn(line)), 'latin1');
  return line;
}

/** The JSON of a line as it was written. */
export const jsonIn = (line: Buffer): Buffer => line.subarray(CRC_LENGTH + 1, -1);

/** The JSON text of a line without its line break, or `undefined` when any byte of it is not as written. */
export function decodeLine(line: Buffer): string | undefined {
  const json = line.subarray(CRC_LENGTH + 1);
  const sum = line.subarray(0, CRC_LENGTH + 1).toString('latin1');
  return sum === `${checksum(json)} ` ? json.toString('utf8') : undefined;
}

const CHUNK = 1 << 20;
const LINE_FEED = 10;

/** A line without its line break; `complete` is false for what stands after the last line break. */
export interface RawLine {
  readonly at: number;
  readonly bytes: Buffer;
  readonly complete: boolean;
}

/** The lines of a file up to `end`, a chunk of them at a time. */
export async function* readLines(
  file: Pick<OpenFile, 'read'>,
  end: number,
  from = 0,
): AsyncGenerator<readonly RawLine[]> {
  let carried: Buffer[] = [];
  let at = from;
  for (let position = from; position < end; ) {
    const chunk = await file.read(Math.min(CHUNK, end - position), position);
    if (chunk.length === 0) break;
    position += chunk.length;
    const lines: RawLine[] = [];
    let start = 0;
    for (let stop = chunk.indexOf(LINE_FEED); stop >= 0; stop = chunk.indexOf(LINE_FEED, start)) {
      const rest = chunk.subarray(start, stop);
      const bytes = carried.length === 0 ? rest : Buffer.concat([...carried, rest]);
      lines.push({ at, bytes, complete: true });
      carried = [];
      at += bytes.length + 1;
      start = stop + 1;
    }
    if (start < chunk.length) carried.push(chunk.subarray(start));
    yield lines;
  }
  if (carried.length > 0) yield [{ at, bytes: Buffer.concat(carried), complete: false }];
}
