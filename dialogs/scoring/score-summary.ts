import { businessUnits } from '../../domain/collections.ts';
import type { Actor } from '../../domain/people/access.ts';
import { notAllowed } from '../../domain/people/decision.ts';
import { nameOf } from '../../domain/people/names.ts';
import { leadsBehind, type SummaryPart } from '../../domain/scoring/leads-behind.ts';
import { scoreSummary } from '../../domain/scoring/score-summary.ts';
import { type SummaryPeriod, summaryPeriods } from '../../domain/scoring/summary-period.ts';
import type { View } from '../../domain/store/store.ts';
import { refusedChange } from '../admin/change.ts';
import { leadRow } from '../lead-facts.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import type { ScoringCommand } from './command.ts';

type Asked<K extends ScoringCommand['kind']> = Extract<ScoringCommand, { kind: K }>;

/** `score summary for this month`: confined to what the asker may read (S0.7). */
export async function showSummary(
  view: View,
  turn: Turn,
  actor: Actor,
  command: Asked<'score-summary'>,
  fields: Readonly<Record<string, string>>,
): Promise<Reply> {
  const forbidden = await notAllowed(view, actor, 'read', 'lead');
  if (forbidden) return refusedChange(forbidden.refusal);
  const period = periodOf(fields['period']) ?? command.period ?? 'all';
  const summary = await scoreSummary(view, actor, period, turn.at);
  const by = (['owner', 'businessUnit', 'source', 'month'] as const).filter((each) => each !== command.by);
  return {
    kind: 'scoreSummary',
    summary,
    ...(command.by === undefined ? {} : { by: command.by }),
    offers: [
      ...(command.by === undefined ? [] : [{ kind: 'score-summary', period } as const]),
      ...by.map((each) => ({ kind: 'score-summary', period, by: each }) as const),
    ],
  };
}

const periodOf = (text: string | undefined): SummaryPeriod | undefined =>
  summaryPeriods.find((period) => period === text);

/** The name behind the key of an owner or a business unit. */
async function namesIn(view: View, part: SummaryPart): Promise<Readonly<Record<string, string>>> {
  if (part.kind !== 'group') return {};
  const { by, key } = part;
  if (by === 'owner') return { [key]: await nameOf(view, key) };
  const unit = by === 'businessUnit' ? await view.get(businessUnits, key) : undefined;
  return unit === undefined ? {} : { [key]: unit.name };
}

const pageSize = 10;

/** The leads behind one number, ten at a time. */
export async function showLeadsBehind(
  view: View,
  turn: Turn,
  actor: Actor,
  { period, part, page = 1 }: Asked<'leads-behind'>,
): Promise<Reply> {
  const found = await leadsBehind(view, actor, period, part, turn.at);
  const names = await namesIn(view, part);
  const first = (page - 1) * pageSize;
  const rows = await Promise.all(
    found.slice(first, first + pageSize).map(async (lead) => ({
      ...(await leadRow(view, actor, lead)),
      open: { kind: 'show-lead', lead: { kind: 'id', id: lead.id } } as const,
    })),
  );
  return {
    kind: 'leadList',
    of: { kind: 'summary', period, part, names },
    rows,
    total: found.length,
    first: first + 1,
    offers: [
      ...(found.length > first + pageSize
        ? [{ kind: 'leads-behind', period, part, page: page + 1 } as const]
        : []),
      { kind: 'score-summary', period },
    ],
  };
}
