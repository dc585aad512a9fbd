import { notes } from '../collections.ts';
import { refKey, type Traced } from '../records/owned.ts';
import type { Touched } from '../records/reversal.ts';
import type { Stored, Transaction } from '../store/store.ts';
import { tableOf } from './since.ts';

type Trace = Pick<Traced, 'modifiedAt' | 'modifiedBy'>;

/**
 * Takes one part of a command back. Returns the record that is gone again or as it was before; of a link that is
 * another by now, which is left alone, `undefined`.
 */
export async function takeBack(tx: Transaction, touched: Touched, trace: Trace): Promise<Stored | undefined> {
  switch (touched.how) {
    case 'shown':
      return hideNote(tx, touched);
    case 'created':
      return remove(tx, touched);
    case 'changed':
      await restore(tx, touched, trace);
      return touched.before;
    case 'relinked':
      return linkBack(tx, touched);
  }
}

type Of<How extends Touched['how']> = Extract<Touched, { how: How }>;

async function hideNote(tx: Transaction, { id, on }: Of<'shown'>): Promise<Stored | undefined> {
  const note = await tx.get(notes, id);
  if (note === undefined) return undefined;
  const gone = new Set(on.map(refKey));
  return tx.put(notes, { ...note, regarding: note.regarding.filter((ref) => !gone.has(refKey(ref))) });
}

async function remove(tx: Transaction, { kind, id }: Of<'created'>): Promise<Stored | undefined> {
  const record = await tx.get(tableOf(kind), id);
  await tx.remove(tableOf(kind), id);
  return record;
}

/** As before, but under its new version, with its newest score and the trace of who took it back. */
async function restore(tx: Transaction, { kind, id, before }: Of<'changed'>, trace: Trace): Promise<void> {
  const now: Stored & { readonly score?: unknown } = { ...before, ...(await tx.get(tableOf(kind), id)) };
  await tx.put(tableOf(kind), {
    ...before,
    ...(now.score !== undefined && { score: now.score }),
    ...(kind !== 'process' && trace),
    version: now.version,
  });
}

async function linkBack(
  tx: Transaction,
  { kind, id, field, from, to }: Of<'relinked'>,
): Promise<Stored | undefined> {
  const now = await tx.get(tableOf(kind), id);
  if (now === undefined || new Map(Object.entries(now)).get(field) !== to) return undefined;
  return tx.put(tableOf(kind), { ...now, [field]: from } as Stored);
}
