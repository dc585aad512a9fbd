import { beforeAll, describe, expect, test } from 'vitest';
import {
  accounts,
  automations,
  collections,
  contacts,
  leads,
  notes,
  opportunities,
  people,
  processFlows,
  processInstances,
  settings,
} from '../../domain/collections.ts';
import { checkFields } from '../../domain/leads/check-fields.ts';
import { lacks, lacksAny, loadActor, may } from '../../domain/people/access.ts';
import { grantors } from '../../domain/people/administrators.ts';
import { coreRecords, customizationEntities, privileges } from '../../domain/people/roles.ts';
import { lintMappings } from '../../domain/qualification/mapping-lint.ts';
import { fieldsOf, isTyped } from '../../domain/records/fields.ts';
import { type Lead, type LeadState, leadName } from '../../domain/records/lead.ts';
import { type SamplePerson, sample, sampleTenant } from '../../domain/sample/people.ts';
import { seedSample } from '../../domain/sample/seed.ts';
import type { Collection, Lookup, Stored, View } from '../../domain/store/store.ts';
import { anEmptyStore } from '../an-empty-store.ts';
import { now, sampleWorld, type World } from '../leads/world.ts';

let world: World;
beforeAll(async () => {
  world = await sampleWorld();
});

const every = <T extends Stored, L extends Record<string, Lookup<T>>>(collection: Collection<T, L>) =>
  world.store.read(async (view) => {
    const records: T[] = [];
    for await (const record of view.all(collection)) records.push(record);
    return records;
  });

const lead = async (id: string): Promise<Lead> => {
  const found = await world.store.read((view) => view.get(leads, id));
  if (found === undefined) throw new Error(`no lead ${id}`);
  return found;
};

const everything = (view: View) =>
  Promise.all(
    collections.map(async (collection) => {
      const records: Stored[] = [];
      for await (const record of view.all(collection as Collection<Stored>)) records.push(record);
      return [collection.name, records];
    }),
  );

