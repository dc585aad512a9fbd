import type { ToldAsLeft } from '../../domain/delivery/told.ts';
import type { Finding } from '../../domain/qualification/isolation.ts';
import { refusalDe as refusal } from './de-change-refusals.ts';
import { changeButtonDe, consequencesDe, creationDe, findingDe, mappingButtonDe } from './de-changes.ts';
import { ruleNoticeDe } from './de-rules.ts';
import { scanNoticeDe } from './de-scanning.ts';
import { term } from './de-terms.ts';
import { trainingNoticeDe } from './de-training.ts';
import { cellDe, cellNameDe, count, entity, levelsDe, list, number } from './de-words.ts';
import type { adminEn } from './en-admin.ts';

const isolated = (f: Finding): string => {
  const type = entity(f.target);
  switch (f.kind) {
    case 'works':
      return `${type}: kann erstellt werden.`;
    case 'otherCause':
      return `${type}: scheitert aus einem anderen Grund, nicht an einem Plug-In oder Workflow.`;
    case 'searching':
      return `${type}: scheitert. Verdächtig: ${list(f.suspects.map(({ name, missing }) => (missing.length === 0 ? name : `${name} (${list(missing.map(cellDe))})`)))}.`;
    case 'culprits':
      return `${type}: ${f.culprits.length === 1 ? 'Die Ursache ist' : 'Die Ursachen sind'} ${list(f.culprits.map(({ name }) => `„${name}“`))}.`;
  }
};

const notice = (about: ToldAsLeft): { readonly title: string; readonly details: readonly string[] } => {
  switch (about.kind) {
    case 'accessRequested':
      return {
        title:
          about.missing.length === 0
            ? `${about.personName} möchte Mitglied werden`
            : `${about.personName} fordert Zugriff an`,
        details: about.missing.map(cellDe),
      };
    case 'accessApproved':
      return about.stillMissing.length === 0
        ? {
            title: `${about.byName} hat Ihre Anforderung genehmigt`,
            details: ['Sie können jetzt weitermachen.'],
          }
        : {
            title: `${about.byName} hat Ihre Anforderung teilweise genehmigt`,
            details: about.stillMissing.map((cell) => `Fehlt noch: ${cellDe(cell)}`),
          };
    case 'accessDenied':
      return {
        title: `${about.byName} hat Ihre Anforderung abgelehnt`,
        details: about.reason === undefined ? [] : [about.reason],
      };
    case 'automationsOff':
      return {
        title: `${about.byName} hat ausgeschaltet, was Sie am Erstellen von Datensätzen gehindert hat`,
        details: about.automations,
      };
    case 'ruleChangeAsked':
      return ruleNoticeDe(about);
    case 'duplicatesFound':
    case 'scanFailed':
      return scanNoticeDe(about);
    case 'trainingOver':
      return trainingNoticeDe(about);
    case 'rulePublished':
      return {
        title: `Die Regel „${term(about.name)}“ ist veröffentlicht`,
        details: [`Für ${number(about.records)} Datensätze gibt es Übereinstimmungscodes.`],
      };
  }
};

const ruleStatus = {
  unpublished: 'nicht veröffentlicht',
  publishing: 'wird veröffentlicht',
  published: 'veröffentlicht',
} as const;

