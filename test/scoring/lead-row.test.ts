import { expect, test } from 'vitest';
import { attributeNames, leadRow, opportunityRow } from '../../domain/scoring/lead-row.ts';
import { numberOf } from '../../domain/scoring/table.ts';

const isPrivate = (domain: string): boolean => domain === 'gmail.com';

test('a lead is seen by what was filled in, and by the kind of its mail domain', () => {
  const row = leadRow(
    { topic: 'Pumps', leadSource: 'Web', budgetAmount: 900, email: 'ann@GMAIL.com' },
    isPrivate,
  );
  expect(row).toMatchObject({
    topic: 'Pumps',
    leadSource: 'Web',
    budgetAmount: 900,
    emailDomain: 'private',
    phone: undefined,
  });
  expect(leadRow({ topic: 'Pumps', email: 'ann@contoso.com' }, isPrivate)['emailDomain']).toBe('business');
  for (const email of [undefined, 'ann', 'ann@'])
    expect(Object.keys(leadRow({ topic: 'Pumps', ...(email && { email }) }, isPrivate))).not.toContain(
      'emailDomain',
    );
});

test('nothing that closing sets is looked at', () => {
  const names = [
    ...Object.keys(leadRow({ topic: 'Pumps' }, isPrivate)),
    ...Object.keys(opportunityRow({ name: 'Pumps' })),
  ];
  for (const name of ['status', 'statusReason', 'accountId', 'contactId', 'score'])
    expect(names).not.toContain(name);
});

test('a telephone number is no number, whatever its spaces; thousands are', () => {
  expect(numberOf('+44 20 7946 0101')).toBeNaN();
  expect(numberOf('+1 555 0100')).toBeNaN();
  expect(numberOf('+1 000 000')).toBe(1_000_000);
  expect(numberOf('-12,5')).toBe(-12.5);
});

test('a model may be given what people fill in, of a lead also the kind of its mail domain, and no name of a person', () => {
  const names = attributeNames('lead');
  expect([names[0], names.at(-2), names.at(-1)]).toEqual(['topic', 'description', 'emailDomain']);
  for (const name of ['firstName', 'lastName']) expect(names).not.toContain(name);
  expect(attributeNames('opportunity')[0]).toBe('name');
  expect(attributeNames('opportunity')).not.toContain('emailDomain');
});
