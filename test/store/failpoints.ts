import type { Call } from './faults.ts';

/** A moment in the life of a write at which a process is killed: before, in the middle of, or after a call. */
export interface Failpoint {
  readonly when: 'before' | 'halfway' | 'after';
  readonly at: (call: Call) => boolean;
}

const on =
  (op: Call['op'], file: RegExp) =>
  (call: Call): boolean =>
    call.op === op && file.test(call.file);

const JOURNAL = /^journal-/;
const UNFINISHED = /\.tmp$/;
const SNAPSHOT = /^snapshot\.jsonl$/;
const AUDIT = /^audit/;

/** REL3: around every step of a commit and of a snapshot. */
export const failpoints = {
  'mid log append': { when: 'halfway', at: on('write', JOURNAL) },
  'after append, before fsync': { when: 'before', at: on('sync', JOURNAL) },
  'after fsync, before answer': { when: 'after', at: on('sync', JOURNAL) },
  'before new segment': { when: 'before', at: on('open', JOURNAL) },
  'new segment without a first line': { when: 'after', at: on('open', JOURNAL) },
  'mid audit write': { when: 'halfway', at: on('write', AUDIT) },
  'before temp write': { when: 'before', at: on('write', UNFINISHED) },
  'mid compaction': { when: 'halfway', at: on('write', UNFINISHED) },
  'after temp write, before fsync': { when: 'before', at: on('sync', UNFINISHED) },
  'after fsync, before rename': { when: 'before', at: on('rename', SNAPSHOT) },
  'after rename, before folder fsync': { when: 'after', at: on('rename', SNAPSHOT) },
  'before old segments are removed': { when: 'before', at: on('remove', JOURNAL) },
  'between removals of old segments': { when: 'after', at: on('remove', JOURNAL) },
} as const satisfies Record<string, Failpoint>;

export type FailpointName = keyof typeof failpoints;
