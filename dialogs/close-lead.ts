import { leads, reversals } from '../domain/collections.ts';
import { latestMerge } from '../domain/merging/unmerge.ts';
import { type Actor, loadActor, may } from '../domain/people/access.ts';
import { type DisqualifyOutcome, type DisqualifyReceipt, disqualify } from '../domain/qualification/close.ts';
import { closeOpportunity } from '../domain/qualification/close-opportunity.ts';
import { reactivate } from '../domain/qualification/reopen.ts';
import { nextStage, type StageOutcome, setActiveStage } from '../domain/qualification/stage.ts';
import { undo } from '../domain/qualification/undo.ts';
import type { Lead } from '../domain/records/lead.ts';
import type { Transaction } from '../domain/store/store.ts';
import type { Command } from './command.ts';
import { detectorsOf } from './detectors.ts';
import { advanceFlow, type Done, doOnce, endFlow, type FlowKind, type Pressed, startFlow } from './flow.ts';
import { leadCard } from './lead-card.ts';
import { leadDetails, leadHead } from './lead-facts.ts';
import { undoMerge } from './merging/undo-merge.ts';
import { refused } from './refused.ts';
import type { Reply } from './reply.ts';
import { stranger } from './stranger.ts';
import type { Deps, Turn } from './turn.ts';

const idOf = (lead: Lead) => ({ kind: 'id', id: lead.id, version: lead.version }) as const;

type DisqualifyState =
  /** `reason`: as it was said, the card's first choice. */
  | { readonly step: 'asking'; readonly leadId: string; readonly reason?: number }
  | { readonly step: 'done'; readonly receipt: DisqualifyReceipt };

/** `disqualify …`: asks for the reason, and whether account and contact are kept; then closes the lead (S2.5.2). */
export async function startDisqualify(
  tx: Transaction,
  turn: Turn,
  deps: Deps,
  actor: Actor,
  lead: Lead,
  reason?: number,
): Promise<Reply> {
  const outcome = await disqualify(
    tx,
    actor,
    { leadId: lead.id },
    { at: turn.at, newId: () => 'none' },
    detectorsOf(deps),
  );
  if (outcome.kind === 'refused') return refused('disqualify-lead', outcome.refusal, actor, lead);
  const flow = await startFlow(tx, turn, disqualifyFlow, lead.id, {
    step: 'asking',
    leadId: lead.id,
    ...(reason !== undefined && { reason }),
  });
  const reasons = outcome.kind === 'asksReason' ? outcome.reasons : [];
  return {
    kind: 'disqualifyAsks',
    lead: leadHead(lead),
    reasons,
    ...(reason !== undefined && { reason }),
    flow: flow.id,
    rev: flow.rev,
  };
}

export const disqualifyFlow: FlowKind<DisqualifyState> = {
  name: 'disqualify',
  v: 1,
  press: pressDisqualify,
  show: showDisqualify,
};

async function pressDisqualify(pressed: Pressed<DisqualifyState>): Promise<Reply> {
  const { tx, turn, deps, state, fields } = pressed;
  if (state.step === 'done') return showDisqualify(pressed);
  const actor = await loadActor(tx, turn.person.id);
  if (actor === undefined) return stranger(turn);
  const lead = await tx.get(leads, state.leadId);
  if (lead === undefined) return refused('disqualify-lead', { kind: 'leadUnknown' }, actor, undefined);
  const kept = new Set((fields['keep'] ?? '').split(','));
  const keep = Object.fromEntries(
    (['account', 'contact'] as const).flatMap((target) =>
      kept.has(target) ? [[target, { kind: 'createNew' } as const]] : [],
    ),
  );
  const outcome: DisqualifyOutcome = await disqualify(
    tx,
    actor,
    { leadId: lead.id, keep, ...(fields['reason'] && { reason: Number(fields['reason']) }) },
    { at: turn.at, newId: deps.newId },
    detectorsOf(deps),
  );
  switch (outcome.kind) {
    case 'disqualified':
      await advanceFlow(pressed, { step: 'done', receipt: outcome.receipt }, 'finished');
      return disqualified(outcome.receipt);
    case 'refused':
      await endFlow(pressed);
      return refused('disqualify-lead', outcome.refusal, actor, lead);
    case 'asksReason':
    case 'asks':
      return { ...(await showDisqualify(pressed)), problem: { kind: 'nothingSelected' } } as Reply;
  }
}

async function showDisqualify({
  tx,
  turn,
  deps,
  state,
  flow,
}: Omit<Pressed<DisqualifyState>, 'press' | 'fields'>): Promise<Reply> {
  if (state.step === 'done') return disqualified(state.receipt);
  const actor = await loadActor(tx, turn.person.id);
  if (actor === undefined) return stranger(turn);
  const lead = await tx.get(leads, state.leadId);
  if (lead === undefined) return refused('disqualify-lead', { kind: 'leadUnknown' }, actor, undefined);
  const outcome = await disqualify(
    tx,
    actor,
    { leadId: lead.id },
    { at: turn.at, newId: () => 'none' },
    detectorsOf(deps),
  );
  if (outcome.kind === 'refused') return refused('disqualify-lead', outcome.refusal, actor, lead);
  const reasons = outcome.kind === 'asksReason' ? outcome.reasons : [];
  const { reason } = state;
  return {
    kind: 'disqualifyAsks',
    lead: leadHead(lead),
    reasons,
    ...(reason !== undefined && { reason }),
    flow: flow.id,
    rev: flow.rev,
  };
}

