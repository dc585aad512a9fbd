import { describe, expect, test } from 'vitest';
import { wordsFor } from '../../dialogs/wording/wording.ts';
import { duplicateDecisions, leads } from '../../domain/collections.ts';
import { as, talk } from '../dialogs/talk.ts';

const words = wordsFor({ locale: 'en' });
const because = (reply: ReturnType<typeof as<'duplicates'>>): readonly string[] =>
  reply.found.matches.map(({ judged }) => words.duplicates.because(judged));

describe('on a lead’s card', () => {
  test('the number of possible duplicates is a button that shows them', async () => {
    const t = await talk();
    const card = as('leadCard', await t.says('sam', 'show regina murphy'));
    const button = card.offers.find(({ kind }) => kind === 'duplicates-of-lead');
    expect(button && words.offer(button)).toBe('1 possible duplicate');
    const shown = as('duplicates', await t.presses('sam', button ?? { kind: 'help' }));
    expect(shown.found.matches.map(({ id }) => id)).toEqual(['pump-seals-again']);
    const compare = shown.found.matches[0]?.compare;
    as('mergeCompare', await t.presses('sam', compare ?? { kind: 'help' }));
  });

  test('a lead without any has no such button', async () => {
    const t = await talk();
    const card = as('leadCard', await t.says('sam', 'show kai tanaka'));
    expect(card.lead.duplicates).toBe(0);
    expect(card.offers.map(({ kind }) => kind)).not.toContain('duplicates-of-lead');
  });

  test('the contact that a lead is linked to is no duplicate of it', async () => {
    const grace = { kind: 'show-lead', lead: { kind: 'id', id: 'studio-chillers' } } as const;
    const t = await talk();
    expect(as('leadCard', await t.presses('sam', grace)).lead.duplicates).toBe(0);
  });
});

describe('duplicates of …, as a colleague would explain them', () => {
  test('S1.2.3: Regina Murphy and Regina Merphy: the fuzzy rule, what agrees, and what differs', async () => {
    const t = await talk();
    const reply = as('duplicates', await t.says('sam', 'duplicates of regina murphy'));
    expect(reply.found.matches[0]?.judged.rules).toEqual(['fuzzy:name+company']);
    expect(because(reply)).toEqual([
      'Probably the same (72 %): similar names (“Regina Murphy”, “Regina Merphy”) and same company, but two lines of one switchboard and different e-mail addresses.',
    ]);
  });

  test('S1.2.4: Jon Smith and John Smyth of one company could be one person', async () => {
    const t = await talk();
    const reply = as('duplicates', await t.says('ada', 'duplicates of jon smith'));
    expect(reply.found.matches.map(({ id, judged }) => [id, judged.band, judged.rules])).toEqual([
      ['circulation', 'possible', ['fuzzy:name+company', 'fuzzy:name+emailDomain']],
    ]);
  });

  test('colleagues behind one switchboard are said to be just that', async () => {
    const t = await talk();
    const { found } = as('duplicates', await t.says('ada', 'duplicates of maya patel'));
    expect(found.total).toBe(0);
    expect(
      found.lookAlikes.map(({ name, judged }) => [name, words.duplicates.because(judged)]),
    ).toContainEqual([
      'Oscar Lindgren',
      'Probably not the same (< 1 %): several people share the phone number +442079460300, as at a switchboard; two people of one organisation.',
    ]);
  });

  test('a family that shares mailbox and phone is no pair of duplicates', async () => {
    const t = await talk();
    const { found } = as('duplicates', await t.says('sam', 'duplicates of maria costa'));
    expect(found.total).toBe(0);
    expect(found.lookAlikes[0]?.judged.lookAlikes.map(({ kind }) => kind)).toEqual([
      'sharedPhone',
      'sharedMailbox',
      'family',
    ]);
  });

  test('namesakes at three companies are no duplicates of each other', async () => {
    const t = await talk();
    const { found } = as(
      'duplicates',
      await t.presses('ada', { kind: 'duplicates-of-lead', lead: { kind: 'id', id: 'site-rental' } }),
    );
    expect(found.total).toBe(0);
  });
});

