import { describe, expect, test } from 'vitest';
import { linesOf } from '../../bot/demo/card-view.ts';
import { render } from '../../bot/render.ts';
import type { Reply } from '../../dialogs/reply.ts';
import { wordsFor } from '../../dialogs/wording/wording.ts';
import { leads } from '../../domain/collections.ts';
import { as, talk } from '../dialogs/talk.ts';

const look = { words: wordsFor({ locale: 'en-GB' }), sign: (command: object) => ({ command }) };
const shown = (reply: Reply): string => linesOf(render(reply, look as never).card).join('\n');

describe('in the middle of something', () => {
  test.each(['no', 'No, thanks.', 'nope', 'nein danke', 'not now'])(
    '“%s” ends it and saves nothing',
    async (no) => {
      const t = await talk();
      as('qualifyAsks', await t.says('sam', 'qualify ann weber'));
      expect(await t.says('sam', no)).toMatchObject({ kind: 'cancelled' });
    },
  );

  test.each(['warum geht das nicht', 'why can’t I stop this?', 'what happens if I cancel?'])(
    '“%s” asks, and leaves it as it is',
    async (question) => {
      const t = await talk();
      const card = as('qualifyAsks', await t.says('sam', 'qualify ann weber'));
      expect((await t.says('sam', question)).kind).not.toBe('cancelled');
      expect((await t.answers('sam', card, 'cancel')).kind).toBe('cancelled');
    },
  );

  test.each(['yes', 'Ja, mach das.', 'ok', 'ignore and save'])(
    '“%s” saves nothing: the card is there again',
    async (yes) => {
      const t = await talk();
      const card = as('qualifyAsks', await t.says('sam', 'qualify ann weber'));
      const again = as('stillAsking', await t.says('sam', yes));
      expect(again.card).toEqual(card);
      expect(shown(again)).toMatch(
        /^I’m still asking: nothing is saved before you press a button.\nQualify Ann Weber/,
      );
      t.later(31);
      expect((await t.says('sam', yes)).kind).toBe('thanks');
    },
  );

  test('“lost” is the reason that the card asks for', async () => {
    const t = await talk();
    await t.says('sam', 'disqualify hannah berg');
    expect(await t.says('sam', 'lost')).toMatchObject({ kind: 'disqualifyAsks', reason: 4 });
  });

  test('“yes” to a lead that can be qualified begins to qualify it', async () => {
    const t = await talk();
    await t.says('sam', 'can I qualify elena rossi?');
    expect(await t.says('sam', 'yes, do it')).toMatchObject({
      kind: 'qualifyAsks',
      lead: { name: 'Elena Rossi' },
    });
  });

  test.each(['who is elena', 'phone number of elena rossi'])('“%s” shows her lead', async (text) => {
    const t = await talk();
    expect(shown(await t.says('sam', text))).toMatch(/^Elena Rossi/);
  });

  test('“ok” and “???” search for no lead', async () => {
    const t = await talk();
    expect((await t.says('sam', 'ok')).kind).toBe('thanks');
    expect((await t.says('sam', '???')).kind).toBe('help');
  });
});

describe('a list by what its leads lack or have', () => {
  const namesOf = (reply: Reply) => as('leadList', reply).rows.map(({ id }) => id);

  test.each([
    ['which of my leads have no budget', 'budgetAmount'],
    ['show my leads without an email', 'email'],
  ] as const)('“%s”: exactly those', async (text, field) => {
    const t = await talk();
    const found = as('leadList', await t.says('sam', text));
    const missing = await t.store.read(async (view) => {
      const ids: string[] = [];
      for await (const lead of view.all(leads))
        if (lead[field] === undefined && lead.status.state === 'open' && lead.ownerId.endsWith('01'))
          ids.push(lead.id);
      return ids;
    });
    expect(missing.length).toBeGreaterThan(0);
    expect(namesOf(found).toSorted()).toEqual(missing.toSorted());
    expect(shown(found)).toMatch(/^Open leads of Sam Rivera without an? (?:budget|e-mail address)/);
  });

  test('the biggest budgets come first, and are shown', async () => {
    const t = await talk();
    const found = as('leadList', await t.says('mira', 'find the leads with the biggest budgets'));
    const budgets = found.rows.map(({ budget }) => budget ?? 0);
    expect(budgets[0]).toBe(310_000);
    expect(budgets).toEqual(budgets.toSorted((a, b) => b - a));
    expect(shown(found)).toContain('budget 310,000');
  });

  test.each([
    ['leads in leeds', 'city', 'Leeds'],
    ['leads from the trade fair', 'leadSource', 'Trade fair'],
  ] as const)('“%s” are those, all of them', async (text, field, value) => {
    const t = await talk();
    const found = as('leadList', await t.says('mira', text));
    const all = await t.store.read(async (view) => {
      let count = 0;
      for await (const lead of view.all(leads)) if (lead[field] === value) count += 1;
      return count;
    });
    expect(all).toBeGreaterThan(3);
    expect(found.total).toBe(all);
  });

  test('“leads from contoso” are found by their words', async () => {
    const t = await talk();
    const found = as('leadList', await t.says('sam', 'leads from contoso'));
    expect(found.rows.map(({ company }) => company)).toEqual(
      expect.arrayContaining(['Contoso', 'Contoso.inc']),
    );
    expect(shown(found)).toMatch(/^Leads for “contoso”/);
  });

  test('whoever is to be called first today need not have come today; without any score that is said', async () => {
    const t = await talk();
    const found = as('leadList', await t.says('sam', 'who should I call first today?'));
    expect(found.of).toEqual({ kind: 'narrowed', text: '', narrow: { hottest: true }, owners: [] });
    expect(shown(found)).toContain('None of these leads has a score');
    expect(found.offers).toContainEqual({ kind: 'scoring-readiness' });
  });

  test('a summary since a day has no end in the far future', async () => {
    const t = await talk();
    const summary = await t.says('mira', 'score summary since 16 November 2026');
    expect(shown(summary)).toContain('Score summary: 16 Nov 2026 to today');
    expect(shown(summary)).toContain('since 16 Nov 2026');
    expect(shown(summary)).not.toContain('9999');
  });
});

