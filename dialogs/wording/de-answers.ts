import { targets } from '../../domain/qualification/settings.ts';
import type { HereFact } from '../here.ts';
import { deedDe } from './de-deeds.ts';
import { term } from './de-terms.ts';
import { count, list, nouns } from './de-words.ts';
import type { answersEn } from './en-answers.ts';

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
        : `Veröffentlichte Duplikaterkennungsregeln: ${list(fact.published.map(term))}.`;
    case 'mappingFindings':
      return fact.count === 0
        ? 'Die Zuordnungen aller drei Ziele passen.'
        : `Die Prüfung der Zuordnungen findet hier ${count(fact.count, 'Problem', 'Probleme')}: Geben Sie „mappings“ ein.`;
  }
};

/** Answers from the guidance, in German. */
export const answersDe: typeof answersEn = {
  title: 'Aus der Anleitung',
  reading: (topic) => `Ich lese „${topic}“ …`,
  here: 'In Ihrer Organisation',
  scope: (products) => `Gilt für ${products}.`,
  deed: deedDe,
  budgetSpent:
    'Ihre Fragen an das Sprachmodell sind für heute aufgebraucht; bis morgen antworte ich mit den Worten der Anleitung.',
  nearest: 'Die nächstliegenden Themen, die ich habe:',
  askThem: (names) =>
    `Fragen Sie ${list(names)}: Dort wird die Anleitung Ihrer Organisation geschrieben, und dort sieht man, was vergeblich gefragt wurde.`,
};
