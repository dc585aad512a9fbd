import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Person } from '../../bot/demo/fake-teams.ts';
import { openStore } from '../../bot/open-store.ts';
import { render } from '../../bot/render.ts';
import type { Session } from '../../bot/tab/wire.ts';
import { converse } from '../../dialogs/converse.ts';
import { people } from '../../domain/collections.ts';
import { ensureAdministrators } from '../../domain/people/administrators.ts';
import { guidance } from '../dialogs/talk.ts';
import { tabClient } from '../tab/client.ts';
import { startEntra } from '../tab/entra.ts';
import { startTeamsWire } from './channel.ts';
import { echo } from './fakes.ts';
import { salesGroup, sam, tenantId, type WireOptions } from './wire.ts';

// The SDK reports every bad token on the console.
beforeEach(() => {
  const spy = vi.spyOn(console, 'error').mockReturnValue();
  return () => spy.mockRestore();
});

type Options = Pick<WireOptions, 'store' | 'converse' | 'render' | 'guidance'> & {
  readonly rolesFrom?: 'here' | 'entra';
};

async function start(options: Options = {}) {
  let now = new Date();
  const entra = await startEntra({ now: () => now });
  const said: string[] = [];
  const wire = await startTeamsWire({
    rolesFrom: 'entra',
    entra: { authority: entra.authority, now: () => now },
    now: () => now,
    converse: async (turn) => {
      said.push(turn.input.kind === 'text' ? turn.input.text : turn.input.kind);
      return echo(turn);
    },
    ...options,
  });
  const invoke = async (name: string, value: unknown, person: Person = sam) => {
    const response = await wire.teams.sends({
      type: 'invoke',
      id: `i:${Math.random()}`,
      name,
      value,
      channelId: 'msteams',
      serviceUrl: wire.connector.url,
      from: { id: `29:${sam.id}`, name: person.name, aadObjectId: person.id },
      recipient: { id: '28:bot' },
      conversation: { id: `a:${sam.id}`, conversationType: 'personal', tenantId },
      channelData: { tenant: { id: tenantId } },
    });
    const body = (await response.json().catch(() => undefined)) as Record<string, unknown> | undefined;
    await wire.bot.settled();
    return { status: response.status, body };
  };
  /** What the newest card asks a client for. */
  const asked = () => {
    const [attachment] = wire.teams.shown(wire.teams.as(sam).chat).at(-1)?.activity.attachments ?? [];
    return attachment as unknown as
      | { contentType: string; content: { tokenExchangeResource: { id: string; uri: string } } }
      | undefined;
  };
  const exchange = (token: string, id = asked()?.content?.tokenExchangeResource?.id ?? 'none') =>
    invoke('signin/tokenExchange', { id, connectionName: 'entra', token });
  const stored = () => wire.store.read((view) => view.get(people, sam.id));
  const last = (): string => String(wire.teams.shown(wire.teams.as(sam).chat).at(-1)?.activity.text ?? '');
  return {
    ...wire,
    entra,
    said,
    invoke,
    exchange,
    asked,
    stored,
    last,
    later: (hours: number) => {
      now = new Date(now.getTime() + hours * 3_600_000);
    },
  };
}

const user = { roles: ['Lead.User'] };

