import { expect, test } from 'vitest';
import { personName } from '../../domain/duplicates/person-name.ts';

const parts = (firstName?: string, lastName?: string): string | undefined => {
  const name = personName(firstName, lastName);
  return name && `${name.firstParts.join(' ')} | ${name.lastParts.join(' ')}`;
};

test('a name is read whole, with how it sounds and the nicknames it belongs to', () => {
  expect(personName('Dr. Mary Ann B.', 'van der Berg Jr.')).toEqual({
    first: 'maryann',
    last: 'vanderberg',
    firstParts: ['mary', 'ann'],
    lastParts: ['van', 'der', 'berg'],
    firstSound: 'm600',
    lastSound: 'v536',
    firstGroups: [166],
    lastGroups: [],
  });
  const robert = personName('Bob', 'Robert');
  expect(robert?.firstGroups).toEqual(robert?.lastGroups);
  expect(personName('Mary Ann', 'Bob Robertson')).toMatchObject({
    firstGroups: personName('Mary', 'X')?.firstGroups,
    lastGroups: robert?.firstGroups,
  });
});

test.each([
  ['titles stand in front', 'Prof. Dr. Jo', 'Weber', 'jo | weber'],
  ['on the last name, too', 'Jo', 'Frau Weber', 'jo | weber'],
  ['a title that is all there is stays', 'Mr', 'Herr', 'mr | herr'],
  ['suffixes stand at the end', 'Regina', 'Murphy PhD MBA', 'regina | murphy'],
  ['a suffix that is all there is stays', 'Jo', 'Sr.', 'jo | sr'],
  ['middle initials', 'Regina J.', 'Murphy', 'regina | murphy'],
  ['the first of two initials stays', 'J. R.', 'Ewing', 'j | ewing'],
])('what says nothing of a person is dropped: %s', (_, firstName, lastName, read) => {
  expect(parts(firstName, lastName)).toBe(read);
});

test.each([
  ['', 'Murphy, Regina', 'regina | murphy'],
  ['Murphy, Regina', '', 'regina | murphy'],
  [undefined, 'Murphy, Regina', 'regina | murphy'],
  ['Murphy, Regina', ' ', 'regina | murphy'],
  ['', 'Regina J. Murphy Jr', 'regina | murphy'],
  ['Regina J. Murphy Jr', '', 'regina | murphy'],
  ['Regina Ann Murphy', '', 'regina | ann murphy'],
  ['', 'Regina Ann Murphy', 'regina ann | murphy'],
])('a whole name in one field is taken apart: “%s”, “%s”', (firstName, lastName, read) => {
  expect(parts(firstName, lastName)).toBe(read);
});

test.each([
  ['', 'Murphy, Jr.', ' | murphy'],
  ['Regina', 'Murphy, PhD', 'regina | murphy'],
  ['Regina', 'Murphy, Ann', 'regina | murphy ann'],
])('a comma turns a name round only where it parts two names: “%s”, “%s”', (firstName, lastName, read) => {
  expect(parts(firstName, lastName)).toBe(read);
});

test.each([
  ['Regina J', '', 'regina | '],
  ['R. J.', '', 'r | '],
  ['Unknown', 'Murphy', ' | murphy'],
  ['n/a', 'Regina Murphy', 'regina | murphy'],
  ['Regina', 'Not provided', 'regina | '],
  ['tbd', 'n/a', undefined],
  [' ', ' ', undefined],
  [undefined, undefined, undefined],
])('of “%s”, “%s” only what is a name is left', (firstName, lastName, read) => {
  expect(parts(firstName, lastName)).toBe(read);
});