describe('the sample organisation', () => {
  test('has five people under their fixed ids, in three business units', async () => {
    expect((await every(people)).map(({ id, name, businessUnitId }) => [id, name, businessUnitId])).toEqual([
      ['00000000-0000-4000-8000-000000000001', 'Sam Rivera', 'north'],
      ['00000000-0000-4000-8000-000000000002', 'Priya Nair', 'south'],
      ['00000000-0000-4000-8000-000000000003', 'Ada Novak', 'head-office'],
      ['00000000-0000-4000-8000-000000000004', 'Mira Chen', 'head-office'],
      ['00000000-0000-4000-8000-000000000005', 'Tom Okafor', 'north'],
    ]);
    expect(sampleTenant).toBe('00000000-0000-4000-8000-00000000000a');
    expect(await world.store.read(grantors)).toEqual(['Ada Novak']);
  });

  test('has sixty leads, open, qualified and disqualified', async () => {
    const all = await every(leads);
    const inState = (state: LeadState) => all.filter(({ status }) => status.state === state).length;
    expect([inState('open'), inState('qualified'), inState('disqualified')]).toEqual([46, 7, 7]);
  });

  test('is the same whenever it is made for the same moment, and lies before that moment', async () => {
    const again = anEmptyStore();
    await again.change({ by: 'system', why: 'seed', at: now }, (tx) => seedSample(tx, now));
    const first = await world.store.read(everything);
    expect(await again.read(everything)).toEqual(first);
    const times = JSON.stringify(first).match(/\d{4}-\d\d-\d\dT[\d:.]+Z/g) ?? [];
    expect(times.every((time) => time < now.toISOString())).toBe(true);
  });

  test('holds nothing that a person could not have typed', async () => {
    const typed = fieldsOf.lead.filter(isTyped).map(({ name }) => name as keyof Lead);
    for (const record of await every(leads)) {
      const fields = Object.fromEntries(
        typed.flatMap((name) => (record[name] === undefined ? [] : [[name, String(record[name])]])),
      );
      expect(checkFields(fields).problems, leadName(record)).toEqual([]);
    }
  });

  test('names nobody: every address ends in .example and every number is kept for fiction', async () => {
    const records = [...(await every(leads)), ...(await every(contacts)), ...(await every(accounts))];
    const addresses = [...records, ...(await every(people))].flatMap(({ email }) => email ?? []);
    expect(addresses.length).toBeGreaterThan(50);
    expect(addresses.filter((address) => !address.endsWith('.example'))).toEqual([]);
    const numbers = records.flatMap(({ phone }) => phone ?? []);
    const fictional = /^\+44 20 7946 0\d{3}$|^\+49 30 23125 \d{3}$|^\+33 1 99 00 \d\d \d\d$/;
    expect(numbers.filter((number) => !fictional.test(number))).toEqual([]);
  });

  test('points at nothing that is not there', async () => {
    const ids = (records: readonly Stored[]) => new Set(records.map(({ id }) => id));
    const known = {
      lead: ids(await every(leads)),
      account: ids(await every(accounts)),
      contact: ids(await every(contacts)),
      opportunity: ids(await every(opportunities)),
      process: ids(await every(processFlows)),
    };
    const pointers = [
      ...[...(await every(leads)), ...(await every(opportunities))].flatMap(({ accountId, contactId }) => [
        ['account', accountId],
        ['contact', contactId],
      ]),
      ...(await every(leads)).flatMap(({ mergedIntoId, status }) => [
        ['lead', mergedIntoId],
        ...(status.state === 'qualified' ? status.opportunityIds : []).map((id) => ['opportunity', id]),
      ]),
      ...[...(await every(accounts)), ...(await every(contacts)), ...(await every(opportunities))].map(
        (record) => ['lead', record.originatingLeadId],
      ),
      ...(await every(contacts)).map(({ accountId }) => ['account', accountId]),
      ...(await every(accounts)).map(({ primaryContactId }) => ['contact', primaryContactId]),
      ...(await every(notes)).flatMap(({ regarding }) => regarding.map(({ entity, id }) => [entity, id])),
      ...(await every(processInstances)).flatMap(({ leadId, opportunityId, processId }) => [
        ['lead', leadId],
        ['opportunity', opportunityId],
        ['process', processId],
      ]),
      ...(await every(settings)).map(({ defaultProcessId }) => ['process', defaultProcessId]),
    ] as [keyof typeof known, string | undefined][];
    expect(pointers.filter(([kind, id]) => id !== undefined && !known[kind].has(id))).toEqual([]);
  });
});

describe('its roles', () => {
  const actor = async (person: SamplePerson) => {
    const found = await world.store.read((view) => loadActor(view, sample[person]));
    if (found === undefined) throw new Error(`no ${person}`);
    return found;
  };
  const needed = (['create', 'read', 'append', 'appendTo'] as const).flatMap((privilege) =>
    coreRecords.map((on) => ({ privilege, on })),
  );

  test.each(['sam', 'priya'] as const)(
    'S2.8.10, S2.8.12: %s holds all 16 + 4 privileges that qualifying their own leads needs',
    async (person) => {
      const own = { ownerId: sample[person], businessUnitId: (await actor(person)).person.businessUnitId };
      for (const { privilege, on } of needed)
        expect(lacks(await actor(person), privilege, on, own)).toBeUndefined();
      for (const on of customizationEntities)
        expect(lacksAny(await actor(person), 'read', on)).toBeUndefined();
    },
  );

  test('S2.8: Tom misses exactly Append To on Opportunity among them', async () => {
    const tom = await actor('tom');
    const own = { ownerId: sample.tom, businessUnitId: 'north' };
    expect(needed.filter(({ privilege, on }) => !may(tom, privilege, on, own))).toEqual([
      { privilege: 'appendTo', on: 'opportunity' },
    ]);
  });

  test('S2.9.5: an active automation on new opportunities needs a privilege that Tom misses and Sam holds', async () => {
    const touched = (await every(automations))
      .filter(({ active }) => active)
      .flatMap(({ touches }) => touches);
    const missedBy = async (person: SamplePerson) => {
      const who = await actor(person);
      return touched.filter(({ privilege, on }) => lacksAny(who, privilege, on) !== undefined);
    };
    expect(await missedBy('tom')).toEqual([{ privilege: 'create', on: 'custom:site-visit' }]);
    expect(await missedBy('sam')).toEqual([]);
    expect(await missedBy('ada')).toEqual([]);
  });

  test('the administrator may do everything to every record', async () => {
    const ada = await actor('ada');
    const foreign = { ownerId: sample.priya, businessUnitId: 'south' };
    for (const on of [...coreRecords, 'note'] as const) {
      for (const privilege of privileges) expect(may(ada, privilege, on, foreign)).toBe(true);
    }
  });

  test('salespeople see their business unit, the manager sees all', async () => {
    const seen = async (person: SamplePerson) => {
      const who = await actor(person);
      return (await every(leads)).filter((record) => may(who, 'read', 'lead', record));
    };
    const samsUnit = (await seen('sam')).filter(({ businessUnitId }) => businessUnitId !== 'north');
    expect(samsUnit.map(({ id }) => id)).toEqual(['paint-line']);
    expect(await seen('mira')).toHaveLength(60);
  });
});

