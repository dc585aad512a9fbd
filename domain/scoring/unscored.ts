import { addMonths, addMs, DAY, MINUTE } from './calendar.ts';
import type { Filter, ModelScope } from './model.ts';
import { type Row, textOf, type Value } from './table.ts';

/** A new lead's score shows within 5 minutes of saving (S1.6.1); after 15 the administrator is told (S1.7.2, C8). */
export const DUE_AFTER = 5 * MINUTE;
export const TELL_AFTER = 15 * MINUTE;
/** Updated leads are refreshed once a day, not at once (S1.6.2, S1.7.1). */
export const REFRESH_EVERY = DAY;
/** Older records are not scored (S1.5.5). */
export const SCORED_MONTHS = 24;

export interface UnscoredRecord {
  readonly state: string;
  readonly createdAt: string;
  /** When it was saved or imported into the system as a new record. */
  readonly savedAt: string;
  readonly modifiedAt?: string;
  readonly processIds: readonly string[];
  readonly fields: Row;
  readonly score?: { readonly value: number; readonly at: string };
}

export interface UnscoredModel {
  readonly name: string;
  readonly scope: ModelScope;
  /** When it was last created or edited, and when published; `undefined` while it is not published. */
  readonly editedAt: string;
  readonly publishedAt?: string;
}

/** The five conditions, each with the values that decided it (S1.5.1–S1.5.5). */
export type Condition = { readonly met: boolean } & (
  | { readonly kind: 'published'; readonly model?: string }
  | { readonly kind: 'open'; readonly state: string }
  | {
      readonly kind: 'filters';
      readonly failing: readonly (Filter & { readonly value: string | undefined })[];
    }
  | { readonly kind: 'process'; readonly wanted?: string; readonly has: readonly string[] }
  | { readonly kind: 'age'; readonly createdAt: string; readonly since: Date }
);

/** Where the record stands. `kept`: it has a score that is no longer updated (S1.5.6). */
export type Standing =
  | { readonly kind: 'notScored' }
  | { readonly kind: 'kept'; readonly score: number; readonly at: string }
  | { readonly kind: 'due'; readonly dueBy: Date; readonly tellAfter: Date }
  | { readonly kind: 'late'; readonly dueBy: Date; readonly tellAfter: Date }
  | { readonly kind: 'tellAdministrator'; readonly since: Date; readonly check: RealTimeCheck }
  /** Older than the published model, so not a new lead: it is scored with the daily refresh. */
  | { readonly kind: 'dueWithRefresh'; readonly dueBy: Date }
  | { readonly kind: 'scored'; readonly score: number; readonly at: string; readonly nextRefresh: Date }
  | { readonly kind: 'refreshOverdue'; readonly score: number; readonly at: string; readonly dueBy: Date };

/** S1.7.3: real-time scoring works only with a model made (or edited) and published after its roll-out. */
export interface RealTimeCheck {
  readonly rolledOutAt: Date;
  readonly editedAfter: boolean;
  readonly publishedAfter: boolean;
}

export interface Diagnosis {
  readonly conditions: readonly Condition[];
  readonly standing: Standing;
}

/** Why this record has no score, or an old one: the conditions with its own values, and the clock. */
export function whyUnscored(
  record: UnscoredRecord,
  model: UnscoredModel | undefined,
  at: { readonly now: Date; readonly realTimeSince: Date },
): Diagnosis {
  const conditions = conditionsOf(record, model, at.now);
  return { conditions, standing: standingOf(record, model, conditions, at) };
}

/** Whether the model scores this record now; asked at every scoring (S1.5.6). */
export const isScorable = (record: UnscoredRecord, model: UnscoredModel | undefined, now: Date): boolean =>
  conditionsOf(record, model, now).every(({ met }) => met);

function conditionsOf(
  record: UnscoredRecord,
  model: UnscoredModel | undefined,
  now: Date,
): readonly Condition[] {
  const scope = model?.scope;
  const failing = failingFilters(scope?.filters ?? [], record.fields);
  const since = addMonths(now, -SCORED_MONTHS);
  const wanted = scope?.processId;
  return [
    { kind: 'published', met: model?.publishedAt !== undefined, ...(model ? { model: model.name } : {}) },
    { kind: 'open', met: same(record.state, 'open'), state: record.state },
    { kind: 'filters', met: failing.length === 0, failing },
    {
      kind: 'process',
      met: wanted === undefined || record.processIds.includes(wanted),
      has: record.processIds,
      ...(wanted === undefined ? {} : { wanted }),
    },
    { kind: 'age', met: Date.parse(record.createdAt) >= since.getTime(), createdAt: record.createdAt, since },
  ];
}

/** The filters that a record does not meet, with its own value; it must meet all of them (S1.5.3). */
export const failingFilters = (filters: readonly Filter[], fields: Row) =>
  filters
    .map((filter) => ({ ...filter, value: textOf(fields[filter.field]) }))
    .filter(({ value, values }) => !values.some((wanted) => same(wanted, value)));

const same = (a: Value, b: Value): boolean => textOf(a)?.toLowerCase() === textOf(b)?.toLowerCase();

function standingOf(
  record: UnscoredRecord,
  model: UnscoredModel | undefined,
  conditions: readonly Condition[],
  { now, realTimeSince }: { readonly now: Date; readonly realTimeSince: Date },
): Standing {
  const { score } = record;
  if (model?.publishedAt === undefined || conditions.some(({ met }) => !met))
    return score ? { kind: 'kept', score: score.value, at: score.at } : { kind: 'notScored' };
  if (score) return refreshed({ ...score, modifiedAt: record.modifiedAt }, now);
  const [saved, published] = [new Date(record.savedAt), new Date(model.publishedAt)];
  if (saved < published) return { kind: 'dueWithRefresh', dueBy: addMs(published, REFRESH_EVERY) };
  const [dueBy, tellAfter] = [addMs(saved, DUE_AFTER), addMs(saved, TELL_AFTER)];
  // A clock that went backwards makes a lead look saved in the future: it is simply due.
  if (now <= dueBy) return { kind: 'due', dueBy, tellAfter };
  if (now <= tellAfter) return { kind: 'late', dueBy, tellAfter };
  const check = {
    rolledOutAt: realTimeSince,
    editedAfter: new Date(model.editedAt) >= realTimeSince,
    publishedAfter: published >= realTimeSince,
  };
  return { kind: 'tellAdministrator', since: tellAfter, check };
}

function refreshed(
  score: { value: number; at: string; modifiedAt: string | undefined },
  now: Date,
): Standing {
  const dueBy = addMs(new Date(score.at), REFRESH_EVERY);
  const changed = (score.modifiedAt ?? '') > score.at;
  return changed && now > addMs(dueBy, TELL_AFTER)
    ? { kind: 'refreshOverdue', score: score.value, at: score.at, dueBy }
    : { kind: 'scored', score: score.value, at: score.at, nextRefresh: dueBy };
}
