import { describe, expect, test } from 'vitest';
import type { Reply } from '../../dialogs/reply.ts';
import { accounts, contacts, leads, notes, opportunities } from '../../domain/collections.ts';
import { as, type Talk, talk } from '../dialogs/talk.ts';

const all = 'account,contact,opportunity';
const lead = (id: string) => ({ kind: 'id', id }) as const;

/** How many accounts, contacts and opportunities there are. */
const census = ({ store }: Talk) =>
  store.read(async (view) => ({
    accounts: await view.size(accounts),
    contacts: await view.size(contacts),
    opportunities: await view.size(opportunities),
  }));

/** Ann Weber's e-mail address is that of an existing contact of Contoso. */
async function atTheDuplicates(t: Talk): Promise<Reply> {
  const which = as('qualifyAsks', await t.says('sam', 'qualify ann weber'));
  return t.answers('sam', which, 'continue', { create: all });
}

describe('S0.1, S0.2: a salesperson finds and qualifies a lead in chat', () => {
  test('UX3: a clean lead takes two presses after the search, misspelt as it was', async () => {
    const t = await talk();
    const card = as('leadCard', await t.says('sam', 'find hanah berg'));
    const which = as(
      'qualifyAsks',
      await t.presses('sam', { kind: 'qualify-lead', lead: lead(card.lead.id) }),
    );
    const { receipt } = as('qualified', await t.answers('sam', which, 'continue', { create: all }));
    expect(receipt.records.map(({ target, how }) => `${target} ${how}`)).toEqual([
      'account created',
      'contact created',
      'opportunity created',
    ]);
  });

  test('UX3, S0.3: with a duplicate it takes three, and the lead is linked instead of doubled', async () => {
    const t = await talk();
    const before = await census(t);
    const asks = as('qualifyAsks', await atTheDuplicates(t));
    expect(asks.question).toMatchObject({ kind: 'possibleMatches', improved: true });
    const { receipt } = as(
      'qualified',
      await t.answers('sam', asks, 'continue', { accountId: 'contoso', contactId: 'contact-leeds-boosters' }),
    );
    expect(receipt.records.map(({ target, how, name }) => `${how} ${target} ${name}`)).toEqual([
      'linked account Contoso',
      'linked contact Ann Weber',
      'created opportunity Four booster pumps for the Leeds plant',
    ]);
    expect(await census(t)).toEqual({ ...before, opportunities: before.opportunities + 1 });
  });

  test('S2.5.1: qualifying again is refused, and the refusal names what was created', async () => {
    const t = await talk();
    await t.answers('sam', await atTheDuplicates(t), 'ignore');
    const { refusal } = as('refused', await t.says('sam', 'qualify ann weber'));
    expect(refusal).toMatchObject({ kind: 'leadClosed', state: 'qualified', byName: 'Sam Rivera' });
    expect(refusal.kind === 'leadClosed' && refusal.made).toHaveLength(3);
  });

  test('S1.17.1, S1.17.2: notes and attachments are on the opportunity, and still on the lead', async () => {
    const t = await talk();
    const { receipt } = as('qualified', await t.answers('sam', await atTheDuplicates(t), 'ignore'));
    const deal = receipt.records.find(({ target }) => target === 'opportunity');
    const [onDeal, onLead] = await t.store.read(async (view) => [
      await view.find(notes, 'byRegarding', `opportunity:${deal?.id}`),
      await view.find(notes, 'byRegarding', 'lead:leeds-boosters'),
    ]);
    expect(onLead).toHaveLength(receipt.notes);
    expect(onDeal).toEqual(expect.arrayContaining([...onLead]));
    expect(onLead.filter(({ attachment }) => attachment !== undefined)).toHaveLength(receipt.attachments);
    expect(receipt.attachments).toBeGreaterThan(0);
  });
});

describe('S1.16.4, S1.16.5: the dialog “Account or Contact may already exist”', () => {
  test('Continue without a selection saves nothing and says so', async () => {
    const t = await talk();
    const before = await census(t);
    const again = as('qualifyAsks', await t.answers('sam', await atTheDuplicates(t), 'continue'));
    expect(again.problem).toEqual({ kind: 'nothingSelected' });
    expect(await census(t)).toEqual(before);
  });

  test('Ignore and save makes a new account and a new contact', async () => {
    const t = await talk();
    const before = await census(t);
    as('qualified', await t.answers('sam', await atTheDuplicates(t), 'ignore'));
    expect(await census(t)).toEqual({
      accounts: before.accounts + 1,
      contacts: before.contacts + 1,
      opportunities: before.opportunities + 1,
    });
  });
});

