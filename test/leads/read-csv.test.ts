import { describe, expect, test } from 'vitest';
import { read, readBytes, readText } from './csv-files.ts';

describe('a file of leads', () => {
  test('is read under the columns of the evaluation data', async () => {
    const { leads, problems, warnings, ignoredColumns } = await read(
      'leadId,firstName,lastName,companyName,email,phone,jobTitle,street,city,state,postalCode,country,birthDate,createdOn\n' +
        'rec-1,mitchell,green,delmar,,+61291804974,,7 wallaby place,cleveland,sa,2119,AU,19560409,2026-03-01\n',
    );
    expect({ problems, warnings, ignoredColumns }).toEqual({
      problems: [],
      warnings: [],
      ignoredColumns: [],
    });
    expect(leads).toEqual([
      {
        line: 2,
        id: 'rec-1',
        state: 'open',
        statusReason: 1,
        createdOn: '2026-03-01T00:00:00.000Z',
        fields: {
          topic: 'mitchell green, delmar',
          firstName: 'mitchell',
          lastName: 'green',
          companyName: 'delmar',
          phone: '+61291804974',
          street: '7 wallaby place',
          city: 'cleveland',
          region: 'sa',
          postalCode: '2119',
          country: 'AU',
          birthDate: '19560409',
        },
      },
    ]);
  });

  test('is read as German Excel writes it: semicolons, German headers, German dates', async () => {
    const { leads } = await read(
      'Vorname;Nachname;Firma;E-Mail-Adresse;Telefon;Straße;PLZ;Ort;Bundesland;Erstellt am\r\n' +
        'Jürgen;Groß;Gießerei Öhm;j.gross@example.com;089 7946 0123;"Hauptstr. 1; Hof";80331;München;Bayern;3.2.2026\r\n',
    );
    expect(leads[0]).toMatchObject({
      createdOn: '2026-02-03T00:00:00.000Z',
      fields: {
        firstName: 'Jürgen',
        lastName: 'Groß',
        companyName: 'Gießerei Öhm',
        phone: '089 7946 0123',
        street: 'Hauptstr. 1; Hof',
        postalCode: '80331',
        city: 'München',
        region: 'Bayern',
      },
    });
  });

  test.each([
    ['Full name\nRegina Murphy\n', { firstName: 'Regina', lastName: 'Murphy' }],
    ['Name\n"Murphy, Regina"\n', { firstName: 'Regina', lastName: 'Murphy' }],
    ['First name,Name\nRegina,Murphy\n', { firstName: 'Regina', lastName: 'Murphy' }],
    ['emailaddress1,subject\nr@example.com,Pumps\n', { email: 'r@example.com', topic: 'Pumps' }],
    ['company\tphone\nContoso\t+1 555 0100\n', { companyName: 'Contoso', phone: '+1 555 0100' }],
  ])('knows the columns of %j', async (text, fields) => {
    expect((await read(text)).leads[0]?.fields).toMatchObject(fields);
  });

  test('names the columns it does not know and reads the rest', async () => {
    const { ignoredColumns, leads } = await read(
      'Company,Shoe size,E-mail,email\nContoso,44,a@example.com,b@example.com\n',
    );
    expect(ignoredColumns).toEqual(['Shoe size', 'email']);
    expect(leads[0]?.fields).toEqual({ topic: 'Contoso', companyName: 'Contoso', email: 'a@example.com' });
  });

  test('says on which line a lead stands, however many lines the ones before took', async () => {
    const { leads } = await read('company,description\r\nA,"one\r\ntwo"\r\n\r\n,\r\nB,"x"\r\n');
    expect(leads.map(({ line, fields }) => [line, fields.companyName, fields.description])).toEqual([
      [2, 'A', 'one\ntwo'],
      [6, 'B', 'x'],
    ]);
  });

  test.each(['utf-16le', 'utf-16be'] as const)(
    'in %s is recognised by its byte order mark',
    async (encoding) => {
      const bytes = Buffer.from('\ufeffVorname\tNachname\nJürgen\tGroß\n', 'utf16le');
      const outcome = await readBytes(encoding === 'utf-16le' ? bytes : bytes.swap16());
      expect(outcome).toMatchObject({
        kind: 'read',
        leads: [{ fields: { firstName: 'Jürgen', lastName: 'Groß' } }],
      });
    },
  );

  test('in an older Windows encoding is read when the person says so', async () => {
    const bytes = Buffer.from('Vorname,Nachname\nJ\u00fcrgen,Gro\u00df\n', 'latin1');
    expect(await readBytes(bytes, { encoding: 'windows-1252' })).toMatchObject({
      leads: [{ fields: { firstName: 'Jürgen', lastName: 'Groß' } }],
    });
  });
});

