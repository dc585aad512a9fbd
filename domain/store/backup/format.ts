import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { TrailEnd } from '../contents.ts';

/**
 * A backup is one file of gzip members, so that `gunzip` reads it, too: one for each section, each a line of JSON for
 * each of its items; then the manifest; then the seal, which says where the manifest begins and what its hash is. The
 * manifest has the hash of each section's bytes: so no byte of the file can change unseen, and what changed has a name.
 */
export const backupFormat = 1;

export interface Section {
  /** `records <collection>`, `entries`, `results` or `files`. */
  readonly name: string;
  /** How many items, and a hash over their lines: for records that of `digestOf`. */
  readonly count: number;
  readonly hash: string;
  /** Where it stands in the file, and a hash over these bytes. */
  readonly at: number;
  readonly bytes: number;
  readonly packed: string;
}

export interface Manifest {
  readonly format: number;
  /** How the records are shaped: see `local/format`. */
  readonly schema: number;
  /** ISO 8601 in UTC. */
  readonly createdAt: string;
  readonly collections: readonly string[];
  readonly audit: TrailEnd;
  readonly sections: readonly Section[];
}

/** A file beside the records that belongs to the data. */
export interface SideFile {
  readonly name: string;
  /** Base64. */
  readonly content: string;
}

export const recordsOf = (collection: string): string => `records ${collection}`;

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const member = (text: string, level: number): Buffer => {
  const bytes = gzipSync(text, { level });
  // The operating system's number: the same everywhere, so that a seal can be compared byte by byte.
  bytes[9] = 255;
  return bytes;
};

export const packManifest = (manifest: Manifest): Buffer => member(`${JSON.stringify(manifest)}\n`, 9);

export const unpackManifest = (bytes: Buffer): Manifest => JSON.parse(gunzipSync(bytes).toString('utf8'));

/** Always of the same length, and not compressed. */
export const seal = (manifestAt: number, hash: string): Buffer =>
  member(`sealed ${String(manifestAt).padStart(15, '0')} ${hash}\n`, 0);

export const sealBytes = seal(0, sha256(Buffer.alloc(0))).length;

/** Where the manifest begins and its hash; `undefined`: any byte is not that of a seal. */
export function readSeal(bytes: Buffer): { readonly at: number; readonly hash: string } | undefined {
  const [, at = '', hash = ''] = /sealed (\d{15}) ([\da-f]{64})\n/.exec(bytes.toString('latin1')) ?? [];
  return seal(Number(at), hash).equals(bytes) ? { at: Number(at), hash } : undefined;
}
