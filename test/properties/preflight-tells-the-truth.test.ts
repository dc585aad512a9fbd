import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  accounts,
  automations,
  collections,
  contacts,
  leads,
  notes,
  opportunities,
  processInstances,
} from '../../domain/collections.ts';
import type { Preflight, QualifyOutcome } from '../../domain/qualification/outcome.ts';
import { preflight } from '../../domain/qualification/preflight.ts';
import { qualify } from '../../domain/qualification/qualify.ts';
import { refKey } from '../../domain/records/owned.ts';
import type { Collection, Stored, View } from '../../domain/store/store.ts';
import { now } from '../an-organisation.ts';
import { allOf, inWorld, newId, whoIs } from '../qualification/desk.ts';
import { aRandomWorld, type World } from './a-random-world.ts';

const runs = Number(process.env['RUNS'] ?? 100);
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

type Snapshot = Readonly<Record<string, readonly Stored[]>>;

async function snapshot(view: View): Promise<Snapshot> {
  const all: Record<string, readonly Stored[]> = {};
  for (const each of collections) all[each.name] = await allOf(view, each as unknown as Collection<Stored>);
  return all;
}

/** What preflight promises: refused, asked, or done with these records. */
function promised({ checks: lines, plan }: Preflight) {
  const failed = lines.find(({ verdict }) => verdict === 'fail');
  if (failed?.verdict === 'fail') return { kind: 'refused', refusal: failed.refusal };
  const asks = lines.find(({ verdict }) => verdict === 'ask');
  if (asks?.verdict === 'ask') return { kind: 'asks', question: asks.question };
  const made = (plan ?? []).filter(({ choice }) => choice !== 'skip');
  return {
    kind: 'qualified',
    records: made.map(({ target, choice, name, id, fills }) => ({
      target,
      how: choice === 'link' ? 'linked' : 'created',
      name,
      ...(id !== undefined && { id }),
      filled: fills.map(({ label }) => label),
    })),
  };
}

const done = (outcome: QualifyOutcome) => {
  switch (outcome.kind) {
    case 'refused':
      return { kind: 'refused', refusal: outcome.refusal };
    case 'asks':
      return { kind: 'asks', question: outcome.question };
    case 'qualified':
      return {
        kind: 'qualified',
        records: outcome.receipt.records.map(({ target, how, name, id, filled }) => ({
          target,
          how,
          name,
          ...(how === 'linked' && { id }),
          filled,
        })),
      };
  }
};

/** What must hold after every qualification, told without the code that did it. */
function sound(world: World, before: Snapshot, after: Snapshot, outcome: QualifyOutcome): void {
  if (outcome.kind !== 'qualified') {
    expect(after).toEqual(before);
    return;
  }
  const { receipt } = outcome;
  const lead = after[leads.name]?.[0] as Stored & { status: { state: string; opportunityIds: string[] } };
  expect(lead.status.state).toBe('qualified');
  const byTarget = { account: accounts.name, contact: contacts.name, opportunity: opportunities.name };
  for (const [target, name] of Object.entries(byTarget)) {
    const created = receipt.records.filter((each) => each.target === target && each.how === 'created');
    expect((after[name]?.length ?? 0) - (before[name]?.length ?? 0)).toBe(created.length);
    for (const old of before[name] ?? []) {
      const now = after[name]?.find(({ id }) => id === old.id) as unknown as Record<string, unknown>;
      const { version: _v, ...content } = old as Stored & { modifiedAt?: string; modifiedBy?: string };
      for (const [field, value] of Object.entries(content))
        if (field !== 'modifiedAt' && field !== 'modifiedBy') expect(now[field]).toEqual(value);
    }
  }
  const deals = receipt.records.filter(({ target }) => target === 'opportunity').map(({ id }) => id);
  expect(lead.status.opportunityIds).toEqual(deals);
  const goals = (
    deals.length > 0 ? receipt.records.filter(({ target }) => target === 'opportunity') : receipt.records
  ).map(({ target, id }) => refKey({ entity: target, id }));
  for (const note of world.given.notes ?? []) {
    const now = after[notes.name]?.find(({ id }) => id === note.id) as typeof note;
    expect(now.regarding.map(refKey)).toEqual(expect.arrayContaining(['lead:lead', ...goals]));
    expect(now.attachment).toEqual(note.attachment);
  }
  const way = after[processInstances.name]?.[0] as { activeStageId: string; status: string } | undefined;
  if (way !== undefined && way.status !== 'aborted' && receipt.process?.moved) {
    expect(deals.length).toBeGreaterThan(0);
    expect(way.activeStageId).toBe('deal');
  }
  expect(after[automations.name]).toEqual(before[automations.name]);
}

test(`preflight says exactly what qualify then does, and a refused one writes nothing (${runs} worlds, seed ${seed})`, async () => {
  const seen: Record<string, number> = {};
  const count = (key: string) => {
    seen[key] = (seen[key] ?? 0) + 1;
  };
  await fc.assert(
    fc.asyncProperty(aRandomWorld, (world) =>
      inWorld(world.given, async (tx) => {
        const pat = await whoIs(tx, 'pat');
        const before = await snapshot(tx);
        const told = await preflight(tx, pat, world.command, now);
        expect(await snapshot(tx)).toEqual(before);
        const outcome = await qualify(tx, pat, world.command, { at: now, newId });
        expect(done(outcome)).toEqual(promised(told));
        if (outcome.kind === 'qualified')
          expect(told).toMatchObject({
            notes: outcome.receipt.notes,
            attachments: outcome.receipt.attachments,
          });
        sound(world, before, await snapshot(tx), outcome);
        count(outcome.kind);
        if (outcome.kind === 'refused') count(outcome.refusal.kind);
        if (outcome.kind === 'asks') count(outcome.question.kind);
      }),
    ),
    { numRuns: runs, seed },
  );
  if (runs > 1_000) console.log(seen);
  // A generator that never gets to the end, or never fails, proves nothing.
  for (const kind of ['qualified', 'refused', 'asks']) expect(seen[kind], kind).toBeGreaterThan(runs / 50);
}, 3_600_000);
