import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { leads } from '../../domain/collections.ts';
import { resolveLead } from '../../domain/leads/resolve.ts';
import { findLeads } from '../../domain/leads/search.ts';
import type { LeadState } from '../../domain/records/lead.ts';
import type { SamplePerson } from '../../domain/sample/people.ts';
import { sampleWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await sampleWorld();
});

const search = async (text: string, person: SamplePerson = 'sam') => {
  const outcome = await world.as(person, (view, actor) => findLeads(view, actor, text));
  if (outcome.kind !== 'found') throw new Error(`not searched: ${outcome.kind}`);
  return outcome;
};
const found = async (text: string, person?: SamplePerson) =>
  (await search(text, person)).matches.map(({ lead }) => lead.id);

describe('S0.2: searching leads', () => {
  test.each([
    ['by full name', 'Hannah Berg', 'hannah-berg'],
    ['with first and last name swapped', 'Berg, Hannah', 'hannah-berg'],
    ['with a letter left out', 'hanah berg', 'hannah-berg'],
    ['with letters swapped', 'Hannah Breg', 'hannah-berg'],
    ['with a wrong letter', 'Henrik Dohl', 'henrik-dahl'],
    ['by the beginning of the name', 'hann be', 'hannah-berg'],
    ['with another key hit than the space', 'biancaxmoretti', 'bianca-moretti'],
    ['by company', 'northwind', 'northwind-traders'],
    ['by a misspelt company', 'Relecluod', 'bianca-moretti'],
    ['by first name and company', 'kai fabrikam', 'kai-tanaka'],
    ['by topic', 'tender pumping station', 'northwind-traders'],
    ['by a lead that has only a topic', 'school pool', 'pool-enquiry'],
    ['without umlauts, as English keyboards write', 'jurgen gross', 'juergen-gross'],
    ['without umlauts, as Germans write', 'Juergen Gross', 'juergen-gross'],
    ['with umlauts', 'Jürgen Groß', 'juergen-gross'],
    ['without diacritics', 'lukasz zak', 'lukasz-zak'],
    ['in Cyrillic', 'иван петров', 'ivan-petrov'],
    ['in Latin letters for a Cyrillic name', 'ivan petrov', 'ivan-petrov'],
    ['in Japanese', '山田 太郎', 'taro-yamada'],
    ['by half of a Japanese name', '山田', 'taro-yamada'],
    ['by e-mail address', 'Hannah.Berg@GDS.example', 'hannah-berg'],
    ['by the domain of the address', 'gds.example', 'hannah-berg'],
    ['by phone number', '+44 20 7946 0210', 'hannah-berg'],
    ['by phone number as dialled at home', '(020) 7946-0210', 'hannah-berg'],
    ['by id', 'hannah-berg', 'hannah-berg'],
  ])('%s: %s', async (_, text, id) => {
    expect((await found(text))[0]).toBe(id);
  });

  test('finds every namesake', async () => {
    expect((await found('jordan lee', 'mira')).slice(0, 3).toSorted()).toEqual([
      'jordan-lee-fabrikam',
      'jordan-lee-litware',
      'jordan-lee-trey',
    ]);
  });

  test('finds everybody behind a switchboard number', async () => {
    expect((await found('020 7946 0300')).toSorted()).toEqual([
      'leila-haddad',
      'maya-patel',
      'oscar-lindgren',
    ]);
  });

  test('says why each lead was found', async () => {
    const [match] = (await search('kai fabrikan')).matches;
    expect(match?.why).toEqual([
      { field: 'name', text: 'Kai Tanaka', fit: 'exact' },
      { field: 'companyName', text: 'Fabrikam Ltd.', fit: 'similar' },
    ]);
    expect((await search('020 7946 0210')).matches[0]?.why).toEqual([
      { field: 'phone', text: '+44 20 7946 0210', fit: 'exact' },
    ]);
  });

  test('leads with all words come alone when they are spelt as typed', async () => {
    expect(await found('ann contoso')).toEqual(expect.arrayContaining(['ann-weber', 'ann-webber']));
    expect(await found('ann contoso')).toHaveLength(2);
  });

  test('leads with the word as typed come before those with a longer one', async () => {
    const other = await sampleWorld(async (tx) => {
      const lead = await tx.get(leads, 'hannah-berg');
      if (lead) await tx.put(leads, { ...lead, id: 'longer', version: 0, lastName: 'Whitbyson' });
    });
    const outcome = await other.as('sam', (view, actor) => findLeads(view, actor, 'whitby'));
    expect(outcome.kind === 'found' && outcome.matches.map(({ lead }) => lead.id)).toEqual([
      'northwind-traders',
      'longer',
    ]);
  });

  test('SEC7: what a person may not read is not found, not even by its exact address, number or id', async () => {
    for (const text of [
      'Lucía Fernández',
      'lucia@bodegas-ferrer.example',
      '+44 20 7946 0730',
      'lucia-fernandez',
    ]) {
      expect(await found(text, 'sam')).not.toContain('lucia-fernandez');
      expect((await found(text, 'priya'))[0]).toBe('lucia-fernandez');
    }
  });

  test('SEC7: leads that a person may not read push none of theirs out of the result', async () => {
    const crowded = await sampleWorld(async (tx) => {
      const hidden = await tx.get(leads, 'lucia-fernandez');
      if (hidden === undefined) throw new Error('no such lead');
      for (let n = 0; n < 120; n += 1) {
        await tx.put(leads, {
          ...hidden,
          id: `twin-${n}`,
          version: 0,
          firstName: 'Hannah',
          lastName: 'Berg',
        });
      }
    });
    const outcome = await crowded.as('sam', (view, actor) => findLeads(view, actor, 'hannah berg'));
    expect(outcome.kind === 'found' && outcome.matches.map(({ lead }) => lead.id)).toEqual(
      (await search('hannah berg')).matches.map(({ lead }) => lead.id),
    );
  });

  test.each(['', '   ', '???', '--- / ---', '\u0000'])('has nothing to search for in %j', async (text) => {
    const outcome = await world.as('sam', (view, actor) => findLeads(view, actor, text));
    expect(outcome).toEqual({ kind: 'emptyQuery' });
  });

  test('REL10: reads 64 characters and eight words of whatever is pasted, and says so', async () => {
    const outcome = await search(`Hannah Berg ${'and so on '.repeat(10_000)}`);
    expect(outcome.cutTo).toBe('hannah berg so on so on so on');
    expect((await search('Hannah Berg')).cutTo).toBeUndefined();
  });

  test('survives any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), fc.string()), async (text) => {
        const outcome = await world.as('sam', (view, actor) => findLeads(view, actor, text));
        expect(['found', 'emptyQuery']).toContain(outcome.kind);
      }),
      { numRuns: 100 },
    );
  });

  test('without the right to read leads it is refused', async () => {
    const outcome = await world.as('sam', (view, actor) => findLeads(view, { ...actor, roles: [] }, 'berg'));
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { kind: 'privilegesMissing' } });
  });
});

