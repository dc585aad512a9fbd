import { accessRequests, people } from '../collections.ts';
import { notify } from '../notices/notify.ts';
import type { NewId } from '../outside.ts';
import type { Transaction, View } from '../store/store.ts';
import { type Actor, levelHeld, loadActor, type MissingPrivilege } from './access.ts';
import type { AccessRequest, RequestStatus, Wish } from './access-request.ts';
import { administrators } from './administrators.ts';
import { agreed, type Decision, notAllowed, notFound, refused } from './decision.ts';
import { changeGrant, type LastAdministrator, previewGrant, type RolePlan } from './grants.ts';
import {
  changeMember,
  type MemberChange,
  type MemberPlan,
  previewMember,
  type RolesFromEntra,
} from './members.ts';
import { includes } from './roles.ts';

export type Filed =
  /** `told` are the administrators by name; nobody when the list is empty. */
  | {
      readonly kind: 'filed' | 'alreadyOpen';
      readonly request: AccessRequest;
      readonly told: readonly string[];
    }
  /** They are a member, or hold every cell, by now. */
  | { readonly kind: 'notNeeded' };

/**
 * Files a request to the administrators and tells each of them (S2.8.3). One open request per person and matter:
 * asking again returns the open one, with what is missing brought up to date.
 */
export async function requestAccess(
  tx: Transaction,
  requester: { readonly id: string; readonly name: string },
  wish: Wish,
  { at, newId }: { readonly at: Date; readonly newId: NewId },
): Promise<Filed> {
  const actor = await loadActor(tx, requester.id);
  const wanted = stillWanted(actor, wish);
  if (wanted === undefined) return { kind: 'notNeeded' };
  const admins = await administrators(tx);
  const told = admins.map(({ name }) => name);
  const open = await tx.find(accessRequests, 'byPerson', `open|${requester.id}`);
  const same = open.find((request) => matterOf(request.wish) === matterOf(wanted));
  if (same) {
    const isAsBefore = JSON.stringify(same.wish) === JSON.stringify(wanted);
    const request = isAsBefore ? same : await tx.put(accessRequests, { ...same, wish: wanted });
    return { kind: 'alreadyOpen', request, told };
  }
  const request = await tx.put(accessRequests, {
    id: newId(),
    version: 0,
    personId: requester.id,
    personName: requester.name,
    wish: wanted,
    askedAt: at.toISOString(),
    status: { state: 'open' },
  });
  const about = {
    kind: 'accessRequested',
    requestId: request.id,
    personName: requester.name,
    missing: wanted.kind === 'privileges' ? wanted.missing : [],
    ...leadOf(wanted),
  } as const;
  for (const admin of admins) await notify(tx, request.id, admin.id, about, at);
  return { kind: 'filed', request, told };
}

const matterOf = (wish: Wish): string => (wish.kind === 'membership' ? 'membership' : (wish.leadId ?? ''));

const leadOf = (wish: Wish): { readonly leadId?: string } =>
  wish.kind === 'privileges' && wish.leadId !== undefined ? { leadId: wish.leadId } : {};

const unmet = (actor: Actor, missing: readonly MissingPrivilege[]): readonly MissingPrivilege[] =>
  missing.flatMap((cell) => {
    const held = levelHeld(actor, cell.privilege, cell.on);
    return includes(held, cell.needed) ? [] : [{ ...cell, held }];
  });

function stillWanted(actor: Actor | undefined, wish: Wish): Wish | undefined {
  if (actor === undefined) return { kind: 'membership' };
  if (wish.kind === 'membership') return undefined;
  const missing = unmet(actor, wish.missing);
  return missing.length === 0 ? undefined : { ...wish, missing };
}

/** The requests that wait for a decision, oldest first. Needs Write on Security Role. */
export async function openRequests(view: View, actor: Actor): Promise<Decision<readonly AccessRequest[]>> {
  const forbidden = await notAllowed(view, actor, 'write', 'securityRole');
  return forbidden ?? agreed(await view.find(accessRequests, 'byState', 'open'));
}

export type Verdict =
  | { readonly kind: 'deny'; readonly reason?: string }
  /** Grant the missing cells to one of the requester's roles. */
  | { readonly kind: 'grant'; readonly roleId: string }
  /** Give the requester these roles on top of those they have; a new member also needs a business unit. */
  | { readonly kind: 'assign'; readonly businessUnitId?: string; readonly roleIds: readonly string[] };

