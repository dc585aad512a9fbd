import { describe, expect, test } from 'vitest';
import { leads, opportunities, processInstances } from '../../domain/collections.ts';
import { defaultProcess } from '../../domain/process/definitions.ts';
import type { ProcessFlow } from '../../domain/process/flow.ts';
import { reactivate } from '../../domain/qualification/reopen.ts';
import { nextStage, type StageOutcome, setActiveStage } from '../../domain/qualification/stage.ts';
import type { Store } from '../../domain/store/store.ts';
import { aLead, aPerson, aRole, as, now } from '../an-organisation.ts';
import { anInstance } from '../builders.ts';
import {
  automatic,
  changes,
  everything,
  given,
  put,
  qualifies,
  qualifyingCells,
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

describe('the next stage', () => {
  test('S2.7.1: on a lead that is not qualified it does not advance', async () => {
    const store = await given({ leads: [ann], instances: [anInstance('ann')] });
    expect(refusalOf(await next(store, 'ann'), 'nextStageNeedsQualify')).toEqual({
      kind: 'nextStageNeedsQualify',
      process: 'Lead to Opportunity Sales Process',
      stage: 'Qualify',
    });
    expect((await way(store))?.version).toBe(1);
  });

  test('S2.7.2: by design: there is no opportunity to move on to', async () => {
    const store = await given({ leads: [ann], instances: [anInstance('ann')] });
    await next(store, 'ann');
    expect(await everything(store, opportunities)).toEqual([]);
  });

  test('REL1: from a stage that it has left since it does not move, and tells where it stands', async () => {
    const stages = [stage('qualify', 'lead'), stage('b', 'lead'), stage('c', 'lead')];
    const store = await given({
      leads: [ann],
      processes: [process(stages)],
      instances: [anInstance('ann')],
    });
    const from = (version: number) => as(store, 'sam', (tx, who) => nextStage(tx, who, 'ann', version));
    const first = await from(1);
    expect(first).toMatchObject({ stage: 'B', moved: true, version: 2 });
    expect(await from(1)).toEqual({ ...first, moved: false });
    expect(await from(2)).toMatchObject({ stage: 'C', moved: true, version: 3 });
  });

  test('S2.7.3: qualifying creates the opportunity and moves to the next stage by itself', async () => {
    const store = await given({ leads: [ann], instances: [anInstance('ann')] });
    const receipt = receiptOf(await qualifies(store, 'ann'));
    const deal = receipt.records.find(({ target }) => target === 'opportunity')?.id;
    expect(receipt.process).toEqual({
      name: 'Lead to Opportunity Sales Process',
      stage: 'Develop',
      moved: true,
    });
    expect(await way(store)).toMatchObject({
      activeStageId: 'develop',
      opportunityId: deal,
      path: ['qualify', 'develop'],
      status: 'active',
    });
  });

  test('S1.11.2: qualified without an opportunity, the process does not advance', async () => {
    const store = await given({
      leads: [ann],
      instances: [anInstance('ann')],
      settings: { create: { ...automatic, opportunity: 'ask' } },
    });
    const receipt = receiptOf(await qualifies(store, 'ann', { choices: { opportunity: { kind: 'skip' } } }));
    expect(receipt.process).toEqual({
      name: 'Lead to Opportunity Sales Process',
      stage: 'Qualify',
      moved: false,
    });
    expect((await theLead(store, 'ann')).status.state).toBe('qualified');
    expect((await way(store))?.version).toBe(1);
    refusalOf(await next(store, 'ann'), 'leadClosed');
    await reopens(store, 'ann');
    receiptOf(await qualifies(store, 'ann', { choices: { opportunity: { kind: 'skip' } } }));
  });

  test('between two stages of the lead it moves when the required steps are filled', async () => {
    const store = await given({
      leads: [ann],
      processes: [
        process([
          stage('qualify', 'lead', step('need')),
          stage('verify', 'lead'),
          stage('deal', 'opportunity'),
        ]),
      ],
      instances: [anInstance('ann')],
    });
    expect(refusalOf(await next(store, 'ann'), 'requiredFieldsMissing').fields).toHaveLength(1);
    await changes(store, async (tx) => put(tx, leads, { ...ann, need: 'Two lathes' }));
    expect(await next(store, 'ann')).toMatchObject({ stage: 'VERIFY', moved: true });
    refusalOf(await next(store, 'ann'), 'nextStageNeedsQualify');
    receiptOf(await qualifies(store, 'ann'));
  });

  test('after qualifying it walks the stages of the opportunity and finishes at the end', async () => {
    const store = await given({
      leads: [ann],
      processes: [
        process([
          stage('qualify', 'lead'),
          stage('develop', 'opportunity', step('need')),
          stage('close', 'opportunity'),
        ]),
      ],
      instances: [anInstance('ann')],
    });
    receiptOf(await qualifies(store, 'ann'));
    expect(refusalOf(await next(store, 'ann'), 'requiredFieldsMissing')).toMatchObject({ stage: 'DEVELOP' });
    const [deal] = await everything(store, opportunities);
    if (deal) await changes(store, (tx) => put(tx, opportunities, { ...deal, need: 'Two lathes' }));
    expect(await next(store, 'ann')).toMatchObject({ stage: 'CLOSE', moved: true, finished: false });
    expect(await next(store, 'ann')).toMatchObject({ stage: 'CLOSE', moved: true, finished: true });
    expect(await next(store, 'ann')).toMatchObject({ stage: 'CLOSE', moved: false, finished: true });
    expect(await way(store)).toMatchObject({ status: 'finished', path: ['qualify', 'develop', 'close'] });
  });

  test('on a reactivated lead it says that Set Active comes first', async () => {
    const store = await given({ leads: [ann], instances: [anInstance('ann')] });
    receiptOf(await qualifies(store, 'ann'));
    await reopens(store, 'ann');
    expect(refusalOf(await next(store, 'ann'), 'activeStageElsewhere')).toMatchObject({
      stage: 'Develop',
      leadStage: 'Qualify',
    });
  });

  test.each([{}, { opportunityId: 'gone' }])(
    'of a lead that was closed without the opportunity that its stage needs, it is the lead that is closed: %o',
    async (rest) => {
      const closed = { state: 'disqualified', at: now.toISOString(), by: 'sam' } as const;
      const store = await given({
        leads: [{ ...ann, status: closed, statusReason: 4 }],
        instances: [anInstance('ann', { activeStageId: 'develop', ...rest })],
      });
      refusalOf(await next(store, 'ann'), 'leadClosed');
      expect((await way(store))?.version).toBe(1);
    },
  );

  test('without a process there is none', async () => {
    const store = await given({ leads: [ann] });
    refusalOf(await next(store, 'ann'), 'processMissing');
    refusalOf(await sets(store, 'ann'), 'processMissing');
  });
});

describe('who may move stages', () => {
  const reader = { ...qualifyingCells('organization') };
  const withPat = () =>
    given({
      leads: [ann],
      instances: [anInstance('ann', { activeStageId: 'develop', path: ['qualify', 'develop'] })],
      roles: [aRole('reader', reader)],
      people: [aPerson('pat', ['reader'])],
    });

  test('Write on the lead is needed', async () => {
    const store = await withPat();
    for (const outcome of [await sets(store, 'ann', 'pat')])
      expect(refusalOf(outcome, 'privilegesMissing').missing).toEqual([
        { privilege: 'write', on: 'lead', needed: 'businessUnit', held: 'none' },
      ]);
  });

  test('after qualifying, Write on the opportunity', async () => {
    const store = await given({
      leads: [ann],
      instances: [anInstance('ann')],
      roles: [aRole('reader', reader)],
      people: [aPerson('pat', ['reader'])],
    });
    receiptOf(await qualifies(store, 'ann'));
    expect(refusalOf(await next(store, 'ann', 'pat'), 'privilegesMissing').missing[0]?.on).toBe(
      'opportunity',
    );
  });

  test('a lead that may not be read is unknown', async () => {
    const theirs = aLead('theirs', { ownerId: 'kim', businessUnitId: 'south' });
    const store = await given({ leads: [theirs], instances: [anInstance('theirs')] });
    refusalOf(await sets(store, 'theirs'), 'leadUnknown');
    refusalOf(await next(store, 'theirs'), 'leadUnknown');
    refusalOf(await reopens(store, 'theirs'), 'leadUnknown');
  });

  test('Set Active on a closed lead is refused: it is read-only until reactivated', async () => {
    const store = await given({ leads: [ann], instances: [anInstance('ann')] });
    receiptOf(await qualifies(store, 'ann'));
    refusalOf(await sets(store, 'ann'), 'leadClosed');
  });
});
