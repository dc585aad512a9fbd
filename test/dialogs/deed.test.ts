import { describe, expect, test } from 'vitest';
import { deedAskedFor } from '../../dialogs/deed.ts';
import { intentOfCommand } from '../../dialogs/intents.ts';
import { understand } from '../../dialogs/understand.ts';
import { deedExamplesDe } from '../../dialogs/wording/de-deeds.ts';
import { deedExamplesEn } from '../../dialogs/wording/en-deeds.ts';
import { as, reading, talk } from './talk.ts';

describe('somebody asks how to do what the bot does', () => {
  test.each([
    ['how do I qualify a lead?', 'qualify-lead'],
    ['How can I qualify a lead here?', 'qualify-lead'],
    ['how to qualify leads', 'qualify-lead'],
    ['steps to qualify a lead', 'qualify-lead'],
    ['how do I qualify?', 'qualify-lead'],
    ['how do I qualify a lead in teams', 'qualify-lead'],
    ['how do i qualify several leads at once', 'bulk-qualify'],
    ['How do I create a new lead?', 'new-lead'],
    ['where can I add a lead?', 'new-lead'],
    ['how do I change the owner of a lead?', 'assign-lead'],
    ['how can I give a lead to a colleague?', 'assign-lead'],
    ['how do I reassign a lead', 'assign-lead'],
    ['how do I assign a lead to somebody else?', 'assign-lead'],
    ['Wie kann ich einen Lead einem Kollegen zuweisen?', 'assign-lead'],
    ['wie kann ich den Besitzer eines Leads ändern', 'assign-lead'],
    ['how do I change the phone number of a lead?', 'edit-lead'],
    ['how do I close a lead as lost', 'disqualify-lead'],
    ['how can we reopen a closed lead?', 'reactivate-lead'],
    ['how do I find duplicates', 'scan-duplicates'],
    ['how do I find duplicates of a lead?', 'duplicates-of-lead'],
    ['how do I merge two duplicate leads?', 'merge-leads'],
    ['how do I move a lead to the next stage', 'next-stage'],
    ['how do I see the score of a lead', 'score-of-lead'],
    ['how do I train a scoring model?', 'train-model'],
    ['Wie qualifiziere ich einen Lead?', 'qualify-lead'],
    ['Wie kann ich einen Lead qualifizieren?', 'qualify-lead'],
    ['Wie lege ich einen neuen Lead an?', 'new-lead'],
    ['Wie führe ich zwei Leads zusammen?', 'merge-leads'],
    ['wie kann ich hier doppelte Leads finden?', 'scan-duplicates'],
  ])('%s → %s', (text, deed) => {
    expect(deedAskedFor(text)).toBe(deed);
  });

  test.each([
    'how do I qualify for a mortgage',
    'how do I qualify a vendor?',
    'how do I create a quote?',
    'how do I find a lead developer job',
    'how do I close a case',
    'why can’t I qualify a lead?',
    'how do I qualify Ann Meyer?',
    'how do I qualify a lead without an account?',
    'what happens when I qualify a lead?',
    'qualify a lead',
  ])('asks for something else: %s', (text) => {
    expect(deedAskedFor(text)).toBeUndefined();
  });

  test.each([...Object.entries(deedExamplesEn), ...Object.entries(deedExamplesDe)])(
    'what is told to be typed for %s is understood: %s',
    (deed, example) => {
      const { command } = understand(example, { read: reading, today: '2026-11-25' });
      expect([command.kind, intentOfCommand(command)]).toContain(deed);
    },
  );

  test('where the guidance is silent the bot says what to type, with the button, and calls nothing missing', async () => {
    const t = await talk();
    const said = as('doHere', await t.says('sam', 'how do I create a lead?'));
    expect(said.offers[0]).toEqual({ kind: 'new-lead' });
  });

  test('where the guidance answers, what to type here is added', async () => {
    const t = await talk();
    const said = as('answered', await t.says('sam', 'how do I qualify a lead?'));
    expect(said.answer.topics[0]?.id).toBe('faq-lead-qualified-outcome');
    expect(said.deed).toBe('qualify-lead');
  });
});
