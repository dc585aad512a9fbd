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
    ['by full name', 'Hannah Berg', 'print-cooling'],
    ['with a title before it', 'Frau Dr. Hannah Berg', 'print-cooling'],
    ['with first and last name swapped', 'Berg, Hannah', 'print-cooling'],
    ['with a letter left out', 'hanah berg', 'print-cooling'],
    ['with letters swapped', 'Hannah Breg', 'print-cooling'],
    ['with a wrong letter', 'Henrik Dohl', 'live-fish'],
    ['by the beginning of the name', 'hann be', 'print-cooling'],
    ['with another key hit than the space', 'biancaxmoretti', 'data-hall'],
    ['by company', 'northwind', 'northwind-traders'],
    ['by a misspelt company', 'Relecluod', 'data-hall'],
    ['by first name and company', 'kai fabrikam', 'dosing-service'],
    ['by topic', 'tender pumping station', 'northwind-traders'],
    ['by a lead that has only a topic', 'school pool', 'pool-enquiry'],
    ['without umlauts, as English keyboards write', 'jurgen gross', 'ofen-drei'],
    ['without umlauts, as Germans write', 'Juergen Gross', 'ofen-drei'],
    ['with umlauts', 'Jürgen Groß', 'ofen-drei'],
    ['without diacritics', 'lukasz zak', 'moulding-vacuum'],
    ['in Cyrillic', 'иван петров', 'boiler-house'],
    ['in Latin letters for a Cyrillic name', 'ivan petrov', 'boiler-house'],
    ['in Japanese', '山田 太郎', 'clean-room'],
    ['by half of a Japanese name', '山田', 'clean-room'],
    ['by e-mail address', 'Hannah.Berg@GDS.example', 'print-cooling'],
    ['by the domain of the address', 'gds.example', 'print-cooling'],
    ['by phone number', '+44 20 7946 0210', 'print-cooling'],
    ['by phone number as dialled at home', '(020) 7946-0210', 'print-cooling'],
    ['by id', 'print-cooling', 'print-cooling'],
  ])('%s: %s', async (_, text, id) => {
    expect((await found(text))[0]).toBe(id);
  });

  test('finds every namesake', async () => {
    expect((await found('jordan lee', 'mira')).slice(0, 3).toSorted()).toEqual([
      'line-dosing',
      'micro-pumps',
      'site-rental',
    ]);
  });

  test('finds everybody behind a switchboard number', async () => {
    expect((await found('020 7946 0300')).toSorted()).toEqual([
      'fire-inspection',
      'sump-spares',
      'warehouse-washdown',
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
    expect(await found('ann contoso')).toEqual(
      expect.arrayContaining(['leeds-boosters', 'leeds-boosters-again']),
    );
    expect(await found('ann contoso')).toHaveLength(2);
  });

  test('leads with the word as typed come before those with a longer one', async () => {
    const other = await sampleWorld(async (tx) => {
      const lead = await tx.get(leads, 'print-cooling');
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
      'bottling-feed',
    ]) {
      expect(await found(text, 'sam')).not.toContain('bottling-feed');
      expect((await found(text, 'priya'))[0]).toBe('bottling-feed');
    }
  });

  test('SEC7: leads that a person may not read push none of theirs out of the result', async () => {
    const crowded = await sampleWorld(async (tx) => {
      const hidden = await tx.get(leads, 'bottling-feed');
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
    ['a full name', 'Ann Weber', 'leeds-boosters'],
    ['a full name although a similar one exists', 'Jon Smith', 'heat-circulation'],
    ['a full name, last name first', 'smyth john', 'circulation'],
    ['a misspelt name', 'Bianca Morreti', 'data-hall'],
    ['a last name', 'Tanaka', 'dosing-service'],
    ['a first name and a company', 'Kai from Fabrikam', 'dosing-service'],
    ['half of a word', 'ridge video', 'studio-chillers'],
    ['a company with one lead', 'Relecloud', 'data-hall'],
    ['a phone number', '020 7946 0520', 'archive-humidifiers'],
    ['an address', 'elena.rossi@lucerne.example', 'archive-humidifiers'],
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
      const lead = await tx.get(leads, 'print-cooling');
      if (lead) await tx.put(leads, { ...lead, ...fields, id: 'other', version: 0 });
    });
    const outcome = await other.as('sam', (view, actor) => resolveLead(view, actor, text));
    expect(outcome).toMatchObject({ kind: 'one', lead: { id: 'print-cooling' } });
  });

  test('a name that several bear means several', async () => {
    const outcome = await meant('Jordan Lee');
    expect(outcome.kind === 'several' && outcome.matches.map(({ lead }) => lead.id).toSorted()).toEqual([
      'line-dosing',
      'site-rental',
    ]);
  });

  test('a company with several leads means several', async () => {
    expect(await meant('Wide World Importers')).toMatchObject({ kind: 'several', matches: { length: 3 } });
  });

  test('among equals the one in the state that was asked for is meant', async () => {
    expect(await meant('Ann Contoso')).toMatchObject({ kind: 'several' });
    expect(await meant('Ann Contoso', 'open')).toMatchObject({ kind: 'one', lead: { id: 'leeds-boosters' } });
    expect(await meant('Ann Contoso', 'disqualified')).toMatchObject({
      kind: 'one',
      lead: { id: 'leeds-boosters-again' },
    });
  });

  test('words that no lead has together mean none, and the nearest are named', async () => {
    const outcome = await meant('Hannah Zebrowski');
    expect(outcome).toMatchObject({ kind: 'none' });
    expect(outcome.kind === 'none' && outcome.nearest[0]?.lead.id).toBe('print-cooling');
  });

  test('words that no lead has at all mean none', async () => {
    expect(await meant('Quetzalcoatl')).toEqual({ kind: 'none', nearest: [] });
    expect(await meant('')).toEqual({ kind: 'none', nearest: [] });
  });

  test('SEC7: a namesake whom the person may not read does not make it several', async () => {
    expect(await meant('Jordan Lee', undefined, 'priya')).toMatchObject({
      kind: 'one',
      lead: { id: 'micro-pumps' },
    });
  });
});
