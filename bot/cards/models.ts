import type { CardElementArray, IExecuteAction } from '@microsoft/teams.cards';
import type { Command } from '../../dialogs/command.ts';
import type { ReplyOf } from '../../dialogs/reply.ts';
import type { StoredScoringModel } from '../../domain/records/scoring-model.ts';
import { hasDrifted } from '../../domain/scoring/drift.ts';
import { attributeNames } from '../../domain/scoring/lead-row.ts';
import type { ModelChange } from '../../domain/scoring/manage-model.ts';
import type { Model } from '../../domain/scoring/model.ts';
import { change, choose } from './admin-fields.ts';
import {
  box,
  button,
  buttons,
  type Card,
  card,
  escaped,
  facts,
  heading,
  type Look,
  line,
  quiet,
  subheading,
  text,
  without,
} from './elements.ts';
import { countedBy, windowFields } from './scoring.ts';

export function scoringModelsCard({ models, offers }: ReplyOf<'scoringModels'>, look: Look): Card {
  const words = look.words.models;
  const rows = models.map((model) => ({
    ...box([line([{ bold: model.name }]), line([{ quiet: words.row(model) }])], {
      separator: true,
      spacing: 'Small',
    }),
    selectAction: button(look, { kind: 'models', modelId: model.id }, model.name),
  }));
  return card(
    models.length === 0 ? words.none : words.title,
    [heading(words.title), ...(rows.length === 0 ? [text(words.none)] : rows), quiet(words.perStage)],
    buttons(look, offers),
  );
}

export function scoringModelCard(reply: ReplyOf<'scoringModel'>, look: Look): Card {
  const words = look.words.models;
  const { model, trained, process, processGone, nextRetraining, mayChange, offers } = reply;
  const { active, candidate, status } = model;
  const title =
    trained && candidate !== undefined
      ? words.newVersionTitle(model.name)
      : trained && status.kind === 'draft'
        ? words.trainedTitle(model.name)
        : `${model.name}: ${words.status(status)}`;
  const shown = candidate ?? active;
  const actions = [...(mayChange ? acts(model, look) : []), ...buttons(look, offers).map(without)];
  if (shown === undefined) return card(title, [heading(escaped(title))], actions);
  const { date } = look.words;
  const at = (iso: string | undefined): string | undefined => (iso === undefined ? undefined : date(iso));
  const retraining = words.retraining(model, at(nextRetraining), at(model.lastRetraining?.at));
  const { suspects, drift } = shown.learned;
  return card(
    title,
    [
      heading(escaped(title)),
      facts([...words.quality(shown), ...words.scope(shown, process)]),
      quiet(words.verdictHow(shown)),
      ...(processGone ? [line([`⚠ ${words.processGone}`])] : []),
      ...suspects.map((suspect) => line([`⚠ ${words.suspect(suspect)}`])),
      ...(drift && hasDrifted(drift) ? [line([`⚠ ${words.drift}`])] : []),
      subheading(words.usedTitle),
      text(escaped(words.used(shown))),
      ...versions(model, look),
      ...(retraining === '' ? [] : [quiet(retraining)]),
      ...(mayChange && candidate !== undefined ? [gradesChoice(look)] : []),
    ],
    actions,
  );
}

/** What an administrator can do with a model now; at most four, so that the ways on have room. */
function acts(model: StoredScoringModel, look: Look): IExecuteAction[] {
  const words = look.words.models;
  const act = (name: ModelChange['act'], title: string): IExecuteAction =>
    change(look, { kind: 'model', change: { id: model.id, act: name } }, title);
  const { status, candidate, previous, retrainAutomatically } = model;
  if (status.kind === 'retired') return [];
  if (candidate !== undefined)
    return [
      act('publish', words.publishVersion),
      without(act('revert', words.revert)),
      without(act('retire', words.retire)),
    ];
  if (status.kind === 'draft') return [act('publish', words.publish), act('retire', words.retire)];
  return [
    retrainAutomatically
      ? act('retrainByHand', words.retrainByHand)
      : act('retrainByItself', words.retrainByItself),
    ...(previous === undefined ? [] : [act('revert', words.rollBack)]),
    act('retire', words.retire),
  ];
}

