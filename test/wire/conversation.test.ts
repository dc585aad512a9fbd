import { describe, expect, test } from 'vitest';
import type { Turn } from '../../dialogs/turn.ts';
import { echo } from './fakes.ts';
import { dealsChannel, priya, salesGroup, sam, startWire } from './wire.ts';

/** A dialog that waits to be let go, and tells who has entered it. */
function gate() {
  const entered: string[] = [];
  const open: (() => void)[] = [];
  return {
    entered,
    release: () => open.shift()?.(),
    async converse(turn: Turn) {
      entered.push(turn.input.kind === 'text' ? turn.input.text : turn.input.kind);
      await new Promise<void>((resolve) => open.push(resolve));
      return echo(turn);
    },
  };
}

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((wake) => setTimeout(wake, 5));
};

describe('text and buttons', () => {
  test('a typed text is answered with a card that carries a summary', async () => {
    const { teams } = await startWire();
    const seen = await teams.as(sam).says('find ann');
    expect(seen.lines[0]).toBe('find ann');
    expect(seen.message?.activity.summary).toBe('find ann');
    expect(seen.buttons).toEqual(['new-lead', 'flow']);
  });

  test('a press is answered in its own response, and everybody’s copy changes afterwards', async () => {
    const { teams, connector } = await startWire();
    await teams.as(sam).says('find ann');
    const seen = await teams.as(sam).presses('flow', { Topic: 'Bikes' });
    expect(seen.lines[0]).toBe('pressed flow with {"topic":"Bikes"}');
    expect(teams.shown(teams.as(sam).chat)).toHaveLength(1);
    expect(connector.calls.map(({ method }) => method)).toEqual(['POST', 'PUT']);
  });

  test('of two presses in a row the later one is what everybody sees in the end', async () => {
    let turns = 0;
    const { teams, connector, bot } = await startWire({
      adapter: { pace: { budget: 5_000, pause: 1, retries: 3 } },
      teams: { settled: async () => undefined },
      converse: async (turn) => ({ ...(await echo(turn)), text: `turn ${++turns}` }),
    });
    await teams.as(sam).says('find ann');
    connector.failNext({ kind: 'status', status: 429, headers: { 'retry-after': '0.2' } });
    await teams.as(sam).presses('flow');
    await teams.as(sam).presses('flow');
    await bot.settled();
    const [card] = teams.shown(teams.as(sam).chat);
    expect(card?.activity.summary).toBe('turn 3');
  });

  test('an old client’s submit button does the same', async () => {
    const { teams, connector } = await startWire();
    await teams.as(sam).says('find ann');
    const seen = await teams.as(sam).submits('flow', { Topic: 'Bikes' });
    expect(seen.lines[0]).toBe('pressed flow with {"topic":"Bikes"}');
    expect(teams.shown(teams.as(sam).chat)).toHaveLength(1);
    expect(connector.calls.map(({ method }) => method)).toEqual(['POST', 'PUT']);
  });

  test('a card that can no longer be replaced is said anew', async () => {
    const { teams, connector } = await startWire();
    await teams.as(sam).says('find ann');
    connector.failNext({ kind: 'status', status: 404 });
    await teams.as(sam).submits('flow');
    expect(teams.shown(teams.as(sam).chat)).toHaveLength(2);
  });

  test('a client that refreshes by itself changes nobody’s card', async () => {
    const { teams, connector } = await startWire();
    await teams.as(sam).says('find ann');
    await teams.as(sam).refreshes('flow');
    expect(connector.calls.map(({ method }) => method)).toEqual(['POST']);
  });

  test('SEC8: a button that the bot has not signed makes the card inactive, and nothing runs', async () => {
    const { teams } = await startWire();
    for (const data of [{}, { press: 'e30.AAAA' }, { press: 7 }, null, 'press', [], { press: '' }]) {
      await teams.as(sam).says('find ann');
      expect((await teams.as(sam).forges(data)).lines[0]).toBe('cardInactive');
    }
  });
});

