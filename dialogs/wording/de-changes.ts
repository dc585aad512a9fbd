import type { MappingChange } from '../../domain/qualification/mapping-change.ts';
import type { MappingFinding } from '../../domain/qualification/mapping-lint.ts';
import type { SettingsDifference } from '../../domain/qualification/settings-change.ts';
import type { AdminChange, AdminPlan } from '../admin/change.ts';
import { gradesConsequencesDe } from './de-grades.ts';
import { modelButtonDe, modelConsequencesDe } from './de-models.ts';
import { ruleConsequencesDe } from './de-rules.ts';
import { term } from './de-terms.ts';
import { cellNameDe, count, entity, leads, levelsDe, list, openLeads } from './de-words.ts';
import type { creation } from './en-changes.ts';

export const creationDe: typeof creation = {
  automatic: 'Automatisch (ohne Rückfrage erstellt)',
  ask: 'Verkäufer (der Verkäufer wird gefragt)',
};
const onOff = (on: boolean): string => (on ? 'ein' : 'aus');
const none = 'keine';

const fieldTypes: Readonly<Record<string, string>> = {
  text: 'Text',
  email: 'E-Mail',
  phone: 'Telefon',
  url: 'URL',
  number: 'Zahl',
  date: 'Datum',
  option: 'Auswahl',
  lookup: 'Suche',
};
const fieldType = (type: string): string => fieldTypes[type] ?? type;

const difference = (d: SettingsDifference): string => {
  switch (d.setting) {
    case 'create':
      return `${entity(d.target)} beim Qualifizieren: ${creationDe[d.from]} → ${creationDe[d.to]}`;
    case 'improvedDuplicates':
      return `Verbesserte Duplikaterkennung und Zusammenführung: ${onOff(d.from)} → ${onOff(d.to)}`;
    case 'defaultProcess':
      return `Standardprozess: ${d.from === undefined ? 'keiner' : term(d.from)} → ${d.to === undefined ? 'keiner' : term(d.to)}`;
    case 'defaultCountry':
      return `Standardland: ${d.from} → ${d.to}`;
    case 'organization':
      return `Organisation: ${d.from} → ${d.to}`;
    case 'undoMinutes':
      return `Minuten zum Rückgängigmachen: ${d.from} → ${d.to}`;
    case 'customEntities':
      return `Eigene Entitäten, die das Qualifizieren liest: ${list(d.from) || none} → ${list(d.to) || none}`;
  }
};

export const findingDe = (f: MappingFinding): string => {
  const row = `Lead ${f.row.from} → ${entity(f.target)} ${f.row.to}`;
  switch (f.kind) {
    case 'fieldUnknown':
      return `${row}: ${f.side === 'lead' ? 'Lead' : entity(f.target)} hat kein Feld „${f.field}“.`;
    case 'typeDiffers':
      return `${row}: „${term(f.from.label)}“ ist vom Typ ${fieldType(f.from.type)}, „${term(f.to.label)}“ vom Typ ${fieldType(f.to.type)}.`;
    case 'targetTooShort':
      return `${row}: Das Ziel ist kürzer als die Quelle und würde Werte abschneiden.`;
    case 'secondSource':
      return `${row}: „${f.first}“ wird bereits in dieses Feld kopiert.`;
    case 'optionsMissing':
      return `${row}: ${list(f.options.map(({ label, value }) => `„${term(label)}“ (${value})`))} gibt es bei Lead, nicht bei ${entity(f.target)}. Leads mit diesem Wert können nicht qualifiziert werden.`;
    case 'stateDiffers':
      return `${row}: ${list(f.options.map(({ value, lead, target }) => `${value} bedeutet „${term(lead.label)}“ bei Lead, „${term(target.label)}“ bei ${entity(f.target)}`))}.`;
  }
};

const mappingChange = (change: MappingChange): string => {
  switch (change.kind) {
    case 'addRow':
      return `Lead ${change.row.from} wird ${entity(change.target)} ${change.row.to} zugeordnet`;
    case 'removeRow':
      return `Die Zuordnung Lead ${change.row.from} → ${entity(change.target)} ${change.row.to} wird entfernt`;
    case 'addOptions':
      return `${list(change.options.map(({ label, value }) => `„${term(label)}“ (${value})`))} ${change.options.length === 1 ? 'wird' : 'werden'} bei ${entity(change.entity)} hinzugefügt`;
  }
};

export const mappingButtonDe = (change: MappingChange): string => {
  switch (change.kind) {
    case 'addRow':
      return 'Zuordnung hinzufügen';
    case 'removeRow':
      return `Zuordnung entfernen (${entity(change.target)})`;
    case 'addOptions':
      return `Bei ${entity(change.entity)} hinzufügen`;
  }
};

const cellChange = (cell: {
  readonly privilege: Parameters<typeof cellNameDe>[0]['privilege'];
  readonly on: Parameters<typeof cellNameDe>[0]['on'];
  readonly from: keyof typeof levelsDe;
  readonly to: keyof typeof levelsDe;
}): string => `${cellNameDe(cell)}: ${levelsDe[cell.from]} → ${levelsDe[cell.to]}`;

