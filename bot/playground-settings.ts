import { sample, samplePeople, sampleTenant } from '../domain/sample/people.ts';
import type { PlaygroundUser } from './config-fields.ts';

/** Somebody of the tenant whom the organisation does not know yet: the Playground wants exactly five others. */
const newcomer = {
  id: '00000000-0000-4000-8000-000000000006',
  name: 'Nora Lind',
  email: 'nora.lind@adventure-works.example',
};

const account = ({ id, name, email = '' }: { id: string; name: string; email?: string }) => {
  const [givenName = name, surname = ''] = name.split(' ');
  // The spelling of the principal's name is the Playground's.
  return { id: `29:${id}`, aadObjectId: id, name, givenName, surname, email, userPrincipleName: email };
};

/** The Playground's world: the sample tenant with its people, one chat, one group, one team. */
export function playgroundSettings(user: PlaygroundUser) {
  const everybody = [...samplePeople, newcomer];
  const current = everybody.find(({ id }) => id === sample[user]) ?? newcomer;
  return {
    version: '0.1.1',
    tenantId: sampleTenant,
    bot: { id: '28:lead-assistant', name: 'Lead assistant' },
    currentUser: account(current),
    users: everybody.filter(({ id }) => id !== current.id).map(account),
    personalChat: { id: `a:${user}` },
    groupChat: { id: '19:sales@thread.v2', name: 'Sales' },
    team: {
      id: '19:team@thread.tacv2',
      name: 'Adventure Works sales',
      aadGroupId: '00000000-0000-4000-8000-0000000000aa',
      channels: [{ id: '19:deals@thread.tacv2', name: 'Deals' }],
    },
  };
}
