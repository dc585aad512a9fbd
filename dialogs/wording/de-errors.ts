import type { ErrorId } from '../../domain/guidance/errors.ts';
import { privilegeDe, tableDe } from './de-words.ts';
import type { errorsEn } from './en-errors.ts';

/** The messages as German Dynamics 365 words them, where its listing has them. */
const messages: Readonly<Record<ErrorId, string>> = {
  duplicateLead:
    'Der Lead wurde weder erstellt noch aktualisiert, da bereits ein Duplikat des aktuellen Datensatzes vorhanden ist.',
  duplicateOpportunity:
    'Die Verkaufschance wurde weder erstellt noch aktualisiert, da bereits ein Duplikat des aktuellen Datensatzes vorhanden ist.',
  duplicateMatch:
    'Zu dieser Firma oder diesem Kontakt gibt es möglicherweise bereits eine Übereinstimmung. Wählen Sie sie in diesem Fall aus.',
  requiredFields: 'Schließen Sie die erforderlichen Schritte ab, um zur nächsten Phase zu gelangen.',
  activeStage: 'Die aktive Phase ist nicht in der Entität „Lead“ enthalten.',
  leadClosed: 'Der Lead ist bereits geschlossen und kann nicht konvertiert oder qualifiziert werden.',
  statusCode: 'Ungültiger Statuscode für einen Kontakt oder eine Verkaufschance.',
  nextStage: 'Die nächste Phase lässt sich im Geschäftsprozessflow nicht erreichen',
  permissions: 'Nicht genügend Berechtigungen',
};

/** What each of the neighbouring messages means, by the platform’s name for it. */
const meanings: Readonly<Record<string, string>> = {
  DuplicateRecordEntityKey:
    'Ein eindeutiger Schlüssel der Tabelle wurde verletzt: Ein anderer Datensatz hat bereits denselben Schlüsselwert. Das ist keine Duplikaterkennungsregel, es hilft also nicht, die Veröffentlichung einer Regel aufzuheben. Ändern Sie den Wert, oder verwenden Sie den Datensatz, der ihn schon hat.',
  DuplicateRecord:
    'Eine Bedingung der Datenbank wurde verletzt, zum Beispiel dieselbe Datensatz-ID zweimal geschrieben. Keine Duplikaterkennungsregel ist beteiligt; ein Administrator muss nachsehen, was den Datensatz schreiben wollte.',
  LeadAlreadyInOpenState:
    'Jemand wollte einen Lead reaktivieren, der offen ist. Mit dem Lead ist alles in Ordnung: Er braucht keine Reaktivierung und kann bearbeitet werden, wie er ist.',
  ActiveStageIDIsNull:
    'Eine Aktualisierung des Geschäftsprozessflows kam ohne Phase an. Die Aktualisierung selbst ist fehlerhaft (oft ein Plug-In, ein Workflow oder ein Import); „Als aktiv festlegen“ behebt das nicht.',
  InvalidStageTransition:
    'Etwas wollte in eine Phase außerhalb des aktiven Pfads des Prozesses springen. Gehen Sie die Phasen des Pfads der Reihe nach durch.',
  InvalidStageTransitionOnInactiveInstance:
    'Der Geschäftsprozessflow dieses Datensatzes ist abgeschlossen oder abgebrochen, und ein solcher Prozess wechselt seine Phase nicht mehr. Reaktivieren Sie zuerst den Prozess, oder starten Sie einen anderen.',
  DuplicateCheckNotEnabled:
    'Die Duplikaterkennung ist für die Organisation ausgeschaltet, deshalb wurde nichts geprüft. Ein Administrator kann sie in den Einstellungen der Duplikaterkennung einschalten.',
  NoPublishedDuplicateDetectionRules:
    'Keine Duplikaterkennungsregel ist veröffentlicht, es gibt also nichts, womit verglichen würde. Ein Administrator muss mindestens eine Regel erstellen und veröffentlichen.',
  MergeSecurityError:
    'Das Zusammenführen zweier Datensätze wurde abgelehnt, weil für einen davon Rechte fehlen. Mit dem Qualifizieren hat das nichts zu tun; bitten Sie einen Administrator um Zugriff auf beide Datensätze.',
  MergeEntityNotActiveError:
    'Einer der beiden Datensätze, die zusammengeführt werden sollen, ist inaktiv. Reaktivieren Sie ihn vorher.',
};

/** Pasted errors, in German. */
export const errorsDe: typeof errorsEn = {
  message: (error) => messages[error],
  meaning: (neighbour) => meanings[neighbour.name] ?? neighbour.meaning,
  whichLead:
    'Um welchen Lead geht es? Nennen Sie ihn („can I qualify ann meyer?“), dann sehe ich mir den Datensatz selbst an.',
  so: (name) => `Ja, bei ${name} ist es so:`,
  nextStageSo: (name) =>
    `Ja: ${name} ist offen und noch nicht qualifiziert, deshalb bleibt der Prozess, wo er ist.`,
  notSo: (name) => `Bei ${name} nicht: Im Moment steht nichts im Weg.`,
  otherwise: (name, check) => `Bei ${name} nicht. Im Weg steht etwas anderes: ${check}.`,
  lastSpokenOf: '(der Lead, um den es zuletzt ging)',
  rightsNamed: (rights) => `Die Meldung nennt selbst, was fehlt: ${rights.join(', ')}.`,
  right: ({ privilege, entity }) =>
    entity === undefined
      ? `„${privilegeDe(privilege)}“`
      : `„${privilegeDe(privilege)}“ für ${tableDe(entity)}`,
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
