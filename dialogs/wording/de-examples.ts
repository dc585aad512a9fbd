import type { examplesEn } from './en-examples.ts';

const everybody = [
  'Ann Meyer qualifizieren',
  'Kann ich Ann Meyer qualifizieren?',
  'Was passiert, wenn ich einen Lead disqualifiziere?',
];

/** What a person may type, in German. */
export const examplesDe: typeof examplesEn = {
  stranger: ['Zugriff anfordern', 'Was passiert, wenn ich einen Lead qualifiziere?'],
  salesperson: [
    'Was habe ich noch offen?',
    'Wer ist diese Woche heiß?',
    'Suche Ann von Contoso',
    ...everybody,
    'Fabrikam schließen, sie haben woanders gekauft',
    'Gib Ann Meyer an Tom',
    'Gibt es Duplikate von Ann Meyer?',
    'Neuer Lead',
    'Benachrichtigungen bis morgen stumm',
    'Abbrechen',
  ],
  manager: [
    'Was hat das Team noch offen?',
    'Was haben wir letzten Monat abgeschlossen?',
    'Zeig mir die Leads von Tom aus dem Oktober',
    'Welche Leads haben keinen Score, und warum?',
    ...everybody,
    'Gib Ann Meyer an Tom',
    'Alle Leads auf Duplikate prüfen',
    'Überblick jeden Montag um 8',
  ],
  administrator: [
    'Einstellungen',
    'Wer hat welche Rolle?',
    'Duplikaterkennungsregeln',
    'Welche Felder werden in die Verkaufschance übernommen?',
    'Haben wir genug Leads für ein Scoring-Modell?',
    'Wissensdatenbank bearbeiten',
    ...everybody,
  ],
};
