import { leads } from '../domain/collections.ts';
import { listLeads } from '../domain/leads/views.ts';
import { type Actor, loadActor } from '../domain/people/access.ts';
import { type BulkCommand, bulkQualify, previewBulk } from '../domain/qualification/bulk.ts';
import { loadSettings } from '../domain/qualification/settings-change.ts';
import type { Transaction } from '../domain/store/store.ts';
import { detectorsOf } from './detectors.ts';
import { advanceFlow, type FlowKind, type Pressed, startFlow } from './flow.ts';
import { leadRow } from './lead-facts.ts';
import { refused } from './refused.ts';
import type { BulkDone, Reply } from './reply.ts';
import { stranger } from './stranger.ts';
import type { Deps, Turn } from './turn.ts';

type BulkState =
  | { readonly step: 'picking' }
  | { readonly step: 'confirming'; readonly leadIds: readonly string[] }
  | { readonly step: 'done'; readonly outcome: BulkDone };

/**
 * Qualifying from the grid: pick the leads, see honestly what it would do, then do it. The duplicate rules do not
 * run there, by design, so the number of duplicates is told before and after (S2.2.5, C4).
 */
export async function startBulk(
  tx: Transaction,
  turn: Turn,
  deps: Deps,
  actor: Actor,
  leadIds: readonly string[] | undefined,
): Promise<Reply> {
  const state: BulkState = leadIds === undefined ? { step: 'picking' } : { step: 'confirming', leadIds };
  const flow = await startFlow(tx, turn, bulkFlow, leadIds?.join(',').slice(0, 200) ?? 'pick', state);
  return showBulk({ tx, turn, deps, flow, state }, actor);
}

export const bulkFlow: FlowKind<BulkState> = {
  name: 'bulk',
  v: 1,
  press: pressBulk,
  show: async (at) => {
    const actor = await loadActor(at.tx, at.turn.person.id);
    return actor === undefined ? stranger(at.turn) : showBulk(at, actor);
  },
};

async function pressBulk(pressed: Pressed<BulkState>): Promise<Reply> {
  const { tx, turn, deps, state, fields } = pressed;
  const actor = await loadActor(tx, turn.person.id);
  if (actor === undefined) return stranger(turn);
  switch (state.step) {
    case 'done':
      return done(state.outcome);
    case 'picking': {
      const leadIds = (fields['leads'] ?? '').split(',').filter(Boolean);
      if (leadIds.length === 0) {
        return { ...(await showBulk(pressed, actor)), problem: { kind: 'nothingSelected' } } as Reply;
      }
      const next: BulkState = { step: 'confirming', leadIds };
      return showBulk({ ...pressed, state: next, flow: await advanceFlow(pressed, next) }, actor);
    }
    case 'confirming': {
      const outcome = await bulkQualify(
        tx,
        actor,
        await commandFor(tx, state.leadIds),
        {
          at: turn.at,
          newId: deps.newId,
        },
        detectorsOf(deps),
      );
      if (outcome.kind === 'tooMany') return showBulk(pressed, actor);
      await advanceFlow(pressed, { step: 'done', outcome }, 'finished');
      return done(outcome);
    }
  }
}

async function showBulk(
  { tx, turn, deps, flow, state }: Pick<Pressed<BulkState>, 'tx' | 'turn' | 'deps' | 'flow' | 'state'>,
  actor: Actor,
): Promise<Reply> {
  const asking = { flow: flow.id, rev: flow.rev };
  switch (state.step) {
    case 'done':
      return done(state.outcome);
    case 'picking': {
      const page = await listLeads(tx, actor, 'my-open');
      if (page.kind === 'refused') return refused('bulk-qualify', page.refusal, actor, undefined);
      const rows = await Promise.all(page.rows.map((lead) => leadRow(tx, actor, lead)));
      return { kind: 'bulkPick', rows, total: page.total, ...asking };
    }
    case 'confirming': {
      let made = 0;
      const outcome = await previewBulk(
        tx,
        actor,
        await commandFor(tx, state.leadIds),
        {
          at: turn.at,
          newId: () => `new-${++made}`,
        },
        detectorsOf(deps),
      );
      return outcome.kind === 'tooMany'
        ? { kind: 'cardInactive', offers: [{ kind: 'bulk-qualify' }] }
        : { kind: 'bulkConfirm', outcome, ...asking };
    }
  }
}

/** In the grid nobody is asked: every record type that the setting leaves to the seller is created. */
async function commandFor(tx: Transaction, leadIds: readonly string[]): Promise<BulkCommand> {
  const { create } = await loadSettings(tx);
  const found = await Promise.all(leadIds.map(async (id) => ({ id, lead: await tx.get(leads, id) })));
  return {
    leads: found.map(({ id, lead }) => ({
      leadId: id,
      choices: {
        ...(create.account === 'ask' && { account: { kind: 'create' } }),
        ...(create.contact === 'ask' && { contact: { kind: 'create' } }),
        ...(create.opportunity === 'ask' && lead && { opportunity: { kind: 'create', names: [lead.topic] } }),
      },
    })),
  };
}

const done = (outcome: BulkDone): Reply => ({
  kind: 'bulkDone',
  outcome,
  offers: [
    { kind: 'list-leads', view: 'closed' },
    { kind: 'list-leads', view: 'my-open' },
  ],
});
