import { named } from '../../domain/named.ts';
import type { SummaryPart } from '../../domain/scoring/leads-behind.ts';
import type { Rate, SummaryDimension, UnscoredReason } from '../../domain/scoring/summary.ts';
import type { NamedPeriod, SummaryPeriod } from '../../domain/scoring/summary-period.ts';
import { percentDe } from './de-models.ts';
import { leads, number, openLeads } from './de-words.ts';
import type { summaryEn } from './en-summary.ts';

const periods: Readonly<Record<NamedPeriod, string>> = {
  all: 'Alle Leads',
  thisWeek: 'Diese Woche',
  lastWeek: 'Letzte Woche',
  thisMonth: 'Dieser Monat',
  lastMonth: 'Letzter Monat',
  thisQuarter: 'Dieses Quartal',
  lastQuarter: 'Letztes Quartal',
  thisYear: 'Dieses Jahr',
  lastYear: 'Letztes Jahr',
};

const periodName = (period: SummaryPeriod, day: (at: string) => string): string =>
  typeof period === 'string'
    ? periods[period]
    : `${day(period.from)} bis ${period.to === undefined ? 'heute' : day(period.to)}`;

const reasons: Readonly<Record<UnscoredReason, string>> = {
  published: 'kein Bewertungsmodell ist veröffentlicht',
  open: 'nicht offen',
  filters: 'außerhalb des Filters jedes Modells',
  process: 'nicht im Prozess eines Modells',
  age: 'vor mehr als 2 Jahren erstellt',
  waiting: 'noch nicht an der Reihe',
};

const dimensions: Readonly<Record<SummaryDimension, string>> = {
  owner: 'Nach Besitzer',
  businessUnit: 'Nach Unternehmenseinheit',
  source: 'Nach Quelle',
  grade: 'Nach Grad',
  month: 'Nach Monat der Erstellung',
};

const rate = ({ closed, qualified, rate: share, interval, fewCases }: Rate): string => {
  if (share === undefined || interval === undefined) return 'keine geschlossen';
  const sure = fewCases
    ? `; wenige Fälle, die wahre Quote kann ${percentDe(interval[0])} bis ${percentDe(interval[1])} sein`
    : '';
  return `${percentDe(share)} von ${number(closed)} geschlossenen wurden qualifiziert (${number(qualified)})${sure}`;
};

