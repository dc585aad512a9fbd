import fc from 'fast-check';
import { expect, test } from 'vitest';
import { may } from '../../domain/people/access.ts';
import { preflight } from '../../domain/qualification/preflight.ts';
import { qualify } from '../../domain/qualification/qualify.ts';
import type { Owned } from '../../domain/records/owned.ts';
import { now } from '../an-organisation.ts';
import { inWorld, newIds, whoIs } from '../qualification/desk.ts';
import { aRandomWorld, type World } from './a-random-world.ts';

const runs = Number(process.env['RUNS'] ?? 60);
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

/** Most records belong to others: the asker reads their own accounts, contacts, opportunities and notes only. */
const confined = (world: World): World => ({
  ...world,
  given: {
    ...world.given,
    roles: (world.given.roles ?? []).map((role) => ({
      ...role,
      grants: {
        ...role.grants,
        'read:account': 'user',
        'read:contact': 'user',
        'read:opportunity': 'user',
        'read:note': 'user',
      },
    })),
  },
});

/** The world with other content in every record that the asker may not read; what they are matched by stays. */
async function otherwise(world: World): Promise<World> {
  const pat = await inWorld(world.given, (tx) => whoIs(tx, 'pat'));
  const marked = <R extends Owned>(
    on: 'account' | 'contact' | 'opportunity' | 'note',
    records: readonly R[] = [],
    mark: Partial<R>,
  ): readonly R[] =>
    records.map((record) => (may(pat, 'read', on, record) ? record : { ...record, ...mark }));
  return {
    ...world,
    given: {
      ...world.given,
      accounts: marked('account', world.given.accounts, {
        city: 'Canary',
        website: 'canary.example',
        street: 'Canary',
      }),
      contacts: marked('contact', world.given.contacts, { jobTitle: 'Canary', city: 'Canary' }),
      opportunities: marked('opportunity', world.given.opportunities, { name: 'Canary', need: 'Canary' }),
      notes: marked('note', world.given.notes, { text: 'Canary', subject: 'Canary' }),
    },
  };
}

test(`SEC7: what may not be read makes no difference to preflight or outcome (${runs} worlds, seed ${seed})`, async () => {
  let changed = 0;
  await fc.assert(
    fc.asyncProperty(aRandomWorld.map(confined), async (world) => {
      const other = await otherwise(world);
      if (JSON.stringify(other) !== JSON.stringify(world)) changed += 1;
      const answers = [];
      for (const { given } of [world, other])
        answers.push(
          await inWorld(given, async (tx) => {
            const asker = await whoIs(tx, 'pat');
            const told = await preflight(tx, asker, world.command, now);
            return [told, await qualify(tx, asker, world.command, { at: now, newId: newIds() })];
          }),
        );
      expect(answers[1]).toEqual(answers[0]);
      expect(JSON.stringify(answers)).not.toContain('Canary');
    }),
    { numRuns: runs, seed },
  );
  expect(changed).toBeGreaterThan(runs / 2);
}, 3_600_000);
