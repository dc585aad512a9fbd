import { describe, expect, test } from 'vitest';
import { type ErrorId, knownErrors } from '../../domain/guidance/errors.ts';
import { neighbours } from '../../domain/guidance/neighbours.ts';
import { recogniseError } from '../../domain/guidance/recognise.ts';
import { chance, noisy } from './noise.ts';
import { ordinarySentences } from './ordinary-sentences.ts';

const seed = 20261122;
const errors = Object.entries(knownErrors) as [ErrorId, (typeof knownErrors)[ErrorId]][];
const errorIn = (text: string): string => {
  const found = recogniseError(text);
  if (found.kind === 'error') return found.error;
  return found.kind === 'neighbour' ? found.neighbour.name : 'none';
};

describe('pasted messages', () => {
  test.each([
    [
      'S1.14.1',
      'duplicateLead',
      'Lead record was not created or updated because a duplicate of the current record already exists.',
    ],
    [
      'S1.14.2',
      'duplicateOpportunity',
      'Opportunity record was not created or updated because a duplicate of the current record already exists.',
    ],
    [
      'S2.2.1',
      'duplicateMatch',
      'There might already be a match for this account or contact. If so, please select it.',
    ],
    ['S2.3.1', 'requiredFields', 'To move to the next stage complete the required steps.'],
    ['S2.4.1', 'activeStage', 'Active stage is not on lead entity.'],
    [
      'S2.5.1',
      'leadClosed',
      "The lead is closed and you can't convert or qualify a lead that is already closed.",
    ],
    ['S2.6.1', 'statusCode', 'Invalid status code error for a contact or an opportunity.'],
    ['S2.7.1', 'nextStage', 'I press Next Stage and the stage does not advance'],
    ['S2.8.1', 'permissions', 'Insufficient permissions'],
    ['S2.8.1', 'permissions', 'Access denied'],
  ])('%s: the exact message of %s is recognised', (_, error, message) => {
    expect(errorIn(message)).toBe(error);
  });

  test.each(errors)(`UX5: 60 noisy pastes of %s are all recognised (seed ${seed})`, (error, { message }) => {
    const roll = chance(seed + message.length);
    const missed = Array.from({ length: 60 }, () => noisy(message, roll)).filter(
      (text) => errorIn(text) !== error,
    );
    expect(missed).toEqual([]);
  });

  test.each(errors)(
    'every known wording of %s means the same error',
    (error, { alsoWorded, titles = [] }) => {
      for (const worded of [...alsoWorded, ...titles])
        expect([worded, errorIn(worded)]).toEqual([worded, error]);
    },
  );

  test.each(errors)(
    'S2.1.2: a question about the message of %s is about that error',
    (error, { message }) => {
      expect(errorIn(`what does "${message}" mean?`)).toBe(error);
      expect(errorIn(`Why do my people keep seeing ${message.toLowerCase()} when they qualify`)).toBe(error);
    },
  );

  test('the table in front of "record was not created" tells lead from opportunity', () => {
    const rest =
      'record was not created or updated because a duplicate of the current record already exists.';
    expect(errorIn(`A ${rest}`)).toBe('duplicateLead');
    expect(errorIn(`Contact ${rest}`)).toBe('duplicateLead');
    expect(errorIn(`Oportunity ${rest}`)).toBe('duplicateOpportunity');
  });
});

