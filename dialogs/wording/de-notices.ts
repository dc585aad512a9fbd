import type { Age } from '../../domain/delivery/digest.ts';
import type { Short, ToldLead } from '../../domain/delivery/told.ts';
import type { Hours } from '../../domain/notices/hours.ts';
import type { DigestRhythm, Topic } from '../../domain/notices/preferences.ts';
import type { Dates } from './dates.ts';
import { adminDe } from './de-admin.ts';
import { lastRetrainingDe } from './de-models.ts';
import { leads, number, openLeads } from './de-words.ts';
import type { noticesEn } from './en-notices.ts';

const shown = 5;

const some = <T>(all: readonly T[], text: (each: T) => string): readonly string[] => [
  ...all.slice(0, shown).map(text),
  ...(all.length > shown ? [`und ${all.length - shown} weitere`] : []),
];

const named = ({ name, company }: Pick<ToldLead, 'name' | 'company'>): string =>
  company === undefined ? name : `${name} · ${company}`;

const notice =
  ({ moment }: Dates) =>
  (about: Short): { readonly title: string; readonly details: readonly string[] } => {
    switch (about.kind) {
      case 'leadsGiven': {
        const [only, ...others] = about.leads;
        return {
          title:
            only !== undefined && others.length === 0
              ? `${only.by} hat Ihnen den Lead ${only.name} übergeben`
              : `Ihnen wurden ${about.leads.length} Leads übergeben`,
          details: some(about.leads, (lead) =>
            others.length === 0 ? named(lead) : `${named(lead)}, von ${lead.by}`,
          ),
        };
      }
      case 'highScores': {
        const [only, ...others] = about.leads;
        return {
          title:
            only !== undefined && others.length === 0
              ? `${only.name} wurde zum ersten Mal bewertet: Grad A`
              : `${about.leads.length} Ihrer Leads wurden zum ersten Mal bewertet: Grad A`,
          details: some(about.leads, (lead) => `${named(lead)}: ${lead.score}`),
        };
      }
      case 'scoresMoved': {
        const [only, ...others] = about.leads;
        return {
          title:
            only !== undefined && others.length === 0
              ? `Der Score von ${only.name} ging von Grad ${only.from} auf ${only.grade}`
              : `Die Scores von ${about.leads.length} Ihrer Leads haben sich um mehr als einen Grad geändert`,
          details: some(
            about.leads,
            (lead) => `${named(lead)}: ${lead.from} → ${lead.grade}, jetzt ${lead.score}`,
          ),
        };
      }
      case 'leadDuplicated': {
        const [only, ...others] = about.pairs;
        return {
          title:
            only !== undefined && others.length === 0
              ? `Ein neuer Lead ist vielleicht derselbe wie Ihr Lead ${only.name}`
              : `${about.pairs.length} neue Leads sind vielleicht dieselben wie Ihre`,
          details: some(
            about.pairs,
            ({ name, other }) => `${other.name} (Besitzer: ${other.owner}) neben Ihrem ${name}`,
          ),
        };
      }
      case 'modelRetrained': {
        const [only, ...others] = about.models;
        return {
          title:
            only !== undefined && others.length === 0
              ? `Das Modell ${only.name} wurde neu trainiert`
              : `${about.models.length} Modelle wurden neu trainiert`,
          details: some(about.models, ({ name, at, outcome }) =>
            others.length === 0
              ? lastRetrainingDe(outcome, moment(at))
              : `${name}: ${lastRetrainingDe(outcome, moment(at))}`,
          ),
        };
      }
      default:
        return adminDe.notice(about);
    }
  };

const topicNames: Readonly<Record<Topic, string>> = {
  requests: 'Zugriffsanforderungen, Antworten darauf und was ich für Sie beendet habe',
  givenLeads: 'Jemand übergibt mir einen Lead',
  highScores: 'Ein neuer Lead von Ihnen bekommt Grad A',
  scoresMoved: 'Der Score eines Leads von Ihnen ändert sich um mehr als einen Grad',
  duplicates: 'Einen Lead von Ihnen gibt es vielleicht zweimal',
  models: 'Ein Bewertungsmodell wurde neu trainiert',
};

const why: Readonly<Record<Topic, string>> = {
  requests: 'Sie erfahren das, weil Sie gefragt wurden oder gefragt haben.',
  givenLeads: 'Sie erfahren das, weil Ihnen das jetzt gehört.',
  highScores: 'Sie erfahren das, weil Ihnen der Lead gehört.',
  scoresMoved: 'Sie erfahren das, weil Ihnen der Lead gehört.',
  duplicates: 'Sie erfahren das, weil Ihnen einer davon gehört.',
  models: 'Sie erfahren das, weil Sie sich um die Bewertungsmodelle kümmern.',
};

const weekdays = ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'];
const oclock = (hour: number): string => `${hour} Uhr`;
const between = ({ from, to }: Hours): string => `von ${oclock(from)} bis ${oclock(to)}`;

const ages: Readonly<Record<Age, string>> = {
  week: 'bis 7 Tage',
  month: '8 bis 30 Tage',
  quarter: '31 bis 90 Tage',
  older: 'über 90 Tage',
};

