import { describe, expect, test } from 'vitest';
import { leads, processInstances } from '../../domain/collections.ts';
import { createLead, editLead } from '../../domain/leads/edit.ts';
import { listLeads } from '../../domain/leads/views.ts';
import { sample } from '../../domain/sample/people.ts';
import { now, sampleWorld } from './world.ts';

/** For everything that is refused: it must still be as it was made. */
const untouched = sampleWorld();
const made = { id: 'new', at: now };
const later = { at: new Date('2026-11-22T10:00:00.000Z') };

describe('a new lead', () => {
  const typed = {
    topic: '  Pumps for the harbour ',
    firstName: 'Nils',
    email: 'nils@example.com',
    phone: '+44 (0)20 7946 0001 ext. 12',
    website: 'example.com/pumps',
    budgetAmount: '12.500,50',
    need: 'two lines\r\nof text',
    city: '',
  };

  test('is saved trimmed, open, new and owned by whoever made it', async () => {
    const world = await sampleWorld();
    const outcome = await world.by('sam', (tx, actor) => createLead(tx, actor, typed, made));
    expect(outcome).toMatchObject({
      kind: 'saved',
      lead: {
        id: 'new',
        topic: 'Pumps for the harbour',
        budgetAmount: 12500.5,
        need: 'two lines\nof text',
        status: { state: 'open' },
        statusReason: 1,
        ownerId: sample.sam,
        businessUnitId: 'north',
        createdAt: now.toISOString(),
      },
    });
    expect(outcome.kind === 'saved' && 'city' in outcome.lead).toBe(false);
    const page = await world.as('sam', (view, actor) => listLeads(view, actor, 'my-open'));
    expect(page.kind === 'page' && page.rows[0]?.id).toBe('new');
  });

  test('starts on the first stage of the default process', async () => {
    const world = await sampleWorld();
    await world.by('sam', (tx, actor) => createLead(tx, actor, typed, made));
    const instances = await world.as('sam', (view) => view.find(processInstances, 'byLead', 'new'));
    expect(instances).toMatchObject([
      { processId: 'lead-to-opportunity', activeStageId: 'qualify', status: 'active', path: ['qualify'] },
    ]);
  });

  test.each([
    [{ topic: ' ' }, [{ field: 'topic', reason: 'required' }]],
    [{}, [{ field: 'topic', reason: 'required' }]],
    [{ topic: 'x'.repeat(301) }, [{ field: 'topic', reason: 'tooLong', limit: 300 }]],
    [{ topic: 'P', email: 'ann@contoso' }, [{ field: 'email', reason: 'notAnEmail' }]],
    [{ topic: 'P', email: 'ann@@contoso.example' }, [{ field: 'email', reason: 'notAnEmail' }]],
    [{ topic: 'P', phone: 'call me' }, [{ field: 'phone', reason: 'notAPhone' }]],
    [{ topic: 'P', phone: '+1234567890123456' }, [{ field: 'phone', reason: 'notAPhone' }]],
    [{ topic: 'P', website: 'javascript:alert(1)' }, [{ field: 'website', reason: 'notAUrl' }]],
    [{ topic: 'P', budgetAmount: 'lots' }, [{ field: 'budgetAmount', reason: 'notANumber' }]],
    [{ topic: 'P', birthDate: '1960-02-30' }, [{ field: 'birthDate', reason: 'notADate' }]],
    [{ topic: 'P', shoeSize: '44' }, [{ field: 'shoeSize', reason: 'unknownField' }]],
    [{ topic: 'P', constructor: '44' }, [{ field: 'constructor', reason: 'unknownField' }]],
    [{ topic: 'P', accountId: 'nowhere' }, [{ field: 'accountId', reason: 'notFound' }]],
    [
      { firstName: 'n'.repeat(51), email: 'x' },
      [
        { field: 'topic', reason: 'required' },
        { field: 'firstName', reason: 'tooLong', limit: 50 },
        { field: 'email', reason: 'notAnEmail' },
      ],
    ],
  ])('with %j is refused, every problem at once, and nothing is saved', async (fields, problems) => {
    const world = await untouched;
    const outcome = await world.by('sam', (tx, actor) => createLead(tx, actor, fields, made));
    expect(outcome).toEqual({ kind: 'invalid', problems });
    expect(await world.as('sam', (view) => view.get(leads, 'new'))).toBeUndefined();
  });

  test('needs the right to create leads', async () => {
    const world = await sampleWorld();
    const outcome = await world.by('sam', (tx, actor) =>
      createLead(tx, { ...actor, roles: [] }, { topic: 'P' }, made),
    );
    expect(outcome).toMatchObject({
      kind: 'refused',
      refusal: { kind: 'privilegesMissing', missing: [{ privilege: 'create', on: 'lead', needed: 'user' }] },
    });
  });
});