/** Score summaries, in German. */
export const summaryDe: typeof summaryEn = {
  by: dimensions,
  period: (period) => periods[period],
  title: ({ period }, day) =>
    period === 'all' ? 'Score-Zusammenfassung' : `Score-Zusammenfassung: ${periodName(period, day)}`,
  titleBy: (title, by) => `${title}, ${dimensions[by].replace('Nach', 'nach')}`,
  sentence: ({ total }) =>
    total.open === 0 && total.outcome.closed === 0
      ? 'Aus dieser Zeit gibt es keinen Lead, den Sie lesen dürfen.'
      : `${openLeads(total.open)}: ${number(total.scored)} bewertet${total.meanScore === undefined ? '' : `, im Durchschnitt ${Math.round(total.meanScore)}`}, ${number(total.grades.A)} mit Grad A.`,
  everything: 'Jeder Lead, den Sie lesen dürfen.',
  range: (from, before) =>
    `Offene Leads, die vom ${from} bis vor dem ${before} erstellt, und Leads, die darin geschlossen wurden (Tage in UTC), soweit Sie sie lesen dürfen.`,
  since: (from) =>
    `Offene Leads, die seit dem ${from} erstellt, und Leads, die seitdem geschlossen wurden (Tage in UTC), soweit Sie sie lesen dürfen.`,
  gradesTitle: 'Offene Leads nach Grad',
  chart: 'Offene Leads',
  grade: (grade, n) => `Grad ${grade}: ${leads(n)}`,
  moversTitle: 'Seit letzter Woche',
  noMovers: 'Kein Score hat sich bewegt.',
  mover: (name, { from, to }) => `${to > from ? '▲' : '▼'} ${name}: ${from} → ${to}`,
  allUp: (n) => `Alle ${number(n)} gestiegenen`,
  allDown: (n) => `Alle ${number(n)} gefallenen`,
  unscoredTitle: 'Ohne Score',
  unscored: (reason, n) => `${leads(n)}: ${reasons[reason]}`,
  outcomeTitle: 'Geschlossene Leads',
  outcome: rate,
  calibrationTitle: 'Wurden bessere Grade öfter qualifiziert?',
  gradeRate: (grade, is) => `${grade}: ${rate(is)}`,
  verdict: ({ better, worse, verdict }) =>
    verdict === 'moreOften'
      ? `Leads mit Grad ${better} wurden öfter qualifiziert als solche mit Grad ${worse}.`
      : verdict === 'lessOften'
        ? `Leads mit Grad ${better} wurden seltener qualifiziert als solche mit Grad ${worse}: Sehen Sie sich das Modell an.`
        : `${better} gegen ${worse}: Die Zahlen sind zu klein für ein Urteil.`,
  notYet: 'Noch kein Lead wurde mit einem Score geschlossen.',
  inTest: (model) => `Im Test von ${model}:`,
  testRate: (grade, n, positives) =>
    n === 0
      ? `${grade}: keine`
      : `${grade}: ${percentDe(positives / n)} von ${number(n)} wurden qualifiziert${n < 20 ? ' (wenige Fälle)' : ''}`,
  groupName: (by, key, names) =>
    key === ''
      ? 'Keine Quelle'
      : by === 'month'
        ? new Date(`${key}-01T00:00:00Z`).toLocaleDateString('de-DE', {
            month: 'long',
            year: 'numeric',
            timeZone: 'UTC',
          })
        : (named(names, key) ?? key),
  group: ({ open, meanScore, grades, outcome }) =>
    `${number(open)} offen (A ${grades.A}, B ${grades.B}, C ${grades.C}, D ${grades.D})${meanScore === undefined ? '' : `, mittlerer Score ${Math.round(meanScore)}`}; ${rate(outcome)}`,
  moreGroups: (n) => `… und ${number(n)} weitere mit weniger offenen Leads`,
  choosePeriod: 'Zeit',
  show: 'Diese Zeit zeigen',
  hint: 'Wählen Sie eine Zeile, um ihre Leads zu sehen.',
  openLeads: 'Leads zeigen',
  behind: (part, period, names, day) => {
    const what = partName(part, names);
    return period === 'all' ? what : `${what}, ${periodName(period, day)}`;
  },
  nothingBehind: 'Hier zählt kein Lead mehr: Scores und Status haben sich inzwischen geändert.',
};

function partName(part: SummaryPart, names: Readonly<Record<string, string>>): string {
  switch (part.kind) {
    case 'open':
      return part.scored === undefined
        ? 'Offene Leads'
        : part.scored
          ? 'Bewertete Leads'
          : 'Leads ohne Score';
    case 'group': {
      const group = part.by === 'grade' ? `Grad ${part.key}` : summaryDe.groupName(part.by, part.key, names);
      return `Offene Leads: ${group}${part.grade === undefined ? '' : `, Grad ${part.grade}`}`;
    }
    case 'unscored':
      return `Ohne Score: ${reasons[part.reason]}`;
    case 'movers':
      return part.way === 'up'
        ? 'Seit letzter Woche gestiegene Scores'
        : 'Seit letzter Woche gefallene Scores';
    case 'closed': {
      const grade = part.grade === undefined ? '' : ` mit Grad ${part.grade}`;
      return part.qualified === undefined
        ? `Geschlossene Leads${grade}`
        : `${part.qualified ? 'Qualifizierte' : 'Disqualifizierte'} Leads${grade}`;
    }
  }
}
