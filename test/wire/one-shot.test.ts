import { describe, expect, test } from 'vitest';
import { journeys } from '../../bot/demo/journeys.ts';
import type { Step } from '../../bot/demo/player.ts';
import { everything } from '../../dialogs/everything.ts';
import { collections } from '../../domain/collections.ts';
import { samplePeople } from '../../domain/sample/people.ts';
import type { Store } from '../../domain/store/store.ts';
import { dayJourneys } from '../journeys/days.ts';
import { ada, sam, startProduct } from './wire.ts';

/** All that is kept of the organisation; what was last spoken of in a chat is not. */
const organisation = async (store: Store): Promise<string> =>
  JSON.stringify(
    await store.read((view) =>
      Promise.all(
        collections
          .filter(({ audited }) => audited !== false)
          .map((collection) => everything(view, collection as Parameters<typeof everything>[1])),
      ),
    ),
  );

type Press = Extract<Step, { readonly presses: string }>;
const isPress = (step: Step): step is Press => 'presses' in step;
const person = (step: Exclude<Step, { passes: string }>) => {
  const found = samplePeople.find(({ name }) => name.toLowerCase().startsWith(step.who));
  if (found === undefined) throw new Error(`who is ${step.who}?`);
  return { id: found.id, name: found.name };
};

const more: readonly { readonly title: string; readonly steps: readonly Step[] }[] = [
  {
    title: 'a lead is made, changed, disqualified, and taken back',
    steps: [
      { who: 'sam', says: 'new lead' },
      {
        who: 'sam',
        presses: 'Save lead',
        fields: { 'Last name': 'Quill', 'First name': 'Ida', Company: 'Quill Works', Topic: 'Pens' },
      },
      { who: 'sam', says: 'edit ida quill' },
      { who: 'sam', presses: 'Save lead', fields: { Topic: 'Ink' } },
      { who: 'sam', says: 'disqualify ida quill' },
      { who: 'sam', presses: 'Disqualify lead', fields: { Reason: 'Lost' } },
      { who: 'sam', presses: 'Undo' },
    ],
  },
  {
    title: 'two leads are merged, and taken apart again',
    steps: [
      { who: 'sam', says: 'merge ann weber with hannah berg' },
      { who: 'sam', presses: 'Keep 1: Ann Weber' },
      { who: 'sam', presses: 'Merge leads' },
      { who: 'sam', presses: 'Undo the merge' },
    ],
  },
];

/** The digest comes by itself; its journey is played where time runs by itself (`test/journeys/golden.test.ts`). */
const played = [...journeys, ...dayJourneys, ...more].filter(
  ({ steps }) => !steps.some((step) => 'passes' in step),
);

describe('UX8: what was done once is a receipt, whoever presses its button again', () => {
  test.each(played)('$title', async ({ steps }) => {
    const { teams, store } = await startProduct();
    await teams.as(ada).installs();
    let presses = 0;
    for (const step of steps) {
      if ('passes' in step) continue;
      const member = teams.as(person(step));
      if (!isPress(step)) {
        await member.says(step.says);
        continue;
      }
      const receipt = await member.presses(step.presses, step.fields);
      const after = await organisation(store);
      const count = teams.shown(member.chat).length;
      for (const how of ['same id', 'new id'] as const)
        expect((await teams.redelivers(how)).lines, `${step.presses}, ${how}`).toEqual(receipt.lines);
      expect(teams.shown(member.chat), step.presses).toHaveLength(count);
      expect((await organisation(store)) === after, `${step.presses} changed something again`).toBe(true);
      presses += 1;
    }
    if (steps.some(isPress)) expect(presses).toBeGreaterThan(0);
  });
});

test('UX8: a receipt keeps no button of what was done', async () => {
  const { teams } = await startProduct();
  const chat = teams.as(sam);
  await chat.says('qualify hannah berg');
  const receipt = await chat.presses('Qualify lead');
  expect(receipt.lines.join(' ')).toContain('Hannah Berg is qualified');
  expect(receipt.buttons).not.toContain('Qualify lead');
  expect(receipt.buttons).not.toContain('Cancel');
});
