import { leads } from '../../domain/collections.ts';
import {
  type Assignment,
  type AssignmentLook,
  assignLead,
  leadToGive,
  lookAtAssignment,
  possibleOwners,
  unitName,
} from '../../domain/leads/assign.ts';
import { notifyOfNews } from '../../domain/notices/notify.ts';
import { type Actor, loadActor } from '../../domain/people/access.ts';
import { nameOf, peopleCalled } from '../../domain/people/names.ts';
import type { Person } from '../../domain/people/person.ts';
import type { Refusal } from '../../domain/qualification/refusal.ts';
import type { Flow } from '../../domain/records/flow.ts';
import { type Lead, leadName } from '../../domain/records/lead.ts';
import type { Transaction, View } from '../../domain/store/store.ts';
import type { PersonRef } from '../command.ts';
import { advanceFlow, endFlow, type FlowKind, type Pressed, startFlow } from '../flow.ts';
import { leadHead } from '../lead-facts.ts';
import { refused } from '../refused.ts';
import type { Reply, ReplyOf } from '../reply.ts';
import { stranger } from '../stranger.ts';
import type { Turn } from '../turn.ts';
import type { AssignReceipt, WhyAsked } from './reply.ts';

type AssignState =
  | { readonly step: 'choosing'; readonly leadId: string; readonly why: WhyAsked }
  /** `version` is that of the lead that the card shows, and `changes` what it says that the assignment does. */
  | {
      readonly step: 'confirming';
      readonly leadId: string;
      readonly version: number;
      readonly ownerId: string;
      readonly changes: Changes;
    }
  | { readonly step: 'done'; readonly receipt: AssignReceipt };
type Open = Exclude<AssignState, { step: 'done' }>;

interface Changes {
  readonly unitId: string;
  readonly staysInSight: boolean;
}

/** So many people are offered at once; all others are named in words. */
const offered = 20;

/** `assign …`: whose it shall be and what that changes; nothing is written before it is confirmed. */
export async function startAssign(
  tx: Transaction,
  turn: Turn,
  actor: Actor,
  lead: Lead,
  to?: PersonRef,
): Promise<Reply> {
  // The names of colleagues are only for those who may give the lead away.
  const found = await leadToGive(tx, actor, lead.id);
  if (found.kind === 'refused') return notAssigned(found.refusal, actor, lead, to);
  return towards(tx, actor, found.lead, to, (state) => startFlow(tx, turn, assignFlow, lead.id, state));
}

export const assignFlow: FlowKind<AssignState> = {
  name: 'assign',
  v: 2,
  press: pressAssign,
  show: showAssign,
};

async function pressAssign(pressed: Pressed<AssignState>): Promise<Reply> {
  const { tx, turn, state, press, fields } = pressed;
  if (state.step === 'done') return showAssign(pressed);
  const actor = await loadActor(tx, turn.person.id);
  if (actor === undefined) return stranger(turn);
  const found = await leadToGive(tx, actor, state.leadId);
  if (found.kind === 'refused') {
    await endFlow(pressed);
    return notAssigned(found.refusal, actor, await tx.get(leads, state.leadId), personIn(state));
  }
  const { lead } = found;
  const onTo = (to: PersonRef) =>
    towards(tx, actor, lead, to, (next) => advanceFlow<AssignState>(pressed, next));
  if (state.step === 'choosing') {
    const to = chosen(press, fields);
    return to === undefined
      ? ({ ...(await showAssign(pressed)), problem: { kind: 'nothingSelected' } } as Reply)
      : onTo(to);
  }
  if (press !== 'assign') return showAssign(pressed);
  const { ownerId, version } = state;
  const look = await lookAtAssignment(tx, actor, lead.id, ownerId);
  if (look.kind === 'ready' && isAsShown(state.changes, look.assignment)) {
    const change = await assignLead(tx, actor, lead.id, ownerId, { at: turn.at, version });
    if (change.kind === 'saved') {
      const receipt = receiptOf(look.assignment, turn);
      if (lead.ownerId !== ownerId) await tellNewOwner(tx, turn, change.lead);
      return assigned(
        receipt,
        await advanceFlow<AssignState>(pressed, { step: 'done', receipt }, 'finished'),
      );
    }
  }
  // Somebody was there first: it is shown anew as it stands now.
  const again = await onTo({ kind: 'id', id: ownerId });
  return again.kind === 'assignConfirm' ? { ...again, problem: { kind: 'leadChanged' } } : again;
}

