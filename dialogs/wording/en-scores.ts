import type { Score } from '../../domain/records/lead.ts';
import { outcomeNames, type ScoredEntity } from '../../domain/scoring/readiness.ts';
import type { Group, Lift, Reason } from '../../domain/scoring/reasons.ts';
import type { Condition, Standing } from '../../domain/scoring/unscored.ts';
import type { OpportunityRow } from '../scoring/reply.ts';
import type { Dates } from './dates.ts';
import { attribute, percent } from './en-models.ts';
import { capital, list } from './en-words.ts';

const trends = {
  improving: 'Improving',
  steady: 'Steady',
  declining: 'Declining',
  notEnoughInfo: 'Not enough info',
} as const;

const things = { lead: 'leads', opportunity: 'opportunities' } as const;
const rangeText = ({ low, high }: { readonly low: number; readonly high: number }): string =>
  low === high ? low.toLocaleString('en') : `${low.toLocaleString('en')} to ${high.toLocaleString('en')}`;
const signed = (points: number): string => (points > 0 ? `+${points}` : `−${-points}`);

/** One value of an attribute, or the group of values that a record's own one is in. */
export const inGroup = (name: string, group: Group, value?: string): string => {
  const label = attribute(name);
  switch (group.kind) {
    case 'blank':
      return `${label} is not filled in`;
    case 'filled':
      return `${label} is filled in`;
    case 'level':
      return `${label}: ${group.level}`;
    case 'otherLevels':
      return value === undefined ? `${label}: a rare value` : `${label}: ${value} (a rare value)`;
    case 'range':
      return value === undefined
        ? `${label}: ${rangeText(group)}`
        : `${label}: ${value} (${rangeText(group)})`;
  }
};

/** Scores of leads, in English. */
export const scoresEn = ({ moment: when }: Dates) => ({
  title: (name: string, { value, grade }: Score): string => `${name}: score ${value}, grade ${grade}`,
  trend: ({ trend, value, previous }: Score): string =>
    previous === undefined || previous === value
      ? trends[trend]
      : `${trends[trend]} (${signed(value - previous)} since the score before)`,
  opportunities: 'Opportunities',
  opportunitiesLike: (words: string): string => `Opportunities like “${words}”`,
  noOpportunities: 'There is no such opportunity that you may read.',
  opportunityHint: 'Select a row for its score and the reasons.',
  opportunityRow: ({ state, owner, budget, score }: OpportunityRow): string =>
    [
      capital(state),
      owner,
      ...(budget === undefined ? [] : [`Budget ${budget.toLocaleString('en')}`]),
      score === undefined ? 'Not scored yet' : `Score ${score.value} · Grade ${score.grade}`,
    ].join(' · '),
  history: 'Scores so far',
  lifts: 'What would lift it',
  lift: ({ attribute: name, to, score, points, basis }: Lift, entity: ScoredEntity): string =>
    `${inGroup(name, to)}: score ${score} (${signed(points)}). ${percent(basis.positives / Math.max(1, basis.leads))} of ${basis.leads} such ${things[entity]} were ${outcomeNames[entity].positive}.`,
  liftCaution:
    'That is what past ones show, not a promise: finding it out or changing it changes no customer by itself.',
  scored: ({ at }: Score, model: string): string =>
    `Scored ${when(at)} by ${model}. The score comes from the model; the grade only groups scores into four buckets.`,
  changedSince: (now: number): string =>
    `It was changed since: as it is now it would score ${now}. What was changed is scored again every 24 hours.`,
  kept: 'No model scores it any more: the score is kept, and no longer updated.',
  raising: 'Raises the score',
  lowering: 'Lowers the score',
  none: 'Nothing stands out.',
  reason: ({ values, basis, fewCases, points }: Reason, baseRate: number, entity: ScoredEntity): string => {
    const what = list(values.map(({ attribute: name, group, value }) => inGroup(name, group, value)));
    const blank = values.some(({ group }) => group.kind === 'blank');
    return `${what} (${points === 0 ? 'less than a point' : signed(points)}). ${percent(basis.positives / Math.max(1, basis.leads))} of ${basis.leads} such ${things[entity]} were ${outcomeNames[entity].positive} (all ${things[entity]}: ${percent(baseRate)})${fewCases ? '; few cases' : ''}.${blank ? ' Ask for it.' : ''}`;
  },
  whyTitle: (name: string, standing: Standing): string => {
    switch (standing.kind) {
      case 'notScored':
        return `Why ${name} has no score`;
      case 'kept':
        return `Why the score of ${name} is no longer updated`;
      case 'scored':
      case 'refreshOverdue':
        return `${name} has a score`;
      case 'due':
      case 'late':
      case 'tellAdministrator':
      case 'dueWithRefresh':
        return `${name} waits for its score`;
    }
  },
  condition: (
    is: Condition,
    processes: Readonly<Record<string, string>>,
    entity: ScoredEntity = 'lead',
  ): string => {
    const named = (id: string): string => processes[id] ?? id;
    switch (is.kind) {
      case 'published':
        if (is.met) return `A scoring model is published: ${is.model ?? ''}`;
        return is.model === undefined
          ? 'There is no scoring model'
          : `The scoring model is not published: ${is.model}`;
      case 'open':
        return is.met ? `The ${entity} is open` : `The ${entity} is not open: it is ${is.state}`;
      case 'filters':
        return is.met
          ? 'It meets every filter of the model'
          : `It fails a filter of the model: ${list(is.failing.map(({ field, value, values }) => `${attribute(field)} is ${value ?? 'blank'}, wanted: ${values.join(', ')}`))}`;
      case 'process':
        return is.met
          ? 'It is on the business process flow of the model'
          : `It is not on the business process flow of the model (${named(is.wanted ?? '')}): it is on ${list(is.has.map(named)) || 'none'}`;
      case 'age':
        return `Created ${when(is.createdAt)}, ${is.met ? 'within' : 'more than'} 2 years${is.met ? '' : ' ago'} (since ${when(is.since)})`;
    }
  },
  standing: (is: Standing, administrator: boolean): string => {
    switch (is.kind) {
      case 'notScored':
        return 'It gets a score once every condition above is met.';
      case 'kept':
        return `It keeps the score ${is.score} of ${when(is.at)}. The conditions are checked at every scoring.`;
      case 'due':
        return `It is due by ${when(is.dueBy)}: a new lead’s score shows within 5 minutes of saving. Tell the administrator after ${when(is.tellAfter)}.`;
      case 'late':
        return `It was due by ${when(is.dueBy)}. Wait a little longer, and tell the administrator after ${when(is.tellAfter)}.`;
      case 'tellAdministrator':
        return administrator
          ? `15 minutes have passed (${when(is.since)}). Verify that the model was created or edited, and published, after real-time scoring was rolled out: edited ${is.check.editedAfter ? 'after ✓' : 'before ✗'}, published ${is.check.publishedAfter ? 'after ✓' : 'before ✗'}. If both are right, look at the bot’s log.`
          : `15 minutes have passed (${when(is.since)}): please contact your administrator.`;
      case 'dueWithRefresh':
        return `It was saved before the model was published, so it is no new lead: its score comes by ${when(is.dueBy)}. Real-time scoring is for new leads only.`;
      case 'scored':
        return `Score ${is.score} of ${when(is.at)}. A changed lead is scored again every 24 hours, not at once: next ${when(is.nextRefresh)}.`;
      case 'refreshOverdue':
        return `Score ${is.score} of ${when(is.at)} should have been refreshed by ${when(is.dueBy)}. Please tell your administrator.`;
    }
  },
});
