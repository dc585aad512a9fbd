import type { CardElementArray } from '@microsoft/teams.cards';
import type { Command } from '../../dialogs/command.ts';
import type { SectionRow } from '../../dialogs/knowledge/reply.ts';
import type { ReplyOf } from '../../dialogs/reply.ts';
import { sectionLimit } from '../../domain/guidance/change-section.ts';
import {
  box,
  button,
  buttons,
  type Card,
  card,
  cut,
  escaped,
  heading,
  type Look,
  line,
  quiet,
  text,
  without,
} from './elements.ts';

const written = ({ edited }: SectionRow, { words }: Look): string =>
  edited === undefined
    ? words.knowledge.asShipped
    : words.knowledge.edited(edited.n, edited.by, words.day(edited.at));

export function knowledgeListCard(reply: ReplyOf<'knowledgeList'>, look: Look): Card {
  const words = look.words.knowledge;
  const rows = reply.sections.map((section) => ({
    ...box(
      [line([{ bold: section.title }]), line([{ quiet: `${section.id} · ${written(section, look)}` }])],
      {
        separator: true,
        spacing: 'Small',
      },
    ),
    selectAction: button(look, { kind: 'knowledge', act: 'show', section: section.id }, section.title),
  }));
  return card(
    words.title,
    [
      heading(words.title),
      text(words.how),
      ...reply.problems
        .slice(0, 3)
        .map(({ file, line: at, problem }) =>
          box([line([words.problem(file, at, cut(words.lineProblem(problem), 200))])], { style: 'warning' }),
        ),
      ...(reply.gaps === 0 ? [] : [text(words.gaps(reply.gaps))]),
      quiet(words.page(reply.first, reply.sections.length, reply.total)),
      ...rows,
    ],
    buttons(look, reply.offers),
  );
}

export function knowledgeSectionCard(
  { section, text: source, offers }: ReplyOf<'knowledgeSection'>,
  look: Look,
): Card {
  const words = look.words.knowledge;
  return card(
    section.title,
    [
      heading(escaped(section.title)),
      quiet(escaped(`${words.section(section.id)} · ${written(section, look)}`)),
      ...source
        .split('\n')
        .filter((each) => each.trim() !== '')
        .map((each) => line([each])),
    ],
    buttons(look, offers),
  );
}

export function knowledgeFormCard(reply: ReplyOf<'knowledgeForm'>, look: Look): Card {
  const words = look.words.knowledge;
  const title = words.write(reply.title);
  const press = (name: string): Command => ({ kind: 'flow', flow: reply.flow, rev: reply.rev, press: name });
  return card(
    reply.wrong === undefined ? title : words.wrong(reply.wrong),
    [
      heading(escaped(title)),
      ...(reply.wrong === undefined
        ? [text(words.writeHow)]
        : [box([line([words.wrong(reply.wrong)])], { style: 'attention' })]),
      {
        type: 'Input.Text',
        id: 'text',
        label: words.text,
        isMultiline: true,
        maxLength: sectionLimit,
        isRequired: true,
        errorMessage: words.textNeeded,
        value: reply.text,
      },
    ],
    [button(look, press('check'), words.check), without(button(look, press('cancel'), look.words.cancel))],
  );
}

const linesShown = 12;

export function knowledgeConfirmCard({ plan, flow, rev }: ReplyOf<'knowledgeConfirm'>, look: Look): Card {
  const words = look.words.knowledge;
  const press = (name: string): Command => ({ kind: 'flow', flow, rev, press: name });
  const title = words.confirm(plan);
  const cancel = button(look, press('cancel'), look.words.cancel);
  const changes = [...plan.removed.map(words.removed), ...plan.added.map(words.added)];
  if (changes.length === 0)
    return card(words.unchanged, [heading(escaped(plan.title)), text(words.unchanged)], [cancel]);
  const shown: CardElementArray = changes.slice(0, linesShown).map((each) => line([cut(each, 300)]));
  return card(
    title,
    [
      heading(escaped(title)),
      ...shown,
      ...(changes.length > linesShown ? [quiet(words.more(changes.length - linesShown))] : []),
      text(words.consequence),
    ],
    [button(look, press('save'), words.save), cancel],
  );
}

export function knowledgeSavedCard({ plan, offers }: ReplyOf<'knowledgeSaved'>, look: Look): Card {
  const words = look.words.knowledge;
  return card(
    words.saved(plan),
    [heading(escaped(`✓ ${words.saved(plan)}`)), text(words.live)],
    buttons(look, offers),
  );
}

export function knowledgeHistoryCard(
  { section, versions, offers }: ReplyOf<'knowledgeHistory'>,
  look: Look,
): Card {
  const words = look.words.knowledge;
  const title = words.history(section.title);
  return card(
    title,
    [
      heading(escaped(title)),
      ...(versions.length === 0
        ? [text(words.neverEdited)]
        : versions.map(({ n, by, at, restores, shipped }) =>
            line([
              { bold: words.versionLine(n, restores, shipped) },
              { quiet: `  ${by}, ${look.words.date(at)}` },
            ]),
          )),
    ],
    buttons(look, offers),
  );
}

export function knowledgeGapsCard(
  { groups, first, total, offers }: ReplyOf<'knowledgeGaps'>,
  look: Look,
): Card {
  const words = look.words.knowledge;
  const act = (act: 'draft' | 'dismiss', question: string, title: string) =>
    button(look, { kind: 'knowledge', act, question }, title);
  const body = groups.map((group, at) =>
    box(
      [
        line([{ bold: `${first + at}. ${cut(group.wordings[0] ?? '', 200)}` }]),
        line([{ quiet: words.group(group) }]),
        ...[words.wordings(group), words.reasons(group)]
          .filter((each) => each !== '')
          .map((each) => line([cut(each, 400)])),
        ...(group.nearestTitle === undefined ? [] : [quiet(escaped(words.nearest(group.nearestTitle)))]),
        {
          type: 'ActionSet',
          actions: [
            act('draft', group.id, words.draft(first + at)),
            act('dismiss', group.id, words.dismiss(first + at)),
          ],
        },
      ],
      { separator: true },
    ),
  );
  return card(
    groups.length === 0 ? words.noGaps : words.gapsTitle,
    [
      heading(words.gapsTitle),
      ...(groups.length === 0
        ? [text(words.noGaps)]
        : [quiet(words.gapsHow(first, groups.length, total)), ...body]),
    ],
    buttons(look, offers),
  );
}
