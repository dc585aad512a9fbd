import { describe, expect, test } from 'vitest';
import type { Command } from '../../dialogs/command.ts';
import type { Reply } from '../../dialogs/reply.ts';
import { tell } from '../../dialogs/tell.ts';
import { duplicateRules, flows, notices } from '../../domain/collections.ts';
import type { DuplicateRule } from '../../domain/duplicates/detection-rule.ts';
import { as, type Talk, talk, who } from '../dialogs/talk.ts';

const emailRule = 'leads-same-email';

const ruleIn = async ({ store }: Talk, id: string): Promise<DuplicateRule> => {
  const rule = await store.read((view) => view.get(duplicateRules, id));
  if (rule === undefined) throw new Error(`no rule ${id}`);
  return rule;
};

/** Starts a change and saves it. */
const changes = async (t: Talk, command: Command): Promise<Reply> =>
  t.answers('ada', as('adminConfirm', await t.presses('ada', command)), 'confirm');

const publishes = (t: Talk, id: string, published = true): Promise<Reply> =>
  changes(t, { kind: 'change', change: { kind: 'publish', id, published } });

const surname = {
  name: 'Leads like contacts',
  'base-0': 'lastName',
  'matching-0': 'same',
  'comparison-0': 'firstCharacters',
  'characters-0': '4',
  'ignoreBlanks-0': 'true',
  'base-1': 'email',
  'matching-1': 'same',
  'comparison-1': 'exact',
  'ignoreBlanks-1': 'false',
  'base-2': 'none',
  caseSensitive: 'true',
  excludeInactive: 'true',
};

/** Ada makes the rule: types, criteria, review, save. */
async function makesRule(
  t: Talk,
  fields: Readonly<Record<string, string>> = surname,
): Promise<DuplicateRule> {
  const types = as('ruleForm', await t.says('ada', 'new rule'));
  const form = as(
    'ruleForm',
    await t.answers('ada', types, 'criteria', { base: 'lead', matching: 'contact' }),
  );
  const confirm = as('adminConfirm', await t.answers('ada', form, 'review', fields));
  const { plan } = as('adminChanged', await t.answers('ada', confirm, 'confirm'));
  if (plan.kind !== 'rule') throw new Error('no rule was made');
  return ruleIn(t, plan.plan.next.id);
}

describe('an administrator makes a duplicate detection rule', () => {
  test('across two types, with criteria, options and blanks as chosen; it starts unpublished', async () => {
    const rule = await makesRule(await talk());
    expect(rule).toMatchObject({
      name: 'Leads like contacts',
      base: 'lead',
      matching: 'contact',
      criteria: [
        {
          baseField: 'lastName',
          matchingField: 'lastName',
          comparison: { kind: 'firstCharacters', characters: 4 },
          ignoreBlanks: true,
        },
        { baseField: 'email', matchingField: 'email', comparison: { kind: 'exact' }, ignoreBlanks: false },
      ],
      caseSensitive: true,
      excludeInactive: true,
      status: 'unpublished',
    });
  });

  test('what is wrong is said in the form, and what was typed stays', async () => {
    const t = await talk();
    const types = await t.says('ada', 'new rule');
    const form = await t.answers('ada', types, 'criteria', { base: 'lead', matching: 'lead' });
    const wrong = as(
      'ruleForm',
      await t.answers('ada', form, 'review', { ...surname, name: ' ', 'characters-0': 'many' }),
    );
    expect(wrong.problems.map(({ kind }) => kind)).toEqual(['nameBlank', 'charactersInvalid']);
    expect(wrong.values['base-0']).toBe('lastName');
    as('adminConfirm', await t.answers('ada', wrong, 'review', { name: 'Named', 'characters-0': '3' }));
  });

  test('back to the types and on again keeps what was typed', async () => {
    const t = await talk();
    const types = await t.says('ada', 'new rule');
    const form = await t.answers('ada', types, 'criteria', { base: 'contact', matching: 'contact' });
    const back = as('ruleForm', await t.answers('ada', form, 'types', { name: 'Kept' }));
    expect(back).toMatchObject({ step: 'types', base: 'contact', values: { name: 'Kept' } });
  });

  test('without criteria it can be saved, not published', async () => {
    const t = await talk();
    const rule = await makesRule(t, { name: 'Empty' });
    const { refusal } = as(
      'adminRefused',
      await t.presses('ada', { kind: 'change', change: { kind: 'publish', id: rule.id, published: true } }),
    );
    expect(refusal.kind).toBe('ruleWithoutCriteria');
  });

  test('REL1: saved twice it is one rule, and the form is over', async () => {
    const t = await talk();
    const types = await t.says('ada', 'new rule');
    const form = await t.answers('ada', types, 'criteria', { base: 'lead', matching: 'lead' });
    const before = await t.store.read((view) => view.size(duplicateRules));
    const confirm = await t.answers('ada', form, 'review', surname);
    const saved = await t.answers('ada', confirm, 'confirm');
    expect(await t.answers('ada', confirm, 'confirm')).toEqual(saved);
    as('cardInactive', await t.answers('ada', form, 'review', surname));
    expect(await t.store.read((view) => view.size(duplicateRules))).toBe(before + 1);
  });

  test('who may not change rules is told the missing privilege', async () => {
    const t = await talk();
    const { refusal } = as('adminRefused', await t.presses('sam', { kind: 'rule-form' }));
    expect(refusal).toMatchObject({
      kind: 'privilegesMissing',
      missing: [{ privilege: 'create', on: 'duplicateRule' }],
    });
  });
});

