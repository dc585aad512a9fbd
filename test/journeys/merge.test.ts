import { describe, expect, test } from 'vitest';
import type { Reply } from '../../dialogs/reply.ts';
import { leads, merges, notes } from '../../domain/collections.ts';
import { decisionsOn } from '../../domain/duplicates/decisions.ts';
import type { Lead } from '../../domain/records/lead.ts';
import { as, type Talk, talk, who } from '../dialogs/talk.ts';

const lead = (id: string) => ({ kind: 'id', id }) as const;

const stored = async ({ store }: Talk, id: string): Promise<Lead> => {
  const found = await store.read((view) => view.get(leads, id));
  if (found === undefined) throw new Error(`no lead ${id}`);
  return found;
};

const mergesIn = ({ store }: Talk) => store.read((view) => view.size(merges));

/** Both Reginas side by side, and the first of them to stay. */
async function atTheChoice(t: Talk): Promise<Reply> {
  const compared = as('mergeCompare', await t.says('sam', 'merge regina murphy with regina merphy'));
  return t.answers('sam', compared, 'keep-0');
}

describe('S1.14.4: a salesperson merges two leads in chat', () => {
  test('UX3: from the words to the receipt it takes two presses', async () => {
    const t = await talk();
    const compared = as('mergeCompare', await t.says('sam', 'merge regina murphy with regina merphy'));
    expect(compared.comparison.sides.map(({ name }) => name)).toEqual(['Regina Murphy', 'Regina Merphy']);
    const choosing = as('mergeChoose', await t.answers('sam', compared, 'keep-0'));
    const { receipt } = as(
      'merged',
      await t.answers('sam', choosing, 'merge', { 'pick-email': '1', 'pick-lastName': '0' }),
    );
    expect(receipt).toMatchObject({
      master: { id: 'pump-seals', name: 'Regina Murphy' },
      other: { id: 'pump-seals-again', name: 'Regina Merphy' },
      byName: 'Sam Rivera',
      taken: ['Email'],
    });
    expect(await stored(t, 'pump-seals')).toMatchObject({
      lastName: 'Murphy',
      email: 'r.merphy@contoso-group.example',
    });
    expect(await stored(t, 'pump-seals-again')).toMatchObject({
      status: { state: 'disqualified' },
      mergedIntoId: 'pump-seals',
    });
  });

  test('“compare …” shows the same two, and nothing is written before Merge is pressed', async () => {
    const t = await talk();
    as('mergeCompare', await t.says('sam', 'compare regina murphy to regina merphy'));
    as('mergeChoose', await atTheChoice(t));
    expect(await mergesIn(t)).toBe(0);
    expect((await stored(t, 'pump-seals-again')).status.state).toBe('open');
  });

  test('“merge … into …” says which one stays', async () => {
    const t = await talk();
    const choosing = as('mergeChoose', await t.says('sam', 'merge regina merphy into regina murphy'));
    expect(choosing.comparison.sides[choosing.master].name).toBe('Regina Murphy');
  });

  test('“it” is the lead last spoken of', async () => {
    const t = await talk();
    await t.says('sam', 'show regina merphy');
    const compared = as('mergeCompare', await t.says('sam', 'merge it with regina murphy'));
    expect(compared.comparison.sides[0].name).toBe('Regina Merphy');
  });

  test('a name that fits several asks which one, and goes on with the merge', async () => {
    const t = await talk();
    const which = as('leadSeveral', await t.says('sam', 'merge regina murphy with jordan lee'));
    const row = which.rows.find(({ id }) => id === 'site-rental');
    if (row === undefined) throw new Error('no Jordan Lee of Litware');
    const compared = as('mergeCompare', await t.presses('sam', row.choose));
    expect(compared.comparison.sides.map(({ id }) => id)).toEqual(['pump-seals', 'site-rental']);
  });

  test('named alone, a lead is compared with its only duplicate; without one it is said', async () => {
    const t = await talk();
    const compared = as('mergeCompare', await t.says('sam', 'merge regina murphy'));
    expect(compared.comparison.sides.map(({ id }) => id)).toEqual(['pump-seals', 'pump-seals-again']);
    expect(as('noDuplicates', await t.says('sam', 'merge hannah berg')).lead.name).toBe('Hannah Berg');
  });

  test('with several duplicates it asks with which', async () => {
    const t = await talk();
    await t.store.change({ by: 'system', why: 'test', at: t.now() }, async (tx) => {
      await tx.put(leads, { ...(await stored(t, 'pump-seals')), id: 'third-regina', version: 0 });
    });
    const { rows } = as(
      'leadSeveral',
      await t.presses('sam', { kind: 'merge-leads', lead: lead('pump-seals') }),
    );
    expect(rows.map(({ id }) => id).toSorted()).toEqual(['pump-seals-again', 'third-regina']);
    as('mergeCompare', await t.presses('sam', rows[0]?.choose as never));
  });

  test('from the duplicates of a lead it is one press', async () => {
    const t = await talk();
    const { found } = as('duplicates', await t.says('sam', 'duplicates of regina murphy'));
    const merge = found.matches.find(({ id }) => id === 'pump-seals-again')?.merge;
    if (merge === undefined) throw new Error('no button to merge');
    as('mergeCompare', await t.presses('sam', merge));
  });

  test('back to both, and the other one stays', async () => {
    const t = await talk();
    const again = as('mergeCompare', await t.answers('sam', await atTheChoice(t), 'back'));
    const choosing = as('mergeChoose', await t.answers('sam', again, 'keep-1'));
    const { receipt } = as('merged', await t.answers('sam', choosing, 'merge', { 'pick-phone': '0' }));
    expect(receipt).toMatchObject({ master: { id: 'pump-seals-again' }, taken: ['Business phone'] });
  });

  test('“Not a duplicate” is remembered for both directions, and the records stay as they are', async () => {
    const t = await talk();
    const compared = await t.says('sam', 'compare regina murphy with regina merphy');
    const remembered = as('notDuplicates', await t.answers('sam', compared, 'different'));
    expect(remembered.names).toEqual(['Regina Murphy', 'Regina Merphy']);
    expect(await t.answers('sam', compared, 'different')).toEqual(remembered);
    for (const id of ['pump-seals', 'pump-seals-again']) {
      const decisions = await t.store.read((view) => decisionsOn(view, { entity: 'lead', id }));
      expect([...decisions.values()].map(({ verdict }) => verdict)).toEqual(['different']);
    }
    as('mergeCompare', await t.says('sam', 'compare regina murphy with regina merphy'));
  });

  test('cancelling saves nothing', async () => {
    const t = await talk();
    expect(as('cancelled', await t.answers('sam', await atTheChoice(t), 'cancel')).what).toBe('merge');
    expect(await mergesIn(t)).toBe(0);
  });
});

