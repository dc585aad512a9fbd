import { csvLimits, type ReadOptions, readLeads } from '../../domain/leads/read-csv.ts';
import type { Option } from '../../domain/qualification/mapping.ts';

/** The platform's status reasons of a lead (dynamics-facts 1). */
export const reasons: readonly Option[] = [
  { value: 1, label: 'New', state: 'open' },
  { value: 2, label: 'Contacted', state: 'open' },
  { value: 3, label: 'Qualified', state: 'qualified' },
  { value: 4, label: 'Lost', state: 'disqualified' },
  { value: 5, label: 'Cannot Contact', state: 'disqualified' },
];

/** Bytes as a disk hands them over: in pieces that respect no character and no line. */
export async function* inPieces(bytes: Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export const readText = (text: string, options: Partial<ReadOptions> = {}, size?: number) =>
  readBytes(Buffer.from(text), options, size);

export const readBytes = (bytes: Uint8Array, options: Partial<ReadOptions> = {}, size?: number) =>
  readLeads(inPieces(bytes, size), { reasons, limits: csvLimits, ...options });

/** The outcome of a file that can be read, or a failed test. */
export async function read(text: string, options: Partial<ReadOptions> = {}) {
  const outcome = await readText(text, options);
  if (outcome.kind !== 'read') throw new Error(`unreadable: ${JSON.stringify(outcome.problem)}`);
  return outcome;
}
