import type { ScoredEntity } from '../../domain/scoring/readiness.ts';
import type { Dates } from './dates.ts';
import { summaryDe } from './de-summary.ts';
import { term } from './de-terms.ts';
import { count, number } from './de-words.ts';
import type { scoringEn } from './en-scoring.ts';

const many = { lead: 'Leads', opportunity: 'Verkaufschancen' } as const;
const records = (n: number): string => count(n, 'Datensatz', 'Datensätze');

export const outcomes: Readonly<Record<ScoredEntity, Readonly<Record<'positive' | 'negative', string>>>> = {
  lead: { positive: 'Qualifiziert', negative: 'Disqualifiziert' },
  opportunity: { positive: 'Gewonnen', negative: 'Verloren' },
};

/** Scoring models and scores, in German. */
export const scoringDe = ({ day }: Dates): ReturnType<typeof scoringEn> => ({
  offer: (command) => {
    switch (command.kind) {
      case 'scoring-readiness':
        return command.entity === 'opportunity' ? 'Verkaufschancen prüfen' : 'Leads prüfen';
      case 'models':
        return command.modelId === undefined ? 'Bewertungsmodelle' : 'Modell öffnen';
      case 'model-performance':
        return 'Leistung';
      case 'model-attributes':
        return command.attribute === undefined ? 'Attribute' : 'Ansehen';
      case 'scored-opportunities':
        return command.page === undefined ? 'Verkaufschancen' : 'Mehr zeigen';
      case 'score-of-opportunity':
        return 'Score öffnen';
      case 'score-summary':
        return command.by === undefined ? 'Score-Zusammenfassung' : summaryDe.by[command.by];
      case 'leads-behind':
        return command.page === undefined ? 'Leads zeigen' : 'Mehr zeigen';
      case 'score-of-lead':
        return 'Score erklären';
      case 'why-unscored':
        return 'Wann wird er aktualisiert?';
      case 'grades':
        return 'Grade';
      case 'train-model':
        if (command.modelId !== undefined) return 'Ändern und neu trainieren';
        return command.entity === 'opportunity' ? 'Für Verkaufschancen trainieren' : 'Für Leads trainieren';
    }
  },

  readinessTitle: ({ entity, ready }) =>
    ready
      ? `Sie können ein Bewertungsmodell für ${many[entity]} erstellen`
      : `Noch nicht genügend geschlossene ${many[entity]} für ein Bewertungsmodell`,
  windowTitle: 'Der Trainingszeitraum liegt außerhalb des Bereichs',
  windowOutOfRange: (months, least, most) =>
    `${Number.isFinite(months) ? `${number(months)} Monate können` : 'Das kann'} nicht gewählt werden: Der Zeitraum liegt zwischen ${least} Monaten und ${most / 12} Jahren. Es wurde nichts geändert.`,
  side: (entity, side, { count: n, needed, missing }) =>
    [
      outcomes[entity][side],
      missing === 0 ? `${number(n)} von ${needed} ✓` : `${number(n)} von ${needed}: ${missing} fehlen`,
    ] as const,
  window: ({ entity, window }) =>
    `Gezählt: ${many[entity]}, erstellt und geschlossen seit ${day(window.from)}, dem späteren der beiden Daten unten.`,
  byTimeFrame: (months) => `Zeitraum (letzte ${months} Monate)`,
  byJanuary1: '1. Januar des Vorjahres',
  dateRule: (from, excluded) => `${day(from)}: schließt ${number(excluded)} aus`,
  bothRules: 'Ein Datensatz kann durch beide Regeln ausgeschlossen sein.',
  otherExclusions: ({ entity, excluded }) => [
    ...(excluded.notOnProcess === 0
      ? []
      : [`${records(excluded.notOnProcess)} nicht gezählt: nie in diesem Prozess.`]),
    ...(excluded.abortedProcess === 0
      ? []
      : [`${records(excluded.abortedProcess)} nicht gezählt: Der Prozess wurde abgebrochen.`]),
    ...(excluded.inFuture === 0
      ? []
      : [
          `${records(excluded.inFuture)} nicht gezählt: Das Datum liegt in der Zukunft. Prüfen Sie die Uhr des Systems, aus dem diese ${many[entity]} stammen.`,
        ]),
  ],
  advice: ({ ready, passingMonths, projected, entity }, months) => {
    if (ready) return 'Der nächste Schritt ist, mit diesen Datensätzen ein Modell zu trainieren.';
    const longer = passingMonths !== undefined && passingMonths > months;
    const shorter = passingMonths !== undefined && passingMonths < months;
    if (longer || shorter)
      return `Wählen Sie einen ${longer ? 'längeren Zeitraum, um mehr einzubeziehen' : 'anderen Zeitraum'}: ${passingMonths} Monate enthalten genügend ${many[entity]}.`;
    const wait =
      projected === undefined
        ? 'Beim Tempo der letzten 90 Tage reicht es auch in zwei Jahren nicht.'
        : `Beim Tempo der letzten 90 Tage reicht es etwa am ${day(projected)}.`;
    return `Kein Zeitraum bis 24 Monate reicht aus. ${wait} Ein längerer Zeitraum bezieht mehr ${many[entity]} ein; auch das Schließen bereits entschiedener Datensätze hilft.`;
  },
  tableTitle: 'Alle Zeiträume',
  tableRow: ({ months, positives, negatives, passes }, entity) =>
    [
      `${months} Monate`,
      `${number(positives)} ${outcomes[entity].positive.toLowerCase()}, ${number(negatives)} ${outcomes[entity].negative.toLowerCase()} ${passes ? '✓' : '✗'}`,
    ] as const,
  monthsLabel: 'Zeitraum',
  months: (months) => `Letzte ${months} Monate`,
  processLabel: 'Geschäftsprozessflow',
  anyProcess: 'Beliebiger Prozess',
  check: 'Erneut prüfen',
  prerequisites: (entity) =>
    `In Dynamics 365 muss für die Bewertung außerdem Dynamics 365 Sales Insights installiert sein, und sie funktioniert nur für die Standardentität ${entity === 'lead' ? 'Lead' : 'Verkaufschance'}.`,
  perStage:
    'Modelle je Phase werden hier nicht angeboten. In Dynamics 365 haben sie eigene Zahlen: siehe „Opportunity per-stage scoring“ in den häufigen Fragen zu Verkaufschancen.',
  byHandTitle: 'In Dynamics 365 selbst zählen',
  byHand: (months, process) => [
    'Wählen Sie auf der Seite „Leads“ in der Ansichtsauswahl „Alle Leads“.',
    'Wählen Sie „Filter bearbeiten“.',
    `Wählen Sie „Hinzufügen“ und legen Sie fest: Erstellt am = letzte ${months} Monate; Status = Qualifiziert.`,
    `Wählen Sie „Hinzufügen > Zugehörige Entität hinzufügen“: Zugehörige Entität = ${term(process)}; Operator = Enthält Daten; Feld = Statusgrund; Operator = Ungleich; Wert = Abgebrochen.`,
    'Prüfen Sie, wie viele Leads die Kriterien erfüllen. Sind es weniger als 40, wählen Sie einen längeren Zeitraum, um mehr Leads einzubeziehen.',
    'Ändern Sie für die disqualifizierten Leads den Statusfilter in „Disqualifiziert“.',
  ],
  theProcess: 'Vertriebsprozess von Lead zu Verkaufschance',
});
