import type { FileLine, FileProblem } from '../../bot/tab/wire.ts';

const shortened = (text: string): string => (text.length <= 40 ? text : `${text.slice(0, 39)}…`);

/** Why a file cannot be read, and what to do about it. */
function file(problem: FileProblem): string {
  switch (problem.kind) {
    case 'empty':
      return 'The file is empty. It needs a header line and one line for each lead.';
    case 'fileTooLarge':
      return 'The file is too large. Split it, each part with the header line.';
    case 'encoding':
      return `Line ${problem.line} is not ${problem.encoding.toUpperCase()}. Save the file as “CSV UTF-8”, or choose below how it was saved.`;
    case 'utf16':
      return 'The file looks like UTF-16. Save it as “CSV UTF-8”, or choose below how it was saved.';
    case 'quotes':
      return `A quotation mark on line ${problem.line} is out of place: one is missing, or one inside a cell is not doubled (""). Correct that line.`;
    case 'lineTooLong':
      return `The row that begins on line ${problem.line} is too long. Often a quotation mark is missing there.`;
    case 'tooManyRows':
      return `The file has more than ${problem.limit.toLocaleString('en')} rows. Split it, each part with the header line.`;
    case 'noKnownColumns':
      return `No column is known. The first line reads: ${problem.headers.slice(0, 8).join(', ')}. It must name columns such as firstName, lastName, companyName, email.`;
  }
}

const fields: Readonly<Record<string, string>> = {
  tooLong: 'is too long',
  notAnEmail: 'does not look like an e-mail address',
  notAPhone: 'does not look like a phone number',
  notAUrl: 'does not look like a web address',
  notANumber: 'is not an amount',
  notADate: 'is not a day that exists',
  required: 'is empty',
};

/** What is wrong with a line. */
function line(problem: FileLine): string {
  switch (problem.kind) {
    case 'field':
      return `${problem.column} “${shortened(problem.value)}” ${fields[problem.problem.reason] ?? 'cannot be set by an import'}`;
    case 'cellCount':
      return `has ${problem.found} cells where the header has ${problem.expected}; a comma inside a cell needs quotation marks around the cell`;
    case 'nobody':
      return 'names nobody: it has no topic, name, company, e-mail address, phone number or id';
    case 'badId':
      return `${problem.column} “${shortened(problem.value)}” cannot be an id`;
    case 'idNamesPerson':
      return `${problem.column} “${shortened(problem.value)}” names the person, so the lead gets another id`;
    case 'badDate':
      return `${problem.column} “${shortened(problem.value)}” is no date; write 2026-03-31 or 31.03.2026`;
    case 'badStatus':
      return `${problem.column} “${shortened(problem.value)}” does not fit; write open, qualified or disqualified, with a status reason of that state`;
    case 'idTwice':
      return `has the same id “${problem.id}” as line ${problem.firstLine}`;
    case 'idTaken':
      return `a lead with the id “${problem.id}” is there already; was this file imported before?`;
    case 'ownerUnknown':
      return `owner “${shortened(problem.value)}” is nobody here; write the id, e-mail address or name of a person`;
    case 'ownerAmbiguous':
      return `owner “${shortened(problem.value)}” is the name of several people; write the id or e-mail address`;
    case 'ownerNotAllowed':
      return `you may not create leads for “${shortened(problem.value)}”`;
  }
}

export const fileEn = { file, line };
