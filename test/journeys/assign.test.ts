import { describe, expect, test } from 'vitest';
import { linesOf } from '../../bot/demo/card-view.ts';
import { render } from '../../bot/render.ts';
import { inGroup } from '../../dialogs/in-group.ts';
import type { Reply } from '../../dialogs/reply.ts';
import { tell } from '../../dialogs/tell.ts';
import { wordsFor } from '../../dialogs/wording/wording.ts';
import { leads, notes, people } from '../../domain/collections.ts';
import type { Person } from '../../domain/people/person.ts';
import { because } from '../an-organisation.ts';
import { as, type Talk, talk, who } from '../dialogs/talk.ts';
import { arrivesFor, hasAChat } from '../notices/chat.ts';

const sign = (command: object) => ({ command });
const shownIn = (locale: string, reply: Reply): string =>
  linesOf(render(reply, { words: wordsFor({ locale }), sign } as never).card).join('\n');
const shown = (reply: Reply): string => shownIn('en-GB', reply);

/** Ann Weber's lead, which is Sam's. */
const ann = 'leeds-boosters';
const annIs = async ({ store }: Talk) => {
  const lead = await store.read((view) => view.get(leads, ann));
  if (lead === undefined) throw new Error('no lead of Ann Weber');
  return lead;
};
const writesOf = async ({ store }: Talk): Promise<number> =>
  store.read(async (view) => {
    const entries = await view.history(leads, ann, 50);
    return entries.filter(({ why }) => why === 'press assign').length;
  });

/** So many more salespeople in North, as `Kim 1`, `Kim 2`. */
const moreColleagues = (t: Talk, names: readonly string[]): Promise<void> =>
  t.store.change(because, async (tx) => {
    for (const [n, name] of names.entries())
      await tx.put(people, {
        id: `colleague-${n}`,
        version: 0,
        name,
        businessUnitId: 'north',
        roleIds: ['salesperson'],
      });
  });

/** Somebody is something else meanwhile. */
const changes = ({ store }: Talk, id: string, over: Partial<Person>): Promise<void> =>
  store.change(because, async (tx) => {
    const person = await tx.get(people, id);
    if (person === undefined) throw new Error(`no ${id}`);
    await tx.put(people, { ...person, ...over });
  });

