import { describe, expect, test } from 'vitest';
import type { Comparable } from '../../domain/duplicates/comparable.ts';
import { openDetector } from '../../domain/duplicates/detector.ts';
import { findDuplicates } from '../../domain/duplicates/find.ts';

const detector = openDetector();
const lead = (id: string, fields: Partial<Comparable>): Comparable => ({ id, kind: 'lead', ...fields });
const murphy = lead('a', { firstName: 'Regina', lastName: 'Murphy', companyName: 'Contoso' });

describe('S1.2.2: two methods side by side, with the evidence', () => {
  test('S1.2.3: a similar name at a similar company is a duplicate, and the rule says so', () => {
    const [match] = findDuplicates(detector, murphy, [
      lead('b', { firstName: 'Regina', lastName: 'Merphy', companyName: 'Contoso.inc' }),
    ]);
    expect(match?.rules).toContain('fuzzy:name+company');
    expect(match?.probability).toBeGreaterThan(0.5);
  });

  test('S1.2.4: a similar name with the same e-mail domain; free-mail domains never count', () => {
    const at = (domain: string) =>
      findDuplicates(
        detector,
        lead('a', { firstName: 'Regina', lastName: 'Murphy', email: `rm@${domain}` }),
        [lead('b', { firstName: 'Regina', lastName: 'Merphy', email: `regina@${domain}` })],
      ).flatMap(({ rules }) => rules);
    expect(at('contoso-pumps.com')).toContain('fuzzy:name+emailDomain');
    expect(at('gmail.com')).not.toContain('fuzzy:name+emailDomain');
  });

  test('S1.2.5, S1.2.6: the same e-mail address or phone number, however it is written', () => {
    const [match] = findDuplicates(
      detector,
      lead('a', {
        lastName: 'Murphy',
        email: 'R.Murphy@Contoso.com',
        phones: ['+44 20 7946 0102'],
        country: 'GB',
      }),
      [
        lead('b', {
          lastName: 'Murphy',
          email: 'r.murphy@contoso.com',
          phones: ['020 7946 0102'],
          country: 'GB',
        }),
      ],
    );
    expect(match?.rules).toEqual(expect.arrayContaining(['matchcode:email', 'matchcode:phone']));
  });

  test('the bits of the evidence sum to the score', () => {
    const [match] = findDuplicates(detector, murphy, [{ ...murphy, id: 'b' }]);
    const sum = match?.evidence.reduce((total, { bits }) => total + bits, 0) ?? 0;
    expect(sum).toBeCloseTo(match?.score ?? Number.NaN, 6);
  });

  test('a namesake at another company is no duplicate', () => {
    const found = findDuplicates(detector, { ...murphy, firstName: 'John', lastName: 'Smith' }, [
      lead('b', { firstName: 'John', lastName: 'Smith', companyName: 'Fabrikam Fertilisers' }),
    ]);
    expect(found.filter(({ probability }) => probability >= 0.5)).toEqual([]);
  });
});
