import type { CardElementArray } from '@microsoft/teams.cards';
import type { Command } from '../../dialogs/command.ts';
import type { Reply } from '../../dialogs/reply.ts';
import { fieldsOf } from '../../domain/records/fields.ts';
import { hasDrifted } from '../../domain/scoring/drift.ts';
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

type Saying<K extends Reply['kind']> = Extract<Reply, { kind: K }>;

export function scoringModelsCard({ models, offers }: Saying<'scoringModels'>, look: Look): Card {
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
    [heading(words.title), ...(rows.length === 0 ? [text(words.none)] : rows)],
    buttons(look, offers),
  );
}

export function scoringModelCard(reply: Saying<'scoringModel'>, look: Look): Card {
  const words = look.words.models;
  const { model, trained, process, mayChange, offers } = reply;
  const { active, status } = model;
  const draft = trained && status.kind === 'draft';
  const title = draft ? words.trainedTitle(model.name) : `${model.name}: ${words.status(status)}`;
  const act = status.kind === 'draft' ? 'publish' : status.kind === 'published' ? 'retire' : undefined;
  const actions =
    mayChange && act !== undefined
      ? [change(look, { kind: 'model', change: { id: model.id, act } }, words[act])]
      : [];
  if (active === undefined) return card(title, [heading(escaped(title))], buttons(look, offers));
  const dropped = words.dropped(active);
  const { suspects, drift } = active.learned;
  return card(
    title,
    [
      heading(escaped(title)),
      facts([...words.quality(active), ...words.scope(active, process)]),
      quiet(words.verdictHow(active)),
      ...suspects.map((suspect) => line([`⚠ ${words.suspect(suspect)}`])),
      ...(drift && hasDrifted(drift) ? [line([`⚠ ${words.drift}`])] : []),
      subheading(words.usedTitle),
      text(escaped(words.used(active))),
      ...(dropped.length === 0 ? [] : [subheading(words.droppedTitle)]),
      ...dropped.map((each) => line([{ quiet: `• ${each}` }])),
    ],
    [...actions, ...buttons(look, offers)],
  );
}

export function trainingPlanCard(reply: Saying<'trainingPlan'>, look: Look): Card {
  const { models: words, cancel } = look.words;
  const { idea, readiness, overlaps } = reply.plan;
  const press = (name: string): Command => ({ kind: 'flow', flow: reply.flow, rev: reply.rev, press: name });
  const ready = readiness.kind === 'checked' && readiness.ready;
  return card(
    words.planTitle,
    [
      heading(words.planTitle),
      ...countedBy(readiness, idea.months, look),
      ...(overlaps.length === 0 ? [] : [line([`⚠ ${words.overlaps(overlaps)}`])]),
      {
        type: 'Input.Text',
        id: 'name',
        label: words.name,
        value: idea.name,
        isRequired: true,
        errorMessage: words.name,
      },
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

/** The filter that makes it the model of one line of business, and the attributes to leave out (S1.9.1, S1.8.1). */
function lineOfBusiness({ plan }: Saying<'trainingPlan'>, look: Look): CardElementArray {
  const words = look.words.models;
  const [filter] = plan.idea.filters;
  const attributes = [
    ...fieldsOf.lead.filter(({ type }) => type !== 'option' && type !== 'lookup').map(({ name }) => name),
    'emailDomain',
  ].map((name) => [words.attribute(name), name] as const);
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
    { ...choose('exclude', words.exclude, attributes, plan.idea.exclude.join(',')), isMultiSelect: true },
  ];
}
