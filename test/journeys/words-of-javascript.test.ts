import { describe, expect, test } from 'vitest';
import { leads } from '../../domain/collections.ts';
import { aLead, because } from '../an-organisation.ts';
import { as, talk, who } from '../dialogs/talk.ts';

/** What every object of JavaScript has: to people these are words like any other, and Constructor University is a customer. */
const words = ['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty'];

const everyText = (word: string) => ({
  topic: word,
  firstName: word,
  lastName: word,
  companyName: `${word} GmbH`,
  jobTitle: word,
  city: word,
  country: word,
  leadSource: word,
  purchaseTimeframe: word,
});

describe('a word that JavaScript knows is a word like any other', () => {
  test.each(words)(
    'a lead made of “%s” is entered, looked up, compared, qualified and counted',
    async (word) => {
      const t = await talk();
      const form = as('leadForm', await t.says('sam', 'new lead'));
      const { lead } = as('leadCreated', await t.answers('sam', form, 'save', everyText(word)));
      expect(lead.fields.companyName).toBe(`${word} GmbH`);
      const ref = { kind: 'id', id: lead.id } as const;
      as('duplicates', await t.presses('sam', { kind: 'duplicates-of-lead', lead: ref }));
      as('preflight', await t.presses('sam', { kind: 'can-i-qualify', lead: ref }));
      const asks = as('qualifyAsks', await t.presses('sam', { kind: 'qualify-lead', lead: ref }));
      as('qualified', await t.answers('sam', asks, 'continue', { create: 'account,contact,opportunity' }));
      for (const by of ['owner', 'businessUnit', 'source', 'grade', 'month'] as const)
        as('scoreSummary', await t.presses('mira', { kind: 'score-summary', by }));
      as('digest', await t.says('mira', 'digest'));
      for (const said of [
        word,
        `find ${word}`,
        `what is ${word}?`,
        `duplicates of ${word}`,
        `knowledge show ${word}`,
      ])
        await t.says('sam', said);
    },
  );

  test.each(words.filter((word) => word !== '__proto__'))('“%s” is the id of a lead', async (id) => {
    const t = await talk();
    const own = { ownerId: who.sam.id, businessUnitId: 'north' };
    await t.store.change(because, async (tx) => void (await tx.put(leads, aLead(id, own))));
    as('leadCard', await t.presses('sam', { kind: 'show-lead', lead: { kind: 'id', id } }));
    as('scoreSummary', await t.says('mira', 'score summary'));
  });
});
