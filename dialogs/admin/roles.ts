import { businessUnits, people, roles } from '../../domain/collections.ts';
import { lookAtMerge } from '../../domain/merging/look.ts';
import { type Actor, lacks, levelHeld } from '../../domain/people/access.ts';
import type { AccessRequest } from '../../domain/people/access-request.ts';
import { notAllowed } from '../../domain/people/decision.ts';
import { grantOptions } from '../../domain/people/grants.ts';
import { openRequests, requestAccess, type Verdict } from '../../domain/people/requests.ts';
import type { SecurityRole } from '../../domain/people/roles.ts';
import { preflight } from '../../domain/qualification/preflight.ts';
import type { Lead } from '../../domain/records/lead.ts';
import type { Transaction, View } from '../../domain/store/store.ts';
import type { Command } from '../command.ts';
import { detectorsOf } from '../detectors.ts';
import { everything } from '../everything.ts';
import type { Reply } from '../reply.ts';
import type { Deps, Turn } from '../turn.ts';
import { refusedChange } from './change.ts';

/** `roles`: the organisation's security roles and who has them; one role with its cells when chosen. */
export async function showRoles(view: View, actor: Actor, roleId?: string): Promise<Reply> {
  const forbidden = await notAllowed(view, actor, 'read', 'securityRole');
  if (forbidden) return refusedChange(forbidden.refusal);
  const role = roleId === undefined ? undefined : await view.get(roles, roleId);
  const mayChange = levelHeld(actor, 'write', 'securityRole') !== 'none';
  if (role !== undefined) {
    return {
      kind: 'role',
      role,
      holders: await holdersOf(view, role),
      mayChange,
      offers: [{ kind: 'roles' }],
    };
  }
  const all = await Promise.all(
    (await everything(view, roles)).map(async (each) => ({
      id: each.id,
      name: each.name,
      holders: await holdersOf(view, each),
    })),
  );
  return {
    kind: 'roles',
    roles: all,
    offers: mayChange ? [{ kind: 'requests' }, { kind: 'help' }] : [{ kind: 'help' }],
  };
}

const holdersOf = async (view: View, role: SecurityRole): Promise<readonly string[]> =>
  (await view.find(people, 'byRole', role.id)).map(({ name }) => name);

/** `requests`: who waits for access, and every way of giving it, those that help nobody else first. */
export async function showRequests(view: View, actor: Actor): Promise<Reply> {
  const open = await openRequests(view, actor);
  if (open.kind === 'refused') return refusedChange(open.refusal);
  const requests = await Promise.all(
    open.plan.slice(0, shown).map(async (request) => ({ request, ways: await waysFor(view, request) })),
  );
  return {
    kind: 'requests',
    requests,
    total: open.plan.length,
    offers: [{ kind: 'roles' }, { kind: 'help' }],
  };
}

/** One card holds six buttons: two requests with their ways. */
const shown = 2;

export interface WayToGrant {
  readonly verdict: Verdict;
  readonly roleName?: string;
  readonly unitName?: string;
  /** Who else gets the same by it. */
  readonly others: readonly string[];
}

async function waysFor(view: View, request: AccessRequest): Promise<readonly WayToGrant[]> {
  if (request.wish.kind === 'membership') return membershipWays(view);
  const options = await grantOptions(view, request.personId, request.wish.missing);
  return options.slice(0, 2).map((option) =>
    option.kind === 'raise'
      ? {
          verdict: { kind: 'grant', roleId: option.role.id },
          roleName: option.role.name,
          others: option.others,
        }
      : { verdict: { kind: 'assign', roleIds: [option.role.id] }, roleName: option.role.name, others: [] },
  );
}

/** A new member starts as a salesperson, in a unit that the administrator chooses. */
async function membershipWays(view: View): Promise<readonly WayToGrant[]> {
  const role = await view.get(roles, 'salesperson');
  const units = await everything(view, businessUnits);
  if (role === undefined) return [];
  return units
    .toSorted((a, b) => Number(b.parentId !== undefined) - Number(a.parentId !== undefined))
    .slice(0, 2)
    .map((unit) => ({
      verdict: { kind: 'assign', businessUnitId: unit.id, roleIds: [role.id] },
      roleName: role.name,
      unitName: unit.name,
      others: [],
    }));
}

/** Files a request: membership for an unknown person, the missing cells of qualifying or merging this lead for a member. */
export async function requestFor(
  tx: Transaction,
  turn: Turn,
  deps: Deps,
  actor: Actor | undefined,
  lead?: Lead,
  { mergeWith, wanted }: Pick<Extract<Command, { kind: 'request-access' }>, 'mergeWith' | 'wanted'> = {},
): Promise<Reply> {
  const missing =
    actor === undefined || lead === undefined
      ? []
      : wanted === 'assign-lead'
        ? [lacks(actor, 'assign', 'lead', lead)].filter((cell) => cell !== undefined)
        : mergeWith === undefined
          ? await missingTo(tx, deps, actor, lead, turn.at)
          : await missingToMerge(tx, actor, lead, mergeWith);
  const wish =
    actor === undefined || lead === undefined
      ? ({ kind: 'membership' } as const)
      : ({ kind: 'privileges', missing, leadId: lead.id } as const);
  const filed = await requestAccess(tx, turn.person, wish, { at: turn.at, newId: deps.newId });
  return { kind: 'accessRequested', filed, offers: [{ kind: 'help' }] };
}

async function missingToMerge(view: View, actor: Actor, lead: Lead, id: string) {
  const pair = { one: { entity: 'lead', id: lead.id }, other: { entity: 'lead', id } } as const;
  const look = await lookAtMerge(view, actor, pair);
  return look.kind === 'refused' && look.refusal.kind === 'privilegesMissing' ? look.refusal.missing : [];
}

async function missingTo(view: View, deps: Deps, actor: Actor, lead: Lead, at: Date) {
  const { checks } = await preflight(
    view,
    actor,
    { leadId: lead.id, route: 'form', choices: {} },
    at,
    detectorsOf(deps),
  );
  return checks.flatMap((check) => {
    if (check.verdict !== 'fail') return [];
    if (check.refusal.kind === 'privilegesMissing') return check.refusal.missing;
    return check.refusal.kind === 'automationPrivileges'
      ? check.refusal.automations.flatMap(({ missing }) => missing)
      : [];
  });
}
