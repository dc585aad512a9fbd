import { describe, expect, test } from 'vitest';
import type { Command } from '../../dialogs/command.ts';
import type { ReplyOf } from '../../dialogs/reply.ts';
import { tell } from '../../dialogs/tell.ts';
import { duplicateScans, notices } from '../../domain/collections.ts';
import { openDetector } from '../../domain/duplicates/detector.ts';
import { runScan } from '../../domain/duplicates/scan-job.ts';
import { as, type Talk, talk, who } from '../dialogs/talk.ts';
import { searchHere } from '../scanning/search-here.ts';

const detector = openDetector();

/** What the host does about a second after somebody asked. */
const hostRuns = ({ store, now }: Talk) =>
  runScan({ store, detector, search: searchHere, host: { now: () => 0, pause: async () => undefined }, now });

describe('a salesperson scans for duplicates', () => {
  test('the groups are shown with their members, and each can be compared, merged or kept apart', async () => {
    const t = await talk();
    const waiting = as('scanProgress', await t.says('sam', 'scan duplicates'));
    expect(waiting).toMatchObject({ entity: 'lead', byName: 'Sam Rivera', restarted: false });
    await hostRuns(t);
    const shown = as('duplicateGroups', await t.presses('sam', waiting.offers[0] as never));
    const group = shown.groups.find(({ members }) => members.some(({ id }) => id === 'pump-seals'));
    expect(group?.members.map(({ name }) => name).toSorted()).toEqual(['Regina Merphy', 'Regina Murphy']);
    if (group === undefined) throw new Error('no group');
    as('mergeCompare', await t.presses('sam', group.compare));
    as('mergeChoose', await t.presses('sam', group.merge));
    const without = as('duplicateGroups', await t.presses('sam', group.apart));
    expect(without.total).toBe(shown.total - 1);
    expect(as('duplicateGroups', await t.presses('sam', group.apart)).total).toBe(shown.total - 1);
  });

  test('after a merge the group is gone', async () => {
    const t = await talk();
    await t.says('sam', 'scan duplicates');
    await hostRuns(t);
    const show = { kind: 'scan-duplicates', act: 'show' } as const;
    const before = as('duplicateGroups', await t.presses('sam', show));
    const choosing = await t.presses('sam', before.groups[0]?.merge as never);
    as('merged', await t.answers('sam', choosing, 'merge'));
    expect(as('duplicateGroups', await t.presses('sam', show)).total).toBe(before.total - 1);
  });

  test('REL1: pressed twice, or asked by another meanwhile, there is one scan', async () => {
    const t = await talk();
    as('scanProgress', await t.says('sam', 'scan duplicates'));
    as('scanProgress', await t.says('mira', 'scan for duplicate leads'));
    expect(await t.store.read((view) => view.size(duplicateScans))).toBe(1);
  });

  test('REL1: to search again is one search, however often it is pressed; the next one is asked for on its own card', async () => {
    const t = await talk();
    const searches = async (command: Command | undefined) => {
      if (command === undefined) throw new Error('no way to search again');
      t.later(1);
      const reply = await t.presses('sam', command);
      await hostRuns(t);
      return reply;
    };
    const never = as('neverScanned', await t.presses('sam', { kind: 'scan-duplicates', act: 'show' }));
    const groups = async () =>
      as('duplicateGroups', await t.presses('sam', { kind: 'scan-duplicates', act: 'show' }));
    const again = ({ offers }: Pick<ReplyOf<'duplicateGroups'>, 'offers'>) =>
      offers.find((offer) => offer.kind === 'scan-duplicates' && offer.act === 'start');
    as('scanProgress', await searches(again(never)));
    as('duplicateGroups', await searches(again(never)));
    const first = await groups();
    as('scanProgress', await searches(again(first)));
    as('duplicateGroups', await searches(again(first)));
    as('duplicateGroups', await searches(again(never)));
    as('duplicateGroups', await searches({ kind: 'scan-duplicates' }));
    as('scanProgress', await searches(again(await groups())));
  });

  test('REL1: after a search that failed the button to try again tries it once', async () => {
    const t = await talk();
    const fails = () =>
      t.store.change({ by: 'system', why: 'test', at: t.now() }, async (tx) => {
        const [scan] = await tx.find(duplicateScans, 'byStatus', 'waiting');
        if (scan) await tx.put(duplicateScans, { ...scan, status: 'failed' as const });
        return scan?.id ?? '';
      });
    await t.says('sam', 'scan duplicates');
    const about = { kind: 'scanFailed', scanId: await fails(), entity: 'lead' } as const;
    const [again] = as('notice', tell({ kind: 'notices', all: [about] })).offers;
    if (again === undefined) throw new Error('no way to try again');
    t.later(1);
    as('scanProgress', await t.presses('sam', again));
    await fails();
    t.later(1);
    as('neverScanned', await t.presses('sam', again));
  });

  test('the owner is told with a button to the groups', async () => {
    const t = await talk();
    await t.says('mira', 'scan duplicates');
    await hostRuns(t);
    const all = await t.store.read((view) => view.find(notices, 'byDelivery', 'waiting'));
    const mine = all.find(({ to }) => to === who.sam.id);
    if (mine === undefined) throw new Error('Sam was not told');
    const said = as('notice', tell({ kind: 'notices', all: [mine.about as never] }));
    expect(said.about).toMatchObject({ kind: 'duplicatesFound' });
    as('duplicateGroups', await t.presses('sam', said.offers[0] as never));
  });

  test('while it runs, the card says how far it is', async () => {
    const t = await talk();
    await t.says('sam', 'scan duplicates');
    await t.store.change({ by: 'system', why: 'test', at: t.now() }, async (tx) => {
      const [scan] = await tx.find(duplicateScans, 'byStatus', 'waiting');
      if (scan)
        await tx.put(duplicateScans, {
          ...scan,
          status: 'running' as const,
          attempts: 2,
          progress: { phase: 'comparing' as const, percent: 40 },
        });
    });
    const progress = as('scanProgress', await t.presses('sam', { kind: 'scan-duplicates', act: 'show' }));
    expect(progress).toMatchObject({ progress: { percent: 40 }, restarted: true });
  });

  test('never scanned says so, with the button to do it', async () => {
    const t = await talk();
    const never = as(
      'neverScanned',
      await t.presses('sam', { kind: 'scan-duplicates', entity: 'contact', act: 'show' }),
    );
    expect(never.offers).toEqual([
      { kind: 'scan-duplicates', entity: 'contact', act: 'start', after: 'none' },
    ]);
  });

  test('without Write on both they are not kept apart; the missing privilege is named', async () => {
    const t = await talk();
    const refusal = as(
      'refused',
      await t.presses('sam', { kind: 'scan-duplicates', act: 'show', apart: ['de-icing', 'dosing-service'] }),
    );
    expect(refusal.refusal).toMatchObject({ kind: 'privilegesMissing', missing: [{ privilege: 'write' }] });
  });
});