export const adminDe: typeof adminEn = {
  notice,
  settingsTitle: 'Einstellungen',
  legacySetting: 'Beim Qualifizieren eines Leads standardmäßig Firma, Kontakt und Verkaufschance erstellen',
  legacy: { yes: 'Ja', no: 'Nein', mixed: 'je nach Datensatztyp verschieden' },
  legacyYes: 'Ja für alle drei',
  legacyNo: 'Nein für alle drei',
  creation: creationDe,
  creationOf: (target) => `${entity(target)} beim Qualifizieren`,
  improved: 'Verbesserte Duplikaterkennung und Zusammenführung',
  on: 'Ein',
  off: 'Aus',
  defaultProcess: 'Prozess für neue Leads',
  noProcess: 'Keiner',
  undoMinutes: 'Minuten zum Rückgängigmachen',
  review: 'Änderung prüfen',
  rolesTitle: 'Sicherheitsrollen',
  holders: (names) => (names.length === 0 ? 'niemand' : list(names)),
  qualifyingCells: 'Was das Qualifizieren braucht und was diese Rolle gibt',
  cell: 'Recht',
  level: 'Zugriffsebene',
  levels: levelsDe,
  cellName: cellNameDe,
  requestsTitle: (n) =>
    n === 0 ? 'Niemand wartet auf Zugriff' : count(n, 'Zugriffsanforderung', 'Zugriffsanforderungen'),
  membership: 'möchte Mitglied werden',
  wants: (cells) => `braucht ${list(cells)}`,
  way: (way, person) => {
    const first = person.split(' ')[0] ?? person;
    if (way.unitName !== undefined) return `${first} zu ${term(way.unitName)} hinzufügen`;
    return way.verdict.kind === 'grant'
      ? `Der Rolle ${term(way.roleName ?? '')} erteilen`
      : `${first} die Rolle ${term(way.roleName ?? '')} geben`;
  },
  alsoFor: (others) =>
    others.length === 0
      ? 'Sonst bekommt es niemand.'
      : `Auch ${list(others)} ${others.length === 1 ? 'bekäme' : 'bekämen'} es.`,
  deny: (person) => `${person.split(' ')[0] ?? person} ablehnen`,
  requestFiled: (told) =>
    told.length === 0
      ? 'Ihre Anforderung ist eingegangen. Es gibt noch keinen Administrator, der sie genehmigen könnte.'
      : `Ihre Anforderung ist eingegangen. ${list(told)} ${told.length === 1 ? 'wurde' : 'wurden'} benachrichtigt, und Sie hören von mir, sobald entschieden ist.`,
  requestNotNeeded: 'Sie haben diesen Zugriff bereits. Bitte versuchen Sie es noch einmal.',
  mappingsTitle: 'Zuordnungen',
  mappingsFine: 'Die Zuordnungen aller drei Ziele passen: Typen, Längen und Optionswerte.',
  mappingTitle: (target) => `Lead → ${entity(target)}`,
  sideBySide: 'Statusgründe im Vergleich',
  absent: 'fehlt',
  mapFrom: 'Leadfeld',
  mapTo: 'Zielfeld',
  mapRow: 'Zugeordnete Zeile',
  addRow: 'Zuordnung hinzufügen',
  removeRow: 'Zeile entfernen',
  addStatusMapping: 'Statusgründe zuordnen',
  removeStatusMapping: 'Zuordnung der Statusgründe entfernen',
  finding: findingDe,
  mappingButton: mappingButtonDe,
  changeButton: changeButtonDe,
  rulesTitle: 'Duplikaterkennungsregeln',
  noRules: 'Es gibt keine Regeln.',
  rule: (rule) =>
    `${ruleStatus[rule.status]}, ${entity(rule.base)} gegen ${entity(rule.matching)}: ${list(rule.criteria.map(({ baseField }) => baseField))}${rule.excludeInactive ? ', ohne inaktive Datensätze' : ''}`,
  processTitle: 'Geschäftsprozessflows',
  required: 'erforderlich',
  stageOf: (name, of) => `${term(name)} (${entity(of)})`,
  noSteps: 'keine Schritte',
  step: 'Schritt',
  makeRequired: 'Erforderlich?',
  yes: 'Ja',
  no: 'Nein',
  automationsTitle: 'Plug-Ins und Workflows beim Erstellen',
  noAutomations: 'Es ist nichts registriert.',
  runsOn: (type, on, active) =>
    `${type === 'plug-in' ? 'Plug-In' : 'Workflow'} beim Erstellen von ${entity(on)}, ${active ? 'aktiv' : 'aus'}`,
  touches: (cells) => (cells.length === 0 ? 'berührt keine andere Tabelle' : `braucht ${list(cells)}`),
  turn: (name, active) => `${name} ${active ? 'deaktivieren' : 'aktivieren'}`,
  person: 'Person, die den Fehler bekommt',
  method: 'Suchmethode',
  oneByOne: 'Einzeln, wie es die Anleitung sagt',
  halves: 'Durch Halbieren, wenn es viele sind',
  findCulprit: 'Ursache suchen',
  isolationTitle: (person) => `Datensätze erstellen als ${person}`,
  isolationHow:
    'Jeder Versuch läuft als diese Person und wird zurückgenommen: Niemand sonst merkt etwas, und es bleibt nichts zurück.',
  isolated,
  trial: (target, off, worked) =>
    `${entity(target)}, ${off.length === 0 ? 'alles aktiv' : `ohne ${list(off)}`}: ${worked ? 'erstellt' : 'abgelehnt'}`,
  isolationStatus: {
    running: '',
    finished:
      'Abgeschlossen: Die Ursachen sind ausgeschaltet, alles andere ist aktiv. Die Person wurde benachrichtigt.',
    abandoned: 'Abgebrochen: Es wurde nichts ausgeschaltet.',
  },
  isolateAct: {
    start: 'Ursache suchen',
    next: 'Ohne das nächste versuchen',
    finish: 'Ursachen ausgeschaltet lassen',
    abandon: 'Suche beenden',
  },
  confirmTitle: 'Diese Änderung speichern?',
  changedTitle: 'Gespeichert',
  nothingChanges: 'Es würde sich nichts ändern.',
  confirm: 'Änderung speichern',
  consequences: consequencesDe,
  refusal,
};
