import type { CardElementArray } from '@microsoft/teams.cards';
import type { Reply } from '../../dialogs/reply.ts';
import type { Reason } from '../../domain/scoring/reasons.ts';
import {
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
} from './elements.ts';

type Saying<K extends Reply['kind']> = Extract<Reply, { kind: K }>;

export function scoreOfLeadCard(reply: Saying<'scoreOfLead'>, look: Look): Card {
  const words = look.words.scores;
  const { score, now, baseRate, kept } = reply;
  const title = words.title(reply.lead.name, score);
  const section = (name: string, reasons: readonly Reason[]): CardElementArray => [
    subheading(name),
    ...(reasons.length === 0
      ? [quiet(words.none)]
      : reasons.map((reason) => line([`• ${words.reason(reason, baseRate)}`]))),
  ];
  return card(
    title,
    [
      heading(escaped(title)),
      text(words.trend(score)),
      ...section(words.raising, reply.raising),
      ...section(words.lowering, reply.lowering),
      ...(kept ? [quiet(words.kept)] : now === score.value ? [] : [quiet(words.changedSince(now))]),
      quiet(escaped(words.scored(score, reply.model))),
    ],
    buttons(look, reply.offers),
  );
}

export function whyNoScoreCard(reply: Saying<'whyNoScore'>, look: Look): Card {
  const words = look.words.scores;
  const { conditions, standing } = reply.diagnosis;
  const title = words.whyTitle(reply.lead.name, standing);
  return card(
    title,
    [
      heading(escaped(title)),
      ...conditions.map((each) =>
        line([`${each.met ? '✓' : '✗'} ${words.condition(each, reply.processes)}`]),
      ),
      text(words.standing(standing, reply.administrator)),
    ],
    buttons(look, reply.offers),
  );
}