describe('a lead is given to a colleague', () => {
  test.each([
    ['give ann weber to tom', 'Tom Okafor'],
    ['assign Ann Weber to Tom Okafor', 'Tom Okafor'],
    ['Please reassign Ann Weber from Sam to Priya Nair', 'Priya Nair'],
    ['change the owner of ann weber to priya', 'Priya Nair'],
    ['hand Ann Weber over to Tom, he knows them', 'Tom Okafor'],
    ['gib Ann Weber bitte an Tom', 'Tom Okafor'],
    ['Übergib Ann Weber an Priya Nair', 'Priya Nair'],
    ['Weise Ann Weber dem Kollegen Tom Okafor zu', 'Tom Okafor'],
    ['Trag bitte Priya bei Ann Weber als Besitzerin ein', 'Priya Nair'],
  ])('“%s”: asks whether, and nothing is written before', async (text, to) => {
    const t = await talk();
    const card = as('assignConfirm', await t.says('sam', text));
    expect(card).toMatchObject({ lead: { name: 'Ann Weber' }, from: 'Sam Rivera', to });
    expect((await annIs(t)).ownerId).toBe(who.sam.id);
    as('assigned', await t.answers('sam', card, 'assign'));
    expect((await annIs(t)).ownerId).toBe(to === 'Tom Okafor' ? who.tom.id : who.priya.id);
  });

  test('the card says from whom to whom, and what else changes', async () => {
    const t = await talk();
    const card = await t.says('sam', 'give ann weber to priya');
    expect(shown(card)).toMatch(/^Assign Ann Weber to Priya Nair\?/);
    expect(shown(card)).toMatch(/Owner now:? *Sam Rivera/);
    expect(shown(card)).toMatch(/Business unit:? *North → South/);
    expect(shown(card)).toContain('You may not read the lead any more after that.');
    const within = await t.says('sam', 'give ann weber to tom');
    expect(shown(within)).not.toMatch(/Business unit|not read/);
    expect(shownIn('de-AT', card)).toMatch(/^Ann Weber an Priya Nair übergeben\?/);
  });

  test('a lead without a name is named once', async () => {
    const t = await talk();
    await t.says('sam', 'my open leads');
    const card = as('assignConfirm', await t.says('sam', 'give the second one to tom'));
    expect(shown(card)).toContain('Lead: Web enquiry: pump for a school pool\n');
  });

  test('the receipt says whose it is now, and opens it for whoever may still read it', async () => {
    const t = await talk();
    const card = await t.says('sam', 'give ann weber to tom');
    const receipt = as('assigned', await t.answers('sam', card, 'assign'));
    expect(shown(receipt)).toMatch(/^✓ Ann Weber is owned by Tom Okafor now/);
    expect(shownIn('de', receipt)).toMatch(/^✓ Ann Weber gehört jetzt Tom Okafor/);
    const open = receipt.offers.find(({ kind }) => kind === 'show-lead');
    if (open === undefined) throw new Error('no way to the lead');
    expect(as('leadCard', await t.presses('sam', open)).lead.owner).toBe('Tom Okafor');
    const away = await t.says('sam', 'give elena rossi to priya');
    const gone = as('assigned', await t.answers('sam', away, 'assign'));
    expect(gone.offers).not.toContainEqual(expect.objectContaining({ kind: 'show-lead' }));
  });

  test.each([
    'I’ll take over Ann Weber',
    'assign ann weber to me',
    'ich übernehme Ann Weber',
    'weise mir Ann Weber zu',
    'Übertragen Sie mir bitte Ann Weber',
  ])('“%s”: to oneself', async (text) => {
    const t = await talk();
    const card = as('assignConfirm', await t.says('mira', text));
    expect(card).toMatchObject({ from: 'Sam Rivera', to: 'Mira Chen' });
    as('assigned', await t.answers('mira', card, 'assign'));
    expect(await annIs(t)).toMatchObject({ ownerId: who.mira.id, businessUnitId: 'head-office' });
  });

  test('“it” is the lead last spoken of', async () => {
    const t = await talk();
    await t.says('sam', 'show ann weber');
    expect(as('assignConfirm', await t.says('sam', 'give it to tom')).lead.name).toBe('Ann Weber');
  });

  test.each(['assign to tom', 'reassign to Tom Okafor'])(
    '“%s”: so it is without a word for it',
    async (text) => {
      const t = await talk();
      await t.says('sam', 'show ann weber');
      const card = as('assignConfirm', await t.says('sam', text));
      expect(card).toMatchObject({ lead: { name: 'Ann Weber' }, to: 'Tom Okafor' });
    },
  );

  test.each([
    'assign all my leads to priya',
    'give my open leads to tom',
    'Please reassign all open leads from Sam to Priya',
    'transfer all my contoso leads to tom',
    'assign everything to Priya',
    'give all of them to tom',
    'gib alle meine Leads an Priya',
    'Bitte weise alle Leads Tom zu',
  ])('“%s”: one at a time is said, and the one last spoken of is not taken for all', async (text) => {
    const t = await talk();
    await t.says('sam', 'show ann weber');
    const reply = as('beyond', await t.says('sam', text));
    expect(shown(reply)).toContain('one at a time');
    expect(shownIn('de', reply)).toContain('einzeln');
  });

  test('whoever gets it is no lead, though a lead is called the same', async () => {
    const t = await talk();
    await moreColleagues(t, ['Elena Rossi']);
    await t.says('sam', 'show ann weber');
    const card = as('assignConfirm', await t.says('sam', 'give it to Elena Rossi'));
    expect(card).toMatchObject({ lead: { name: 'Ann Weber' }, to: 'Elena Rossi' });
  });
});

