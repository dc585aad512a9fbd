import { type CoreRecord, nameOfRecord } from '../../domain/core-records.ts';
import { decide } from '../../domain/duplicates/decisions.ts';
import { type DuplicateGroup, readableGroups } from '../../domain/duplicates/scan-digest.ts';
import { lastEnded, lastScan, requestScan, scanUnderWay } from '../../domain/duplicates/scan-job.ts';
import { lookAtMerge } from '../../domain/merging/look.ts';
import { type Actor, lacksAny } from '../../domain/people/access.ts';
import { grantors } from '../../domain/people/administrators.ts';
import { nameOf } from '../../domain/people/names.ts';
import type { DuplicateScan } from '../../domain/records/duplicate-scan.ts';
import type { MergeEntity } from '../../domain/records/merge.ts';
import type { Transaction, View } from '../../domain/store/store.ts';
import type { Command } from '../command.ts';
import { refused } from '../refused.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import type { ScanningCommand } from './command.ts';
import type { GroupRow } from './reply.ts';

/** Groups of one card, and members of one group that are shown. */
const pageSize = 4;
const membersShown = 4;

/**
 * `scan duplicates`: puts a search in line, tells how far it is, and shows what the last one found, as far as the
 * asker may read it. Needs Read on the records.
 */
export async function scanDuplicates(
  tx: Transaction,
  turn: Turn,
  actor: Actor,
  command: ScanningCommand,
): Promise<Reply> {
  const { entity = 'lead', act = 'start', page = 1, apart } = command;
  const missing = lacksAny(actor, 'read', entity);
  if (missing !== undefined) {
    const refusal = { kind: 'privilegesMissing', missing: [missing], grantors: await grantors(tx) } as const;
    return refused(command.kind, refusal, actor, undefined);
  }
  if (apart !== undefined) {
    const refusal = await keepApart(tx, turn, actor, entity, apart);
    if (refusal !== undefined) return refusal;
  }
  if (act === 'start' && (await isWanted(tx, turn, entity, command))) {
    const asked = await requestScan(tx, entity, {
      id: `scan-${turn.activityId}`,
      by: turn.person.id,
      at: turn.at,
    });
    if (asked.status !== 'finished') return progressOf(tx, asked);
  }
  const underWay = await scanUnderWay(tx);
  if (underWay?.entity === entity && apart === undefined && page === 1) return progressOf(tx, underWay);
  const scan = await lastScan(tx, entity);
  if (scan === undefined) return { kind: 'neverScanned', entity, offers: [await startOnButton(tx, entity)] };
  return groupsCard(tx, actor, scan, page);
}

const noneEnded = 'none';

const startOnButton = async (view: View, entity: MergeEntity): Promise<Command> => ({
  kind: 'scan-duplicates',
  entity,
  act: 'start',
  after: (await lastEnded(view, entity))?.id ?? noneEnded,
});

/** In words it is wanted each time; a button wants the one search that follows on what its card showed. */
async function isWanted(view: View, turn: Turn, entity: MergeEntity, { after }: ScanningCommand) {
  if (turn.input.kind === 'text') return true;
  return after === ((await lastEnded(view, entity))?.id ?? noneEnded);
}

/** *Not a duplicate*, remembered for both directions; needs what comparing the two needs. */
async function keepApart(
  tx: Transaction,
  turn: Turn,
  actor: Actor,
  entity: MergeEntity,
  [one, other]: readonly [string, string],
): Promise<Reply | undefined> {
  const look = await lookAtMerge(tx, actor, { one: { entity, id: one }, other: { entity, id: other } });
  if (look.kind === 'refused') return refused('scan-duplicates', look.refusal, actor, undefined);
  const by = { personId: turn.person.id, at: turn.at };
  await decide(tx, { entity, id: one }, { entity, id: other }, 'different', by);
  return undefined;
}

async function progressOf(view: View, scan: DuplicateScan): Promise<Reply> {
  const { entity, by, askedAt, progress, attempts } = scan;
  return {
    kind: 'scanProgress',
    entity,
    byName: await nameOf(view, by),
    askedAt,
    ...(progress && { progress }),
    restarted: attempts > 1,
    offers: [{ kind: 'scan-duplicates', entity, act: 'show' }, { kind: 'help' }],
  };
}

async function groupsCard(view: View, actor: Actor, scan: DuplicateScan, page: number): Promise<Reply> {
  const { entity, finishedAt = scan.askedAt } = scan;
  const groups = await readableGroups(view, actor, scan);
  const from = (page - 1) * pageSize;
  const shown = groups.slice(from, from + pageSize);
  const next: Command = { kind: 'scan-duplicates', entity, act: 'show', page: page + 1 };
  return {
    kind: 'duplicateGroups',
    entity,
    scannedAt: finishedAt,
    groups: await Promise.all(shown.map((group) => groupRow(view, entity, group, page))),
    total: groups.length,
    first: from + 1,
    offers: [
      ...(groups.length > from + pageSize ? [next] : []),
      await startOnButton(view, entity),
      { kind: 'help' },
    ],
  };
}

async function groupRow(
  view: View,
  entity: MergeEntity,
  { members, best }: DuplicateGroup,
  page: number,
): Promise<GroupRow> {
  const ids = [best.a, best.b] as const;
  return {
    members: await Promise.all(
      members.slice(0, membersShown).map(async (record) => ({
        id: record.id,
        name: nameOfRecord(entity, record),
        facts: factsOf(entity, record),
        owner: await nameOf(view, record.ownerId),
      })),
    ),
    more: Math.max(0, members.length - membersShown),
    probability: best.probability,
    compare: { kind: 'merge-records', entity, ids },
    merge: { kind: 'merge-records', entity, ids, choose: true },
    apart: { kind: 'scan-duplicates', entity, act: 'show', page, apart: ids },
  };
}

const telling: Readonly<Record<MergeEntity, readonly string[]>> = {
  lead: ['companyName', 'topic', 'email'],
  account: ['city', 'phone', 'website'],
  contact: ['jobTitle', 'email', 'phone'],
};

function factsOf(entity: MergeEntity, record: CoreRecord): readonly string[] {
  const values = new Map<string, unknown>(Object.entries(record));
  return telling[entity].flatMap((field) => (values.has(field) ? [String(values.get(field))] : []));
}
