import type { CardElementArray } from '@microsoft/teams.cards';
import type { ReplyOf } from '../../dialogs/reply.ts';
import { bySpread } from '../../domain/scoring/insight.ts';
import { gainsOf, ratesByGrade, type ScoreCounts, tenths } from '../../domain/scoring/score-counts.ts';
import { choose } from './admin-fields.ts';
import { barChart, lineChart } from './charts.ts';
import {
  button,
  buttons,
  type Card,
  card,
  cut,
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

export function modelPerformanceCard(reply: ReplyOf<'modelPerformance'>, look: Look): Card {
  const words = look.words.performance;
  const { name, active, entity, offers } = reply;
  const { metrics, byScore } = active.learned.validation;
  const { threshold } = metrics;
  const title = words.title(name);
  return card(
    `${title}. ${words.verdict(active)}`,
    [
      heading(escaped(title)),
      text(words.verdict(active)),
      quiet(look.words.models.verdictHow(active)),
      ...(byScore === undefined ? [quiet(words.noPlots)] : plots(reply, byScore, look)),
      ...(threshold === undefined
        ? []
        : [subheading(words.thresholdTitle), facts(words.threshold(threshold, entity))]),
      facts(words.more(active)),
    ],
    buttons(look, offers),
  );
}

/** Calibration and lift, each as a chart with its numbers below it, and the grades. */
function plots(
  { entity, minimums }: ReplyOf<'modelPerformance'>,
  byScore: ScoreCounts,
  look: Look,
): CardElementArray {
  const words = look.words.performance;
  const groups = tenths(byScore);
  const gains = gainsOf(byScore);
  const groupTable = facts(groups.map((group) => words.group(group, entity)));
  const gainTable = facts(gains.map(words.gain));
  return [
    subheading(words.calibrationTitle),
    lineChart({ title: words.calibrationTitle, x: words.axisGroup, y: words.axisRate }, [
      { legend: words.foretold, values: [0, 100].map((score) => [score, score]), color: 'neutral' },
      {
        legend: words.happened(entity),
        values: groups.map(({ mean, positives, leads }) => [mean, (100 * positives) / leads]),
        color: 'categoricalBlue',
      },
    ]),
    groupTable,
    ...(gains.length === 0
      ? []
      : [
          subheading(words.gainTitle(entity)),
          lineChart({ title: words.gainTitle(entity), x: words.axisTaken(entity), y: words.axisRate }, [
            {
              legend: words.found,
              values: percents([[0, 0], ...gains.map(pairOf)]),
              color: 'categoricalBlue',
            },
            {
              legend: words.atRandom,
              values: percents([
                [0, 0],
                [1, 1],
              ]),
              color: 'neutral',
            },
          ]),
          gainTable,
        ]),
    subheading(words.gradesTitle),
    facts(
      ratesByGrade(byScore, minimums).map(({ grade, leads, positives }) =>
        words.gradeRate(grade, leads, positives, entity),
      ),
    ),
  ];
}

const pairOf = ({ taken, found }: ReturnType<typeof gainsOf>[number]) => [taken, found] as const;
const percents = (points: readonly (readonly [number, number])[]) =>
  points.map(([x, y]) => [100 * x, 100 * y] as const);

const mostShown = 20;

export function modelAttributesCard(
  { modelId, name, active, offers }: ReplyOf<'modelAttributes'>,
  look: Look,
): Card {
  const words = look.words.performance;
  const models = look.words.models;
  const used = bySpread(active);
  const { dropped, suspects } = active.learned;
  const unfilled = dropped.filter(({ reason }) => reason.kind === 'empty').map((each) => each.name);
  const explained = dropped.filter(({ reason, name: of }) => reason.kind !== 'empty' && of !== 'createdAt');
  const title = words.attributesTitle(name);
  return card(
    title,
    [
      heading(escaped(title)),
      quiet(words.spreadHow),
      facts(used.slice(0, mostShown).map(words.spread)),
      ...(used.length > mostShown ? [quiet(words.moreAttributes(used.length - mostShown))] : []),
      ...suspects.map((suspect) => line([`⚠ ${models.suspect(suspect)}`])),
      choose(
        'attribute',
        words.chooseAttribute,
        used.map((each) => [models.attribute(each.name), each.name] as const),
        used[0]?.name ?? '',
      ),
      ...(dropped.length === 0 ? [] : [subheading(words.droppedTitle)]),
      ...explained.map((each) => line([{ quiet: `• ${models.includable(each.name, each.reason)}` }])),
      ...(unfilled.length === 0 ? [] : [quiet(words.unfilled(unfilled))]),
    ],
    [button(look, { kind: 'model-attributes', modelId }, words.look), ...buttons(look, offers).map(without)],
  );
}

const barsShown = 12;

export function attributeInsightCard({ insight, offers }: ReplyOf<'attributeInsight'>, look: Look): Card {
  const words = look.words.performance;
  const { attribute, rows } = insight;
  const title = words.insightTitle(attribute);
  const table = facts(rows.slice(0, mostShown).map((row) => words.insightRow(attribute, row)));
  return card(
    title,
    [
      heading(escaped(title)),
      text(words.insightAverage(insight)),
      barChart(
        { title, x: look.words.models.attribute(attribute), y: words.axisRate },
        rows
          .slice(0, barsShown)
          .map((row) => [cut(words.value(attribute, row.group), 24), (100 * row.positives) / row.leads]),
      ),
      table,
      ...(rows.length > mostShown ? [quiet(words.moreValues(rows.length - mostShown))] : []),
    ],
    buttons(look, offers),
  );
}
