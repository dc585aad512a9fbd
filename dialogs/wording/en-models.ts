import { fieldOf } from '../../domain/records/fields.ts';
import type { StoredScoringModel } from '../../domain/records/scoring-model.ts';
import type { DropReason } from '../../domain/scoring/attributes.ts';
import type { ModelRefusal, ModelStatus, RetrainOutcome } from '../../domain/scoring/lifecycle.ts';
import type { ModelChangePlan } from '../../domain/scoring/manage-model.ts';
import type { Model, SuspectWithEffect } from '../../domain/scoring/model.ts';
import { outcomeNames, type ScoredEntity } from '../../domain/scoring/readiness.ts';
import type { Training } from '../../domain/scoring/train.ts';
import type { PublishState } from '../../domain/scoring/validate.ts';
import { count, list } from './en-words.ts';

export const percent = (share: number): string => `${Math.round(100 * share)} %`;
const auc = (value: number): string => value.toFixed(2);

const own: Readonly<Record<string, string>> = {
  emailDomain: 'E-mail domain (business or private)',
  name: 'Topic',
};

/** An attribute of a lead or an opportunity as people call it. */
export const attribute = (name: string): string =>
  own[name] ?? fieldOf('lead', name)?.label ?? fieldOf('opportunity', name)?.label ?? name;

const publishState: Readonly<Record<PublishState, string>> = {
  ready: 'Ready to publish',
  ok: 'OK to publish',
  notReady: 'Not ready to publish',
};

const status = (is: ModelStatus): string =>
  is.kind === 'draft' ? 'Not published' : is.kind === 'published' ? 'Published' : 'Retired';

/** Why an attribute is not used. */
export const whyDropped = (reason: DropReason): string => {
  switch (reason.kind) {
    case 'empty':
      return 'never filled in';
    case 'constant':
      return `always the same: ${reason.value}`;
    case 'system':
      return 'written by the system';
    case 'date':
      return 'a date';
    case 'calendarPart':
      return 'a part of a date';
    case 'identifier':
      return `different nearly everywhere: ${count(reason.distinct, 'value')} in ${reason.filled.toLocaleString('en')}`;
    case 'excluded':
      return 'left out by you';
    case 'tooManyValues':
      return `${count(reason.distinct, 'different value')}, none frequent enough`;
    case 'filledOnlyWhenClosed':
      return `filled in only on closed ones: ${percent(reason.closedShare)} of them, ${percent(reason.openShare)} of the open ones`;
    case 'decidesOutcome':
      return `all but decides the outcome by itself (AUC ${auc(reason.aucAlone)}), so it is probably written afterwards`;
    case 'notRelevant':
      return `says less than the others (AUC ${auc(reason.aucAlone)} by itself)`;
  }
};