test.each([
  ['conversion rate by source', 'source'],
  ['score übersicht dieses quartal nach besitzer', 'owner'],
  ['score summary per rep', 'owner'],
] as const)('“%s” is split by it', async (text, by) => {
  const t = await talk();
  expect(await t.says('mira', text)).toMatchObject({ kind: 'scoreSummary', by });
});

describe('what the bot does not do', () => {
  test.each([
    ['remind me to call ann weber tomorrow', 'reminder'],
    ['who changed ann weber', 'history'],
    ['how do I import leads from a csv?', 'import'],
  ] as const)('“%s” is told so, and changes nothing', async (text, what) => {
    const t = await talk();
    expect(await t.says('sam', text)).toMatchObject({ kind: 'beyond', what });
  });
});

test('importing option sets is a question of the guidance', async () => {
  const t = await talk();
  expect(
    (await t.says('ada', 'how do I import option set values for the status codes of a lead?')).kind,
  ).toBe('answered');
});

describe('rights', () => {
  test('S2.8.1: disqualifying without the right offers to disqualify again, not to qualify', async () => {
    const t = await talk();
    const refused = as('refused', await t.says('sam', 'mark ben adler as lost'));
    expect(refused.offers).toContainEqual(expect.objectContaining({ kind: 'disqualify-lead' }));
    expect(refused.offers).not.toContainEqual(expect.objectContaining({ kind: 'qualify-lead' }));
    expect(shown(refused)).not.toMatch(/qualifying|qualify again/);
  });

  test.each([
    'why can’t sam qualify ben adler',
    "why can't Sam Rivera qualify Ben Adler?",
    'warum kann sam ben adler nicht qualifizieren',
  ])('an administrator who asks “%s” sees it with Sam’s rights', async (text) => {
    const t = await talk();
    const seen = as('preflight', await t.says('ada', text));
    expect(seen).toMatchObject({ examinedAs: 'Sam Rivera', preflight: { leadName: 'Ben Adler' } });
    expect(seen.preflight.checks).toContainEqual(
      expect.objectContaining({ name: 'privileges', verdict: 'fail' }),
    );
    expect(seen.offers).not.toContainEqual(expect.objectContaining({ kind: 'qualify-lead' }));
    expect(shown(seen)).toContain('examined with the rights of Sam Rivera');
  });

  test('nobody else looks with the rights of a colleague', async () => {
    const t = await talk();
    expect(await t.says('priya', 'why can’t ada qualify ann weber')).not.toMatchObject({
      examinedAs: 'Ada Novak',
    });
  });

  test('S2.8.2: a pasted error is examined for the colleague who is named, not for the owner', async () => {
    const t = await talk();
    const told = await t.says('ada', 'sam gets "Insufficient permissions" for ben adler');
    expect(told).toMatchObject({
      kind: 'errorExplained',
      examinedAs: 'Sam Rivera',
      diagnosis: { kind: 'so' },
    });
  });
});

describe('whom a sentence is about', () => {
  test.each([
    ['so lucerne publishing elena, can she move up now', 'preflight', 'Elena Rossi'],
    ['bin the hannah berg one would you, she ghosted me', 'disqualifyAsks', 'Hannah Berg'],
    ['status proseware smith', 'leadCard', 'Jon Smith'],
    ["what's up w/ tanaka", 'leadCard', 'Kai Tanaka'],
  ] as const)('“%s”: a name that stands there is known from the leads', async (text, kind, name) => {
    const t = await talk();
    const reply = await t.says('sam', text);
    expect(reply.kind).toBe(kind);
    expect(shown(reply)).toContain(name);
  });

  test('a lead that one may not read is known from nothing', async () => {
    const t = await talk();
    await t.store.change({ by: 'test', why: 'hide', at: t.now() }, async (tx) => {
      for await (const lead of tx.all(leads))
        if (lead.lastName === 'Tanaka')
          await tx.put(leads, { ...lead, ownerId: 'nobody', businessUnitId: 'elsewhere' });
    });
    expect(shown(await t.says('sam', "what's up w/ tanaka"))).not.toContain('Kai');
  });
});

test('the day on which a matched contact was created is written as people write it', async () => {
  const t = await talk();
  const card = as('qualifyAsks', await t.says('sam', 'qualify ann weber'));
  const warned = await t.answers('sam', card, 'continue', { create: 'account,contact,opportunity' });
  expect(shown(warned)).toContain('Created on: 10 Nov 2025');
  expect(shown(warned)).not.toMatch(/\d{4}-\d\d-\d\d/);
});