describe('REL1: exactly once', () => {
  test('a second press shows the same receipt, and an older card the current one', async () => {
    const t = await talk();
    const compared = as('mergeCompare', await t.says('sam', 'merge regina murphy with regina merphy'));
    const choosing = as('mergeChoose', await t.answers('sam', compared, 'keep-0'));
    const first = as('merged', await t.answers('sam', choosing, 'merge'));
    t.later(5);
    expect(await t.answers('sam', choosing, 'merge')).toEqual(first);
    expect(await t.answers('sam', compared, 'keep-1')).toEqual(first);
    expect(await mergesIn(t)).toBe(1);
  });

  test('undo puts both back once, however often it is pressed', async () => {
    const t = await talk();
    const before = await stored(t, 'pump-seals-again');
    const { receipt } = as('merged', await t.answers('sam', await atTheChoice(t), 'merge'));
    const undo = { kind: 'undo-merge', mergeId: receipt.mergeId } as const;
    const undone = as('unmerged', await t.presses('sam', undo));
    expect(await t.presses('sam', undo)).toEqual(undone);
    const { version: _v, modifiedAt: _a, modifiedBy: _b, ...content } = before;
    expect(await stored(t, 'pump-seals-again')).toMatchObject(content);
  });
});

describe('what stands in the way', () => {
  test('S2.8: without Write on both, the missing cell can be asked for; granted, it goes on', async () => {
    const t = await talk();
    await t.store.change({ by: 'system', why: 'test', at: t.now() }, async (tx) => {
      const carlos = await stored(t, 'paint-line');
      await tx.put(leads, { ...carlos, sharedWith: [{ personId: who.sam.id, privileges: ['read'] }] });
    });
    const { refusal, offers } = as('refused', await t.says('sam', 'merge kai tanaka with carlos vega'));
    expect(refusal).toMatchObject({
      kind: 'privilegesMissing',
      missing: [{ privilege: 'write', on: 'lead', needed: 'organization', held: 'user' }],
      grantors: ['Ada Novak'],
    });
    const [request] = offers;
    if (request?.kind !== 'request-access') throw new Error(`no request among ${JSON.stringify(offers)}`);
    as('accessRequested', await t.presses('sam', request));
    const { requests } = as('requests', await t.says('ada', 'requests'));
    const wish = requests[0];
    if (wish?.ways[0] === undefined) throw new Error('no way to grant it');
    const confirm = await t.presses('ada', {
      kind: 'change',
      change: { kind: 'verdict', requestId: wish.request.id, verdict: wish.ways[0].verdict },
    });
    as('adminChanged', await t.answers('ada', confirm, 'confirm'));
    as('mergeCompare', await t.says('sam', 'merge kai tanaka with carlos vega'));
  });

  test('somebody qualified one of them while the card was open', async () => {
    const t = await talk();
    const choosing = await atTheChoice(t);
    const asks = as(
      'qualifyAsks',
      await t.presses('sam', { kind: 'qualify-lead', lead: lead('pump-seals-again') }),
    );
    const matches = await t.answers('sam', asks, 'continue', { create: 'opportunity' });
    if (matches.kind === 'qualifyAsks') as('qualified', await t.answers('sam', matches, 'ignore'));
    const { refusal, lead: about } = as('refused', await t.answers('sam', choosing, 'merge'));
    expect(refusal).toMatchObject({ kind: 'leadClosed', state: 'qualified' });
    expect(about?.name).toBe('Regina Merphy');
    expect(await mergesIn(t)).toBe(0);
  });

  test('somebody edited one of them: both are shown again, with what was changed', async () => {
    const t = await talk();
    const choosing = as('mergeChoose', await atTheChoice(t));
    const form = as(
      'leadForm',
      await t.presses('mira', { kind: 'edit-lead', lead: lead('pump-seals-again') }),
    );
    as('leadCreated', await t.answers('mira', form, 'save', { ...form.values, jobTitle: 'Chief Engineer' }));
    const again = as('mergeChoose', await t.answers('sam', choosing, 'merge'));
    expect(again.problem).toEqual({ kind: 'recordChanged' });
    expect(again.comparison.sides[0].id).toBe('pump-seals');
    expect(again.comparison.rows.find(({ field }) => field === 'jobTitle')?.b).toBe('Chief Engineer');
    as('merged', await t.answers('sam', again, 'merge'));
  });

  test('changed since, the sides keep their order also when the second one stays', async () => {
    const t = await talk();
    const compared = as('mergeCompare', await t.says('sam', 'merge regina murphy with regina merphy'));
    const choosing = as('mergeChoose', await t.answers('sam', compared, 'keep-1'));
    const form = as(
      'leadForm',
      await t.presses('mira', { kind: 'edit-lead', lead: lead('pump-seals-again') }),
    );
    as('leadCreated', await t.answers('mira', form, 'save', { ...form.values, need: 'Seals' }));
    const again = as('mergeChoose', await t.answers('sam', choosing, 'merge'));
    expect(again.comparison.sides.map(({ id }) => id)).toEqual(['pump-seals', 'pump-seals-again']);
    expect(again.comparison.rows.find(({ field }) => field === 'need')).toMatchObject({
      b: 'Seals',
      verdict: 'onlyB',
    });
  });

  test('a lead with itself', async () => {
    const t = await talk();
    const { refusal } = as('refused', await t.says('sam', 'merge regina murphy with regina murphy'));
    expect(refusal.kind).toBe('mergeWithItself');
  });

  test('only the one who started it may finish it', async () => {
    const t = await talk();
    expect((await t.answers('mira', await atTheChoice(t), 'merge')).kind).toBe('notYourCard');
  });
});