describe('SEC16: signing in inside the chat, where roles come from Entra', () => {
  test('whoever writes is asked for a token for this app, and afterwards what was asked goes on', async () => {
    const t = await start();
    await t.teams.as(sam).says('my leads');
    expect(t.said).toEqual([]);
    expect(t.asked()).toMatchObject({
      contentType: 'application/vnd.microsoft.card.oauth',
      content: {
        tokenExchangeResource: { uri: 'api://leads.contoso.example/11111111-2222-4333-8444-555555555555' },
      },
    });
    const { status, body } = await t.exchange(t.entra.token(sam, user));
    expect([status, body?.['connectionName']]).toEqual([200, 'entra']);
    expect(t.said).toEqual(['my leads']);
    expect(await t.stored()).toMatchObject({ name: sam.name, roleIds: ['salesperson'] });
    await t.teams.as(sam).says('open leads');
    expect(t.said).toEqual(['my leads', 'open leads']);
  });

  test.each<[string[], string[]]>([
    [['Lead.User'], ['salesperson']],
    [['Lead.Manager'], ['sales-manager']],
    [['Lead.Admin'], ['administrator']],
    [
      ['Lead.Admin', 'Other.Role', 'Lead.User'],
      ['salesperson', 'administrator'],
    ],
  ])('app roles %j are the roles %j', async (roles, roleIds) => {
    const t = await start();
    await t.teams.as(sam).says('hi');
    await t.exchange(t.entra.token(sam, { roles }));
    expect((await t.stored())?.roleIds).toEqual(roleIds);
  });

  test('ten clients that send tokens for the same question at once: one is taken, nine get 412', async () => {
    const t = await start();
    await t.teams.as(sam).says('my leads');
    const id = t.asked()?.content.tokenExchangeResource.id;
    const tokens = Array.from({ length: 10 }, (_, n) => t.entra.token(sam, { ...user, uti: `client-${n}` }));
    const answers = await Promise.all(tokens.map((token) => t.exchange(token, id)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(9).fill(412)]);
    expect(t.said).toEqual(['my leads']);
    expect((await t.stored())?.version).toBe(1);
    expect(t.logged.join()).not.toContain('sign-in failed');
  });

  test.each<[string, Record<string, unknown>, RegExp]>([
    ['no app role at all', {}, /no app role/],
    [
      'roles that are none of ours',
      { roles: ['Global.Admin', 'administrator', 'lead.admin'] },
      /no app role/,
    ],
    ['roles that are no list', { roles: 'Lead.Admin' }, /no app role/],
    ['groups alone', { groups: ['Lead.Admin', 'administrator'] }, /no app role/],
    [
      'too many groups to name',
      { _claim_names: { groups: 'src1' }, _claim_sources: { src1: {} } },
      /so many groups/,
    ],
    ['too many groups, by the short mark', { hasgroups: true }, /so many groups/],
  ])('%s: refused with what to ask for, never an administrator', async (_, claims, words) => {
    const t = await start();
    await t.teams.as(sam).says('my leads');
    expect((await t.exchange(t.entra.token(sam, claims))).status).toBe(200);
    expect(t.last()).toMatch(words);
    expect(t.said).toEqual([]);
    expect(await t.stored()).toBeUndefined();
    expect((await tabClient(t.url, `Bearer ${t.entra.token(sam, claims)}`).get('session')).status).toBe(403);
  });

  test('too many groups to name, but an app role: the app role counts', async () => {
    const t = await start();
    await t.teams.as(sam).says('my leads');
    await t.exchange(t.entra.token(sam, { ...user, _claim_names: { groups: 'src1' } }));
    expect((await t.stored())?.roleIds).toEqual(['salesperson']);
  });

  test('a role that was taken away in Entra is gone at the next sign-in', async () => {
    const t = await start();
    await t.teams.as(sam).says('hi');
    await t.exchange(t.entra.token(sam, { roles: ['Lead.Admin'] }));
    t.later(9);
    await t.teams.as(sam).says('settings');
    expect(t.said).toEqual(['hi']);
    await t.exchange(t.entra.token(sam, {}));
    expect((await t.stored())?.roleIds).toEqual([]);
    expect(t.said).toEqual(['hi']);
  });

  test.each<[string, (t: Awaited<ReturnType<typeof start>>) => string]>([
    [
      'of another person',
      (t) =>
        t.entra.token({ id: '00000000-0000-4000-8000-000000000003', name: 'Ada' }, { roles: ['Lead.Admin'] }),
    ],
    ['for another app', (t) => t.entra.token(sam, { ...user, aud: 'another' })],
    [
      'of another tenant',
      (t) => t.entra.token(sam, { ...user, tid: '00000000-0000-4000-8000-0000000000ff' }),
    ],
    ['that has expired', (t) => t.entra.token(sam, { ...user, exp: 1 })],
    ['of a guest', (t) => t.entra.token(sam, { ...user, acct: 1 })],
    ['that is none', () => 'a.b.c'],
  ])('a token %s signs nobody in, and a good one still does afterwards', async (_, tokenOf) => {
    const t = await start();
    await t.teams.as(sam).says('my leads');
    const id = t.asked()?.content.tokenExchangeResource.id;
    expect((await t.exchange(tokenOf(t), id)).status).toBe(412);
    expect(await t.stored()).toBeUndefined();
    expect((await t.exchange(t.entra.token(sam, user), id)).status).toBe(200);
    expect(t.said).toEqual(['my leads']);
  });

  test('while Entra’s keys are out of reach nobody is signed in, and the client may try again', async () => {
    const t = await start();
    await t.teams.as(sam).says('my leads');
    t.entra.stop();
    expect((await t.exchange(t.entra.token(sam, user))).status).toBe(412);
    expect(await t.stored()).toBeUndefined();
  });

  test.each([
    undefined,
    null,
    {},
    { id: 'x' },
    { id: 1, token: 'x' },
    { id: 'x', token: 'y'.repeat(20_001) },
  ])('an invoke that carries no token is an error of its sender: %#', async (value) => {
    const t = await start();
    expect((await t.invoke('signin/tokenExchange', value)).status).toBe(400);
  });

  test('a client that cannot sign in is told what to do; nobody is let in by a code', async () => {
    const t = await start();
    await t.teams.as(sam).says('my leads');
    expect((await t.invoke('signin/verifyState', { state: '123456' })).status).toBe(412);
    expect(t.last()).toMatch(/^Teams could not sign you in/);
    expect((await t.invoke('signin/failure', { code: 'resourcematchfailed' })).status).toBe(412);
    expect(t.said).toEqual([]);
  });

  test('whoever signed in by the tab is signed in here, and the other way round', async () => {
    const t = await start();
    await t.teams.as(sam).says('my leads');
    const client = tabClient(t.url, `Bearer ${t.entra.token(sam, user)}`);
    expect((await client.get<Session>('session')).body).toMatchObject({ member: true });
    expect((await t.invoke('signin/verifyState', { state: '' })).status).toBe(200);
    expect(t.said).toEqual(['my leads']);
    const { version } = (await t.stored()) ?? {};
    await client.get('session');
    expect((await t.stored())?.version).toBe(version);
  });

  test('a press waits for it as well, and then changes its card', async () => {
    const t = await start();
    await t.teams.as(sam).says('hi');
    await t.exchange(t.entra.token(sam, user));
    t.later(9);
    expect((await t.teams.as(sam).presses('flow')).notice).toMatch(/^I look up your role/);
    await t.exchange(t.entra.token(sam, user));
    expect(t.said).toEqual(['hi', 'press']);
  });

  test('the message extension sends to the chat as well', async () => {
    const t = await start();
    const query = { commandId: 'search-leads', parameters: [{ name: 'text', value: 'ann' }] };
    const { body } = await t.invoke('composeExtension/query', query);
    expect(JSON.stringify(body)).toContain('I need to know your role first');
    expect(t.said).toEqual([]);
  });

  test('of tokens that reach two processes one is taken; where nobody remembers the question, it is asked for again', async () => {
    const one = await start();
    await one.teams.as(sam).says('my leads');
    const id = one.asked()?.content.tokenExchangeResource.id;
    const two = await start({ store: one.store });
    const statuses = [
      (await two.exchange(two.entra.token(sam, user), id)).status,
      (await one.exchange(one.entra.token(sam, user), id)).status,
    ];
    expect(statuses).toEqual([200, 412]);
    expect(two.last()).toBe('You are signed in. Please say again what you want.');
    await one.teams.as(sam).says('my leads');
    expect(one.said).toEqual(['my leads']);
  });

  test('in a group nobody is asked for a token: they are sent to their own chat', async () => {
    const t = await start();
    await t.teams.as(sam).in(salesGroup).says('my leads');
    expect(String(t.teams.shown(salesGroup).at(-1)?.activity.text)).toMatch(
      /^I need to know your role first/,
    );
    expect(t.said).toEqual([]);
  });

  test('somebody whom an administrator disabled stays disabled', async () => {
    const t = await start();
    await t.store.change({ by: 'ada', why: 'test', at: new Date() }, async (tx) => {
      await tx.put(people, {
        id: sam.id,
        version: 0,
        name: 'Sam',
        businessUnitId: 'north',
        roleIds: [],
        disabled: true,
      });
    });
    await t.teams.as(sam).says('my leads');
    await t.exchange(t.entra.token(sam, user));
    expect(await t.stored()).toMatchObject({ disabled: true, businessUnitId: 'north' });
  });
});

