import { type Actor, lacks } from '../people/access.ts';
import { grantors } from '../people/administrators.ts';
import type { Lead } from '../records/lead.ts';
import { missingFor } from './automation-change.ts';
import { noDetectors } from './detectors.ts';
import { type Facts, gather } from './gather.ts';
import type { TryCreate } from './isolate.ts';
import { type Made, newAccount, newContact, newOpportunity } from './new-records.ts';
import type { Planned } from './planned.ts';
import type { Target } from './settings.ts';
import { loadSettings } from './settings-change.ts';

/**
 * Creates one record as the actor, the way a qualification of the lead would, and says what refuses: the missing
 * Create, an automation that needs more than the actor may, or one that fails (S2.9.2). Writes nothing.
 */
export const tryCreateWith =
  (made: Made): TryCreate =>
  async (tx, actor, target, lead = sampleLead(actor, made)) => {
    const owned = { ownerId: lead.ownerId, businessUnitId: lead.businessUnitId };
    const missing = lacks(actor, 'create', target, owned);
    if (missing !== undefined)
      return { kind: 'privilegesMissing', missing: [missing], grantors: await grantors(tx) };
    const command = { leadId: lead.id, route: 'grid', choices: {} } as const;
    const facts = await gather(tx, actor, lead, command, noDetectors, await loadSettings(tx));
    const automations = facts.automations[target].flatMap((automation) => {
      const lacking = missingFor(actor, automation);
      return lacking.length === 0
        ? []
        : [{ id: automation.id, name: automation.name, on: target, missing: lacking }];
    });
    if (automations.length > 0)
      return { kind: 'automationPrivileges', automations, grantors: facts.grantors };
    const { failed } = planned(facts, made, target);
    if (failed === undefined) return undefined;
    const { id, name } = failed.automation;
    return { kind: 'automationFailed', id, name, on: target, reason: failed.reason };
  };

const planned = (facts: Facts, made: Made, target: Target): Planned => {
  switch (target) {
    case 'account':
      return newAccount(facts, made);
    case 'contact':
      return newContact(facts, made, []);
    case 'opportunity':
      return newOpportunity(facts, made, facts.lead.topic, []);
  }
};

/** Without a lead at hand: what the person would type into an empty form. */
const sampleLead = ({ person }: Actor, { at }: Made): Lead => ({
  id: 'sample',
  version: 0,
  topic: 'Test record',
  status: { state: 'open' },
  statusReason: 1,
  ownerId: person.id,
  businessUnitId: person.businessUnitId,
  createdAt: at.toISOString(),
  createdBy: person.id,
  modifiedAt: at.toISOString(),
  modifiedBy: person.id,
});
