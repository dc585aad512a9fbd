import type { LineProblem } from '../../domain/guidance/line-problem.ts';
import { count } from './de-words.ts';

/** What is wrong with a line of the guidance, in German: what follows a colon. */
export const lineProblemDe = (problem: LineProblem): string => {
  switch (problem.kind) {
    case 'headExpected':
      return 'Die Datei beginnt mit einem Kopf zwischen zwei Zeilen „---“';
    case 'textBeforeSections':
      return 'Vor dem ersten Abschnitt steht Text';
    case 'titleExpected':
      return 'Ein Abschnitt beginnt mit „## Titel {#id}“';
    case 'notAnId':
      return `„${problem.id}“ ist keine ID eines Abschnitts: Sie beginnt mit faq-, err- oder org-`;
    case 'noneOf':
      return `„${problem.value}“ gibt es hier nicht; möglich sind: ${problem.known.join(', ')}`;
    case 'pairExpected':
      return `Erwartet wird „Schlüssel: Wert“, der Schlüssel eines von: ${problem.known.join(', ')}`;
    case 'keyTwice':
      return `„${problem.key}“ ist doppelt angegeben`;
    case 'keyMissing':
      return `„${problem.key}:“ fehlt`;
    case 'asksMissing':
      return 'Dem Abschnitt fehlt die Zeile „asks:“';
    case 'secondSection':
      return 'Bearbeitet wird immer nur ein Abschnitt';
    case 'markup':
      return 'Tags und Links werden nicht angezeigt: Schreiben Sie reinen Text';
    case 'noText':
      return 'Der Abschnitt hat keinen Text';
    case 'markExpected':
      return 'Erwartet wird <!-- for: Rolle -->, <!-- ours --> oder <!-- from: ID -->';
    case 'brokenList':
      return 'Jede Zeile einer Liste beginnt mit ihrem Zeichen; jeder Punkt steht in einer Zeile';
    case 'crookedTable':
      return `Eine Tabelle braucht einen Kopf, eine Trennzeile und Zeilen mit ${count(problem.cells, 'Zelle', 'Zellen')}`;
    case 'wordsExpected':
      return 'Erwartet wird „englische Wörter: Wort, Wort, …“';
    case 'notReadable':
      return 'Das ist keine Frage, wie sie in einer Fragensammlung steht';
    case 'sectionTwice':
      return `Den Abschnitt ${problem.id} gibt es doppelt`;
    case 'topicMissing':
      return `Es fehlt der Abschnitt ${problem.id}, den die Liste der Themen nennt`;
    case 'sectionMissing':
      return `Es fehlt der Abschnitt ${problem.id}, den ${problem.by} nennt`;
    case 'answerMissing':
      return `Es fehlt der Abschnitt ${problem.id}, den die Frage ${problem.question} nennt`;
    case 'noSuchSection':
      return `Den Abschnitt ${problem.id} gibt es nicht`;
    case 'unwritten':
      return 'Die Antwort ist noch zu schreiben';
    case 'idStays':
      return `Die ID dieses Abschnitts bleibt {#${problem.id}}`;
    case 'idTaken':
      return `Den Abschnitt ${problem.id} gibt es schon`;
    case 'notOwnId':
      return 'Die ID eines eigenen Abschnitts beginnt mit org-';
  }
};
