import { comparedOfAccount, comparedOfPerson } from './duplicates/as-comparable.ts';
import type { DuplicateRule, Matchcodes } from './duplicates/detection-rule.ts';
import { accountKeys, contactKeys, leadKeys } from './duplicates/record-keys.ts';
import { searchText, searchTextFields } from './leads/search-text.ts';
import type { Notice } from './notices/notice.ts';
import type { Preferences } from './notices/preferences.ts';
import type { AccessRequest } from './people/access-request.ts';
import type { BusinessUnit, Person } from './people/person.ts';
import type { SecurityRole } from './people/roles.ts';
import type { ProcessFlow, ProcessInstance } from './process/flow.ts';
import type { Automation } from './qualification/automation.ts';
import { type Isolation, matterOf } from './qualification/isolation.ts';
import type { AttributeMap, OptionSet } from './qualification/mapping.ts';
import type { Settings } from './qualification/settings.ts';
import type { Account } from './records/account.ts';
import { type Contact, contactName } from './records/contact.ts';
import type { Conversation } from './records/conversation.ts';
import type { Delivery } from './records/delivery.ts';
import type { DuplicateDecision } from './records/duplicate-decision.ts';
import type { DuplicatePair, DuplicateScan } from './records/duplicate-scan.ts';
import type { Erasure } from './records/erasure.ts';
import type { Feedback } from './records/feedback.ts';
import type { Flow, Memory } from './records/flow.ts';
import type { Lead, Score } from './records/lead.ts';
import type { Merge } from './records/merge.ts';
import type { Note } from './records/note.ts';
import type { OpenQuestion } from './records/open-question.ts';
import type { Opportunity } from './records/opportunity.ts';
import { partitionFields, partitionsOf, refKey } from './records/owned.ts';
import type { Reversal } from './records/reversal.ts';
import type { ScoreHistory } from './records/score-history.ts';
import type { StoredScoringModel } from './records/scoring-model.ts';
import type { Secret } from './records/secret.ts';
import type { SectionVersion } from './records/section-version.ts';
import type { TrainingJob } from './records/training-job.ts';
import { collection } from './store/store.ts';

/**
 * Every collection with its look-ups: the one list from which a store is built. It stands on the record
 * shapes alone; everything that reads or writes the store stands on it.
 */

const filled = (...values: readonly (string | undefined)[]): readonly string[] =>
  values.filter((value) => value !== undefined && value !== '') as string[];

const scoringKeys = (score: Score | undefined, modifiedAt: string): readonly string[] => {
  if (score === undefined) return ['unscored'];
  return modifiedAt > score.at ? ['scored', 'changed'] : ['scored'];
};

export const leads = collection<Lead>()('leads', {
  /** `<state>|<partition>` and `any|<partition>` and `<state>|all`, `any|all`: the views, newest first when descending. */
  byView: {
    kind: 'key',
    reads: ['status', 'createdAt', ...partitionFields],
    keys: (lead) =>
      ['all', ...partitionsOf(lead)].flatMap((partition) => [
        `${lead.status.state}|${partition}`,
        `any|${partition}`,
      ]),
    order: (lead) => lead.createdAt,
  },
  /** Closed leads by partition, or `all`; last closed first when descending. */
  byClosed: {
    kind: 'key',
    reads: ['status', ...partitionFields],
    keys: (lead) => (lead.status.state === 'open' ? [] : ['all', ...partitionsOf(lead)]),
    order: ({ status }) => (status.state === 'open' ? '' : status.at),
  },
  /** Open, scored leads by owner: `<ownerId>`; best score first when descending. */
  byScore: {
    kind: 'key',
    reads: ['status', 'score', 'ownerId'],
    keys: (lead) => (lead.status.state === 'open' && lead.score !== undefined ? [lead.ownerId] : []),
    order: (lead) => String(lead.score?.value ?? 0).padStart(3, '0'),
  },
  /** Open leads that are `unscored`, `scored`, or `changed` since their score; the oldest score first. */
  byScoring: {
    kind: 'key',
    reads: ['status', 'score', 'modifiedAt', 'createdAt'],
    keys: ({ status, score, modifiedAt }) => (status.state === 'open' ? scoringKeys(score, modifiedAt) : []),
    order: ({ score, createdAt }) => score?.at ?? createdAt,
  },
  /** `account:<id>` and `contact:<id>` of the existing records that the lead points at. */
  byLinked: {
    kind: 'key',
    reads: ['accountId', 'contactId', 'createdAt'],
    keys: ({ accountId, contactId }) => [
      ...filled(accountId).map((id) => `account:${id}`),
      ...filled(contactId).map((id) => `contact:${id}`),
    ],
    order: ({ createdAt }) => createdAt,
  },
  /** By what the duplicate engine finds a record by: see `duplicates/keys`. A search for an address or number uses it too. */
  byMatchKey: {
    kind: 'key',
    reads: ['companyName', 'website', 'createdAt', ...comparedOfPerson],
    keys: leadKeys,
    order: ({ createdAt }) => createdAt,
  },
  byText: {
    kind: 'text',
    reads: [...searchTextFields, ...partitionFields],
    text: searchText,
    within: partitionsOf,
  },
});

