import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { plainText } from '../../bot/compose/plain-text.ts';
import { incomingOf } from '../../bot/turn-from-activity.ts';
import { checkFields } from '../../domain/leads/check-fields.ts';
import { readLeads } from '../../domain/leads/read-csv.ts';

/** As long as the longest body that is read. */
const long = 256 * 1_024;
const full = (start: string, piece: string): string => start + piece.repeat(long / piece.length);

const ms = (work: () => unknown): number => {
  const begun = performance.now();
  work();
  return performance.now() - begun;
};

describe('SEC5: no text keeps everybody else waiting, however it is written', () => {
  test.each([
    '<br',
    '</p',
    '<script>',
    '<style',
    '<script></style',
    '<',
    '<p ',
    '&#',
    '<a>',
    '<script',
    '<div\n',
  ])('a message of “%s” again and again becomes lines at once', (piece) => {
    expect(ms(() => plainText(full('', piece)))).toBeLessThan(500);
  });

  test.each([
    ['<span ', 'inline-compose-card '],
    ['', '<span inline-compose-card>'],
    ['', '<attachment '],
    ['', '<span '],
    [' '.repeat(100_000), 'inline-compose-card '],
  ])('a text of “%s” and many a “%s” is heard at once', (start, piece) => {
    const activity = {
      type: 'message',
      id: 'a',
      text: full(start, piece),
      channelId: 'msteams',
      serviceUrl: 'https://x.example/',
      from: { id: '29:sam', aadObjectId: 'sam' },
      recipient: { id: '28:bot' },
      conversation: { id: 'a:sam', conversationType: 'personal' },
    } as unknown as Parameters<typeof incomingOf>[0];
    const actions = { sign: () => ({ press: '' }), parse: () => undefined };
    expect(ms(() => incomingOf(activity, actions, new Date(0)))).toBeLessThan(500);
  });
});

const wide = [
  'Name',
  'firstName',
  'topic',
  'email',
  'phone',
  'website',
  'budgetAmount',
  'status',
  'createdOn',
  'owner',
  'leadId',
];

describe('SEC5: no cell keeps everybody else waiting, however it is written', () => {
  test.each(wide)('a %s of a hundred thousand spaces', async (column) => {
    for (const gap of [' ', '\t', '\u00a0', ' ,', '1 ', 'a@']) {
      const cell = `x${gap.repeat(100_000 / gap.length)}y`;
      const file = Readable.from([Buffer.from(`company,${column}\nContoso,"${cell}"\n`)]);
      const begun = performance.now();
      await readLeads(file, { reasons: [] });
      expect(performance.now() - begun).toBeLessThan(500);
    }
  });

  test('fields that somebody fills with spaces', () => {
    const typed = { topic: `x${' '.repeat(32_000)}y`, lastName: `x${'\n '.repeat(16_000)}y` };
    expect(ms(() => checkFields(typed))).toBeLessThan(200);
  });
});

test('line breaks within a short field become single spaces', () => {
  const { values } = checkFields({ lastName: ' van \n\n  der \r\n Berg ' });
  expect(values.lastName).toBe('van der Berg');
});

test('a message as Teams hands it over is read as people see it', () => {
  expect(plainText('<div>Hello <b>Ann</b>,<br/>2 &lt; 3 &amp; 4&nbsp;&gt; 3 &#8211; &#x41;</div>')).toBe(
    'Hello Ann,\n2 < 3 & 4 > 3 – A\n',
  );
  expect(plainText('<style>p { color: red }</style><p>Seen</p><script>let a = "<p>";</script>end')).toBe(
    'Seen\nend',
  );
  expect(plainText('1 < 2 and <unclosed')).toBe('1 < 2 and <unclosed');
  expect(plainText('<li>one</li><li>two</li>')).toBe('one\ntwo\n');
});