const rhythm = (digest: DigestRhythm): string => {
  switch (digest.every) {
    case 'never':
      return 'nie';
    case 'day':
      return `jeden Tag um ${oclock(digest.hour)}`;
    case 'week':
      return `jeden ${weekdays[digest.weekday - 1]} um ${oclock(digest.hour)}`;
  }
};

/** What people are told without asking, in German. */
export const noticesDe = (dates: Dates): ReturnType<typeof noticesEn> => ({
  notice: notice(dates),
  several: (n) => `${number(n)} Neuigkeiten für Sie`,
  why: (topic) => why[topic],
  whySeveral: 'Sie kamen zusammen oder haben gewartet, bis Ihre Ruhezeit vorbei war.',
  chooseHow: 'Schreiben Sie „Benachrichtigungen“, um zu wählen, was ich Ihnen melde.',

  title: 'Benachrichtigungen',
  saved: 'Gespeichert.',
  noTimeZone: (typed) =>
    `„${typed}“ ist keine Zeitzone, die ich kenne. Es wurde nichts gespeichert. Schreiben Sie sie wie Europe/Berlin, oder lassen Sie das Feld leer, dann gilt die Zeitzone Ihres Teams.`,
  now: ({ muted, digest, quiet, timeZone, zoneFrom }, mayHaveDigest) => [
    muted === undefined
      ? quiet === undefined
        ? 'Ich schreibe Ihnen zu jeder Stunde.'
        : `Ruhezeit ${between(quiet)}: Was dann noch stimmt, kommt danach in einer Nachricht.`
      : muted.until === undefined
        ? 'Stumm, bis Sie es wieder einschalten: Ich schreibe nichts und hole nichts nach.'
        : `Stumm bis ${dates.moment(muted.until)}: Ich schreibe nichts und hole nichts nach.`,
    ...(mayHaveDigest ? [`Überblick über die Leads Ihres Teams: ${rhythm(digest)}.`] : []),
    zoneFrom === 'unknown'
      ? 'Ihr Teams hat mir Ihre Zeitzone nicht gesagt: Uhrzeiten sind in UTC.'
      : `Uhrzeiten sind in ${timeZone}${zoneFrom === 'teams' ? ', wie Ihr Teams sagt' : ''}.`,
  ],
  topicsLabel: 'Was ich Ihnen melde',
  topic: (topic) => topicNames[topic],
  digestLabel: 'Überblick über die Leads des Teams',
  every: { never: 'Nie', day: 'Jeden Tag', week: 'Jede Woche' },
  weekdayLabel: 'Tag des wöchentlichen Überblicks',
  weekday: (day) => weekdays[day - 1] ?? '',
  digestHourLabel: 'Uhrzeit des Überblicks',
  quietFromLabel: 'Ruhe ab',
  quietToLabel: 'Ruhe bis',
  noQuiet: 'Keine Ruhezeit',
  oclock,
  timeZoneLabel: 'Zeitzone, etwa Europe/Berlin; leer: wie in Teams',
  save: 'Benachrichtigungen speichern',
  offer: (ask) => {
    switch (ask?.kind) {
      case undefined:
        return 'Benachrichtigungen';
      case 'form':
        return 'Benachrichtigungen speichern';
      case 'mute':
        return ask.until === undefined ? 'Stumm bis auf Weiteres' : 'Stumm bis morgen';
      case 'unmute':
        return 'Wieder einschalten';
      case 'topic':
        return `${ask.on ? 'Melden' : 'Nicht melden'}: ${topicNames[ask.topic]}`;
      case 'digest':
        return 'Überblick ändern';
      case 'quiet':
        return 'Ruhezeit ändern';
    }
  },

  digestTitle: (today) => `Die Leads Ihres Teams am ${dates.day(today)}`,
  digestSentence: ({ total }) => {
    if (total.open === 0) return 'Kein Lead ist offen.';
    return total.meanScore === undefined
      ? `${openLeads(total.open)}, keiner davon bewertet.`
      : `${openLeads(total.open)}: ${number(total.scored)} bewertet, im Durchschnitt ${Math.round(total.meanScore)}, ${number(total.grades.A)} mit Grad A.`;
  },
  sinceTitle: (since) => `Seit ${dates.day(since)}`,
  created: (n) => `${number(n)} ${n === 1 ? 'neuer Lead' : 'neue Leads'}`,
  closed: (n, qualified) =>
    `${leads(n)} geschlossen${n === 0 ? '' : `, davon ${number(qualified)} qualifiziert`}`,
  movedTitle: 'Scores seit letzter Woche',
  rose: (n) => `▲ ${number(n)} gestiegen`,
  fell: (n) => `▼ ${number(n)} gefallen`,
  notMoved: 'Kein Score hat sich geändert.',
  unscoredTitle: 'Ohne Score',
  waitingTitle: 'Duplikate',
  waiting: (groups) =>
    `${number(groups)} ${groups === 1 ? 'Gruppe' : 'Gruppen'} wahrscheinlicher Duplikate zu entscheiden`,
  neverScanned: 'Noch nie nach Duplikaten durchsucht',
  agesTitle: 'Offene Leads nach Alter',
  age: (age, n) => `${ages[age]}: ${number(n)}`,
  show: 'Zeigen',
  toDigest: 'Überblick zeigen',
  digestWhy: 'Sie bekommen das, weil Sie sich um mehr als Ihre eigenen Leads kümmern.',
});
