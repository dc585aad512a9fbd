import { accessRequests, duplicateRules, duplicateScans, leads, scoringModels } from '../collections.ts';
import { decisionAbout } from '../duplicates/decisions.ts';
import { readableGroups } from '../duplicates/scan-digest.ts';
import type { News, Notice, NoticeAbout } from '../notices/notice.ts';
import { type Actor, levelHeld, may } from '../people/access.ts';
import { nameOf } from '../people/names.ts';
import { type Grade, type Lead, leadName } from '../records/lead.ts';
import { gradesApart } from '../scoring/grades.ts';
import type { RetrainOutcome } from '../scoring/lifecycle.ts';
import type { View } from '../store/store.ts';
import { type ManagerDigest, managerDigest } from './digest.ts';
import { type GivenLead, leadsGiven } from './given-leads.ts';
import { lookAtMost, ownLead } from './own-lead.ts';

/** A lead as a notice names it. */
export interface ToldLead {
  readonly id: string;
  readonly name: string;
  readonly company?: string;
  /** 0–100. */
  readonly score: number;
  readonly grade: Grade;
}

/** One thing that a person is told: a notice with what it speaks of as it is now, and as far as they may read it now. */
export type Told =
  | ToldAsLeft
  | { readonly kind: 'leadsGiven'; readonly leads: readonly GivenLead[] }
  | { readonly kind: 'highScores'; readonly leads: readonly ToldLead[] }
  | { readonly kind: 'scoresMoved'; readonly leads: readonly (ToldLead & { readonly from: Grade })[] }
  | { readonly kind: 'leadDuplicated'; readonly pairs: readonly ToldPair[] }
  | {
      readonly kind: 'modelRetrained';
      readonly models: readonly {
        readonly id: string;
        readonly name: string;
        readonly at: string;
        readonly outcome: RetrainOutcome;
      }[];
    }
  | { readonly kind: 'digest'; readonly digest: ManagerDigest };

/** What is told as it was left. */
export type ToldAsLeft = Exclude<NoticeAbout, News>;

export interface ToldPair {
  readonly id: string;
  readonly name: string;
  readonly other: { readonly id: string; readonly name: string; readonly owner: string };
}

/** One message: a digest is a card of its own, of everything else several may come together. */
export type Message =
  | Extract<Told, { kind: 'digest' }>
  | { readonly kind: 'notices'; readonly all: readonly [Short, ...Short[]] };
export type Short = Exclude<Told, { kind: 'digest' }>;

/** Some notices as one thing to say. */
export interface Saying {
  readonly ids: readonly string[];
  readonly told: Told;
}

/**
 * What of these notices of one person is still so and may be told to them now; each kind of news once, however many
 * notices bring it. `outdated` are those of which nothing is left.
 */
export async function sayingsOf(
  view: View,
  actor: Actor | undefined,
  waiting: readonly Notice[],
  now: Date,
): Promise<{ readonly sayings: readonly Saying[]; readonly outdated: readonly string[] }> {
  const sayings: Saying[] = [];
  const outdated: string[] = [];
  const add = (ids: readonly string[], told: Told | undefined): void => {
    if (told === undefined) outdated.push(...ids);
    else sayings.push({ ids, told });
  };
  for (const some of together(waiting)) {
    const ids = some.map(({ id }) => id);
    const [first] = some;
    if (first === undefined) continue;
    add(ids, await toldNow(view, actor, first.about, some, now));
  }
  return { sayings, outdated };
}

/** News of a kind together, everything else alone; oldest first. */
function together(waiting: readonly Notice[]): readonly (readonly Notice[])[] {
  const groups = new Map<string, Notice[]>();
  for (const notice of waiting.toSorted((a, b) => (a.at < b.at ? -1 : 1))) {
    const key = isNews(notice.about) ? notice.about.kind : notice.id;
    groups.set(key, [...(groups.get(key) ?? []), notice]);
  }
  return [...groups.values()];
}

const newsKinds: ReadonlySet<NoticeAbout['kind']> = new Set<News['kind']>([
  'leadsGiven',
  'highScores',
  'scoresMoved',
  'leadDuplicated',
  'modelRetrained',
  'digest',
]);
const isNews = (about: NoticeAbout): about is News => newsKinds.has(about.kind);

const allOf = <K extends News['kind']>(some: readonly Notice[], kind: K) =>
  some.flatMap(({ about }) => (about.kind === kind ? [about as Extract<News, { kind: K }>] : []));

async function toldNow(
  view: View,
  actor: Actor | undefined,
  about: NoticeAbout,
  some: readonly Notice[],
  now: Date,
): Promise<Told | undefined> {
  if (about.kind === 'duplicatesFound') return duplicatesFound(view, actor, about);
  if (!isNews(about)) return (await isStillSo(view, actor, about)) ? about : undefined;
  if (actor === undefined) return undefined;
  switch (about.kind) {
    case 'leadsGiven':
      return leadsGiven(view, actor, allOf(some, about.kind));
    case 'highScores':
      return highScores(view, actor, allOf(some, about.kind));
    case 'scoresMoved':
      return scoresMoved(view, actor, allOf(some, about.kind));
    case 'leadDuplicated':
      return leadDuplicated(view, actor, allOf(some, about.kind));
    case 'modelRetrained':
      return modelRetrained(view, actor, allOf(some, about.kind));
    case 'digest': {
      const [oldest = about.since] = allOf(some, about.kind)
        .map(({ since }) => since)
        .toSorted();
      const digest = await managerDigest(view, actor, oldest, now);
      return digest && { kind: 'digest', digest };
    }
  }
}

