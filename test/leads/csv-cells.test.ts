import { describe, expect, test } from 'vitest';
import { exportHeader, exportRow } from '../../domain/leads/csv.ts';
import { exportColumns, readHeader } from '../../domain/leads/csv-columns.ts';
import { aLead } from '../an-organisation.ts';
import { read } from './csv-files.ts';

const onlyLead = async (text: string) => (await read(text)).leads[0];

describe('a moment in a file', () => {
  test.each([
    ['2026-03-31', '2026-03-31T00:00:00.000Z'],
    ['2026-03-31T08:15', '2026-03-31T08:15:00.000Z'],
    ['2026-03-31 08:15:30', '2026-03-31T08:15:30.000Z'],
    ['2026-03-31T08:15:30.5Z', '2026-03-31T08:15:30.500Z'],
    ['2026-03-31T08:15:30.123Z', '2026-03-31T08:15:30.123Z'],
    ['2026-03-31T08:15:00+02:00', '2026-03-31T06:15:00.000Z'],
    ['2026-03-31 08:15 -05:00', '2026-03-31T13:15:00.000Z'],
    ['31.03.2026', '2026-03-31T00:00:00.000Z'],
    ['3.2.2026 08:15', '2026-02-03T08:15:00.000Z'],
  ])('%s is %s', async (text, moment) => {
    expect(await onlyLead(`company,createdOn\nA,${text}\n`)).toMatchObject({ createdOn: moment });
  });

  test.each([
    '31/03/2026',
    '2026-02-29',
    '2026-13-01',
    '29.02.2026',
    '31.3.26',
    'on 31.03.2026',
    '2026-3-31',
    '2026-03-31T8:15',
    '2026-03-31T25:15',
    '2026-03-31T08:15+2',
    '2026-03-31 soon',
    'x2026-03-31',
  ])('%s is none', async (text) => {
    const { leads, problems } = await read(`company,closedOn\nA,${text}\n`);
    expect([leads, problems]).toEqual([[], [{ line: 2, kind: 'badDate', column: 'closedOn', value: text }]]);
  });
});

describe('state and status reason', () => {
  test.each([
    ['status', 'Offen', 'open', 1],
    ['status', '0', 'open', 1],
    ['status', 'QUALIFIED', 'qualified', 3],
    ['status', '1', 'qualified', 3],
    ['status', 'qualifiziert', 'qualified', 3],
    ['status', '2', 'disqualified', 4],
    ['status', 'disqualifiziert', 'disqualified', 4],
    ['statusReason', '5', 'disqualified', 5],
    ['statusReason', 'cannot contact', 'disqualified', 5],
    ['statusReason', '2', 'open', 2],
    ['city', 'Leeds', 'open', 1],
  ])('of %s %s are %s, %i', async (column, text, state, statusReason) => {
    const lead = await onlyLead(`company,${column}\nA,${text}\n`);
    expect([lead?.state, lead?.statusReason]).toEqual([state, statusReason]);
  });

  test('that do not fit each other are named by the state, or by the reason where no state is there', async () => {
    expect((await read('company,status,statusReason\nA,open,5\n')).problems).toEqual([
      { line: 2, kind: 'badStatus', column: 'status', value: 'open' },
    ]);
    const reasons = [{ value: 9, label: 'Odd' }] as never;
    expect((await read('company,statusReason\nA,9\n', { reasons })).leads).toEqual([]);
    expect((await read('company\nA\n', { reasons: [] })).problems).toEqual([
      { line: 2, kind: 'badStatus', column: 'status', value: '' },
    ]);
  });
});

