import { defaultProcess } from '../domain/process/definitions.ts';
import type { ProcessInstance } from '../domain/process/flow.ts';
import type { Automation } from '../domain/qualification/automation.ts';
import type { Account } from '../domain/records/account.ts';
import type { Contact } from '../domain/records/contact.ts';
import type { Note } from '../domain/records/note.ts';
import type { Opportunity } from '../domain/records/opportunity.ts';

/** Records of the business, filled just enough; leads and people are in `an-organisation`. */

const ofSam = {
  version: 0,
  ownerId: 'sam',
  businessUnitId: 'north',
  createdAt: '2026-11-01T08:00:00.000Z',
  createdBy: 'sam',
  modifiedAt: '2026-11-01T08:00:00.000Z',
  modifiedBy: 'sam',
} as const;

export const anAccount = (id: string, rest: Partial<Account> = {}): Account => ({
  ...ofSam,
  id,
  name: 'Contoso',
  state: 'active',
  statusReason: 1,
  ...rest,
});

export const aContact = (id: string, rest: Partial<Contact> = {}): Contact => ({
  ...ofSam,
  id,
  firstName: 'Ann',
  lastName: 'Contoso',
  state: 'active',
  statusReason: 1,
  ...rest,
});

export const anOpportunity = (id: string, rest: Partial<Opportunity> = {}): Opportunity => ({
  ...ofSam,
  id,
  name: 'New machines',
  state: 'open',
  statusReason: 1,
  ...rest,
});

export const aNote = (id: string, leadId: string, rest: Partial<Note> = {}): Note => ({
  ...ofSam,
  id,
  regarding: [{ entity: 'lead', id: leadId }],
  text: `Note ${id}`,
  ...rest,
});

/** On the Qualify stage of the default process. */
export const anInstance = (leadId: string, rest: Partial<ProcessInstance> = {}): ProcessInstance => ({
  id: `way-of-${leadId}`,
  version: 0,
  processId: defaultProcess.id,
  leadId,
  activeStageId: 'qualify',
  status: 'active',
  path: ['qualify'],
  ...rest,
});

export const anAutomation = (
  id: string,
  on: Automation['on'],
  rest: Partial<Automation> = {},
): Automation => ({
  id,
  version: 0,
  name: id,
  type: 'plug-in',
  on,
  active: true,
  touches: [],
  effects: [],
  ...rest,
});
