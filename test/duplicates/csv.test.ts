import { describe, expect, test } from 'vitest';
import { leadsFromCsv, pairsFromCsv } from '../../domain/duplicates/csv.ts';

describe('leads to find duplicates among', () => {
  test('are read from columns in any order; others are ignored', () => {
    const header =
      'Shoe size,leadId,firstName,lastName,companyName,email,phone,website,street,city,state,postalCode,country,birthDate';
    const row = '44,1,Ann,Smith,Contoso,ann@x.example,+4420,x.example,5 Main,London,LDN,SE1,GB,1980-04-01';
    expect(leadsFromCsv(`\ufeff${header}\n${row}\n\n2,9\n`)).toEqual({
      ok: true,
      value: [
        {
          id: '1',
          kind: 'lead',
          firstName: 'Ann',
          lastName: 'Smith',
          companyName: 'Contoso',
          email: 'ann@x.example',
          phones: ['+4420'],
          website: 'x.example',
          street: '5 Main',
          city: 'London',
          region: 'LDN',
          postalCode: 'SE1',
          country: 'GB',
          birthDate: '1980-04-01',
        },
        { id: '9', kind: 'lead', phones: [] },
      ],
    });
  });

  test('are read behind the mark of an encoding, with quotes and other line ends', () => {
    expect(leadsFromCsv('\ufeffleadId,lastName\r\n1,"Smith, ""Ann"""\r\n')).toMatchObject({
      value: [{ id: '1', lastName: 'Smith, "Ann"' }],
    });
  });

  test.each([
    ['firstName\nAnn\n', 'the header has no column leadId'],
    ['', 'the header has no column leadId'],
    ['leadId,firstName\n,Ann\n', 'row 1: leadId is empty'],
    ['firstName,leadId\nAnn\n', 'row 1: leadId is empty'],
    ['leadId,firstName\nx,Ann\ny,Bo\nx,Cy\n', 'row 3: leadId x stands already in row 1'],
    ['leadId,firstName\n1,"Ann\n', 'not readable as CSV'],
    ['leadId,firstName\n1,Ann,Bo\n', 'not readable as CSV'],
  ])('%j is refused, and why is said', (text, problem) => {
    expect(leadsFromCsv(text)).toEqual({ ok: false, problem: expect.stringContaining(problem) });
  });
});

describe('pairs that a file speaks of', () => {
  const known = new Set(['1', '2', '3']);
  const pairs = (text: string) => pairsFromCsv(text, 'tags', known);

  test('are read with what it says of them', () => {
    expect(pairs(' leadIdA , leadIdB ,tags\n1,2,typo|phone\n3,1\n')).toEqual({
      ok: true,
      value: [
        { a: '1', b: '2', says: 'typo|phone' },
        { a: '3', b: '1', says: '' },
      ],
    });
  });

  test.each([
    ['leadIdA,tags\n1,x\n', 'the header has no column leadIdB'],
    ['leadIdB,tags\n1,x\n', 'the header has no column leadIdA'],
    ['leadIdA,leadIdB,tags\n1,2,x\n1,4,x\n', 'row 2: there is no lead 4 in the leads file'],
    ['leadIdA,leadIdB\n1\n', 'row 1: there is no lead (empty) in the leads file'],
    ['tags,leadIdA,leadIdB\nx\n', 'row 1: there is no lead (empty) in the leads file'],
    ['leadIdA,leadIdB,tags\n,2,x\n', 'row 1: there is no lead (empty) in the leads file'],
    ['leadIdA,leadIdB,tags\n2,2,x\n', 'row 1: a pair of 2 and itself'],
  ])('%j is refused, and why is said', (text, problem) => {
    expect(pairs(text)).toEqual({ ok: false, problem });
  });
});
