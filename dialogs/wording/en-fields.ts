import type { FieldProblem } from '../../domain/leads/check-fields.ts';

/** What is wrong with a field that somebody filled in. */
export const fieldErrorEn = (error: FieldProblem, label: string): string => {
  switch (error.reason) {
    case 'required':
      return `${label} is required.`;
    case 'tooLong':
      return `${label} can have at most ${error.limit ?? 0} characters.`;
    case 'notAnEmail':
      return `${label} does not look like an e-mail address, e.g. ann@contoso.com.`;
    case 'notAPhone':
      return `${label} does not look like a phone number, e.g. +1 555 0100.`;
    case 'notANumber':
      return `${label} must be a number, e.g. 25000.`;
    case 'notAUrl':
      return `${label} does not look like a web address, e.g. https://contoso.com.`;
    case 'notADate':
      return `${label} must be a date, e.g. 1980-05-24.`;
    case 'unknownField':
      return `There is no field “${error.field}”.`;
    case 'notFound':
      return `${label}: there is no such record that you may read.`;
    case 'notAnOption':
      return `${label} must be one of the reasons of an open lead.`;
    case 'mayNotOwn':
      return `${label} must be somebody who may read leads.`;
  }
};