/** What a change does, line by line; empty when nothing would change. */
export const consequencesDe = (plan: AdminPlan): readonly string[] => {
  switch (plan.kind) {
    case 'settings':
      return plan.plan.differences.length === 0
        ? []
        : [
            ...plan.plan.differences.map(difference),
            `${openLeads(plan.plan.openLeads)} ${plan.plan.openLeads === 1 ? 'wird' : 'werden'} mit den neuen Einstellungen qualifiziert; bereits qualifizierte Leads behalten, was sie bekommen haben.`,
          ];
    case 'role':
      return plan.plan.cells.length === 0
        ? []
        : [
            ...plan.plan.cells.map(cellChange),
            plan.plan.affected.length === 0
              ? `Niemandes Rechte ändern sich (${count(plan.plan.holders, 'Person hat', 'Personen haben')} die Rolle).`
              : `Es ändert sich, was ${list(plan.plan.affected.map(({ name }) => name))} tun ${plan.plan.affected.length === 1 ? 'darf' : 'dürfen'}.`,
          ];
    case 'verdict': {
      const { request, role, member } = plan.plan;
      if (plan.verdict.kind === 'deny')
        return [
          `${request.personName} wird mitgeteilt, dass die Anforderung abgelehnt wurde. Sonst ändert sich nichts.`,
        ];
      return [
        ...(role?.cells ?? []).map(cellChange),
        ...(role === undefined
          ? []
          : [
              `Rolle: ${term(role.role.name)}. Es ändert sich, was ${list(role.affected.map(({ name }) => name))} tun ${role.affected.length === 1 ? 'darf' : 'dürfen'}.`,
            ]),
        ...(member === undefined ? [] : [`${request.personName} wird mit dieser Rolle Mitglied.`]),
        `${request.personName} wird sofort benachrichtigt.`,
      ];
    }
    case 'mapping':
      return [
        `${mappingChange(plan.change)}.`,
        ...plan.plan.resolves.map((f) => `Löst: ${findingDe(f)}`),
        ...plan.plan.introduces.map((f) => `Neues Problem: ${findingDe(f)}`),
      ];
    case 'process':
      return [
        plan.edit.kind === 'requireStep'
          ? `Der Schritt wird ${plan.edit.required ? 'erforderlich' : 'optional'}.`
          : `Der Prozess wird geändert (${plan.edit.kind}).`,
        `Derzeit in dieser Phase: ${leads(plan.plan.inStage)}.`,
        ...(plan.plan.lacking === undefined
          ? []
          : [
              `Bei ${plan.plan.lacking.leads} von ${plan.plan.lacking.looked} ist das Feld leer; sie könnten erst qualifiziert werden, wenn es ausgefüllt ist.`,
            ]),
      ];
    case 'automation': {
      const { before, next, blocks } = plan.plan;
      return before.active === next.active
        ? []
        : [
            `„${before.name}“ läuft ${next.active ? 'wieder' : 'nicht mehr'}, wenn ein Datensatz vom Typ ${entity(before.on)} erstellt wird.`,
            ...(blocks.length === 0
              ? []
              : [
                  `${next.active ? 'Das hindert diese Personen daran, solche Datensätze zu erstellen' : 'Diese Personen können dann solche Datensätze erstellen'}: ${list(blocks)}.`,
                ]),
          ];
    }
    case 'publish': {
      const { next, before, records } = plan.plan;
      if (before?.status === next.status) return [];
      return next.status === 'unpublished'
        ? [
            `„${term(next.name)}“ findet keine Duplikate mehr: Nichts, was sie gefunden hätte, warnt oder blockiert.`,
          ]
        : [
            `„${term(next.name)}“ findet ab jetzt Duplikate. Doppelte Leads und Verkaufschancen blockieren das Qualifizieren im Formular; bei Firmen und Kontakten wird gewarnt.`,
            `Für ${count(records, 'Datensatz', 'Datensätze')} werden Übereinstimmungscodes erstellt${next.status === 'publishing' ? ', im Hintergrund: Vorher erkennt die Regel nichts' : ''}.`,
          ];
    }
    case 'rule':
      return ruleConsequencesDe(plan.act, plan.plan);
    case 'grades':
      return gradesConsequencesDe(plan.plan);
    case 'model':
      return modelConsequencesDe(plan.plan);
    case 'excludeInactive':
      return plan.plan.before?.excludeInactive
        ? []
        : [
            `Die Veröffentlichung von „${term(plan.plan.next.name)}“ wird aufgehoben, inaktive übereinstimmende Datensätze werden ausgeschlossen, und die Regel wird wieder veröffentlicht: Qualifizierte und disqualifizierte Leads findet sie dann nicht mehr.`,
          ];
  }
};

/** The label of a button that starts a change. */
export const changeButtonDe = (change: AdminChange): string => {
  switch (change.kind) {
    case 'mapping':
      return mappingButtonDe(change.change);
    case 'automation':
      return change.active ? 'Aktivieren' : 'Deaktivieren';
    case 'publish':
      return change.published ? 'Regel veröffentlichen' : 'Veröffentlichung aufheben';
    case 'model':
      return modelButtonDe[change.change.act];
    case 'excludeInactive':
      return 'Inaktive Datensätze ausschließen';
    default:
      return 'Änderung prüfen';
  }
};
