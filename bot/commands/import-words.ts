import type { FieldProblem } from '../../domain/leads/check-fields.ts';
import type { FileProblem } from '../../domain/leads/csv-text.ts';
import type { ImportProblem } from '../../domain/leads/import.ts';

/** What `import` says on the screen: what happened, why, and what to do now. */

export const count = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

export function describeFile(problem: FileProblem): string {
  switch (problem.kind) {
    case 'empty':
      return 'The file is empty. It needs a header line and one line for each lead.';
    case 'fileTooLarge':
      return `The file is larger than ${megabytes(problem.limit)}. Split it into several files, each with the header line.`;
    case 'encoding':
      return [
        `Line ${problem.line} is not ${problem.encoding.toUpperCase()}.`,
        'Save the file as "CSV UTF-8", or say what it is: --encoding windows-1252 (older Excel), utf-16le or utf-16be.',
      ].join(' ');
    case 'utf16':
      return 'The file looks like UTF-16. Save it as "CSV UTF-8", or add --encoding utf-16le (or utf-16be).';
    case 'quotes':
      return [
        `A quotation mark on line ${problem.line} is out of place: one is missing, or one inside a cell is not doubled ("").`,
        'What follows it cannot be told apart. Correct that line.',
      ].join(' ');
    case 'lineTooLong':
      return [
        `The row that begins on line ${problem.line} is longer than ${count(problem.limit, 'byte')}.`,
        'Often a quotation mark is missing there; else shorten the row.',
      ].join(' ');
    case 'tooManyRows':
      return `The file has more than ${count(problem.limit, 'row')}. Split it into several files, each with the header line.`;
    case 'noKnownColumns':
      return [
        `No column is known. The first line reads: ${problem.headers.slice(0, 8).join(', ')}.`,
        'It must be a header such as: leadId, firstName, lastName, companyName, email, phone.',
      ].join(' ');
  }
}

export const describeRow = (problem: ImportProblem): string =>
  `line ${problem.line}: ${whatIsWrong(problem)}`;

function whatIsWrong(problem: ImportProblem): string {
  switch (problem.kind) {
    case 'field':
      return `${problem.column} "${shortened(problem.value)}" ${fieldReason(problem.problem)}`;
    case 'cellCount':
      return `has ${count(problem.found, 'cell')} where the header has ${problem.expected}; a comma inside a cell needs quotation marks around the cell`;
    case 'nobody':
      return 'names nobody: it has no topic, name, company, e-mail address, phone number or id';
    case 'badId':
      return `${problem.column} "${shortened(problem.value)}" cannot be an id; use up to 100 letters, digits and . _ # @ / + -`;
    case 'idNamesPerson':
      return `${problem.column} "${shortened(problem.value)}" names the person, and ids outlive whoever is forgotten: the lead gets another id, the same at every import`;
    case 'badDate':
      return `${problem.column} "${shortened(problem.value)}" is no date; write 2026-03-31, 2026-03-31T08:15:00Z or 31.03.2026`;
    case 'badStatus':
      return `${problem.column} "${shortened(problem.value)}" does not fit; write open, qualified or disqualified, with a status reason of that state`;
    case 'idTwice':
      return `has the same id "${problem.id}" as line ${problem.firstLine}`;
    case 'idTaken':
      return `a lead with the id "${problem.id}" is there already; was this file imported before?`;
    case 'ownerUnknown':
      return `owner "${shortened(problem.value)}" is nobody here; write the id, e-mail address or name of a person`;
    case 'ownerAmbiguous':
      return `owner "${shortened(problem.value)}" is the name of several people; write the id or e-mail address`;
  }
}

function fieldReason({ reason, limit }: FieldProblem): string {
  switch (reason) {
    case 'tooLong':
      return `is longer than ${count(limit ?? 0, 'character')}`;
    case 'notAnEmail':
      return 'does not look like an e-mail address';
    case 'notAPhone':
      return 'does not look like a phone number';
    case 'notAUrl':
      return 'does not look like a web address';
    case 'notANumber':
      return 'is not an amount, such as 12500 or 12,500.50';
    case 'notADate':
      return 'is not a day that exists';
    case 'required':
      return 'is empty';
    case 'notFound':
    case 'mayNotOwn':
    case 'notAnOption':
    case 'unknownField':
      return 'cannot be set by an import';
  }
}

const shortened = (text: string): string => (text.length <= 40 ? text : `${text.slice(0, 39)}…`);

const megabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`;
