import { expect, test } from 'vitest';
import { takeFound, watchedLog } from './watched-log.ts';

test.each([
  ['a name', { lead: 'Hannah Berg' }],
  ['a last name', { words: 'find berg, or Weber' }],
  ['a company', { of: 'Graphic Design School' }],
  ['an address', { to: 'somebody@else.example' }],
  ['a number', { number: '+44 20 7946 0210' }],
  ['a token', { bearer: 'eyJhbGciOiJSUzI1NiJ9' }],
  ['a secret of a test', { key: 'sk-canary' }],
])('SEC12: %s in a line of the log is found, whichever test wrote it', (_, fields) => {
  watchedLog().debug(fields, 'something happened');
  expect(takeFound()).toHaveLength(1);
});

test('a line of ids, kinds and counts is none', () => {
  const at = ['at qualify (/srv/bot/node_modules/@azure/x.js:1:2)', 'at grantRequest'];
  watchedLog().warn({ person: '00000000-0000-4000-8000-000000000001', kind: 'refused', at }, 'turn failed');
  expect(takeFound()).toEqual([]);
});
