import type { Actor } from '../domain/people/access.ts';
import type { Refusal } from '../domain/qualification/refusal.ts';
import type { Lead } from '../domain/records/lead.ts';
import type { Command, CommandKind } from './command.ts';
import { leadHead } from './lead-facts.ts';
import type { Reply } from './reply.ts';

/** A refusal with the steps that lead on from it, for this lead and this person. */
export const refused = (
  wanted: CommandKind,
  refusal: Refusal,
  actor: Actor,
  lead: Lead | undefined,
): Reply => ({
  kind: 'refused',
  wanted,
  refusal,
  ...(lead === undefined ? {} : { lead: leadHead(lead) }),
  offers: waysOn(refusal, actor, lead),
});

function waysOn(refusal: Refusal, _actor: Actor, lead: Lead | undefined): readonly Command[] {
  if (lead === undefined) return [{ kind: 'list-leads', view: 'my-open' }];
  const id = { kind: 'id', id: lead.id } as const;
  const show: Command = { kind: 'show-lead', lead: id };
  switch (refusal.kind) {
    case 'leadClosed':
      return [{ kind: 'reactivate-lead', lead: id }, show, { kind: 'list-leads', view: 'my-open' }];
    case 'activeStageElsewhere':
      return [{ kind: 'set-active-stage', lead: id }, show];
    case 'requiredFieldsMissing':
      return [{ kind: 'edit-lead', lead: id }, show];
    case 'duplicateBlocked':
      return [{ kind: 'bulk-qualify', leadIds: [lead.id] }, show];
    case 'nextStageNeedsQualify':
    case 'leadOpen':
      return [{ kind: 'qualify-lead', lead: id }, show];
    default:
      return [{ kind: 'can-i-qualify', lead: id }, show];
  }
}