/** A request that was decided meanwhile, a rule that was changed: no longer so. */
async function isStillSo(
  view: View,
  actor: Actor | undefined,
  about: Exclude<ToldAsLeft, { kind: 'duplicatesFound' }>,
): Promise<boolean> {
  switch (about.kind) {
    case 'accessRequested': {
      const request = await view.get(accessRequests, about.requestId);
      return request?.status.state === 'open' && actor !== undefined && mayGrant(actor);
    }
    case 'ruleChangeAsked': {
      const rule = await view.get(duplicateRules, about.ruleId);
      const lead = await view.get(leads, about.leadId);
      const reads = lead !== undefined && actor !== undefined && may(actor, 'read', 'lead', lead);
      return rule?.status === 'published' && reads;
    }
    case 'accessApproved':
    case 'accessDenied':
    case 'automationsOff':
    case 'rulePublished':
    case 'scanFailed':
    case 'trainingOver':
      return true;
  }
}

/** Groups with a record of theirs, of which they may read two or more now. */
async function duplicatesFound(
  view: View,
  actor: Actor | undefined,
  about: Extract<ToldAsLeft, { kind: 'duplicatesFound' }>,
): Promise<Told | undefined> {
  const scan = await view.get(duplicateScans, about.scanId);
  if (scan === undefined || actor === undefined) return undefined;
  if (about.groups === 0) return about;
  const found = await readableGroups(view, actor, scan);
  const groups = found.filter(({ members }) =>
    members.some(({ ownerId }) => ownerId === actor.person.id),
  ).length;
  return groups === 0 ? undefined : { ...about, groups };
}

const mayGrant = (actor: Actor): boolean => levelHeld(actor, 'write', 'securityRole') !== 'none';

const toldLead = (lead: Lead): ToldLead => ({
  id: lead.id,
  name: leadName(lead),
  ...(lead.companyName === undefined ? {} : { company: lead.companyName }),
  score: lead.score?.value ?? 0,
  grade: lead.score?.grade ?? 'D',
});

const bestFirst = <T extends ToldLead>(some: readonly T[]): readonly T[] =>
  some.toSorted((a, b) => b.score - a.score);

async function highScores(
  view: View,
  actor: Actor,
  all: readonly Extract<News, { kind: 'highScores' }>[],
): Promise<Told | undefined> {
  const ids = [...new Set(all.flatMap(({ leadIds }) => leadIds))].slice(0, lookAtMost);
  const found: ToldLead[] = [];
  for (const id of ids) {
    const lead = await ownLead(view, actor, id);
    if (lead?.score?.grade === 'A') found.push(toldLead(lead));
  }
  return found.length === 0 ? undefined : { kind: 'highScores', leads: bestFirst(found) };
}

/** From where it stood before the first of several moves; back where it was, it has not moved. */
async function scoresMoved(
  view: View,
  actor: Actor,
  all: readonly Extract<News, { kind: 'scoresMoved' }>[],
): Promise<Told | undefined> {
  const before = new Map<string, Grade>();
  for (const { leadId, from } of all.flatMap(({ moves }) => moves))
    if (!before.has(leadId)) before.set(leadId, from);
  const found: (ToldLead & { readonly from: Grade })[] = [];
  for (const [id, from] of [...before].slice(0, lookAtMost)) {
    const lead = await ownLead(view, actor, id);
    if (lead?.score && gradesApart(from, lead.score.grade) > 1) found.push({ ...toldLead(lead), from });
  }
  return found.length === 0 ? undefined : { kind: 'scoresMoved', leads: bestFirst(found) };
}

async function leadDuplicated(
  view: View,
  actor: Actor,
  all: readonly Extract<News, { kind: 'leadDuplicated' }>[],
): Promise<Told | undefined> {
  const found = new Map<string, ToldPair>();
  for (const { leadId, otherId } of all.flatMap(({ pairs }) => pairs).slice(0, lookAtMost)) {
    const lead = await ownLead(view, actor, leadId);
    const other = await view.get(leads, otherId);
    if (lead === undefined || other?.status.state !== 'open' || !may(actor, 'read', 'lead', other)) continue;
    const decision = await decisionAbout(
      view,
      { entity: 'lead', id: leadId },
      { entity: 'lead', id: otherId },
    );
    if (decision?.verdict === 'different' || decision?.verdict === 'merged') continue;
    const owner = await nameOf(view, other.ownerId);
    const pair = { id: leadId, name: leadName(lead), other: { id: otherId, name: leadName(other), owner } };
    found.set(`${leadId}|${otherId}`, pair);
  }
  return found.size === 0 ? undefined : { kind: 'leadDuplicated', pairs: [...found.values()] };
}

async function modelRetrained(
  view: View,
  actor: Actor,
  all: readonly Extract<News, { kind: 'modelRetrained' }>[],
): Promise<Told | undefined> {
  if (levelHeld(actor, 'write', 'scoringModel') === 'none') return undefined;
  const found = [];
  for (const id of new Set(all.map(({ modelId }) => modelId))) {
    const model = await view.get(scoringModels, id);
    if (model?.lastRetraining !== undefined && model.status.kind === 'published')
      found.push({ id, name: model.name, ...model.lastRetraining });
  }
  return found.length === 0 ? undefined : { kind: 'modelRetrained', models: found };
}
