import { describe, expect, test } from 'vitest';
import { optionSets } from '../../domain/collections.ts';
import { changeVerdict, requestAccess } from '../../domain/people/requests.ts';
import { defaultMaps, defaultOptionSets, statusRow } from '../../domain/qualification/default-maps.ts';
import { continueIsolation, finishIsolation, startIsolation } from '../../domain/qualification/isolate.ts';
import { changeMapping, fixesFor } from '../../domain/qualification/mapping-change.ts';
import { lintMappings } from '../../domain/qualification/mapping-lint.ts';
import { changeSettings } from '../../domain/qualification/settings-change.ts';
import { tryCreateWith } from '../../domain/qualification/try-create.ts';
import { aLead, as, counting, now } from '../an-organisation.ts';
import { anAutomation, anInstance } from '../builders.ts';
import { given, qualifies, refusalOf } from './desk.ts';

/** A refused lead, the administrator's fix, the same lead again. */

const nurturing = 8;

const lead = (ownerId: string, statusReason = 1) => aLead('lead-1', { ownerId, statusReason });

describe('E7, invalid status code', () => {
  const organisation = () =>
    given({
      leads: [lead('sam', nurturing)],
      instances: [anInstance('lead-1')],
      maps: defaultMaps.map((map) =>
        map.target === 'contact' ? { ...map, rows: [...map.rows, statusRow] } : map,
      ),
      optionSets: defaultOptionSets.map((set) =>
        set.entity === 'lead'
          ? { ...set, options: [...set.options, { value: nurturing, label: 'Nurturing', state: 'open' }] }
          : set,
      ),
    });

  test.each([
    ['S2.6.14: importing the option values', 'addOptions'],
    ['S2.6.13: removing the status-code mapping', 'removeRow'],
  ] as const)('%s lets the lead qualify', async (_, kind) => {
    const store = await organisation();
    const refusal = refusalOf(await qualifies(store, 'lead-1'), 'optionUnknown');
    expect(refusal.mismatches).toMatchObject([{ target: 'contact', value: nurturing, label: 'Nurturing' }]);
    const findings = await store.read(lintMappings);
    const fix = findings.flatMap(fixesFor).find((each) => each.kind === kind);
    if (fix === undefined) throw new Error('no such fix');
    await as(store, 'ada', (tx, ada) => changeMapping(tx, ada, fix));
    expect(await qualifies(store, 'lead-1')).toMatchObject({ kind: 'qualified' });
    const onContact = await store.read((view) => view.get(optionSets, 'contact.statuscode'));
    expect(onContact?.options.some(({ value }) => value === nurturing)).toBe(kind === 'addOptions');
  });
});

describe('E9, insufficient permissions', () => {
  test('S2.8.9–S2.8.12: approving what the refusal named lets the person qualify', async () => {
    const store = await given({ leads: [lead('tom')], instances: [anInstance('lead-1')] });
    const { missing } = refusalOf(await qualifies(store, 'lead-1', { by: 'tom' }), 'privilegesMissing');
    expect(missing).toHaveLength(20);
    const filed = await as(store, 'tom', (tx) =>
      requestAccess(
        tx,
        { id: 'tom', name: 'Tom' },
        { kind: 'privileges', missing, leadId: 'lead-1' },
        { at: now, newId: counting('request') },
      ),
    );
    expect(filed).toMatchObject({ kind: 'filed', told: ['Ada'] });
    await as(store, 'ada', (tx, ada) =>
      changeVerdict(tx, ada, 'request-1', { kind: 'grant', roleId: 'trainee' }, now),
    );
    expect(await qualifies(store, 'lead-1', { by: 'tom' })).toMatchObject({ kind: 'qualified' });
  });

  test('S2.8.11: a declared custom entity is one more Read that qualifying needs', async () => {
    const store = await given({ leads: [lead('sam')], instances: [anInstance('lead-1')] });
    await as(store, 'ada', (tx, ada) => changeSettings(tx, ada, { customEntities: ['custom:project'] }));
    expect(refusalOf(await qualifies(store, 'lead-1'), 'privilegesMissing').missing).toMatchObject([
      { privilege: 'read', on: 'custom:project' },
    ]);
  });

  test.each(['oneByOne', 'halves'] as const)(
    'S2.9.6, S2.9.7: leaving the culprits found %s off lets the person qualify',
    async (method) => {
      const store = await given({
        leads: [lead('sam')],
        instances: [anInstance('lead-1')],
        automations: [
          anAutomation('a-welcome', 'contact', { effects: [{ kind: 'addNote', text: 'Welcome' }] }),
          anAutomation('b-project', 'account', { touches: [{ privilege: 'create', on: 'custom:project' }] }),
          anAutomation('c-visit', 'account', { touches: [{ privilege: 'read', on: 'custom:visit' }] }),
          anAutomation('d-rating', 'account', {
            effects: [{ kind: 'setField', field: 'industry', value: 'Steel' }],
          }),
          anAutomation('e-budget', 'opportunity', {
            effects: [{ kind: 'requireField', field: 'budgetAmount' }],
          }),
        ],
      });
      refusalOf(await qualifies(store, 'lead-1'), 'automationPrivileges');
      const deps = {
        tryCreate: tryCreateWith({ at: now, newId: counting('trial') }),
        newId: () => 'session',
        at: now,
      };
      let session = await as(store, 'ada', (tx, ada) =>
        startIsolation(tx, ada, { personId: 'sam', leadId: 'lead-1', method }, deps),
      );
      while (session.kind === 'agreed' && session.plan.findings.some(({ kind }) => kind === 'searching'))
        session = await as(store, 'ada', (tx, ada) =>
          continueIsolation(tx, ada, 'session', Number.POSITIVE_INFINITY, deps),
        );
      expect(session).toMatchObject({
        plan: {
          findings: [
            { target: 'account', kind: 'culprits' },
            { target: 'contact', kind: 'works' },
            { target: 'opportunity', kind: 'culprits', culprits: [{ name: 'e-budget' }] },
          ],
        },
      });
      await as(store, 'ada', (tx, ada) => finishIsolation(tx, ada, 'session', now));
      expect(await qualifies(store, 'lead-1')).toMatchObject({ kind: 'qualified' });
    },
  );
});
