import { describe, expect, test } from 'vitest';
import type { ReplyOf } from '../../dialogs/reply.ts';
import { notices, roles } from '../../domain/collections.ts';
import { as, talk, who } from '../dialogs/talk.ts';

const lead = (id: string) => ({ kind: 'id', id }) as const;

/** The cells that a verdict would grant, as its card lists them. */
function cellsOf({ plan }: ReplyOf<'adminConfirm'>): readonly string[] {
  if (plan.kind !== 'verdict') throw new Error(plan.kind);
  return (plan.plan.role?.cells ?? []).map(({ privilege, on }) => `${privilege} ${on}`);
}

describe('the salesperson is told what is missing, the administrator grants it, the salesperson qualifies', () => {
  test('S2.8.2, S2.8.3, S2.8.10: exactly the missing cell, granted by card, with a notice', async () => {
    const t = await talk();
    const { refusal, offers } = as('refused', await t.says('tom', 'qualify amara diallo'));
    expect(refusal).toMatchObject({
      kind: 'privilegesMissing',
      missing: [{ privilege: 'appendTo', on: 'opportunity', needed: 'user', held: 'none' }],
      grantors: ['Ada Novak'],
    });
    const ask = offers.find(({ kind }) => kind === 'request-access');
    if (ask === undefined) throw new Error('no way to ask');
    as('accessRequested', await t.presses('tom', ask));

    const { requests } = as('requests', await t.says('ada', 'requests'));
    const way = requests[0]?.ways.find(({ verdict }) => verdict.kind === 'grant');
    if (way === undefined || requests[0] === undefined) throw new Error('no way to grant');
    const change = { kind: 'verdict', requestId: requests[0].request.id, verdict: way.verdict } as const;
    const confirm = as('adminConfirm', await t.presses('ada', { kind: 'change', change }));
    as('adminChanged', await t.answers('ada', confirm, 'confirm'));

    const told = await t.store.read((view) => view.find(notices, 'byDelivery', 'waiting'));
    expect(told.filter(({ to }) => to === who.tom.id).map(({ about }) => about.kind)).toEqual([
      'accessApproved',
    ]);
    const which = await t.says('tom', 'qualify amara diallo');
    const done = await t.answers('tom', which, 'continue', { create: 'account,contact' });
    as('qualified', done);
  });

  test('S2.8.10: what was asked for in the meantime is shown before it is granted', async () => {
    const t = await talk();
    const role = () => t.store.read(async (view) => (await view.get(roles, 'salesperson-trainee'))?.grants);
    const before = await role();
    as('accessRequested', await t.presses('tom', { kind: 'request-access', lead: lead('must-pumps') }));
    const { requests } = as('requests', await t.says('ada', 'requests'));
    const verdict = { kind: 'grant', roleId: 'salesperson-trainee' } as const;
    const change = { kind: 'verdict', requestId: requests[0]?.request.id ?? '', verdict } as const;
    const confirm = as('adminConfirm', await t.presses('ada', { kind: 'change', change }));
    expect(cellsOf(confirm)).toEqual(['appendTo opportunity']);

    const more = { kind: 'request-access', lead: lead('must-pumps'), mergeWith: 'leeds-boosters' } as const;
    as('accessRequested', await t.presses('tom', more));
    const anew = as('adminConfirm', await t.answers('ada', confirm, 'confirm'));
    expect(await role()).toEqual(before);
    expect(cellsOf(anew)).toEqual(['write lead']);

    as('adminChanged', await t.answers('ada', anew, 'confirm'));
    expect(await role()).toEqual({ ...before, 'write:lead': 'businessUnit' });
  });

  test('S2.8.3: somebody who is no administrator cannot grant, not even with the administrator’s button', async () => {
    const t = await talk();
    const change = { kind: 'role', change: { roleId: 'administrator', cells: [] } } as const;
    const { refusal } = as('adminRefused', await t.presses('tom', { kind: 'change', change }));
    expect(refusal).toMatchObject({ kind: 'privilegesMissing', grantors: ['Ada Novak'] });
  });
});

