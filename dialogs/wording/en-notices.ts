import type { Age, ManagerDigest } from '../../domain/delivery/digest.ts';
import type { Short, ToldLead } from '../../domain/delivery/told.ts';
import type { Hours } from '../../domain/notices/hours.ts';
import type { Chosen, DigestRhythm, Topic } from '../../domain/notices/preferences.ts';
import type { NotificationsAsk } from '../notifications/command.ts';
import type { Dates } from './dates.ts';
import { adminEn } from './en-admin.ts';
import { lastRetraining } from './en-models.ts';
import { count } from './en-words.ts';

interface Notice {
  readonly title: string;
  readonly details: readonly string[];
}

const shown = 5;

/** The first few, and how many more there are. */
const some = <T>(all: readonly T[], text: (each: T) => string): readonly string[] => [
  ...all.slice(0, shown).map(text),
  ...(all.length > shown ? [`and ${all.length - shown} more`] : []),
];

const named = ({ name, company }: Pick<ToldLead, 'name' | 'company'>): string =>
  company === undefined ? name : `${name} · ${company}`;

const notice =
  ({ moment }: Dates) =>
  (about: Short): Notice => {
    switch (about.kind) {
      case 'leadsGiven': {
        const [only, ...others] = about.leads;
        return {
          title:
            only !== undefined && others.length === 0
              ? `${only.by} gave you the lead ${only.name}`
              : `${about.leads.length} leads were given to you`,
          details: some(about.leads, (lead) =>
            others.length === 0 ? named(lead) : `${named(lead)}, by ${lead.by}`,
          ),
        };
      }
      case 'highScores': {
        const [only, ...others] = about.leads;
        return {
          title:
            only !== undefined && others.length === 0
              ? `${only.name} was scored for the first time: grade A`
              : `${about.leads.length} of your leads were scored for the first time: grade A`,
          details: some(about.leads, (lead) => `${named(lead)}: ${lead.score}`),
        };
      }
      case 'scoresMoved': {
        const [only, ...others] = about.leads;
        return {
          title:
            only !== undefined && others.length === 0
              ? `The score of ${only.name} went from grade ${only.from} to ${only.grade}`
              : `The scores of ${about.leads.length} of your leads moved by more than one grade`,
          details: some(
            about.leads,
            (lead) => `${named(lead)}: ${lead.from} → ${lead.grade}, now ${lead.score}`,
          ),
        };
      }
      case 'leadDuplicated': {
        const [only, ...others] = about.pairs;
        return {
          title:
            only !== undefined && others.length === 0
              ? `A new lead may be the same as your lead ${only.name}`
              : `${about.pairs.length} new leads may be the same as yours`,
          details: some(
            about.pairs,
            ({ name, other }) => `${other.name}, of ${other.owner}, beside your ${name}`,
          ),
        };
      }
      case 'modelRetrained': {
        const [only, ...others] = about.models;
        return {
          title:
            only !== undefined && others.length === 0
              ? `The model ${only.name} was trained again`
              : `${about.models.length} models were trained again`,
          details: some(about.models, ({ name, at, outcome }) =>
            others.length === 0
              ? lastRetraining(outcome, moment(at))
              : `${name}: ${lastRetraining(outcome, moment(at))}`,
          ),
        };
      }
      default:
        return adminEn.notice(about);
    }
  };

const topicNames: Readonly<Record<Topic, string>> = {
  requests: 'Requests for access and their answers, and what I finished for you',
  givenLeads: 'Somebody gives me a lead',
  highScores: 'A new lead of yours gets grade A',
  scoresMoved: 'The score of a lead of yours moves by more than one grade',
  duplicates: 'A lead of yours may exist twice',
  models: 'A scoring model was trained again',
};

const why: Readonly<Record<Topic, string>> = {
  requests: 'You hear of this because it was asked of you, or by you.',
  givenLeads: 'You hear of this because this is yours now.',
  highScores: 'You hear of this because you own the lead.',
  scoresMoved: 'You hear of this because you own the lead.',
  duplicates: 'You hear of this because one of them is yours.',
  models: 'You hear of this because you look after the scoring models.',
};

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const oclock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
const between = ({ from, to }: Hours): string => `${oclock(from)}–${oclock(to)}`;

const ages: Readonly<Record<Age, string>> = {
  week: 'up to 7 days',
  month: '8 to 30 days',
  quarter: '31 to 90 days',
  older: 'more than 90 days',
};