describe('not a duplicate', () => {
  test('holds from both sides, pressed twice it is one decision, and it can be taken back', async () => {
    const t = await talk();
    const shown = as('duplicates', await t.says('sam', 'duplicates of regina murphy'));
    const dismiss = shown.found.matches[0]?.dismiss;
    if (dismiss === undefined) throw new Error('no button');
    const kept = as('duplicates', await t.presses('sam', dismiss));
    expect(await t.presses('sam', dismiss)).toEqual(kept);
    expect(kept.found.total).toBe(0);
    expect(await t.store.read((view) => view.size(duplicateDecisions))).toBe(1);
    const other = as('duplicates', await t.says('sam', 'duplicates of regina merphy'));
    expect(other.found.total).toBe(0);
    const [back] = kept.offers;
    expect(back && words.offer(back)).toBe('Take that back');
    const again = as('duplicates', await t.presses('sam', back ?? { kind: 'help' }));
    expect(again.found.matches.map(({ id }) => id)).toEqual(['pump-seals-again']);
  });

  test('needs Write on the lead', async () => {
    const t = await talk();
    const lead = { kind: 'id', id: 'pump-seals' } as const;
    const shown = as('duplicates', await t.presses('mira', { kind: 'duplicates-of-lead', lead }));
    expect(shown.found.matches).toHaveLength(1);
    const refusal = await t.presses('tom', {
      kind: 'not-a-duplicate',
      lead,
      other: { entity: 'lead', id: 'pump-seals-again' },
      verdict: 'different',
    });
    expect(refusal.kind).not.toBe('duplicates');
    expect(await t.store.read((view) => view.size(duplicateDecisions))).toBe(0);
  });
});

describe('before saving', () => {
  const typed = {
    topic: 'Seals',
    firstName: 'Regina',
    lastName: 'Murphy',
    companyName: 'Contoso Ltd',
    email: 'regina.murphy@contoso.example',
  };

  test('S1.2: the new-lead card shows what exists, how likely it is the same, and why', async () => {
    const t = await talk();
    const form = as('leadForm', await t.says('sam', 'new lead'));
    const warned = as('leadForm', await t.answers('sam', form, 'save', typed));
    expect(warned.lookalikes[0]).toMatchObject({ id: 'pump-seals', judged: { band: 'certain' } });
    expect(await t.store.read((view) => view.size(leads))).toBe(60);
  });

  test('SEC7: what exists elsewhere and may not be read is not shown, and nothing waits for it', async () => {
    const t = await talk();
    const form = as('leadForm', await t.says('priya', 'new lead'));
    as('leadCreated', await t.answers('priya', form, 'save', typed));
  });

  test('saving anyway is remembered as a hint, and hides nothing', async () => {
    const t = await talk();
    const form = as('leadForm', await t.says('sam', 'new lead'));
    const warned = as('leadForm', await t.answers('sam', form, 'save', typed));
    const saved = as('leadCreated', await t.answers('sam', warned, 'saveAnyway', typed));
    expect(saved.lead.duplicates).toBeGreaterThan(0);
    const reply = as('duplicates', await t.says('sam', 'duplicates of it'));
    expect(reply.found.matches[0]?.judged.decided).toBe('ignored');
  });

  test('an edit that makes a lead another’s duplicate is asked about; one that changes nothing there is not', async () => {
    const t = await talk();
    const form = as('leadForm', await t.says('sam', 'edit hannah berg'));
    const warned = as(
      'leadForm',
      await t.answers('sam', form, 'save', {
        email: 'regina.murphy@contoso.example',
        firstName: 'Regina',
        lastName: 'Murphy',
      }),
    );
    expect(warned.lookalikes.map(({ id }) => id)).toContain('pump-seals');
    const calm = as('leadForm', await t.says('sam', 'edit regina murphy'));
    as('leadCreated', await t.answers('sam', calm, 'save', { jobTitle: 'Head of buying' }));
  });
});

test('what is chosen at qualification is remembered, and forgotten when it is undone', async () => {
  const t = await talk();
  const decided = async (): Promise<readonly string[]> =>
    t.store.read(async (view) => {
      const found: string[] = [];
      for await (const { verdict, a, b } of view.all(duplicateDecisions)) found.push(`${verdict} ${a} ${b}`);
      return found;
    });
  let card = await t.says('sam', 'qualify ann weber');
  for (let step = 0; card.kind !== 'qualified' && step < 5; step++) {
    const fields = {
      create: 'account,contact,opportunity',
      accountId: 'contoso',
      contactId: 'contact-leeds-boosters',
    };
    card = await t.answers('sam', card, 'continue', fields);
  }
  as('qualified', card);
  expect(await decided()).toEqual([
    'selected account:contoso lead:leeds-boosters',
    'selected contact:contact-leeds-boosters lead:leeds-boosters',
  ]);
  as('undone', await t.says('sam', 'undo ann weber'));
  expect(await decided()).toEqual([]);
});