test.each(['assign', 'merge'])(
  'REL9: “%s contoso …”, and words without an end: the card that asks which has room for them',
  async (verb) => {
    const t = await talk();
    const said = `${verb} contoso ${verb === 'merge' ? 'with' : 'to'} ${'x'.repeat(3_900)}`;
    expect(as('leadSeveral', await t.says('mira', said)).rows.length).toBeGreaterThan(2);
  },
);

describe('the notes of the lead', () => {
  const notesShown = async (t: Talk, to: 'tom' | 'priya') =>
    as('leadCard', await t.says(to, 'show ann weber')).lead.notes.map(({ by }) => by);
  /** A note of somebody else on Ann Weber's lead. */
  const aNoteBy = (t: Talk, person: 'tom' | 'mira', unit: string): Promise<void> =>
    t.store.change(because, async (tx) => {
      const note = await tx.get(notes, 'note-leeds-1');
      if (note === undefined) throw new Error('no note');
      const { id: ownerId } = who[person];
      const theirs = { ownerId, businessUnitId: unit, createdBy: ownerId, text: 'Theirs' };
      await tx.put(notes, { ...note, ...theirs, id: `note-of-${person}`, version: 0 });
    });

  test('go with it: whoever owns it now reads them, in another business unit too', async () => {
    const t = await talk();
    const card = await t.says('sam', 'give ann weber to priya');
    expect(shown(card)).toContain('Its notes go with it');
    expect(shownIn('de', card)).toContain('Seine Notizen gehen mit');
    as('assigned', await t.answers('sam', card, 'assign'));
    expect(await notesShown(t, 'priya')).toEqual(['Sam Rivera', 'Sam Rivera']);
    expect(await writesOf(t)).toBe(1);
  });

  test('SEC13: that are theirs already are not written again', async () => {
    const t = await talk();
    await aNoteBy(t, 'tom', 'north');
    as('assigned', await t.answers('mira', await t.says('mira', 'give ann weber to tom'), 'assign'));
    const kept = await t.store.read((view) => view.get(notes, 'note-of-tom'));
    expect(kept).toMatchObject({ version: 1, ownerId: who.tom.id });
  });

  test('SEC6: that whoever gives it away may not assign stay whose they are', async () => {
    const t = await talk();
    await aNoteBy(t, 'tom', 'north');
    await aNoteBy(t, 'mira', 'head-office');
    as('assigned', await t.answers('sam', await t.says('sam', 'give ann weber to priya'), 'assign'));
    expect(await notesShown(t, 'priya')).toEqual(['Sam Rivera', 'Sam Rivera']);
    as('assigned', await t.answers('mira', await t.says('mira', 'give ann weber to tom'), 'assign'));
    expect(new Set(await notesShown(t, 'tom'))).toEqual(new Set(['Sam Rivera', 'Tom Okafor', 'Mira Chen']));
  });
});

