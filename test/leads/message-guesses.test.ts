import { describe, expect, test } from 'vitest';
import { leadFromMessage } from '../../domain/leads/from-message.ts';

const guessed = (...lines: readonly string[]) => leadFromMessage({ text: lines.join('\n') });
const signature = (...lines: readonly string[]) => guessed('Best', ...lines);

describe('what a message is about', () => {
  test.each([
    [
      'its subject',
      ['Betreff: AW: WG: Anfrage Pumpen', 'Liebe Frau Abt,', 'wir brauchen Pumpen.'],
      'Anfrage Pumpen',
    ],
    ['its subject after other lines', ['Hi', 'Fwd: Re: Chairs ', 'We need chairs.'], 'Chairs'],
    [
      'the sentence that wants something',
      ['Hello there!', 'It is fine. We want to buy chairs! Thanks.'],
      'We want to buy chairs',
    ],
    ['the first that wants something', ['We need chairs. We need tables.'], 'We need chairs'],
    ['else the first sentence', ['Hello Sam,', 'Is it fine? It rains.'], 'Is it fine?'],
    ['a word within another wants nothing', ['It is fine. The seneed.'], 'It is fine'],
  ])('is %s', (_, lines, topic) => {
    expect(guessed(...lines).topic).toBe(topic);
  });

  test('greetings and the lines of a forwarded mail say nothing', () => {
    expect(
      guessed('Hi', 'From: Ann', 'Gesendet: heute', 'To : Bo', 'Guten Tag Frau Abt,', 'Good morning!'),
    ).toEqual({});
    expect(guessed('Hi', 'Sent: today', 'We need pumps.', 'And pipes.')).toEqual({
      topic: 'We need pumps',
      need: 'We need pumps. And pipes.',
    });
  });

  test('a greeting that goes on to want something is more than one', () => {
    expect(guessed('Hello, we need pumps. Call me.').topic).toBe('Hello, we need pumps');
    expect(guessed('Hi Sam, we are looking for pumps')).toEqual({
      topic: 'Hi Sam, we are looking for pumps',
      need: 'Hi Sam, we are looking for pumps',
    });
  });

  test('a long one ends with its last whole word', () => {
    expect(guessed('pumps '.repeat(40)).topic).toBe(`${'pumps '.repeat(16).trim()}…`);
    const need = Array.from({ length: 400 }, () => 'pumps');
    expect(guessed(...need).need).toBe(`${need.slice(0, 333).join(' ')}…`);
    const exact = 'x'.repeat(100);
    expect(guessed(exact).topic).toBe(exact);
    expect(guessed(`${exact}y`).topic).toBe(`${'x'.repeat(99)}…`);
  });
});

describe('who writes', () => {
  test.each([
    ['who is named below the farewell', () => signature('Ann Meyer', 'Contoso'), 'Ann', 'Meyer'],
    [
      'below what they do',
      () => signature('Procurement Manager', 'Contoso Ltd', 'Ann Meyer'),
      'Ann',
      'Meyer',
    ],
    ['beside what they do', () => signature('Ann Meyer | Buyer'), 'Ann', 'Meyer'],
    ['not too far below', () => signature('12', '34', '56', 'Ann Meyer'), undefined, undefined],
    ['a first name with the address', () => signature('Ann', 'ann.meyer@contoso.example'), 'Ann', 'Meyer'],
    ['not with another’s address', () => signature('Ann', 'bo.meyer@contoso.example'), undefined, 'Ann'],
    ['nor with an initial', () => signature('Ann', 'a.meyer@contoso.example'), undefined, 'Ann'],
    ['by an address alone', () => guessed('write to ann_meyer@contoso.example'), 'Ann', 'Meyer'],
    ['not by three words of one', () => guessed('ann.b.meyer@contoso.example'), undefined, undefined],
    ['nor by a number in it', () => guessed('ann.m3@contoso.example'), undefined, undefined],
    ['nor by a letter in it', () => guessed('ann.m@contoso.example'), undefined, undefined],
    ['who says so', () => guessed('Hi, I’m Ann Meyer and need pumps'), 'Ann', 'Meyer'],
    ['in German, too', () => guessed('mein Name ist Jörg van Weiß'), undefined, undefined],
    ['with three words', () => guessed('hier ist Ann Maria Meyer'), 'Ann', 'Maria Meyer'],
    ['in French', () => guessed('Bonjour, je suis Ann Meyer'), 'Ann', 'Meyer'],
  ])('%s', (_, read, first, last) => {
    const { firstName, lastName } = read();
    expect([firstName, lastName]).toEqual([first, last]);
  });

  test('a whole name stands, however the address turns it', () => {
    expect(signature('Ann Meyer', 'meyer.ann@contoso.example')).toMatchObject({
      firstName: 'Ann',
      lastName: 'Meyer',
    });
  });

  test('a sender counts where the message names nobody', () => {
    const sender = 'Grace Okoye (External)';
    expect(leadFromMessage({ text: 'this is John Smith', sender })).toMatchObject({ lastName: 'Smith' });
    expect(leadFromMessage({ text: 'ann.meyer@contoso.example', sender })).toMatchObject({
      lastName: 'Okoye',
    });
    expect(leadFromMessage({ text: 'ann.meyer@contoso.example', sender: 'front desk' })).toMatchObject({
      lastName: 'Meyer',
    });
  });
});

