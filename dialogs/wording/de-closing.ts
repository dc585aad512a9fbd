import { targets } from '../../domain/qualification/settings.ts';
import type { HereFact } from '../here.ts';
import { term } from './de-terms.ts';
import { count, entity, leads, list, nouns } from './de-words.ts';
import type { answersEn, closingEn, errorsEn } from './en-closing.ts';

export const closingDe: typeof closingEn = {
  disqualify: (name) => `${name} disqualifizieren?`,
  disqualifyHow:
    'Der Lead wird schreibgeschützt und wandert mit seinen Notizen zu „Geschlossene Leads“. Das lässt sich rückgängig machen, oder Sie reaktivieren ihn später.',
  disqualifyNow: 'Lead disqualifizieren',
  reason: 'Grund',
  reasonNeeded: 'Wählen Sie, warum der Lead nicht weiterverfolgt wird.',
  keep: 'Behalten, was Sie wissen (optional)',
  keepOne: (target) => `Trotzdem ${entity(target)} erstellen`,
  disqualified: (name) => `${name} ist disqualifiziert`,
  reactivated: (name) => `${name} ist wieder offen`,
  noProcess: 'Der Lead steht mit allen Notizen wieder unter „Meine offenen Leads“ und „Offene Leads“.',
  stageOnLead: (stage) => `Die aktive Phase ist ${term(stage)}, auf dem Lead: Er kann qualifiziert werden.`,
  stageElsewhere: (stage, process) =>
    `Die aktive Phase von „${term(process)}“ ist noch ${term(stage)}, auf der Verkaufschance. „Als aktiv festlegen“ setzt sie auf den Lead zurück; dann kann er wieder qualifiziert werden.`,
  stage: (process, stage, moved, finished) =>
    finished
      ? `„${term(process)}“ ist abgeschlossen.`
      : moved
        ? `Die aktive Phase von „${term(process)}“ ist jetzt ${term(stage)}.`
        : `„${term(process)}“ steht bereits auf ${term(stage)}: Es musste nichts geändert werden.`,
  undone: (name, of) =>
    `Das ${of === 'qualify' ? 'Qualifizieren' : 'Disqualifizieren'} von ${name} wurde rückgängig gemacht`,
  removed: (target) => `${entity(target)} entfernt`,
  restored: (target) => `${entity(target)} wie zuvor`,
  lost: (name) =>
    `Die Verkaufschance „${name}“ ist als verloren geschlossen. Jetzt kann der Lead disqualifiziert werden.`,
  bulkTitle: 'Im Raster qualifizieren',
  bulkHow:
    'Hier laufen die Duplikaterkennungsregeln absichtlich nicht: Firmen und Kontakte werden erstellt, auch wenn es sie schon gibt. Sie sehen, wie viele Duplikate entstünden, bevor etwas gespeichert wird.',
  bulkLeads: (shown, total) =>
    shown < total ? `Ihre neuesten ${shown} von ${total} offenen Leads` : 'Ihre offenen Leads',
  bulkReview: 'Auswirkungen ansehen',
  bulkNone: 'Sie haben keine offenen Leads zum Qualifizieren.',
  bulkConfirm: (ready, all) =>
    `${ready} von ${leads(all)} ${ready === 1 ? 'kann' : 'können'} qualifiziert werden`,
  bulkDuplicates: (creating, all, duplicates) =>
    duplicates === 0
      ? 'Es entstehen keine Duplikate.'
      : `${creating} von ${all} ${creating === 1 ? 'würde' : 'würden'} Duplikate erzeugen: ${count(duplicates, 'Datensatz, den', 'Datensätze, die')} es bereits gibt.`,
  bulkNow: (n) => `${leads(n)} qualifizieren`,
  bulkDone: (done, all) => `${done} von ${leads(all)} qualifiziert`,
  bulkLine: (duplicates) => (duplicates === 0 ? '' : count(duplicates, 'Duplikat', 'Duplikate')),
};

