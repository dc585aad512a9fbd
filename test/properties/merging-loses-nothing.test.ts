import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collections, contacts, leads, merges, notes, opportunities } from '../../domain/collections.ts';
import { decide } from '../../domain/duplicates/decisions.ts';
import { fieldValue, mergeFields } from '../../domain/merging/fields.ts';
import { merge } from '../../domain/merging/merge.ts';
import { unmerge } from '../../domain/merging/unmerge.ts';
import { tableOf } from '../../domain/qualification/since.ts';
import { isFilled } from '../../domain/records/filled.ts';
import { type MergeEntity, mergeEntities } from '../../domain/records/merge.ts';
import type { Collection, Stored, View } from '../../domain/store/store.ts';
import { aLead, now } from '../an-organisation.ts';
import { aContact, aNote, anAccount, anInstance, anOpportunity } from '../builders.ts';
import { allOf, type Given, inWorld, newId, whoIs } from '../qualification/desk.ts';

const runs = Number(process.env['RUNS'] ?? 150);
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

/** Every collection without versions, without who touched a record last, and without the log of merges. */
async function content(view: View): Promise<Readonly<Record<string, readonly object[]>>> {
  const all: Record<string, readonly object[]> = {};
  for (const each of collections) {
    if (each.name === merges.name) continue;
    const records = await allOf(view, each as unknown as Collection<Stored>);
    all[each.name] = records.map((record) => {
      const {
        version: _v,
        modifiedAt: _a,
        modifiedBy: _b,
        ...rest
      } = record as Stored & Record<string, unknown>;
      return rest;
    });
  }
  return all;
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const filled = (record: object): object =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
const owner = fc.constantFrom(
  { ownerId: 'sam', businessUnitId: 'north' },
  { ownerId: 'kim', businessUnitId: 'south' },
);
const id = fc.constantFrom('one', 'two', 'else');

const values = fc
  .record({
    email: maybe(fc.constantFrom('ann@contoso.example', 'bo@contoso.example')),
    phone: maybe(fc.constantFrom('020 7946 0958', '+44 20 7946 0958')),
    city: maybe(fc.constantFrom('Leeds', 'London', ' ')),
    description: maybe(fc.constant('Met at the fair')),
    budgetAmount: maybe(fc.constantFrom(0, 5000)),
    need: maybe(fc.constant('Two lathes')),
  })
  .map(filled);

const many = <T>(of: (at: number) => fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> =>
  fc.nat(3).chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => of(at))));

/** Two records of a kind, and everything that may hang on either of them. */
const aWorld = fc.constantFrom(...mergeEntities).chain((entity) =>
  fc.record({
    entity: fc.constant(entity),
    records: fc.tuple(values, values).map(([a, b]) => [
      { id: 'one', ...a },
      { id: 'two', ...b },
    ]),
    notes: many((at) =>
      fc
        .tuple(fc.uniqueArray(id, { minLength: 1, maxLength: 2 }), owner)
        .map(([on, whose]) =>
          aNote(`n${at}`, 'x', { regarding: on.map((each) => ({ entity, id: each })), ...whose }),
        ),
    ),
    deals: many((at) =>
      fc
        .record({ originatingLeadId: maybe(id), accountId: maybe(id), contactId: maybe(id), owner })
        .map(({ owner: whose, ...rest }) => anOpportunity(`d${at}`, { ...filled(rest), ...whose })),
    ),
    contacts: many((at) =>
      fc
        .record({ accountId: maybe(id), originatingLeadId: maybe(id) })
        .map((rest) => aContact(`c${at}`, filled(rest))),
    ),
    accounts: many((at) =>
      fc
        .record({ primaryContactId: maybe(id), originatingLeadId: maybe(id) })
        .map((rest) => anAccount(`a${at}`, filled(rest))),
    ),
    leads: many((at) =>
      fc.record({ accountId: maybe(id), contactId: maybe(id) }).map((rest) => aLead(`l${at}`, filled(rest))),
    ),
    instances: fc
      .subarray(['one', 'two'])
      .chain((of) =>
        fc.tuple(
          ...of.map((leadId) =>
            fc
              .constantFrom('active' as const, 'finished' as const, 'aborted' as const)
              .map((status) => anInstance(leadId, { status })),
          ),
        ),
      ),
    decided: fc.boolean(),
    takes: maybe(fc.subarray(mergeFields(entity).map(({ name }) => name))),
  }),
);