describe('whose lead a row is', () => {
  test.each([
    ['Full name\nRegina Ann Murphy\n', { firstName: 'Regina Ann', lastName: 'Murphy' }, 'Regina Ann Murphy'],
    ['Full name\nMurphy\n', { lastName: 'Murphy' }, 'Murphy'],
    ['Full name\n"Murphy , Regina, PhD"\n', { firstName: 'Regina', lastName: 'Murphy' }, 'Regina Murphy'],
    ['Full name\n"Murphy,"\n', { lastName: 'Murphy,' }, 'Murphy,'],
    ['Full name,surname\nRegina,Berg\n', { lastName: 'Berg' }, 'Berg'],
    ['company\nContoso\n', { companyName: 'Contoso' }, 'Contoso'],
    ['first name,company\nAnn,Contoso\n', { firstName: 'Ann', companyName: 'Contoso' }, 'Ann, Contoso'],
    ['email,phone\na@b.example,020 7946\n', { email: 'a@b.example', phone: '020 7946' }, 'a@b.example'],
    ['phone,mobile\n020 7946,0171 55\n', { phone: '020 7946', mobilePhone: '0171 55' }, '020 7946'],
    ['mobile\n0171 5550199\n', { mobilePhone: '0171 5550199' }, '0171 5550199'],
    ['subject,company\nPumps,Contoso\n', { companyName: 'Contoso' }, 'Pumps'],
  ])('%j', async (text, fields, topic) => {
    expect((await onlyLead(text))?.fields).toEqual({ ...fields, topic });
  });

  test('an id in braces, an id alone, and one that is none', async () => {
    expect(await onlyLead('lead id,company\n{4F2A},A\n')).toMatchObject({ id: '4F2A' });
    expect(await onlyLead('lead id,city\n7,\n')).toEqual({
      line: 2,
      id: '7',
      fields: { topic: '7' },
      state: 'open',
      statusReason: 1,
    });
    for (const id of ['-7', '7*', 'x'.repeat(101), '{}'])
      expect((await read(`lead id,company\n${id},A\n`)).problems).toEqual([
        { line: 2, kind: 'badId', column: 'leadId', value: id.replace('{}', '') },
      ]);
    expect(await onlyLead(`lead id,company\n${'x'.repeat(100)},A\n`)).toMatchObject({ id: 'x'.repeat(100) });
  });

  test('the owner is kept as the file spells it', async () => {
    expect(await onlyLead('company,owner\nA, Tom Berg \n')).toMatchObject({ owner: 'Tom Berg' });
    expect(await onlyLead('company,owner\nA,\n')).not.toHaveProperty('owner');
  });

  test('a problem with a whole name is told with the column and what stood there', async () => {
    const long = `${'n'.repeat(60)} Berg`;
    expect((await read(`Full name\n${long}\n`)).problems).toEqual([
      {
        line: 2,
        kind: 'field',
        column: 'firstName',
        problem: { field: 'firstName', reason: 'tooLong', limit: 50 },
        value: long,
      },
    ]);
  });

  test('a row with a problem of its own is not called nobody’s as well', async () => {
    expect((await read('company,budget amount\n,lots\n')).problems.map(({ kind }) => kind)).toEqual([
      'field',
    ]);
  });
});

describe('the columns of a file', () => {
  test.each([
    ['Lead-ID', 'id'],
    ['(Do Not Modify) Lead', 'id'],
    ['Ansprechpartner', 'fullName'],
    ['vollständiger Name', 'fullName'],
    ['Betreff', 'topic'],
    ['FAMILIENNAME', 'lastName'],
    ['Given Name', 'firstName'],
    ['Firma', 'companyName'],
    ['e-mail adresse', 'email'],
    ['emailaddress1', 'email'],
    ['Telefon geschäftlich', 'phone'],
    ['Handynummer', 'mobilePhone'],
    ['Funktion', 'jobTitle'],
    ['Homepage', 'website'],
    ['Straße und Hausnummer', 'street'],
    ['Wohnort', 'city'],
    ['Bundesland', 'region'],
    ['state', 'region'],
    ['PLZ', 'postalCode'],
    ['Ländercode', 'country'],
    ['Geburtsdatum', 'birthDate'],
    ['Quelle', 'leadSource'],
    ['Branche', 'industry'],
    ['Estimated budget', 'budgetAmount'],
    ['Zeitrahmen', 'purchaseTimeframe'],
    ['Bedarf', 'need'],
    ['Entscheider', 'decisionMaker'],
    ['Bemerkungen', 'description'],
    ['State Code', 'status'],
    ['Statusgrund', 'statusReason'],
    ['erstellt am', 'createdOn'],
    ['geschlossen am', 'closedOn'],
    ['Verkäufer', 'owner'],
  ])('“%s” is the %s', (header, column) => {
    expect(readHeader([header])).toEqual({ columns: [column], ignored: [] });
  });

  test('of two for one field the first counts; a sole name beside a first name is the last name', () => {
    expect(readHeader(['Mail', 'E-Mail', ' ', 'Shoe size', 'Vorname', 'Name'])).toEqual({
      columns: ['email', undefined, undefined, undefined, 'firstName', 'lastName'],
      ignored: ['E-Mail', 'Shoe size'],
    });
    expect(readHeader(['Name', 'Vorname', 'Nachname']).columns).toEqual([
      'fullName',
      'firstName',
      'lastName',
    ]);
  });

  test('what is exported stands under the same headers, and is understood again', () => {
    expect(readHeader(exportHeader)).toEqual({ columns: exportColumns.map(([name]) => name), ignored: [] });
  });
});

test('a lead is exported as one line', () => {
  const at = '2026-11-20T09:00:00.000Z';
  const lead = aLead('l1', {
    topic: '=1+1',
    budgetAmount: 12.5,
    status: { state: 'disqualified', at, by: 'sam' },
    statusReason: 5,
  });
  const cells = Object.fromEntries(exportRow(lead).map((cell, at) => [exportHeader[at], cell]));
  expect(Object.entries(cells).filter(([, cell]) => cell !== '')).toEqual([
    ['leadId', 'l1'],
    ['topic', "'=1+1"],
    ['firstName', 'Ann'],
    ['lastName', 'Contoso'],
    ['companyName', 'Contoso'],
    ['budgetAmount', '12.5'],
    ['status', 'disqualified'],
    ['statusReason', '5'],
    ['createdOn', '2026-11-01T08:00:00.000Z'],
    ['closedOn', at],
    ['owner', 'sam'],
  ]);
});