const rhythm = (digest: DigestRhythm): string => {
  switch (digest.every) {
    case 'never':
      return 'never';
    case 'day':
      return `every day at ${oclock(digest.hour)}`;
    case 'week':
      return `every ${weekdays[digest.weekday - 1]} at ${oclock(digest.hour)}`;
  }
};

/** What people are told without asking, and how they choose it. */
export const noticesEn = (dates: Dates) => ({
  notice: notice(dates),
  several: (n: number): string => `${count(n, 'piece')} of news for you`,
  why: (topic: Topic): string => why[topic],
  whySeveral: 'They came together, or waited until your quiet hours were over.',
  chooseHow: 'Type “notifications” to choose what I tell you.',

  title: 'Notifications',
  saved: 'Saved.',
  noTimeZone: (typed: string): string =>
    `“${typed}” is no time zone that I know. Nothing was saved. Write it like Europe/Berlin, or leave it empty to go by your Teams.`,
  now: ({ muted, digest, quiet, timeZone, zoneFrom }: Chosen, mayHaveDigest: boolean): readonly string[] => [
    muted === undefined
      ? quiet === undefined
        ? 'I write to you at any hour.'
        : `Quiet hours ${between(quiet)}: what is still so comes afterwards, in one message.`
      : muted.until === undefined
        ? 'Muted until you turn it on again: I write nothing, and I do not catch up later.'
        : `Muted until ${dates.moment(muted.until)}: I write nothing, and I do not catch up later.`,
    ...(mayHaveDigest ? [`Digest of your team’s leads: ${rhythm(digest)}.`] : []),
    zoneFrom === 'unknown'
      ? 'Your Teams has not told me your time zone: hours are in UTC.'
      : `Hours are in ${timeZone}${zoneFrom === 'teams' ? ', as your Teams says' : ''}.`,
  ],
  topicsLabel: 'What I tell you',
  topic: (topic: Topic): string => topicNames[topic],
  digestLabel: 'Digest of the team’s leads',
  every: { never: 'Never', day: 'Every day', week: 'Every week' },
  weekdayLabel: 'Day of the weekly digest',
  weekday: (day: number): string => weekdays[day - 1] ?? '',
  digestHourLabel: 'Hour of the digest',
  quietFromLabel: 'Quiet from',
  quietToLabel: 'Quiet until',
  noQuiet: 'No quiet hours',
  oclock,
  timeZoneLabel: 'Time zone, such as Europe/Berlin; empty: as in Teams',
  save: 'Save notifications',
  offer: (ask: NotificationsAsk | undefined): string => {
    switch (ask?.kind) {
      case undefined:
        return 'Notifications';
      case 'form':
        return 'Save notifications';
      case 'mute':
        return ask.until === undefined ? 'Mute until I say so' : 'Mute until tomorrow';
      case 'unmute':
        return 'Unmute';
      case 'topic':
        return `${ask.on ? 'Tell me' : 'Do not tell me'}: ${topicNames[ask.topic]}`;
      case 'digest':
        return 'Change the digest';
      case 'quiet':
        return 'Change quiet hours';
    }
  },

  digestTitle: (today: string): string => `Your team’s leads on ${dates.day(today)}`,
  digestSentence: ({ total }: ManagerDigest): string => {
    if (total.open === 0) return 'No lead is open.';
    const open = count(total.open, 'open lead');
    return total.meanScore === undefined
      ? `${open}, none of them scored.`
      : `${open}: ${total.scored} scored, on average ${Math.round(total.meanScore)}, ${total.grades.A} of grade A.`;
  },
  sinceTitle: (since: string): string => `Since ${dates.day(since)}`,
  created: (n: number): string => `${count(n, 'new lead')}`,
  closed: (n: number, qualified: number): string =>
    `${count(n, 'lead')} closed${n === 0 ? '' : `, ${qualified} of them qualified`}`,
  movedTitle: 'Scores since last week',
  rose: (n: number): string => `▲ ${n} rose`,
  fell: (n: number): string => `▼ ${n} fell`,
  notMoved: 'No score has moved.',
  unscoredTitle: 'Without a score',
  waitingTitle: 'Duplicates',
  waiting: (groups: number): string => `${count(groups, 'group')} of likely duplicates to decide about`,
  neverScanned: 'Never looked through for duplicates',
  agesTitle: 'Open leads by age',
  age: (age: Age, n: number): string => `${ages[age]}: ${n}`,
  show: 'Show',
  toDigest: 'Show the digest',
  digestWhy: 'You get this because you look after more leads than your own.',
});