export interface VerdictPlan {
  readonly request: AccessRequest;
  readonly role?: RolePlan;
  readonly member?: MemberPlan;
}

export type VerdictRefusal =
  | LastAdministrator
  | RolesFromEntra
  /** Somebody decided first. */
  | { readonly kind: 'alreadyDecided'; readonly request: AccessRequest }
  /** Granting to a role that the requester does not have would not help them. */
  | { readonly kind: 'roleNotTheirs'; readonly personName: string };

type VerdictDecision = Decision<VerdictPlan, VerdictRefusal>;

/** What the verdict would do. Needs Write on Security Role. */
export async function previewVerdict(
  view: View,
  actor: Actor,
  requestId: string,
  verdict: Verdict,
): Promise<VerdictDecision> {
  const forbidden = await notAllowed(view, actor, 'write', 'securityRole');
  if (forbidden) return forbidden;
  const request = await view.get(accessRequests, requestId);
  if (request === undefined) return notFound('request', requestId);
  if (request.status.state !== 'open') return refused({ kind: 'alreadyDecided', request });
  switch (verdict.kind) {
    case 'deny':
      return agreed({ request });
    case 'assign': {
      const decision = await previewMember(view, actor, await memberChange(view, request, verdict));
      return decision.kind === 'agreed' ? agreed({ request, member: decision.plan }) : decision;
    }
    case 'grant': {
      const theirs = (await loadActor(view, request.personId))?.person.roleIds.includes(verdict.roleId);
      if (request.wish.kind === 'membership' || !theirs)
        return refused({ kind: 'roleNotTheirs', personName: request.personName });
      const grant = { roleId: verdict.roleId, missing: request.wish.missing };
      const decision = await previewGrant(view, actor, grant);
      return decision.kind === 'agreed' ? agreed({ request, role: decision.plan }) : decision;
    }
  }
}

/** Carries the verdict out, closes the request and tells the requester what came of it. */
export async function changeVerdict(
  tx: Transaction,
  actor: Actor,
  requestId: string,
  verdict: Verdict,
  at: Date,
): Promise<VerdictDecision> {
  const decision = await previewVerdict(tx, actor, requestId, verdict);
  if (decision.kind === 'refused') return decision;
  const { request } = decision.plan;
  if (verdict.kind === 'grant' && request.wish.kind === 'privileges')
    await changeGrant(tx, actor, { roleId: verdict.roleId, missing: request.wish.missing });
  if (verdict.kind === 'assign') await changeMember(tx, actor, await memberChange(tx, request, verdict));
  const status: Decided = {
    state: verdict.kind === 'deny' ? 'denied' : 'approved',
    by: actor.person.id,
    byName: actor.person.name,
    at: at.toISOString(),
    ...(verdict.kind === 'deny' && verdict.reason !== undefined && { reason: verdict.reason }),
  };
  const closed = await tx.put(accessRequests, { ...request, status });
  await tellRequester(tx, request, status, at);
  return agreed({ ...decision.plan, request: closed });
}

async function memberChange(
  view: View,
  request: AccessRequest,
  verdict: Extract<Verdict, { kind: 'assign' }>,
): Promise<MemberChange> {
  const known = await view.get(people, request.personId);
  return {
    personId: request.personId,
    name: known?.name ?? request.personName,
    businessUnitId: verdict.businessUnitId ?? known?.businessUnitId ?? '',
    roleIds: [...(known?.roleIds ?? []), ...verdict.roleIds],
  };
}

type Decided = Exclude<RequestStatus, { readonly state: 'open' }>;

async function tellRequester(
  tx: Transaction,
  request: AccessRequest,
  status: Decided,
  at: Date,
): Promise<void> {
  const { wish } = request;
  const requester = await loadActor(tx, request.personId);
  const common = { requestId: request.id, byName: status.byName, ...leadOf(wish) };
  const about =
    status.state === 'denied'
      ? ({
          kind: 'accessDenied',
          ...common,
          ...(status.reason !== undefined && { reason: status.reason }),
        } as const)
      : ({
          kind: 'accessApproved',
          ...common,
          stillMissing:
            wish.kind === 'privileges' && requester !== undefined ? unmet(requester, wish.missing) : [],
        } as const);
  await notify(tx, request.id, request.personId, about, at);
}
