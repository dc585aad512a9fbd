import { describe, expect, test } from 'vitest';
import { leads, processFlows, processInstances, settings } from '../../domain/collections.ts';
import {
  addProcess,
  changeProcess,
  previewProcess,
  removeProcess,
} from '../../domain/process/change-definition.ts';
import { defaultProcess, leadStageOf, problemsOf } from '../../domain/process/definitions.ts';
import type { ProcessEdit } from '../../domain/process/edit-definition.ts';
import type { ProcessInstance, Stage } from '../../domain/process/flow.ts';
import { defaultSettings } from '../../domain/qualification/settings.ts';
import type { Transaction } from '../../domain/store/store.ts';
import { aLead, anOrganisation, as } from '../an-organisation.ts';

const onStage = (leadId: string, activeStageId: string, status: ProcessInstance['status'] = 'active') => ({
  id: `instance-${leadId}`,
  version: 0,
  processId: defaultProcess.id,
  leadId,
  activeStageId,
  status,
  path: [activeStageId],
});

const organisation = (more: (tx: Transaction) => Promise<void> = async () => {}) =>
  anOrganisation(async (tx) => {
    await tx.put(processFlows, { ...defaultProcess, version: 0 });
    await more(tx);
  });

const twoLeads = () =>
  organisation(async (tx) => {
    await tx.put(leads, aLead('lead-1', { budgetAmount: 5000 }));
    await tx.put(leads, aLead('lead-2'));
    await tx.put(processInstances, onStage('lead-1', 'qualify'));
    await tx.put(processInstances, onStage('lead-2', 'qualify'));
    await tx.put(processInstances, onStage('lead-3', 'qualify', 'aborted'));
  });

const stage = (name: string, entity: Stage['entity'], ...fields: readonly string[]): Stage => ({
  id: name.toLowerCase(),
  name,
  entity,
  steps: fields.map((field) => ({ field, label: field, required: false })),
});

describe('a definition', () => {
  test('S1.3.4: the process that comes with the product goes from Qualify on the lead to Close', () => {
    expect(defaultProcess.name).toBe('Lead to Opportunity Sales Process');
    expect(defaultProcess.stages.map(({ name, entity }) => `${name} ${entity}`)).toEqual([
      'Qualify lead',
      'Develop opportunity',
      'Propose opportunity',
      'Close opportunity',
    ]);
    expect(problemsOf(defaultProcess)).toEqual([]);
    expect(leadStageOf(defaultProcess)?.name).toBe('Qualify');
  });

  test.each([
    ['has a stage for the lead', [stage('Close', 'opportunity')], [{ kind: 'noLeadStage' }]],
    [
      'has the stages of the lead first',
      [stage('Qualify', 'lead'), stage('Close', 'opportunity'), stage('Nurture', 'lead')],
      [{ kind: 'leadStageTooLate', stage: 'Nurture' }],
    ],
    [
      'names each stage once',
      [stage('Qualify', 'lead'), stage('Qualify', 'lead')],
      [{ kind: 'stageTwice', stage: 'Qualify' }],
    ],
    [
      'asks for each field once in a stage',
      [stage('Qualify', 'lead', 'need', 'need')],
      [{ kind: 'stepTwice', stage: 'Qualify', step: 'need' }],
    ],
    [
      'asks only for fields of its record',
      [stage('Qualify', 'lead', 'companyName'), stage('Close', 'opportunity', 'companyName')],
      [{ kind: 'fieldUnknown', stage: 'Close', field: 'companyName' }],
    ],
    ['names its stages', [stage(' ', 'lead')], [{ kind: 'nameBlank', of: 'stage' }]],
  ] as const)('%s', (_, stages, problems) => {
    expect(problemsOf({ name: 'Process', stages })).toEqual(problems);
  });
});

const edit = async (change: ProcessEdit, store = organisation()) => {
  const opened = await store;
  const decision = await as(opened, 'ada', (tx, ada) => changeProcess(tx, ada, defaultProcess.id, change));
  return { decision, flow: await opened.read((view) => view.get(processFlows, defaultProcess.id)) };
};