describe('one thing at a time', () => {
  test('REL6: turns of one conversation run in the order they came, others do not wait', async () => {
    const { entered, release, converse } = gate();
    const { teams } = await startWire({ converse });
    const first = teams.as(sam).says('one');
    await until(() => entered.length === 1);
    const second = teams.as(sam).says('two');
    const other = teams.as(priya).says('other');
    await until(() => entered.length === 2);
    expect(entered).toEqual(['one', 'other']);
    release();
    await first;
    await until(() => entered.length === 3);
    expect(entered).toEqual(['one', 'other', 'two']);
    release();
    release();
    await Promise.all([second, other]);
  });

  test('REL6: a press waits for the turn before it, like a text', async () => {
    const { entered, release, converse } = gate();
    const { teams } = await startWire({
      patience: { press: 60_000, typing: 60_000 },
      converse: (turn) =>
        turn.input.kind === 'text' && turn.input.text === 'find ann' ? echo(turn) : converse(turn),
    });
    await teams.as(sam).says('find ann');
    const text = teams.as(sam).says('slow');
    await until(() => entered.length === 1);
    const press = teams.as(sam).presses('flow');
    const other = teams.as(priya).says('other');
    await until(() => entered.length === 2);
    expect(entered).toEqual(['slow', 'other']);
    release();
    await until(() => entered.length === 3);
    expect(entered).toEqual(['slow', 'other', 'press']);
    release();
    release();
    await Promise.all([text, press, other]);
  });

  test('REL1: a message delivered again runs once and is answered once, also while the first still runs', async () => {
    const { entered, release, converse } = gate();
    const { teams } = await startWire({ converse });
    const first = teams.as(sam).says('qualify ann');
    await until(() => entered.length === 1);
    const again = teams.redelivers();
    release();
    expect((await Promise.all([first, again])).map(({ status }) => status)).toEqual([200, 200]);
    await teams.redelivers();
    expect(entered).toEqual(['qualify ann']);
    expect(teams.shown(teams.as(sam).chat)).toHaveLength(1);
  });

  test('REL1: a press delivered again gets the first answer', async () => {
    let turns = 0;
    const { teams } = await startWire({
      converse: async (turn) => ({ ...(await echo(turn)), text: `turn ${++turns}` }),
    });
    await teams.as(sam).says('find ann');
    const first = await teams.as(sam).presses('flow');
    expect((await teams.redelivers()).lines).toEqual(first.lines);
    expect(turns).toBe(2);
    expect((await teams.redelivers('new id')).lines[0]).toBe('turn 3');
  });
});

describe('slow answers', () => {
  test('UX7: the bot shows that it is at work', async () => {
    const { entered, release, converse } = gate();
    const { teams, connector } = await startWire({ converse, patience: { press: 60_000, typing: 1 } });
    const answer = teams.as(sam).says('why?');
    await until(() => entered.length === 1 && connector.calls.length > 0);
    release();
    await answer;
    expect(connector.calls[0]?.body).toMatchObject({ type: 'typing' });
  });

  test('REL2: a message whose turn takes long is answered before Teams would send it again, and its reply follows', async () => {
    const { entered, release, converse } = gate();
    const { teams, bot } = await startWire({ converse, teams: { settled: async () => undefined } });
    const { chat } = teams.as(sam);
    // Resolves with the HTTP answer, while the turn still waits to be let go.
    await teams.as(sam).says('why?');
    expect(entered).toEqual(['why?']);
    expect(teams.shown(chat)).toEqual([]);
    release();
    await bot.settled();
    expect(teams.shown(chat)).toHaveLength(1);
  });

  test('REL2: a press that takes too long is answered at once, and the card changes when it is done', async () => {
    let free = (): void => undefined;
    const slow = new Promise<void>((resolve) => {
      free = resolve;
    });
    const { teams, bot } = await startWire({
      patience: { press: 1, typing: 60_000 },
      teams: { settled: async () => undefined },
      converse: async (turn) => {
        if (turn.input.kind === 'press') await slow;
        return echo(turn);
      },
    });
    await teams.as(sam).says('find ann');
    expect((await teams.as(sam).presses('flow')).notice).toMatch(/^This takes longer than usual/);
    free();
    await bot.settled();
    const [card] = teams.shown(teams.as(sam).chat);
    expect(JSON.stringify(card?.activity)).toContain('pressed flow');
  });
});

