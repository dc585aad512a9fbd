import { describe, expect, test } from 'vitest';
import { leads, processFlows, processInstances } from '../../domain/collections.ts';
import { defaultProcess } from '../../domain/process/definitions.ts';
import type { ProcessFlow } from '../../domain/process/flow.ts';
import { reactivate } from '../../domain/qualification/reopen.ts';
import { nextStage, type StageOutcome, setActiveStage } from '../../domain/qualification/stage.ts';
import type { Store } from '../../domain/store/store.ts';
import { aLead, as, now } from '../an-organisation.ts';
import { anInstance } from '../builders.ts';
import {
  changes,
  check,
  everything,
  given,
  put,
  qualifies,
  receiptOf,
  refusalOf,
  theLead,
} from '../qualification/desk.ts';

const ann = aLead('ann');
const process = (stages: ProcessFlow['stages'], id = defaultProcess.id): ProcessFlow => ({
  id,
  version: 0,
  name: 'Sales',
  stages,
});
const step = (field: string, required = true) => ({ field, label: `The ${field}`, required });
const stage = (id: string, entity: 'lead' | 'opportunity', ...steps: ReturnType<typeof step>[]) => ({
  id,
  name: id.toUpperCase(),
  entity,
  steps,
});

const sets = (store: Store, leadId: string, by = 'sam'): Promise<StageOutcome> =>
  as(store, by, (tx, who) => setActiveStage(tx, who, leadId));
const next = (store: Store, leadId: string, by = 'sam'): Promise<StageOutcome> =>
  as(store, by, (tx, who) => nextStage(tx, who, leadId));
const reopens = (store: Store, leadId: string, by = 'sam') =>
  as(store, by, (tx, who) => reactivate(tx, who, leadId, { at: now }));
const way = async (store: Store) => (await everything(store, processInstances))[0];

describe('required fields', () => {
  const withSteps = (lead = ann) =>
    given({
      leads: [lead],
      instances: [anInstance('ann')],
      processes: [
        process([
          stage(
            'qualify',
            'lead',
            step('need'),
            step('budgetAmount'),
            step('jobTitle', false),
            step('accountId'),
          ),
          stage('develop', 'opportunity', step('decisionMaker')),
        ]),
      ],
    });

  test('S2.3.2: every empty required field of the current stage is named, and only those', async () => {
    const { stage: name, fields } = refusalOf(
      await qualifies(await withSteps(), 'ann'),
      'requiredFieldsMissing',
    );
    expect(name).toBe('QUALIFY');
    expect(fields).toEqual([
      { field: 'need', label: 'The need' },
      { field: 'budgetAmount', label: 'The budgetAmount' },
      { field: 'accountId', label: 'The accountId' },
    ]);
  });

  test('S2.3.3: filling only some of them is not enough; filling all is', async () => {
    const store = await withSteps({ ...ann, need: 'Two lathes' });
    expect(refusalOf(await qualifies(store, 'ann'), 'requiredFieldsMissing').fields).toHaveLength(2);
    const done = { ...(await theLead(store, 'ann')), budgetAmount: 0, accountId: 'contoso' };
    await changes(store, (tx) => put(tx, leads, done));
    receiptOf(await qualifies(store, 'ann'));
  });

  test('S2.3.3: a value that is not saved does not count, blanks neither', async () => {
    const store = await withSteps({ ...ann, need: '   ', budgetAmount: 1 });
    const choices = { account: { kind: 'createNew' } } as const;
    expect(
      refusalOf(await qualifies(store, 'ann', { choices }), 'requiredFieldsMissing').fields.map(
        ({ field }) => field,
      ),
    ).toEqual(['need', 'accountId']);
  });

  test('S2.3.2: a lead that follows no process has no required fields', async () => {
    receiptOf(await qualifies(await given({ leads: [ann] }), 'ann'));
  });
});

