import type { CheckName } from '../../domain/qualification/outcome.ts';
import type { LeadState } from '../../domain/records/lead.ts';
import type { FlowName } from '../reply.ts';
import type { Dates } from './dates.ts';
import { adminDe } from './de-admin.ts';
import { answersDe } from './de-answers.ts';
import { assigningDe } from './de-assigning.ts';
import { beyondDe } from './de-beyond.ts';
import { closingDe } from './de-closing.ts';
import { duplicatesDe } from './de-duplicates.ts';
import { errorsDe } from './de-errors.ts';
import { examplesDe } from './de-examples.ts';
import { gradesDe } from './de-grades.ts';
import { groupDe } from './de-group.ts';
import { factDe } from './de-here.ts';
import { knowledgeDe } from './de-knowledge.ts';
import { leadsDe } from './de-leads.ts';
import { mergingDe } from './de-merging.ts';
import { modelsDe } from './de-models.ts';
import { noticesDe } from './de-notices.ts';
import { offerDe } from './de-offers.ts';
import { performanceDe } from './de-performance.ts';
import { qualifyDe } from './de-qualify.ts';
import { refusalDe } from './de-refusals.ts';
import { rulesDe } from './de-rules.ts';
import { scanningDe } from './de-scanning.ts';
import { scoresDe } from './de-scores.ts';
import { scoringDe } from './de-scoring.ts';
import { signInDe } from './de-sign-in.ts';
import { summaryDe } from './de-summary.ts';
import { term } from './de-terms.ts';
import { trainingDe } from './de-training.ts';
import { entity, list, nouns, number } from './de-words.ts';
import type { Wording } from './wording.ts';

const state: Readonly<Record<LeadState, string>> = {
  open: 'Offen',
  qualified: 'Qualifiziert',
  disqualified: 'Disqualifiziert',
};

const flows: Readonly<Record<FlowName, string>> = {
  qualify: 'Das Qualifizieren wurde abgebrochen.',
  'new-lead': 'Der neue Lead wurde verworfen.',
  'edit-lead': 'Das Bearbeiten wurde abgebrochen.',
  assign: 'Das Zuweisen wurde abgebrochen.',
  disqualify: 'Das Disqualifizieren wurde abgebrochen.',
  bulk: 'Das Qualifizieren im Raster wurde abgebrochen.',
  merge: 'Das Zusammenführen wurde abgebrochen.',
  'rule-form': 'Die Regel wurde nicht gespeichert.',
  admin: 'Die Änderung wurde verworfen.',
  train: 'Das Training wurde abgebrochen.',
  knowledge: 'Der Text wurde verworfen.',
  act: 'Der Vorgang wurde abgebrochen.',
};

const shortChecks: Readonly<Record<CheckName, string>> = {
  leadOpen: 'offen',
  privileges: 'Berechtigungen',
  activeStage: 'Phase',
  requiredFields: 'erforderliche Schritte',
  statusCodes: 'Statuscodes',
  duplicateLeads: 'doppelte Leads',
  automations: 'Automatisierungen',
  whichRecords: 'Datensätze',
  existingOpportunity: 'frühere Verkaufschance',
  duplicateMatches: 'Firmen und Kontakte',
};

const checks: Readonly<Record<CheckName, string>> = {
  leadOpen: 'Der Lead ist offen',
  privileges: 'Ihre Sicherheitsrollen',
  activeStage: 'Die aktive Phase liegt auf dem Lead',
  requiredFields: 'Erforderliche Schritte der Phase',
  statusCodes: 'Statuscodes und Zuordnungen',
  duplicateLeads: 'Doppelte Leads',
  automations: 'Plug-Ins und Workflows',
  whichRecords: 'Welche Datensätze erstellt werden',
  existingOpportunity: 'Frühere Verkaufschance',
  duplicateMatches: 'Übereinstimmende Firmen und Kontakte',
};

