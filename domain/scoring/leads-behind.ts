import type { Actor } from '../people/access.ts';
import type { Grade, Lead } from '../records/lead.ts';
import type { View } from '../store/store.ts';
import { inPeriod, summaryLeads } from './score-summary.ts';
import { keyIn, moveOf, type SummaryDimension, type SummaryLead, type UnscoredReason } from './summary.ts';
import type { SummaryPeriod } from './summary-period.ts';

/** One number of a score summary: which leads it counts. */
export type SummaryPart =
  | { readonly kind: 'open'; readonly scored?: boolean }
  /** Open leads of a group; `grade` narrows it down. */
  | { readonly kind: 'group'; readonly by: SummaryDimension; readonly key: string; readonly grade?: Grade }
  | { readonly kind: 'unscored'; readonly reason: UnscoredReason }
  | { readonly kind: 'movers'; readonly way: 'up' | 'down' }
  /** Closed leads, of a grade or of all. */
  | { readonly kind: 'closed'; readonly grade?: Grade; readonly qualified?: boolean };

const isOpen = ({ closed }: SummaryLead): boolean => closed === undefined;

/** Whether the number counts this lead. */
export function counts(part: SummaryPart, lead: SummaryLead): boolean {
  switch (part.kind) {
    case 'open':
      return isOpen(lead) && (part.scored === undefined || part.scored === (lead.score !== undefined));
    case 'group':
      return (
        isOpen(lead) &&
        keyIn(part.by, lead) === part.key &&
        (part.grade === undefined || lead.score?.grade === part.grade)
      );
    case 'unscored':
      return isOpen(lead) && lead.score === undefined && lead.unscored === part.reason;
    case 'movers': {
      const move = moveOf(lead);
      return move !== undefined && (move.to > move.from ? 'up' : 'down') === part.way;
    }
    case 'closed':
      return (
        lead.closed !== undefined &&
        (part.grade === undefined || lead.score?.grade === part.grade) &&
        (part.qualified === undefined || part.qualified === lead.closed.qualified)
      );
  }
}

/** The leads behind one number, best score first, then the newest: as many as the number says. */
export async function leadsBehind(
  view: View,
  actor: Actor,
  period: SummaryPeriod,
  part: SummaryPart,
  now: Date,
): Promise<readonly Lead[]> {
  const found = await summaryLeads(view, actor, inPeriod(period, now), now);
  return found
    .filter(({ counted }) => counts(part, counted))
    .map(({ lead }) => lead)
    .sort((a, b) => (b.score?.value ?? -1) - (a.score?.value ?? -1));
}
