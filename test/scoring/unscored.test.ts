import { describe, expect, test } from 'vitest';
import {
  isScorable,
  type UnscoredModel,
  type UnscoredRecord,
  whyUnscored,
} from '../../domain/scoring/unscored.ts';

const saved = '2026-11-22T09:09:00.000Z';
const minutesLater = (minutes: number): Date => new Date(Date.parse(saved) + minutes * 60_000);
const realTimeSince = new Date('2023-01-01T00:00:00.000Z');

const lead = (over: Partial<UnscoredRecord> = {}): UnscoredRecord => ({
  state: 'open',
  createdAt: saved,
  savedAt: saved,
  processIds: ['sales'],
  fields: { region: 'North' },
  ...over,
});
const model = (over: Partial<UnscoredModel> = {}): UnscoredModel => ({
  name: 'LeadScoring_1',
  scope: { entity: 'lead', processId: 'sales', filters: [{ field: 'region', values: ['north', 'east'] }] },
  editedAt: '2026-10-01T00:00:00.000Z',
  publishedAt: '2026-10-01T00:00:00.000Z',
  ...over,
});
const { publishedAt: _, ...draft } = model();

const why = (record: UnscoredRecord, of: UnscoredModel | undefined, now = minutesLater(1)) =>
  whyUnscored(record, of, { now, realTimeSince });
const failing = (record: UnscoredRecord, of: UnscoredModel | undefined) =>
  why(record, of).conditions.filter(({ met }) => !met);

describe('not scored because', () => {
  test('S1.5.1: the model is not published', () => {
    expect(failing(lead(), draft)).toEqual([{ kind: 'published', met: false, model: 'LeadScoring_1' }]);
    expect(failing(lead(), undefined)).toEqual([{ kind: 'published', met: false }]);
  });

  test('S1.5.2: the lead is not open', () => {
    expect(failing(lead({ state: 'qualified' }), model())).toEqual([
      { kind: 'open', met: false, state: 'qualified' },
    ]);
  });

  test("S1.5.3: the lead fails a condition of the model, with the lead's own value", () => {
    expect(failing(lead({ fields: { region: 'South' } }), model())).toEqual([
      {
        kind: 'filters',
        met: false,
        failing: [{ field: 'region', values: ['north', 'east'], value: 'South' }],
      },
    ]);
    expect(failing(lead({ fields: {} }), model())).toMatchObject([{ failing: [{ value: undefined }] }]);
  });

  test('S1.5.4: the lead uses another business process flow', () => {
    expect(failing(lead({ processIds: ['other'] }), model())).toEqual([
      { kind: 'process', met: false, wanted: 'sales', has: ['other'] },
    ]);
  });

  test('S1.5.5: the lead was created more than two years ago', () => {
    const [age] = failing(lead({ createdAt: '2024-11-22T09:09:59.999Z' }), model());
    expect(age).toMatchObject({ kind: 'age', createdAt: '2024-11-22T09:09:59.999Z' });
  });

  test('several reasons are all told', () => {
    expect(failing(lead({ state: 'disqualified', processIds: [] }), draft).map(({ kind }) => kind)).toEqual([
      'published',
      'open',
      'process',
    ]);
  });
});

test('a lead that meets every condition is told all five, and a model without a process asks for none', () => {
  const { scope: _scope, ...rest } = model();
  const { conditions } = why(lead(), { ...rest, scope: { entity: 'lead' } });
  expect(conditions).toStrictEqual([
    { kind: 'published', met: true, model: 'LeadScoring_1' },
    { kind: 'open', met: true, state: 'open' },
    { kind: 'filters', met: true, failing: [] },
    { kind: 'process', met: true, has: ['sales'] },
    { kind: 'age', met: true, createdAt: saved, since: new Date('2024-11-22T09:10:00.000Z') },
  ]);
});

test('a lead that was never scored and that no model scores has no score, whatever its clock', () => {
  expect(why(lead(), undefined, minutesLater(60)).standing).toEqual({ kind: 'notScored' });
  expect(why(lead(), draft, minutesLater(60)).standing).toEqual({ kind: 'notScored' });
  expect(why(lead({ state: 'lost' }), model(), minutesLater(60)).standing).toEqual({ kind: 'notScored' });
});

test('S1.5.5: a lead exactly two years old is still scored', () => {
  expect(isScorable(lead({ createdAt: '2024-11-22T09:10:00.000Z' }), model(), minutesLater(1))).toBe(true);
});

