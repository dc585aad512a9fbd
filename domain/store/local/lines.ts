import { crc32 } from 'node:zlib';
import type { AuditedEdit, AuditHead } from '../audit.ts';

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

const checksum = (json: string | Buffer): string => crc32(json).toString(16).padStart(CRC_LENGTH, '0');

/** `crc32 SP json LF`: JSON has no line break of its own, so a line is a line. */
export const encodeLine = (json: string): string => `${checksum(json)} ${json}\n`;

/** The JSON text of a line without its line break, or `undefined` when any byte of it is not as written. */
export function decodeLine(line: Buffer): string | undefined {
  const json = line.subarray(CRC_LENGTH + 1);
  const sum = line.subarray(0, CRC_LENGTH + 1).toString('latin1');
  return sum === `${checksum(json)} ` ? json.toString('utf8') : undefined;
}
