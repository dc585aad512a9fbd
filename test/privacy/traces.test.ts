import { describe, expect, test } from 'vitest';
import { eraserOf, marker } from '../../domain/privacy/traces.ts';

const erase = eraserOf({
  names: [{ first: 'Zoë', last: 'Müller-Lüdenscheidt' }],
  emails: ['Zoe.Canary@Example.org'],
  phones: ['+49 (0)30 901 820-17', '0171 / 555 12 34'],
  words: ['Zoechen'],
});

describe('a person is found in a text', () => {
  test.each([
    'zoe.canary@example.org',
    'ZOE.CANARY@EXAMPLE.ORG.',
    'Zoe.Canary+offers@example.org',
    '+49 30 90182017',
    '+493090182017',
    '0049 30 901 820 17',
    '030/90182017',
    '+49 (0)30 90182017',
    '+49 171 5551234',
    '01715551234',
    'Zoë Müller-Lüdenscheidt',
    'ZOË MÜLLER LÜDENSCHEIDT',
    'Zoe Mueller-Luedenscheidt',
    'Müller-Lüdenscheidt, Zoë',
    'Zoe\u0308 Mu\u0308ller-Lu\u0308denscheidt',
    'zoechen',
  ])('as %s', (text) => {
    expect(erase(`Ask ${text} about it`, 'sure')).toBe(`Ask ${marker} about it`);
  });

  test('by the last or the first name alone only where it is likely to be meant', () => {
    expect(erase('Zoë met Müller-Lüdenscheidt', 'sure')).toBe('Zoë met Müller-Lüdenscheidt');
    expect(erase('Zoë met Müller-Lüdenscheidt', 'likely')).toBe(`Zoë met ${marker}`);
    expect(erase('Zoë met Müller-Lüdenscheidt', 'close')).toBe(`${marker} met ${marker}`);
  });
});

describe('others are left alone', () => {
  test.each([
    'zoe@example.org',
    'Zoë Müller',
    'Zoëll Müller-Lüdenscheidterin',
    '+49 30 90182018',
    '130 90182017 5',
    '2026-03-04T05:06:07.000Z',
    '5551234 chairs',
    'Zoechens',
  ])('%s', (text) => {
    expect(erase(text, 'sure')).toBe(text);
  });

  test('whoever has no name, address or number is found nowhere', () => {
    const nobody = eraserOf({ names: [{}], emails: [], phones: [''], words: [''] });
    expect(nobody('Anything at all, 123456', 'close')).toBe('Anything at all, 123456');
  });
});
