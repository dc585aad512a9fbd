import { describe, expect, test } from 'vitest';
import { plainText } from '../../bot/compose/plain-text.ts';
import { incomingOf } from '../../bot/turn-from-activity.ts';

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