describe('groups', () => {
  test('the mention is no part of what was said', async () => {
    const { teams } = await startWire();
    expect((await teams.as(sam).in(salesGroup).says('my leads')).lines[0]).toBe('my leads');
  });

  test('the reply goes into the thread', async () => {
    const { teams, connector } = await startWire();
    await teams.as(sam).in(dealsChannel).says('help');
    const [call] = connector.calls;
    expect(decodeURIComponent(call?.path ?? '')).toMatch(
      /^\/v3\/conversations\/19:deals@thread\.tacv2;messageid=1\/activities\/f:1$/,
    );
  });

  test('somebody else’s press is answered to them alone, and the card stays', async () => {
    const { teams, connector } = await startWire({
      converse: async (turn) =>
        turn.person.id === sam.id ? echo(turn) : { kind: 'notYourCard', starter: 'Sam Rivera' },
    });
    await teams.as(sam).in(salesGroup).says('qualify ann');
    const seen = await teams.as(priya).in(salesGroup).presses('flow');
    expect(seen.notice).toBe('notYourCard');
    expect(connector.calls.map(({ method }) => method)).toEqual(['POST']);
  });
});

describe('first contact', () => {
  test('the bot greets once, however often the client says that it was installed', async () => {
    const { teams } = await startWire();
    expect((await teams.as(sam).installs()).lines[0]).toBe('installed');
    await teams.as(sam).installs();
    expect(teams.shown(teams.as(sam).chat)).toHaveLength(1);
  });

  test('in a group it keeps quiet', async () => {
    const { teams } = await startWire();
    await teams.as(sam).in(salesGroup).installs();
    expect(teams.shown(salesGroup)).toEqual([]);
  });
});

describe('when something goes wrong', () => {
  const broken = async (): Promise<never> => {
    throw new TypeError('cannot read “Ann Contoso” of undefined, token eyJhbGciOi');
  };

  test('SEC12: a bug becomes one sentence with a reference, which the log knows; neither quotes the error', async () => {
    const { teams, logged } = await startWire({ converse: broken });
    const seen = await teams.as(sam).says('qualify Ann Contoso');
    const reference = /reference ([\da-f]{8})/.exec(seen.lines[0] ?? '')?.[1];
    expect(seen.lines[0]).toMatch(/^Something went wrong on my side\./);
    expect(logged.find((line) => line.includes(`"reference":"${reference}"`))).toContain(
      '"name":"TypeError"',
    );
    expect(logged.join('') + seen.lines.join('')).not.toMatch(/Ann Contoso|eyJhbGciOi|cannot read/);
  });

  test('a bug in a press leaves the card as it was', async () => {
    const { teams, connector } = await startWire({
      converse: async (turn) => (turn.input.kind === 'press' ? broken() : echo(turn)),
    });
    await teams.as(sam).says('find ann');
    const seen = await teams.as(sam).presses('flow');
    expect(seen.notice).toMatch(/^Something went wrong on my side\./);
    expect(connector.calls.map(({ method }) => method)).toEqual(['POST']);
  });

  test('a reply that cannot be delivered is logged and ends the turn', async () => {
    const { teams, connector, logged } = await startWire();
    connector.failNext({ kind: 'status', status: 403 });
    expect((await teams.as(sam).says('help')).status).toBe(200);
    expect(logged.join('')).toContain('reply not delivered');
    expect((await teams.as(sam).says('help')).lines[0]).toBe('help');
  });
});