describe('whom it shall go to', () => {
  test.each(['assign ann weber', 'change the owner of ann weber', 'Besitzer von Ann Weber ändern'])(
    '“%s” asks whom, and each has a button',
    async (text) => {
      const t = await talk();
      const asks = as('assignAsks', await t.says('sam', text));
      expect(asks).toMatchObject({ lead: { name: 'Ann Weber' }, why: { kind: 'notSaid' }, total: 4 });
      expect(asks.owners.map(({ name }) => name)).toEqual([
        'Ada Novak',
        'Mira Chen',
        'Priya Nair',
        'Tom Okafor',
      ]);
      expect(shown(asks)).toContain('[Tom Okafor · North]');
      const confirm = await t.answers('sam', asks, `to-${who.tom.id}`);
      expect(as('assignConfirm', confirm).to).toBe('Tom Okafor');
    },
  );

  test('a name that nobody has is said, with those who may own leads', async () => {
    const t = await talk();
    const asks = as('assignAsks', await t.says('sam', 'give ann weber to Maria'));
    expect(asks.why).toEqual({ kind: 'nobody', words: 'Maria' });
    expect(shown(asks)).toContain('Nobody here is called “Maria”.');
    expect(shownIn('de', asks)).toContain('„Maria“ heißt hier niemand.');
    expect(asks.total).toBe(4);
  });

  test('of two with that name one is chosen', async () => {
    const t = await talk();
    await moreColleagues(t, ['Tom Baker']);
    const asks = as('assignAsks', await t.says('sam', 'give ann weber to tom'));
    expect(asks.why).toEqual({ kind: 'several', words: 'tom' });
    expect(asks.owners.map(({ name }) => name)).toEqual(['Tom Baker', 'Tom Okafor']);
    const card = await t.answers('sam', asks, 'to-colleague-0');
    as('assigned', await t.answers('sam', card, 'assign'));
    expect((await annIs(t)).ownerId).toBe('colleague-0');
  });

  test('of many, twenty can be chosen and everybody named', async () => {
    const t = await talk();
    await moreColleagues(
      t,
      Array.from({ length: 40 }, (_, n) => `Kim Number${n}`),
    );
    const asks = as('assignAsks', await t.says('sam', 'assign ann weber'));
    expect([asks.owners.length, asks.total]).toEqual([20, 44]);
    expect(as('assignAsks', await t.answers('sam', asks, 'continue')).problem).toEqual({
      kind: 'nothingSelected',
    });
    const typed = await t.answers('sam', asks, 'continue', { name: 'tom okafor' });
    expect(as('assignConfirm', typed).to).toBe('Tom Okafor');
    const again = as('assignAsks', await t.says('sam', 'assign ann weber'));
    const chosen = await t.answers('sam', again, 'continue', { owner: again.owners[3]?.id ?? '' });
    expect(as('assignConfirm', chosen).to).toBe(again.owners[3]?.name);
  });

  test('somebody who may not read leads gets none, nor anybody who has left', async () => {
    const t = await talk();
    await t.store.change(because, async (tx) => {
      for (const [id, over] of [
        [who.tom.id, { roleIds: [] }],
        [who.priya.id, { disabled: true }],
      ] as const) {
        const person = await tx.get(people, id);
        if (person) await tx.put(people, { ...person, ...over });
      }
    });
    const tom = as('assignAsks', await t.says('sam', 'give ann weber to tom'));
    expect(tom).toMatchObject({ why: { kind: 'mayNotOwn', name: 'Tom Okafor' }, total: 2 });
    expect(shown(tom)).toContain('Tom Okafor may not read leads');
    const priya = as('assignAsks', await t.says('sam', 'give ann weber to priya'));
    expect(priya.why).toEqual({ kind: 'nobody', words: 'priya' });
  });

  test('of namesakes those alone are meant who may own leads', async () => {
    const t = await talk();
    await moreColleagues(t, ['Kim Lee', 'Kim Ray']);
    await changes(t, 'colleague-1', { roleIds: [] });
    expect(as('assignConfirm', await t.says('sam', 'give ann weber to kim')).to).toBe('Kim Lee');
    await changes(t, 'colleague-0', { roleIds: [] });
    const asks = as('assignAsks', await t.says('sam', 'give ann weber to kim'));
    expect(asks).toMatchObject({ why: { kind: 'mayNotOwn', name: 'Kim Lee' }, total: 4 });
  });

  test('two of the same name in one business unit are told apart by their addresses', async () => {
    const t = await talk();
    await moreColleagues(t, ['Kim Lee', 'Kim Lee']);
    await changes(t, 'colleague-0', { email: 'kim.lee@adventure-works.example' });
    await changes(t, 'colleague-1', { email: 'kim.lee2@adventure-works.example' });
    const asks = as('assignAsks', await t.says('sam', 'give ann weber to kim lee'));
    expect(shown(asks)).toContain('[Kim Lee · North · kim.lee@adventure-works.example]');
    expect(shown(asks)).toContain('[Kim Lee · North · kim.lee2@adventure-works.example]');
    expect(shown(await t.says('sam', 'assign ann weber'))).not.toContain('tom.okafor@');
  });

  test('whose it is already', async () => {
    const t = await talk();
    const asks = as('assignAsks', await t.says('sam', 'assign ann weber to me'));
    expect(asks.why).toEqual({ kind: 'ownsItAlready', name: 'Sam Rivera' });
    expect(shown(asks)).toContain('Sam Rivera owns the lead already, so nothing was changed.');
  });
});

