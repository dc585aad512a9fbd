import { expect, test } from 'vitest';
import { fieldOf, fieldsOf, isTyped } from '../../domain/records/fields.ts';

test('only the topic of a lead is required, at most 300 characters', () => {
  expect(fieldsOf.lead.filter((field) => field.required)).toEqual([
    {
      name: 'topic',
      label: 'Topic',
      logicalName: 'subject',
      type: 'text',
      maxLength: 300,
      required: true,
    },
  ]);
});

test('the status reason of every core record is the option set statuscode', () => {
  for (const entity of ['lead', 'account', 'contact', 'opportunity'] as const)
    expect(fieldOf(entity, 'statusReason')).toMatchObject({ type: 'option', attribute: 'statuscode' });
});

test('no two fields of one record share a label or a logical name', () => {
  for (const fields of Object.values(fieldsOf)) {
    expect(new Set(fields.map(({ label }) => label)).size).toBe(fields.length);
    expect(new Set(fields.map(({ logicalName }) => logicalName)).size).toBe(fields.length);
  }
});

test('lookups and options are chosen, everything else is typed', () => {
  expect(fieldsOf.lead.filter((field) => !isTyped(field)).map(({ name }) => name)).toEqual([
    'statusReason',
    'accountId',
    'contactId',
  ]);
});

test('an unknown field has no description', () => {
  expect(fieldOf('lead', 'favouriteColour')).toBeUndefined();
});