/** Scoring models, in English. */
export const modelsEn = {
  attribute,
  publishState: (state: PublishState): string => publishState[state],
  status,
  title: 'Scoring models',
  none: 'There is no scoring model yet, so nothing gets a score. Several can be published, one per line of business.',
  perStage: 'Per-stage models, which Dynamics 365 has for opportunities, are not offered here.',
  row: ({ status: is, active, candidate, scope }: StoredScoringModel): string =>
    [
      scope.entity === 'lead' ? 'Leads' : 'Opportunities',
      status(is),
      ...(active === undefined ? [] : [publishState[active.learned.validation.publish]]),
      ...(candidate === undefined ? [] : ['a new version waits']),
    ].join(' · '),
  trainedTitle: (name: string): string => `${name} is trained, not yet published`,
  newVersionTitle: (name: string): string => `${name}: a new version is trained, not yet published`,
  scope: ({ scope }: Model, process: string | undefined): readonly (readonly [string, string])[] => [
    ['Scores', scope.entity === 'lead' ? 'Leads' : 'Opportunities'],
    ['Business process flow', process ?? 'Any process'],
    [
      'Filter',
      list((scope.filters ?? []).map(({ field, values }) => `${attribute(field)}: ${list(values)}`)) ||
        'None',
    ],
  ],
  quality: ({ learned, scope }: Model): readonly (readonly [string, string])[] => {
    const { auc: value, ci95, threshold } = learned.validation.metrics;
    return [
      ['Our own verdict', publishState[learned.validation.publish]],
      [
        'AUC (0.5 is chance, 1 is perfect)',
        value === undefined
          ? 'Not measurable: the test has one outcome only'
          : `${auc(value)}${ci95 ? `, most likely between ${auc(ci95[0])} and ${auc(ci95[1])}` : ''}`,
      ],
      ...(threshold === undefined
        ? []
        : ([
            ['Accuracy', percent(threshold.accuracy)],
            [scope.entity === 'lead' ? 'Qualified leads found' : 'Won ones found', percent(threshold.recall)],
            ['F1', threshold.f1.toFixed(2)],
          ] as const)),
      [
        'Learnt from',
        `${closedOnes(scope.entity, learned.leads)}, ${percent(learned.positives / learned.leads)} ${outcomeNames[scope.entity].positive}, each as it was when it was new`,
      ],
    ];
  },
  verdictHow: ({ learned }: Model): string =>
    `${
      learned.validation.method === 'crossValidation'
        ? 'Tested by repeated cross-validation, because there are fewer than 400 closed ones.'
        : 'Tested on the newest fifth of the closed ones, which it had not seen.'
    } Ready from 0.75, OK from 0.65, and only when better than chance for sure: these bars are ours, Microsoft does not publish its own. You may publish in any state.`,
  usedTitle: 'What it looks at',
  used: ({ learned }: Model): string => `${list(learned.attributes.map(({ name }) => attribute(name)))}.`,
  dropped: ({ learned }: Model): readonly string[] =>
    learned.dropped
      .filter(({ reason, name }) => reason.kind !== 'empty' && name !== 'createdAt')
      .map(({ name, reason }) => `${attribute(name)}: ${whyDropped(reason)}`),
  droppedTitle: 'Not used',
  suspect: ({ name, aucWith, aucWithout }: SuspectWithEffect): string =>
    `${attribute(name)} may be known only after the outcome.${
      aucWith === undefined || aucWithout === undefined
        ? ''
        : ` AUC with it ${auc(aucWith)}, without it ${auc(aucWithout)}.`
    } Leave it out if it is filled in late.`,
  drift: 'Newer ones differ from the older ones: trust the scores less, and train again soon.',
  publish: 'Publish the model',
  publishVersion: 'Publish the new version',
  retire: 'Retire the model',
  revert: 'Throw the new version away',
  rollBack: 'Back to the version before',
  retrainByItself: 'Retrain by itself',
  retrainByHand: 'Stop retraining by itself',
  processGone:
    'Its business process flow was deleted: nothing new is scored by it, and it cannot be trained again.',
  /** `next` and `last` are when it retrains next by itself, and when it last did. */
  retraining: (is: StoredScoringModel, next: string | undefined, last: string | undefined): string =>
    [
      is.status.kind !== 'published'
        ? ''
        : next === undefined
          ? 'It does not retrain by itself.'
          : `It retrains by itself every 15 days: next ${next}.`,
      is.lastRetraining && last !== undefined ? lastRetraining(is.lastRetraining.outcome, last) : '',
    ]
      .filter((part) => part !== '')
      .join(' '),
  trained: (at: string): string => `trained ${at}`,
  version: ({ learned }: Model): string => {
    const { metrics } = learned.validation;
    return `AUC ${metrics.auc === undefined ? 'not measurable' : auc(metrics.auc)}, accuracy ${percent(metrics.threshold?.accuracy ?? 0)}`;
  },
  versions: { active: 'Scores now', candidate: 'New version', previous: 'Version before' },
  grades: 'Grades, when the new version is published',
  gradesKeep: 'Keep where they begin',
  gradesReset: 'Back to the default: A 75, B 50, C 25',

  planTitle: (entity: ScoredEntity, name: string | undefined): string =>
    name === undefined
      ? `Train ${entity === 'lead' ? 'a lead' : 'an opportunity'} scoring model`
      : `Train ${name} again`,
  planHow: 'Training takes some seconds. The model is not used before you publish it.',
  name: 'Name (letters, digits, _)',
  filterField: 'Line of business: only leads with this',
  noFilter: 'No filter',
  filterValues: 'Values, separated by commas',
  exclude: 'Attributes to leave out (else chosen automatically)',
  include: 'Attributes to use although they were dropped',
  includable: (name: string, reason: DropReason): string => `${attribute(name)}: ${whyDropped(reason)}`,
  recount: 'Count again',
  train: 'Train the model',
  overlaps: (names: readonly string[]): string =>
    `${list(names)} would score the same ones. You can still go on; the model published last wins.`,
};

/** The label of the button that does it. */
export const modelButton: Readonly<Record<ModelChangePlan['act'], string>> = {
  publish: modelsEn.publish,
  retire: modelsEn.retire,
  revert: modelsEn.revert,
  retrainByItself: modelsEn.retrainByItself,
  retrainByHand: modelsEn.retrainByHand,
};