type World = typeof aWorld extends fc.Arbitrary<infer T> ? T : never;

function givenOf({ entity, records, deals, ...rest }: World): Given {
  const [one = { id: 'one' }, two = { id: 'two' }] = records;
  return {
    leads: [...rest.leads, ...(entity === 'lead' ? [aLead(one.id, one), aLead(two.id, two)] : [])],
    accounts: [
      ...rest.accounts,
      ...(entity === 'account' ? [anAccount(one.id, one), anAccount(two.id, two)] : []),
    ],
    contacts: [
      ...rest.contacts,
      ...(entity === 'contact' ? [aContact(one.id, one), aContact(two.id, two)] : []),
    ],
    opportunities: deals,
    notes: rest.notes,
    instances: rest.instances,
  };
}

const worldOf = (check: (world: World) => Promise<void>): Promise<void> =>
  fc.assert(fc.asyncProperty(aWorld, check), { numRuns: runs, seed });

const command = ({ entity, takes }: World) => ({
  master: { entity, id: 'one' },
  other: { entity, id: 'two' },
  ...(takes && { takes }),
});

test(`merging and undoing it is as if nothing had happened (SEED=${seed})`, () =>
  worldOf(async (world) =>
    inWorld(givenOf(world), async (tx) => {
      const sam = await whoIs(tx, 'sam');
      const [master, other] = [command(world).master, command(world).other];
      if (world.decided) await decide(tx, other, master, 'ignored', { personId: 'kim', at: now });
      const before = await content(tx);
      const outcome = await merge(tx, sam, command(world), { at: now, newId });
      if (outcome.kind !== 'merged') throw new Error(JSON.stringify(outcome));
      expect(await content(tx)).not.toEqual(before);
      const undone = await unmerge(tx, sam, outcome.receipt.mergeId, { at: now });
      expect(undone.kind).toBe('unmerged');
      expect(await content(tx)).toEqual(before);
    }),
  ));

/** What points at a record, by kind, id and field. */
async function pointing(view: View, entity: MergeEntity, to: string): Promise<readonly string[]> {
  const fields = {
    lead: ['originatingLeadId'],
    account: ['accountId'],
    contact: ['contactId', 'primaryContactId'],
  }[entity];
  const tables = [
    opportunities,
    contacts,
    leads,
    tableOf('account'),
  ] as unknown as readonly Collection<Stored>[];
  const found: string[] = [];
  for (const table of tables)
    for (const record of await allOf(view, table))
      for (const field of fields) if (fieldValue(record, field) === to) found.push(`${record.id} ${field}`);
  for (const { id: note, regarding } of await allOf(view, notes))
    if (regarding.some((ref) => ref.entity === entity && ref.id === to)) found.push(note);
  return found.toSorted();
}

test(`a merge loses no value, no note and no link (SEED=${seed})`, () =>
  worldOf(async (world) =>
    inWorld(givenOf(world), async (tx) => {
      const { entity } = world;
      const sam = await whoIs(tx, 'sam');
      const [one, two] = await Promise.all(['one', 'two'].map((each) => tx.get(tableOf(entity), each)));
      const linked = [...(await pointing(tx, entity, 'one')), ...(await pointing(tx, entity, 'two'))];
      await merge(tx, sam, command(world), { at: now, newId });
      const [master, other] = await Promise.all(['one', 'two'].map((each) => tx.get(tableOf(entity), each)));
      for (const { name } of mergeFields(entity)) {
        const [was, had] = [fieldValue(one ?? {}, name), fieldValue(two ?? {}, name)];
        expect(fieldValue(other ?? {}, name)).toEqual(had);
        if (world.takes === undefined)
          expect(fieldValue(master ?? {}, name)).toEqual(isFilled(was) || !isFilled(had) ? was : had);
      }
      expect(await pointing(tx, entity, 'one')).toEqual([...new Set(linked)].toSorted());
    }),
  ));
