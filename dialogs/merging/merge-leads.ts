import { leads } from '../../domain/collections.ts';
import { leadAsComparable } from '../../domain/duplicates/as-comparable.ts';
import { decide } from '../../domain/duplicates/decisions.ts';
import { duplicatesOf, isPossible } from '../../domain/duplicates/duplicates-of.ts';
import {
  type Comparison,
  lookAtMerge,
  type MergeLook,
  type MergeRefused,
} from '../../domain/merging/look.ts';
import { type MergeReceipt, merge } from '../../domain/merging/merge.ts';
import { type Actor, loadActor } from '../../domain/people/access.ts';
import { loadSettings } from '../../domain/qualification/settings-change.ts';
import { type Lead, leadName } from '../../domain/records/lead.ts';
import type { MergeEntity } from '../../domain/records/merge.ts';
import type { Transaction } from '../../domain/store/store.ts';
import type { Command } from '../command.ts';
import { advanceFlow, endFlow, type FlowKind, type Pressed, startFlow } from '../flow.ts';
import { leadHead, leadRow } from '../lead-facts.ts';
import { rememberLead } from '../memory.ts';
import { refused } from '../refused.ts';
import type { Reply } from '../reply.ts';
import { stranger } from '../stranger.ts';
import type { Deps, Turn } from '../turn.ts';
import { whichLead } from '../which-lead.ts';
import type { Which } from './reply.ts';

type Ids = readonly [string, string];

type MergeState =
  | { readonly step: 'comparing'; readonly entity: MergeEntity; readonly ids: Ids }
  /** `versions` are those of the records that the card shows. */
  | {
      readonly step: 'choosing';
      readonly entity: MergeEntity;
      readonly ids: Ids;
      readonly master: Which;
      readonly versions: readonly [number, number];
    }
  | { readonly step: 'done'; readonly receipt: MergeReceipt }
  | { readonly step: 'different'; readonly reply: Reply };

/** Finds the second lead, then shows both. */
export async function mergeLeads(
  tx: Transaction,
  turn: Turn,
  actor: Actor,
  lead: Lead,
  deps: Pick<Deps, 'detector'>,
  command: Extract<Command, { kind: 'merge-leads' }>,
): Promise<Reply> {
  const { other: named, keep } = command;
  const first = { kind: 'id', id: lead.id } as const;
  if (named === undefined) return withDuplicate(tx, turn, actor, lead, deps);
  const found = await whichLead(tx, turn, actor, named, (other) => ({ ...command, lead: first, other }));
  if (found.kind === 'reply') return found.reply;
  const master = keep === undefined ? undefined : keep === 'lead' ? 0 : 1;
  return startMerge(tx, turn, actor, 'lead', [lead.id, found.lead.id], master);
}

/** `merge …` names one lead: the other is its only duplicate, or chosen among several. */
async function withDuplicate(
  tx: Transaction,
  turn: Turn,
  actor: Actor,
  lead: Lead,
  { detector }: Pick<Deps, 'detector'>,
): Promise<Reply> {
  const { matches } = await duplicatesOf(tx, actor, detector, leadAsComparable(lead), { kinds: ['lead'] });
  const twins = matches.flatMap((match) =>
    match.kind === 'lead' && isPossible(match) && match.record.status.state === 'open' ? [match.record] : [],
  );
  const [only, another] = twins;
  const ref = { kind: 'id', id: lead.id } as const;
  if (only === undefined)
    return {
      kind: 'noDuplicates',
      lead: leadHead(lead),
      offers: [
        { kind: 'show-lead', lead: ref },
        { kind: 'scan-duplicates', act: 'show' },
      ],
    };
  if (another === undefined) return startMerge(tx, turn, actor, 'lead', [lead.id, only.id]);
  const rows = await Promise.all(
    twins.slice(0, twinsShown).map(async (twin) => ({
      ...(await leadRow(tx, actor, twin)),
      choose: { kind: 'merge-leads', lead: ref, other: { kind: 'id', id: twin.id } } as const,
    })),
  );
  return { kind: 'leadSeveral', words: leadName(lead), rows, total: twins.length, wanted: 'merge-leads' };
}

const twinsShown = 10;