export const accounts = collection<Account>()('accounts', {
  /** By what the duplicate engine finds an active account by: see `duplicates/keys`. */
  byMatchKey: {
    kind: 'key',
    reads: ['state', 'createdAt', ...comparedOfAccount],
    keys: accountKeys,
    order: ({ createdAt }) => createdAt,
  },
  byPrimaryContact: {
    kind: 'key',
    keys: ({ primaryContactId }) => filled(primaryContactId),
    order: ({ name }) => name,
  },
  byOrigin: {
    kind: 'key',
    keys: ({ originatingLeadId }) => filled(originatingLeadId),
    order: ({ name }) => name,
  },
  byText: { kind: 'text', text: (account) => [account.name], within: partitionsOf },
});

export const contacts = collection<Contact>()('contacts', {
  /** By what the duplicate engine finds an active contact by: see `duplicates/keys`. */
  byMatchKey: {
    kind: 'key',
    reads: ['state', 'createdAt', ...comparedOfPerson],
    keys: contactKeys,
    order: ({ createdAt }) => createdAt,
  },
  byOrigin: { kind: 'key', keys: ({ originatingLeadId }) => filled(originatingLeadId), order: contactName },
  byAccount: { kind: 'key', keys: (contact) => filled(contact.accountId), order: contactName },
  byText: {
    kind: 'text',
    text: (contact) => filled(contactName(contact), contact.email),
    within: partitionsOf,
  },
});

export const opportunities = collection<Opportunity>()('opportunities', {
  /** `<state>|<partition>`, and `<state>|all`; newest first when descending. */
  byView: {
    kind: 'key',
    keys: (deal) => ['all', ...partitionsOf(deal)].map((partition) => `${deal.state}|${partition}`),
    order: ({ createdAt }) => createdAt,
  },
  /** As with leads: open ones that are `unscored`, `scored`, or `changed` since their score. */
  byScoring: {
    kind: 'key',
    keys: ({ state, score, modifiedAt }) => (state === 'open' ? scoringKeys(score, modifiedAt) : []),
    order: ({ score, createdAt }) => score?.at ?? createdAt,
  },
  byLead: {
    kind: 'key',
    keys: ({ originatingLeadId }) => filled(originatingLeadId),
    order: ({ createdAt }) => createdAt,
  },
  byAccount: { kind: 'key', keys: ({ accountId }) => filled(accountId), order: ({ createdAt }) => createdAt },
  byContact: { kind: 'key', keys: ({ contactId }) => filled(contactId), order: ({ createdAt }) => createdAt },
});

export const notes = collection<Note>()('notes', {
  byRegarding: {
    kind: 'key',
    keys: ({ regarding }) => regarding.map(refKey),
    order: ({ createdAt }) => createdAt,
  },
});

export const people = collection<Person>()('people', {
  byRole: { kind: 'key', keys: ({ roleIds }) => roleIds, order: ({ name }) => name },
});

export const businessUnits = collection<BusinessUnit>()('businessUnits', {});
export const roles = collection<SecurityRole>()('roles', {});

export const accessRequests = collection<AccessRequest>()('accessRequests', {
  byState: { kind: 'key', keys: ({ status }) => [status.state], order: ({ askedAt }) => askedAt },
  /** `<state>|<personId>`. */
  byPerson: {
    kind: 'key',
    keys: ({ status, personId }) => [`${status.state}|${personId}`],
    order: ({ askedAt }) => askedAt,
  },
});

