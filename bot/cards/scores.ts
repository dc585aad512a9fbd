import type { CardElementArray } from '@microsoft/teams.cards';
import type { ReplyOf } from '../../dialogs/reply.ts';
import type { Reason } from '../../domain/scoring/reasons.ts';
import { lineChart } from './charts.ts';
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
} from './elements.ts';

export function scoreOfCard(reply: ReplyOf<'scoreOf'>, look: Look): Card {
  const words = look.words.scores;
  const { score, now, baseRate, kept, about, history, lifts } = reply;
  const title = words.title(about.name, score);
  const section = (name: string, reasons: readonly Reason[]): CardElementArray => [
    subheading(name),
    ...(reasons.length === 0
      ? [quiet(words.none)]
      : reasons.map((reason) => line([`• ${words.reason(reason, baseRate, about.entity)}`]))),
  ];
  return card(
    title,
    [
      heading(escaped(title)),
      text(words.trend(score)),
      ...section(words.raising, reply.raising),
      ...section(words.lowering, reply.lowering),
      ...(lifts.length === 0 ? [] : [subheading(words.lifts)]),
      ...lifts.map((lift) => line([`• ${words.lift(lift, about.entity)}`])),
      ...(lifts.length === 0 ? [] : [quiet(words.liftCaution)]),
      ...trend(history, look),
      ...(kept ? [quiet(words.kept)] : now === score.value ? [] : [quiet(words.changedSince(now))]),
      quiet(escaped(words.scored(score, reply.model))),
    ],
    buttons(look, reply.offers),
  );
}

/** How the score has moved, once there is something to see. */
function trend(history: ReplyOf<'scoreOf'>['history'], look: Look): CardElementArray {
  const words = look.words.scores;
  const last = history.slice(-12);
  if (last.length < 2) return [];
  const said = facts([[words.history, last.map(({ value }) => value).join(' → ')]]);
  if (last.length < 3) return [said];
  const points = last.map(({ value }, i) => [i + 1, value] as const);
  return [
    lineChart({ title: words.history, x: '', y: '' }, [{ legend: words.history, values: points }]),
    said,
  ];
}

/** Opportunities, each pressable as a whole. */
export function opportunityListCard(reply: ReplyOf<'opportunityList'>, look: Look): Card {
  const words = look.words.scores;
  const { rows, first, total } = reply;
  const title = reply.words === undefined ? words.opportunities : words.opportunitiesLike(reply.words);
  if (rows.length === 0)
    return card(title, [heading(escaped(title)), text(words.noOpportunities)], buttons(look, reply.offers));
  const range = look.words.shown(first, first + rows.length - 1, total);
  return card(
    `${title}: ${range}`,
    [
      heading(escaped(title)),
      quiet(`${range}. ${words.opportunityHint}`),
      ...rows.map((row) => ({
        ...box([line([{ bold: row.name }]), line([{ quiet: words.opportunityRow(row) }])], {
          separator: true,
          spacing: 'Small',
        }),
        selectAction: button(look, { kind: 'score-of-opportunity', id: row.id }, row.name),
      })),
    ],
    buttons(look, reply.offers),
  );
}

export function whyUnscoredCard(reply: ReplyOf<'whyUnscored'>, look: Look): Card {
  const words = look.words.scores;
  const { conditions, standing } = reply.diagnosis;
  const title = words.whyTitle(reply.about.name, standing);
  return card(
    title,
    [
      heading(escaped(title)),
      ...conditions.map((each) =>
        line([`${each.met ? '✓' : '✗'} ${words.condition(each, reply.processes, reply.about.entity)}`]),
      ),
      text(words.standing(standing, reply.administrator)),
    ],
    buttons(look, reply.offers),
  );
}