/** `merge … with …`, `compare … with …`: two records side by side; nothing is written before *Merge* is pressed. */
export async function startMerge(
  tx: Transaction,
  turn: Turn,
  actor: Actor,
  entity: MergeEntity,
  ids: Ids,
  keep?: Which | 'suggested',
): Promise<Reply> {
  const look = await lookAt(tx, actor, entity, ids);
  if (look.kind === 'refused') return refusedMerge(tx, actor, look, ids);
  const state: MergeState =
    keep === undefined
      ? { step: 'comparing', entity, ids }
      : {
          step: 'choosing',
          entity,
          ids,
          master: keep === 'suggested' ? look.comparison.suggested : keep,
          versions: versionsOf(look.comparison),
        };
  const flow = await startFlow(tx, turn, mergeFlow, `${entity}-${ids.toSorted().join('-')}`, state);
  return cardOf(tx, state, look.comparison, { flow: flow.id, rev: flow.rev });
}

export const mergeFlow: FlowKind<MergeState> = {
  name: 'merge',
  v: 1,
  press: pressMerge,
  show: async (at) => {
    const { tx, turn, state, flow } = at;
    if (state.step === 'done') return merged(state.receipt);
    if (state.step === 'different') return state.reply;
    const actor = await loadActor(tx, turn.person.id);
    if (actor === undefined) return stranger(turn);
    const look = await lookAt(tx, actor, state.entity, state.ids);
    if (look.kind === 'refused') return refusedMerge(tx, actor, look, state.ids);
    return cardOf(tx, state, look.comparison, { flow: flow.id, rev: flow.rev });
  },
};

async function pressMerge(pressed: Pressed<MergeState>): Promise<Reply> {
  const { tx, turn, state, press } = pressed;
  if (state.step === 'done') return merged(state.receipt);
  if (state.step === 'different') return state.reply;
  const actor = await loadActor(tx, turn.person.id);
  if (actor === undefined) return stranger(turn);
  if (press === 'merge' && state.step === 'choosing') return mergeNow(pressed, actor, state);
  const look = await lookAt(tx, actor, state.entity, state.ids);
  if (look.kind === 'refused') return giveUp(pressed, actor, look);
  if (press === 'different') return rememberDifferent(pressed, look.comparison);
  const { entity, ids } = state;
  const versions = versionsOf(look.comparison);
  const master = press === 'keep-0' ? 0 : press === 'keep-1' ? 1 : undefined;
  const next: MergeState =
    master === undefined
      ? { step: 'comparing', entity, ids }
      : { step: 'choosing', entity, ids, master, versions };
  const flow = await advanceFlow(pressed, next);
  return cardOf(tx, next, look.comparison, { flow: flow.id, rev: flow.rev });
}

/** *Not a duplicate*: remembered for both directions. */
async function rememberDifferent(pressed: Pressed<MergeState>, comparison: Comparison): Promise<Reply> {
  const { tx, turn } = pressed;
  const { entity, sides } = comparison;
  const [a, b] = sides;
  const by = { personId: turn.person.id, at: turn.at };
  await decide(tx, { entity, id: a.id }, { entity, id: b.id }, 'different', by);
  const reply: Reply = {
    kind: 'notDuplicates',
    entity,
    names: [a.name, b.name],
    offers: [
      ...(entity === 'lead'
        ? sides.map(({ id, name }) => ({ kind: 'show-lead', lead: { kind: 'id', id }, name }) as const)
        : []),
      { kind: 'merge-records', entity, ids: [a.id, b.id] },
    ],
  };
  await advanceFlow(pressed, { step: 'different', reply }, 'finished');
  return reply;
}

async function mergeNow(
  pressed: Pressed<MergeState>,
  actor: Actor,
  state: Extract<MergeState, { step: 'choosing' }>,
): Promise<Reply> {
  const { tx, turn, deps, fields } = pressed;
  const { entity, ids, master, versions } = state;
  const other = otherThan(master);
  const outcome = await merge(
    tx,
    actor,
    {
      master: { entity, id: ids[master] },
      other: { entity, id: ids[other] },
      versions: [versions[master], versions[other]],
      takes: takesFrom(fields, other),
    },
    { at: turn.at, newId: deps.newId },
  );
  switch (outcome.kind) {
    case 'merged':
      await advanceFlow(pressed, { step: 'done', receipt: outcome.receipt }, 'finished');
      if (entity === 'lead') await rememberLead(tx, turn, outcome.receipt.master.id);
      return merged(outcome.receipt);
    case 'refused':
      return giveUp(pressed, actor, outcome);
    case 'changedSince': {
      const comparison = inOrder(outcome.comparison, ids);
      const next: MergeState = { ...state, versions: versionsOf(comparison) };
      const flow = await advanceFlow(pressed, next);
      const asking = { flow: flow.id, rev: flow.rev, problem: { kind: 'recordChanged' } } as const;
      return cardOf(tx, next, comparison, asking);
    }
  }
}

