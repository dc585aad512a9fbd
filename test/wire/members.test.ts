import { beforeEach, describe, expect, test, vi } from 'vitest';
import { startTeamsWire } from './channel.ts';
import { echo } from './fakes.ts';
import { priya, salesGroup, sam, tenantId } from './wire.ts';

const otherTenant = '99999999-7777-4888-8999-aaaaaaaaaaaa';

// The SDK reports every bad token on the console.
beforeEach(() => {
  const spy = vi.spyOn(console, 'error').mockReturnValue();
  return () => spy.mockRestore();
});

async function start() {
  const spoke: string[] = [];
  const wire = await startTeamsWire({
    converse: async (turn) => {
      spoke.push(turn.person.name);
      return echo(turn);
    },
  });
  return { ...wire, spoke };
}

describe('SEC4: only members of a listed tenant are served', () => {
  test('a member is, and the roster is asked once', async () => {
    const { teams, connector, spoke } = await start();
    await teams.as(sam).says('help');
    await teams.as(sam).says('help');
    expect(spoke).toEqual(['Sam Rivera', 'Sam Rivera']);
    expect(connector.calls.filter(({ method }) => method === 'GET')).toHaveLength(1);
  });

  test.each<[string, Record<string, unknown>]>([
    ['a guest', { tenantId, userRole: 'guest' }],
    ['an anonymous participant', { tenantId, userRole: 'anonymous' }],
    ['somebody of another tenant', { tenantId: otherTenant, userRole: 'user' }],
    ['somebody of no tenant', { userRole: 'user' }],
  ])('%s is told so, and no turn starts', async (_, about) => {
    const { teams, connector, spoke } = await start();
    connector.addMember({ id: `29:${priya.id}`, ...about });
    expect((await teams.as(priya).says('my leads')).lines[0]).toMatch(/^I only work for members/);
    await teams.as(sam).in(salesGroup).says('find ann');
    expect((await teams.as(priya).in(salesGroup).presses('flow')).notice).toMatch(/^I only work for members/);
    expect(spoke).toEqual(['Sam Rivera']);
  });

  test('somebody whom the roster does not know is not served', async () => {
    const { teams, spoke } = await start();
    expect((await teams.as(priya).says('my leads')).lines[0]).toMatch(/^I only work for members/);
    expect(spoke).toEqual([]);
  });

  test('nobody is served while the roster cannot be asked', async () => {
    const { teams, connector, spoke, logged } = await start();
    connector.failNext({ kind: 'status', status: 500 });
    expect((await teams.as(sam).says('my leads')).status).toBe(500);
    expect(spoke).toEqual([]);
    expect(logged.join('')).not.toContain('Sam');
    await teams.as(sam).says('my leads');
    expect(spoke).toEqual(['Sam Rivera']);
  });

  test.each<[string, object]>([
    [
      'an unlisted tenant',
      { conversation: { id: 'x', tenantId: otherTenant }, channelData: { tenant: { id: otherTenant } } },
    ],
    ['two different tenants', { channelData: { tenant: { id: otherTenant } } }],
    ['no channel data', { channelData: null }],
    ['another channel', { channelId: 'webchat' }],
  ])('%s gets 403 although its token is good', async (_, change) => {
    const { teams, connector, spoke } = await start();
    await teams.as(sam).says('help');
    const activity = {
      type: 'message',
      text: 'help',
      channelId: 'msteams',
      serviceUrl: connector.url,
      from: { id: `29:${sam.id}`, aadObjectId: sam.id },
      recipient: { id: '28:bot' },
      conversation: { id: 'a:sam', conversationType: 'personal', tenantId },
      channelData: { tenant: { id: tenantId } },
      ...change,
    };
    const { status } = await teams.sends(activity);
    expect(status).toBe('channelId' in change ? 401 : 403);
    expect(spoke).toEqual(['Sam Rivera']);
  });
});
