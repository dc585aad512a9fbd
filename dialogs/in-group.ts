import type { Command } from './command.ts';
import type { Reply, ReplyKind } from './reply.ts';

/**
 * Instead of an answer that names leads or people, where others read along (UX9). `again` brings the answer up for
 * whoever presses, with their own rights; `done` tells that something was changed.
 */
export interface PrivateReply {
  readonly kind: 'private';
  readonly name: string;
  readonly done: boolean;
  readonly again?: Command;
}

/** What may be read by everybody: words of ours, and what the asker said there themselves. Anything else stays private. */
const open: ReadonlySet<ReplyKind> = new Set<ReplyKind>([
  'help',
  'greeting',
  'thanks',
  'cancelled',
  'notUnderstood',
  'beyond',
  'empty',
  'tooLong',
  'stranger',
  'whichTopic',
  'doHere',
  'errorNeighbour',
  'errorUnknown',
  'cardInactive',
  'notYourCard',
  'notSaved',
  'signedOut',
]);

/** Receipts: nothing is left to press, so everybody's card tells that it is done. */
const receipts: ReadonlySet<ReplyKind> = new Set<ReplyKind>([
  'qualified',
  'disqualified',
  'assigned',
  'reactivated',
  'stageMoved',
  'undone',
  'opportunityLost',
  'bulkDone',
  'leadCreated',
  'adminChanged',
  'knowledgeSaved',
  'merged',
  'unmerged',
  'notDuplicates',
]);

/** The reply as everybody in a group or channel may see it; the asker gets the whole of it for themselves. */
export function inGroup(reply: Reply, name: string): Reply {
  if (open.has(reply.kind)) return reply;
  if (reply.kind === 'answered') {
    // How the organisation is set up, and what the topic means for a lead, names people.
    const { lead: _lead, ...guidance } = reply;
    return { ...guidance, here: [] };
  }
  if (reply.kind === 'declined') return { ...reply, whom: [] };
  const again = againFor(reply);
  return {
    kind: 'private',
    name,
    done: receipts.has(reply.kind),
    ...(again === undefined ? {} : { again }),
  };
}

/** The command that shows the same again and changes nothing; missing where there is none. */
function againFor(reply: Reply): Command | undefined {
  if (reply.kind === 'assigned' && reply.receipt.staysInSight) return showLead(reply.receipt.leadId);
  if ('flow' in reply && 'rev' in reply)
    // A press on an older revision acts on nothing: it shows where the flow stands, or its receipt.
    return { kind: 'flow', flow: reply.flow, rev: reply.rev - 1, press: 'show' };
  switch (reply.kind) {
    case 'leadCard':
    case 'leadCreated':
      return showLead(reply.lead.id);
    case 'reactivated':
    case 'stageMoved':
      return showLead(reply.lead.id);
    case 'qualified':
    case 'disqualified':
    case 'undone':
      return showLead(reply.receipt.leadId);
    case 'leadList':
      return reply.of.kind === 'view'
        ? { kind: 'list-leads', view: reply.of.view }
        : reply.of.kind === 'search'
          ? { kind: 'find-leads', text: reply.of.text }
          : undefined;
    case 'preflight':
      return { kind: 'can-i-qualify', lead: { kind: 'id', id: reply.preflight.leadId } };
    case 'scoreOf':
      return reply.about.entity === 'lead'
        ? { kind: 'score-of-lead', lead: { kind: 'id', id: reply.about.id } }
        : { kind: 'score-of-opportunity', id: reply.about.id };
    case 'whyUnscored':
      return reply.about.entity === 'lead'
        ? { kind: 'why-unscored', lead: { kind: 'id', id: reply.about.id } }
        : undefined;
    case 'scoreSummary':
      return { kind: 'score-summary', period: reply.summary.period };
    case 'notifications':
      return { kind: 'notifications' };
    case 'digest':
      return { kind: 'digest', since: reply.digest.since };
    case 'duplicates':
      return { kind: 'duplicates-of-lead', lead: { kind: 'id', id: reply.lead.id } };
    default:
      return undefined;
  }
}

const showLead = (id: string): Command => ({ kind: 'show-lead', lead: { kind: 'id', id } });
