import { expect, test } from 'vitest';
import { leads } from '../../domain/collections.ts';
import { ada, salesGroup, sam, startProduct, tom } from './wire.ts';

test('S0.1, S0.2: a lead is found, qualified and shown as a receipt, by button and as a client sees it', async () => {
  const { teams, store } = await startProduct();
  const chat = teams.as(sam);
  expect((await chat.says('find ann')).buttons).toContain('Open Ann Weber');
  const card = await chat.presses('Open Ann Weber');
  expect(card.lines[0]).toContain('Ann Weber');
  await chat.presses('Qualify lead');
  const match = await chat.presses('Qualify lead');
  expect(match.lines[0]).toBe('Account or Contact may already exist');
  const receipt = await chat.presses('Ignore and save');
  expect(receipt.lines[0]).toBe('✓ Ann Weber is qualified');
  expect((await teams.redelivers()).lines).toEqual(receipt.lines);
  expect((await teams.redelivers('new id')).lines).toEqual(receipt.lines);
  expect((await store.read((view) => view.get(leads, 'leeds-boosters')))?.status.state).toBe('qualified');
  expect(teams.shown(chat.chat)).toHaveLength(1);
});

test('a person who lacks a privilege asks for it, the administrator grants it in her own chat, and is told', async () => {
  const { teams } = await startProduct();
  await teams.as(ada).installs();
  await teams.as(tom).says('qualify amara diallo');
  await teams.as(tom).presses('Request access');
  await teams.as(ada).presses('Requests for access');
  await teams.as(ada).presses('Grant to role Salesperson (trainee)');
  await teams.as(ada).presses('Save the change');
  const [, , told] = teams.shown(teams.as(tom).chat);
  expect(JSON.stringify(told?.activity ?? teams.shown(teams.as(tom).chat).at(-1)?.activity)).toContain(
    'granted your request',
  );
});

test('S2.8.3: in a group only the person who started a flow may finish it', async () => {
  const { teams } = await startProduct();
  await teams.as(sam).in(salesGroup).says('qualify hannah berg');
  const theirs = await teams.as(tom).in(salesGroup).presses('Open privately');
  expect(theirs.notice).toContain('Sam Rivera');
  expect(theirs.lines.join()).not.toContain('Berg');
  const mine = await teams.as(sam).in(salesGroup).presses('Open privately');
  expect(mine.buttons).toContain('Cancel');
});

test('SEC12: a whole day of work leaves no name, text or address in the log', async () => {
  const { teams, logged } = await startProduct();
  for (const text of [
    'find ann',
    'qualify ann weber',
    'show hannah berg',
    'new lead',
    'gibberish Contoso',
    'why was my lead not qualified?',
    'x'.repeat(5_000),
  ])
    await teams.as(sam).says(text);
  expect(logged.join('\n')).not.toMatch(/Ann|Weber|Contoso|Sam|Rivera|Hannah|gibberish|@/);
});
