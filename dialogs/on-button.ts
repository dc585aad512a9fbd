import { reversals } from '../domain/collections.ts';
import { latestMerge } from '../domain/merging/unmerge.ts';
import { guideOf } from '../domain/process/guide.ts';
import type { Lead } from '../domain/records/lead.ts';
import type { View } from '../domain/store/store.ts';
import type { Command } from './command.ts';

/**
 * What was wanted of this lead as its button carries it: whatever is done without asking names the lead as it stands
 * now, and is done from there alone, so that it is done once however often it is pressed (REL1).
 */
export async function onButton(view: View, wanted: Command, lead: Lead): Promise<Command> {
  const ref = { kind: 'id', id: lead.id, version: lead.version } as const;
  switch (wanted.kind) {
    case 'reactivate-lead':
      return { kind: wanted.kind, lead: ref };
    case 'next-stage':
    case 'set-active-stage':
      return { kind: wanted.kind, lead: ref, from: (await guideOf(view, lead.id))?.instance.version ?? 0 };
    case 'undo':
      return undoOnButton(view, lead);
    default:
      return wanted;
  }
}

/** The last thing that was done to the lead, by its name; where nothing was, nothing that comes later is meant. */
async function undoOnButton(view: View, { id }: Lead): Promise<Command> {
  const reversal = await view.get(reversals, id);
  const merge = await latestMerge(view, 'lead', id);
  return merge !== undefined && merge.at >= (reversal?.at ?? '')
    ? { kind: 'undo-merge', mergeId: merge.id }
    : { kind: 'undo', lead: { kind: 'id', id }, of: reversal?.at ?? '' };
}

/** A button that acts without asking and does not say from where: what it would do depends on when it is pressed. */
export function namesNoState(command: Command): boolean {
  switch (command.kind) {
    case 'reactivate-lead':
      return command.lead.kind !== 'id' || command.lead.version === undefined;
    case 'next-stage':
    case 'set-active-stage':
      return command.from === undefined;
    case 'undo':
      return command.of === undefined;
    default:
      return false;
  }
}