describe('S2.3: required fields of the stage', () => {
  test('S2.3.1–S2.3.3: all missing ones are listed, filled in one form, saved, and then it qualifies', async () => {
    const t = await talk();
    const { refusal, offers } = as('refused', await t.says('sam', 'qualify bianca moretti'));
    if (refusal.kind !== 'requiredFieldsMissing') throw new Error(refusal.kind);
    expect(refusal.fields.map(({ field }) => field)).toEqual([
      'purchaseTimeframe',
      'budgetAmount',
      'decisionMaker',
    ]);
    const edit = offers.find(({ kind }) => kind === 'edit-lead');
    if (edit === undefined) throw new Error('no form offered');
    const form = as('leadForm', await t.presses('sam', edit));
    expect(form.asks).toEqual(['purchaseTimeframe', 'budgetAmount', 'decisionMaker']);
    const saved = as(
      'leadCreated',
      await t.answers('sam', form, 'save', {
        purchaseTimeframe: 'This year',
        budgetAmount: '12500',
        decisionMaker: 'Bianca',
      }),
    );
    expect(saved.edited).toBe(true);
    as('qualifyAsks', await t.presses('sam', { kind: 'qualify-lead', lead: lead('data-hall') }));
  });
});

describe('S2.4: a reactivated lead', () => {
  test('S2.4.1–S2.4.4: refused until Set Active, then the first opportunity is offered (C11)', async () => {
    const t = await talk();
    const { refusal } = as('refused', await t.says('sam', 'qualify grace okoye'));
    expect(refusal).toMatchObject({ kind: 'activeStageElsewhere', stage: 'Develop', leadStage: 'Qualify' });
    as('stageMoved', await t.says('sam', 'set active for grace okoye'));
    const asks = as('qualifyAsks', await t.says('sam', 'qualify grace okoye'));
    expect(asks.question).toMatchObject({ kind: 'existingOpportunity', opportunities: [{ state: 'open' }] });
  });

  test('S1.12.2, S1.12.3: qualify → reactivate → Set Active → qualify again, and every second press is harmless', async () => {
    const t = await talk();
    const which = await t.says('sam', 'qualify hannah berg');
    as('qualified', await t.answers('sam', which, 'continue', { create: 'account,contact,opportunity' }));
    const closed = as('leadCard', await t.says('sam', 'show hannah berg'));
    const reactivate = closed.offers.find(({ kind }) => kind === 'reactivate-lead');
    if (reactivate === undefined) throw new Error('no way to reactivate');
    const first = as('reactivated', await t.presses('sam', reactivate));
    expect(first.stage).toMatchObject({ name: 'Develop', onLead: false });
    expect(await t.presses('sam', reactivate)).toEqual(first);
    as('stageMoved', await t.presses('sam', first.offers[0] ?? { kind: 'help' }));
    const asks = as('qualifyAsks', await t.says('sam', 'qualify hannah berg'));
    expect(asks.question.kind).toBe('existingOpportunity');
  });
});

describe('S2.6: a status code that the target does not know', () => {
  test('S2.6.1, S2.6.13, S2.6.14: the missing value is named, and the administrator’s fix unblocks the lead', async () => {
    const t = await talk();
    const which = as('qualifyAsks', await t.says('sam', 'qualify henrik dahl'));
    const { refusal } = as('refused', await t.answers('sam', which, 'continue', { create: 'opportunity' }));
    expect(refusal).toMatchObject({
      kind: 'optionUnknown',
      mismatches: [{ target: 'opportunity', label: 'Awaiting Budget' }],
    });
    const { findings } = as('mappings', await t.says('ada', 'mappings'));
    const fix = findings.flatMap(({ fixes }) => fixes).find(({ kind }) => kind === 'addOptions');
    if (fix === undefined) throw new Error('no fix offered');
    const confirm = await t.presses('ada', { kind: 'change', change: { kind: 'mapping', change: fix } });
    as('adminChanged', await t.answers('ada', confirm, 'confirm'));
    const again = as('qualifyAsks', await t.says('sam', 'qualify henrik dahl'));
    as('qualified', await t.answers('sam', again, 'continue', { create: 'opportunity' }));
  });
});

describe('S2.7: Next Stage on an unqualified lead', () => {
  test('S2.7.1–S2.7.3: it does not advance, by design, and qualifying is the way', async () => {
    const t = await talk();
    const { refusal, offers } = as('refused', await t.says('sam', 'next stage for hannah berg'));
    expect(refusal).toMatchObject({ kind: 'nextStageNeedsQualify', stage: 'Qualify' });
    expect(offers[0]).toMatchObject({ kind: 'qualify-lead' });
  });
});