describe('SEC16: signing out', () => {
  const real = { converse, render } as const;
  const seen = (t: Awaited<ReturnType<typeof start>>): string =>
    JSON.stringify(t.teams.shown(t.teams.as(sam).chat).at(-1)?.activity.attachments);

  test('forgets the role of the token, says what that means, and asks anew the next time', async () => {
    const t = await start(real);
    await t.teams.as(sam).says('my leads');
    await t.exchange(t.entra.token(sam, { roles: ['Lead.Admin'] }));
    expect((await t.stored())?.roleIds).toEqual(['administrator']);
    await t.teams.as(sam).says('sign out');
    expect(seen(t)).toContain('You are signed out: I have forgotten the role');
    expect(await t.stored()).toMatchObject({ name: sam.name, roleIds: [] });
    expect((await t.stored())?.entra).toBeUndefined();
    await t.teams.as(sam).says('settings');
    expect(t.asked()?.contentType).toBe('application/vnd.microsoft.card.oauth');
  });

  test('a question about it signs nobody out', async () => {
    const t = await start({ ...real, guidance: () => guidance });
    await t.teams.as(sam).says('my leads');
    await t.exchange(t.entra.token(sam, user));
    await t.teams.as(sam).says('what happens when I sign out?');
    expect((await t.stored())?.roleIds).toEqual(['salesperson']);
  });

  test('where roles are given here there is nothing to sign out of, and a role stays', async () => {
    const t = await start({ ...real, rolesFrom: 'here' });
    await t.store.change({ by: 'ada', why: 'test', at: new Date() }, (tx) =>
      ensureAdministrators(tx, [sam.id]),
    );
    await t.teams.as(sam).says('abmelden');
    expect(seen(t)).toContain('There is nothing to sign out of: Teams tells me who you are');
    expect((await t.stored())?.roleIds).toEqual(['administrator']);
  });
});