/** The catalogue in German: Sie, and the terms of German Dynamics 365. */
export const german = (dates: Dates): Wording => ({
  locale: 'de',
  direction: 'ltr',
  target: (kind) => nouns[kind].name,
  state: (kind) => state[kind],
  check: (name) => checks[name],
  checkShort: (name) => shortChecks[name],
  list,
  quoted: (text) => `„${text}“`,
  number,
  term,
  inSentence: term,
  checkFacts: (name, facts) => {
    switch (name) {
      case 'privileges':
        return facts.map(qualifyDe.accessLevel);
      case 'whichRecords':
        return facts.map(entity);
      case 'leadOpen':
      case 'activeStage':
      case 'requiredFields':
        return facts.map(term);
      default:
        return facts;
    }
  },
  offer: offerDe(scoringDe(dates), noticesDe(dates)),
  refusal: refusalDe(dates),
  admin: adminDe,
  merging: mergingDe(dates),
  rules: rulesDe,
  scanning: scanningDe(dates),
  training: trainingDe(dates),
  closing: closingDe,
  assigning: assigningDe,
  duplicates: duplicatesDe,
  errors: errorsDe,
  answers: { ...answersDe, fact: factDe(dates) },
  scoring: scoringDe(dates),
  models: modelsDe,
  grades: gradesDe,
  scores: scoresDe(dates),
  performance: performanceDe,
  summary: summaryDe,
  knowledge: knowledgeDe,
  notices: noticesDe(dates),
  signIn: signInDe,
  group: groupDe,
  date: dates.moment,
  day: dates.day,

  fault: (reference) =>
    `Bei mir ist etwas schiefgegangen. Ob Ihr letzter Schritt gespeichert wurde, kann ich nicht sagen: Sehen Sie sich den Lead an, bevor Sie es erneut versuchen, oder geben Sie „help“ ein. Wenn es noch einmal passiert, nennen Sie Ihrem Administrator die Referenz ${reference}.`,
  stillWorking:
    'Das dauert länger als üblich. Ich bin noch dabei, und die Karte ändert sich, sobald es fertig ist.',
  tooFast:
    'Sie sind schneller, als ich folgen kann. Das habe ich nicht gelesen, und nichts davon wurde gespeichert: Warten Sie zehn Sekunden und senden Sie es dann noch einmal.',
  membersOnly:
    'Ich arbeite nur für Mitglieder dieser Organisation, nicht für Gäste. Es wurde nichts geändert. Fragen Sie die Person, die Sie eingeladen hat.',

  helpTitle: 'Was ich kann',
  nothingSaved: 'Es wurde nichts gespeichert.',
  greeting: (name) => `Hallo ${name}, ich kümmere mich um Ihre Leads.`,
  abilities: (part) =>
    part === 'stranger'
      ? [
          'Sie sind hier noch nicht eingerichtet: Sie können Fragen zur Leadverwaltung stellen und Zugriff anfordern.',
        ]
      : [
          'Leads finden, erstellen, bearbeiten und qualifizieren: Alles, was schiefgehen kann, wird geprüft, bevor etwas geschrieben wird.',
          'Vor Firmen und Kontakten warnen, die es schon gibt, mit den Gründen, und Sie fragen, was geschehen soll.',
          'Einen Fehler beim Qualifizieren anhand des Datensatzes selbst erklären: Fügen Sie ihn hier ein.',
        ],
  typeThis: 'Sie können eingeben',
  examples: (part) => examplesDe[part],
  thanks: 'Gern geschehen. Was kommt als Nächstes?',
  cancelled: (what) =>
    what === undefined
      ? 'Es war nichts im Gange. Es wurde nichts geändert.'
      : `${flows[what]} Es wurde nichts gespeichert.`,
  notUnderstood: 'Ich bin nicht sicher, was Sie meinen.',
  stillAsking: 'Ich frage noch: Es wird nichts gespeichert, bevor Sie eine Schaltfläche wählen.',
  notUnderstoodHow: 'Es wurde nichts geändert. Meinten Sie eines davon?',
  beyond: beyondDe,
  empty:
    'Diese Nachricht enthielt keinen Text. Geben Sie den Namen eines Leads ein oder „help“, um zu sehen, was ich kann.',
  tooLong: (characters, limit) =>
    `Diese Nachricht hat ${number(characters)} Zeichen; ich lese bis zu ${number(limit)}. Es wurde nichts geändert. Senden Sie den Teil, auf den es ankommt: einen Namen, einen Befehl oder die Zeile mit dem Fehler.`,
  stranger:
    'Sie sind in dieser Organisation noch nicht eingerichtet, deshalb kann ich Ihnen keine Leads zeigen. Fordern Sie Zugriff an: Ein Administrator erteilt ihn mit einem Klick.',

  ...leadsDe,
  ...qualifyDe,
  cardInactive:
    'Diese Karte ist nicht mehr aktiv. Es wurde nichts geändert. Beginnen Sie noch einmal beim Lead, oder bitten Sie um Hilfe.',
  notYourCard: (starter) =>
    `Nur ${starter} kann das abschließen, denn von dort wurde es begonnen. Es wurde nichts geändert.`,
  notSaved: (reason) =>
    ({
      readOnly:
        'Nicht gespeichert: Der Speicher ist schreibgeschützt, weil ihm keine Änderungen mehr anvertraut werden können. Suchen und fragen können Sie weiterhin. Bitten Sie Ihren Administrator, sich den Datenträger oder die Datenbank anzusehen und den Bot neu zu starten.',
      diskFault:
        'Nicht gespeichert: Das Schreiben auf den Datenträger ist fehlgeschlagen, und alles ist wie zuvor. Bitte versuchen Sie es noch einmal; wenn es wieder passiert, informieren Sie Ihren Administrator.',
      outOfReach:
        'Ich erreiche die Daten im Moment nicht. Es wurde nichts geändert. Bitte versuchen Sie es in einer Minute noch einmal; wenn es so bleibt, sagen Sie Ihrem Administrator, dass die Datenbank nicht antwortet.',
    })[reason],
});