describe('what stands in the way', () => {
  test('S2.8: a missing Assign can be asked for, by its cell; granted, it goes on', async () => {
    const t = await talk();
    const mine = as('assignConfirm', await t.says('mira', 'give ann weber to tom'));
    as('assigned', await t.answers('mira', mine, 'assign'));
    const { refusal, offers } = as('refused', await t.says('sam', 'give ann weber to priya'));
    expect(refusal).toMatchObject({
      kind: 'privilegesMissing',
      missing: [{ privilege: 'assign', on: 'lead', needed: 'businessUnit', held: 'user' }],
      grantors: ['Ada Novak'],
    });
    const [request, again] = offers;
    if (request?.kind !== 'request-access' || again === undefined) throw new Error(JSON.stringify(offers));
    as('accessRequested', await t.presses('sam', request));
    const [wish] = as('requests', await t.says('ada', 'requests')).requests;
    if (wish?.ways[0] === undefined) throw new Error('no way to grant it');
    expect(wish.request.wish).toMatchObject({ missing: [{ privilege: 'assign', needed: 'businessUnit' }] });
    const grant = await t.presses('ada', {
      kind: 'change',
      change: { kind: 'verdict', requestId: wish.request.id, verdict: wish.ways[0].verdict },
    });
    as('adminChanged', await t.answers('ada', grant, 'confirm'));
    expect(as('assignConfirm', await t.presses('sam', again)).to).toBe('Priya Nair');
  });

  test('SEC7: whoever may not give the lead away is told no colleague’s name', async () => {
    const t = await talk();
    const refused = await t.says('priya', 'assign ann weber');
    expect(JSON.stringify(refused)).not.toMatch(/Okafor|Mira/);
  });

  test('the lead was closed while the card was open', async () => {
    const t = await talk();
    const card = await t.says('sam', 'give ann weber to tom');
    const closing = await t.says('mira', 'disqualify ann weber');
    as('disqualified', await t.answers('mira', closing, 'continue', { reason: '4' }));
    const { refusal } = as('refused', await t.answers('sam', card, 'assign'));
    expect(refusal).toMatchObject({ kind: 'leadClosed', state: 'disqualified' });
    expect((await annIs(t)).ownerId).toBe(who.sam.id);
  });

  test('somebody saved the lead while the card was open: it is shown anew, then assigned', async () => {
    const t = await talk();
    const card = await t.says('sam', 'give ann weber to tom');
    const form = as('leadForm', await t.says('mira', 'edit ann weber'));
    as('leadCreated', await t.answers('mira', form, 'saveAnyway', { ...form.values, city: 'York' }));
    const again = as('assignConfirm', await t.answers('sam', card, 'assign'));
    expect(again.problem).toEqual({ kind: 'leadChanged' });
    expect((await annIs(t)).ownerId).toBe(who.sam.id);
    as('assigned', await t.answers('sam', again, 'assign'));
    expect(await annIs(t)).toMatchObject({ ownerId: who.tom.id, city: 'York' });
  });

  test('whoever was chosen left while the card was open', async () => {
    const t = await talk();
    const card = await t.says('sam', 'give ann weber to tom');
    await changes(t, who.tom.id, { disabled: true });
    const asks = as('assignAsks', await t.answers('sam', card, 'assign'));
    expect(asks.why).toEqual({ kind: 'gone' });
    expect(shown(asks)).toContain('Whoever was chosen is not a member here any more.');
    expect(shownIn('de', asks)).toContain('Wer gewählt war, gehört nicht mehr dazu.');
    expect((await annIs(t)).ownerId).toBe(who.sam.id);
  });

  test('SEC8: an id that nobody has, or somebody who left, tells no name', async () => {
    const t = await talk();
    await changes(t, who.tom.id, { disabled: true });
    for (const owner of [who.stranger.id, who.tom.id, '__proto__']) {
      const asks = await t.says('sam', 'assign ann weber');
      const again = as('assignAsks', await t.answers('sam', asks, 'continue', { owner }));
      expect(again.why).toEqual({ kind: 'gone' });
      expect(JSON.stringify(again)).not.toContain('Okafor');
    }
  });

  test('whoever gets it moved to another business unit: what that changes is shown first', async () => {
    const t = await talk();
    const card = await t.says('sam', 'give ann weber to tom');
    await changes(t, who.tom.id, { businessUnitId: 'south' });
    const again = as('assignConfirm', await t.answers('sam', card, 'assign'));
    expect(again).toMatchObject({
      unit: { to: 'South' },
      staysInSight: false,
      problem: { kind: 'leadChanged' },
    });
    expect((await annIs(t)).ownerId).toBe(who.sam.id);
    as('assigned', await t.answers('sam', again, 'assign'));
    expect(await annIs(t)).toMatchObject({ ownerId: who.tom.id, businessUnitId: 'south' });
  });

  test('the lead is not there any more', async () => {
    const t = await talk();
    const card = await t.says('sam', 'give ann weber to tom');
    await t.store.change(because, (tx) => tx.remove(leads, ann));
    as('stillAsking', await t.says('sam', 'yes'));
    const { refusal } = as('refused', await t.answers('sam', card, 'assign'));
    expect(refusal.kind).toBe('leadUnknown');
  });

  test('somebody took it: it goes on with the person that was meant, once it may', async () => {
    const t = await talk();
    const card = await t.says('sam', 'give ann weber to priya');
    const taken = await t.says('mira', 'give ann weber to tom');
    as('assigned', await t.answers('mira', taken, 'assign'));
    const { offers } = as('refused', await t.answers('sam', card, 'assign'));
    const again = offers.find(({ kind }) => kind === 'assign-lead');
    expect(again).toMatchObject({ to: { kind: 'id', id: who.priya.id } });
  });

  test('somebody else gave it away first', async () => {
    const t = await talk();
    const card = await t.says('mira', 'give ann weber to tom');
    const sooner = await t.says('sam', 'give ann weber to tom');
    as('assigned', await t.answers('sam', sooner, 'assign'));
    const late = as('assignAsks', await t.answers('mira', card, 'assign'));
    expect(late.why).toEqual({ kind: 'ownsItAlready', name: 'Tom Okafor' });
    expect(await writesOf(t)).toBe(1);
  });
});

