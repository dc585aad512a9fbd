import { describe, expect, test } from 'vitest';
import { render } from '../../bot/render.ts';
import type { ReplyOf } from '../../dialogs/reply.ts';
import { wordsFor } from '../../dialogs/wording/wording.ts';
import { leads, processInstances } from '../../domain/collections.ts';
import { aLead } from '../an-organisation.ts';
import { anInstance } from '../builders.ts';
import { as, type Talk, talk } from '../dialogs/talk.ts';

const look = { words: wordsFor({ locale: 'en' }), sign: (command: object) => ({ command }) };
const textOf = (reply: ReplyOf<'scoringReadiness'>): string => JSON.stringify(render(reply, look).card);

interface History {
  readonly state: 'qualified' | 'disqualified';
  readonly count: number;
  readonly createdAt?: string;
  readonly process?: 'active' | 'finished' | 'aborted' | 'none';
}

/** Closed leads of other months than the sample's, so that the sample's own few do not blur the count. */
async function closedLeads(t: Talk, histories: readonly History[]): Promise<void> {
  const at = new Date('2026-11-25T09:00:00Z');
  await t.store.change({ by: 'system', why: 'import', at }, async (tx) => {
    for await (const lead of tx.all(leads)) await tx.remove(leads, lead.id);
    let n = 0;
    for (const { state, count, createdAt = '2026-08-01T08:00:00Z', process = 'active' } of histories)
      for (let i = 0; i < count; i++) {
        const id = `closed-${++n}`;
        const closed = { at: '2026-11-01T08:00:00Z', by: 'sam' };
        const status =
          state === 'qualified' ? { state, ...closed, opportunityIds: [] } : { state, ...closed };
        await tx.put(leads, aLead(id, { createdAt, status }));
        if (process !== 'none') await tx.put(processInstances, anInstance(id, { status: process }));
      }
  });
}

const ask = async (t: Talk, text: string) => as('scoringReadiness', await t.says('ada', text));
const checked = ({ readiness }: ReplyOf<'scoringReadiness'>) => {
  if (readiness.kind !== 'checked') throw new Error(readiness.kind);
  return readiness;
};

describe('can I build a scoring model?', () => {
  test.each([
    [40, 40, true],
    [39, 40, false],
    [40, 39, false],
  ])(
    'S1.3.1, S1.4.3: %i qualified and %i disqualified leads → %s',
    async (qualified, disqualified, ready) => {
      const t = await talk();
      await closedLeads(t, [
        { state: 'qualified', count: qualified },
        { state: 'disqualified', count: disqualified },
      ]);
      const reply = await ask(t, 'Can I build a scoring model?');
      expect(checked(reply)).toMatchObject({
        ready,
        positives: { count: qualified, missing: 40 - qualified },
        negatives: { count: disqualified, missing: 40 - disqualified },
      });
      expect(textOf(reply)).toContain(disqualified === 39 ? '39 of 40: 1 missing' : '40 of 40 ✓');
    },
  );

  test('S1.3.2, S1.3.5, S1.4.4: the same check for opportunities, with its own words', async () => {
    const t = await talk();
    const reply = await ask(t, 'scoring readiness for opportunities');
    expect(checked(reply)).toMatchObject({ entity: 'opportunity', ready: false, positives: { needed: 40 } });
    expect(textOf(reply)).toMatch(/Won.*Lost.*Opportunity per-stage scoring/);
  });

  test('S1.3.3: 3 months and 2 years are accepted, 2 and 25 months are not', async () => {
    const t = await talk();
    expect(checked(await ask(t, 'scoring readiness 3 months')).window).toBeDefined();
    expect(checked(await ask(t, 'can i build a scoring model from the last 2 years?')).window).toBeDefined();
    for (const months of [2, 25]) {
      const reply = await ask(t, `scoring readiness ${months} months`);
      expect(reply.readiness).toEqual({ kind: 'windowOutOfRange', months, least: 3, most: 24 });
      expect(textOf(reply)).toContain('between 3 months and 2 years');
    }
  });

  test('S1.3.4, S1.3.10: the last 6 months on one process; none of it or an aborted one does not count', async () => {
    const t = await talk();
    await closedLeads(t, [
      { state: 'qualified', count: 3 },
      { state: 'disqualified', count: 2, process: 'finished' },
      { state: 'qualified', count: 4, process: 'none' },
      { state: 'disqualified', count: 5, process: 'aborted' },
      { state: 'qualified', count: 6, createdAt: '2026-05-01T08:00:00Z' },
    ]);
    const card = await ask(t, 'scoring readiness');
    const fields = { months: '6', process: 'lead-to-opportunity' };
    const press = { kind: 'scoring-readiness', entity: card.asked.entity } as const;
    const reply = as('scoringReadiness', await t.presses('ada', press, fields));
    expect(checked(reply)).toMatchObject({
      positives: { count: 3 },
      negatives: { count: 2 },
      excluded: { byTimeFrame: 6, notOnProcess: 4, abortedProcess: 5 },
    });
  });

  test('S1.4.5, C1: both date rules are shown with what each left out, and the later date counts', async () => {
    const t = await talk();
    await closedLeads(t, [
      { state: 'qualified', count: 2, createdAt: '2024-11-01T08:00:00Z' },
      { state: 'qualified', count: 3, createdAt: '2024-12-20T08:00:00Z' },
      { state: 'qualified', count: 4 },
    ]);
    const reply = await ask(t, 'can i build a lead scoring model');
    expect(checked(reply)).toMatchObject({
      positives: { count: 4 },
      excluded: { byTimeFrame: 2, byJanuary1: 5 },
      window: { from: new Date('2025-01-01T00:00:00Z') },
    });
    expect(textOf(reply)).toContain('25 Nov 2024: leaves out 2');
    expect(textOf(reply)).toContain('1 Jan 2025: leaves out 5');
  });

  test('S1.3.6–S1.3.9, S1.3.12: the steps to count them by hand, with the same time frame and process', async () => {
    const t = await talk();
    const text = textOf(await ask(t, 'scoring readiness 6 months'));
    for (const step of [
      '1. On the Leads page, select All leads',
      '2. Select Edit Filters',
      '3. Select Add and set Created On = Last 6 months; Status = Qualified',
      'Related entity = Lead to opportunity Sales Process; Operator = Contains data; Field = Status Reason; Operator = Does not equal; Value = Aborted',
      'change the Status filter to Disqualified',
    ])
      expect(text).toContain(step);
  });

  test('S1.3.11: below 40 a longer time frame is advised, and the one that has enough is named', async () => {
    const t = await talk();
    await closedLeads(t, [
      { state: 'qualified', count: 40, createdAt: '2026-03-01T08:00:00Z' },
      { state: 'disqualified', count: 40, createdAt: '2026-03-01T08:00:00Z' },
    ]);
    const reply = await ask(t, 'scoring readiness 6 months');
    expect(checked(reply)).toMatchObject({ ready: false, passingMonths: 9 });
    expect(textOf(reply)).toContain('a longer time frame, to include more: 9 months has enough leads');
  });

  test('S1.4.1, S1.4.2: what must be there in Dynamics 365 is said too', async () => {
    const text = textOf(await ask(await talk(), 'scoring readiness'));
    expect(text).toMatch(/Dynamics 365 Sales Insights installed.*standard lead entity/);
  });

  test('a salesperson, who may not look at scoring models, is told whom to ask', async () => {
    const { refusal } = as('adminRefused', await (await talk()).says('sam', 'scoring readiness'));
    expect(refusal).toMatchObject({ kind: 'privilegesMissing', grantors: ['Ada Novak'] });
  });
});
