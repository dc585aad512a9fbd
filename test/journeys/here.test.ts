import { expect, test } from 'vitest';
import { intentOf } from '../../dialogs/intent.ts';
import { wordsFor } from '../../dialogs/wording/wording.ts';
import { as, guidance, type Talk, talk, type Who } from '../dialogs/talk.ts';

const words = wordsFor({ locale: 'en' });

/** What stands under "In your organisation". */
async function here(conversation: Talk, person: Who, question: string): Promise<readonly string[]> {
  const { here: facts, lead } = as('answered', await conversation.says(person, question));
  return [...facts, ...(lead === undefined ? [] : [lead])].map(words.answers.fact);
}

test('an answer says what it means here: settings, rules, models and grades of this organisation', async () => {
  const conversation = await talk();
  expect((await here(conversation, 'sam', 'What happens when a lead is qualified?')).join()).toMatch(
    /setting/,
  );
  expect((await here(conversation, 'sam', 'What is the difference between score and grade?')).join()).toMatch(
    /A begins at \d+/,
  );
  expect((await here(conversation, 'sam', 'Why are my leads not scored?')).join()).toMatch(/scoring model/);
  expect(
    (
      await here(conversation, 'sam', 'How does duplicate detection in Power Platform differ from Sales?')
    ).join(),
  ).toMatch(/duplicate detection rule/);
  expect((await here(conversation, 'mira', 'How many leads do I need for a scoring model?')).join()).toMatch(
    /\d+ qualified leads? and \d+ disqualified leads?/,
  );
});

test('with a lead in play the answer says how it is for this lead', async () => {
  const conversation = await talk();
  await conversation.says('sam', 'show bianca moretti');
  const required = await here(conversation, 'sam', 'What are the required steps of the current stage?');
  expect(required.at(-1)).toMatch(/^Bianca Moretti: /);
  const outcome = await here(conversation, 'sam', 'What happens when a lead is qualified?');
  expect(outcome.join()).not.toContain('nothing of this kind');
  const score = await here(conversation, 'sam', 'Why are my leads not scored?');
  expect(score.at(-1)).toMatch(/^Bianca Moretti: /);
});

test('a lead that the asker may no longer read is not spoken of', async () => {
  const conversation = await talk();
  await conversation.says('sam', 'show bianca moretti');
  const elsewhere = await here(conversation, 'priya', 'What happens when a lead is qualified?');
  expect(elsewhere.join()).not.toContain('Bianca');
});

test('every "do it now" of the guidance is something the bot understands', () => {
  const commands = [...guidance.sections.values()].flatMap(({ command }) => command ?? []);
  expect(commands.length).toBeGreaterThan(15);
  for (const command of commands) expect(intentOf(command).kind, command).not.toBe('unknown');
});
