import { describe, expect, test } from 'vitest';
import { rationed } from '../../bot/model-limits.ts';
import { render } from '../../bot/render.ts';
import { converse } from '../../dialogs/converse.ts';
import { seedSample } from '../../domain/sample/seed.ts';
import { anEmptyStore } from '../an-empty-store.ts';
import { guidance } from '../dialogs/talk.ts';
import { priya, sam, startWire } from './wire.ts';

describe('SEC14: somebody who sends without end', () => {
  const notice = /^You are faster than I can follow/;

  test('has 20 messages answered in ten seconds and is told once; others are answered as ever', async () => {
    const { teams } = await startWire({ messagesPer10s: 20 });
    const member = teams.as(sam);
    for (let n = 0; n < 30; n += 1) expect((await member.says(`message ${n}`)).status).toBe(200);
    const shown = teams.shown(member.chat).map(({ activity }) => activity.summary ?? '');
    expect(shown).toHaveLength(21);
    expect(shown.slice(0, 20)).toEqual(Array.from({ length: 20 }, (_, n) => `message ${n}`));
    expect(shown[20]).toMatch(notice);
    expect((await teams.as(priya).says('help')).lines[0]).toBe('help');
  });

  test('gets an answer to each press, which does nothing: a client repeats what is not answered', async () => {
    let turns = 0;
    const { teams } = await startWire({
      messagesPer10s: 2,
      converse: async ({ input }) => {
        turns += 1;
        return {
          kind: 'notUnderstood',
          text: input.kind,
          guesses: [{ kind: 'new-lead' }, { kind: 'flow', flow: 'f', rev: 1, press: 'ok' }],
        };
      },
    });
    await teams.as(sam).says('help');
    expect((await teams.as(sam).presses('flow')).notice).toBeUndefined();
    for (let n = 0; n < 3; n += 1) expect((await teams.as(sam).presses('flow')).notice).toMatch(notice);
    expect((await teams.as(sam).submits('flow')).lines).toEqual([]);
    expect(turns).toBe(2);
    expect(teams.shown(teams.as(sam).chat)).toHaveLength(1);
  });

  test('hears it in their language', async () => {
    const { teams } = await startWire({ messagesPer10s: 1, teams: { locale: 'de-DE' } });
    await teams.as(sam).says('hallo');
    expect((await teams.as(sam).says('hallo')).lines[0]).toMatch(/^Sie sind schneller, als ich folgen kann/);
  });

  test('is limited by the person and not by the chat', async () => {
    const { teams } = await startWire({ messagesPer10s: 1 });
    await teams.as(sam).says('one');
    const other = teams.as(sam).in({ id: 'a:other', type: 'personal' });
    expect((await other.says('two')).lines[0]).toMatch(notice);
  });

  test('a message that Teams delivers again counts once', async () => {
    const { teams } = await startWire({ messagesPer10s: 2 });
    await teams.as(sam).says('one');
    for (let n = 0; n < 5; n += 1) await teams.redelivers();
    expect((await teams.as(sam).says('two')).lines[0]).toBe('two');
  });
});

test('SEC14: whoever has used up the questions to the model hears so once, and is answered from the guidance', async () => {
  const now = new Date('2026-11-25T10:00:00Z');
  const store = anEmptyStore();
  await store.change({ by: 'system', why: 'sample', at: now }, (tx) => seedSample(tx, now));
  let asked = 0;
  const server = {
    rejected: () => undefined,
    complete: async () => {
      asked += 1;
      throw new Error('the model is down');
    },
  };
  const model = rationed(server, { now: () => now }, 1);
  const { teams } = await startWire({
    converse,
    render,
    store,
    model,
    guidance: () => guidance,
    now: () => now,
  });
  const lines: string[] = [];
  for (let n = 0; n < 3; n += 1)
    lines.push((await teams.as(sam).says('Why is my lead already closed?')).lines.join('\n'));
  expect(asked).toBe(1);
  for (const shown of lines) expect(shown).toMatch(/\[1\] Lead is already closed/);
  expect(lines.map((shown) => shown.includes('are used up for today'))).toEqual([false, true, false]);
});
