import type { MissingField } from '../../domain/leads/narrow.ts';
import type { ViewName } from '../../domain/leads/views.ts';
import { fieldErrorDe } from './de-fields.ts';
import { term } from './de-terms.ts';
import { leads, list, number } from './de-words.ts';
import type { leadsEn } from './en-leads.ts';

export const viewsDe: Readonly<Record<ViewName, string>> = {
  'my-open': 'Meine offenen Leads',
  open: 'Offene Leads',
  closed: 'Geschlossene Leads',
  all: 'Alle Leads',
  'my-open-scored': 'Meine bewerteten offenen Leads',
};

const emptyViews: Readonly<Record<ViewName, string>> = {
  'my-open':
    'Sie haben keine offenen Leads. Erstellen Sie einen, oder sehen Sie sich alle offenen Leads an, die Sie lesen dürfen.',
  open: 'Es gibt keine offenen Leads, die Sie lesen dürfen.',
  closed: 'Noch kein Lead, den Sie lesen dürfen, wurde qualifiziert oder disqualifiziert.',
  all: 'Es gibt keine Leads, die Sie lesen dürfen.',
  'my-open-scored': 'Keiner Ihrer offenen Leads hat bisher einen Score.',
};

const days = (from: string | undefined, to: string | undefined, day: (at: string) => string): string => {
  if (from === undefined) return `bis ${day(to ?? '')}`;
  if (to === undefined) return `seit ${day(from)}`;
  return from === to ? `vom ${day(from)}` : `vom ${day(from)} bis ${day(to)}`;
};

const missingDe: Readonly<Record<MissingField, string>> = {
  budget: 'Budget',
  email: 'E-Mail-Adresse',
  phone: 'Telefonnummer',
  company: 'Firma',
  score: 'Score',
};

/** Lists of leads, one lead, and the form that makes one, in German. */
export const leadsDe: typeof leadsEn = {
  view: (name) => viewsDe[name],
  emptyView: (name) => emptyViews[name],
  searchTitle: (text) => `Leads zu „${text}“`,
  narrowed: (
    text,
    { state, owner, from, to, grade, scoreAbove, hottest, missing, about, largestBudget },
    owners,
    day,
  ) =>
    [
      hottest
        ? 'Heißeste Leads'
        : state === undefined
          ? 'Leads'
          : state === 'open'
            ? 'Offene Leads'
            : 'Geschlossene Leads',
      text === '' ? '' : `zu „${text}“`,
      about === undefined ? '' : `zu „${about}“`,
      owner === undefined ? '' : `von ${owners.length === 0 ? `„${owner}“` : list(owners)}`,
      grade === undefined ? '' : `mit Grad ${grade}`,
      scoreAbove === undefined ? '' : `mit Score über ${scoreAbove}`,
      missing === undefined ? '' : `ohne ${missingDe[missing]}`,
      largestBudget === undefined ? '' : 'mit Budget',
      from === undefined && to === undefined ? '' : days(from, to, day),
    ]
      .filter((part) => part !== '')
      .join(' '),
  noneNarrowed:
    'Kein Lead, den Sie lesen dürfen, erfüllt das alles. Lassen Sie etwas weg, oder sehen Sie sich eine ganze Liste an.',
  shown: (from, to, total) => `${from}–${to} von ${number(total)}`,
  sortedByMatch: 'beste Treffer zuerst',
  sortedByAge: 'neueste zuerst',
  noneScored:
    'Keiner dieser Leads hat einen Score, also kann ich nicht sagen, welcher am heißesten ist. Scores kommen von einem veröffentlichten Bewertungsmodell.',
  sortedByScore: 'höchster Score zuerst',
  sortedByBudget: 'größtes Budget zuerst',
  openLead: 'Öffnen:',
  shared: {
    title: 'Ein Lead',
    show: 'Lead anzeigen',
    forReaders: 'Wer ihn lesen darf, sieht ihn hier.',
    nothingFound:
      'Kein Lead, den Sie lesen dürfen, passt dazu. Versuchen Sie einen Namen, eine Firma oder eine E-Mail-Adresse.',
    mayNotRead:
      'Ihre Sicherheitsrollen erlauben Ihnen nicht, Leads zu lesen. Bitten Sie Ihren Administrator um Zugriff.',
    formTitle: 'Neuer Lead aus einer Nachricht',
  },
  openInTab: 'In der Registerkarte öffnen',
  openHint: 'Wählen Sie eine Zeile, um den Lead zu öffnen.',
  matchedIn: (field) => `gefunden in „${field}“`,
  noHits: (text) => `Kein Lead, den Sie lesen dürfen, passt zu „${text}“.`,
  noHitsHow:
    'Versuchen Sie es mit weniger Buchstaben, der Firma oder einer E-Mail-Adresse; ein, zwei Tippfehler schaden nicht.',
  none: (words) =>
    words === '' ? 'Welchen Lead meinen Sie?' : `Ich habe keinen Lead namens „${words}“ gefunden.`,
  noneHow: (words) =>
    words === ''
      ? 'Wir haben noch über keinen Lead gesprochen. Nennen Sie einen, zum Beispiel „show ann meyer“. Es wurde nichts geändert.'
      : 'Es wurde nichts geändert. Prüfen Sie die Schreibweise, oder versuchen Sie es mit der Firma oder der E-Mail-Adresse.',
  nearest: 'Die ähnlichsten',
  several: (words, total) => `Auf „${words}“ passen ${leads(total)}. Welcher ist gemeint?`,
  severalMore: (shown, total) =>
    `Hier stehen nur die ${shown} besten von ${total}: Nennen Sie auch die Firma oder den Ort, um die Auswahl einzugrenzen.`,
  score: (value, grade) => `Score ${value} · Grad ${grade}`,
  noScore: 'Noch kein Score',

  field: {
    name: 'Name',
    company: 'Firmenname',
    state: 'Status',
    owner: 'Besitzer',
    score: 'Score',
    stage: 'Phase',
    created: 'Erstellt',
    closed: 'Geschlossen',
    linked: 'Verknüpft mit',
    address: 'Adresse',
  },
  stage: (name, process, onLead) =>
    onLead ? `${term(name)} (${term(process)})` : `${term(name)}, auf der Verkaufschance (${term(process)})`,
  closedBy: (by, when) => `${when} von ${by}`,
  notes: (shown, total) => (shown < total ? `Die neuesten ${shown} von ${total} Notizen` : 'Notizen'),

  newLead: 'Neuer Lead',
  editLead: (name) => `${name} bearbeiten`,
  editHow: 'Ändern Sie, was Sie möchten; gespeichert wird erst, wenn Sie auf „Lead speichern“ klicken.',
  formHow: 'Nur das Thema ist erforderlich. Nach Duplikaten wird gesucht, bevor etwas gespeichert wird.',
  save: 'Lead speichern',
  saveAnyway: 'Trotzdem speichern',
  leadCreated: (name) => `${name} wurde erstellt`,
  leadSaved: (name) => `${name} wurde gespeichert`,
  example: (field) =>
    (
      ({
        topic: 'z. B. 20 Espressomaschinen für das neue Büro',
        email: 'z. B. ann@contoso.com',
        phone: 'z. B. +49 30 5550100',
      }) as Record<string, string>
    )[field] ?? '',
  fieldError: fieldErrorDe,
};