const changesOf = ({ to, staysInSight }: Assignment): Changes => ({
  unitId: to.businessUnitId,
  staysInSight,
});

/** Whether it does what the card says, also where whoever gets it moved to another business unit meanwhile. */
const isAsShown = (shown: Changes, assignment: Assignment): boolean => {
  const { unitId, staysInSight } = changesOf(assignment);
  return unitId === shown.unitId && staysInSight === shown.staysInSight;
};

const personIn = (state: Open): PersonRef | undefined =>
  state.step === 'confirming' ? { kind: 'id', id: state.ownerId } : undefined;

/** Whoever takes a lead for themselves knows. */
async function tellNewOwner(tx: Transaction, turn: Turn, { id, version, ownerId }: Lead): Promise<void> {
  const byId = turn.person.id;
  if (ownerId === byId) return;
  await notifyOfNews(tx, `${id}-${version}`, ownerId, { kind: 'leadsGiven', leadIds: [id], byId }, turn.at);
}

/** Who was chosen: a person's own button, one of the list, or words. */
function chosen(press: string, fields: Readonly<Record<string, string>>): PersonRef | undefined {
  const [, pressed] = /^to-(.+)$/.exec(press) ?? [];
  const words = fields['name']?.trim();
  if (words) return { kind: 'words', words };
  const id = pressed ?? fields['owner'];
  return id ? { kind: 'id', id } : undefined;
}

/** One step on: the card that asks whom, or the one that asks whether. */
async function towards(
  tx: Transaction,
  actor: Actor,
  lead: Lead,
  to: PersonRef | undefined,
  keep: (state: Open) => Promise<Flow>,
): Promise<Reply> {
  const ask = async (why: WhyAsked): Promise<Reply> =>
    asks(tx, lead, why, await keep({ step: 'choosing', leadId: lead.id, why }));
  const meant = await personMeant(tx, actor, to);
  if (meant.kind !== 'one') return ask(meant);
  const look = await lookAtAssignment(tx, actor, lead.id, meant.id);
  switch (look.kind) {
    case 'refused':
      return notAssigned(look.refusal, actor, lead, to);
    case 'unchanged':
    case 'invalid':
      return ask(await whyNot(tx, look, meant.id));
    case 'ready': {
      const { version } = lead;
      const changes = changesOf(look.assignment);
      const flow = await keep({ step: 'confirming', leadId: lead.id, version, ownerId: meant.id, changes });
      return confirms(look.assignment, flow);
    }
  }
}

/** Why this person cannot get it; an id that stands for no member tells no name. */
async function whyNot(
  view: View,
  look: Extract<AssignmentLook, { kind: 'unchanged' | 'invalid' }>,
  ownerId: string,
): Promise<WhyAsked> {
  if (look.kind === 'unchanged') return { kind: 'ownsItAlready', name: await nameOf(view, ownerId) };
  return look.problems.some(({ reason }) => reason === 'notFound')
    ? { kind: 'gone' }
    : { kind: 'mayNotOwn', name: await nameOf(view, ownerId) };
}

async function personMeant(
  view: View,
  actor: Actor,
  to: PersonRef | undefined,
): Promise<{ readonly kind: 'one'; readonly id: string } | WhyAsked> {
  if (to === undefined) return { kind: 'notSaid' };
  if (to.kind === 'me') return { kind: 'one', id: actor.person.id };
  if (to.kind === 'id') return { kind: 'one', id: to.id };
  const { words } = to;
  const called = await peopleCalled(view, words);
  const [first] = called;
  if (first === undefined) return { kind: 'nobody', words };
  if (called.length === 1) return { kind: 'one', id: first.id };
  // Of namesakes those are meant who may own leads.
  const owners = new Set((await possibleOwners(view)).map(({ id }) => id));
  const [owner = first, ...others] = called.filter(({ id }) => owners.has(id));
  return others.length > 0 ? { kind: 'several', words } : { kind: 'one', id: owner.id };
}