describe('codes and names', () => {
  const forms = (code: number): string[] => [
    `0x${code.toString(16)}`,
    `0X${code.toString(16).toUpperCase()}`,
    code.toString(16).toUpperCase(),
    String(code | 0),
    String(code | 0).replace('-', '−'),
    String(code),
    `{"error":{"code":"0x${code.toString(16)}","message":"..."}}`,
    `Fehlercode: ${code | 0}, bitte helfen`,
  ];

  test.each(errors.flatMap(([error, { codes }]) => codes.map((code) => [code, error] as const)))(
    'code %i is %s in hexadecimal, signed and unsigned',
    (code, error) => {
      // Both duplicate errors share one code; alone it means the lead.
      const expected = error === 'duplicateOpportunity' ? 'duplicateLead' : error;
      for (const form of forms(code)) expect([form, errorIn(form)]).toEqual([form, expected]);
    },
  );

  test.each(errors.flatMap(([error, { names }]) => names.map((name) => [name, error] as const)))(
    'the platform name %s is %s',
    (name, error) => {
      expect(errorIn(`ErrorCode ${name}: something`)).toBe(
        error === 'duplicateOpportunity' ? 'duplicateLead' : error,
      );
    },
  );

  test('a shared code with the opportunity text is the opportunity error', () => {
    expect(errorIn(`0x80040333 ${knownErrors.duplicateOpportunity.message}`)).toBe('duplicateOpportunity');
  });

  test('a code beats the text', () => {
    expect(errorIn('Access denied (0x80100002)')).toBe('activeStage');
    expect(errorIn('0x80060892 because a duplicate of the current record already exists')).toBe(
      'DuplicateRecordEntityKey',
    );
  });

  test('a record id or a phone number is no code', () => {
    expect(errorIn('open 80100002-4f89-11d3-9a0c-0305e82c3301')).toBe('none');
    expect(errorIn('call +2148532226')).toBe('none');
    expect(errorIn('the lead with 12345678 employees')).toBe('none');
  });
});

describe('missing privileges', () => {
  test.each([
    ['Principal user is missing prvCreateOpportunity privilege', 'create', 'Opportunity'],
    ['prvAppendToContact', 'appendTo', 'Contact'],
    ['PRVAPPENDTOCONTACT missing', 'appendTo', 'CONTACT'],
    ['missing prvAppendLead privilege (Id=1)', 'append', 'Lead'],
    ['prvReadnew_project', 'read', 'new_project'],
    [
      'Principal with ID 1 does not have CreateAccess right(s) for record with ID 2 of entity opportunity',
      'create',
      'Opportunity',
    ],
  ])('%s names the cell %s on %s', (text, privilege, entity) => {
    expect(recogniseError(text)).toMatchObject({
      kind: 'error',
      error: 'permissions',
      privileges: [{ privilege, entity }],
    });
  });

  test('two privileges in one message are both named', () => {
    expect(recogniseError('missing prvReadAccount and prvCreateAccount, prvReadAccount')).toMatchObject({
      privileges: [
        { privilege: 'read', entity: 'Account' },
        { privilege: 'create', entity: 'Account' },
      ],
    });
  });
});

describe('neighbours', () => {
  test.each(neighbours.map((neighbour) => [neighbour.name, neighbour] as const))(
    '%s is explained as what it is, never as one of the nine',
    (name, { code, message, alsoWorded }) => {
      for (const text of [`0x${code.toString(16)}`, String(code | 0), name, message, ...alsoWorded]) {
        expect([text, errorIn(text)]).toEqual([text, name]);
      }
      const roll = chance(seed);
      const missed = Array.from({ length: 20 }, () => noisy(message, roll)).filter(
        (text) => errorIn(text) !== name,
      );
      expect(missed).toEqual([]);
    },
  );
});

test(`none of ${ordinarySentences.length} ordinary sentences is taken for an error`, () => {
  expect(ordinarySentences.length).toBeGreaterThanOrEqual(200);
  const mistaken = ordinarySentences.filter((sentence) => errorIn(sentence) !== 'none');
  expect(mistaken).toEqual([]);
});

test('marks before and behind a message change nothing, and those of its wrapping are read', () => {
  const { message } = knownErrors.leadClosed;
  const plain = recogniseError(message);
  for (const text of [`“${message}”?`, `\n ... ${message} !!`, `"${message}";`, ` ,${message}.`])
    expect(recogniseError(text)).toEqual(plain);
  expect(recogniseError('&quot;The lead is already closed&quot;')).toMatchObject({ certainty: 1 });
  expect(recogniseError('?!')).toEqual({ kind: 'none' });
});
