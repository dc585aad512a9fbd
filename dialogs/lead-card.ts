import type { Command } from './command.ts';
import { toSurvivor } from './refused.ts';
import type { LeadDetails, Reply } from './reply.ts';

/** A lead with the steps that its state allows, after the one that was wanted. */
export function leadCard(lead: LeadDetails, wanted?: Command): Extract<Reply, { kind: 'leadCard' }> {
  const steps = stepsFor(lead).filter(({ kind }) => kind !== wanted?.kind);
  return { kind: 'leadCard', lead, offers: wanted === undefined ? steps : [wanted, ...steps] };
}

export function stepsFor(lead: LeadDetails): readonly Command[] {
  const id = { kind: 'id', id: lead.id, version: lead.version } as const;
  if (lead.mergedInto !== undefined) return toSurvivor(lead.mergedInto, id);
  const duplicates: readonly Command[] =
    lead.duplicates === 0 ? [] : [{ kind: 'duplicates-of-lead', lead: id, found: lead.duplicates }];
  if (lead.state !== 'open') {
    return [{ kind: 'reactivate-lead', lead: id }, ...duplicates, { kind: 'list-leads', view: 'closed' }];
  }
  const edit: readonly Command[] = lead.mayEdit ? [{ kind: 'edit-lead', lead: id }] : [];
  return [
    { kind: 'qualify-lead', lead: id },
    { kind: 'can-i-qualify', lead: id },
    ...duplicates,
    ...edit,
    { kind: 'disqualify-lead', lead: id },
  ];
}