describe('S2.9: an automation that needs more than the person may', () => {
  test('S2.9.2–S2.9.7: tried as that person, the culprit is named, left off, and the person is told', async () => {
    const t = await talk();
    const start = as(
      'isolation',
      await t.presses('ada', { kind: 'isolate', act: 'start' }, { person: who.sam.id }),
    );
    let session = start;
    for (
      let trial = 0;
      trial < 10 && session.session.findings.some(({ kind }) => kind === 'searching');
      trial++
    ) {
      const next = session.offers[0];
      if (next === undefined) throw new Error('no next step');
      session = as('isolation', await t.presses('ada', next));
    }
    const finish = session.offers[0];
    if (finish === undefined) throw new Error('no way to finish');
    expect(finish).toMatchObject({ kind: 'isolate', act: 'finish' });
    as('isolation', await t.presses('ada', finish));
  });
});

test('REL1: a search for the culprit that is over is not begun again by its old button', async () => {
  const t = await talk();
  const { at } = as('automations', await t.says('ada', 'automations'));
  const start = { kind: 'isolate', act: 'start', since: at } as const;
  const first = as('isolation', await t.presses('ada', start, { person: who.sam.id }));
  const { id: sessionId } = first.session;
  as('isolation', await t.presses('ada', { kind: 'isolate', act: 'abandon', sessionId }));
  t.later(1);
  expect(as('isolation', await t.presses('ada', start, { person: who.sam.id })).session.id).toBe(sessionId);
  expect(as('isolation', await t.presses('ada', start, { person: who.priya.id })).session.id).not.toBe(
    sessionId,
  );
  const anew = { ...start, since: as('automations', await t.says('ada', 'automations')).at };
  expect(as('isolation', await t.presses('ada', anew, { person: who.sam.id })).session.id).not.toBe(
    sessionId,
  );
});

describe('C12: disqualifying', () => {
  test('S2.5.2: asks for the reason, closes the lead, and can be undone', async () => {
    const t = await talk();
    const asks = as('disqualifyAsks', await t.says('sam', 'disqualify hannah berg'));
    const { receipt } = as('disqualified', await t.answers('sam', asks, 'continue', { reason: '4' }));
    expect(receipt.reason).toBe('Lost');
    as('refused', await t.says('sam', 'disqualify hannah berg'));
    as('undone', await t.says('sam', 'undo hannah berg'));
    as('disqualifyAsks', await t.says('sam', 'disqualify hannah berg'));
  });

  test('a linked open opportunity refuses it by name; closed as lost, the lead can be disqualified', async () => {
    const t = await talk();
    as('stageMoved', await t.says('sam', 'set active for grace okoye'));
    const { refusal, offers } = as('refused', await t.says('sam', 'disqualify grace okoye'));
    expect(refusal.kind).toBe('opportunityLinked');
    const lose = offers.find(({ kind }) => kind === 'lose-opportunity');
    if (lose === undefined) throw new Error('no way to close the opportunity');
    as('opportunityLost', await t.presses('sam', lose));
    as('disqualifyAsks', await t.says('sam', 'disqualify grace okoye'));
  });
});

describe('C4, S2.2.5: the grid', () => {
  test('says how many duplicates it would make, then makes them knowingly', async () => {
    const t = await talk();
    const pick = as('bulkPick', await t.says('sam', 'bulk qualify'));
    const confirm = as(
      'bulkConfirm',
      await t.answers('sam', pick, 'continue', { leads: 'leeds-boosters,print-cooling' }),
    );
    expect(confirm.outcome).toMatchObject({ qualified: 2, leadsWithDuplicates: 1 });
    const done = as('bulkDone', await t.answers('sam', confirm, 'confirm'));
    expect(done.outcome).toMatchObject({ qualified: 2, leadsWithDuplicates: 1 });
    expect(await t.answers('sam', confirm, 'confirm')).toEqual(done);
  });
});

