import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkFields } from '../../domain/leads/check-fields.ts';
import { leadFromMessage } from '../../domain/leads/from-message.ts';

const lines = (...text: string[]): string => text.join('\n');

describe('a lead is guessed from a message and its signature', () => {
  test('an English enquiry with a full signature', () => {
    const guessed = leadFromMessage({
      text: lines(
        'Subject: RE: Espresso machines for our new office',
        'Hi Sam,',
        '',
        'thanks for the call. We are looking for 20 espresso machines by January. Could you send a quote?',
        '',
        'Kind regards,',
        '',
        'Ann Meyer',
        'Head of Facilities | Contoso Coffee Ltd.',
        'M: +44 7700 900123 | T: +44 20 7946 0958 | F: +44 20 7946 0959',
        'ann.meyer@contoso.example',
      ),
    });
    expect(guessed).toEqual({
      topic: 'Espresso machines for our new office',
      firstName: 'Ann',
      lastName: 'Meyer',
      jobTitle: 'Head of Facilities',
      companyName: 'Contoso Coffee Ltd.',
      email: 'ann.meyer@contoso.example',
      mobilePhone: '+44 7700 900123',
      phone: '+44 20 7946 0958',
      need: 'thanks for the call. We are looking for 20 espresso machines by January. Could you send a quote?',
    });
  });

  test('a German one with title, address and post code', () => {
    const guessed = leadFromMessage({
      text: lines(
        'Sehr geehrter Herr Rivera,',
        'wir suchen für unser Werk in Kiel drei Schweißroboter. Bitte senden Sie uns ein Angebot.',
        'Mit freundlichen Grüßen',
        'Dr. Jörg Weiß',
        'Leiter Einkauf',
        'Stahlbau Kern GmbH',
        'Hafenstraße 7, 24103 Kiel',
        'Tel.: 0431 / 55 01 23',
        'Fax: 0431 / 55 01 24',
        'Mobil: 0171 5550199',
        'j.weiss@stahlbau-kern.example',
      ),
    });
    expect(guessed).toMatchObject({
      topic: 'wir suchen für unser Werk in Kiel drei Schweißroboter',
      firstName: 'Jörg',
      lastName: 'Weiß',
      jobTitle: 'Leiter Einkauf',
      companyName: 'Stahlbau Kern GmbH',
      email: 'j.weiss@stahlbau-kern.example',
      phone: '0431 / 55 01 23',
      mobilePhone: '0171 5550199',
      postalCode: '24103',
      city: 'Kiel',
    });
  });

  test('a line of chat, in which somebody says who they are', () => {
    expect(
      leadFromMessage({
        text: 'Hello, my name is Bianca Moretti from Adatum. We need 50 chairs. Call me: (206) 555-0142',
      }),
    ).toMatchObject({
      firstName: 'Bianca',
      lastName: 'Moretti',
      companyName: 'Adatum',
      phone: '(206) 555-0142',
      topic: 'We need 50 chairs',
    });
  });

  test('a first name alone is completed by the address', () => {
    expect(
      leadFromMessage({
        text: lines('Any news on the offer?', 'Cheers', 'Priya', 'priya.nair@fabrikam.example'),
      }),
    ).toMatchObject({ firstName: 'Priya', lastName: 'Nair', companyName: 'Fabrikam' });
  });

  test('a colleague’s note has no sender who could be the lead; a stranger’s has', () => {
    const text = 'Met someone at the fair who needs two forklifts';
    expect(leadFromMessage({ text })).toEqual({ topic: text, need: text });
    expect(leadFromMessage({ text, sender: 'Grace Okoye (External)' })).toMatchObject({
      firstName: 'Grace',
      lastName: 'Okoye',
    });
  });

  test('a free-mail address says nothing of a company, and info@ nothing of a person', () => {
    expect(leadFromMessage({ text: 'write to tom.smith@gmail.com' }).companyName).toBeUndefined();
    expect(leadFromMessage({ text: 'write to info@contoso.example' }).lastName).toBeUndefined();
    expect(leadFromMessage({ text: 'info@contoso.example, or ann.meyer@contoso.example' }).email).toBe(
      'ann.meyer@contoso.example',
    );
  });

  test.each(['', '   ', '🎉', '--', 'Best regards,', '\n\n\n', '\u0000', 'https://contoso.example/a?b=c'])(
    'a message that says nothing of anybody names nobody: %j',
    (text) => {
      const { lastName, email, phone, companyName } = leadFromMessage({ text });
      expect([lastName, email, phone, companyName]).toEqual([undefined, undefined, undefined, undefined]);
    },
  );

  test('an order number, a date and a price are no telephone numbers', () => {
    const { phone } = leadFromMessage({ text: 'Order 100045, 25.11.2026, 12.500,00 EUR, ISBN 978-3' });
    expect(phone).toBeUndefined();
  });

  test('whatever the message, every guess fits its field', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const guessed = leadFromMessage({ text: `Kind regards\n${text}\n${text}@x.example` });
        const tooLong = checkFields({ ...guessed }).problems.filter(({ reason }) => reason === 'tooLong');
        expect(tooLong).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('a message of a megabyte is read as far as it is worth', () => {
    const { need = '' } = leadFromMessage({ text: `${'a'.repeat(1_000_000)} ann@contoso.example` });
    expect(need.length).toBeLessThanOrEqual(2_000);
  });
});
