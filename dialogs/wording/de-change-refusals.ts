import type { ProcessProblem } from '../../domain/process/definitions.ts';
import type { AdminRefusal } from '../admin/change.ts';
import { findingDe } from './de-changes.ts';
import { gradeRefusalDe } from './de-grades.ts';
import { sectionRefusalDe } from './de-knowledge.ts';
import { modelRefusalDe } from './de-models.ts';
import { ruleProblemDe } from './de-rules.ts';
import { term } from './de-terms.ts';
import { cellDe, entity, leads, list, number } from './de-words.ts';

const processProblem = (problem: ProcessProblem): string => {
  switch (problem.kind) {
    case 'nameBlank':
      return problem.of === 'process'
        ? 'Ein Prozess braucht einen Namen.'
        : 'Eine Phase braucht einen Namen.';
    case 'noLeadStage':
      return 'Der Prozess hat keine Phase für Leads.';
    case 'leadStageTooLate':
      return `Die Leadphase „${term(problem.stage)}“ kommt nach einer Phase der Verkaufschance.`;
    case 'stageTwice':
      return `Die Phase „${term(problem.stage)}“ gibt es zweimal.`;
    case 'stepTwice':
      return `„${term(problem.step)}“ wird in ${term(problem.stage)} zweimal verlangt.`;
    case 'fieldUnknown':
      return `Für ${term(problem.stage)} gibt es kein Feld „${problem.field}“.`;
  }
};

const decided = { open: 'offen', approved: 'genehmigt', denied: 'abgelehnt' } as const;

