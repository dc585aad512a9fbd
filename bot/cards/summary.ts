import type { CardElementArray, IContainer } from '@microsoft/teams.cards';
import type { Command } from '../../dialogs/command.ts';
import type { ReplyOf } from '../../dialogs/reply.ts';
import { grades } from '../../domain/scoring/grades.ts';
import type { SummaryPart } from '../../domain/scoring/leads-behind.ts';
import type { NamedSummary } from '../../domain/scoring/score-summary.ts';
import type { SummaryDimension } from '../../domain/scoring/summary.ts';
import { summaryPeriods } from '../../domain/scoring/summary-period.ts';
import { choose } from './admin-fields.ts';
import { barChart } from './charts.ts';
import {
  box,
  button,
  buttons,
  type Card,
  card,
  escaped,
  heading,
  type Look,
  line,
  quiet,
  subheading,
  text,
  without,
} from './elements.ts';

export function scoreSummaryCard({ summary, by, offers }: ReplyOf<'scoreSummary'>, look: Look): Card {
  const words = look.words.summary;
  const whole = words.title(summary, look.words.day);
  const title = by === undefined ? whole : words.titleBy(whole, by);
  return card(
    `${title}. ${words.sentence(summary)}`,
    [
      heading(escaped(title)),
      text(words.sentence(summary)),
      quiet(`${rangeText(summary, look)} ${words.hint}`),
      ...(by === undefined ? overview(summary, look) : breakdown(summary, by, look)),
      choose(
        'period',
        words.choosePeriod,
        summaryPeriods.map((period) => [words.period(period), period] as const),
        typeof summary.period === 'string' ? summary.period : 'all',
      ),
    ],
    [
      button(look, { kind: 'score-summary', ...(by === undefined ? {} : { by }) }, words.show),
      ...buttons(look, offers).map(without),
    ],
  );
}

function rangeText({ period, range }: NamedSummary, { words }: Look): string {
  if (range === undefined) return words.summary.everything;
  const from = words.day(range.from);
  const isOpen = typeof period === 'object' && period.to === undefined;
  return isOpen ? words.summary.since(from) : words.summary.range(from, words.day(range.to));
}

/** A line that opens the leads it counts. */
function row(look: Look, label: string, command: Command): IContainer {
  return {
    ...box([line([label, { quiet: '  ›' }])], { spacing: 'Small' }),
    selectAction: without(button(look, command, `${look.words.summary.openLeads}: ${label}`)),
  };
}

function overview(summary: NamedSummary, look: Look): CardElementArray {
  const words = look.words.summary;
  const { total, period, movers, unscored, names } = summary;
  const behind = (part: SummaryPart): Command => ({ kind: 'leads-behind', period, part });
  const gradeLine = (grade: (typeof grades)[number]): string => words.grade(grade, total.grades[grade]);
  const show = (id: string): Command => ({ kind: 'show-lead', lead: { kind: 'id', id } });
  const moved = [...movers.up.slice(0, 3), ...movers.down.slice(0, 3)];
  return [
    ...(total.scored === 0
      ? []
      : [
          subheading(words.gradesTitle),
          barChart(
            { title: words.gradesTitle, x: '', y: words.chart },
            grades.map((grade) => [grade, total.grades[grade]]),
          ),
          ...grades.map((grade) =>
            row(look, gradeLine(grade), behind({ kind: 'group', by: 'grade', key: grade })),
          ),
        ]),
    ...(total.scored === 0 ? [] : [subheading(words.moversTitle)]),
    ...(total.scored > 0 && moved.length === 0 ? [quiet(words.noMovers)] : []),
    ...moved.map((mover) => row(look, words.mover(names[mover.id] ?? mover.id, mover), show(mover.id))),
    ...(movers.all.up > 3
      ? [row(look, words.allUp(movers.all.up), behind({ kind: 'movers', way: 'up' }))]
      : []),
    ...(movers.all.down > 3
      ? [row(look, words.allDown(movers.all.down), behind({ kind: 'movers', way: 'down' }))]
      : []),
    ...(unscored.length === 0 ? [] : [subheading(words.unscoredTitle)]),
    ...unscored.map(({ reason, ids }) =>
      row(look, words.unscored(reason, ids.length), behind({ kind: 'unscored', reason })),
    ),
    subheading(words.outcomeTitle),
    row(look, words.outcome(total.outcome), behind({ kind: 'closed' })),
    ...calibration(summary, look),
  ];
}

/** Did A leads qualify more often than B leads? */
function calibration({ calibration: is, tests, period }: NamedSummary, look: Look): CardElementArray {
  const words = look.words.summary;
  const measured = is.byGrade.filter(({ closed }) => closed > 0);
  const rows =
    measured.length === 0
      ? [quiet(words.notYet)]
      : [
          ...measured.map((each) =>
            row(look, words.gradeRate(each.grade, each), {
              kind: 'leads-behind',
              period,
              part: { kind: 'closed', grade: each.grade },
            }),
          ),
          ...is.steps
            .filter(({ better, worse }) =>
              [better, worse].every((grade) => measured.some((m) => m.grade === grade)),
            )
            .map((step) => quiet(words.verdict(step))),
        ];
  return [
    subheading(words.calibrationTitle),
    ...rows,
    ...tests.flatMap(({ model, byGrade }) => [
      quiet(escaped(words.inTest(model))),
      ...byGrade.map(({ grade, leads, positives }) => quiet(`• ${words.testRate(grade, leads, positives)}`)),
    ]),
  ];
}

const groupsShown = 10;

function breakdown(
  { by, period, names }: NamedSummary,
  dimension: SummaryDimension,
  look: Look,
): CardElementArray {
  const words = look.words.summary;
  const groups =
    dimension === 'month' ? by.month.toReversed() : by[dimension].toSorted((a, b) => b.open - a.open);
  return [
    ...groups.slice(0, groupsShown).map((group) => ({
      ...box(
        [
          line([{ bold: words.groupName(dimension, group.key, names) }]),
          line([{ quiet: words.group(group) }]),
        ],
        { separator: true, spacing: 'Small' },
      ),
      selectAction: without(
        button(
          look,
          { kind: 'leads-behind', period, part: { kind: 'group', by: dimension, key: group.key } },
          words.openLeads,
        ),
      ),
    })),
    ...(groups.length > groupsShown ? [quiet(words.moreGroups(groups.length - groupsShown))] : []),
  ];
}