/** `pick-<field>` is the number of the record whose value the field gets. */
const takesFrom = (fields: Readonly<Record<string, string>>, other: Which): readonly string[] =>
  Object.entries(fields).flatMap(([name, value]) =>
    name.startsWith('pick-') && value === String(other) ? [name.slice('pick-'.length)] : [],
  );

export const otherThan = (which: Which): Which => (which === 0 ? 1 : 0);

const versionsOf = ({ sides: [a, b] }: Comparison): readonly [number, number] => [a.version, b.version];

type Looked = Exclude<MergeLook, { kind: 'changedSince' }>;

const lookAt = (tx: Transaction, actor: Actor, entity: MergeEntity, [one, other]: Ids): Promise<Looked> =>
  // Nothing that somebody looked at before is named here, so nothing can have changed since.
  lookAtMerge(tx, actor, { one: { entity, id: one }, other: { entity, id: other } }) as Promise<Looked>;

/** The comparison with its sides in the order in which the person named them. */
function inOrder(comparison: Comparison, [first]: Ids): Comparison {
  const { sides, rows, suggested } = comparison;
  if (sides[0].id === first) return comparison;
  return {
    ...comparison,
    sides: [sides[1], sides[0]],
    suggested: otherThan(suggested),
    rows: rows.map(({ a, b, verdict, ...row }) => ({
      ...row,
      ...(b !== undefined && { a: b }),
      ...(a !== undefined && { b: a }),
      verdict: verdict === 'onlyA' ? 'onlyB' : verdict === 'onlyB' ? 'onlyA' : verdict,
    })),
  };
}

async function cardOf(
  tx: Transaction,
  state: Extract<MergeState, { step: 'comparing' | 'choosing' }>,
  comparison: Comparison,
  asking: Omit<Extract<Reply, { kind: 'mergeCompare' }>, 'kind' | 'comparison'>,
): Promise<Reply> {
  if (state.step === 'comparing') return { kind: 'mergeCompare', comparison, ...asking };
  const { undoMinutes } = await loadSettings(tx);
  return { kind: 'mergeChoose', comparison, master: state.master, undoMinutes, ...asking };
}

async function giveUp(pressed: Pressed<MergeState>, actor: Actor, refusal: MergeRefused): Promise<Reply> {
  await endFlow(pressed);
  const { state } = pressed;
  return refusedMerge(pressed.tx, actor, refusal, 'ids' in state ? state.ids : undefined);
}

/** Why not, with the lead that it is about, and the ways on: for a missing right, to ask for exactly that. */
async function refusedMerge(
  tx: Transaction,
  actor: Actor,
  { refusal, recordId }: MergeRefused,
  ids?: Ids,
): Promise<Reply> {
  const lead = recordId === undefined ? undefined : await tx.get(leads, recordId);
  const reply = refused('merge-leads', refusal, actor, lead);
  if (refusal.kind !== 'privilegesMissing' || ids === undefined) return reply;
  const [leadId, mergeWith] = ids;
  return {
    ...reply,
    offers: [{ kind: 'request-access', lead: { kind: 'id', id: leadId }, mergeWith }, { kind: 'help' }],
  };
}

export function merged(receipt: MergeReceipt): Reply {
  const { entity, master, mergeId } = receipt;
  const undo = { kind: 'undo-merge', mergeId } as const;
  const lead = { kind: 'id', id: master.id } as const;
  return {
    kind: 'merged',
    receipt,
    offers:
      entity === 'lead'
        ? [{ kind: 'show-lead', lead, name: master.name }, undo, { kind: 'qualify-lead', lead }]
        : [undo, { kind: 'help' }],
  };
}
