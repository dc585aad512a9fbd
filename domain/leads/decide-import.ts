import { leads } from '../collections.ts';
import { type Actor, may } from '../people/access.ts';
import type { Lead } from '../records/lead.ts';
import type { Transaction } from '../store/store.ts';
import { type ImportPlan, writeImport } from './import.ts';
import type { ImportTwin } from './import-twins.ts';
import { type SavedBeside, tellOwners } from './tell-owners.ts';

/** What is done with a row that is likely a duplicate; `ask`: nobody has decided yet. */
export const importDecisions = ['create', 'skip', 'update', 'ask'] as const;
export type ImportDecision = (typeof importDecisions)[number];

/** What an import writes once every likely duplicate is decided. */
export interface DecidedImport {
  readonly at: Date;
  readonly creates: readonly Lead[];
  /** Stored leads as they will be. */
  readonly updates: readonly Lead[];
  /** Lines that are left out. */
  readonly skipped: readonly number[];
  readonly undecided: readonly ImportTwin[];
  /** New leads that are likely the same as one that is there. */
  readonly beside: readonly SavedBeside[];
  /** Rows that should update a lead which is closed, or which the actor may not write. */
  readonly impossible: readonly { readonly twin: ImportTwin; readonly reason: 'closed' | 'noWrite' }[];
}

/**
 * Applies the decisions, row by row in the order of the file. *Update* puts the row's filled values on the existing
 * lead and leaves the others, its topic and its owner as they are; a row that repeats an earlier row updates what
 * came of that one, and follows it when it was left out.
 */
export function decideImport(
  plan: Pick<ImportPlan, 'leads' | 'lineOf'>,
  twins: readonly ImportTwin[],
  decisionOn: (twin: ImportTwin) => ImportDecision,
  actor: Actor,
  at: Date,
): DecidedImport {
  const byLine = new Map(twins.map((twin) => [twin.line, twin]));
  const creates = new Map<string, Lead>();
  const updates = new Map<string, Lead>();
  const came = new Map<number, { readonly id: string; readonly from: Map<string, Lead> }>();
  const skipped: number[] = [];
  const undecided: ImportTwin[] = [];
  const beside: SavedBeside[] = [];
  const impossible: DecidedImport['impossible'][number][] = [];
  const trace = { modifiedAt: at.toISOString(), modifiedBy: actor.person.id };

  const update = (twin: ImportTwin): void => {
    const { line, lead, of } = twin;
    if (of.kind === 'row') {
      const target = came.get(of.line);
      const before = target?.from.get(target.id);
      if (target === undefined || before === undefined) skipped.push(line);
      else {
        target.from.set(target.id, withFields(before, lead));
        came.set(line, target);
      }
      return;
    }
    if (of.lead.status.state !== 'open') impossible.push({ twin, reason: 'closed' });
    else if (!may(actor, 'write', 'lead', of.lead)) impossible.push({ twin, reason: 'noWrite' });
    else {
      updates.set(of.lead.id, { ...withFields(updates.get(of.lead.id) ?? of.lead, lead), ...trace });
      came.set(line, { id: of.lead.id, from: updates });
    }
  };

  for (const lead of plan.leads) {
    const line = plan.lineOf.get(lead.id) ?? 0;
    const twin = byLine.get(line);
    const decision = twin === undefined ? 'create' : decisionOn(twin);
    if (decision === 'create' || twin === undefined) {
      if (twin?.of.kind === 'lead') beside.push({ saved: lead, like: twin.of.lead });
      creates.set(lead.id, lead);
      came.set(line, { id: lead.id, from: creates });
    } else if (decision === 'skip') skipped.push(line);
    else if (decision === 'ask') undecided.push(twin);
    else update(twin);
  }
  return {
    at,
    creates: [...creates.values()],
    updates: [...updates.values()],
    skipped,
    undecided,
    beside,
    impossible,
  };
}

const untouched = new Set<string>([
  'id',
  'version',
  'topic',
  'ownerId',
  'businessUnitId',
  'createdAt',
  'createdBy',
  'modifiedAt',
  'modifiedBy',
  'status',
  'statusReason',
]);

const withFields = (lead: Lead, row: Lead): Lead => ({
  ...lead,
  ...Object.fromEntries(
    Object.entries(row).filter(([name, value]) => !untouched.has(name) && value !== undefined),
  ),
});

export interface ImportReceipt {
  readonly created: number;
  readonly updated: number;
  readonly skipped: number;
}

/**
 * Writes a decided import, all of it in the change around it, once for each `key`: repeated, it returns the first
 * receipt. Owners of leads that new ones look like are told. Throws `VersionConflict` when a lead to be updated was saved since it was read.
 */
export const applyImport = (
  tx: Transaction,
  key: string,
  { at, creates, updates, skipped, beside }: DecidedImport,
  progress: (written: number) => void = () => {},
): Promise<ImportReceipt> =>
  tx.once(`import:${key}`, async () => {
    await writeImport(tx, { leads: creates }, progress);
    for (const [place, lead] of updates.entries()) {
      await tx.put(leads, lead);
      progress(creates.length + place + 1);
    }
    await tellOwners(tx, key, beside, at);
    return { created: creates.length, updated: updates.length, skipped: skipped.length };
  });
