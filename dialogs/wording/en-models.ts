import { fieldOf } from '../../domain/records/fields.ts';
import type { StoredScoringModel } from '../../domain/records/scoring-model.ts';
import type { DropReason } from '../../domain/scoring/attributes.ts';
import type { ModelRefusal, ModelStatus } from '../../domain/scoring/lifecycle.ts';
import type { ModelChangePlan } from '../../domain/scoring/manage-model.ts';
import type { Model, SuspectWithEffect } from '../../domain/scoring/model.ts';
import type { Training } from '../../domain/scoring/train.ts';
import type { PublishState } from '../../domain/scoring/validate.ts';
import { count, list } from './en-words.ts';

export const percent = (share: number): string => `${Math.round(100 * share)} %`;
const auc = (value: number): string => value.toFixed(2);

const own: Readonly<Record<string, string>> = { emailDomain: 'E-mail domain (business or private)' };

/** A lead's attribute as people call it. */
export const attribute = (name: string): string => own[name] ?? fieldOf('lead', name)?.label ?? name;

const publishState: Readonly<Record<PublishState, string>> = {
  ready: 'Ready to publish',
  ok: 'OK to publish',
  notReady: 'Not ready to publish',
};

const status = (is: ModelStatus): string =>
  is.kind === 'draft' ? 'Not published' : is.kind === 'published' ? 'Published' : 'Retired';

const why = (reason: DropReason): string => {
  switch (reason.kind) {
    case 'empty':
      return 'never filled in';
    case 'constant':
      return 'the same on every lead';
    case 'system':
      return 'written by the system';
    case 'date':
      return 'a date';
    case 'calendarPart':
      return 'a part of a date';
    case 'identifier':
      return 'different on nearly every lead';
    case 'excluded':
      return 'left out by you';
    case 'tooManyValues':
      return 'no value is frequent enough';
    case 'filledOnlyWhenClosed':
      return 'filled in only on closed leads';
    case 'decidesOutcome':
      return 'all but decides the outcome, so it is probably written afterwards';
    case 'notRelevant':
      return 'says little';
  }
};

/** Scoring models, in English. */
export const modelsEn = {
  attribute,
  publishState: (state: PublishState): string => publishState[state],
  status,
  title: 'Scoring models',
  none: 'There is no scoring model yet, so no lead gets a score. Several can be published, one per line of business.',
  row: ({ status: is, active }: StoredScoringModel): string =>
    active === undefined ? status(is) : `${status(is)} · ${publishState[active.learned.validation.publish]}`,
  trainedTitle: (name: string): string => `${name} is trained, not yet published`,
  scope: ({ scope }: Model, process: string | undefined): readonly (readonly [string, string])[] => [
    ['Business process flow', process ?? 'Any process'],
    [
      'Filter',
      list((scope.filters ?? []).map(({ field, values }) => `${attribute(field)}: ${list(values)}`)) ||
        'None',
    ],
  ],
  quality: ({ learned }: Model): readonly (readonly [string, string])[] => {
    const { auc: value, ci95, threshold } = learned.validation.metrics;
    return [
      ['Our own verdict', publishState[learned.validation.publish]],
      [
        'AUC (0.5 is chance, 1 is perfect)',
        value === undefined
          ? 'Not measurable: the test leads have one outcome only'
          : `${auc(value)}${ci95 ? `, most likely between ${auc(ci95[0])} and ${auc(ci95[1])}` : ''}`,
      ],
      ...(threshold === undefined
        ? []
        : ([
            ['Accuracy', percent(threshold.accuracy)],
            ['Qualified leads found', percent(threshold.recall)],
            ['F1', threshold.f1.toFixed(2)],
          ] as const)),
      [
        'Learnt from',
        `${count(learned.leads, 'closed lead')}, ${percent(learned.positives / learned.leads)} qualified`,
      ],
    ];
  },
  verdictHow: ({ learned }: Model): string =>
    `${
      learned.validation.method === 'crossValidation'
        ? 'Tested by repeated cross-validation, because there are fewer than 400 closed leads.'
        : 'Tested on the newest fifth of the closed leads, which it had not seen.'
    } Ready from 0.75, OK from 0.65, and only when better than chance for sure: these bars are ours, Microsoft does not publish its own. You may publish in any state.`,
  usedTitle: 'What it looks at',
  used: ({ learned }: Model): string =>
    `${list(learned.attributes.map(({ name }) => attribute(name)))}. Chosen automatically by what they tell.`,
  dropped: ({ learned }: Model): readonly string[] =>
    learned.dropped
      .filter(({ reason, name }) => reason.kind !== 'empty' && name !== 'createdAt')
      .map(({ name, reason }) => `${attribute(name)}: ${why(reason)}`),
  droppedTitle: 'Not used',
  suspect: ({ name, aucWith, aucWithout }: SuspectWithEffect): string =>
    `${attribute(name)} may be known only after the outcome.${
      aucWith === undefined || aucWithout === undefined
        ? ''
        : ` AUC with it ${auc(aucWith)}, without it ${auc(aucWithout)}.`
    } Leave it out if it is filled in late.`,
  drift: 'Newer leads differ from the older ones: trust the scores less, and train again soon.',
  publish: 'Publish the model',
  retire: 'Retire the model',

  planTitle: 'Train a scoring model',
  planHow: 'Training takes some seconds. The model is not used before you publish it.',
  name: 'Name (letters, digits, _)',
  filterField: 'Line of business: only leads with this',
  noFilter: 'No filter',
  filterValues: 'Values, separated by commas',
  exclude: 'Attributes to leave out (else chosen automatically)',
  recount: 'Count again',
  train: 'Train the model',
  overlaps: (names: readonly string[]): string =>
    `${list(names)} would score the same leads. You can still go on; the model published last wins.`,
};

/** What publishing or retiring does. */
export const modelConsequences = ({ act, next, overlaps, openLeads }: ModelChangePlan): readonly string[] =>
  act === 'retire'
    ? [
        `“${next.name}” scores no lead any more. That is final: a retired model cannot be published again.`,
        'Leads keep the scores that they have; these are no longer updated.',
      ]
    : [
        `“${next.name}” is published. Its verdict (our own): ${next.active ? publishState[next.active.learned.validation.publish] : 'none'}.`,
        `Of ${count(openLeads, 'open lead')}, those on its process and within its filter get a score within minutes, if they were created within the last 2 years.`,
        ...(overlaps.length === 0 ? [] : [modelsEn.overlaps(overlaps)]),
      ];

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
      return say('There is no newer version to throw away', 'There is nothing to do.');
    case 'tooFew':
      return say('Too few closed leads', 'Choose a longer time frame or a wider filter.', [
        `${r.positives} qualified, ${r.negatives} disqualified; ${r.needed} of each are needed.`,
      ]);
    case 'nothingToLearnFrom':
      return say(
        'No attribute tells the outcomes apart',
        'Fill in more fields on new leads, or leave out fewer attributes.',
        r.dropped.map(({ name, reason }) => `${attribute(name)}: ${why(reason)}`).slice(0, 10),
      );
  }
};