/** Messages to people: those that wait, and when the last ones went out. */
export const notices = collection<Notice>()(
  'notices',
  {
    /** `waiting` and `waiting|<personId>`, next due first; `sent|<personId>`, one for each message. */
    byDelivery: {
      kind: 'key',
      keys: ({ to, deliveredAt, opensMessage }) => {
        if (deliveredAt === undefined) return ['waiting', `waiting|${to}`];
        return opensMessage ? [`sent|${to}`] : [];
      },
      order: ({ at, due, deliveredAt }) => deliveredAt ?? due ?? at,
    },
    byAge: { kind: 'key', keys: () => ['all'], order: ({ at }) => at },
  },
  { audited: false },
);

/** What each person chose to be told of, and when; the id is the person's. */
export const preferences = collection<Preferences>()('preferences', {}, { audited: false });

export const settings = collection<Settings>()('settings', {});
export const optionSets = collection<OptionSet>()('optionSets', {});
export const attributeMaps = collection<AttributeMap>()('attributeMaps', {});
export const processFlows = collection<ProcessFlow>()('processFlows', {});

export const processInstances = collection<ProcessInstance>()('processInstances', {
  byLead: { kind: 'key', keys: ({ leadId }) => [leadId] },
  byOpportunity: { kind: 'key', keys: ({ opportunityId }) => filled(opportunityId) },
  byProcess: { kind: 'key', keys: ({ processId }) => [processId] },
  /** `<processId>|<stageId>` of the stage that is active now. */
  byStage: {
    kind: 'key',
    keys: ({ processId, activeStageId, status }) =>
      status === 'active' ? [`${processId}|${activeStageId}`] : [],
  },
});

export const automations = collection<Automation>()('automations', {
  byTarget: { kind: 'key', keys: ({ on }) => [on], order: ({ name }) => name },
});

export const isolations = collection<Isolation>()('isolations', {
  byMatter: { kind: 'key', keys: (isolation) => [matterOf(isolation)] },
});

/** How to take back what was last done to a lead. The audit trail has it too, so it is not copied there. */
export const reversals = collection<Reversal>()('reversals', {}, { audited: false });

/** What was merged into what, and how to take it back; the audit trail has the records themselves. */
export const merges = collection<Merge>()(
  'merges',
  {
    /** `<entity>:<id>` of either record. */
    byRecord: {
      kind: 'key',
      keys: ({ entity, masterId, otherId }) => [`${entity}:${masterId}`, `${entity}:${otherId}`],
      order: ({ at }) => at,
    },
  },
  { audited: false },
);

export const duplicateRules = collection<DuplicateRule>()('duplicateRules', {
  /** `<status>|<base type>`. */
  byBase: { kind: 'key', keys: ({ status, base }) => [`${status}|${base}`], order: ({ name }) => name },
  /** `<status>|<matching type>`. */
  byMatching: {
    kind: 'key',
    keys: ({ status, matching }) => [`${status}|${matching}`],
    order: ({ id }) => id,
  },
});

/** Made from records and rules, so the audit trail of those suffices. */
export const matchcodes = collection<Matchcodes>()(
  'matchcodes',
  { byCode: { kind: 'key', keys: ({ codes }) => codes } },
  { audited: false },
);

/** What people decided about pairs that look alike; `<entity>:<id>` of either record finds it. */
export const duplicateDecisions = collection<DuplicateDecision>()('duplicateDecisions', {
  byRecord: { kind: 'key', keys: ({ a, b }) => [a, b], order: ({ at }) => at },
});

/** Searches for duplicates: work in progress and its result, made from records, so not audited. */
export const duplicateScans = collection<DuplicateScan>()(
  'duplicateScans',
  {
    /** `waiting`, `running`, `finished|<entity>`; by when they were asked for. */
    byStatus: {
      kind: 'key',
      keys: ({ status, entity }) => [status === 'finished' ? `finished|${entity}` : status],
      order: ({ askedAt }) => askedAt,
    },
  },
  { audited: false },
);

/** Trainings of scoring models: work in progress; what they bring is a model, which is audited. */
export const trainingJobs = collection<TrainingJob>()(
  'trainingJobs',
  { byStatus: { kind: 'key', keys: ({ status }) => [status], order: ({ askedAt }) => askedAt } },
  { audited: false },
);

