import { describe, expect, test } from 'vitest';
import type { Command } from '../../dialogs/command.ts';
import type { Reply } from '../../dialogs/reply.ts';
import { leads, processInstances } from '../../domain/collections.ts';
import { forgetOld } from '../../domain/retention.ts';
import { as, type Talk, talk } from '../dialogs/talk.ts';

/** Two leads of Sam's with one surname, so that the bot asks which of them is meant. */
async function namesakes(): Promise<Talk & Record<'abel' | 'zoe', string>> {
  const t = await talk();
  return { ...t, abel: await saves(t, 'Abel', 'Nordwind'), zoe: await saves(t, 'Zoe', 'Hillside Bakery') };
}

async function saves(t: Talk, firstName: string, companyName: string): Promise<string> {
  const values = { firstName, lastName: 'Okoro', companyName, topic: `Ovens for ${companyName}` };
  const form = await t.presses('sam', { kind: 'new-lead', values });
  return as('leadCreated', await t.answers('sam', form, 'saveAnyway')).lead.id;
}

async function reopens(t: Talk, id: string): Promise<void> {
  const shown = await t.presses('sam', { kind: 'show-lead', lead: { kind: 'id', id } });
  as('reactivated', await t.presses('sam', button(shown, 'reactivate-lead')));
}

async function forgetReceipts(t: Talk): Promise<void> {
  t.later(91 * 24 * 60);
  await forgetOld(t.store, t.now(), 90);
}

async function qualifies(t: Talk, id: string): Promise<void> {
  const which = await t.presses('sam', { kind: 'qualify-lead', lead: { kind: 'id', id } });
  as('qualified', await t.answers('sam', which, 'continue', { create: 'account,contact,opportunity' }));
}

async function disqualifies(t: Talk, id: string): Promise<void> {
  const asks = as(
    'disqualifyAsks',
    await t.presses('sam', { kind: 'disqualify-lead', lead: { kind: 'id', id } }),
  );
  as('disqualified', await t.answers('sam', asks, 'disqualify', { reason: String(asks.reasons[0]?.value) }));
}

const stageOf = (t: Talk, leadId: string) =>
  t.store.read(async (view) => (await view.find(processInstances, 'byLead', leadId))[0]?.activeStageId);

const stateOf = (t: Talk, leadId: string) =>
  t.store.read(async (view) => (await view.get(leads, leadId))?.status.state);

/** The row of Abel on the card that asks which of two is meant. */
async function chosenAfter(t: Talk & { readonly abel: string }, text: string): Promise<Command> {
  const several = as('leadSeveral', await t.says('sam', text));
  const row = several.rows.find(({ id }) => id === t.abel);
  if (row === undefined) throw new Error('Abel is not among them');
  return row.choose;
}

describe('REL1: whoever chose one of two namesakes and presses it again', () => {
  test('moves the lead on by one stage', async () => {
    const t = await namesakes();
    for (const id of [t.abel, t.zoe]) await qualifies(t, id);
    const choose = await chosenAfter(t, 'next stage of okoro');
    as('stageMoved', await t.presses('sam', choose));
    const once = await stageOf(t, t.abel);
    await t.presses('sam', choose);
    expect(await stageOf(t, t.abel)).toBe(once);
  });

  test('reopens the lead, and not again when it was closed anew', async () => {
    const t = await namesakes();
    for (const id of [t.abel, t.zoe]) await disqualifies(t, id);
    const choose = await chosenAfter(t, 'reactivate okoro');
    as('reactivated', await t.presses('sam', choose));
    await disqualifies(t, t.abel);
    await t.presses('sam', choose);
    expect(await stateOf(t, t.abel)).toBe('disqualified');
  });

  test('puts it back on its own stage, and not again when it was qualified and reopened anew', async () => {
    const t = await namesakes();
    for (const id of [t.abel, t.zoe]) {
      await qualifies(t, id);
      await reopens(t, id);
    }
    const choose = await chosenAfter(t, 'set active for okoro');
    expect(as('stageMoved', await t.presses('sam', choose)).moved).toBe(true);
    const asks = await t.presses('sam', { kind: 'qualify-lead', lead: { kind: 'id', id: t.abel } });
    as('qualified', await t.answers('sam', asks, 'continue', { opportunity: 'new' }));
    await reopens(t, t.abel);
    await forgetReceipts(t);
    expect(as('stageMoved', await t.presses('sam', choose)).moved).toBe(false);
  });
});

test('REL1: a guess that does at once what was meant shows the lead first, and is then done once', async () => {
  const t = await namesakes();
  const third = await saves(t, 'Mina', 'Blue Yonder');
  for (const id of [t.zoe, third]) {
    const pair = { lead: { kind: 'id', id: t.abel }, other: { kind: 'id', id } } as const;
    const choosing = await t.answers(
      'sam',
      await t.presses('sam', { kind: 'merge-leads', ...pair }),
      'keep-0',
    );
    as('merged', await t.answers('sam', choosing, 'merge'));
    t.later(1);
  }
  const guess = { kind: 'undo', lead: { kind: 'words', words: 'Abel Okoro' } } as const;
  const undo = button(await t.presses('sam', guess), 'undo-merge');
  const done = as('unmerged', await t.presses('sam', undo));
  await t.presses('sam', guess);
  expect(await t.presses('sam', undo)).toEqual(done);
  expect([await stateOf(t, t.zoe), await stateOf(t, third)]).toEqual(['disqualified', 'open']);
});

test('REL1: to cancel a choice ends no other dialog, however often it is pressed', async () => {
  const t = await namesakes();
  const forms = [await t.says('sam', 'edit ann weber'), await t.says('sam', 'disqualify hannah berg')];
  as('leadSeveral', await t.says('sam', 'show okoro'));
  const cancel = { kind: 'cancel' } as const;
  as('cancelled', await t.presses('sam', cancel));
  as('cancelled', await t.presses('sam', cancel));
  for (const [at, form] of forms.entries())
    expect((await t.answers('sam', form, 'nothing')).kind, String(at)).not.toBe('cancelled');
});

/** The button of that kind, as the card shows it. */
function button(card: Reply, kind: Command['kind']): Command {
  const offers = 'offers' in card ? card.offers : [];
  const found = offers.find((offer) => offer.kind === kind);
  if (found === undefined) throw new Error(`no ${kind} among ${offers.map((offer) => offer.kind)}`);
  return found;
}
