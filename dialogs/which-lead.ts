import { leads, memories } from '../domain/collections.ts';
import { resolveLead } from '../domain/leads/resolve.ts';
import { type Actor, may } from '../domain/people/access.ts';
import type { Lead, LeadState } from '../domain/records/lead.ts';
import type { View } from '../domain/store/store.ts';
import type { Command, CommandKind, LeadRef } from './command.ts';
import { matchRow } from './find-leads.ts';
import { memoryOf } from './memory.ts';
import { onButton } from './on-button.ts';
import { refused } from './refused.ts';
import type { Reply } from './reply.ts';
import type { Turn } from './turn.ts';

export type Found =
  | { readonly kind: 'lead'; readonly lead: Lead }
  | { readonly kind: 'reply'; readonly reply: Reply };

/** Which lead is meant: found, or the reply that asks (several fit) or says that none fits (S0.2). */
export async function whichLead(
  view: View,
  turn: Turn,
  actor: Actor,
  ref: LeadRef,
  goOn: (lead: LeadRef) => Command,
): Promise<Found> {
  if (ref.kind === 'words') return byWords(view, actor, ref.words, goOn);
  const memory = ref.kind === 'id' ? undefined : await view.get(memories, memoryOf(turn));
  const id = ref.kind === 'id' ? ref.id : ref.kind === 'listed' ? memory?.listed?.at(ref.at) : memory?.leadId;
  const lead = id === undefined ? undefined : await view.get(leads, id);
  if (lead !== undefined && may(actor, 'read', 'lead', lead)) return { kind: 'lead', lead };
  return none('', []);
}

/** Rows of one card; more are narrowed down by words. */
const shown = 10;

async function byWords(
  view: View,
  actor: Actor,
  words: string,
  goOn: (lead: LeadRef) => Command,
): Promise<Found> {
  const wanted = goOn({ kind: 'last' }).kind;
  const found = await resolveLead(view, actor, words, wantedState(wanted));
  switch (found.kind) {
    case 'one':
      return { kind: 'lead', lead: found.lead };
    case 'refused':
      return { kind: 'reply', reply: refused(wanted, found.refusal, actor, undefined) };
    case 'none':
      return none(words, await Promise.all(found.nearest.map((match) => matchRow(view, actor, match))));
    case 'several': {
      const rows = await Promise.all(
        found.matches.slice(0, shown).map(async (match) => ({
          ...(await matchRow(view, actor, match)),
          choose: await onButton(view, goOn({ kind: 'id', id: match.lead.id }), match.lead),
        })),
      );
      return {
        kind: 'reply',
        reply: { kind: 'leadSeveral', words, rows, total: found.matches.length, wanted },
      };
    }
  }
}

/** Who says *qualify* means the open one of two namesakes; who says *reactivate*, the closed one. */
function wantedState(wanted: CommandKind): LeadState | undefined {
  switch (wanted) {
    case 'qualify-lead':
    case 'can-i-qualify':
    case 'edit-lead':
    case 'assign-lead':
    case 'disqualify-lead':
    case 'next-stage':
    case 'set-active-stage':
      return 'open';
    case 'undo':
    case 'reactivate-lead':
      return 'qualified';
    default:
      return undefined;
  }
}

const none = (words: string, suggestions: Extract<Reply, { kind: 'leadNone' }>['suggestions']): Found => ({
  kind: 'reply',
  reply: {
    kind: 'leadNone',
    words,
    suggestions,
    offers: [{ kind: 'list-leads', view: 'my-open' }, { kind: 'new-lead' }, { kind: 'help' }],
  },
});
