import { describe, expect, test } from 'vitest';
import { render } from '../../bot/render.ts';
import { wordsFor } from '../../dialogs/wording/wording.ts';
import { as, type Talk, talk, who } from '../dialogs/talk.ts';

const drawn = (reply: Parameters<typeof render>[0], locale = 'en'): string =>
  JSON.stringify(render(reply, { words: wordsFor({ locale }), sign: (command) => ({ command }) }).card);

/** A conversation in which a lead without any trouble was opened a moment ago. */
async function withALeadOpen(): Promise<Talk> {
  const t = await talk();
  as('leadCard', await t.says('sam', 'show regina murphy'));
  return t;
}

describe('S2.1.2: a pasted error is explained, whatever the lead says', () => {
  test('what is not so for the lead spoken of still has its cause, its steps and its sources', async () => {
    const t = await withALeadOpen();
    const text = "The lead is closed and you can't convert or qualify a lead that is already closed.";
    const reply = as('errorExplained', await t.says('sam', text));
    expect(reply).toMatchObject({
      diagnosis: { kind: 'notSo' },
      lead: { name: 'Regina Murphy' },
      inPlay: true,
    });
    const card = drawn(reply);
    for (const part of reply.guidance)
      if (part.kind === 'paragraph') expect(card).toContain(JSON.stringify(part.text).slice(1, 30));
    expect(reply.citations.length).toBeGreaterThan(0);
    expect(card).toContain(reply.citations[0]?.title);
    expect(card).toContain('the lead we last spoke of');
    expect(card).not.toContain('"Good"');
  });

  test.each([
    'I get Active stage is not on lead entity for ben adler',
    'Active stage is not on lead entity. It happens with Ben Adler',
    'qualifying ben adler gives: Active stage is not on lead entity',
    'Bei ben adler kommt: Active stage is not on lead entity.',
  ])('the lead that is named is meant, not the one spoken of before: %s', async (text) => {
    const t = await withALeadOpen();
    const { lead, inPlay } = as('errorExplained', await t.says('sam', text));
    expect([lead?.name, inPlay]).toEqual(['Ben Adler', false]);
  });

  test('another lead is a press away', async () => {
    const t = await withALeadOpen();
    const { offers } = as('errorExplained', await t.says('sam', 'Insufficient permissions'));
    const another = offers.find((offer) => offer.kind === 'explain-error');
    if (another === undefined) throw new Error('no way to another lead');
    const asked = as('errorExplained', await t.presses('sam', another));
    expect(asked).toMatchObject({ error: 'permissions', diagnosis: { kind: 'noLead' } });
    expect(asked.lead).toBeUndefined();
  });

  test.each([
    'how do i fix Invalid status code error for a contact or an opportunity? what causes it?',
    'hi! I keep getting "To move to the next stage complete the required steps." on several leads, what does that mean?',
    'Can\'t qualify: "Lead record was not created or updated because a duplicate of the current record already exists." I\'m an admin, how do I stop this only for closed leads?',
    'Was bedeutet "Insufficient permissions"?',
    'Wie behebe ich "Insufficient permissions"?',
  ])('a general question is not about the lead spoken of: %s', async (text) => {
    const t = await withALeadOpen();
    const reply = as('errorExplained', await t.says('sam', text));
    expect(reply.lead).toBeUndefined();
    expect(reply.guidance.length).toBeGreaterThan(0);
  });

  test('a lead spoken of more than ten minutes ago, or four questions ago, is not meant', async () => {
    const long = await withALeadOpen();
    long.later(11);
    expect(as('errorExplained', await long.says('sam', 'Insufficient permissions')).lead).toBeUndefined();

    const much = await withALeadOpen();
    for (let asked = 0; asked < 4; asked++)
      await much.says('sam', 'What is the difference between score and grade?');
    expect(as('errorExplained', await much.says('sam', 'Insufficient permissions')).lead).toBeUndefined();
  });

  test('S2.8.2: the privilege that the message names is named, with a code beside it or without', async () => {
    const t = await withALeadOpen();
    for (const text of [
      'SecLib::AccessCheckEx failed. missing prvCreateOpportunity privilege',
      'Returned hr = -2147187962 prvCreateOpportunity SecLib::AccessCheckEx failed.',
    ]) {
      const reply = as('errorExplained', await t.says('sam', text));
      expect(reply.named).toEqual([{ privilege: 'create', entity: 'Opportunity' }]);
      expect(reply.guidance.length).toBeGreaterThan(0);
      expect(drawn(reply)).toContain('Create on Opportunity');
      expect(drawn(reply, 'de')).toContain('„Erstellen“ für Verkaufschance');
    }
  });

  test('the person who is examined is the one preselected', async () => {
    const t = await talk();
    const reply = as(
      'errorExplained',
      await t.says('ada', 'Tom got “Insufficient permissions” on Amara Diallo'),
    );
    expect(drawn(reply)).toContain(`"value":"${who.tom.id}"`);
    expect(reply.examined).toBe(who.tom.id);
  });
});

describe('S0.5: a general answer does not speak of a lead that was not asked about', () => {
  test.each([
    'next stage button does nothing on the BPF',
    'Wo finde ich disqualifizierte Leads?',
    'how long until a new lead gets scored',
  ])('%s', async (text) => {
    const t = await withALeadOpen();
    expect(JSON.stringify(await t.says('sam', text))).not.toContain('Regina');
  });

  test('nor of one spoken of long ago', async () => {
    const t = await talk();
    await t.says('sam', 'show bianca moretti');
    t.later(11);
    expect(
      as('answered', await t.says('sam', 'What are the required steps of the current stage?')).lead,
    ).toBe(undefined);
  });
});
