import { expect, test } from 'vitest';
import { contacts, leads } from '../../domain/collections.ts';
import { openDetector } from '../../domain/duplicates/detector.ts';
import { findTwins } from '../../domain/leads/import-twins.ts';
import type { Lead } from '../../domain/records/lead.ts';
import { actor, aLead, anOrganisation } from '../an-organisation.ts';
import { aContact } from '../builders.ts';

const detector = openDetector();
const ann = { firstName: 'Ann', lastName: 'Smithson', companyName: 'Quuxford', email: 'ann@quux.example' };
const bo = { firstName: 'Bo', lastName: 'Lindqvist', companyName: 'Fjordworks', email: 'bo@fjord.example' };
const store = await anOrganisation(async (tx) => {
  await tx.put(leads, aLead('stored', ann));
  await tx.put(leads, aLead('theirs', { ...bo, ownerId: 'kim', businessUnitId: 'south' }));
  await tx.put(contacts, aContact('contact', { firstName: 'Bo', lastName: 'Lindqvist', email: bo.email }));
});

/** Rows by their lines; what they are likely the same as, how sure, and how far it was. */
const twinsOf = async (rows: Readonly<Record<number, Lead>>, step = 0) => {
  const plan = {
    leads: Object.values(rows),
    lineOf: new Map(Object.entries(rows).map(([line, { id }]) => [id, Number(line)])),
  };
  const sam = await actor(store, 'sam');
  const done: number[] = [];
  let pauses = 0;
  let time = 0;
  const host = {
    now: () => (time += step),
    pause: async () => {
      pauses += 1;
    },
  };
  const twins = await store.read((view) => findTwins(view, sam, detector, plan, host, (at) => done.push(at)));
  return { twins, done, pauses };
};
const told = ({ twins }: Awaited<ReturnType<typeof twinsOf>>) =>
  twins.map(({ line, lead, of }) => [line, lead.id, of.kind === 'row' ? of.line : of.lead.id]);

test('a row is likely a stored lead, or an earlier row; the others are nobody’s double', async () => {
  const rows = {
    9: aLead('again', bo),
    2: aLead('new-ann', ann),
    4: aLead('bo', { ...bo, lastName: 'Lindqvist' }),
    5: aLead('nobody', {
      firstName: 'Kai',
      lastName: 'Tanaka',
      companyName: 'Aster',
      email: 'kai@aster.example',
    }),
  };
  const found = await twinsOf(rows);
  expect(told(found)).toEqual([
    [2, 'new-ann', 'stored'],
    [9, 'again', 4],
  ]);
  expect(found.twins[0]?.rules).toEqual(['fuzzy:name+company', 'fuzzy:name+emailDomain', 'matchcode:email']);
  expect(found.twins[1]?.rules).toEqual([]);
  expect(found.twins[0]?.of).toMatchObject({ kind: 'lead', lead: { id: 'stored' } });
  expect(found.twins[1]?.of).toEqual({ kind: 'row', line: 4, lead: rows[4] });
  for (const { probability } of found.twins) expect(probability).toBeGreaterThan(0.9);
  expect(found.done).toEqual([1, 2, 3, 4]);
  expect(found.pauses).toBe(0);
});

test('of an earlier row and a stored lead the likelier counts, of equals the lead', async () => {
  const slip = { ...ann, lastName: 'Smitson', email: 'a.smitson@quux.example' };
  expect(told(await twinsOf({ 2: aLead('one', ann), 3: aLead('two', ann) }))).toEqual([
    [2, 'one', 'stored'],
    [3, 'two', 'stored'],
  ]);
  expect(told(await twinsOf({ 2: aLead('one', slip), 3: aLead('two', slip) }))).toEqual([
    [2, 'one', 'stored'],
    [3, 'two', 2],
  ]);
});

test('of several rows that are one, each is the double of its likeliest', async () => {
  const slip = { ...bo, lastName: 'Lindqvst' };
  const found = await twinsOf({ 2: aLead('a', bo), 3: aLead('b', slip), 4: aLead('c', bo) });
  expect(told(found)).toEqual([
    [3, 'b', 2],
    [4, 'c', 2],
  ]);
});

test('others have their turn in between', async () => {
  const found = await twinsOf({ 2: aLead('a', ann), 3: aLead('b', bo) }, 30);
  expect(found.pauses).toBeGreaterThan(2);
});
