import type { CardElementArray } from '@microsoft/teams.cards';
import { criteriaShown } from '../../dialogs/admin/rule-form.ts';
import type { Command } from '../../dialogs/command.ts';
import type { ReplyOf } from '../../dialogs/reply.ts';
import { fieldsOf } from '../../domain/records/fields.ts';
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

/** All rules, each pressable: what it compares, and whether it is published. */
export function rulesCard(reply: ReplyOf<'rules'>, look: Look): Card {
  const { admin } = look.words;
  const body = reply.rules.map((rule) => ({
    ...box([line([{ bold: look.words.term(rule.name) }]), line([{ quiet: admin.rule(rule) }])], {
      separator: true,
      spacing: 'Small',
    }),
    selectAction: button(look, { kind: 'rules', ruleId: rule.id }, look.words.term(rule.name)),
  }));
  return card(
    admin.rulesTitle,
    [
      heading(admin.rulesTitle),
      quiet(look.words.rules.listHow),
      ...(body.length === 0 ? [text(admin.noRules)] : body),
    ],
    buttons(look, reply.offers),
  );
}

/** One rule with everything about it, and what can be done with it as it stands. */
export function ruleCard({ rule, mayChange, offers }: ReplyOf<'rule'>, look: Look): Card {
  const { rules, term } = look.words;
  const published = rule.status !== 'unpublished';
  const define = (act: 'remove' | 'rebuild', title: string) =>
    change(look, { kind: 'rule', change: { act, id: rule.id } }, title);
  const form = (command: Extract<Command, { kind: 'rule-form' }>, title: string) =>
    button(look, command, title);
  const actions = published
    ? [
        change(look, { kind: 'publish', id: rule.id, published: false }, rules.unpublish),
        ...(rule.status === 'published' ? [define('rebuild', rules.rebuild)] : []),
        ...(rule.excludeInactive
          ? []
          : [change(look, { kind: 'excludeInactive', id: rule.id }, rules.excludeInactiveNow)]),
        form({ kind: 'rule-form', ruleId: rule.id, copy: true }, rules.copy),
      ]
    : [
        change(look, { kind: 'publish', id: rule.id, published: true }, rules.publish),
        form({ kind: 'rule-form', ruleId: rule.id }, rules.edit),
        form({ kind: 'rule-form', ruleId: rule.id, copy: true }, rules.copy),
        define('remove', rules.remove),
      ];
  const name = term(rule.name);
  return card(
    name,
    [
      heading(escaped(name)),
      facts([
        [rules.status, rules.statusOf(rule)],
        [rules.base, rules.type(rule.base)],
        [rules.matching, rules.type(rule.matching)],
        [rules.caseSensitive, rules.yesNo(rule.caseSensitive)],
        [rules.excludeInactive, rules.yesNo(rule.excludeInactive)],
      ]),
      subheading(rules.criteria),
      ...(rule.criteria.length === 0
        ? [text(rules.noCriteria, { color: 'Warning' })]
        : rule.criteria.map((criterion) => line([`• ${rules.criterion(criterion, rule)}`]))),
      quiet(published ? rules.publishedHow : rules.unpublishedHow),
    ],
    [...(mayChange ? actions : []), ...buttons(look, offers)].slice(0, 6),
  );
}

export function ruleFormCard(reply: ReplyOf<'ruleForm'>, look: Look): Card {
  const { rules, cancel } = look.words;
  const press = (name: string): Command => ({ kind: 'flow', flow: reply.flow, rev: reply.rev, press: name });
  const { values } = reply;
  if (reply.step === 'types') {
    const types = (['lead', 'account', 'contact', 'opportunity'] as const).map(
      (entity) => [rules.type(entity), entity] as const,
    );
    return card(
      rules.newTitle,
      [
        heading(rules.newTitle),
        quiet(rules.typesHow),
        choose('base', rules.base, types, reply.base),
        choose('matching', rules.matching, types, reply.matching),
      ],
      [button(look, press('criteria'), rules.toCriteria), without(button(look, press('cancel'), cancel))],
    );
  }
  const rows = Math.max(criteriaShown, countOf(values));
  return card(
    rules.formTitle,
    [
      heading(rules.formTitle),
      ...reply.problems.map((problem) => text(escaped(rules.problem(problem)), { color: 'Attention' })),
      quiet(rules.compares(reply.base, reply.matching)),
      {
        type: 'Input.Text',
        id: 'name',
        label: rules.name,
        maxLength: 100,
        isRequired: true,
        errorMessage: rules.problem({ kind: 'nameBlank' }),
        ...(values['name'] === undefined ? {} : { value: values['name'] }),
      },
      ...Array.from({ length: rows }, (_, at) => criterion(reply, at, look)).flat(),
      yesNo('caseSensitive', rules.caseSensitive, values['caseSensitive'] ?? 'false', look),
      yesNo('excludeInactive', rules.excludeInactive, values['excludeInactive'] ?? 'false', look),
    ],
    [
      button(look, press('review'), rules.review),
      without(button(look, press('types'), rules.toTypes)),
      without(button(look, press('cancel'), cancel)),
    ],
  );
}

const countOf = (values: Readonly<Record<string, string>>): number =>
  Object.keys(values).filter((name) => name.startsWith('base-')).length;

const yesNo = (id: string, label: string, value: string, { words: { rules } }: Look) =>
  choose(
    id,
    label,
    [
      [rules.yesNo(false), 'false'],
      [rules.yesNo(true), 'true'],
    ],
    value,
  );

/** One criterion: which fields, how they are compared, and whether two blanks match. */
function criterion(
  { base, matching, values }: ReplyOf<'ruleForm'>,
  at: number,
  look: Look,
): CardElementArray {
  const { rules, term } = look.words;
  const fields = (entity: ReplyOf<'ruleForm'>['base']) =>
    fieldsOf[entity].map(({ name, label }) => [term(label), name] as const);
  const characters = values[`characters-${at}`];
  return [
    subheading(rules.criterionNumber(at + 1)),
    choose(
      `base-${at}`,
      rules.baseField(base),
      [[rules.noField, 'none'], ...fields(base)],
      values[`base-${at}`] ?? 'none',
    ),
    choose(
      `matching-${at}`,
      rules.matchingField(matching),
      [[rules.sameField, 'same'], ...fields(matching)],
      values[`matching-${at}`] ?? 'same',
    ),
    choose(
      `comparison-${at}`,
      rules.comparison,
      (['exact', 'firstCharacters', 'lastCharacters'] as const).map((kind) => [
        rules.comparisons[kind],
        kind,
      ]),
      values[`comparison-${at}`] ?? 'exact',
    ),
    {
      type: 'Input.Number',
      id: `characters-${at}`,
      label: rules.characters,
      min: 1,
      max: 300,
      ...(characters ? { value: Number(characters) } : {}),
    },
    yesNo(`ignoreBlanks-${at}`, rules.ignoreBlanks, values[`ignoreBlanks-${at}`] ?? 'true', look),
  ];
}

export function ruleChangeAskedCard({ name, told, offers }: ReplyOf<'ruleChangeAsked'>, look: Look): Card {
  const sentence = look.words.rules.asked(name, told);
  return card(sentence, [text(escaped(sentence))], buttons(look, offers));
}
