import { term } from './de-terms.ts';
import { count, entity, leads } from './de-words.ts';
import type { closingEn } from './en-closing.ts';

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
