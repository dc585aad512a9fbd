import { fileDe } from './de-import.ts';
import { settingsDe } from './de-settings.ts';
import type { Words } from './en.ts';

const number = (n: number): string => n.toLocaleString('de');
const leads = (n: number): string => (n === 1 ? '1 Lead' : `${number(n)} Leads`);
const lines = (n: number): string => (n === 1 ? '1 Zeile' : `${number(n)} Zeilen`);

/** Every word of the tab in German, with the terms of Dynamics 365. */
export const de: Words = {
  app: 'Leads',
  pages: { board: 'Übersicht', leads: 'Leads', import: 'Import', settings: 'Verwaltung' },
  navigation: 'Seiten',
  loading: 'Wird geladen …',
  back: 'Zurück',
  retry: 'Erneut versuchen',
  close: 'Schließen',
  cancel: 'Abbrechen',
  save: 'Änderung speichern',
  review: 'Änderung prüfen',
  act: 'Ändern',
  saved: 'Gespeichert.',
  nothingChanges: 'Es würde sich nichts ändern.',
  confirmTitle: 'Diese Änderung speichern?',
  confirmLead: 'Das bewirkt sie:',
  none: 'keiner',
  asTable: 'Als Tabelle anzeigen',
  count: number,
  percent: (share) => `${Math.round(share * 100)} %`,
  day: (iso) => new Date(iso).toLocaleDateString('de', { day: 'numeric', month: 'short', year: 'numeric' }),
  moment: (iso) => new Date(iso).toLocaleString('de', { dateStyle: 'medium', timeStyle: 'short' }),

  local: {
    bar: 'Lokaler Modus: Wer an diesem Rechner sitzt, spricht als beliebige Person.',
    person: 'Sie sind',
    choose: 'Person wählen',
    theme: 'Design',
    themes: { light: 'Hell', dark: 'Dunkel', contrast: 'Hoher Kontrast' },
    language: 'Sprache',
    languages: { en: 'English', de: 'Deutsch' },
  },

  stranger: {
    title: 'Sie sind noch kein Mitglied',
    text: 'Der Bot verwaltet die Leads Ihrer Organisation. Die Administration entscheidet, wer damit arbeitet.',
    ask: 'Zugriff anfordern',
  },

  problem: (status) => {
    switch (status) {
      case 0:
        return {
          title: 'Der Bot ist nicht erreichbar',
          now: 'Prüfen Sie die Verbindung und versuchen Sie es erneut. Es wurde nichts gespeichert.',
        };
      case 400:
        return {
          title: 'Der Bot hat das nicht verstanden',
          now: 'Laden Sie die Registerkarte neu und versuchen Sie es erneut. Es wurde nichts gespeichert.',
        };
      case 401:
        return {
          title: 'Sie sind nicht angemeldet',
          now: 'Laden Sie die Registerkarte neu, um sich anzumelden.',
        };
      case 403:
        return {
          title: 'Das dürfen Sie nicht sehen',
          now: 'Es ist Mitgliedern der Organisation vorbehalten. Wenden Sie sich an die Administration.',
        };
      case 413:
        return { title: 'Das ist zu groß', now: 'Teilen Sie es auf. Es wurde nichts gespeichert.' };
      case 409:
        return {
          title: 'Seit der Vorschau hat sich etwas geändert',
          now: 'Wählen Sie die Datei erneut. Es wurde nichts gespeichert.',
        };
      case 507:
        return {
          title: 'Für so viele Leads ist kein Platz',
          now: 'Der Datenordner fasst bis zu 100.000; mit PostgreSQL können es mehr sein. Es wurde nichts gespeichert.',
        };
      case 503:
        return {
          title: 'Der Bot kann Ihre Anmeldung gerade nicht prüfen',
          now: 'Versuchen Sie es gleich noch einmal.',
        };
      default:
        return {
          title: 'Etwas ist schiefgegangen',
          now: 'Versuchen Sie es erneut. Bleibt es dabei, nennen Sie der Administration die Referenz.',
        };
    }
  },
  reference: (id) => `Referenz ${id}`,

  board: {
    title: 'Leads auf einen Blick',
    period: 'Leads, erstellt in',
    periods: {
      '30': 'den letzten 30 Tagen',
      '90': 'den letzten 90 Tagen',
      '365': 'den letzten 12 Monaten',
      all: 'allen Jahren',
    },
    sentence: (open, scored, qualified, closed) =>
      `${number(open)} offene Leads, davon ${number(scored)} bewertet; ${number(qualified)} von ${number(closed)} geschlossenen Leads wurden qualifiziert.`,
    facts: { open: 'Offen', scored: 'Bewertet', mean: 'Mittlerer Score', rate: 'Qualifiziert' },
    grades: 'Offene Leads nach Grad',
    grade: 'Grad',
    leads: 'Leads',
    unscoredLeads: 'Ohne Score',
    funnel: 'Wie weit Leads kommen',
    step: 'Schritt',
    share: 'Vom Schritt davor',
    steps: {
      created: 'Erstellt',
      contacted: 'Kontaktiert',
      qualified: 'Qualifiziert',
      opportunity: 'Verkaufschance',
      won: 'Gewonnen',
    },
    movers: 'Größte Änderungen des Scores',
    noMovers: 'Noch hat sich kein Score geändert.',
    lead: 'Lead',
    from: 'Vorher',
    to: 'Jetzt',
    change: 'Änderung',
    owners: 'Offene Leads nach Besitzer',
    owner: 'Besitzer',
    calibration: 'Werden bessere Grade öfter qualifiziert?',
    calibrationRate: 'Qualifiziert',
    calibrationOf: 'Geschlossene Leads',
    noneClosed: 'Noch hat kein geschlossener Lead einen Score, also gibt es nichts zu vergleichen.',
    interval: 'Wahrscheinlich zwischen',
    few: 'wenige Fälle',
    verdicts: (better, worse) => ({
      moreOften: `Leads mit Grad ${better} wurden öfter qualifiziert als mit Grad ${worse}.`,
      lessOften: `Leads mit Grad ${better} wurden seltener qualifiziert als mit Grad ${worse}: Das Modell sollte geprüft werden.`,
      cannotTell: `Zu wenige geschlossene Leads, um ${better} und ${worse} zu vergleichen.`,
    }),
    unscored: 'Warum offene Leads keinen Score haben',
    reason: 'Grund',
    reasons: {
      published: 'Kein Bewertungsmodell ist veröffentlicht',
      filters: 'Der Lead liegt außerhalb der Filter des Modells',
      process: 'Der Lead ist nicht im Prozess des Modells',
      age: 'Der Lead ist älter als zwei Jahre',
      open: 'Der Lead ist geschlossen',
      waiting: 'Der Score ist unterwegs',
    },
    allScored: 'Jeder offene Lead hat einen Score.',
    empty: 'In diesem Zeitraum gibt es keine Leads, die Sie lesen dürfen. Wählen Sie einen längeren.',
  },

  leads: {
    title: 'Leads',
    search: 'Suche',
    searchHint: 'Name, Firma, E-Mail-Adresse oder Thema',
    filters: 'Filter',
    any: 'Alle',
    state: 'Status',
    states: { open: 'Offen', qualified: 'Qualifiziert', disqualified: 'Disqualifiziert' },
    owner: 'Besitzer',
    grade: 'Grad',
    noGrade: 'Ohne Score',
    created: (from, to) => `Erstellt ${from} – ${to}`,
    clear: 'Filter löschen',
    shown: (from, to, total) => `${number(from)}–${number(to)} von ${number(total)}`,
    save: 'Als CSV-Datei speichern',
    saved: 'Die Datei liegt bei Ihren Downloads.',
    sortedByMatch: 'beste Treffer zuerst',
    sortedByAge: 'neueste zuerst',
    empty:
      'Kein Lead, den Sie lesen dürfen, passt. Löschen Sie einen Filter, oder suchen Sie mit weniger Buchstaben.',
    columns: {
      name: 'Lead',
      company: 'Firma',
      topic: 'Thema',
      state: 'Status',
      owner: 'Besitzer',
      score: 'Score',
      created: 'Erstellt',
    },
    previous: 'Vorherige Seite',
    next: 'Nächste Seite',
  },

  lead: {
    details: 'Details',
    notes: (shown, total) =>
      shown === total ? `Notizen (${total})` : `Notizen (die letzten ${shown} von ${total})`,
    noNotes: 'Keine Notizen.',
    noteBy: (by, at) => `${by}, ${at}`,
    state: 'Status',
    stage: 'Phase',
    owner: 'Besitzer',
    created: 'Erstellt',
    modified: 'Zuletzt geändert',
    closed: 'Geschlossen',
    closedBy: (by, at) => `${at} von ${by}`,
    score: (value, grade) => `${value}, Grad ${grade}`,
    noScore: 'Kein Score',
    scoreLabel: 'Score',
    linked: 'Verknüpft mit',
    work: 'An diesem Lead arbeiten',
    answer: 'Die Antwort des Bots',
    chat: 'Im Chat öffnen',
    chatText: (name) => `show ${name}`,
  },

  settings: settingsDe,

  import: {
    ...fileDe,
    encoding: 'Wie die Datei gespeichert wurde',
    fileTitle: 'Die Datei kann nicht gelesen werden',
    title: 'Leads importieren',
    drop: 'CSV-Datei hier ablegen',
    choose: 'Datei wählen',
    hint: 'Bis zu 5.000 Leads und 20 MB. Die erste Zeile nennt die Spalten, etwa firstName, lastName, companyName, email.',
    reading: 'Die Datei wird gelesen …',
    saving: 'Wird gespeichert …',
    preview: (name) => `Was der Import von ${name} bewirkt`,
    leads: (n) => `${leads(n)} ${n === 1 ? 'wird' : 'werden'} erstellt.`,
    problems: (n) =>
      `${lines(n)} ${n === 1 ? 'kann nicht importiert werden und wird' : 'können nicht importiert werden und werden'} ausgelassen.`,
    warnings: (n) => `${lines(n)} ${n === 1 ? 'verdient' : 'verdienen'} einen Blick.`,
    ignored: (columns) => `Nicht gelesene Spalten: ${columns}.`,
    more: (n) => `… und ${number(n)} weitere.`,
    lineLabel: 'Zeile',
    what: 'Was nicht stimmt',
    sample: 'Die ersten Leads der Datei',
    columns: { name: 'Name', company: 'Firma', email: 'E-Mail-Adresse', owner: 'Besitzer' },
    start: (n) => `${leads(n)} importieren`,
    nothing: 'Aus dieser Datei kann nichts importiert werden.',
    done: (created, updated, skipped) =>
      [
        `${leads(created)} ${created === 1 ? 'wurde' : 'wurden'} importiert.`,
        ...(updated === 0 ? [] : [`${number(updated)} ${updated === 1 ? 'wurde' : 'wurden'} aktualisiert.`]),
        ...(skipped === 0 ? [] : [`${number(skipped)} ${skipped === 1 ? 'wurde' : 'wurden'} ausgelassen.`]),
      ].join(' '),
    twins: (n) =>
      `${lines(n)} ${n === 1 ? 'ist wahrscheinlich ein Duplikat' : 'sind wahrscheinlich Duplikate'}.`,
    like: 'Gleicht',
    likely: 'Wie wahrscheinlich',
    decision: 'Was tun',
    decide: 'Wählen …',
    decideAll: 'Für alle anderen',
    decideFirst: 'Wählen Sie zuerst für jedes wahrscheinliche Duplikat.',
    decisions: { create: 'Trotzdem erstellen', skip: 'Auslassen', update: 'Vorhandenen Lead aktualisieren' },
    ofLine: (line, name) => `Zeile ${line}: ${name}`,
    another: 'Weitere Datei importieren',
    show: 'Die Leads anzeigen',
    notCsv: 'Das ist keine CSV-Datei. Speichern Sie die Tabelle als „CSV UTF-8“ und versuchen Sie es erneut.',
    tooLarge: 'Die Datei ist größer als 20 MB. Teilen Sie sie, jeder Teil mit der Kopfzeile.',
  },
};
