import { describe, expect, test } from 'vitest';
import { companyName } from '../../domain/duplicates/company-name.ts';
import type { Comparable } from '../../domain/duplicates/comparable.ts';
import {
  companyLevels,
  compareCompanies,
  compareOrganisations,
  isSimilarCompany,
} from '../../domain/duplicates/compare-companies.ts';
import { normalise } from '../../domain/duplicates/normalise.ts';

describe('companies', () => {
  test.each([
    ['Contoso', 'Contoso Ltd', 'same'],
    ['Contosopumps', 'Contoso Pumps', 'same'],
    ['Contoso', 'Contosso', 'similar'],
    ['Contoso North', 'Contosso North', 'similar'],
    ['Contoso Pump', 'ContosoPumps', 'similar'],
    ['Pumps Contoso', 'Contoso Pumps', 'similar'],
    ['IBM', 'International Business Machines', 'similar'],
    ['Contoso Bank', 'Contoso', 'similar'],
    ['Contoso Consulting Group', 'Contoso Group', 'similar'],
    ['Contoso', 'Contoso Pumps', 'contains'],
    ['Contosso', 'Contoso Pumps', 'contains'],
    ['Contoso Pumps', 'Contoso Pumps Valves', 'contains'],
    ['Studio 54', 'Studio 54 Berlin', 'contains'],
    ['Contoso North', 'Contoso South', 'related'],
    ['Contoso Pumps', 'Contoso Valves', 'related'],
    ['Contoso Bank', 'Contoso Foods', 'related'],
    ['Contoso Group', 'Contoso Bank', 'related'],
    ['Contoso Pumps Valves', 'Contoso Pumps Gears', 'related'],
    ['Contoso 1', 'Contoso 2', 'related'],
    ['Contoso 1', 'Contoso', 'related'],
    ['Contoso', 'Fabrikam', 'differs'],
    ['Studio 54', 'Studio 45', 'differs'],
    ['Studio 541', 'Studio 542', 'differs'],
    ['', 'Contoso', 'missing'],
    ['', '', 'missing'],
  ])('%s and %s: %s', (one, other, level) => {
    const [a, b] = [companyName(one), companyName(other)];
    expect(compareCompanies(a, b)).toBe(level);
    expect(compareCompanies(b, a)).toBe(level);
  });

  test('S1.2.3: what a person would call similar companies', () => {
    expect(companyLevels.filter(isSimilarCompany)).toEqual(['same', 'similar', 'contains']);
  });
});

describe('the organisations of two people', () => {
  const rows: readonly (readonly [Partial<Comparable>, Partial<Comparable>, string])[] = [
    [{ companyName: 'Contoso' }, { companyName: 'Contoso Ltd' }, 'same'],
    [{ companyName: 'Contoso', website: 'a.example' }, { companyName: 'Contoso', website: 'b.org' }, 'same'],
    [
      { companyName: 'Contoso', website: 'a.example' },
      { companyName: 'Contosso', email: 'ann@a.example' },
      'same',
    ],
    [
      { companyName: 'Contoso', website: 'a.example' },
      { companyName: 'Fabrikam', website: 'a.example' },
      'same domain',
    ],
    [{ website: 'a.example' }, { website: 'www.a.example' }, 'same domain'],
    [{ companyName: 'Contoso' }, { companyName: 'Contoso Pumps' }, 'similar'],
    [{ companyName: 'Contoso' }, { website: 'contoso.example' }, 'similar'],
    [{ companyName: 'Contoso Group' }, { website: 'contoso.example' }, 'similar'],
    [{ companyName: 'Contoso Group' }, { website: 'contosogroup.example' }, 'similar'],
    [{ companyName: 'International Business Machines' }, { website: 'ibm.example' }, 'similar'],
    [{ website: 'contoso.org' }, { website: 'contoso.example' }, 'similar'],
    [
      { companyName: 'Litware', website: 'x.example' },
      { companyName: 'Fabrikam', website: 'x.org' },
      'similar',
    ],
    [
      { companyName: 'Contoso Pumps', website: 'x.example' },
      { companyName: 'Contoso Valves', website: 'x.org' },
      'related',
    ],
    [{ companyName: 'Litware' }, { companyName: 'Fabrikam' }, 'differs'],
    [{ website: 'contoso.org' }, { website: 'fabrikam.example' }, 'differs'],
    [
      { companyName: 'Litware', website: 'x.example' },
      { companyName: 'Fabrikam', website: 'y.org' },
      'differs',
    ],
    [{ companyName: 'Litware' }, { website: 'fabrikam.example' }, 'missing'],
    [{ companyName: 'Litware' }, {}, 'missing'],
    [{ website: 'x.org' }, {}, 'missing'],
    [{}, {}, 'missing'],
  ];
  test.each(rows)('%j and %j: %s', (one, other, level) => {
    const [a, b] = [one, other].map((fields) => normalise({ id: 'x', kind: 'lead', ...fields })) as [
      never,
      never,
    ];
    expect(compareOrganisations(a, b)).toBe(level);
    expect(compareOrganisations(b, a)).toBe(level);
  });
});