describe('S1.14.9, S1.14.10: a rule as it stands', () => {
  test('published it is not edited; the refusal has the button that unpublishes it', async () => {
    const t = await talk();
    await publishes(t, emailRule);
    for (const command of [
      { kind: 'rule-form', ruleId: emailRule },
      { kind: 'change', change: { kind: 'rule', change: { act: 'remove', id: emailRule } } },
    ] as const) {
      const { refusal, offers } = as('adminRefused', await t.presses('ada', command));
      expect(refusal.kind).toBe('rulePublished');
      expect(offers[0]).toEqual({
        kind: 'change',
        change: { kind: 'publish', id: emailRule, published: false },
      });
    }
  });

  test('unpublished, edited and published again, it finds by its new criteria', async () => {
    const t = await talk();
    const form = as('ruleForm', await t.presses('ada', { kind: 'rule-form', ruleId: emailRule }));
    expect(form.values).toMatchObject({ name: 'Leads with the same e-mail address', 'base-0': 'email' });
    const confirm = await t.answers('ada', form, 'review', { 'base-0': 'companyName', 'matching-0': 'same' });
    as('adminChanged', await t.answers('ada', confirm, 'confirm'));
    await publishes(t, emailRule);
    expect((await ruleIn(t, emailRule)).criteria[0]?.baseField).toBe('companyName');
    expect(
      as('preflight', await t.says('sam', 'can i qualify regina murphy')).preflight.checks,
    ).toContainEqual(expect.objectContaining({ name: 'duplicateLeads', verdict: 'fail' }));
  });

  test('copied it is another one, unpublished, with a name of its own', async () => {
    const t = await talk();
    await publishes(t, emailRule);
    const form = as('ruleForm', await t.presses('ada', { kind: 'rule-form', ruleId: emailRule, copy: true }));
    const confirm = await t.answers('ada', form, 'review');
    const { plan } = as('adminChanged', await t.answers('ada', confirm, 'confirm'));
    if (plan.kind !== 'rule') throw new Error('no rule was made');
    expect(plan.plan.next.id).not.toBe(emailRule);
    expect(await ruleIn(t, plan.plan.next.id)).toMatchObject({
      name: 'Leads with the same e-mail address (2)',
      status: 'unpublished',
    });
  });

  test('deleted it is gone; asked again it is not there any more', async () => {
    const t = await talk();
    const remove: Command = {
      kind: 'change',
      change: { kind: 'rule', change: { act: 'remove', id: emailRule } },
    };
    as('adminChanged', await changes(t, remove));
    expect(as('adminRefused', await t.presses('ada', remove)).refusal.kind).toBe('notFound');
    as('adminRefused', await t.presses('ada', { kind: 'rule-form', ruleId: emailRule }));
    as('rules', await t.presses('ada', { kind: 'rules', ruleId: emailRule }));
  });

  test('a sixth rule of one base type is not published', async () => {
    const t = await talk();
    for (let n = 0; n < 4; n++)
      await publishes(t, (await makesRule(t, { ...surname, name: `Rule ${n}` })).id);
    await publishes(t, emailRule);
    const sixth = await makesRule(t, { ...surname, name: 'Sixth' });
    const { refusal } = as(
      'adminRefused',
      await t.presses('ada', { kind: 'change', change: { kind: 'publish', id: sixth.id, published: true } }),
    );
    expect(refusal).toMatchObject({ kind: 'tooManyPublished', limit: 5 });
  });

  test('its matchcodes are rebuilt when it is published, not before', async () => {
    const t = await talk();
    const rebuild: Command = {
      kind: 'change',
      change: { kind: 'rule', change: { act: 'rebuild', id: emailRule } },
    };
    expect(as('adminRefused', await t.presses('ada', rebuild)).refusal.kind).toBe('ruleUnpublished');
    await publishes(t, emailRule);
    as('adminChanged', await changes(t, rebuild));
    expect((await ruleIn(t, emailRule)).status).toBe('published');
  });
});