describe('S1.15.1–S1.15.3: the dialog “Duplicate warning”, with the improved experience off', () => {
  const warned = async (t: Talk): Promise<Reply> => {
    const confirm = await t.presses('ada', {
      kind: 'change',
      change: { kind: 'settings', edit: { improvedDuplicates: false } },
    });
    as('adminChanged', await t.answers('ada', confirm, 'confirm'));
    const asks = as('qualifyAsks', await atTheDuplicates(t));
    expect(asks.question).toMatchObject({ kind: 'possibleMatches', improved: false });
    return asks;
  };

  test('a selected record is linked', async () => {
    const t = await talk();
    const { receipt } = as(
      'qualified',
      await t.answers('sam', await warned(t), 'continue', { accountId: 'contoso' }),
    );
    expect(receipt.records[0]).toMatchObject({ target: 'account', how: 'linked', name: 'Contoso' });
    expect(receipt.records[1]).toMatchObject({ target: 'contact', how: 'created' });
  });

  test('left blank, Continue ignores the warning and creates new records', async () => {
    const t = await talk();
    const { receipt } = as('qualified', await t.answers('sam', await warned(t), 'continue'));
    expect(receipt.records.map(({ how }) => how)).toEqual(['created', 'created', 'created']);
  });
});

describe('REL1: one effect, however often it is pressed', () => {
  test('pressing Continue twice, one after the other and at once, makes one opportunity and one receipt', async () => {
    const t = await talk();
    const before = await census(t);
    const asks = await atTheDuplicates(t);
    const press = () => t.answers('sam', asks, 'ignore');
    const answers = [...(await Promise.all([press(), press(), press()])), await press()];
    const [first] = answers;
    expect(as('qualified', first as Reply).receipt.leadName).toBe('Ann Weber');
    for (const answer of answers) expect(answer).toEqual(first);
    expect(await census(t)).toEqual({
      accounts: before.accounts + 1,
      contacts: before.contacts + 1,
      opportunities: before.opportunities + 1,
    });
  });

  test('an outdated card shows where the flow stands now and changes nothing', async () => {
    const t = await talk();
    const which = as('qualifyAsks', await t.says('sam', 'qualify ann weber'));
    const now = await t.answers('sam', which, 'continue', { create: all });
    expect(await t.answers('sam', which, 'continue', { create: 'account' })).toEqual(now);
  });

  test('somebody else’s press is told whose card it is', async () => {
    const t = await talk();
    const asks = await atTheDuplicates(t);
    expect(await t.answers('priya', asks, 'ignore')).toEqual({ kind: 'notYourCard', starter: 'Sam Rivera' });
    expect((await t.store.read((view) => view.get(leads, 'leeds-boosters')))?.status.state).toBe('open');
  });

  test('a flow that nobody knows is no longer active', async () => {
    const t = await talk();
    const reply = await t.presses('sam', { kind: 'flow', flow: 'qualify:x:y', rev: 1, press: 'continue' });
    expect(reply.kind).toBe('cardInactive');
  });

  test('Cancel ends it; the old card then says so and does nothing', async () => {
    const t = await talk();
    const asks = await atTheDuplicates(t);
    as('cancelled', await t.answers('sam', asks, 'cancel'));
    as('cancelled', await t.answers('sam', asks, 'ignore'));
    expect((await t.store.read((view) => view.get(leads, 'leeds-boosters')))?.status.state).toBe('open');
  });

  test('another person qualified it meanwhile: the press is refused with who it was', async () => {
    const t = await talk();
    const asks = await atTheDuplicates(t);
    const which = as('qualifyAsks', await t.says('mira', 'qualify ann weber'));
    const matches = await t.answers('mira', which, 'continue', { create: all });
    as('qualified', await t.answers('mira', matches, 'ignore'));
    const { refusal } = as('refused', await t.answers('sam', asks, 'ignore'));
    expect(refusal).toMatchObject({ kind: 'leadClosed', byName: 'Mira Chen' });
  });
});

describe('S1.11.2, S1.11.3: which records are created', () => {
  test('S1.11.3: with the setting on Yes nobody is asked; one look and one press', async () => {
    const t = await talk();
    const yes = { account: 'automatic', contact: 'automatic', opportunity: 'automatic' } as const;
    const confirm = await t.presses('ada', {
      kind: 'change',
      change: { kind: 'settings', edit: { create: yes } },
    });
    as('adminChanged', await t.answers('ada', confirm, 'confirm'));
    const look = as('qualifyConfirm', await t.says('sam', 'qualify hannah berg'));
    expect(look.plan.map(({ target, choice }) => `${choice} ${target}`)).toEqual([
      'create account',
      'create contact',
      'create opportunity',
    ]);
    as('qualified', await t.answers('sam', look, 'continue'));
  });

  test('S1.11.2: with the setting on No only what was chosen is created', async () => {
    const t = await talk();
    const before = await census(t);
    const which = as('qualifyAsks', await t.says('sam', 'qualify hannah berg'));
    as('qualified', await t.answers('sam', which, 'continue', { create: 'contact' }));
    expect(await census(t)).toEqual({ ...before, contacts: before.contacts + 1 });
  });

  test('C7: up to five opportunities, six are refused with the limit', async () => {
    const t = await talk();
    const which = as('qualifyAsks', await t.says('sam', 'qualify hannah berg'));
    const six = { create: 'opportunity', opportunityNames: 'a\nb\nc\nd\ne\nf' };
    const again = as('qualifyAsks', await t.answers('sam', which, 'continue', six));
    expect(again.problem).toEqual({ kind: 'tooManyOpportunities', limit: 5 });
    const five = { create: 'opportunity', opportunityNames: 'a\nb\nc\nd\ne' };
    const { receipt } = as('qualified', await t.answers('sam', again, 'continue', five));
    expect(receipt.records.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});
