import {
  accounts,
  contacts,
  duplicateDecisions,
  duplicatePairs,
  feedback,
  flows,
  leads,
  memories,
  merges,
  notes,
  notices,
  openQuestions,
  opportunities,
  reversals,
  scoreHistories,
} from '../../domain/collections.ts';
import { seedSample } from '../../domain/sample/seed.ts';
import type { Store, Transaction } from '../../domain/store/store.ts';

export const at = new Date('2026-03-04T05:06:07.000Z');
const when = at.toISOString();

/** Nothing else in the world is spelt like these: none of their bytes may be left. */
export const canaries = [
  'quintilla',
  'vandersloot',
  'canary@example.org',
  'old.mail@example.org',
  '5557123',
  '555 71 23',
  '5559876',
  'likes-sailing',
];

export const mail = 'Q.Canary@example.org';
export const otherId = '00000000-0000-4000-8000-00000000beef';
const leadId = '00000000-0000-4000-8000-0000000000aa';
const contactId = '00000000-0000-4000-8000-0000000000cc';
export const owned = {
  version: 0,
  ownerId: 'sam',
  businessUnitId: 'unit',
  createdAt: when,
  createdBy: 'sam',
  modifiedAt: when,
  modifiedBy: 'sam',
};

/** A person with everything that there can be of one, among the sample organisation. */
export async function liveThere(store: Store): Promise<void> {
  await store.change({ by: 'sam', why: 'set up', at }, (tx) => seedSample(tx, at));
  await liveIn(store);
}

/** The same in an empty store. */
export async function liveIn(store: Store): Promise<void> {
  const change = (why: string, edit: (tx: Transaction) => Promise<unknown>) =>
    store.change({ by: 'sam', why, at }, edit);
  const lead = await store.change({ by: 'sam', why: 'create lead', at }, (tx) =>
    tx.put(leads, {
      ...owned,
      id: leadId,
      topic: 'Quintilla wants forty chairs',
      firstName: 'Quintilla',
      lastName: 'Vandersloot',
      email: 'old.mail@example.org',
      phone: '+49 30 5559876',
      companyName: 'Chairs & Sons',
      description: 'likes-sailing',
      status: { state: 'open' },
      statusReason: 1,
    }),
  );
  await change('edit lead', (tx) => tx.put(leads, { ...lead, email: mail, phone: '030 / 555 71 23' }));
  await change('qualify lead', async (tx) => {
    await tx.put(contacts, {
      ...owned,
      id: contactId,
      firstName: 'Quintilla',
      lastName: 'Vandersloot',
      email: mail,
      state: 'active',
      statusReason: 1,
      originatingLeadId: leadId,
    });
    await tx.put(accounts, {
      ...owned,
      id: 'account-1',
      name: 'Chairs & Sons',
      email: mail,
      phone: '030 / 555 71 23',
      city: 'Berlin',
      state: 'active',
      statusReason: 1,
      originatingLeadId: leadId,
    });
    await tx.put(opportunities, {
      ...owned,
      id: 'deal-1',
      name: 'Quintilla wants forty chairs',
      description: 'Ms Vandersloot decides',
      budgetAmount: 4_000,
      state: 'open',
      statusReason: 1,
      originatingLeadId: leadId,
    });
    await tx.put(reversals, {
      id: leadId,
      version: 0,
      of: 'qualify',
      at: when,
      by: 'sam',
      until: when,
      touched: [{ how: 'changed', kind: 'lead', id: leadId, print: 'x', before: lead }],
    });
    return tx.once('press-1', async () => ({ receipt: `Qualified Quintilla Vandersloot, ${mail}` }));
  });
  await change('add notes', async (tx) => {
    const note = { ...owned, regarding: [{ entity: 'lead' as const, id: leadId }] };
    await tx.put(notes, { ...note, id: 'note-1', text: 'Called Quintilla: likes-sailing' });
    await tx.put(notes, { ...note, id: 'note-2', subject: 'Vandersloot', text: 'gone soon' });
  });
  await change('delete note', (tx) => tx.remove(notes, 'note-2'));
  await change('speak of others', async (tx) => {
    const other = {
      ...owned,
      id: otherId,
      topic: 'Tables',
      firstName: 'Bo',
      lastName: 'Berg',
      statusReason: 1,
    };
    await tx.put(leads, {
      ...other,
      status: { state: 'open' },
      email: 'bo@example.org',
      description: 'Sent by Vandersloot, Quintilla (q.canary+x@example.org, +49 30 5557123). Wants tables.',
    });
    await tx.put(duplicateDecisions, {
      id: `lead:${leadId}|lead:${otherId}`,
      version: 0,
      a: `lead:${leadId}`,
      b: `lead:${otherId}`,
      verdict: 'different' as const,
      by: 'sam',
      at: when,
    });
  });
  await change('remember', async (tx) => {
    const state = { leadId, fields: { name: 'Quintilla Vandersloot' } };
    const flow = { version: 0, name: 'new-lead', personId: 'sam', personName: 'Sam', v: 1, rev: 1 } as const;
    await tx.put(flows, { ...flow, id: 'flow-1', status: 'open', state, updatedAt: when });
    await tx.put(flows, {
      ...flow,
      id: 'flow-2',
      status: 'open',
      state: { leadId: otherId },
      updatedAt: when,
    });
    await tx.put(memories, { id: 'memory-1', version: 0, asked: ['who is vandersloot?'] });
    await tx.put(openQuestions, {
      id: 'what is the number of quintilla vandersloot',
      version: 0,
      text: 'What is the number of Quintilla Vandersloot',
      outcome: 'declined',
      nearest: [],
      times: 1,
      at: when,
    });
    await tx.put(feedback, {
      id: 'f1',
      version: 0,
      personId: 'sam',
      reaction: 'like',
      comment: 'Quintilla Vandersloot would agree',
      topics: [],
      at: when,
    });
    await tx.put(notices, {
      id: 'n1',
      version: 0,
      to: 'ada',
      at: when,
      deliveredAt: when,
      about: {
        kind: 'ruleChangeAsked',
        ruleId: 'r',
        name: 'rule',
        excludeInactive: true,
        personName: 'Sam',
        leadId,
        leadName: 'Quintilla Vandersloot',
      },
    });
    await tx.put(merges, {
      id: 'm1',
      version: 0,
      entity: 'lead',
      masterId: leadId,
      otherId: 'lead-gone',
      at: when,
      by: 'sam',
      until: when,
      status: 'undone',
      touched: [{ how: 'changed', kind: 'lead', id: leadId, print: 'x', before: lead }],
    });
    await tx.put(duplicatePairs, {
      id: 'p1',
      version: 0,
      scanId: 's',
      entity: 'lead',
      a: leadId,
      b: otherId,
      probability: 0.7,
      partitions: [],
    });
    await tx.put(scoreHistories, {
      id: `lead:${leadId}`,
      version: 0,
      scores: [{ value: 70, grade: 'B', at: when, modelId: 'm' }],
      whenNew: { lastName: 'Vandersloot' },
    });
  });
}

/** Which of the canaries are in a text. */
export const canariesIn = (text: string): string[] => {
  const lower = text.toLowerCase();
  return canaries.filter((canary) => lower.includes(canary));
};

export { contactId, leadId };
