import { describe, expect, test } from 'vitest';
import { cardOf } from '../../bot/demo/fake-teams.ts';
import { render } from '../../bot/render.ts';
import { inGroup } from '../../dialogs/in-group.ts';
import { wordsFor } from '../../dialogs/wording/wording.ts';
import { replies } from '../bot/cards/replies.ts';
import { dealsChannel, priya, salesGroup, sam, startProduct } from '../wire/wire.ts';

const look = { words: wordsFor({ locale: 'en' }), sign: (command: object) => ({ command }) };

/** Names of the people, companies and scores that the sample replies speak of. */
const personal = /Ann|Meyer|Contoso|Fabrikam|Priya|Sam Rivera's|Hamburg|espresso|Score 82/;

describe('UX9: nothing personal in groups', () => {
  test.each(replies)('%s names nobody where others read along', (_name, reply) => {
    const { card, summary } = render(inGroup(reply, 'Sam Rivera'), look);
    const open = ['help', 'notUnderstood', 'whichTopic', 'declined', 'answered', 'notYourCard'];
    const shown = JSON.stringify([summary, card], (key, value) => (key === 'data' ? undefined : value));
    // Examples, what people typed or asked there themselves, and who must press, told to the presser alone.
    if (!open.includes(reply.kind)) expect(shown).not.toMatch(personal);
  });

  test('an answer from the guidance stays, without how the organisation is set up', () => {
    const reply = replies.map(([, each]) => each).find(({ kind }) => kind === 'answered');
    if (reply?.kind !== 'answered') throw new Error('no answer among the replies');
    const seen = inGroup({ ...reply, here: [{ kind: 'grantors', names: ['Ada Novak'] }] }, 'Sam Rivera');
    expect(JSON.stringify(seen)).not.toContain('Ada Novak');
    expect(seen).toMatchObject({ kind: 'answered', answer: reply.answer });
  });
});

describe('in a group', () => {
  test.each([salesGroup, dealsChannel])(
    'a lead is shown to whoever asked, and to nobody else',
    async (chat) => {
      const { teams } = await startProduct();
      const asked = await teams.as(sam).in(chat).says('show ann weber');
      expect(asked.lines.join()).toContain('For Sam Rivera only');
      expect(asked.lines.join()).not.toContain('Weber');
      // Sam's client, and nobody else's, asks for the whole by itself.
      expect(asked.card?.['refresh']).toMatchObject({
        action: { type: 'Action.Execute', verb: 'show-lead' },
        userIds: [`29:${sam.id}`],
      });
      const mine = await teams.as(sam).in(chat).refreshes('Open privately');
      expect(mine.lines.join()).toContain('Weber');
      const [shared] = teams.shown(chat);
      expect(JSON.stringify(shared && cardOf(shared))).not.toContain('Weber');
    },
  );

  test('somebody who may not read the lead gets nothing by pressing', async () => {
    const { teams } = await startProduct();
    await teams.as(sam).in(salesGroup).says('show ann weber');
    const theirs = await teams.as(priya).in(salesGroup).presses('Open privately');
    expect(theirs.lines.join()).not.toContain('Weber');
  });

  test('a flow goes on for its starter alone, and everybody sees in the end that it is done', async () => {
    const { teams } = await startProduct();
    const inGroupChat = teams.as(sam).in(salesGroup);
    await inGroupChat.says('disqualify ann weber');
    expect((await teams.as(priya).in(salesGroup).presses('Open privately')).notice).toMatch(
      /Only Sam Rivera/,
    );
    await inGroupChat.refreshes('Open privately');
    const receipt = await inGroupChat.presses('Disqualify lead', { Reason: 'Lost' });
    expect(receipt.lines.join()).toContain('is disqualified');
    const [shared] = teams.shown(salesGroup);
    const everybody = JSON.stringify(shared && cardOf(shared));
    expect(everybody).toContain('Done, Sam Rivera');
    expect(everybody).not.toMatch(/Weber|Disqualify lead/);
  });

  test('when it is done, whoever may read the lead opens it, and nothing is left to press', async () => {
    const { teams } = await startProduct();
    const inGroupChat = teams.as(sam).in(salesGroup);
    await inGroupChat.says('disqualify ann weber');
    await inGroupChat.presses('Open privately');
    await inGroupChat.presses('Disqualify lead', { Reason: 'Lost' });
    const lead = await inGroupChat.presses('Open privately');
    expect(lead.lines.join()).toMatch(/Ann Weber[\s\S]*Disqualified/);
    expect(teams.shown(salesGroup)).toHaveLength(1);
  });

  test('a lead is given away for its giver alone: nobody else reads whose it was or is', async () => {
    const { teams } = await startProduct();
    const inGroupChat = teams.as(sam).in(salesGroup);
    await inGroupChat.says('give ann weber to tom');
    const mine = await inGroupChat.refreshes('Open privately');
    expect(mine.lines.join()).toContain('Assign Ann Weber to Tom Okafor?');
    const receipt = await inGroupChat.presses('Assign');
    expect(receipt.lines.join()).toContain('Ann Weber is owned by Tom Okafor now');
    const [shared] = teams.shown(salesGroup);
    const everybody = JSON.stringify(shared && cardOf(shared));
    expect(everybody).toContain('Done, Sam Rivera');
    expect(everybody).not.toMatch(/Weber|Okafor|"title":"Assign"/);
  });
});