/** The versions, once there is more than one. */
function versions({ active, candidate, previous }: StoredScoringModel, look: Look): CardElementArray {
  const { versions: names, ...words } = look.words.models;
  const version = (of: Model): string =>
    `${words.trained(look.words.date(of.trainedAt))}, ${words.version(of)}`;
  const rows = [
    ...(active === undefined ? [] : [[names.active, version(active)] as const]),
    ...(candidate === undefined ? [] : [[names.candidate, version(candidate)] as const]),
    ...(previous === undefined ? [] : [[names.previous, version(previous)] as const]),
  ];
  return rows.length < 2 ? [] : [facts(rows)];
}

const gradesChoice = (look: Look) =>
  choose(
    'grades',
    look.words.models.grades,
    [
      [look.words.models.gradesKeep, 'keep'],
      [look.words.models.gradesReset, 'reset'],
    ],
    'keep',
  );

export function trainingPlanCard(reply: ReplyOf<'trainingPlan'>, look: Look): Card {
  const { models: words, cancel } = look.words;
  const { idea, readiness, overlaps, model } = reply.plan;
  const title = words.planTitle(idea.entity, model?.name);
  const press = (name: string): Command => ({ kind: 'flow', flow: reply.flow, rev: reply.rev, press: name });
  const ready = readiness.kind === 'checked' && readiness.ready;
  return card(
    title,
    [
      heading(escaped(title)),
      ...countedBy(readiness, idea.months, look),
      ...(overlaps.length === 0 ? [] : [line([`⚠ ${words.overlaps(overlaps)}`])]),
      ...(model === undefined
        ? [
            {
              type: 'Input.Text' as const,
              id: 'name',
              label: words.name,
              value: idea.name,
              isRequired: true,
              errorMessage: words.name,
            },
          ]
        : []),
      ...windowFields({ ...idea, processes: reply.processes }, look),
      ...lineOfBusiness(reply, look),
      quiet(words.planHow),
    ],
    [
      ...(ready ? [button(look, press('train'), words.train)] : []),
      button(look, press('count'), words.recount),
      without(button(look, press('cancel'), cancel)),
    ],
  );
}

/** The other drops leave nothing to learn from, or are the administrator's own. */
const mayBeIncluded: readonly string[] = [
  'identifier',
  'system',
  'date',
  'calendarPart',
  'filledOnlyWhenClosed',
  'decidesOutcome',
  'notRelevant',
];

/** The filter that makes it the model of one line of business, and the attributes to leave out (S1.9.1, S1.8.1). */
function lineOfBusiness({ plan }: ReplyOf<'trainingPlan'>, look: Look): CardElementArray {
  const words = look.words.models;
  const { idea, model } = plan;
  const [filter] = idea.filters;
  const attributes = attributeNames(idea.entity).map((name) => [words.attribute(name), name] as const);
  const dropped = ((model?.candidate ?? model?.active)?.learned.dropped ?? []).filter(
    ({ name, reason }) => mayBeIncluded.includes(reason.kind) && name !== 'createdAt',
  );
  const included = idea.include.filter((name) => !dropped.some((each) => each.name === name));
  const include = [
    ...dropped.map(({ name, reason }) => [words.includable(name, reason), name] as const),
    ...included.map((name) => [words.attribute(name), name] as const),
  ];
  return [
    choose(
      'filterField',
      words.filterField,
      [[words.noFilter, 'none'], ...attributes],
      filter?.field ?? 'none',
    ),
    {
      type: 'Input.Text',
      id: 'filterValues',
      label: words.filterValues,
      value: (filter?.values ?? []).join(', '),
    },
    { ...choose('exclude', words.exclude, attributes, idea.exclude.join(',')), isMultiSelect: true },
    ...(include.length === 0
      ? []
      : [{ ...choose('include', words.include, include, idea.include.join(',')), isMultiSelect: true }]),
  ];
}