export const errorsDe: typeof errorsEn = {
  whichLead:
    'Um welchen Lead geht es? Nennen Sie ihn („can I qualify ann meyer?“), dann sehe ich mir den Datensatz selbst an.',
  so: (name) => `Ja, bei ${name} ist es so:`,
  nextStageSo: (name) =>
    `Ja: ${name} ist offen und noch nicht qualifiziert, deshalb bleibt der Prozess, wo er ist.`,
  notSo: (name) => `Bei ${name} nicht: Im Moment steht nichts im Weg.`,
  otherwise: (name, check) => `Bei ${name} nicht. Im Weg steht etwas anderes: ${check}.`,
  examinedAs: (name) => `geprüft mit den Rechten von ${name}`,
  whose: 'Wer hat den Fehler bekommen?',
  examine: 'Für diese Person prüfen',
  recognised: (certainty) =>
    certainty >= 0.95
      ? 'Sicher erkannt. Es wurde nichts geändert.'
      : `Mit ${Math.round(certainty * 100)} % Sicherheit erkannt. Es wurde nichts geändert.`,
  notOneOfNine:
    'Das ist keiner der Fehler beim Qualifizieren von Leads, die die Anleitung beschreibt. Es wurde nichts geändert.',
  unknown:
    'Ich erkenne darin keinen Fehler beim Qualifizieren von Leads. Fügen Sie die ganze Meldung oder ihren Code ein.',
};

/** How this organisation is set up, in a sentence for each fact. */
export const hereDe = (fact: HereFact): string => {
  switch (fact.kind) {
    case 'creation':
      return fact.legacy === 'no'
        ? 'Die Einstellung ist „Nein“ (Verkäufer): Sie werden gefragt, welche Datensätze erstellt werden sollen.'
        : fact.legacy === 'yes'
          ? 'Die Einstellung ist „Ja“ (automatisch): Firma, Kontakt und Verkaufschance werden ohne Rückfrage erstellt.'
          : `Die Einstellung ist unterschiedlich: ${targets.map((target) => `${nouns[target].name} ${fact.create[target] === 'ask' ? 'wird erfragt (Verkäufer)' : 'ist automatisch'}`).join(', ')}.`;
    case 'improvedDuplicates':
      return fact.on
        ? 'Die verbesserte Duplikaterkennung ist eingeschaltet: Sie sehen „Firma oder Kontakt ist möglicherweise bereits vorhanden“.'
        : 'Die verbesserte Duplikaterkennung ist ausgeschaltet: Sie sehen „Duplikatwarnung“.';
    case 'closedLeads':
      return `Sie dürfen ${count(fact.count, 'geschlossenen Lead', 'geschlossene Leads')} lesen.`;
    case 'requiredSteps':
      return fact.steps.length === 0
        ? `In der Phase ${term(fact.stage)} von „${term(fact.process)}“ ist kein Schritt erforderlich.`
        : `Erforderlich in der Phase ${term(fact.stage)} von „${term(fact.process)}“: ${list(fact.steps.map(term))}.`;
    case 'grantors':
      return fact.names.length === 0
        ? 'Hier kann noch niemand Rechte erteilen.'
        : `${list(fact.names)} ${fact.names.length === 1 ? 'kann' : 'können'} hier Rechte erteilen.`;
    case 'closedCounts':
      return `${count(fact.qualified, 'qualifizierter Lead', 'qualifizierte Leads')} und ${count(fact.disqualified, 'disqualifizierter Lead', 'disqualifizierte Leads')}, die Sie lesen dürfen, jeden Alters: Was davon zählt, sagt „scoring readiness“.`;
    case 'scoringModels':
      return fact.published === 0
        ? 'Hier ist kein Bewertungsmodell veröffentlicht, also wird nichts bewertet.'
        : `Hier ${fact.published === 1 ? 'ist' : 'sind'} ${count(fact.published, 'Bewertungsmodell', 'Bewertungsmodelle')} veröffentlicht.`;
    case 'grades':
      return `A beginnt bei ${fact.minimums.A}, B bei ${fact.minimums.B}, C bei ${fact.minimums.C}; darunter ist D.`;
    case 'duplicateRules':
      return fact.published.length === 0
        ? 'Hier ist keine Duplikaterkennungsregel veröffentlicht.'
        : `Veröffentlichte Duplikaterkennungsregeln: ${list(fact.published)}.`;
    case 'mappingFindings':
      return fact.count === 0
        ? 'Die Zuordnungen aller drei Ziele passen.'
        : `Die Prüfung der Zuordnungen findet hier ${count(fact.count, 'Problem', 'Probleme')}: Geben Sie „mappings“ ein.`;
  }
};

export const answersDe: typeof answersEn = {
  title: 'Aus der Anleitung',
  reading: (topic) => `Ich lese „${topic}“ …`,
  here: 'In Ihrer Organisation',
  scope: (products) => `Gilt für ${products}.`,
  nearest: 'Die nächstliegenden Themen, die ich habe:',
};
