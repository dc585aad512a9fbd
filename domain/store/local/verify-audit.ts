import { auditHash } from '../audit.ts';
import { headOf } from './audit-trail.ts';
import { diskFiles } from './disk-files.ts';
import { StoreDamaged } from './errors.ts';
import type { Files } from './files.ts';
import { type LastEntry, pathsIn, readNote } from './folder.ts';
import { type ChangeLine, decodeLine, type EditLine, type Line, readLines } from './lines.ts';
import { readSegment, segmentsIn } from './segments.ts';
import { SnapshotFile } from './snapshot-file.ts';

export type AuditCheck =
  | { readonly kind: 'intact'; readonly entries: number; readonly last: LastEntry }
  /** `whole`: so many entries from the beginning are as they were chained. */
  | { readonly kind: 'damaged'; readonly file: string; readonly what: string; readonly whole: number };

/**
 * Reads the whole audit trail of a folder that is not in use: every checksum, the chain of hashes, the numbering,
 * and that the trail ends where the snapshot and the last closing say. Any changed or missing byte is found.
 * Entries cut off the end of a store that was *not* closed (a crash, or somebody who also removed the closing
 * note) cannot be told from a crash by the folder alone: hand in an entry `noted` elsewhere (`lastEntry()`).
 */
export async function verifyAudit(
  folder: string,
  { files = diskFiles, noted }: { readonly files?: Files; readonly noted?: LastEntry } = {},
): Promise<AuditCheck> {
  const chain = new Chain(noted);
  try {
    await checkFolder(files, folder, chain);
    return { kind: 'intact', entries: chain.last.seq, last: chain.last };
  } catch (error) {
    if (error instanceof StoreDamaged)
      return { kind: 'damaged', file: error.file, what: error.what, whole: chain.last.seq };
    throw error;
  }
}

async function checkFolder(files: Files, folder: string, chain: Chain): Promise<void> {
  const paths = await pathsIn(files, folder);
  const anySchema = Number.MAX_SAFE_INTEGER;
  const snapshot = await new SnapshotFile(files, paths.snapshot, anySchema, (_, record) => record).read();
  if (snapshot !== null) {
    await checkFile(files, paths.audit, snapshot.audit.end, chain);
    chain.expect(paths.audit, { seq: snapshot.seq, hash: snapshot.audit.hash }, 'the snapshot');
  }
  for (const segment of await segmentsIn(files, folder)) {
    const { headless, torn } = await readSegment(files, segment, anySchema, ({ head, edits }) => {
      if (head.seq > (snapshot?.seq ?? 0)) chain.add(segment.path, head, edits);
    });
    // One without its first line holds no entries; were any lost with it, the end would not fit.
    if (torn && !headless)
      throw new StoreDamaged(torn.file, `its last ${torn.bytes} bytes are no whole change`);
  }
  const note = await readNote(files, folder);
  if (note === 'unreadable') throw new StoreDamaged(paths.lock, 'it is not as written');
  if (note?.closed) chain.expect(paths.lock, note.closed, 'the last closing');
  chain.expectNoted(paths.audit);
}

async function checkFile(files: Files, path: string, end: number, chain: Chain): Promise<void> {
  const file = await files.open(path, 'read');
  try {
    let change: { head: ChangeLine; edits: EditLine[] } | undefined;
    for await (const lines of readLines(file, end)) {
      for (const { at, bytes, complete } of lines) {
        const json = complete ? decodeLine(bytes) : undefined;
        if (json === undefined) throw new StoreDamaged(path, `the line at byte ${at} is not as written`);
        const line = JSON.parse(json) as Line;
        if (line.kind === 'change' && change === undefined) change = { head: line, edits: [] };
        else if (line.kind === 'edit' && change !== undefined) change.edits.push(line);
        else throw new StoreDamaged(path, `the line at byte ${at} does not belong there`);
        if (change.edits.length < change.head.edits) continue;
        chain.add(path, change.head, change.edits);
        change = undefined;
      }
    }
    if (change !== undefined) throw new StoreDamaged(path, `entry ${change.head.seq} has no end`);
  } finally {
    await file.close();
  }
}

/** The entries read so far. */
class Chain {
  last: LastEntry = { seq: 0, hash: '' };
  readonly #noted: LastEntry | undefined;
  #passedNoted = false;

  constructor(noted: LastEntry | undefined) {
    this.#noted = noted;
  }

  add(path: string, head: ChangeLine, edits: readonly EditLine[]): void {
    const { seq } = head;
    if (seq !== this.last.seq + 1)
      throw new StoreDamaged(path, `entry ${seq} follows entry ${this.last.seq}`);
    const hasher = auditHash(this.last.hash, headOf(head));
    for (const { edit } of edits) hasher.add(JSON.stringify(edit));
    if (hasher.digest() !== head.hash) {
      throw new StoreDamaged(path, `entry ${seq} is not the one that was chained to entry ${seq - 1}`);
    }
    this.last = { seq, hash: head.hash };
    this.#passedNoted ||= seq === this.#noted?.seq && head.hash === this.#noted.hash;
  }

  expect(path: string, { seq, hash }: LastEntry, witness: string): void {
    if (this.last.seq === seq && this.last.hash === hash) return;
    throw new StoreDamaged(
      path,
      `the trail ends with entry ${this.last.seq}, but ${witness} names entry ${seq}`,
    );
  }

  expectNoted(path: string): void {
    if (this.#noted === undefined || this.#passedNoted) return;
    throw new StoreDamaged(path, `entry ${this.#noted.seq} as it was noted is not in the trail`);
  }
}