describe('whoever owns it now', () => {
  const given = async (t: Talk, by: 'sam' | 'mira', text: string) =>
    as('assigned', await t.answers(by, await t.says(by, text), 'assign'));

  test('is told by whom, and opens it from there', async () => {
    const t = await talk();
    await hasAChat(t, 'tom');
    await given(t, 'sam', 'give ann weber to tom');
    const [message] = await arrivesFor(t, 'tom');
    if (message === undefined) throw new Error('nothing arrived');
    const told = as('notice', tell(message));
    expect(shown(told)).toMatch(/^Sam Rivera gave you the lead Ann Weber\n• Ann Weber · Contoso/);
    expect(shownIn('de', told)).toMatch(/^Sam Rivera hat Ihnen den Lead Ann Weber übergeben/);
    const [open] = told.offers;
    if (open === undefined) throw new Error('no way to the lead');
    expect(as('leadCard', await t.presses('tom', open)).lead.name).toBe('Ann Weber');
    expect(await arrivesFor(t, 'tom')).toEqual([]);
  });

  test('is not told of a lead that was theirs before, and only moved with them to another unit', async () => {
    const t = await talk();
    await hasAChat(t, 'sam');
    await changes(t, who.sam.id, { businessUnitId: 'south' });
    await given(t, 'mira', 'give ann weber to sam');
    expect((await annIs(t)).businessUnitId).toBe('south');
    expect(await arrivesFor(t, 'sam')).toEqual([]);
  });

  test('is not told of what they took themselves, nor of what is not theirs any more', async () => {
    const t = await talk();
    await hasAChat(t, 'mira');
    await hasAChat(t, 'tom');
    await given(t, 'mira', 'give ann weber to tom');
    await given(t, 'mira', 'assign ann weber to me');
    expect(await arrivesFor(t, 'mira')).toEqual([]);
    expect(await arrivesFor(t, 'tom')).toEqual([]);
  });
});

