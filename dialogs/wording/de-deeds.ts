import type { Deed } from '../deed.ts';
import type { deedExamplesEn } from './en-deeds.ts';

export const deedExamplesDe: typeof deedExamplesEn = {
  'new-lead': 'neuer Lead',
  'edit-lead': 'bearbeite Ann Meyer',
  'assign-lead': 'gib Ann Meyer an Tom',
  'qualify-lead': 'qualifiziere Ann Meyer',
  'bulk-qualify': 'mehrere qualifizieren',
  'disqualify-lead': 'disqualifiziere Ann Meyer',
  'reactivate-lead': 'reaktiviere Ann Meyer',
  'find-leads': 'finde Ann von Contoso',
  'duplicates-of-lead': 'Duplikate von Ann Meyer',
  'scan-duplicates': 'nach Duplikaten suchen',
  'merge-leads': 'Ann Meyer mit Anne Meyer zusammenführen',
  'next-stage': 'nächste Phase Ann Meyer',
  'score-of-lead': 'Score von Ann Meyer',
  'score-summary': 'Score-Übersicht',
  'train-model': 'trainiere ein Modell',
};

export const deedDe = (deed: Deed): string =>
  `Das können Sie gleich hier: Schreiben Sie „${deedExamplesDe[deed]}“.`;
