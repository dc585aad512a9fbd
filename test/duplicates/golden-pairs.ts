import type { Comparable } from '../../domain/duplicates/comparable.ts';

/** Pairs with the verdict that a sales team would give: `same` at the default threshold, `apart` below it. */
export interface GoldenPair {
  readonly what: string;
  readonly verdict: 'same' | 'apart';
  readonly a: Partial<Comparable>;
  readonly b: Partial<Comparable>;
}

const at = (company: string, domain: string): Partial<Comparable> => ({
  companyName: company,
  email: undefined,
  website: `https://${domain}`,
});

export const goldenPairs: readonly GoldenPair[] = [
  {
    what: 'a slip in the surname and another legal form',
    verdict: 'same',
    a: { firstName: 'Regina', lastName: 'Murphy', companyName: 'Contoso' },
    b: { firstName: 'Regina', lastName: 'Merphy', companyName: 'Contoso.inc' },
  },
  {
    what: 'a nickname at one company',
    verdict: 'same',
    a: { firstName: 'Robert', lastName: 'Kowalczyk', companyName: 'Fabrikam Ltd' },
    b: { firstName: 'Bob', lastName: 'Kowalczyk', companyName: 'Fabrikam' },
  },
  {
    what: 'first and last name in each other’s place',
    verdict: 'same',
    a: { firstName: 'Henrik', lastName: 'Lundqvist', companyName: 'Fjord Fisheries' },
    b: { firstName: 'Lundqvist', lastName: 'Henrik', companyName: 'Fjord Fisheries AS' },
  },
  {
    what: 'the whole name in one field, last name first',
    verdict: 'same',
    a: { lastName: 'Okoye, Grace', companyName: 'Southridge Video' },
    b: { firstName: 'Grace', lastName: 'Okoye', companyName: 'Southridge Video' },
  },
  {
    what: 'umlauts as Germans write them without',
    verdict: 'same',
    a: { firstName: 'Jürgen', lastName: 'Groß', companyName: 'Gießerei Öhm GmbH' },
    b: { firstName: 'Juergen', lastName: 'Gross', companyName: 'Giesserei Oehm' },
  },
  {
    what: 'Cyrillic and Latin letters',
    verdict: 'same',
    a: { firstName: 'Иван', lastName: 'Петров', email: 'i.petrov@severny-veter.example' },
    b: { firstName: 'Ivan', lastName: 'Petrov', email: 'i.petrov@severny-veter.example' },
  },
  {
    what: 'Chinese and Latin letters',
    verdict: 'same',
    a: { firstName: '小龙', lastName: '李', companyName: 'Litware', phones: ['+86 10 6552 9988'] },
    b: {
      firstName: 'Xiaolong',
      lastName: 'Li',
      companyName: 'Litware',
      phones: ['010 6552 9988'],
      country: 'China',
    },
  },
  {
    what: 'Hebrew names, right to left',
    verdict: 'same',
    a: {
      firstName: 'דנה',
      lastName: 'לוי',
      companyName: 'Negev Greenhouses',
      email: 'dana@negev-greenhouses.example',
    },
    b: {
      firstName: 'דנה',
      lastName: 'לוי',
      companyName: 'Negev Greenhouses Ltd',
      email: 'dana@negev-greenhouses.example',
    },
  },
  {
    what: 'another job, the same private address',
    verdict: 'same',
    a: {
      firstName: 'Ingeborg',
      lastName: 'Thorvaldsen',
      companyName: 'Fabrikam',
      email: 'ingeborg.thorvaldsen@gmail.com',
    },
    b: {
      firstName: 'Ingeborg',
      lastName: 'Thorvaldsen',
      companyName: 'Litware',
      email: 'ingeborgthorvaldsen@googlemail.com',
    },
  },
  {
    what: 'a double name after a wedding, the same address',
    verdict: 'same',
    a: { firstName: 'Regina', lastName: 'Murphy', email: 'regina@contoso-pumps.example' },
    b: { firstName: 'Regina', lastName: 'Murphy-Lane', email: 'regina@contoso-pumps.example' },
  },
  {
    what: 'the number nationally and internationally, across countries',
    verdict: 'same',
    a: { firstName: 'Chloé', lastName: 'Lefèvre', phones: ['+33 1 99 00 10 10'] },
    b: { firstName: 'Chloe', lastName: 'Lefevre', phones: ['01 99 00 10 10'], country: 'France' },
  },
  {
    what: 'companies without a person: another legal form, the same domain',
    verdict: 'same',
    a: { companyName: 'Northwind Traders', email: 'info@northwind-traders.example' },
    b: { companyName: 'Northwind Traders Inc.', email: 'tenders@northwind-traders.example' },
  },
  {
    what: 'companies without a person: an acronym, the same number',
    verdict: 'same',
    a: { companyName: 'International Water Works', phones: ['+1 212 555 0147'] },
    b: { companyName: 'IWW', phones: ['(212) 555-0147'], country: 'US' },
  },
  {
    what: 'colleagues behind one switchboard',
    verdict: 'apart',
    a: {
      firstName: 'Leila',
      lastName: 'Haddad',
      ...at('Wide World Importers', 'wideworld.example'),
      phones: ['+44 20 7946 0300'],
    },
    b: {
      firstName: 'Oscar',
      lastName: 'Lindgren',
      ...at('Wide World Importers', 'wideworld.example'),
      phones: ['+44 20 7946 0300'],
    },
  },
  {
    what: 'a family at one company that shares mailbox and phone',
    verdict: 'apart',
    a: {
      firstName: 'Maria',
      lastName: 'Costa',
      companyName: 'Costa & Costa',
      email: 'info@costa-costa.example',
      phones: ['+44 20 7946 0410'],
    },
    b: {
      firstName: 'Paulo',
      lastName: 'Costa',
      companyName: 'Costa & Costa',
      email: 'info@costa-costa.example',
      phones: ['+44 20 7946 0410'],
    },
  },
  {
    what: 'namesakes at two companies',
    verdict: 'apart',
    a: { firstName: 'John', lastName: 'Smith', companyName: 'Contoso', email: 'john.smith@contoso.example' },
    b: {
      firstName: 'John',
      lastName: 'Smith',
      companyName: 'Fabrikam Fertilisers',
      email: 'john.smith@fabrikam.example',
    },
  },
  {
    what: 'a common name and nothing else',
    verdict: 'apart',
    a: { firstName: 'Maria', lastName: 'Garcia' },
    b: { firstName: 'Maria', lastName: 'Garcia' },
  },
  {
    what: 'Daniel and Daniela are two names',
    verdict: 'apart',
    a: {
      firstName: 'Daniel',
      lastName: 'Braun',
      companyName: 'Contoso',
      email: 'daniel.braun@contoso.example',
    },
    b: {
      firstName: 'Daniela',
      lastName: 'Braun',
      companyName: 'Contoso',
      email: 'daniela.braun@contoso.example',
    },
  },
  {
    what: 'free-mail neighbours: the provider is no company',
    verdict: 'apart',
    a: { firstName: 'Nora', lastName: 'Quinn', email: 'nora.quinn@gmail.com' },
    b: { firstName: 'Nick', lastName: 'Quaid', email: 'nick.quaid@gmail.com' },
  },
  {
    what: 'two branches of one name',
    verdict: 'apart',
    a: { companyName: 'Contoso North', city: 'Leeds', phones: ['+44 113 496 0101'] },
    b: { companyName: 'Contoso South', city: 'Bristol', phones: ['+44 117 496 0202'] },
  },
  {
    what: 'numbered companies',
    verdict: 'apart',
    a: { companyName: 'Studio 54', phones: ['+1 212 555 0101'] },
    b: { companyName: 'Studio 12', phones: ['+1 310 555 0199'] },
  },
  {
    what: 'a company called “null” twice',
    verdict: 'apart',
    a: { firstName: 'Ann', lastName: 'Weber', companyName: 'null' },
    b: { firstName: 'Iris', lastName: 'Wong', companyName: 'NULL' },
  },
];
