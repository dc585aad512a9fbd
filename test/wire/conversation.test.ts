import { expect, test } from 'vitest';
import { sam, startWire } from './wire.ts';

test('a typed text is answered with a card that carries a summary', async () => {
  const { teams } = await startWire();
  const seen = await teams.as(sam).says('find ann');
  expect(seen.lines[0]).toBe('find ann');
  expect(seen.message?.activity.summary).toBe('find ann');
  expect(seen.buttons).toEqual(['new-lead', 'flow']);
});

test('a press is answered in the card itself, and everybody’s copy changes afterwards', async () => {
  const { teams, connector } = await startWire();
  await teams.as(sam).says('find ann');
  const seen = await teams.as(sam).presses('flow', { Topic: 'Bikes' });
  expect(seen.lines[0]).toBe('pressed flow with {"topic":"Bikes"}');
  expect(teams.shown(teams.as(sam).chat)).toHaveLength(1);
  expect(connector.calls.map(({ method }) => method)).toEqual(['POST', 'PUT']);
});