describe('editing a lead', () => {
  test('changes what was handed in and tells what changed', async () => {
    const world = await sampleWorld();
    const outcome = await world.by('sam', (tx, actor) =>
      editLead(
        tx,
        actor,
        'print-cooling',
        { city: 'Leeds', jobTitle: '', topic: 'Cooling loop', phone: '+44 20 7946 0210' },
        later,
      ),
    );
    expect(outcome).toMatchObject({
      kind: 'saved',
      lead: { city: 'Leeds', topic: 'Cooling loop', modifiedAt: later.at.toISOString(), version: 2 },
    });
    expect(outcome.kind === 'saved' && outcome.changed.toSorted()).toEqual(['city', 'jobTitle', 'topic']);
    expect(outcome.kind === 'saved' && 'jobTitle' in outcome.lead).toBe(false);
  });

  test('that changes nothing writes nothing', async () => {
    const world = await sampleWorld();
    const outcome = await world.by('sam', (tx, actor) =>
      editLead(tx, actor, 'print-cooling', { city: ' York ' }, later),
    );
    expect(outcome).toMatchObject({ kind: 'unchanged', lead: { version: 1 } });
  });

  test('does not let the topic be emptied', async () => {
    const world = await sampleWorld();
    expect(
      await world.by('sam', (tx, actor) => editLead(tx, actor, 'print-cooling', { topic: '' }, later)),
    ).toEqual({
      kind: 'invalid',
      problems: [{ field: 'topic', reason: 'required' }],
    });
  });

  test('does not complain of an odd address that stood there before', async () => {
    const world = await sampleWorld(async (tx) => {
      const lead = await tx.get(leads, 'print-cooling');
      if (lead) await tx.put(leads, { ...lead, email: 'em@aosn@ware.com' });
    });
    const edit = { email: 'em@aosn@ware.com', city: 'Leeds' };
    const outcome = await world.by('sam', (tx, actor) => editLead(tx, actor, 'print-cooling', edit, later));
    expect(outcome).toMatchObject({ kind: 'saved', changed: ['city'] });
  });

  test('on an older version than the stored one is not saved over it', async () => {
    const world = await sampleWorld();
    await world.by('sam', (tx, actor) => editLead(tx, actor, 'print-cooling', { city: 'Leeds' }, later));
    const outcome = await world.by('sam', (tx, actor) =>
      editLead(tx, actor, 'print-cooling', { city: 'Hull' }, { ...later, version: 1 }),
    );
    expect(outcome).toMatchObject({ kind: 'changedSince', lead: { city: 'Leeds', version: 2 } });
  });

  test.each([
    ['New', 1],
    ['contacted', 2],
    ['8', 8],
  ])('sets the status reason %s', async (reason, value) => {
    const world = await sampleWorld();
    const outcome = await world.by('sam', (tx, actor) =>
      editLead(tx, actor, 'live-fish', { statusReason: reason, city: 'Leeds' }, later),
    );
    expect(outcome).toMatchObject({ kind: 'saved', lead: { statusReason: value } });
  });

  test('does not close a lead through its status reason', async () => {
    const world = await sampleWorld();
    const outcome = await world.by('sam', (tx, actor) =>
      editLead(tx, actor, 'live-fish', { statusReason: 'Lost' }, later),
    );
    expect(outcome).toEqual({
      kind: 'invalid',
      problems: [{ field: 'statusReason', reason: 'notAnOption' }],
    });
  });

  test('links an existing account and contact, and takes the link away', async () => {
    const world = await sampleWorld();
    const link = { accountId: 'contoso', contactId: 'contact-leeds-boosters' };
    expect(
      await world.by('sam', (tx, actor) => editLead(tx, actor, 'leeds-boosters', link, later)),
    ).toMatchObject({ kind: 'saved', lead: link });
    const outcome = await world.by('sam', (tx, actor) =>
      editLead(tx, actor, 'leeds-boosters', { accountId: '' }, later),
    );
    expect(outcome.kind === 'saved' && 'accountId' in outcome.lead).toBe(false);
  });

  test('SEC7: links no record that the person may not read, as if there were none', async () => {
    const world = await sampleWorld();
    const outcome = await world.by('sam', (tx, actor) =>
      editLead(tx, actor, 'archive-humidifiers', { accountId: 'lucerne' }, later),
    );
    expect(outcome).toEqual({ kind: 'invalid', problems: [{ field: 'accountId', reason: 'notFound' }] });
  });

  test("needs Append To at the level of the business unit to link a colleague's account", async () => {
    const world = await sampleWorld();
    const outcome = await world.by('sam', (tx, actor) =>
      editLead(tx, actor, 'warehouse-washdown', { accountId: 'wide-world' }, later),
    );
    expect(outcome).toMatchObject({
      kind: 'refused',
      refusal: { missing: [{ privilege: 'appendTo', on: 'account', needed: 'businessUnit', held: 'user' }] },
    });
  });

  test('links no inactive account', async () => {
    const world = await sampleWorld();
    const outcome = await world.by('sam', (tx, actor) =>
      editLead(tx, actor, 'heat-circulation', { accountId: 'proseware-old' }, later),
    );
    expect(outcome).toMatchObject({ kind: 'invalid' });
  });

  test('S2.5.2: a closed lead is read-only, and the refusal tells who closed it, when and what came of it', async () => {
    const world = await sampleWorld();
    const outcome = await world.by('sam', (tx, actor) =>
      editLead(tx, actor, 'milk-reception', { city: 'Leeds' }, later),
    );
    expect(outcome).toMatchObject({
      kind: 'refused',
      refusal: {
        kind: 'leadClosed',
        state: 'qualified',
        byName: 'Sam Rivera',
        made: [{ target: 'account' }, { target: 'contact' }, { target: 'opportunity', state: 'won' }],
      },
    });
  });

  test('SEC7: a lead that the person may not read is as unknown as one that never was', async () => {
    const world = await sampleWorld();
    const unknown = { kind: 'refused', refusal: { kind: 'leadUnknown' } };
    for (const id of ['bottling-feed', 'olive-press', 'nobody']) {
      expect(await world.by('sam', (tx, actor) => editLead(tx, actor, id, { city: 'x' }, later))).toEqual(
        unknown,
      );
    }
  });

  test("a colleague's lead needs Write at the level of the business unit, and the refusal says so", async () => {
    const world = await sampleWorld();
    const outcome = await world.by('sam', (tx, actor) =>
      editLead(tx, actor, 'sump-spares', { city: 'x' }, later),
    );
    expect(outcome).toEqual({
      kind: 'refused',
      refusal: {
        kind: 'privilegesMissing',
        missing: [{ privilege: 'write', on: 'lead', needed: 'businessUnit', held: 'user' }],
        grantors: ['Ada Novak'],
      },
    });
  });

  test('a lead that was shared for writing can be edited', async () => {
    const world = await sampleWorld();
    const outcome = await world.by('sam', (tx, actor) =>
      editLead(tx, actor, 'paint-line', { city: 'Madrid' }, later),
    );
    expect(outcome).toMatchObject({ kind: 'saved', lead: { city: 'Madrid', ownerId: sample.priya } });
  });
});