test('S1.5.6: a once-scored lead that leaves the two-year window keeps its old score', () => {
  const old = lead({
    createdAt: '2024-01-01T00:00:00.000Z',
    score: { value: 64, at: '2025-12-31T00:00:00.000Z' },
  });
  expect(why(old, model()).standing).toEqual({ kind: 'kept', score: 64, at: '2025-12-31T00:00:00.000Z' });
});

test('S1.5.7: an opportunity is explained the same way', () => {
  const opportunities = model({ scope: { entity: 'opportunity', processId: 'sales' } });
  expect(failing(lead({ state: 'won' }), opportunities)).toEqual([
    { kind: 'open', met: false, state: 'won' },
  ]);
});

describe('S1.6.1, S1.7.2, C8: the clock of a new lead', () => {
  const standing = (minutes: number) => why(lead(), model(), minutesLater(minutes)).standing;

  test('saved three minutes ago: due by 09:14, tell the administrator after 09:24', () => {
    expect(standing(3)).toEqual({
      kind: 'due',
      dueBy: new Date('2026-11-22T09:14:00.000Z'),
      tellAfter: new Date('2026-11-22T09:24:00.000Z'),
    });
  });

  test.each([
    [0, 'due'],
    [5, 'due'],
    [5.01, 'late'],
    [15, 'late'],
    [15.01, 'tellAdministrator'],
    [-60, 'due'],
  ])('after %d minutes it is %s', (minutes, kind) => {
    expect(standing(minutes).kind).toBe(kind);
  });
});

describe('S1.7.3: what the administrator verifies', () => {
  const check = (of: UnscoredModel) => {
    const { standing } = why(lead(), of, minutesLater(20));
    return standing.kind === 'tellAdministrator' ? standing.check : undefined;
  };

  test('the model was edited and published after real-time scoring was rolled out', () => {
    expect(check(model())).toEqual({ rolledOutAt: realTimeSince, editedAfter: true, publishedAfter: true });
  });

  test('or at that very moment', () => {
    const then = realTimeSince.toISOString();
    expect(check(model({ editedAt: then, publishedAt: then }))).toMatchObject({
      editedAfter: true,
      publishedAfter: true,
    });
  });

  test('or it was not', () => {
    expect(
      check(model({ editedAt: '2022-01-01T00:00:00.000Z', publishedAt: '2022-01-02T00:00:00.000Z' })),
    ).toMatchObject({
      editedAfter: false,
      publishedAfter: false,
    });
  });
});

test('S1.7.1: real time is for new leads: one saved before the model was published waits for the daily refresh', () => {
  const of = model({ publishedAt: '2026-11-22T09:30:00.000Z' });
  expect(why(lead(), of, minutesLater(30)).standing).toEqual({
    kind: 'dueWithRefresh',
    dueBy: new Date('2026-11-23T09:30:00.000Z'),
  });
  expect(why(lead(), model({ publishedAt: saved }), minutesLater(1)).standing.kind).toBe('due');
});

describe('S1.6.2: an updated lead', () => {
  const updated = lead({
    modifiedAt: '2026-11-22T11:00:00.000Z',
    score: { value: 40, at: '2026-11-22T09:10:00.000Z' },
  });

  test('is not scored at once: its next refresh is 24 hours after the last', () => {
    expect(why(updated, model(), minutesLater(180)).standing).toEqual({
      kind: 'scored',
      score: 40,
      at: '2026-11-22T09:10:00.000Z',
      nextRefresh: new Date('2026-11-23T09:10:00.000Z'),
    });
  });

  test('is overdue when the refresh has not come', () => {
    expect(why(updated, model(), minutesLater(60 * 25)).standing).toEqual({
      kind: 'refreshOverdue',
      score: 40,
      at: '2026-11-22T09:10:00.000Z',
      dueBy: new Date('2026-11-23T09:10:00.000Z'),
    });
    const lastMoment = new Date('2026-11-23T09:25:00.000Z');
    expect(why(updated, model(), lastMoment).standing.kind).toBe('scored');
  });

  test.each([
    ['was never changed', undefined],
    ['was changed before it was scored', '2026-11-22T09:09:30.000Z'],
    ['was scored in the moment of its change', '2026-11-22T09:10:00.000Z'],
  ])('waits for nothing when it %s', (_, modifiedAt) => {
    const { modifiedAt: _changed, ...rest } = updated;
    expect(
      why({ ...rest, ...(modifiedAt && { modifiedAt }) }, model(), minutesLater(60 * 25)).standing.kind,
    ).toBe('scored');
  });
});
