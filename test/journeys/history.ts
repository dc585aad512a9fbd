import { leads, processInstances } from '../../domain/collections.ts';
import { defaultProcess } from '../../domain/process/definitions.ts';
import type { Lead } from '../../domain/records/lead.ts';
import type { ModelChange } from '../../domain/scoring/manage-model.ts';
import { aLead } from '../an-organisation.ts';
import { anInstance } from '../builders.ts';
import { as, type Talk, who } from '../dialogs/talk.ts';

const industries = ['Software', 'Retail', 'Health'];

/**
 * Sixty qualified and sixty disqualified leads of this year: referrals were mostly qualified, cold calls mostly
 * not, and the industry said nothing. They replace the sample's own.
 */
export async function aHistory(t: Talk): Promise<void> {
  const at = new Date('2026-11-25T09:00:00Z');
  await t.store.change({ by: 'system', why: 'import', at }, async (tx) => {
    for await (const lead of tx.all(leads)) await tx.remove(leads, lead.id);
    for (let i = 0; i < 120; i++) {
      const qualified = i % 2 === 0;
      const usual = i % 10 < 8;
      const id = `closed-${i}`;
      const closed = { at: '2026-11-01T08:00:00Z', by: who.sam.id };
      await tx.put(
        leads,
        aLead(id, {
          ownerId: who.sam.id,
          topic: `Deal ${i}`,
          createdAt: new Date(Date.UTC(2026, 1, 1 + i)).toISOString(),
          leadSource: qualified === usual ? 'Referral' : 'Cold call',
          industry: industries[i % 3] ?? 'Retail',
          country: i % 4 < 2 ? 'GB' : 'DE',
          status: qualified
            ? { state: 'qualified', ...closed, opportunityIds: [] }
            : { state: 'disqualified', ...closed },
        }),
      );
      await tx.put(processInstances, anInstance(id));
    }
  });
}

/** An open lead of Sam's on the default process, saved just now. */
export async function anOpenLead(
  t: Talk,
  id: string,
  rest: Partial<Lead> = {},
  processId = defaultProcess.id,
): Promise<void> {
  const createdAt = rest.createdAt ?? t.now().toISOString();
  await t.store.change({ by: who.sam.id, why: 'new lead', at: t.now() }, async (tx) => {
    await tx.put(leads, aLead(id, { ownerId: who.sam.id, modifiedAt: createdAt, ...rest, createdAt }));
    await tx.put(processInstances, anInstance(id, { processId }));
  });
}

/** Trains the model that the card proposes. */
export async function train(t: Talk, fields: Readonly<Record<string, string>> = {}) {
  const plan = as('trainingPlan', await t.says('ada', 'train model'));
  return as('scoringModel', await t.answers('ada', plan, 'train', fields));
}

/** Publishes it through the confirmation card. */
export async function publish(t: Talk, modelId: string, act: ModelChange['act'] = 'publish') {
  const change = { kind: 'model', change: { id: modelId, act } } as const;
  const confirm = as('adminConfirm', await t.presses('ada', { kind: 'change', change }));
  return as('adminChanged', await t.answers('ada', confirm, 'confirm'));
}