describe('REL1: exactly once', () => {
  test('a second press shows the same receipt', async () => {
    const t = await talk();
    const card = await t.says('sam', 'give ann weber to priya');
    const receipt = as('assigned', await t.answers('sam', card, 'assign'));
    t.later(5);
    expect(await t.answers('sam', card, 'assign')).toEqual(receipt);
    expect(await writesOf(t)).toBe(1);
  });

  test('nobody else can press it', async () => {
    const t = await talk();
    const card = await t.says('sam', 'give ann weber to tom');
    as('notYourCard', await t.answers('mira', card, 'assign'));
    expect((await annIs(t)).ownerId).toBe(who.sam.id);
  });

  test.each([
    ['en', 'Assigning was cancelled. Nothing was saved.'],
    ['de', 'Das Zuweisen wurde abgebrochen. Es wurde nichts gespeichert.'],
  ])('“cancel” saves nothing, and the card is no longer good: %s', async (locale, said) => {
    const t = await talk();
    const card = await t.says('sam', 'give ann weber to tom');
    const cancelled = as('cancelled', await t.says('sam', 'cancel'));
    expect(shownIn(locale, cancelled)).toContain(said);
    as('cancelled', await t.answers('sam', card, 'assign'));
    expect((await annIs(t)).ownerId).toBe(who.sam.id);
  });

  test('“yes” assigns nothing: the card is there again', async () => {
    const t = await talk();
    const card = await t.says('sam', 'give ann weber to tom');
    expect(as('stillAsking', await t.says('sam', 'yes')).card).toEqual(card);
    expect((await annIs(t)).ownerId).toBe(who.sam.id);
  });
});

test('UX9: in a group whoever may read the lead opens it from there', async () => {
  const t = await talk();
  const receipt = await t.answers('sam', await t.says('sam', 'give ann weber to tom'), 'assign');
  const everybody = inGroup(receipt, 'Sam Rivera');
  if (everybody.kind !== 'private' || everybody.again === undefined) throw new Error('nothing to open');
  for (const reader of ['sam', 'tom'] as const)
    expect(as('leadCard', await t.presses(reader, everybody.again)).lead.owner).toBe('Tom Okafor');
});

test('UX9: in a group whoever gave a lead out of their own sight opens the receipt', async () => {
  const t = await talk();
  const receipt = await t.answers('sam', await t.says('sam', 'give ann weber to priya'), 'assign');
  const everybody = inGroup(receipt, 'Sam Rivera');
  if (everybody.kind !== 'private' || everybody.again === undefined) throw new Error('nothing to open');
  expect(await t.presses('sam', everybody.again)).toEqual(as('assigned', receipt));
  as('notYourCard', await t.presses('tom', everybody.again));
});

test('a change of a field is no change of hands', async () => {
  const t = await talk();
  for (const text of ['edit ann weber', 'change the phone of ann weber to +44 20 7946 0100'])
    as('leadForm', await t.says('sam', text));
});

test('a role is given to nobody by it', async () => {
  const t = await talk();
  expect((await t.says('ada', 'assign the sales manager role to Tom')).kind).not.toMatch(/^assign/);
});
