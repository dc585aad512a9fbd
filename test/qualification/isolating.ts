import { accounts, automations, leads } from '../../domain/collections.ts';
import { lacksAny } from '../../domain/people/access.ts';
import type { Automation } from '../../domain/qualification/automation.ts';
import { missingFor } from '../../domain/qualification/automation-change.ts';
import {
  continueIsolation,
  type IsolationDecision,
  startIsolation,
  type TryCreate,
} from '../../domain/qualification/isolate.ts';
import type { Isolation } from '../../domain/qualification/isolation.ts';
import type { Store } from '../../domain/store/store.ts';
import { aLead, anOrganisation, as, counting, now } from '../an-organisation.ts';

export const anAutomation = (
  id: string,
  on: Automation['on'],
  touches: Automation['touches'] = [],
  rest: Partial<Automation> = {},
): Automation => ({
  id,
  version: 0,
  name: id,
  type: 'workflow',
  on,
  active: true,
  touches,
  effects: [],
  ...rest,
});

export const project = [{ privilege: 'create', on: 'custom:project' }] as const;

/** Creates a record as the person: first their own Create privilege, then one active automation after the other. */
export const tryCreate: TryCreate = async (tx, who, target) => {
  const missing = lacksAny(who, 'create', target);
  if (missing) return { kind: 'privilegesMissing', missing: [missing], grantors: [] };
  await tx.put(accounts, {
    id: 'trial',
    version: 0,
    name: 'Trial',
    state: 'active',
    statusReason: 1,
    ownerId: who.person.id,
    businessUnitId: who.person.businessUnitId,
    createdAt: now.toISOString(),
    createdBy: who.person.id,
    modifiedAt: now.toISOString(),
    modifiedBy: who.person.id,
  });
  for (const automation of await tx.find(automations, 'byTarget', target)) {
    const lacking = automation.active ? missingFor(who, automation) : [];
    if (lacking.length > 0)
      return {
        kind: 'automationPrivileges',
        automations: [{ id: automation.id, name: automation.name, on: target, missing: lacking }],
        grantors: [],
      };
  }
  return undefined;
};

export const deps = { tryCreate, newId: counting('session'), at: now };

export const organisation = (...registered: readonly Automation[]) =>
  anOrganisation(async (tx) => {
    await tx.put(leads, aLead('lead-1'));
    for (const automation of registered) await tx.put(automations, automation);
  });

export const opened = (decision: IsolationDecision): Isolation => {
  if (decision.kind === 'refused') throw new Error(JSON.stringify(decision.refusal));
  return decision.plan;
};

export const start = async (store: Store, method: 'oneByOne' | 'halves' = 'oneByOne', personId = 'sam') =>
  opened(
    await as(store, 'ada', (tx, ada) =>
      startIsolation(tx, ada, { personId, leadId: 'lead-1', method }, { ...deps, newId: () => 'session' }),
    ),
  );

export const step = async (store: Store) =>
  opened(
    await as(store, 'ada', (tx, ada) =>
      continueIsolation(tx, ada, 'session', Number.POSITIVE_INFINITY, deps),
    ),
  );

export const stepToEnd = async (store: Store, session: Isolation): Promise<Isolation> =>
  session.findings.some(({ kind }) => kind === 'searching') ? stepToEnd(store, await step(store)) : session;

export const activeOnes = (store: Store) =>
  store.read(async (view) => {
    const ids: string[] = [];
    for await (const each of view.all(automations)) if (each.active) ids.push(each.id);
    return ids;
  });

export const three = [
  anAutomation('a-greeting', 'account'),
  anAutomation('b-project', 'account', project),
  anAutomation('c-score', 'account'),
];
