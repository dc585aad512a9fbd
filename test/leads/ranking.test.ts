import { describe, expect, test } from 'vitest';
import { leads } from '../../domain/collections.ts';
import { type LeadMatch, rank, worstFit } from '../../domain/leads/match.ts';
import { resolveLead } from '../../domain/leads/resolve.ts';
import { findLeads, queryLimits } from '../../domain/leads/search.ts';
import { searchText } from '../../domain/leads/search-text.ts';
import type { Lead } from '../../domain/records/lead.ts';
import { actor, aLead, anOrganisation } from '../an-organisation.ts';

const person = (id: string, firstName: string, lastName: string, rest: Partial<Lead> = {}): Lead =>
  aLead(id, { firstName, lastName, companyName: 'Fabrikam', topic: 'Pumps', ...rest });
const ranked = (all: readonly Lead[], ...query: readonly string[]) => {
  const { full, total, inOrder } = rank(all, query);
  const ids = (matches: readonly LeadMatch[]) => matches.map(({ lead }) => lead.id);
  return { full: ids(full).toSorted(), total, order: ids(inOrder()) };
};

describe('why a lead is found', () => {
  const kai = person('kai', 'Kai', 'Tanaka', { email: 'kai.tanaka@fabrikam.example', topic: 'Dosing pumps' });
  const why = (...query: readonly string[]) => rank([kai], query).inOrder()[0]?.why;

  test.each([
    ['a whole word', 'tanaka', { field: 'name', text: 'Kai Tanaka', fit: 'exact' }],
    ['the beginning of one', 'tana', { field: 'name', text: 'Kai Tanaka', fit: 'start' }],
    ['a part of one', 'anak', { field: 'name', text: 'Kai Tanaka', fit: 'part' }],
    ['a slip', 'tanakka', { field: 'name', text: 'Kai Tanaka', fit: 'similar' }],
    ['a name without its space', 'kaitanaka', { field: 'name', text: 'Kai Tanaka', fit: 'exact' }],
    ['the company', 'fabrikam', { field: 'companyName', text: 'Fabrikam', fit: 'exact' }],
    ['the address', 'example', { field: 'email', text: 'kai.tanaka@fabrikam.example', fit: 'exact' }],
    ['the topic', 'dosing', { field: 'topic', text: 'Dosing pumps', fit: 'exact' }],
    [
      'a whole word of the topic before a part of the name',
      'pumps',
      { field: 'topic', text: 'Dosing pumps', fit: 'exact' },
    ],
  ])('by %s', (_, word, reason) => {
    expect(why(word)).toEqual([reason]);
  });

  test('two letters within a word find nothing', () => {
    expect(why('na')).toBeUndefined();
    expect(why('ana')).toMatchObject([{ fit: 'part' }]);
  });

  test('the most telling first: name, company, address, topic, and the better fit', () => {
    expect(why('dosing', 'fabrikam', 'tanak', 'kai')?.map(({ field, fit }) => `${field} ${fit}`)).toEqual([
      'name exact',
      'name start',
      'companyName exact',
      'topic exact',
    ]);
  });
});

describe('which leads come first', () => {
  const ann = person('ann', 'Ann', 'Weber');
  const anna = person('anna', 'Anna', 'Weber');
  const anne = person('anne', 'Susanne', 'Weber');
  const slip = person('slip', 'Ann', 'Webber');
  const other = person('other', 'Ann', 'Larsen');

  test('whole words, their beginnings, their parts; no others where some lead has every word as typed', () => {
    expect(ranked([slip, anne, anna, ann, other], 'ann', 'weber')).toEqual({
      full: ['ann', 'anna', 'anne', 'slip'],
      total: 4,
      order: ['ann', 'anna', 'anne', 'slip'],
    });
  });

  test('where none has every word so, those that have some come after them', () => {
    const found = ranked([other, anne, slip], 'ann', 'weber');
    expect(found).toMatchObject({ full: ['anne', 'slip'], total: 3 });
    expect(found.order).toEqual(['anne', 'slip', 'other']);
    expect(ranked([other, person('none', 'Bo', 'Lind')], 'ann', 'weber')).toEqual({
      full: [],
      total: 1,
      order: ['other'],
    });
  });

  test('the beginning of a word is as typed, too', () => {
    expect(ranked([ann, other], 'ann', 'web')).toEqual({ full: ['ann'], total: 1, order: ['ann'] });
  });

  test('of equals a name tells more than a company, and a company more than a topic', () => {
    const topic = person('topic', 'Bo', 'Lind', { topic: 'Weber' });
    const company = person('company', 'Bo', 'Lind', { companyName: 'Weber' });
    expect(ranked([topic, company, person('name', 'Bo', 'Weber')], 'weber').order).toEqual([
      'name',
      'company',
      'topic',
    ]);
  });

  test('how well a match fits: by its worst word, and a partial one worse than all', () => {
    const fitOf = (lead: Lead, ...query: readonly string[]) =>
      rank([lead], query)
        .inOrder()
        .map((match) => worstFit(match));
    expect(fitOf(ann, 'ann', 'weber')).toEqual([0]);
    expect(fitOf(ann, 'ann', 'web')).toEqual([1]);
    expect(fitOf(anne, 'ann', 'weber')).toEqual([2]);
    expect(fitOf(slip, 'ann', 'weber')).toEqual([3]);
    expect(fitOf(other, 'ann', 'weber')).toEqual([4]);
  });
});