async function showAssign({
  tx,
  turn,
  state,
  flow,
}: Omit<Pressed<AssignState>, 'press' | 'fields'>): Promise<Reply> {
  if (state.step === 'done') return assigned(state.receipt, flow);
  const actor = await loadActor(tx, turn.person.id);
  if (actor === undefined) return stranger(turn);
  const found = await leadToGive(tx, actor, state.leadId);
  if (found.kind === 'refused')
    return notAssigned(found.refusal, actor, await tx.get(leads, state.leadId), personIn(state));
  const { lead } = found;
  if (state.step === 'choosing') return asks(tx, lead, state.why, flow);
  const look = await lookAtAssignment(tx, actor, lead.id, state.ownerId);
  switch (look.kind) {
    case 'refused':
      return notAssigned(look.refusal, actor, lead, personIn(state));
    case 'unchanged':
    case 'invalid':
      return asks(tx, lead, await whyNot(tx, look, state.ownerId), flow);
    case 'ready':
      return confirms(look.assignment, flow);
  }
}

async function asks(view: View, lead: Lead, why: WhyAsked, { id, rev }: Flow): Promise<Reply> {
  const may = await possibleOwners(view);
  const meant =
    why.kind === 'several' ? new Set((await peopleCalled(view, why.words)).map((p) => p.id)) : undefined;
  const others = may.filter((person) =>
    meant === undefined ? person.id !== lead.ownerId : meant.has(person.id),
  );
  const owners = await Promise.all(
    others.slice(0, offered).map(async (person) => ({
      id: person.id,
      name: person.name,
      unit: await unitName(view, person.businessUnitId),
      ...(person.email !== undefined &&
        others.some((other) => other.id !== person.id && looksLike(other, person)) && {
          email: person.email,
        }),
    })),
  );
  return { kind: 'assignAsks', lead: leadHead(lead), why, owners, total: others.length, flow: id, rev };
}

const looksLike = (one: Person, other: Person): boolean =>
  one.name === other.name && one.businessUnitId === other.businessUnitId;

const confirms = (
  { lead, from, to, unit, staysInSight }: Assignment,
  { id, rev }: Flow,
): ReplyOf<'assignConfirm'> => ({
  kind: 'assignConfirm',
  lead: leadHead(lead),
  from,
  to: to.name,
  ...(unit !== undefined && { unit }),
  staysInSight,
  flow: id,
  rev,
});

const receiptOf = ({ lead, from, to, unit, staysInSight }: Assignment, turn: Turn): AssignReceipt => ({
  leadId: lead.id,
  leadName: leadName(lead),
  from,
  to: to.name,
  ...(unit !== undefined && { unit: unit.to }),
  byName: turn.person.name,
  at: turn.at.toISOString(),
  staysInSight,
});

const assigned = (receipt: AssignReceipt, { id, rev }: Flow): Reply => ({
  kind: 'assigned',
  receipt,
  flow: id,
  rev,
  offers: [
    ...(receipt.staysInSight
      ? [{ kind: 'show-lead', lead: { kind: 'id', id: receipt.leadId } } as const]
      : []),
    { kind: 'list-leads', view: 'my-open' },
  ],
});

/** Why not; whoever may after all goes on with the person that was meant. */
function notAssigned(
  refusal: Refusal,
  actor: Actor,
  lead: Lead | undefined,
  to: PersonRef | undefined,
): Reply {
  const reply = refused('assign-lead', refusal, actor, lead);
  const offers = reply.offers.map((offer) =>
    offer.kind === 'assign-lead' && to !== undefined ? { ...offer, to } : offer,
  );
  return { ...reply, offers };
}