/** Why an administrator's change is refused, in German: title and explanation. */
export const refusalDe = (
  r: AdminRefusal,
): { readonly title: string; readonly details: readonly string[]; readonly now: string } => {
  switch (r.kind) {
    case 'privilegesMissing':
      return {
        title: 'Nicht genügend Berechtigungen',
        details: r.missing.map(cellDe),
        now:
          r.grantors.length === 0
            ? 'Wenden Sie sich an Ihren Systemadministrator.'
            : `Wenden Sie sich an ${list(r.grantors)}, um das Recht zu bekommen oder die Änderung vornehmen zu lassen.`,
      };
    case 'notFound':
      return {
        title: 'Das gibt es nicht mehr',
        details: [],
        now: 'Öffnen Sie die Liste erneut: Vielleicht hat es jemand entfernt.',
      };
    case 'fixedEnd':
    case 'notAScore':
    case 'bucketWouldBeEmpty':
    case 'notShares':
    case 'noScores':
      return gradeRefusalDe(r);
    case 'tooManyModels':
    case 'nameNotAllowed':
    case 'nameTaken':
    case 'retired':
    case 'notTrained':
    case 'alreadyPublished':
    case 'retrainsAutomatically':
    case 'nothingToRevert':
    case 'notPublished':
    case 'processGone':
    case 'tooFew':
    case 'nothingToLearnFrom':
      return modelRefusalDe(r);
    case 'sectionUnreadable':
    case 'sectionTooLong':
    case 'sectionChangedSince':
    case 'sectionNeeded':
    case 'sectionNeverEdited':
      return sectionRefusalDe(r);
    case 'lastAdministrator':
      return {
        title: 'Danach könnte niemand mehr Rechte erteilen',
        details: [`Die Letzten, die es können: ${list(r.names)}`],
        now: 'Geben Sie zuerst einer anderen Person die Rolle des Administrators.',
      };
    case 'rolesFromEntra':
      return {
        title: `Die Rollen von ${r.name} kommen aus Entra`,
        details: [],
        now: 'Wer Ihren Mandanten verwaltet, gibt dort die App-Rolle Lead.User, Lead.Manager oder Lead.Admin. Eine hier gegebene Rolle wäre bei der nächsten Anmeldung weg.',
      };
    case 'alreadyDecided':
      return {
        title: 'Jemand hat bereits entschieden',
        details:
          r.request.status.state === 'open'
            ? []
            : [`${r.request.status.byName}: ${decided[r.request.status.state]}`],
        now: 'Öffnen Sie die Anforderungen erneut, um zu sehen, was noch offen ist.',
      };
    case 'roleNotTheirs':
      return {
        title: `${r.personName} hat diese Rolle nicht`,
        details: [],
        now: 'Wählen Sie eine Rolle dieser Person, oder weisen Sie eine Rolle zu.',
      };
    case 'countryUnknown':
      return {
        title: `„${r.country}“ ist kein Ländercode`,
        details: [],
        now: 'Verwenden Sie zwei Buchstaben, z. B. DE, AT oder US.',
      };
    case 'minutesOutOfRange':
      return {
        title: `${number(r.minutes)} Minuten liegen außerhalb des Bereichs`,
        details: [],
        now: `Wählen Sie 0 bis ${number(r.max)} Minuten.`,
      };
    case 'nameBlank':
      return {
        title: 'Ein Name ist nötig',
        details: [],
        now: 'Geben Sie einen Namen ein, und speichern Sie erneut.',
      };
    case 'entityNameInvalid':
      return {
        title: `„${r.entity}“ ist kein Name für eine eigene Entität`,
        details: [],
        now: 'Verwenden Sie Buchstaben, Ziffern, - und _.',
      };
    case 'processWithoutLeadStage':
      return {
        title: `In „${term(r.process)}“ könnten keine Leads beginnen`,
        details: ['Der Prozess hat keine Phase für Leads.'],
        now: 'Wählen Sie einen anderen Prozess.',
      };
    case 'rowUnsound':
      return {
        title: 'Diese Zuordnung ist nicht möglich',
        details: r.findings.map(findingDe),
        now: 'Wählen Sie zwei Felder, die zueinander passen.',
      };
    case 'rowThere':
      return { title: 'Diese Zuordnung gibt es bereits', details: [], now: 'Es ist nichts zu tun.' };
    case 'outOfTheBox':
      return {
        title: 'Mitgelieferte Zuordnungen können nicht entfernt werden',
        details: [],
        now: 'Entfernen Sie nur Zuordnungen, die hier hinzugefügt wurden.',
      };
    case 'rowNeeded':
      return {
        title: 'Ein aktives Plug-In oder ein aktiver Workflow verlässt sich auf diese Zuordnung',
        details: [list(r.automations)],
        now: 'Deaktivieren Sie es zuerst, oder behalten Sie die Zuordnung.',
      };
    case 'valueTaken':
      return {
        title: `Der Wert ${r.value} ist durch „${term(r.by.label)}“ belegt`,
        details: [],
        now: 'Verwenden Sie einen anderen Wert, oder benennen Sie diese Option um.',
      };
    case 'optionInvalid':
      return {
        title: 'Eine Option braucht eine ganze Zahl und eine Bezeichnung',
        details: [],
        now: 'Korrigieren Sie sie, und speichern Sie erneut.',
      };
    case 'unsound':
      return {
        title: 'Der Prozess würde nicht funktionieren',
        details: r.problems.map(processProblem),
        now: 'Korrigieren Sie ihn, und speichern Sie erneut.',
      };
    case 'stageInUse':
      return {
        title: `In ${term(r.stage)} ${r.leads === 1 ? 'steht' : 'stehen'} ${leads(r.leads)}`,
        details: [],
        now: 'Bringen Sie sie zuerst weiter.',
      };
    case 'processInUse':
      return {
        title: `„${term(r.process)}“ wird verwendet`,
        details: [`${leads(r.leads)}${r.isDefault ? ', und neue Leads beginnen darin' : ''}`],
        now: 'Wählen Sie einen anderen Standard, und warten Sie, bis kein Lead mehr darin ist.',
      };
    case 'ruleUnsound':
      return {
        title: 'Die Regel kann so nicht verwendet werden',
        details: r.problems.map(ruleProblemDe),
        now: 'Korrigieren Sie sie, und speichern Sie erneut.',
      };
    case 'rulePublished':
      return {
        title: `„${term(r.name)}“ ist veröffentlicht`,
        details: [],
        now: 'Heben Sie zuerst die Veröffentlichung auf: Eine veröffentlichte Regel kann nicht bearbeitet werden.',
      };
    case 'ruleUnpublished':
      return {
        title: `„${term(r.name)}“ ist nicht veröffentlicht`,
        details: [],
        now: 'Veröffentlichen Sie sie: Dabei werden ihre Übereinstimmungscodes erstellt.',
      };
    case 'rulePublishing':
      return {
        title: `„${term(r.name)}“ wird gerade veröffentlicht`,
        details: [],
        now: 'Ihre Übereinstimmungscodes werden erstellt. Sie werden benachrichtigt, wenn es fertig ist.',
      };
    case 'ruleWithoutCriteria':
      return {
        title: `„${term(r.name)}“ hat keine Kriterien`,
        details: [],
        now: 'Fügen Sie vor dem Veröffentlichen mindestens ein Kriterium hinzu.',
      };
    case 'tooManyPublished':
      return {
        title: `Für ${entity(r.base)} können höchstens ${r.limit} Regeln veröffentlicht sein`,
        details: r.names.map(term),
        now: 'Heben Sie zuerst die Veröffentlichung einer davon auf.',
      };
    case 'sessionOver':
      return {
        title: 'Diese Suche ist beendet',
        details: [],
        now: 'Starten Sie unter „Plug-Ins und Workflows“ eine neue.',
      };
    case 'stillSearching':
      return {
        title: 'Die Suche ist nicht abgeschlossen',
        details: [],
        now: 'Machen Sie weiter, bis für jeden Datensatztyp eine Ursache genannt ist.',
      };
  }
};