test('a lead is searched by name, company, address and topic, in plain letters', () => {
  expect(searchText(person('x', 'Jörg', 'Weiß', { email: 'J@x.example', topic: 'Öfen' }))).toEqual([
    'joerg weiss',
    'fabrikam',
    'j@x.example',
    'oefen',
  ]);
  expect(searchText(aLead('x', { firstName: '', lastName: '', companyName: '' }))).toEqual(['new machines']);
});

describe('a search', () => {
  const store = anOrganisation(async (tx) => {
    await tx.put(
      leads,
      person('ann', 'Ann', 'Weber', { email: 'ann@x.example', mobilePhone: '0770 0900123' }),
    );
    await tx.put(leads, person('020 7946', 'Von', 'Miss', { phone: '020 7946 0958' }));
    await tx.put(
      leads,
      person('bo', 'Bo', 'Lind', { phone: '+44 20 7946 0958', createdAt: '2026-11-02T08:00:00.000Z' }),
    );
  });
  const search = async (text: string) => {
    const sam = await actor(await store, 'sam');
    const found = await (await store).read((view) => findLeads(view, sam, text));
    if (found.kind !== 'found') throw new Error(found.kind);
    return {
      ...found,
      ids: found.matches.map(({ lead }) => lead.id),
      why: found.matches.map(({ why }) => why),
    };
  };

  test('for an address, a number or an id names its leads and why, the newest first', async () => {
    expect(await search(' ANN@x.example ')).toMatchObject({
      ids: ['ann'],
      total: 1,
      full: { length: 1 },
      why: [[{ field: 'email', text: 'ann@x.example', fit: 'exact' }]],
    });
    expect(await search('07700900123')).toMatchObject({
      why: [[{ field: 'mobilePhone', text: '0770 0900123', fit: 'exact' }]],
    });
    expect(await search('(020) 7946 0958')).toMatchObject({ ids: ['bo', '020 7946'], total: 2 });
    expect((await search('(020) 7946 0958')).why).toEqual([
      [{ field: 'phone', text: '+44 20 7946 0958', fit: 'exact' }],
      [{ field: 'phone', text: '020 7946 0958', fit: 'exact' }],
    ]);
    expect((await search('(020) 7946 0958')).matches.map(({ full }) => full)).toEqual([true, true]);
    expect((await search(' bo ')).why).toEqual([[{ field: 'id', text: 'bo', fit: 'exact' }]]);
    expect((await search('+49 30 460958')).ids).toEqual([]);
    expect((await search('bo')).why).toEqual([[{ field: 'id', text: 'bo', fit: 'exact' }]]);
    expect((await search('020 7946')).ids).toEqual(['020 7946']);
  });

  test('for words leaves out those that only connect, unless there are no others', async () => {
    expect((await search('Frau Ann from the Fabrikam')).ids).toEqual(['ann']);
    expect((await search('Miss von')).ids).toEqual(['020 7946']);
  });

  test('REL10: reads so much and no more, and says what it read', async () => {
    expect(queryLimits).toEqual({ characters: 64, words: 8 });
    expect((await search(`ann ${'x'.repeat(60)}`)).cutTo).toBeUndefined();
    expect((await search(`ann ${'x'.repeat(61)}`)).cutTo).toBe(`ann ${'x'.repeat(60)}`);
    expect((await search(`ann${' '.repeat(100)}`)).cutTo).toBeUndefined();
    expect((await search('ann b c d e f g h')).cutTo).toBeUndefined();
    expect((await search('ann b c d e f g h i')).cutTo).toBe('ann b c d e f g h');
  });
});

describe('which of several leads is meant', () => {
  const meant = async (text: string, ...all: readonly Lead[]) => {
    const store = await anOrganisation(async (tx) => {
      for (const lead of all) await tx.put(leads, lead);
    });
    const sam = await actor(store, 'sam');
    const found = await store.read((view) => resolveLead(view, sam, text));
    return found.kind === 'one' ? found.lead.id : found.kind;
  };

  test('a whole word beats the beginning of a longer one', async () => {
    const [ann, bo] = [person('ann', 'Ann', 'Weber'), person('bo', 'Bo', 'Weberling')];
    expect(await meant('weber', ann, bo)).toBe('ann');
    expect(await meant('webe', ann, bo)).toBe('several');
  });

  test('words that are all of the name beat those of a name and a company', async () => {
    const named = person('named', 'Ann', 'Lind Berg');
    const employed = person('employed', 'Ann', 'Larsen', { companyName: 'Lind' });
    expect(await meant('ann lind', named, employed)).toBe('named');
  });
});
