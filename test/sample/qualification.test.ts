import { beforeAll, describe, expect, test } from 'vitest';
import { roles } from '../../domain/collections.ts';
import type { QualifyChoices, Question } from '../../domain/qualification/outcome.ts';
import { preflight } from '../../domain/qualification/preflight.ts';
import type { Refusal } from '../../domain/qualification/refusal.ts';
import type { SamplePerson } from '../../domain/sample/people.ts';
import { now, sampleWorld, type World } from '../leads/world.ts';

let world: World;
beforeAll(async () => {
  world = await sampleWorld();
});

const create: QualifyChoices = {
  account: { kind: 'create' },
  contact: { kind: 'create' },
  opportunity: { kind: 'create', names: ['Deal'] },
};

/** The checks that neither pass nor warn, with what they say. */
const stops = async (person: SamplePerson, leadId: string, choices: QualifyChoices = create, on = world) => {
  const { checks } = await on.as(person, (view, actor) =>
    preflight(view, actor, { leadId, route: 'form', choices }, now),
  );
  return checks.flatMap((check): (Refusal | Question)[] => {
    if (check.verdict === 'fail') return [check.refusal];
    return check.verdict === 'ask' ? [check.question] : [];
  });
};

describe('in the sample organisation', () => {
  test('a clean lead can be qualified at once', async () => {
    expect(await stops('sam', 'print-cooling')).toEqual([]);
    expect(await stops('priya', 'bottling-feed')).toEqual([]);
  });

  test('S1.11.2: the seller is asked which records to create', async () => {
    expect(await stops('sam', 'print-cooling', {})).toMatchObject([{ kind: 'whichRecords' }]);
  });

  test('S1.13.1: Ann Weber of Contoso might already be an account and a contact', async () => {
    expect(await stops('sam', 'leeds-boosters')).toContainEqual(
      expect.objectContaining({
        kind: 'possibleMatches',
        accounts: [expect.objectContaining({ id: 'contoso' })],
        contacts: [expect.objectContaining({ id: 'contact-leeds-boosters' })],
      }),
    );
  });

  test('SEC7: of a match in the other business unit Sam learns only that there is one', async () => {
    expect(await stops('sam', 'archive-humidifiers')).toContainEqual(
      expect.objectContaining({
        kind: 'possibleMatches',
        accounts: [],
        contacts: [],
        hidden: { accounts: 1, contacts: 1 },
      }),
    );
  });

  test('S2.3: a lead in the enterprise process lacks required fields', async () => {
    expect(await stops('sam', 'data-hall')).toMatchObject([
      { kind: 'requiredFieldsMissing', fields: [{}, {}, {}] },
    ]);
    expect(await stops('sam', 'northwind-traders')).toEqual([]);
  });

  test('S2.4: the active stage of a reactivated lead is not on the lead', async () => {
    expect(await stops('sam', 'studio-chillers')).toContainEqual(
      expect.objectContaining({ kind: 'activeStageElsewhere', stage: 'Develop', leadStage: 'Qualify' }),
    );
  });

  test('S2.5: a closed lead tells who closed it', async () => {
    expect((await stops('sam', 'milk-reception'))[0]).toMatchObject({
      kind: 'leadClosed',
      byName: 'Sam Rivera',
    });
  });

  test('S2.6: a status reason that opportunities do not have', async () => {
    expect(await stops('sam', 'live-fish')).toMatchObject([
      { kind: 'optionUnknown', mismatches: [{ target: 'opportunity', value: 8, label: 'Awaiting Budget' }] },
    ]);
  });

  test('S2.8, S2.9: Tom lacks one privilege for himself and one for an automation', async () => {
    expect(await stops('tom', 'must-pumps')).toMatchObject([
      {
        kind: 'privilegesMissing',
        missing: [{ privilege: 'appendTo', on: 'opportunity' }],
        grantors: ['Ada Novak'],
      },
      {
        kind: 'automationPrivileges',
        automations: [
          { name: 'Plan a site visit', missing: [{ privilege: 'create', on: 'custom:site-visit' }] },
        ],
      },
    ]);
  });

  test('S2.9.1: once the first is granted, the second is still missing', async () => {
    const granted = await sampleWorld(async (tx) => {
      const role = await tx.get(roles, 'salesperson-trainee');
      if (role) await tx.put(roles, { ...role, grants: { ...role.grants, 'appendTo:opportunity': 'user' } });
    });
    expect(await stops('tom', 'must-pumps', create, granted)).toMatchObject([
      { kind: 'automationPrivileges' },
    ]);
  });

  test("S2.8.5: a colleague's lead needs every privilege at the level of the business unit", async () => {
    const [refusal] = await stops('sam', 'de-icing');
    expect(refusal).toMatchObject({ kind: 'privilegesMissing' });
  });
});