describe('S1.11.1, S2.6.10: administrators see and change how the organisation works, in chat', () => {
  test.each(['settings', 'roles', 'requests', 'rules', 'mappings', 'process', 'automations'])(
    '%s is shown to the administrator',
    async (area) => {
      const t = await talk();
      const reply = await t.says('ada', area);
      expect(reply.kind).toBe(area === 'process' ? 'processes' : area);
    },
  );

  test('a change is shown with its consequence, saved once, and undone by the next one', async () => {
    const t = await talk();
    const press = { kind: 'change', change: { kind: 'settings', edit: {} } } as const;
    const confirm = as('adminConfirm', await t.presses('ada', press, { 'create-account': 'automatic' }));
    expect(confirm.plan).toMatchObject({
      kind: 'settings',
      plan: { differences: [{ target: 'account', to: 'automatic' }] },
    });
    const saved = as('adminChanged', await t.answers('ada', confirm, 'confirm'));
    expect(await t.answers('ada', confirm, 'confirm')).toEqual(saved);
    expect(as('settings', await t.says('ada', 'settings')).legacy).toBe('mixed');
  });

  test('S2.6.12: a mapping row is added by card, and one that does not fit is refused with the reason', async () => {
    const t = await talk();
    as('mapping', await t.presses('ada', { kind: 'mappings', target: 'contact' }));
    const add = {
      kind: 'mapping',
      change: { kind: 'addRow', target: 'contact', row: { from: '', to: '' } },
    } as const;
    const bad = as(
      'adminRefused',
      await t.presses('ada', { kind: 'change', change: add }, { from: 'budgetAmount', to: 'email' }),
    );
    expect(bad.refusal.kind).toBe('rowUnsound');
    const good = await t.presses(
      'ada',
      { kind: 'change', change: add },
      { from: 'topic', to: 'description' },
    );
    as('adminChanged', await t.answers('ada', good, 'confirm'));
  });

  test('S1.14.3, S1.14.6, S1.14.7: a published rule on leads blocks, and the administrator’s button lifts it', async () => {
    const t = await talk();
    const publish = {
      kind: 'change',
      change: { kind: 'publish', id: 'leads-same-email', published: true },
    } as const;
    as('adminChanged', await t.answers('ada', await t.presses('ada', publish), 'confirm'));
    const { refusal } = as('refused', await t.says('sam', 'qualify maria costa'));
    expect(refusal).toMatchObject({
      kind: 'duplicateBlocked',
      entity: 'lead',
      rules: [{ id: 'leads-same-email' }],
    });
    const asAdmin = as('refused', await t.says('ada', 'qualify maria costa'));
    const unpublish = asAdmin.offers.find(
      (offer) => offer.kind === 'change' && offer.change.kind === 'publish',
    );
    if (unpublish === undefined) throw new Error('no fix offered');
    as('adminChanged', await t.answers('ada', await t.presses('ada', unpublish), 'confirm'));
    as('qualifyAsks', await t.says('sam', 'qualify maria costa'));
  });

  test('a salesperson sees the settings and changes nothing', async () => {
    const t = await talk();
    expect(as('settings', await t.says('sam', 'settings')).mayChange).toBe(false);
    as('adminRefused', await t.says('sam', 'roles'));
  });
});

describe('S2.1.2, S0.4: a pasted error is examined on the record', () => {
  test('S2.8.3: the administrator examines it for the person who got it', async () => {
    const t = await talk();
    const explained = as(
      'errorExplained',
      await t.says('ada', 'Tom got “Insufficient permissions” on Amara Diallo'),
    );
    expect(explained).toMatchObject({
      error: 'permissions',
      examinedAs: 'Tom Okafor',
      diagnosis: { kind: 'so' },
    });
    const again = {
      kind: 'explain-error',
      text: 'Insufficient permissions',
      lead: lead('must-pumps'),
    } as const;
    const sam = as('errorExplained', await t.presses('ada', again, { person: who.priya.id }));
    expect(sam.examinedAs).toBe('Priya Nair');
  });

  test('an error that is not true for this lead is said not to be', async () => {
    const t = await talk();
    as('leadCard', await t.says('sam', 'show hannah berg'));
    const explained = as('errorExplained', await t.says('sam', 'The lead is already closed.'));
    expect(explained).toMatchObject({
      error: 'leadClosed',
      lead: { id: 'print-cooling' },
      diagnosis: { kind: 'notSo' },
    });
  });

  test('without a lead in play it asks which one', async () => {
    const t = await talk();
    const explained = as('errorExplained', await t.says('sam', 'error 0x80100002'));
    expect(explained).toMatchObject({ error: 'activeStage', diagnosis: { kind: 'noLead' } });
  });
});
