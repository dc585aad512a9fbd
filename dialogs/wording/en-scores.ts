import type { Score } from '../../domain/records/lead.ts';
import type { Group, Reason } from '../../domain/scoring/reasons.ts';
import type { Condition, Standing } from '../../domain/scoring/unscored.ts';
import type { Dates } from './dates.ts';
import { attribute, percent } from './en-models.ts';
import { list } from './en-words.ts';

const trends = {
  improving: 'Improving',
  steady: 'Steady',
  declining: 'Declining',
  notEnoughInfo: 'Not enough info',
} as const;

const signed = (points: number): string => (points > 0 ? `+${points}` : `−${-points}`);

const inGroup = (name: string, group: Group, value: string | undefined): string => {
  const label = attribute(name);
  switch (group.kind) {
    case 'blank':
      return `${label} is not filled in`;
    case 'filled':
      return `${label} is filled in`;
    case 'level':
      return `${label}: ${group.level}`;
    case 'otherLevels':
      return `${label}: ${value ?? ''} (a rare value)`;
    case 'range':
      return `${label}: ${value ?? ''} (${group.low === group.high ? group.low : `${group.low} to ${group.high}`})`;
  }
};

/** Scores of leads, in English. */
export const scoresEn = ({ moment: when }: Dates) => ({
  title: (name: string, { value, grade }: Score): string => `${name}: score ${value}, grade ${grade}`,
  trend: ({ trend, value, previous }: Score): string =>
    previous === undefined || previous === value
      ? trends[trend]
      : `${trends[trend]} (${signed(value - previous)} since the score before)`,
  scored: ({ at }: Score, model: string): string =>
    `Scored ${when(at)} by ${model}. The score comes from the model; the grade only groups scores into four buckets.`,
  changedSince: (now: number): string =>
    `The lead was changed since: as it is now it would score ${now}. Changed leads are scored again every 24 hours.`,
  kept: 'No model scores this lead any more: the score is kept, and no longer updated.',
  raising: 'Raises the score',
  lowering: 'Lowers the score',
  none: 'Nothing stands out.',
  reason: ({ values, basis, fewCases, points }: Reason, baseRate: number): string => {
    const what = list(values.map(({ attribute: name, group, value }) => inGroup(name, group, value)));
    const blank = values.some(({ group }) => group.kind === 'blank');
    return `${what} (${points === 0 ? 'less than a point' : signed(points)}). ${percent(basis.positives / Math.max(1, basis.leads))} of ${basis.leads} such leads were qualified (all leads: ${percent(baseRate)})${fewCases ? '; few cases' : ''}.${blank ? ' Ask for it.' : ''}`;
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
  condition: (is: Condition, processes: Readonly<Record<string, string>>): string => {
    const named = (id: string): string => processes[id] ?? id;
    switch (is.kind) {
      case 'published':
        if (is.met) return `A scoring model is published: ${is.model ?? ''}`;
        return is.model === undefined
          ? 'There is no scoring model'
          : `The scoring model is not published: ${is.model}`;
      case 'open':
        return is.met ? 'The lead is open' : `The lead is not open: it is ${is.state}`;
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
