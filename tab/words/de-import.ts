import type { FileLine, FileProblem } from '../../bot/tab/wire.ts';
import type { fileEn } from './en-import.ts';

const shortened = (text: string): string => (text.length <= 40 ? text : `${text.slice(0, 39)}…`);

function file(problem: FileProblem): string {
  switch (problem.kind) {
    case 'empty':
      return 'Die Datei ist leer. Sie braucht eine Kopfzeile und eine Zeile für jeden Lead.';
    case 'fileTooLarge':
      return 'Die Datei ist zu groß. Teilen Sie sie, jeder Teil mit der Kopfzeile.';
    case 'encoding':
      return `Zeile ${problem.line} ist nicht ${problem.encoding.toUpperCase()}. Speichern Sie die Datei als „CSV UTF-8“, oder wählen Sie unten, wie sie gespeichert wurde.`;
    case 'utf16':
      return 'Die Datei sieht nach UTF-16 aus. Speichern Sie sie als „CSV UTF-8“, oder wählen Sie unten, wie sie gespeichert wurde.';
    case 'quotes':
      return `Ein Anführungszeichen in Zeile ${problem.line} steht falsch: Eines fehlt, oder eines in einer Zelle ist nicht verdoppelt (""). Korrigieren Sie diese Zeile.`;
    case 'lineTooLong':
      return `Die Zeile, die in Zeile ${problem.line} beginnt, ist zu lang. Oft fehlt dort ein Anführungszeichen.`;
    case 'tooManyRows':
      return `Die Datei hat mehr als ${problem.limit.toLocaleString('de')} Zeilen. Teilen Sie sie, jeder Teil mit der Kopfzeile.`;
    case 'noKnownColumns':
      return `Keine Spalte ist bekannt. Die erste Zeile lautet: ${problem.headers.slice(0, 8).join(', ')}. Sie muss Spalten nennen, etwa firstName, lastName, companyName, email.`;
  }
}

const fields: Readonly<Record<string, string>> = {
  tooLong: 'ist zu lang',
  notAnEmail: 'sieht nicht nach einer E-Mail-Adresse aus',
  notAPhone: 'sieht nicht nach einer Rufnummer aus',
  notAUrl: 'sieht nicht nach einer Webadresse aus',
  notANumber: 'ist kein Betrag',
  notADate: 'ist kein Tag, den es gibt',
  required: 'ist leer',
};

function line(problem: FileLine): string {
  switch (problem.kind) {
    case 'field':
      return `${problem.column} „${shortened(problem.value)}“ ${fields[problem.problem.reason] ?? 'kann nicht importiert werden'}`;
    case 'cellCount':
      return `hat ${problem.found} Zellen, die Kopfzeile hat ${problem.expected}; eine Zelle mit Komma gehört in Anführungszeichen`;
    case 'nobody':
      return 'nennt niemanden: kein Thema, kein Name, keine Firma, keine E-Mail-Adresse, keine Rufnummer und keine ID';
    case 'badId':
      return `${problem.column} „${shortened(problem.value)}“ kann keine ID sein`;
    case 'idNamesPerson':
      return `${problem.column} „${shortened(problem.value)}“ nennt die Person, deshalb bekommt der Lead eine andere ID`;
    case 'badDate':
      return `${problem.column} „${shortened(problem.value)}“ ist kein Datum; schreiben Sie 2026-03-31 oder 31.03.2026`;
    case 'badStatus':
      return `${problem.column} „${shortened(problem.value)}“ passt nicht; schreiben Sie open, qualified oder disqualified, mit einem Statusgrund dieses Status`;
    case 'idTwice':
      return `hat dieselbe ID „${problem.id}“ wie Zeile ${problem.firstLine}`;
    case 'idTaken':
      return `ein Lead mit der ID „${problem.id}“ ist schon da; wurde diese Datei schon importiert?`;
    case 'ownerUnknown':
      return `Besitzer „${shortened(problem.value)}“ ist hier unbekannt; schreiben Sie ID, E-Mail-Adresse oder Namen einer Person`;
    case 'ownerAmbiguous':
      return `Besitzer „${shortened(problem.value)}“ heißen mehrere; schreiben Sie ID oder E-Mail-Adresse`;
    case 'ownerNotAllowed':
      return `für „${shortened(problem.value)}“ dürfen Sie keine Leads erstellen`;
  }
}

export const fileDe: typeof fileEn = { file, line };
