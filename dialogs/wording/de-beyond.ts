import type { Beyond } from '../beyond.ts';

const not: Readonly<Record<Beyond, string>> = {
  quote:
    'Angebote, Aufträge und Rechnungen schreibe ich nicht. Beim Qualifizieren eines Leads entsteht die Verkaufschance, zu der ein Angebot gehört; ich kann prüfen, ob ein Lead so weit ist.',
  mail: 'E-Mails und Briefe versende ich nicht. Ich kann einen Lead mit E-Mail-Adresse und Notizen zeigen.',
  meeting:
    'Termine und Besprechungen buche ich nicht. Ich kann einen Lead mit seinen Kontaktdaten und Ihre offenen Leads zeigen.',
  call: 'Anrufen kann ich nicht. Ich kann einen Lead mit seiner Telefonnummer zeigen.',
  reminder: 'Erinnerungen setze ich nicht. Ich kann einen Lead zeigen, oder Ihre offenen Leads.',
  history:
    'Die Änderungen eines Leads zeige ich im Chat nicht. Jede steht im Prüfprotokoll, das lesen kann, wer mich betreibt. Ich kann den Lead zeigen, wie er jetzt ist.',
  document:
    'Dokumente und Präsentationen schreibe ich nicht. Ich kann die Score-Übersicht und Listen von Leads zeigen.',
  import:
    'Dateien mit Leads nehme ich im Chat nicht an. Die Seite „Importieren“ meiner Registerkarte tut es: CSV-Datei dort ablegen, ansehen, was aus jeder Zeile würde, dann speichern.',
  export:
    'Dateien verschicke ich im Chat nicht. Die Liste der Leads in der Registerkarte speichert die Leads, die Sie sehen dürfen, so wie Sie sie filtern, als CSV-Datei, die Excel öffnet.',
  'assign-many':
    'Leads übergebe ich einzeln, damit Sie sehen, was sich bei jedem ändert: Schreiben Sie „gib Ann Meyer an Tom“.',
};

export const beyondDe = (what: Beyond): string => `${not[what]} Es wurde nichts geändert.`;

export const deedsDe: Readonly<Record<Beyond, string>> = {
  quote: 'Angebot schreiben',
  mail: 'E-Mail senden',
  meeting: 'Termin buchen',
  call: 'Anrufen',
  reminder: 'Erinnerung setzen',
  history: 'Änderungen zeigen',
  document: 'Dokument schreiben',
  import: 'Leads importieren',
  export: 'Leads exportieren',
  'assign-many': 'Mehrere Leads zuweisen',
};
