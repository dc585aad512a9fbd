import { describe, expect, test } from 'vitest';
import { leads } from '../../domain/collections.ts';
import { as, talk } from '../dialogs/talk.ts';

describe('what was shown or wanted before is still meant (UX4)', () => {
  test('“the second one” opens the second lead of the list that was shown, “the last one” its last', async () => {
    const t = await talk();
    const { rows } = as('leadList', await t.says('sam', 'my open leads'));
    expect(as('leadCard', await t.says('sam', 'the second one')).lead.id).toBe(rows[1]?.id);
    expect(as('leadCard', await t.says('sam', 'show the last one')).lead.id).toBe(rows.at(-1)?.id);
  });

  test('without a list, “the second one” is nobody', async () => {
    const t = await talk();
    as('leadNone', await t.says('sam', 'the second one'));
  });

  test('“the same for …” does of another lead what was done of the last', async () => {
    const t = await talk();
    as('preflight', await t.says('sam', 'can I qualify ann weber?'));
    const { preflight } = as('preflight', await t.says('sam', 'same for bianca moretti'));
    expect(preflight.leadName).toBe('Bianca Moretti');
  });

  test('“start over” ends what is under way and forgets whom it was about', async () => {
    const t = await talk();
    as('leadForm', await t.says('sam', 'edit ann weber'));
    expect(as('cancelled', await t.says('sam', 'start over')).what).toBe('edit-lead');
    as('leadNone', await t.says('sam', 'qualify it'));
  });

  test('“cancel” ends what is under way, and “it” is still the lead', async () => {
    const t = await talk();
    as('leadForm', await t.says('sam', 'edit ann weber'));
    as('cancelled', await t.says('sam', 'cancel'));
    expect((await t.says('sam', 'show it')).kind).toBe('leadCard');
  });
});

describe('what the bot does not do', () => {
  test.each([
    ['create a quote in Word', 'quote'],
    ['send an e-mail to Ann Weber', 'mail'],
    ['book a meeting', 'meeting'],
    ['export all leads', 'export'],
  ])('%s: says so, offers what comes nearest, and writes nothing', async (text, what) => {
    const t = await talk();
    const before = await t.store.read((view) => view.size(leads));
    const reply = as('beyond', await t.says('sam', text));
    expect(reply.what).toBe(what);
    expect(reply.offers.length).toBeGreaterThan(1);
    expect(await t.store.read((view) => view.size(leads))).toBe(before);
  });

  test('the lead that was named is the first way on', async () => {
    const t = await talk();
    const { offers } = as('beyond', await t.says('sam', 'send an e-mail to Ann Weber'));
    const [first] = offers;
    if (first === undefined) throw new Error('no way on');
    expect(as('leadCard', await t.presses('sam', first)).lead.name).toBe('Ann Weber');
  });
});