describe('editing', () => {
  test('S2.3.2: requiring a step tells first how many leads of the stage it blocks', async () => {
    const store = await twoLeads();
    const require = {
      kind: 'requireStep',
      stageId: 'qualify',
      field: 'budgetAmount',
      required: true,
    } as const;
    const preview = await as(store, 'ada', (tx, ada) => previewProcess(tx, ada, defaultProcess.id, require));
    expect(preview).toMatchObject({ plan: { inStage: 2, lacking: { leads: 1, looked: 2 } } });
    const { flow } = await edit(require, Promise.resolve(store));
    expect(flow?.stages[0]?.steps.filter(({ required }) => required).map(({ field }) => field)).toEqual([
      'budgetAmount',
    ]);
    const { decision } = await edit({ ...require, required: false }, Promise.resolve(store));
    expect(decision.kind === 'agreed' && decision.plan.lacking).toBeUndefined();
  });

  test('steps and stages are added, renamed and removed', async () => {
    const { flow: added } = await edit({
      kind: 'addStep',
      stageId: 'qualify',
      step: { field: 'jobTitle', label: 'Job title', required: true },
    });
    expect(added?.stages[0]?.steps.at(-1)).toMatchObject({ field: 'jobTitle', required: true });
    const { flow: without } = await edit({ kind: 'removeStep', stageId: 'qualify', field: 'need' });
    expect(without?.stages[0]?.steps.some(({ field }) => field === 'need')).toBe(false);
    const { flow: nurture } = await edit({ kind: 'addStage', stage: stage('Nurture', 'lead'), at: 1 });
    expect(nurture?.stages.map(({ name }) => name)).toEqual([
      'Qualify',
      'Nurture',
      'Develop',
      'Propose',
      'Close',
    ]);
    const { flow: renamed } = await edit({ kind: 'renameStage', stageId: 'close', name: 'Won or lost' });
    expect(renamed?.stages[3]?.name).toBe('Won or lost');
    const { flow: shorter } = await edit({ kind: 'removeStage', stageId: 'propose' });
    expect(shorter?.stages).toHaveLength(3);
    expect((await edit({ kind: 'rename', name: 'Our way' })).flow?.name).toBe('Our way');
  });

  test('a stage in which leads stand is not removed', async () => {
    const { decision, flow } = await edit({ kind: 'removeStage', stageId: 'qualify' }, twoLeads());
    expect(decision).toMatchObject({ kind: 'refused' });
    expect(flow?.stages).toHaveLength(4);
    const nurture = { kind: 'addStage', stage: stage('Nurture', 'lead'), at: 1 } as const;
    const store = await twoLeads();
    await edit(nurture, Promise.resolve(store));
    const again = await edit({ kind: 'removeStage', stageId: 'qualify' }, Promise.resolve(store));
    expect(again.decision).toMatchObject({ refusal: { kind: 'stageInUse', stage: 'Qualify', leads: 2 } });
  });

  test.each([
    [
      { kind: 'removeStage', stageId: 'qualify' },
      { kind: 'unsound', problems: [{ kind: 'noLeadStage' }] },
    ],
    [
      { kind: 'removeStage', stageId: 'nowhere' },
      { kind: 'notFound', what: 'stage', id: 'nowhere' },
    ],
    [
      { kind: 'requireStep', stageId: 'qualify', field: 'mood', required: true },
      { kind: 'notFound', what: 'step', id: 'mood' },
    ],
    [
      { kind: 'rename', name: '' },
      { kind: 'unsound', problems: [{ kind: 'nameBlank', of: 'process' }] },
    ],
  ] as const satisfies readonly (readonly [ProcessEdit, object])[])(
    '%o is refused',
    async (change, refusal) => {
      const { decision, flow } = await edit(change);
      expect(decision).toMatchObject({ kind: 'refused', refusal });
      expect(flow?.version).toBe(1);
    },
  );

  test('a salesperson edits no process', async () => {
    const store = await organisation();
    const decision = await as(store, 'sam', (tx, sam) =>
      changeProcess(tx, sam, defaultProcess.id, { kind: 'rename', name: 'Mine' }),
    );
    expect(decision).toMatchObject({ refusal: { missing: [{ privilege: 'write', on: 'process' }] } });
  });
});

describe('adding and removing', () => {
  const partner = { id: 'partner', name: 'Partner', stages: [stage('Meet', 'lead')] };

  test('a sound definition is added, an unsound one is not', async () => {
    const store = await organisation();
    await as(store, 'ada', (tx, ada) => addProcess(tx, ada, partner));
    expect(await store.read((view) => view.get(processFlows, 'partner'))).toMatchObject(partner);
    const unsound = await as(store, 'ada', (tx, ada) =>
      addProcess(tx, ada, { ...partner, id: 'x', stages: [] }),
    );
    expect(unsound).toMatchObject({ refusal: { kind: 'unsound' } });
    expect(await store.read((view) => view.get(processFlows, 'x'))).toBeUndefined();
  });

  test('a definition that leads are in, or that new leads start in, stays', async () => {
    const inUse = await twoLeads();
    expect(await as(inUse, 'ada', (tx, ada) => removeProcess(tx, ada, defaultProcess.id))).toMatchObject({
      refusal: { kind: 'processInUse', leads: 3, isDefault: false },
    });
    const isDefault = await organisation(async (tx) => {
      await tx.put(settings, { ...defaultSettings, version: 0, defaultProcessId: defaultProcess.id });
    });
    expect(await as(isDefault, 'ada', (tx, ada) => removeProcess(tx, ada, defaultProcess.id))).toMatchObject({
      refusal: { kind: 'processInUse', leads: 0, isDefault: true },
    });
  });

  test('a definition that nobody uses is removed', async () => {
    const store = await organisation();
    await as(store, 'ada', (tx, ada) => removeProcess(tx, ada, defaultProcess.id));
    expect(await store.read((view) => view.size(processFlows))).toBe(0);
  });
});
