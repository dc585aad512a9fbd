import { defaultProcess } from '../process/definitions.ts';
import type { ProcessFlow } from '../process/flow.ts';
import type { Automation } from '../qualification/automation.ts';
import { defaultMaps, defaultOptionSets, statusRow } from '../qualification/default-maps.ts';
import type { AttributeMap, OptionSet } from '../qualification/mapping.ts';
import { defaultSettings, type Settings } from '../qualification/settings.ts';
import type { Fresh } from './fresh.ts';

/** What the administrator set up: every default, and what makes the organisation worth looking at. */

export const sampleSettings: Fresh<Settings> = {
  ...defaultSettings,
  organization: 'Adventure Works',
  defaultProcessId: defaultProcess.id,
  defaultCountry: 'GB',
  customEntities: ['custom:site-visit'],
};

/** A reason of open leads that nobody added to opportunities, although it is copied to them (S2.6.3). */
export const awaitingBudget = 8;

export const sampleOptionSets: readonly Fresh<OptionSet>[] = defaultOptionSets.map((set) => {
  if (set.entity === 'lead') {
    const added = { value: awaitingBudget, label: 'Awaiting Budget', state: 'open' };
    return { ...set, options: [...set.options, added] };
  }
  if (set.entity !== 'opportunity') return set;
  const labels = new Map([
    [1, 'New'],
    [2, 'Contacted'],
  ]);
  return {
    ...set,
    options: set.options.map((option) => ({ ...option, label: labels.get(option.value) ?? option.label })),
  };
});

export const sampleMaps: readonly Fresh<AttributeMap>[] = defaultMaps.map((map) =>
  map.target === 'opportunity' ? { ...map, rows: [...map.rows, statusRow] } : map,
);

const neededForLargeDeals: readonly string[] = ['budgetAmount', 'purchaseTimeframe', 'decisionMaker'];

/** For large deals: budget, timeframe and decision maker must be known before qualifying. */
export const enterpriseProcess: Fresh<ProcessFlow> = {
  id: 'enterprise-sales',
  name: 'Enterprise Sales Process',
  stages: defaultProcess.stages.map((stage) => ({
    ...stage,
    steps: stage.steps.map((step) => ({
      ...step,
      required: stage.entity === 'lead' && neededForLargeDeals.includes(step.field),
    })),
  })),
};

export const sampleProcesses: readonly Fresh<ProcessFlow>[] = [defaultProcess, enterpriseProcess];

export const sampleAutomations: readonly Fresh<Automation>[] = [
  {
    id: 'plan-site-visit',
    name: 'Plan a site visit',
    type: 'workflow',
    on: 'opportunity',
    active: true,
    touches: [{ privilege: 'create', on: 'custom:site-visit' }],
    effects: [{ kind: 'addNote', text: 'Plan a site visit within two weeks.' }],
  },
  {
    id: 'require-website',
    name: 'Check the website of new accounts',
    type: 'plug-in',
    on: 'account',
    active: false,
    touches: [{ privilege: 'read', on: 'account' }],
    effects: [{ kind: 'requireField', field: 'website' }],
  },
];
