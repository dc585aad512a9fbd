import type { FieldProblem } from '../../domain/leads/check-fields.ts';
import { term } from './de-terms.ts';
import { number } from './de-words.ts';

/** What is wrong with a field that somebody filled in. */
export const fieldErrorDe = (error: FieldProblem, name: string): string => {
  const label = term(name);
  switch (error.reason) {
    case 'required':
      return `„${label}“ ist erforderlich.`;
    case 'tooLong':
      return `„${label}“ darf höchstens ${number(error.limit ?? 0)} Zeichen haben.`;
    case 'notAnEmail':
      return `„${label}“ sieht nicht wie eine E-Mail-Adresse aus, z. B. ann@contoso.com.`;
    case 'notAPhone':
      return `„${label}“ sieht nicht wie eine Telefonnummer aus, z. B. +49 30 5550100.`;
    case 'notANumber':
      return `„${label}“ muss eine Zahl sein, z. B. 25000.`;
    case 'notAUrl':
      return `„${label}“ sieht nicht wie eine Webadresse aus, z. B. https://contoso.com.`;
    case 'notADate':
      return `„${label}“ muss ein Datum sein, z. B. 1980-05-24.`;
    case 'unknownField':
      return `Es gibt kein Feld „${error.field}“.`;
    case 'notFound':
      return `„${label}“: Es gibt keinen solchen Datensatz, den Sie lesen dürfen.`;
    case 'notAnOption':
      return `„${label}“ muss einer der Statusgründe eines offenen Leads sein.`;
    case 'mayNotOwn':
      return `„${label}“ muss jemand sein, der Leads lesen darf.`;
  }
};
