import { describe, expect, test } from 'vitest';
import { isOffice, nameIn, signedOf } from '../../domain/leads/signature.ts';

const signed = (...lines: readonly string[]) => signedOf(lines.join('\n'));

describe('a message is what is said and who says it', () => {
  test.each([
    ['Best regards', 'Kind regards,', 'regards', 'With best wishes', 'Warm regards', 'Many thanks!'],
    ['Cheers', 'Sincerely yours', 'Yours faithfully', 'Thanks again', 'Many thanks in advance.', 'Thank you'],
    ['All the best', 'BR', 'KR', 'Best'],
    ['Mit freundlichen Grüßen', 'Freundliche Grüsse', 'Besten Dank', 'Vielen Dank', 'Viele Grüße aus Kiel'],
    ['Liebe Grüße', 'Schönen Gruß', 'MfG', 'VG', 'LG,'],
    ['Cordialement', 'Bien à vous', 'Saludos cordiales', 'Un saludo', 'Atentamente', 'Cordiali saluti'],
    ['--', '-- ', '___', '_____', '---', '------'],
  ])('it ends with words of farewell or a line: %s, %s, %s', (...closings) => {
    for (const closing of closings)
      expect(signed('We need pumps.', closing, 'Ann')).toEqual({
        said: ['We need pumps.'],
        signature: ['Ann'],
      });
  });

  test.each([
    'Best of all',
    'Thanks for the call',
    'the best regards',
    '--x',
    '__',
    'Thank you so much for it',
  ])('“%s” ends none', (line) => {
    expect(signed('Hi', line, 'Ann')).toEqual({ said: ['Hi', line, 'Ann'], signature: [] });
  });

  test('the last farewell counts', () => {
    expect(signed('Hi', 'Thanks', 'One more thing', 'Cheers', '', 'Ann')).toEqual({
      said: ['Hi', 'Thanks', 'One more thing'],
      signature: ['Ann'],
    });
  });

  test('a line between the farewell and the name belongs to the signature, unless it is far below', () => {
    expect(signed('Hi', 'Regards', '1', '2', '3', '--', 'Ann')).toEqual({
      said: ['Hi'],
      signature: ['1', '2', '3', 'Ann'],
    });
    expect(signed('Hi', 'Regards', '1', '2', '3', '4', '--', 'Ann')).toEqual({
      said: ['Hi', 'Regards', '1', '2', '3', '4'],
      signature: ['Ann'],
    });
    expect(signed('Regards', '--', 'Ann')).toEqual({ said: [], signature: ['Ann'] });
    expect(signed('Hi', '___', 'Ann', '---', 'Bo')).toEqual({
      said: ['Hi', '___', 'Ann'],
      signature: ['Bo'],
    });
  });

  test('lines end as they do in any program, and what is longer than a line is cut', () => {
    expect(signedOf('Hi\r\n Kind\u00a0regards,\r\nAnn')).toEqual({ said: ['Hi'], signature: ['Ann'] });
    expect(signed('x'.repeat(2_001)).said[0]).toHaveLength(2_000);
  });
});

describe('a line that is a name and nothing else', () => {
  test.each([
    ['Ann Meyer', 'Ann', 'Meyer'],
    ['Ann', undefined, 'Ann'],
    ['Dr. Jörg Weiß', 'Jörg', 'Weiß'],
    ['Prof. Dr. Ann Meyer MBA', 'Ann', 'Meyer'],
    ['Mr Bean', undefined, 'Bean'],
    ['Ann van der Berg', 'Ann', 'van der Berg'],
    ['Ann B. Meyer', 'Ann', 'B. Meyer'],
    ['Jean-Luc O’Neil', 'Jean-Luc', 'O’Neil'],
    ['Ann Meyer (she/her)', 'Ann', 'Meyer'],
    ['Ann Meyer (sie)', 'Ann', 'Meyer'],
    ['*Ann   Meyer*', 'Ann', 'Meyer'],
    ['_~Ann Meyer~_', 'Ann', 'Meyer'],
  ])('%s', (line, firstName, lastName) => {
    expect(nameIn(line)).toEqual(firstName === undefined ? { lastName } : { firstName, lastName });
  });

  test.each([
    '',
    'Dr.',
    'ann meyer',
    'van der',
    'Ludwig van',
    'Ann 7',
    'Ann, Meyer',
    'Ann Meyer Contoso Pumps Ltd',
    'Ann Meyer & Co',
    '(they/them)',
    'xAnn mEyer',
  ])('“%s” is none', (line) => {
    expect(nameIn(line)).toBeUndefined();
  });
});

test.each([
  ['Head of Facilities', true],
  ['Sales MANAGER', true],
  ['Facility Services', true],
  ['Leiterin Einkauf', true],
  ['Vertriebsleiter', true],
  ['Geschäftsführerin', true],
  ['Directrice', true],
  ['Managers', false],
  ['Leader', false],
  ['Contoso', false],
  [`${'x'.repeat(95)} head`, true],
  [`${'x'.repeat(96)} head`, false],
])('“%s” is what somebody does: %s', (part, is) => {
  expect(isOffice(part)).toBe(is);
});
