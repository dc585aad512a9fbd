import { type ErrorId, knownErrors } from '../../domain/guidance/errors.ts';
import type { Neighbour } from '../../domain/guidance/neighbours.ts';
import type { NamedPrivilege } from '../../domain/guidance/privileges.ts';
import { privilegeEn } from './en-words.ts';

/** Pasted errors, in English. */
export const errorsEn = {
  message: (error: ErrorId): string => knownErrors[error].message,
  meaning: (neighbour: Neighbour): string => neighbour.meaning,
  whichLead: 'Which lead is it? Name it (“can I qualify ann meyer?”), and I look at the record itself.',
  so: (name: string): string => `Yes, this is so for ${name}:`,
  nextStageSo: (name: string): string =>
    `Yes: ${name} is open and not qualified yet, so the process stays where it is.`,
  notSo: (name: string): string => `Not for ${name}: nothing stands in the way right now.`,
  otherwise: (name: string, check: string): string =>
    `Not for ${name}. What stands in the way is something else: ${check}.`,
  lastSpokenOf: '(the lead we last spoke of)',
  rightsNamed: (rights: readonly string[]): string =>
    `The message itself names what is missing: ${rights.join(', ')}.`,
  right: ({ privilege, entity }: NamedPrivilege): string =>
    entity === undefined ? privilegeEn(privilege) : `${privilegeEn(privilege)} on ${entity}`,
  examinedAs: (name: string): string => `examined with the rights of ${name}`,
  whose: 'Who got the error?',
  examine: 'Examine for this person',
  recognised: (certainty: number): string =>
    certainty >= 0.95
      ? 'Recognised for certain. Nothing was changed.'
      : `Recognised with ${Math.round(certainty * 100)} % certainty. Nothing was changed.`,
  notOneOfNine: 'It is not one of the lead qualification errors of the guidance. Nothing was changed.',
  unknown: 'I don’t recognise this as an error of lead qualification. Paste the whole message, or its code.',
};