test.each([
  ['\u00ffa', 'a\u00fe'],
  ['\u00fea', 'a\u00ff'],
  ['\u00ef\u00bba', 'a\u00bb\u00bf'],
  ['\u00efa\u00bf', 'b'],
])('letters at the start that are half a byte order mark are letters: %s', async (first, second) => {
  for (const headers of [
    [first, second],
    [second, first],
  ]) {
    const bytes = Buffer.from(`${headers.join(',')},company\n1,2,Contoso\n`, 'latin1');
    expect(await readBytes(bytes, { encoding: 'windows-1252' })).toMatchObject({
      kind: 'read',
      ignoredColumns: headers,
      leads: [{ fields: { companyName: 'Contoso' } }],
    });
  }
});

describe('a file that cannot be read names the reason and the line:', () => {
  const small = { fileBytes: 2_000, lineBytes: 300, rows: 3 };
  test.each([
    ['an empty file', '', { kind: 'empty' }],
    ['a file of blank lines', '\n\n\n', { kind: 'empty' }],
    [
      'a file without a header',
      'Ann,Contoso\nBob,Fabrikam\n',
      { kind: 'noKnownColumns', headers: ['Ann', 'Contoso'] },
    ],
    ['a quote that is never closed', 'company,city\nA,B\nC,"D\nE,F\n', { kind: 'quotes', line: 3 }],
    ['a quote in the middle of a cell', 'company,city\nA,B\nC,D"E\n', { kind: 'quotes', line: 3 }],
    ['text after a closing quote', 'company,city\nA,B\n"C"x,D\n', { kind: 'quotes', line: 3 }],
    [
      'a line that is too long',
      `company\nA\n${'x'.repeat(400)}\nB\n`,
      { kind: 'lineTooLong', line: 3, limit: 300 },
    ],
    ['a header that is too long', `company,${'x'.repeat(400)}`, { kind: 'lineTooLong', line: 1, limit: 300 }],
    ['too many rows', 'company\nA\nB\nC\nD\n', { kind: 'tooManyRows', limit: 3 }],
    ['too many bytes', `company\n${'A\n'.repeat(1_000)}`, { kind: 'fileTooLarge', limit: 2_000 }],
  ])('%s', async (_, text, problem) => {
    expect(await readText(text, { limits: small })).toEqual({ kind: 'unreadable', problem });
  });

  test('10 MB in one cell', async () => {
    const text = `company,city\nContoso,Berlin\n"${'x'.repeat(10_000_000)}",Berlin\n`;
    expect(await readText(text, {}, 65_536)).toEqual({
      kind: 'unreadable',
      problem: { kind: 'lineTooLong', line: 3, limit: 131_072 },
    });
  });

  test('bytes that are not UTF-8', async () => {
    const bytes = Buffer.from('company\nContoso\nM\u00fcller\n', 'latin1');
    const problem = { kind: 'encoding', encoding: 'utf-8', line: 3 };
    expect(await readBytes(bytes, {}, 4)).toEqual({ kind: 'unreadable', problem });
  });

  test.each([
    ['company\nContoso\nM\u00fcller\nLitware\n', 3],
    ['company\r\nContoso\r\nFabrikam\r\nM\u00fcller\r\n', 4],
    ['company\rContoso\rM\u00fcller\rLitware\r', 3],
    ['M\u00fcller\nContoso\n', 1],
  ])('bytes that are not UTF-8, whatever ends the lines: %j', async (text, line) => {
    for (const size of [3, 1_000])
      expect(await readBytes(Buffer.from(text, 'latin1'), {}, size)).toEqual({
        kind: 'unreadable',
        problem: { kind: 'encoding', encoding: 'utf-8', line },
      });
  });

  test('UTF-16 without a byte order mark', async () => {
    const bytes = Buffer.from('company\nContoso\n', 'utf16le');
    expect(await readBytes(bytes)).toMatchObject({ kind: 'unreadable', problem: { kind: 'utf16' } });
  });

  test('a broken disk, as what it is', async () => {
    async function* failing() {
      yield Buffer.from('company\nA\n');
      throw new Error('EIO');
    }
    const { readLeads } = await import('../../domain/leads/read-csv.ts');
    await expect(readLeads(failing(), { reasons: [] })).rejects.toThrow('EIO');
  });
});