describe('for whom', () => {
  test.each([
    [
      'a name with a legal form',
      () => signature('Ann Meyer', 'Contoso Coffee S.A.', 'ann@fabrikam.example'),
      'Contoso Coffee S.A.',
    ],
    ['not a legal form alone', () => signature('Ann Meyer', 'Ltd'), undefined],
    [
      'who somebody works at',
      () => signature('Ann Meyer', 'Buyer at Contoso Coffee', 'ann@fabrikam.example'),
      'Contoso Coffee',
    ],
    ['bei wem', () => signature('Ann Meyer', 'Einkauf bei Kern'), 'Kern'],
    [
      'where they say they are from',
      () => guessed('I am Ann Meyer from Contoso Coffee and need help'),
      'Contoso Coffee',
    ],
    ['von wem sie sind', () => guessed('wir sind von der Stahlbau Kern GmbH'), 'Stahlbau Kern GmbH'],
    ['the domain of the address', () => guessed('ann@mail.contoso-coffee.example'), 'Contosocoffee'],
    ['nobody', () => guessed('We are from there'), undefined],
  ])('%s', (_, read, company) => {
    expect(read().companyName).toBe(company);
  });

  test('a name that ends with a legal form is one up to a hundred letters, however it is set apart', () => {
    const firm = `${'C'.repeat(96)} Ltd`;
    expect(signature('Ann Meyer', firm).companyName).toBe(firm);
    expect(signature('Ann Meyer', `C${firm}`).companyName).toBeUndefined();
    expect(signature('Ann Meyer', 'Ltd Contoso').companyName).toBeUndefined();
    expect(signature('Ann Meyer', 'Contoso Ltd Pumps').companyName).toBeUndefined();
    expect(signature('Ann Meyer •Contoso Ltd|  Buyer,  24103 Kiel')).toEqual({
      firstName: 'Ann',
      lastName: 'Meyer',
      jobTitle: 'Buyer',
      companyName: 'Contoso Ltd',
      postalCode: '24103',
      city: 'Kiel',
    });
    expect(signature('Buyer', '| ', 'Contoso S.A.', 'Ann Meyer').lastName).toBe('Meyer');
    expect(signature('Weber AG', 'Ann Meyer').lastName).toBe('Meyer');
  });

  test('what somebody does is no company, and a company nothing that somebody does', () => {
    expect(signature('Ann Meyer', 'Head of Sales, Contoso Facilities Management Ltd')).toMatchObject({
      jobTitle: 'Head of Sales',
      companyName: 'Contoso Facilities Management Ltd',
    });
    expect(signature('Facility Partner Ltd', 'Ann Meyer')).toEqual({
      firstName: 'Ann',
      lastName: 'Meyer',
      companyName: 'Facility Partner Ltd',
    });
  });
});

describe('how to reach them', () => {
  test.each([
    [
      'the signature’s address',
      () => guessed('a@contoso.example', 'Regards', 'c@contoso.example'),
      'c@contoso.example',
    ],
    ['else the last line’s', () => guessed('a@contoso.example', 'c@contoso.example'), 'c@contoso.example'],
    [
      'a person’s before a function’s',
      () => guessed('a@contoso.example', 'info@contoso.example'),
      'a@contoso.example',
    ],
    [
      'a function’s where there is no other',
      () => guessed('sales@contoso.example.'),
      'sales@contoso.example',
    ],
    ['none', () => guessed('a @contoso.example, b@contoso'), undefined],
  ])('%s', (_, read, address) => {
    expect(read().email).toBe(address);
  });

  test.each([
    ['Mobile +44 7700 900123  Tel +44 20 7946 0958', '+44 20 7946 0958', '+44 7700 900123'],
    ['Call 020 7946 0958 or handy 0171 5550199', '020 7946 0958', '0171 5550199'],
    ['cell: (206) 555-0142; 206-555-0143', '206-555-0143', '(206) 555-0142'],
    ['m. 0044 7700 900123 | 206.555.0143', '206.555.0143', '0044 7700 900123'],
    ['020 7946 0958, 020 7946 0111', '020 7946 0958', undefined],
    ['Fax: 020 7946 0958 · telefax 020 7946 0111', undefined, undefined],
    ['F 020 7946 0958', undefined, undefined],
    ['number 12 34 56 78', undefined, undefined],
    ['+44 123', undefined, undefined],
    ['000 000 0000', undefined, undefined],
  ])('by telephone: %s', (line, business, mobile) => {
    const { phone, mobilePhone } = guessed(line);
    expect([phone, mobilePhone]).toEqual([business, mobile]);
  });

  test.each([
    ['Hafenstr. 7, 1010 Wien', '1010', 'Wien'],
    ['D-24103 Kiel', '24103', 'Kiel'],
    ['CH-8000 Zürich · Suisse', '8000', 'Zürich'],
    ['20457 Bad Oldesloe', '20457', 'Bad Oldesloe'],
    ['123 Kiel, 241031 Kiel, 24103 kiel', undefined, undefined],
    ['Postfach 24103 Kiel', undefined, undefined],
  ])('where they are: %s', (line, code, town) => {
    const { postalCode, city } = signature('Ann Meyer', line);
    expect([postalCode, city]).toEqual([code, town]);
  });

  test('what does not fit its field is left out', () => {
    const long = `Head of ${'everything '.repeat(9)}`;
    expect(signature('Ann Meyer', long.trim()).jobTitle).toBeUndefined();
    expect(signature(`Ann ${'M'.repeat(51)}`).lastName).toBeUndefined();
    expect(signature(`Ann ${'M'.padEnd(50, 'm')}`).lastName).toBe('M'.padEnd(50, 'm'));
  });
});
