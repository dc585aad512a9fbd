import { describe, expect, test } from 'vitest';
import { as, talk } from '../dialogs/talk.ts';

describe('words that sound like a wish and name nobody are a question, where the guidance answers it', () => {
  test.each([
    ['Why is my lead not scored?', 'faq-leads-not-scored'],
    ['Why does Next Stage not advance?', 'err-next-stage'],
    ['next stage won’t work', 'err-next-stage'],
    ['set active where', 'err-active-stage'],
    ['qualify lead what happens', 'faq-lead-qualified-outcome'],
    ['What are the four buckets?', 'faq-score-vs-grade'],
    ['Mein Lead hat keinen Score', 'faq-leads-not-scored'],
  ])('UX4: %s', async (text, section) => {
    const t = await talk();
    const { answer } = as('answered', await t.says('sam', text));
    expect(answer.about).toContain(section);
  });

  test('UX4: about the lead that was just spoken of it is looked up there', async () => {
    const t = await talk();
    as('leadCard', await t.says('sam', 'show grace okoye'));
    as('whyUnscored', await t.says('sam', 'why is my lead not scored?'));
  });

  test.each(['qualify the lead', 'can I qualify the lead?', 'check my lead', 'qualify this lead'])(
    'UX4: “%s” means the one just spoken of',
    async (text) => {
      const t = await talk();
      as('leadCard', await t.says('sam', 'show ann weber'));
      const said = JSON.stringify(await t.says('sam', text));
      expect(said).toContain('Ann Weber');
      expect(said).not.toContain('leadSeveral');
    },
  );

  test.each([
    ['qualify zorblax', 'zorblax'],
    ['why can’t I qualify zorblax?', 'zorblax'],
    ['qualify it', ''],
    ['can I qualify it?', ''],
    ['reactivate lead', ''],
    ['please qualify this lead', ''],
  ])('S0.2: “%s” still asks which lead', async (text, words) => {
    const t = await talk();
    expect(as('leadNone', await t.says('sam', text)).words).toBe(words);
  });
});

describe('who may not see something may still ask about it', () => {
  test('S1.8.1: a salesperson is told how a model is changed', async () => {
    const t = await talk();
    as('answered', await t.says('sam', 'customize scoring model'));
  });

  test('SEC6: asked for by its name, it is refused', async () => {
    const t = await talk();
    as('adminRefused', await t.says('sam', 'rules'));
  });
});

test('UX4: an answer is not hidden by a lead that has some of its words', async () => {
  const t = await talk();
  as('answered', await t.says('sam', 'more than 1 scoring model'));
});