/** What publishing, retiring or another act does. */
export const modelConsequences = ({
  act,
  next,
  overlaps,
  open,
  grades,
}: ModelChangePlan): readonly string[] => {
  const { entity } = next.scope;
  const rescored = `Of ${openOnes(entity, open)}, those on its process and within its filter get a score within minutes, if they were created within the last 2 years.`;
  switch (act) {
    case 'retire':
      return [
        `“${next.name}” scores nothing any more. That is final: a retired model cannot be published again.`,
        'Scores that were given stay; they are no longer updated.',
      ];
    case 'publish':
      return [
        `“${next.name}” is published. Its verdict (our own): ${next.active ? publishState[next.active.learned.validation.publish] : 'none'}.`,
        rescored,
        ...(next.previous === undefined
          ? []
          : [`The version before (${modelsEn.version(next.previous)}) is kept and can be had back.`]),
        ...(grades === 'reset' ? ['The grades begin at the default again: A 75, B 50, C 25.'] : []),
        ...(overlaps.length === 0 ? [] : [modelsEn.overlaps(overlaps)]),
      ];
    case 'revert':
      return [
        ...(next.active === undefined
          ? []
          : [`“${next.name}” goes on with the other version (${modelsEn.version(next.active)}).`]),
        ...(next.previous === undefined
          ? ['The new version is thrown away.']
          : [rescored, 'It no longer retrains by itself; you can switch that on again.']),
      ];
    case 'retrainByItself':
      return [
        `“${next.name}” is trained anew every 15 days. The new version is published if it is at least 95 % as accurate as the present one, or the present one is over 3 months old; else the present one stays.`,
      ];
    case 'retrainByHand':
      return [`“${next.name}” is no longer trained by itself, and can be edited and trained by hand.`];
  }
};

const openOnes = (entity: ScoredEntity, n: number): string =>
  entity === 'lead' ? count(n, 'open lead') : count(n, 'open opportunity', 'open opportunities');
const closedOnes = (entity: ScoredEntity, n: number): string =>
  entity === 'lead' ? count(n, 'closed lead') : count(n, 'closed opportunity', 'closed opportunities');

export function lastRetraining(outcome: RetrainOutcome, at: string): string {
  const last = `Last retrained ${at}:`;
  switch (outcome.kind) {
    case 'publish':
      return `${last} published, ${outcome.because === 'activeIsOld' ? 'because the one before was over 3 months old' : 'because it is accurate enough'}.`;
    case 'keepActive':
      return `${last} the present one stayed, because the new one’s accuracy is ${percent(outcome.accuracy)} and 95 % of the present one’s is ${percent(outcome.needed)}.`;
    case 'failed':
      return `${last} it failed (${failures[outcome.why]}), so the present one stayed. It is tried again the next day.`;
  }
}

const failures = {
  tooFew: 'too few closed ones',
  nothingToLearnFrom: 'no attribute tells the outcomes apart',
  processGone: 'its business process flow was deleted',
  fault: 'an error; the log has it',
} as const;

/** Why a model cannot be made or changed. */
export const modelRefusal = (r: ModelRefusal | Exclude<Training, { kind: 'trained' }>) => {
  const say = (title: string, now: string, details: readonly string[] = []) => ({ title, details, now });
  switch (r.kind) {
    case 'tooManyModels':
      return say(`There can be at most ${r.most} models`, 'Retire one that you no longer need.');
    case 'nameNotAllowed':
      return say(
        `“${r.name}” cannot be the name`,
        'Use letters, digits and _ only, and start the training again.',
      );
    case 'nameTaken':
      return say(`There is a model called “${r.name}”`, 'Choose another name and start the training again.');
    case 'retired':
      return say('That model is retired', 'Train a new one: retiring is final.');
    case 'notTrained':
      return say('That model is not trained yet', 'Train it first.');
    case 'alreadyPublished':
      return say('That model is published already', 'There is nothing to do.');
    case 'retrainsAutomatically':
      return say('That model trains itself anew', 'Switch that off before you edit it.');
    case 'nothingToRevert':
      return say('There is no other version', 'There is nothing to do.');
    case 'notPublished':
      return say('That model is not published', 'Only published models retrain by themselves.');
    case 'processGone':
      return say('The model’s business process flow was deleted', 'Choose another process, or any process.');
    case 'tooFew':
      return say('Too few closed ones', 'Choose a longer time frame or a wider filter.', [
        `${r.positives} ended well, ${r.negatives} did not; ${r.needed} of each are needed.`,
      ]);
    case 'nothingToLearnFrom':
      return say(
        'No attribute tells the outcomes apart',
        'Fill in more fields on new leads, or leave out fewer attributes.',
        r.dropped.map(({ name, reason }) => `${attribute(name)}: ${whyDropped(reason)}`).slice(0, 10),
      );
  }
};