test('SEC16: where roles are given here nobody is asked for a token, and none is taken', async () => {
  const t = await start({ rolesFrom: 'here' });
  await t.teams.as(sam).says('my leads');
  expect(t.said).toEqual(['my leads']);
  expect((await t.exchange(t.entra.token(sam, { roles: ['Lead.Admin'] }))).status).toBe(400);
  expect(await t.stored()).toBeUndefined();
  await tabClient(t.url, `Bearer ${t.entra.token(sam, { roles: ['Lead.Admin'] })}`).get('session');
  expect(await t.stored()).toBeUndefined();
});

test('SEC16, SEC12: no part of a token is in the data folder or in the log, whatever became of it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lead-assistant-sign-in-'));
  const store = await openStore({ dataDir: folder });
  onTestFinished(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });
  const t = await start({ store });
  const canary = { jti: 'canary-of-a-token', preferred_username: 'canary@contoso.example' };
  const tokens = [
    t.entra.token(sam, { ...user, ...canary }),
    t.entra.token(sam, canary),
    t.entra.token(sam, { ...user, ...canary, exp: 1 }),
  ];
  for (const token of tokens) {
    await t.teams.as(sam).says('my leads');
    await t.exchange(token, `question-${tokens.indexOf(token)}`);
    await tabClient(t.url, `Bearer ${token}`).get('session');
  }
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) =>
    file.isFile(),
  );
  expect(files.length).toBeGreaterThan(0);
  const kept = [
    ...(await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'latin1')))),
    t.logged.join('\n'),
  ].join('\n');
  expect(kept).toContain(sam.id);
  const parts = tokens.flatMap((token) => token.split('.').slice(1));
  for (const secret of [...parts, 'canary']) expect(kept).not.toContain(secret);
});