describe('which lead a person means', () => {
  const meant = (text: string, prefer?: LeadState, person: SamplePerson = 'sam') =>
    world.as(person, (view, actor) => resolveLead(view, actor, text, prefer));

  test.each([
    ['a full name', 'Ann Weber', 'ann-weber'],
    ['a full name although a similar one exists', 'Jon Smith', 'jon-smith'],
    ['a full name, last name first', 'smyth john', 'john-smyth'],
    ['a misspelt name', 'Bianca Morreti', 'bianca-moretti'],
    ['a last name', 'Tanaka', 'kai-tanaka'],
    ['a first name and a company', 'Kai from Fabrikam', 'kai-tanaka'],
    ['half of a word', 'ridge video', 'grace-okoye'],
    ['a company with one lead', 'Relecloud', 'bianca-moretti'],
    ['a phone number', '020 7946 0520', 'elena-rossi'],
    ['an address', 'elena.rossi@lucerne.example', 'elena-rossi'],
  ])('%s means one: %s', async (_, text, id) => {
    expect(await meant(text)).toMatchObject({ kind: 'one', lead: { id } });
  });

  test.each([
    ['a full name, although it is part of a longer one', 'Hannah Berg', { firstName: 'Hannah Maria' }],
    [
      'a name, although another lead has it in its topic',
      'Hannah',
      { firstName: 'Ida', topic: 'Ask Hannah' },
    ],
  ])('%s means one: %s', async (_, text, fields) => {
    const other = await sampleWorld(async (tx) => {
      const lead = await tx.get(leads, 'hannah-berg');
      if (lead) await tx.put(leads, { ...lead, ...fields, id: 'other', version: 0 });
    });
    const outcome = await other.as('sam', (view, actor) => resolveLead(view, actor, text));
    expect(outcome).toMatchObject({ kind: 'one', lead: { id: 'hannah-berg' } });
  });

  test('a name that several bear means several', async () => {
    const outcome = await meant('Jordan Lee');
    expect(outcome.kind === 'several' && outcome.matches.map(({ lead }) => lead.id).toSorted()).toEqual([
      'jordan-lee-fabrikam',
      'jordan-lee-litware',
    ]);
  });

  test('a company with several leads means several', async () => {
    expect(await meant('Wide World Importers')).toMatchObject({ kind: 'several', matches: { length: 3 } });
  });

  test('among equals the one in the state that was asked for is meant', async () => {
    expect(await meant('Ann Contoso')).toMatchObject({ kind: 'several' });
    expect(await meant('Ann Contoso', 'open')).toMatchObject({ kind: 'one', lead: { id: 'ann-weber' } });
    expect(await meant('Ann Contoso', 'disqualified')).toMatchObject({
      kind: 'one',
      lead: { id: 'ann-webber' },
    });
  });

  test('words that no lead has together mean none, and the nearest are named', async () => {
    const outcome = await meant('Hannah Zebrowski');
    expect(outcome).toMatchObject({ kind: 'none' });
    expect(outcome.kind === 'none' && outcome.nearest[0]?.lead.id).toBe('hannah-berg');
  });

  test('words that no lead has at all mean none', async () => {
    expect(await meant('Quetzalcoatl')).toEqual({ kind: 'none', nearest: [] });
    expect(await meant('')).toEqual({ kind: 'none', nearest: [] });
  });

  test('SEC7: a namesake whom the person may not read does not make it several', async () => {
    expect(await meant('Jordan Lee', undefined, 'priya')).toMatchObject({
      kind: 'one',
      lead: { id: 'jordan-lee-trey' },
    });
  });
});
