import { describe, expect, test } from 'vitest';
import type { Reply } from '../../dialogs/reply.ts';
import { leads } from '../../domain/collections.ts';
import { because } from '../an-organisation.ts';
import { as, type Talk, talk, who } from '../dialogs/talk.ts';

const lead = (id: string) => ({ kind: 'id', id }) as const;

/** The lead goes to Priya in South, who writes down what Sam in North is not to see. */
const handOver = (t: Talk, id: string): Promise<void> =>
  t.store.change(because, async (tx) => {
    const before = await tx.get(leads, id);
    if (before === undefined) throw new Error(`no lead ${id}`);
    const secret = {
      topic: 'Secret topic',
      lastName: 'Secret',
      companyName: 'Secret Ltd',
      email: 's@secret.example',
    };
    await tx.put(leads, { ...before, ...secret, ownerId: who.priya.id, businessUnitId: 'south' });
  });

/** The card that Sam still has, pressed again: as it stands, and on a revision before. */
async function pressAgain(t: Talk, card: Reply, press: string): Promise<readonly Reply[]> {
  if (!('flow' in card) || !('rev' in card)) throw new Error(`a ${card.kind} card has no flow`);
  const { flow, rev } = card;
  const shown = await t.presses('sam', { kind: 'flow', flow, rev: rev - 1, press: 'show' });
  return [shown, await t.presses('sam', { kind: 'flow', flow, rev, press })];
}

describe('SEC7: an old card tells nothing of a lead that is no longer theirs to read', () => {
  const begun: readonly (readonly [string, string, (t: Talk) => Promise<Reply>])[] = [
    ['editing', 'save', (t) => t.says('sam', 'edit ann weber')],
    ['qualifying', 'continue', (t) => t.says('sam', 'qualify ann weber')],
    ['disqualifying', 'disqualify', (t) => t.says('sam', 'disqualify ann weber')],
    ['assigning', 'assign', (t) => t.says('sam', 'assign ann weber to tom')],
    ['choosing a new owner', 'continue', (t) => t.says('sam', 'assign ann weber')],
    [
      'merging',
      'keep-0',
      async (t) =>
        t.presses('sam', { kind: 'merge-records', entity: 'lead', ids: ['leeds-boosters', 'data-hall'] }),
    ],
    [
      'qualifying many',
      'confirm',
      (t) => t.presses('sam', { kind: 'bulk-qualify', leadIds: ['leeds-boosters'] }),
    ],
  ];
  test.each(begun)('the card of %s', async (_what, press, begin) => {
    const t = await talk();
    const card = await begin(t);
    await handOver(t, 'leeds-boosters');
    for (const reply of await pressAgain(t, card, press))
      expect(JSON.stringify(reply)).not.toMatch(/secret/i);
  });

  test.each(['new lead', 'edit ann weber'])('the receipt of %s', async (begin) => {
    const t = await talk();
    const form = as('leadForm', await t.says('sam', begin));
    const fields = { topic: 'A pump', lastName: 'Mine' };
    const saved = as('leadCreated', await t.answers('sam', form, 'save', fields));
    await handOver(t, saved.lead.id);
    const again = await t.answers('sam', form, 'save', fields);
    expect(JSON.stringify(again)).not.toMatch(/secret/i);
    expect(as('refused', again).refusal).toEqual({ kind: 'leadUnknown' });
  });

  test('the button that takes a merge back', async () => {
    const t = await talk();
    const ids = ['leeds-boosters', 'data-hall'] as const;
    const card = await t.presses('sam', { kind: 'merge-records', entity: 'lead', ids, choose: true });
    const { receipt } = as('merged', await t.answers('sam', card, 'merge'));
    await handOver(t, receipt.master.id);
    const back = await t.presses('sam', { kind: 'undo-merge', mergeId: receipt.mergeId });
    expect(JSON.stringify(back)).not.toMatch(/secret/i);
  });

  test('nothing of it is written either', async () => {
    const t = await talk();
    const form = await t.says('sam', 'edit ann weber');
    await handOver(t, 'leeds-boosters');
    await t.answers('sam', form, 'save', { topic: 'Mine again' });
    const after = await t.store.read((view) => view.get(leads, 'leeds-boosters'));
    expect(after).toMatchObject({ topic: 'Secret topic', ownerId: who.priya.id });
    expect(await t.presses('sam', { kind: 'show-lead', lead: lead('leeds-boosters') })).toMatchObject({
      kind: 'leadNone',
    });
  });
});
