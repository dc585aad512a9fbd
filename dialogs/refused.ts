import { type Actor, levelHeld, may } from '../domain/people/access.ts';
import type { Securable } from '../domain/people/roles.ts';
import type { Refusal } from '../domain/qualification/refusal.ts';
import type { Lead } from '../domain/records/lead.ts';
import type { Command, CommandKind, LeadRef } from './command.ts';
import { leadHead } from './lead-facts.ts';
import type { RefusedReply } from './reply.ts';

/** A refusal with the steps that lead on from it, for this person and this lead, which is named to its readers only. */
export function refused(
  wanted: CommandKind,
  refusal: Refusal,
  actor: Actor,
  about: Lead | undefined,
): RefusedReply {
  const lead = about !== undefined && may(actor, 'read', 'lead', about) ? about : undefined;
  return {
    kind: 'refused',
    wanted,
    refusal,
    ...(lead === undefined ? {} : { lead: leadHead(lead) }),
    offers: waysOn(refusal, actor, lead, wanted),
  };
}

/** What was refused, once more; what takes more than the lead begins with qualifying it. */
const againOf = (wanted: CommandKind, lead: LeadRef): Command =>
  wanted === 'disqualify-lead' ||
  wanted === 'reactivate-lead' ||
  wanted === 'edit-lead' ||
  wanted === 'assign-lead'
    ? { kind: wanted, lead }
    : { kind: 'qualify-lead', lead };

/** The fixes of the guidance that this person may do themselves, as buttons; else whom to ask. */
export function waysOn(
  refusal: Refusal,
  actor: Actor,
  lead: Lead | undefined,
  wanted: CommandKind = 'qualify-lead',
): readonly Command[] {
  if (lead === undefined) {
    return [{ kind: 'list-leads', view: 'my-open' }, { kind: 'new-lead' }, { kind: 'help' }];
  }
  const id = { kind: 'id', id: lead.id, version: lead.version } as const;
  const show: Command = { kind: 'show-lead', lead: id };
  const again = againOf(wanted, id);
  switch (refusal.kind) {
    case 'leadClosed':
      if (refusal.mergedInto !== undefined) return toSurvivor(refusal.mergedInto, id);
      return [{ kind: 'reactivate-lead', lead: id }, show, { kind: 'list-leads', view: 'my-open' }];
    case 'activeStageElsewhere':
      return [{ kind: 'set-active-stage', lead: id, from: refusal.version }, show];
    case 'requiredFieldsMissing':
      return [{ kind: 'edit-lead', lead: id }, show];
    case 'optionUnknown':
      return [...optionFixes(refusal, actor), again, show];
    case 'privilegesMissing':
    case 'automationPrivileges':
      return [
        ...(holds(actor, 'securityRole')
          ? [{ kind: 'requests' } as const]
          : [{ kind: 'request-access', lead: id, ...(wanted === 'assign-lead' && { wanted }) } as const]),
        ...(refusal.kind === 'automationPrivileges' && holds(actor, 'automation')
          ? [{ kind: 'automations' } as const]
          : []),
        again,
      ];
    case 'automationFailed':
      return [
        ...(holds(actor, 'automation')
          ? [{ kind: 'change', change: { kind: 'automation', id: refusal.id, active: false } } as const]
          : []),
        again,
        show,
      ];
    case 'duplicateBlocked':
      return [
        ...toMerge(refusal, lead),
        { kind: 'bulk-qualify', leadIds: [lead.id] },
        ...refusal.rules
          .slice(0, 1)
          .flatMap((rule) =>
            holds(actor, 'duplicateRule')
              ? ruleFixes(rule)
              : [{ kind: 'ask-rule-change', ruleId: rule.id, leadId: lead.id } as const],
          ),
        again,
        show,
      ];
    case 'opportunityLinked':
      return [
        ...refusal.opportunities
          .slice(0, 2)
          .map((deal) => ({ kind: 'lose-opportunity', lead: id, opportunityId: deal.id }) as const),
        show,
      ];
    case 'nextStageNeedsQualify':
    case 'leadOpen':
      return [again, show];
    case 'undoExpired':
    case 'undoChangedSince':
      return [{ kind: 'reactivate-lead', lead: id }, show];
    default:
      return [{ kind: 'can-i-qualify', lead: id }, show];
  }
}

/** From a merged lead to the one that stayed, if it may be seen. */
export function toSurvivor({ id, name }: MergedInto, merged: LeadRef): readonly Command[] {
  const reactivate: Command = { kind: 'reactivate-lead', lead: merged };
  if (id === undefined) return [reactivate, { kind: 'list-leads', view: 'my-open' }];
  const lead = { kind: 'id', id } as const;
  return [
    { kind: 'show-lead', lead, ...(name !== undefined && { name }) },
    { kind: 'can-i-qualify', lead },
    reactivate,
  ];
}

type MergedInto = NonNullable<Extract<Refusal, { kind: 'leadClosed' }>['mergedInto']>;

/** Resolution 1 of the guidance: the duplicate is merged with the lead (S1.14.4). */
const toMerge = (
  { entity, matches }: Extract<Refusal, { kind: 'duplicateBlocked' }>,
  lead: Lead,
): readonly Command[] => {
  const twin = entity === 'lead' ? matches.find((match) => match.entity === 'lead') : undefined;
  return twin === undefined ? [] : [{ kind: 'merge-records', entity: 'lead', ids: [lead.id, twin.id] }];
};

/** Resolutions 3 and 4 of the guidance (S1.14.6, S1.14.8). */
const ruleFixes = ({
  id,
  excludeInactive,
}: {
  readonly id: string;
  readonly excludeInactive: boolean;
}): readonly Command[] => [
  { kind: 'change', change: { kind: 'publish', id, published: false } },
  ...(excludeInactive ? [] : [{ kind: 'change', change: { kind: 'excludeInactive', id } } as const]),
];

const holds = (actor: Actor, on: Securable): boolean => levelHeld(actor, 'write', on) !== 'none';

/** Both fixes of the guidance for a status code that the target lacks (S2.6.13, S2.6.14). */
function optionFixes(
  { mismatches }: Extract<Refusal, { kind: 'optionUnknown' }>,
  actor: Actor,
): readonly Command[] {
  if (!holds(actor, 'customizations') || !holds(actor, 'attributeMap')) return [];
  return mismatches.slice(0, 1).flatMap(({ target, attribute, value, label }) => [
    {
      kind: 'change',
      change: {
        kind: 'mapping',
        change: { kind: 'addOptions', entity: target, attribute, options: [{ value, label }] },
      },
    } as const,
    {
      kind: 'change',
      change: {
        kind: 'mapping',
        change: { kind: 'removeRow', target, row: { from: 'statusReason', to: 'statusReason' } },
      },
    } as const,
  ]);
}