describe('the active stage', () => {
  test('S2.4.2: a stage of the opportunity refuses, naming process and stages', async () => {
    const store = await given({ leads: [ann], instances: [anInstance('ann', { activeStageId: 'develop' })] });
    expect(refusalOf(await qualifies(store, 'ann'), 'activeStageElsewhere')).toEqual({
      kind: 'activeStageElsewhere',
      process: 'Lead to Opportunity Sales Process',
      stage: 'Develop',
      leadStage: 'Qualify',
      version: 1,
    });
  });

  test('S2.4.3: Set Active puts it back on the lead, and the lead can be qualified', async () => {
    const store = await given({
      leads: [ann],
      instances: [anInstance('ann', { activeStageId: 'develop', path: ['qualify', 'develop'] })],
    });
    expect(await sets(store, 'ann')).toMatchObject({ kind: 'stage', stage: 'Qualify', moved: true });
    expect(await way(store)).toMatchObject({ activeStageId: 'qualify', path: ['qualify'], status: 'active' });
    receiptOf(await qualifies(store, 'ann'));
  });

  test('S2.4.3: setting the same stage again changes nothing', async () => {
    const store = await given({ leads: [ann], instances: [anInstance('ann')] });
    expect(await sets(store, 'ann')).toEqual({
      kind: 'stage',
      process: 'Lead to Opportunity Sales Process',
      stage: 'Qualify',
      moved: false,
      finished: false,
      version: 1,
    });
    expect((await way(store))?.version).toBe(1);
  });

  test('S2.4.4: qualify, reactivate, qualify: refused until Set Active, then it succeeds', async () => {
    const store = await given({ leads: [ann], instances: [anInstance('ann')] });
    receiptOf(await qualifies(store, 'ann'));
    expect(await reopens(store, 'ann')).toMatchObject({
      kind: 'reactivated',
      stage: { process: 'Lead to Opportunity Sales Process', name: 'Develop', onLead: false },
    });
    const again = { choices: { opportunity: { kind: 'create', names: ['Second'] } } } as const;
    refusalOf(await qualifies(store, 'ann', again), 'activeStageElsewhere');
    await sets(store, 'ann');
    expect(receiptOf(await qualifies(store, 'ann', again)).process?.moved).toBe(true);
  });

  test('C6: reactivation opens the lead and leaves the active stage on Develop', async () => {
    const store = await given({ leads: [ann], instances: [anInstance('ann')] });
    receiptOf(await qualifies(store, 'ann'));
    await reopens(store, 'ann');
    expect((await theLead(store, 'ann')).status).toEqual({ state: 'open' });
    expect((await way(store))?.activeStageId).toBe('develop');
  });

  test('S2.4.4: a process finished since is taken up again by Set Active', async () => {
    const finished = {
      activeStageId: 'close',
      path: ['qualify', 'develop', 'propose', 'close'],
      status: 'finished',
    } as const;
    const store = await given({ leads: [ann], instances: [anInstance('ann', finished)] });
    refusalOf(await qualifies(store, 'ann'), 'activeStageElsewhere');
    expect(await sets(store, 'ann')).toMatchObject({ moved: true, finished: false });
    receiptOf(await qualifies(store, 'ann'));
  });

  test('an aborted process guides nobody', async () => {
    const store = await given({
      leads: [ann],
      instances: [anInstance('ann', { activeStageId: 'develop', status: 'aborted' })],
    });
    expect(receiptOf(await qualifies(store, 'ann')).process).toBeUndefined();
    const other = await given({ leads: [ann], instances: [anInstance('ann', { status: 'aborted' })] });
    refusalOf(await sets(other, 'ann'), 'processMissing');
  });

  test('a lead of several stages goes back to the one it reached', async () => {
    const store = await given({
      leads: [ann],
      processes: [
        process([
          stage('first', 'lead'),
          stage('second', 'lead'),
          stage('third', 'lead'),
          stage('deal', 'opportunity'),
        ]),
      ],
      instances: [anInstance('ann', { activeStageId: 'deal', path: ['first', 'second', 'deal'] })],
    });
    expect(await sets(store, 'ann')).toMatchObject({ stage: 'SECOND' });
    expect((await way(store))?.path).toEqual(['first', 'second']);
  });
});

describe('broken processes', () => {
  test('a process without any stage refuses and says so', async () => {
    const store = await given({ leads: [ann], processes: [process([])], instances: [anInstance('ann')] });
    expect(refusalOf(await qualifies(store, 'ann'), 'processBroken').process).toBe('Sales');
    refusalOf(await sets(store, 'ann'), 'processBroken');
    refusalOf(await next(store, 'ann'), 'processBroken');
  });

  test('a process without a stage for leads refuses', async () => {
    const store = await given({
      leads: [ann],
      processes: [process([stage('develop', 'opportunity')])],
      instances: [anInstance('ann', { activeStageId: 'develop' })],
    });
    refusalOf(await qualifies(store, 'ann'), 'processBroken');
  });

  test('a removed process is named by its id', async () => {
    const store = await given({ leads: [ann], instances: [anInstance('ann', { processId: 'gone' })] });
    expect(refusalOf(await qualifies(store, 'ann'), 'processBroken').process).toBe('gone');
  });

  test('a removed stage is repaired by Set Active', async () => {
    const store = await given({ leads: [ann], instances: [anInstance('ann', { activeStageId: 'removed' })] });
    expect(refusalOf(await qualifies(store, 'ann'), 'activeStageElsewhere').stage).toBe('removed');
    refusalOf(await next(store, 'ann'), 'activeStageElsewhere');
    expect(await sets(store, 'ann')).toMatchObject({ moved: true, stage: 'Qualify' });
  });

  test('a process that ends with the lead stays where it is', async () => {
    const store = await given({
      leads: [ann],
      processes: [process([stage('qualify', 'lead')])],
      instances: [anInstance('ann')],
    });
    expect(receiptOf(await qualifies(store, 'ann')).process).toEqual({
      name: 'Sales',
      stage: 'QUALIFY',
      moved: false,
    });
  });
});

test('preflight tells process and stage', async () => {
  const store = await given({ leads: [ann], instances: [anInstance('ann')] });
  expect(await check(store, 'activeStage', 'ann')).toEqual({
    name: 'activeStage',
    verdict: 'pass',
    facts: ['Lead to Opportunity Sales Process', 'Qualify'],
  });
  expect(await store.read((view) => view.size(processFlows))).toBe(1);
});
