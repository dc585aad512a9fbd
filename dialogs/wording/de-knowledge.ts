import type { SectionRefusal } from '../../domain/guidance/change-section.ts';
import type { QuestionGroup } from '../../domain/guidance/gaps.ts';
import { lineProblemDe } from './de-lines.ts';
import { count, number } from './de-words.ts';
import type { knowledgeEn } from './en-knowledge.ts';

const outcomes: Readonly<Record<QuestionGroup['outcome'], string>> = {
  declined: 'nicht in der Anleitung',
  several: 'unklar, welches Thema',
  votedDown: 'Antwort abgelehnt',
};

const version = (n: number): string => (n === 0 ? 'der mitgelieferte Text' : `Version ${n}`);

const quoted = (texts: readonly string[]): string => texts.map((each) => `„${each}“`).join(', ');

/** The guidance as its administrators see it, in German. */
export const knowledgeDe: typeof knowledgeEn = {
  title: 'Anleitung',
  how: 'Wählen Sie einen Abschnitt, um ihn so zu lesen, wie er geschrieben ist. Eine Änderung gilt sofort für alle und lässt sich zurücknehmen.',
  page: (first, shown, total) => `Abschnitte ${first}–${first + shown - 1} von ${total}`,
  asShipped: 'wie mit dem Produkt geliefert',
  edited: (n, by, when) => `Version ${n}, ${by}, ${when}`,
  gaps: (n) =>
    `${count(n, 'Gruppe von Fragen ohne gute Antwort wartet', 'Gruppen von Fragen ohne gute Antwort warten')} auf Sie.`,
  lineProblem: lineProblemDe,
  problem: (file, line, problem) => `${file}, Zeile ${line}: ${problem}. Verwendet wird, was vorher da war.`,
  section: (id) => `ID: ${id}`,
  write: (title) => (title === undefined ? 'Neuer Abschnitt' : `„${title}“ bearbeiten`),
  writeHow:
    'Die erste Zeile ist der Titel mit seiner ID, dann folgen Zeilen wie „asks:“ mit anderen Fragen danach, eine Leerzeile und der Text. Listen beginnen mit „1. “ oder „- “. Gespeichert wird erst, wenn Sie gesehen haben, was sich ändert.',
  text: 'Text des Abschnitts',
  textNeeded: 'Schreiben Sie den Abschnitt.',
  wrong: ({ line, problem }) =>
    `Zeile ${line}: ${lineProblemDe(problem)}. Es wurde nichts gespeichert; was alle lesen, bleibt, wie es ist.`,
  check: 'Änderungen ansehen',
  confirm: ({ title, n, restores }) =>
    restores === undefined
      ? `„${title}“ als Version ${n} speichern?`
      : `„${title}“ zurücksetzen auf: ${version(restores)}?`,
  unchanged: 'Es würde sich nichts ändern.',
  added: (line) => `+ ${line}`,
  removed: (line) => `− ${line}`,
  more: (n) => `… und ${count(n, 'weitere Zeile', 'weitere Zeilen')}`,
  consequence: 'Das gilt sofort für alle. Die Version davor bleibt im Verlauf.',
  save: 'Speichern und veröffentlichen',
  saved: ({ title, n, restores }) =>
    restores === undefined
      ? `„${title}“ ist als Version ${n} gespeichert`
      : `„${title}“ ist als Version ${n} wieder: ${version(restores)}`,
  live: 'Der Abschnitt beantwortet ab jetzt Fragen; neue Frageweisen werden in wenigen Sekunden gelernt.',
  history: (title) => `Verlauf von „${title}“`,
  neverEdited: 'Niemand hat diesen Abschnitt geändert: Er ist, wie er mit dem Produkt kam.',
  versionLine: (n, restores, shipped) =>
    `Version ${n}${restores === undefined ? '' : ` (wieder ${version(restores)})`}${shipped ? ', wie mit dem Produkt geliefert' : ''}`,
  gapsTitle: 'Fragen ohne gute Antwort',
  gapsHow: (first, shown, total) =>
    `Gruppen ${first}–${first + shown - 1} von ${total}, die häufigsten zuerst. Sie bleiben in dieser Installation.`,
  noGaps: 'Keine Frage wartet: Alles, was gefragt wurde, fand eine Antwort oder wurde beiseitegelegt.',
  group: ({ times, outcome }) => `${number(times)}-mal · ${outcomes[outcome]}`,
  wordings: ({ wordings }) => (wordings.length > 1 ? `Auch gefragt: ${quoted(wordings.slice(1, 4))}` : ''),
  reasons: ({ reasons }) => (reasons.length === 0 ? '' : `Genannte Gründe: ${quoted(reasons.slice(0, 3))}`),
  nearest: (title) => `Nächstliegender Abschnitt: ${title}`,
  draft: (at) => `Antwort auf ${at} entwerfen`,
  dismiss: (at) => `${at} beiseitelegen`,
  offer: (command) => {
    switch (command.act) {
      case 'list':
        return command.page === undefined || command.page === 0 ? 'Anleitung' : 'Mehr anzeigen';
      case 'show':
        return 'Abschnitt öffnen';
      case 'edit':
        return 'Abschnitt bearbeiten';
      case 'history':
        return 'Verlauf';
      case 'rollback':
        return command.n === undefined
          ? 'Zurücksetzen'
          : command.n === 0
            ? 'Auf den mitgelieferten Text zurücksetzen'
            : `Auf Version ${command.n} zurücksetzen`;
      case 'new':
        return 'Neuer Abschnitt';
      case 'gaps':
        return command.page === undefined ? 'Offene Fragen' : 'Mehr anzeigen';
      case 'draft':
        return 'Antwort entwerfen';
      case 'dismiss':
        return 'Beiseitelegen';
    }
  },
};

/** Why a section is not saved. */
export const sectionRefusalDe = (r: SectionRefusal) => {
  switch (r.kind) {
    case 'sectionUnreadable':
      return {
        title: 'Der Abschnitt kann nicht gelesen werden',
        details: [`Zeile ${r.line}: ${lineProblemDe(r.problem)}`],
        now: 'Korrigieren Sie diese Zeile, und speichern Sie erneut.',
      };
    case 'sectionTooLong':
      return {
        title: `Der Abschnitt hat ${number(r.characters)} Zeichen`,
        details: [],
        now: `Höchstens ${number(r.limit)} sind möglich: Teilen Sie ihn in zwei Abschnitte.`,
      };
    case 'sectionChangedSince':
      return {
        title: `${r.by} hat diesen Abschnitt inzwischen gespeichert`,
        details: [],
        now: 'Öffnen Sie ihn erneut, damit diese Änderung nicht verloren geht.',
      };
    case 'sectionNeeded':
      return {
        title: 'Andere Abschnitte würden ins Leere verweisen',
        details: r.problems.slice(0, 5).map(lineProblemDe),
        now: 'Ändern Sie zuerst diese, oder behalten Sie den Abschnitt.',
      };
    case 'sectionNeverEdited':
      return {
        title: 'Es gibt nichts, worauf zurückgesetzt werden könnte',
        details: [],
        now: 'Niemand hat diesen Abschnitt geändert: Er ist, wie er mit dem Produkt kam.',
      };
  }
};