describe('its leads show', () => {
  test('a contact with the same e-mail address', async () => {
    const twins = (await every(contacts)).filter(({ email }) => email === 'ann.weber@contoso.example');
    expect(twins.map(({ id }) => id)).toEqual(['contact-leeds-boosters']);
    expect((await lead('leeds-boosters')).email).toBe('ann.weber@contoso.example');
  });

  test("a match in the other business unit that the lead's owner may not read", async () => {
    const sam = await world.store.read((view) => loadActor(view, sample.sam));
    const hidden = (await every(contacts)).find(({ email }) => email === 'elena.rossi@lucerne.example');
    expect((await lead('archive-humidifiers')).ownerId).toBe(sample.sam);
    expect(sam && hidden && may(sam, 'read', 'contact', hidden)).toBe(false);
  });

  test('three namesakes, a shared switchboard and a family with one address', async () => {
    const all = await every(leads);
    expect(all.filter((record) => leadName(record) === 'Jordan Lee')).toHaveLength(3);
    expect(all.filter(({ phone }) => phone === '+44 20 7946 0300')).toHaveLength(3);
    expect(all.filter(({ email }) => email === 'info@costa-costa.example')).toHaveLength(2);
  });

  test('S2.4.4, C6: a reactivated lead whose active stage stayed on Develop', async () => {
    const [instance] = await world.store.read((view) =>
      view.find(processInstances, 'byLead', 'studio-chillers'),
    );
    expect((await lead('studio-chillers')).status.state).toBe('open');
    expect(instance).toMatchObject({
      status: 'active',
      activeStageId: 'develop',
      path: ['qualify', 'develop'],
    });
    const [deal] = await world.store.read((view) => view.find(opportunities, 'byLead', 'studio-chillers'));
    expect(deal?.state).toBe('open');
  });

  test('S2.3: required fields that are empty in the current stage', async () => {
    const [instance] = await world.store.read((view) => view.find(processInstances, 'byLead', 'data-hall'));
    const flow = (await every(processFlows)).find(({ id }) => id === instance?.processId);
    const required = flow?.stages[0]?.steps
      .filter((step) => step.required)
      .map(({ field }) => field as keyof Lead);
    const record = await lead('data-hall');
    expect(required?.filter((field) => record[field] === undefined)).toEqual([
      'purchaseTimeframe',
      'budgetAmount',
      'decisionMaker',
    ]);
  });

  test('S2.6.3: a status reason that opportunities, to which it is copied, do not have', async () => {
    const findings = await world.store.read(lintMappings);
    const missing = findings.flatMap((finding) => (finding.kind === 'optionsMissing' ? finding.options : []));
    expect(missing.filter(({ state }) => state === 'open').map(({ value }) => value)).toEqual([
      (await lead('live-fish')).statusReason,
    ]);
  });

  test('S1.5.5: a lead older than two years', async () => {
    expect(Date.parse((await lead('snow-making')).createdAt)).toBeLessThan(now.getTime() - 731 * 86_400_000);
  });

  test('S1.17: notes and attachments', async () => {
    const regarding = await world.store.read((view) =>
      view.find(notes, 'byRegarding', 'lead:leeds-boosters'),
    );
    expect(regarding).toHaveLength(2);
    expect(regarding.filter(({ attachment }) => attachment !== undefined)).toHaveLength(1);
  });
});
