import { expect, test } from 'vitest';
import { opportunities, people } from '../../domain/collections.ts';
import { funnelOf } from '../../domain/leads/funnel.ts';
import { actor, aLead, anOrganisation, aPerson, now } from '../an-organisation.ts';

test('SEC7: a deal that went where the asker may not read counts for nothing on their board', async () => {
  const deal = {
    version: 0,
    createdAt: now.toISOString(),
    createdBy: 'sam',
    modifiedAt: now.toISOString(),
    modifiedBy: 'sam',
    state: 'won',
    statusReason: 3,
  } as const;
  const store = await anOrganisation(async (tx) => {
    await tx.put(people, aPerson('priya', ['salesperson'], { businessUnitId: 'south' }));
    await tx.put(opportunities, {
      ...deal,
      id: 'ours',
      name: 'Ours',
      ownerId: 'sam',
      businessUnitId: 'north',
    });
    await tx.put(opportunities, {
      ...deal,
      id: 'theirs',
      name: 'Theirs',
      ownerId: 'priya',
      businessUnitId: 'south',
    });
  });
  const qualified = (id: string, deals: readonly string[]) =>
    aLead(id, {
      status: { state: 'qualified', at: now.toISOString(), by: 'sam', opportunityIds: [...deals] },
      statusReason: 3,
    });
  const leads = [qualified('a', ['ours']), qualified('b', ['theirs']), qualified('c', ['theirs', 'ours'])];
  const steps = async (person: string) => {
    const asker = await actor(store, person);
    const funnel = await store.read((view) => funnelOf(view, asker, leads));
    return Object.fromEntries(funnel.map(({ step, leads: n }) => [step, n]));
  };
  expect(await steps('ada')).toMatchObject({ qualified: 3, opportunity: 3, won: 3 });
  expect(await steps('sam')).toMatchObject({ qualified: 3, opportunity: 2, won: 2 });
});
