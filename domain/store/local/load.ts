import type { Low } from 'lowdb';
import type { AuditFile } from './audit-file.ts';
import { StoreDamaged } from './errors.ts';
import type { Files } from './files.ts';
import { inFolder } from './folder.ts';
import { readSegment, type Segment, segmentsIn, type Torn } from './segments.ts';
import type { Snapshot, State, Upgrade } from './state.ts';

/** Where the journal goes on, and what was found on the way. */
export interface Loaded {
  readonly segments: readonly Segment[];
  /** How much of the last segment is whole. */
  readonly size: number;
  /** The oldest schema found in a segment. */
  readonly schema: number;
  readonly torn?: Torn;
  /** Segments that were made but never written to, and those that hold nothing newer than the snapshot. */
  readonly needless: readonly Segment[];
}

/** Fills the state from a folder: the snapshot, then the changes in the journal that came after it. Only reads. */
export async function load(
  state: State,
  folder: string,
  parts: {
    readonly files: Files;
    readonly db: Low<Snapshot>;
    readonly audit: AuditFile;
    readonly schema: number;
    readonly upgrade: Upgrade;
  },
): Promise<Loaded> {
  const { files, db, audit } = parts;
  await db.read();
  state.restore(db.data);
  if (inFolder(folder, db.data.audit.file).audit !== audit.path)
    throw new StoreDamaged(audit.path, 'the snapshot names another audit trail by now');
  if ((await audit.size()) < state.trail.end) {
    throw new StoreDamaged(audit.path, `it ends before byte ${state.trail.end}`);
  }
  return replay(state, await segmentsIn(files, folder), parts);
}

async function replay(
  state: State,
  found: readonly Segment[],
  { files, schema, upgrade }: { readonly files: Files; readonly schema: number; readonly upgrade: Upgrade },
): Promise<Loaded> {
  const inSnapshot = state.seq;
  let loaded: Loaded = { segments: [], size: 0, schema, needless: [] };
  for (const segment of found) {
    let last = segment.from - 1;
    const end = await readSegment(files, segment, schema, (change) => {
      const { seq } = change.head;
      last = seq;
      if (seq <= inSnapshot) return;
      if (seq !== state.seq + 1) throw new StoreDamaged(segment.path, `change ${state.seq + 1} is missing`);
      state.replay(change, upgrade);
    });
    if (end.headless || (segment.from <= inSnapshot && last <= inSnapshot)) {
      loaded = { ...loaded, needless: [...loaded.needless, segment] };
      continue;
    }
    const { torn } = loaded;
    if (torn !== undefined) throw new StoreDamaged(torn.file, `it cannot be read from byte ${torn.at} on`);
    if (segment.from > state.seq + 1)
      throw new StoreDamaged(segment.path, `change ${state.seq + 1} is missing`);
    loaded = {
      ...loaded,
      segments: [...loaded.segments, segment],
      size: end.size,
      schema: Math.min(loaded.schema, end.schema),
      ...(end.torn === undefined ? {} : { torn: end.torn }),
    };
  }
  return loaded;
}