describe('an id that names the person', () => {
  const idOf = async (row: string) => {
    const { leads, warnings } = await read(`leadId,firstName,lastName,email,phone\n${row}\n`);
    return { id: leads[0]?.id, idInFile: leads[0]?.idInFile, warned: warnings.map(({ kind }) => kind) };
  };

  test.each([
    ['by the full name', 'weber-ann', 'Ann,Weber,,'],
    ['by the last name', 'WEBER 17', 'Ann,Weber,,'],
    ['by the first name, in plain letters', 'zoe/2', 'Zoë,Clark,,'],
    ['by the address', 'Ann.Weber@contoso.example', ',,ann.weber@contoso.example,'],
    ['by the number', '0044 20 7946 0101', ',,,020 7946 0101'],
  ])('%s becomes a code, the same each time', async (_, id, rest) => {
    const kept = await idOf(`${id},${rest}`);
    expect(kept).toMatchObject({ idInFile: id, id: expect.stringMatching(/^imported-[\da-f]{20}$/) });
    expect(kept.warned).toContain('idNamesPerson');
    expect(await idOf(`${id},${rest}`)).toEqual(kept);
  });

  test.each([
    ['a number', '4711', 'Ann,Weber,,'],
    ['an id of another system', '3f2504e0-4f89-11d3-9a0c-0305e82c3301', 'Ada,Berg,,'],
    ['a word that only begins like the name', 'webers-17', 'Ann,Weber,,'],
    ['the company', 'Contoso-3', 'Ann,Weber,ann@contoso.example,'],
  ])('is none: %s stays', async (_, id, rest) => {
    expect(await idOf(`${id},${rest}`)).toEqual({ id, idInFile: undefined, warned: [] });
  });
});

describe('a row that cannot be imported names its line and its cell:', () => {
  test.each([
    ['too few cells', 'company,city\nA\n', { kind: 'cellCount', expected: 2, found: 1 }],
    ['too many cells', 'company,city\nA,B,C\n', { kind: 'cellCount', expected: 2, found: 3 }],
    ['nobody', 'company,city\n,Berlin\n', { kind: 'nobody' }],
    ['an id that is none', 'leadId,company\n<b>,A\n', { kind: 'badId', value: '<b>' }],
    [
      'a date with slashes',
      'company,createdOn\nA,03/04/2026\n',
      { kind: 'badDate', column: 'createdOn', value: '03/04/2026' },
    ],
    [
      'a day that never was',
      'company,createdOn\nA,2026-02-30\n',
      { kind: 'badDate', column: 'createdOn', value: '2026-02-30' },
    ],
    [
      'an unknown status',
      'company,status\nA,lukewarm\n',
      { kind: 'badStatus', column: 'status', value: 'lukewarm' },
    ],
    [
      'an unknown status reason',
      'company,statusReason\nA,99\n',
      { kind: 'badStatus', column: 'statusReason', value: '99' },
    ],
    [
      'a reason of another status',
      'company,status,statusReason\nA,open,Lost\n',
      { kind: 'badStatus', column: 'status', value: 'open' },
    ],
    [
      'a text that is too long',
      `company\n${'x'.repeat(101)}\n`,
      { kind: 'field', column: 'companyName', problem: { reason: 'tooLong', limit: 100 } },
    ],
  ])('%s', async (_, text, problem) => {
    const { leads, problems } = await read(text);
    expect(leads).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ line: 2, ...problem });
  });

  test('an implausible e-mail address, phone or birthday is kept with a warning', async () => {
    const { leads, warnings } = await read(
      'leadId,email,phone,birthDate,website\nF1,em@aosn@ware.com,call me,19551192,none yet\nF2,,,,\n',
    );
    expect(leads.map(({ fields }) => fields)).toEqual([
      {
        topic: 'em@aosn@ware.com',
        email: 'em@aosn@ware.com',
        phone: 'call me',
        birthDate: '19551192',
        website: 'none yet',
      },
      { topic: 'F2' },
    ]);
    expect(warnings.map((row) => row.kind === 'field' && [row.line, row.column])).toEqual([
      [2, 'email'],
      [2, 'phone'],
      [2, 'birthDate'],
      [2, 'website'],
    ]);
  });
});