describe('S1.14.1–S1.14.9: errors A and B with all four resolutions, each a button to whoever may', () => {
  const errorA =
    'Lead record was not created or updated because a duplicate of the current record already exists.';

  /** A published rule finds the other Regina. */
  async function blocked(): Promise<Talk> {
    const t = await talk();
    const form = await t.presses('ada', { kind: 'rule-form', ruleId: emailRule });
    const fields = {
      'base-0': 'firstName',
      'base-1': 'companyName',
      'comparison-1': 'firstCharacters',
      'characters-1': '7',
    };
    await t.answers('ada', await t.answers('ada', form, 'review', fields), 'confirm');
    await publishes(t, emailRule);
    return t;
  }
  const kinds = (offers: readonly Command[]) =>
    offers.map((offer) => (offer.kind === 'change' ? offer.change.kind : offer.kind));

  test('an administrator merges, goes to the grid, unpublishes or excludes inactive records', async () => {
    const t = await blocked();
    const { offers } = as(
      'refused',
      await t.presses('ada', { kind: 'qualify-lead', lead: { kind: 'id', id: 'pump-seals' } }),
    );
    expect(kinds(offers)).toEqual([
      'merge-records',
      'bulk-qualify',
      'publish',
      'excludeInactive',
      'qualify-lead',
      'show-lead',
    ]);
  });

  test('REL1: a rule whose form is sent twice asks the same before it is saved', async () => {
    const t = await talk();
    const form = await t.presses('ada', { kind: 'rule-form', ruleId: emailRule });
    const asks = as('adminConfirm', await t.answers('ada', form, 'review'));
    expect(await t.answers('ada', form, 'review')).toEqual(asks);
    as('adminChanged', await t.answers('ada', asks, 'confirm'));
  });

  test('a salesperson merges, goes to the grid, or asks an administrator', async () => {
    const t = await blocked();
    const { offers } = as('refused', await t.says('sam', 'qualify regina murphy'));
    expect(kinds(offers).slice(0, 3)).toEqual(['merge-records', 'bulk-qualify', 'ask-rule-change']);
    const [, , ask] = offers;
    const asked = as('ruleChangeAsked', await t.presses('sam', ask as Command));
    expect(asked.told).toEqual(['Ada Novak']);
    expect(await t.presses('sam', ask as Command)).toEqual(asked);
    const waiting = await t.store.read((view) => view.find(notices, 'byDelivery', 'waiting'));
    const [notice] = waiting.filter(({ about }) => about.kind === 'ruleChangeAsked');
    if (notice === undefined) throw new Error('Ada was not told');
    expect(notice.to).toBe(who.ada.id);
    expect(kinds(as('notice', tell({ kind: 'notices', all: [notice.about as never] })).offers)).toEqual([
      'publish',
      'excludeInactive',
      'rules',
      'notifications',
    ]);
  });

  test('REL1: asked for again on the same day, an administrator is told once, also when the receipt was forgotten', async () => {
    const t = await blocked();
    const { offers } = as('refused', await t.says('sam', 'qualify regina murphy'));
    const told = async () => {
      as('ruleChangeAsked', await t.presses('sam', offers[2] as Command));
      return t.store.read((view) => view.find(notices, 'byDelivery', `waiting|${who.ada.id}`));
    };
    const once = await told();
    await t.store.change({ by: 'system', why: 'test', at: t.now() }, async (tx) => {
      const receipts = await tx.find(flows, 'byPerson', `${who.sam.id}|finished`);
      for (const { id } of receipts) await tx.remove(flows, id);
    });
    expect(await told()).toEqual(once);
  });

  test('merged, the lead qualifies', async () => {
    const t = await blocked();
    const { offers } = as('refused', await t.says('sam', 'qualify regina murphy'));
    const compared = as('mergeCompare', await t.presses('sam', offers[0] as Command));
    const choosing = await t.answers('sam', compared, 'keep-0');
    as('merged', await t.answers('sam', choosing, 'merge'));
    as('qualifyAsks', await t.says('sam', 'qualify regina murphy'));
  });

  test('pasted, the error has the same buttons; without a lead those that need none', async () => {
    const t = await blocked();
    const so = as('errorExplained', await t.says('sam', `${errorA} It was Regina Murphy`));
    expect(so.diagnosis.kind).toBe('so');
    expect(kinds(so.offers).slice(0, 3)).toEqual(['merge-records', 'bulk-qualify', 'ask-rule-change']);
    const fresh = await talk();
    const any = as('errorExplained', await fresh.says('ada', errorA));
    expect(kinds(any.offers)).toEqual(['scan-duplicates', 'bulk-qualify', 'rules', 'list-leads', 'help']);
    const mine = as('errorExplained', await fresh.says('sam', errorA));
    expect(kinds(mine.offers)).not.toContain('rules');
  });
});
