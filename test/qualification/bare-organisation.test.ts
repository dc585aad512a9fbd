import { describe, expect, test } from 'vitest';
import { attributeMaps, leads, opportunities, optionSets } from '../../domain/collections.ts';
import { disqualify } from '../../domain/qualification/close.ts';
import { closeOpportunity } from '../../domain/qualification/close-opportunity.ts';
import { defaultRows, statusRow } from '../../domain/qualification/default-maps.ts';
import { changeMapping } from '../../domain/qualification/mapping-change.ts';
import { preflight } from '../../domain/qualification/preflight.ts';
import { reactivate } from '../../domain/qualification/reopen.ts';
import { mappedBase } from '../../domain/qualification/rule-hits.ts';
import { loadSettings } from '../../domain/qualification/settings-change.ts';
import { actor, aLead, anOrganisation, as, now } from '../an-organisation.ts';
import { anOpportunity } from '../builders.ts';
import { newId } from './desk.ts';

/** People and units only: no mappings, no option sets, no settings. What is missing stands for its default. */
const bare = () =>
  anOrganisation(async (tx) => {
    await tx.put(leads, aLead('ann', { email: 'ann@contoso.example' }));
    await tx.put(opportunities, anOpportunity('deal'));
  });

describe('an organisation without its defaults', () => {
  test('reads the default settings and the default mapping', async () => {
    const store = await bare();
    const [settings, base] = await store.read(async (view) => [
      await loadSettings(view),
      await mappedBase(view, aLead('ann', { email: 'ann@contoso.example' }), 'contact'),
    ]);
    expect(settings).toMatchObject({ version: 0, undoMinutes: expect.any(Number) });
    expect(base.record).toMatchObject({ email: 'ann@contoso.example' });
  });

  test('S2.6.3: maps a status reason to a target that knows none: it is told by its number', async () => {
    const store = await bare();
    await as(store, 'ada', async (tx) => {
      const rows = [...defaultRows.account, statusRow];
      await tx.put(attributeMaps, { id: 'lead-account', version: 0, target: 'account', rows });
    });
    const sam = await actor(store, 'sam');
    const { checks } = await store.read((view) =>
      preflight(view, sam, { leadId: 'ann', route: 'form', choices: {} }, now),
    );
    expect(checks.find(({ name }) => name === 'statusCodes')).toMatchObject({
      verdict: 'warn',
      refusal: { mismatches: [{ target: 'account', value: 1, label: '1', targetOptions: [] }] },
    });
  });

  test('knows no reason to disqualify for, so it asks with an empty list', async () => {
    const store = await bare();
    const outcome = await as(store, 'sam', (tx, sam) =>
      disqualify(tx, sam, { leadId: 'ann', reason: 4 }, { at: now, newId }),
    );
    expect(outcome).toEqual({ kind: 'asksReason', reasons: [] });
  });

  test('closes an opportunity as lost, and opens a lead again, with the numbers of a fresh organisation', async () => {
    const store = await bare();
    await as(store, 'sam', (tx, sam) => closeOpportunity(tx, sam, 'deal', { at: now }));
    expect(await store.read((view) => view.get(opportunities, 'deal'))).toMatchObject({
      state: 'lost',
      statusReason: 4,
    });
    const closed = { state: 'disqualified', at: now.toISOString(), by: 'sam' } as const;
    await as(store, 'sam', async (tx) => {
      const lead = await tx.get(leads, 'ann');
      if (lead) await tx.put(leads, { ...lead, status: closed, statusReason: 4 });
    });
    const outcome = await as(store, 'sam', (tx, sam) => reactivate(tx, sam, 'ann', { at: now }));
    expect(outcome.kind).toBe('reactivated');
    expect(await store.read((view) => view.get(leads, 'ann'))).toMatchObject({
      status: { state: 'open' },
      statusReason: 1,
    });
  });

  test('has no mapping to change', async () => {
    const store = await bare();
    const row = { from: 'topic', to: 'name' };
    const decision = await as(store, 'ada', (tx, ada) =>
      changeMapping(tx, ada, { kind: 'removeRow', target: 'account', row }),
    );
    expect(decision).toMatchObject({ refusal: { kind: 'notFound', what: 'mapping' } });
    expect(await store.read((view) => view.size(optionSets))).toBe(0);
  });
});