const disqualified = (receipt: DisqualifyReceipt): Reply => {
  const lead = { kind: 'id', id: receipt.leadId } as const;
  return {
    kind: 'disqualified',
    receipt,
    offers: [
      { kind: 'show-lead', lead },
      { kind: 'undo', lead, of: receipt.at },
      { kind: 'list-leads', view: 'my-open' },
    ],
  };
};

/** Once per lead and the version that the button's card showed; typed again, it is a new wish. */
const once = (turn: Turn, kind: Command['kind'], lead: Lead, shown: number | undefined): string =>
  `${kind}-${lead.id}-${shown ?? turn.activityId}`;

/**
 * `reactivate …` (S1.12.2): the active stage stays where it is, so the next step may be Set Active (S2.4.4). The
 * button of a card from before the lead was closed anew shows how it stands now (REL1).
 */
export const reopenLead = (
  tx: Transaction,
  turn: Turn,
  deps: Deps,
  actor: Actor,
  lead: Lead,
  shown: number | undefined,
): Promise<Reply> =>
  doOnce(tx, turn, 'act', once(turn, 'reactivate-lead', lead, shown), async () => {
    const closedAnew = lead.status.state !== 'open' && shown !== undefined && shown !== lead.version;
    if (closedAnew && may(actor, 'read', 'lead', lead))
      return { done: false, reply: leadCard(await leadDetails(tx, actor, deps, lead)) };
    const outcome = await reactivate(tx, actor, lead.id, { at: turn.at });
    if (outcome.kind === 'refused') {
      return { done: false, reply: refused('reactivate-lead', outcome.refusal, actor, lead) };
    }
    const ref = idOf(outcome.lead);
    const next: Command =
      outcome.stage?.onLead === false
        ? { kind: 'set-active-stage', lead: ref, from: outcome.stage.version }
        : { kind: 'qualify-lead', lead: ref };
    return {
      done: true,
      reply: {
        kind: 'reactivated',
        lead: leadHead(outcome.lead),
        ...(outcome.stage !== undefined && { stage: outcome.stage }),
        offers: [next, { kind: 'show-lead', lead: ref }],
      },
    };
  });

/** `set active …` (S2.4.3), `next stage …` (S2.7): once from where the button's card showed that it stood. */
export const moveStage = (
  tx: Transaction,
  turn: Turn,
  actor: Actor,
  lead: Lead,
  { kind, from }: Extract<Command, { kind: 'set-active-stage' | 'next-stage' }>,
): Promise<Reply> =>
  doOnce(tx, turn, 'act', once(turn, kind, lead, from), async () => {
    const move = kind === 'next-stage' ? nextStage : setActiveStage;
    return stageMoved(kind, await move(tx, actor, lead.id, from), actor, lead);
  });

function stageMoved(
  wanted: 'set-active-stage' | 'next-stage',
  outcome: StageOutcome,
  actor: Actor,
  lead: Lead,
): Done {
  if (outcome.kind === 'refused')
    return { done: false, reply: refused(wanted, outcome.refusal, actor, lead) };
  const { process, stage, moved, finished, version } = outcome;
  const ref = idOf(lead);
  return {
    done: moved,
    reply: {
      kind: 'stageMoved',
      lead: leadHead(lead),
      process,
      stage,
      moved,
      finished,
      offers: [
        lead.status.state === 'open'
          ? { kind: 'qualify-lead', lead: ref }
          : { kind: 'next-stage', lead: ref, from: version },
        { kind: 'show-lead', lead: ref },
      ],
    },
  };
}

/** Takes back what was done to the lead last: a qualification, a disqualification or a merge; a button, what it is of. */
export const undoLast = async (
  tx: Transaction,
  turn: Turn,
  actor: Actor,
  lead: Lead,
  of: string | undefined,
): Promise<Reply> => {
  const merge = of === undefined ? await latestMerge(tx, 'lead', lead.id) : undefined;
  const reversal = await tx.get(reversals, lead.id);
  if (merge !== undefined && merge.at >= (reversal?.at ?? '')) return undoMerge(tx, turn, actor, merge.id);
  return doOnce(tx, turn, 'act', `undo-${lead.id}-${of ?? turn.activityId}`, async () => {
    const outcome = await undo(tx, actor, lead.id, { at: turn.at, ...(of === undefined ? {} : { of }) });
    if (outcome.kind === 'refused') {
      return { done: false, reply: refused('undo', outcome.refusal, actor, lead) };
    }
    const ref = { kind: 'id', id: lead.id } as const;
    return {
      done: true,
      reply: {
        kind: 'undone',
        receipt: outcome.receipt,
        offers: [
          { kind: 'show-lead', lead: ref },
          { kind: 'qualify-lead', lead: ref },
        ],
      },
    };
  });
};

/** Closes the opportunity as lost and goes on to disqualifying (C12). */
export async function loseOpportunity(
  tx: Transaction,
  turn: Turn,
  actor: Actor,
  lead: Lead,
  opportunityId: string,
): Promise<Reply> {
  const outcome = await closeOpportunity(tx, actor, opportunityId, { at: turn.at });
  if (outcome.kind === 'refused') return refused('disqualify-lead', outcome.refusal, actor, lead);
  const ref = { kind: 'id', id: lead.id } as const;
  return {
    kind: 'opportunityLost',
    lead: leadHead(lead),
    opportunity: outcome.opportunity.name,
    offers: [
      { kind: 'disqualify-lead', lead: ref },
      { kind: 'show-lead', lead: ref },
    ],
  };
}
