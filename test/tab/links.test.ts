import { expect, test } from 'vitest';
import { tabLinks } from '../../bot/tab/links.ts';
import type { LeadPage } from '../../bot/tab/wire.ts';
import { appId, startTeamsWire } from '../wire/channel.ts';
import { sam, startProduct } from '../wire/wire.ts';
import { tabClient } from './client.ts';

const teams = {
  kind: 'teams',
  app: {
    id: appId,
    type: 'SingleTenant',
    tenantId: '',
    channelService: '',
    rolesFrom: 'here',
    tenants: [],
    serviceOrigins: [],
  },
} as const;

test('in Teams a lead’s card links to its page in the tab, inside the client', () => {
  const url = new URL(tabLinks(teams, undefined)?.({ lead: 'ann weber/1' }) ?? '');
  expect(url.origin + url.pathname).toBe(`https://teams.microsoft.com/l/entity/${appId}/leads`);
  expect(JSON.parse(url.searchParams.get('context') ?? '')).toEqual({ subEntityId: 'lead:ann weber/1' });
});

test('in local mode it links to the page on this machine; without a known address it does not link', () => {
  expect(tabLinks({ kind: 'local' }, 'http://127.0.0.1:3978')?.({ lead: 'a b' })).toBe(
    'http://127.0.0.1:3978/tab#/leads/a%20b',
  );
  expect(tabLinks({ kind: 'local' }, undefined)).toBeUndefined();
});

test('a card that the tab itself shows does not link to the tab', async () => {
  const { url } = await startProduct();
  const tab = tabClient(url, sam);
  const { body } = await tab.get<LeadPage>('lead?id=leeds-boosters');
  const check = body.steps.find(({ label }) => label === 'Check first')?.press;
  expect(JSON.stringify((await tab.post('press', { press: check, fields: {} })).body)).not.toContain(
    'OpenUrl',
  );
});

test.each(['leeds-boosters', 'nobody', 'a b/c', '../tab'])(
  'a lead’s own address leads into the tab, and tells nobody which leads there are: %s',
  async (lead) => {
    const { url } = await startTeamsWire({ entra: { authority: 'http://127.0.0.1:9' } });
    const answer = await fetch(`${url}/leads/${encodeURIComponent(lead)}`, { redirect: 'manual' });
    expect(answer.status).toBe(302);
    const to = new URL(answer.headers.get('location') ?? '');
    expect(to.origin + to.pathname).toBe(`https://teams.microsoft.com/l/entity/${appId}/leads`);
    expect(JSON.parse(to.searchParams.get('context') ?? '')).toEqual({ subEntityId: `lead:${lead}` });
    expect(await answer.text()).toBe('');
  },
);
