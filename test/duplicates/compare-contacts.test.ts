import { describe, expect, test } from 'vitest';
import type { Comparable } from '../../domain/duplicates/comparable.ts';
import {
  compareBirthDates,
  compareCompanyEmails,
  compareEmails,
  comparePhones,
  comparePlaces,
} from '../../domain/duplicates/compare-contacts.ts';
import { normalise } from '../../domain/duplicates/normalise.ts';

const read = (fields: Partial<Comparable>) => normalise({ id: 'x', kind: 'lead', ...fields });

describe('birth dates', () => {
  test.each([
    ['', '19800401', 'missing'],
    ['19800401', '', 'missing'],
    ['19800401', '19800401', 'same'],
    ['19800401', '19800417', 'similar'],
    ['19800401', '19801101', 'similar'],
    ['19800401', '19990401', 'similar'],
    ['19800401', '19800104', 'similar'],
    ['19800412', '19801204', 'similar'],
    ['19800401', '19810104', 'near'],
    ['19800401', '19810508', 'differs'],
    ['19800412', '19801007', 'near'],
    ['19800412', '19811007', 'differs'],
  ] as const)('%s and %s: %s', (a, b, level) => {
    expect(compareBirthDates(a, b)).toBe(level);
    expect(compareBirthDates(b, a)).toBe(level);
  });
});

describe('places', () => {
  const main = { street: '5 Main Street', city: 'London', postalCode: 'SE1 7PB', country: 'GB' };
  const rows: readonly (readonly [Partial<Comparable>, Partial<Comparable>, string])[] = [
    [{}, main, 'missing'],
    [main, { ...main, street: 'Main St 5' }, 'same address'],
    [main, { ...main, street: 'Main Street' }, 'same address'],
    [main, { ...main, street: '7 Main Street' }, 'same street'],
    [main, { ...main, street: '5 Mian Street' }, 'same address'],
    [main, { ...main, street: '1 High Street' }, 'same postcode'],
    [main, { ...main, street: '1 High Street', postalCode: 'SE1 7BP' }, 'same postcode'],
    [main, { ...main, street: '1 High Street', postalCode: 'N1 9GU' }, 'same city'],
    [main, { ...main, postalCode: 'N1 9GU', city: 'Leeds' }, 'differs'],
    [main, { ...main, postalCode: 'N1 9GU' }, 'same address'],
    [main, { ...main, city: 'Leeds' }, 'same address'],
    [main, { street: '5 Main Street' }, 'same address'],
    [main, { ...main, country: 'US' }, 'differs'],
    [{ country: 'GB' }, { country: 'GB' }, 'missing'],
    [{ city: 'London' }, { street: '5 Main Street' }, 'missing'],
    [{ city: 'London' }, { city: 'Leeds' }, 'differs'],
    [{ city: 'London' }, { city: 'Lonodn' }, 'same city'],
  ];
  test.each(rows)('%j and %j: %s', (a, b, level) => {
    expect(comparePlaces(read(a).place, read(b).place)).toBe(level);
    expect(comparePlaces(read(b).place, read(a).place)).toBe(level);
  });
});

describe('telephone numbers', () => {
  const phones = (...numbers: readonly string[]) => read({ phones: numbers }).phones;
  test.each([
    [[], ['+44 20 7946 0958'], 'missing'],
    [['+44 20 7946 0958'], ['+442079460958'], 'same'],
    [['+44 20 7946 0958 ext 12'], ['+44 20 7946 0958'], 'same'],
    [['+44 20 7946 0958 ext 12'], ['+44 20 7946 0958 ext 12'], 'same'],
    [['+44 20 7946 0958 ext 12'], ['+44 20 7946 0958 ext 13'], 'same exchange'],
    [['+44 20 7946 0958'], ['+44 20 7946 0912'], 'same exchange'],
    [['+44 20 7946 0958'], ['+44 20 7946 1958'], 'similar'],
    [['+44 20 7946 0958'], ['+44 20 7964 0958'], 'similar'],
    [['+44 20 7946 0958'], ['+44 20 7111 2222'], 'differs'],
    [['+44 20 7111 2222', '+44 20 7946 0958'], ['+44 20 7946 0912', '+44 20 7946 0958'], 'same'],
  ] as const)('%j and %j: %s', (a, b, level) => {
    expect(comparePhones(phones(...a), phones(...b))).toBe(level);
    expect(comparePhones(phones(...b), phones(...a))).toBe(level);
  });
});

describe('e-mail addresses', () => {
  test.each([
    ['ann@contoso.example', '', false, 'missing'],
    ['info@contoso.example', 'info@contoso.example', false, 'missing'],
    ['ann@contoso.example', 'ann@contoso.example', false, 'same'],
    ['ann@contoso.example', 'ann@contoso.example', true, 'shared'],
    ['ann.smith@contoso.example', 'ann.smiht@contoso.example', false, 'similar'],
    ['ann.smith@contoso.example', 'ann.smith@contso.example', false, 'similar'],
    ['asmith@contoso.example', 'bsmith@contoso.example', false, 'differs'],
    ['ann.smith1@contoso.example', 'ann.smith2@contoso.example', false, 'differs'],
    ['ann.smith@contoso.example', 'ann.smith@fabrikam.example', false, 'local part'],
    ['as@contoso.example', 'as@fabrikam.example', false, 'differs'],
    ['ann@contoso.example', 'kim@fabrikam.example', false, 'differs'],
    ['ann1@contoso.example', 'anna@contoso.example', false, 'differs'],
  ] as const)('%s and %s, of other names %s: %s', (a, b, otherNames, level) => {
    expect(compareEmails(read({ email: a }), read({ email: b }), otherNames)).toBe(level);
    expect(compareEmails(read({ email: b }), read({ email: a }), otherNames)).toBe(level);
  });

  test('of Daniel and Daniela differ because their names do', () => {
    const daniel = read({ firstName: 'Daniel', lastName: 'Roth', email: 'daniel.roth@contoso.example' });
    const daniela = read({ firstName: 'Daniela', lastName: 'Roth', email: 'daniela.roth@contoso.example' });
    const unnamed = read({ email: 'daniela.roth@contoso.example' });
    expect(compareEmails(daniel, daniela, true)).toBe('differs');
    expect(compareEmails(daniel, daniela, false)).toBe('similar');
    expect(compareEmails(daniel, unnamed, true)).toBe('similar');
    expect(compareEmails(unnamed, daniel, true)).toBe('similar');
  });

  test.each([
    [{ email: 'info@contoso.example' }, { email: 'info@contoso.example' }, 'same'],
    [{ email: 'info@contoso.example' }, { email: 'sales@contoso.example' }, 'same domain'],
    [{ email: 'info@contoso.example' }, { website: 'www.contoso.example' }, 'same domain'],
    [{ email: 'info@contoso.example' }, { website: 'fabrikam.example' }, 'differs'],
    [{ email: 'info@contoso.example' }, {}, 'missing'],
    [{ email: 'ann@gmail.com' }, { email: 'bob@gmail.com' }, 'missing'],
    [{ email: 'ann@gmail.com' }, { email: 'ann@gmail.com' }, 'same'],
  ])('of the companies %j and %j: %s', (a, b, level) => {
    expect(compareCompanyEmails(read(a), read(b))).toBe(level);
    expect(compareCompanyEmails(read(b), read(a))).toBe(level);
  });
});