export const duplicatePairs = collection<DuplicatePair>()(
  'duplicatePairs',
  {
    /** `<scanId>|all` and `<scanId>|<partition>`; the likeliest first. */
    byScan: {
      kind: 'key',
      keys: ({ scanId, partitions }) => ['all', ...partitions].map((partition) => `${scanId}|${partition}`),
      order: ({ probability }) => (1 - probability).toFixed(9),
    },
  },
  { audited: false },
);

/** At most ten that are not retired (dynamics-facts 7.1), and the retired ones that explain old scores. */
export const scoringModels = collection<StoredScoringModel>()('scoringModels', {
  byStatus: { kind: 'key', keys: ({ status }) => [status.kind], order: ({ name }) => name },
});

/** What administrators wrote over the guidance, version by version: added to, never changed. */
export const sectionVersions = collection<SectionVersion>()('sectionVersions', {
  bySection: {
    kind: 'key',
    keys: ({ sectionId }) => [sectionId],
    order: ({ n }) => String(n).padStart(6, '0'),
  },
});

/** Scores are made by models from records, so the audit trail of those suffices. */
export const scoreHistories = collection<ScoreHistory>()('scoreHistories', {}, { audited: false });

/** Dialog states: working memory, not records of the business, so not audited. */
export const flows = collection<Flow>()(
  'flows',
  {
    byPerson: {
      kind: 'key',
      keys: ({ personId, status }) => [`${personId}|${status}`],
      order: ({ updatedAt }) => updatedAt,
    },
    byAge: { kind: 'key', keys: () => ['all'], order: ({ updatedAt }) => updatedAt },
  },
  { audited: false },
);

/** Where each person can be written to: working memory of the host. */
export const conversations = collection<Conversation>()('conversations', {}, { audited: false });

/** Which activities were answered; the oldest first. */
export const deliveries = collection<Delivery>()(
  'deliveries',
  { byTime: { kind: 'key', keys: () => ['all'], order: ({ at }) => at } },
  { audited: false },
);

/** Keys that sign what goes out and comes back. Never in the audit trail. */
export const secrets = collection<Secret>()('secrets', {}, { audited: false });

export const memories = collection<Memory>()(
  'memories',
  { byAge: { kind: 'key', keys: () => ['all'], order: ({ at }) => at ?? '' } },
  { audited: false },
);

/** What people think of answers that a model wrote: not a record of the business, so not audited. */
export const feedback = collection<Feedback>()(
  'feedback',
  {
    byReaction: { kind: 'key', keys: ({ reaction }) => [reaction], order: ({ at }) => at },
    byPerson: { kind: 'key', keys: ({ personId }) => [personId], order: ({ at }) => at },
  },
  { audited: false },
);

/** Questions that the guidance did not answer: material for whoever writes it, so not audited. */
export const openQuestions = collection<OpenQuestion>()(
  'openQuestions',
  {
    /** What was asked least often first, and of that the oldest. */
    byWorth: {
      kind: 'key',
      keys: () => ['all'],
      order: ({ times, at }) => `${String(times).padStart(9, '0')} ${at}`,
    },
    byState: {
      kind: 'key',
      keys: ({ dismissed }) => [dismissed ? 'dismissed' : 'open'],
      order: ({ at }) => at,
    },
  },
  { audited: false },
);

/** That somebody was forgotten, by whom and why: the entry that closes each forgetting. */
export const erasures = collection<Erasure>()('erasures', {});

/** The list that a store is built from. */
export const collections = [
  leads,
  accounts,
  contacts,
  opportunities,
  notes,
  people,
  businessUnits,
  roles,
  accessRequests,
  notices,
  preferences,
  settings,
  optionSets,
  attributeMaps,
  processFlows,
  processInstances,
  automations,
  isolations,
  duplicateRules,
  matchcodes,
  duplicateDecisions,
  duplicateScans,
  duplicatePairs,
  scoringModels,
  trainingJobs,
  scoreHistories,
  reversals,
  merges,
  flows,
  conversations,
  deliveries,
  secrets,
  memories,
  feedback,
  openQuestions,
  sectionVersions,
  erasures,
] as const;