describe('everything that finds the merged lead says where it went', () => {
  const reginasMerged = async (): Promise<Talk> => {
    const t = await talk();
    as('merged', await t.answers('sam', await atTheChoice(t), 'merge'));
    return t;
  };
  const survivor = { id: 'pump-seals', name: 'Regina Murphy' };
  const open = { kind: 'show-lead', lead: lead('pump-seals'), name: 'Regina Murphy' };

  test('its card, with a button', async () => {
    const card = as('leadCard', await (await reginasMerged()).says('sam', 'show regina merphy'));
    expect(card.lead.mergedInto).toEqual(survivor);
    expect(card.offers).toContainEqual(open);
  });

  test('a search', async () => {
    const found = await (await reginasMerged()).says('sam', 'find merphy');
    const row = found.kind === 'leadCard' ? found.lead : as('leadList', found).rows[0];
    expect(row?.mergedInto).toEqual(survivor);
  });

  test('qualifying, editing and disqualifying it', async () => {
    const t = await reginasMerged();
    for (const kind of ['qualify-lead', 'edit-lead', 'disqualify-lead'] as const) {
      const { refusal, offers } = as(
        'refused',
        await t.presses('sam', { kind, lead: lead('pump-seals-again') }),
      );
      expect(refusal).toMatchObject({ kind: 'leadClosed', mergedInto: survivor });
      expect(offers).toContainEqual(open);
    }
  });

  test('its notes are on the master, and still on itself', async () => {
    const t = await reginasMerged();
    const [onMaster, onMerged] = await t.store.read(async (view) => [
      await view.find(notes, 'byRegarding', 'lead:pump-seals'),
      await view.find(notes, 'byRegarding', 'lead:pump-seals-again'),
    ]);
    expect(onMaster).toEqual(expect.arrayContaining([...onMerged]));
  });

  test('“undo” typed for either of the two takes the merge back', async () => {
    for (const name of ['regina murphy', 'regina merphy']) {
      const t = await reginasMerged();
      as('unmerged', await t.says('sam', `undo ${name}`));
    }
  });
});
