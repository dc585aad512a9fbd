import type { CardElementArray } from '@microsoft/teams.cards';
import type { Command } from '../../dialogs/command.ts';
import type { ReplyOf } from '../../dialogs/reply.ts';
import { LEAST_MONTHS, MOST_MONTHS, type Readiness } from '../../domain/scoring/readiness.ts';
import { choose } from './admin-fields.ts';
import {
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
  steps,
  subheading,
  text,
  without,
} from './elements.ts';

export function scoringReadinessCard(reply: ReplyOf<'scoringReadiness'>, look: Look): Card {
  const { scoring } = look.words;
  const { readiness, asked } = reply;
  const again: Command = { kind: 'scoring-readiness', entity: asked.entity };
  const actions = [button(look, again, scoring.check), ...buttons(look, reply.offers).map(without)];
  if (readiness.kind === 'windowOutOfRange') {
    const said = scoring.windowOutOfRange(readiness.months, readiness.least, readiness.most);
    return card(
      said,
      [
        heading(scoring.windowTitle),
        text(said),
        ...windowFields({ ...asked, processes: reply.processes }, look),
      ],
      actions,
    );
  }
  const { entity, positives, negatives, window, excluded, table } = readiness;
  const title = scoring.readinessTitle(readiness);
  const process = reply.processes.find(({ id }) => id === asked.processId)?.name;
  const byHand: CardElementArray =
    entity === 'lead'
      ? [
          subheading(scoring.byHandTitle),
          ...steps(
            scoring.byHand(asked.months, process === undefined ? scoring.theProcess : escaped(process)),
          ),
        ]
      : [quiet(scoring.perStage)];
  return card(
    title,
    [
      heading(title),
      facts([
        scoring.side(entity, 'positive', positives),
        scoring.side(entity, 'negative', negatives),
        [scoring.byTimeFrame(asked.months), scoring.dateRule(window.byTimeFrame, excluded.byTimeFrame)],
        [scoring.byJanuary1, scoring.dateRule(window.byJanuary1, excluded.byJanuary1)],
      ]),
      quiet(`${scoring.window(readiness)} ${scoring.bothRules}`),
      ...scoring.otherExclusions(readiness).map((each) => line([`• ${each}`])),
      text(scoring.advice(readiness, asked.months)),
      ...windowFields({ ...asked, processes: reply.processes }, look),
      subheading(scoring.tableTitle),
      facts(table.map((row) => scoring.tableRow(row, entity))),
      ...byHand,
      quiet(scoring.prerequisites(entity)),
    ],
    actions,
  );
}

/** Whether there are enough, and what to do when not. */
export function countedBy(readiness: Readiness, months: number, look: Look): CardElementArray {
  const { scoring } = look.words;
  if (readiness.kind === 'windowOutOfRange')
    return [text(scoring.windowOutOfRange(readiness.months, readiness.least, readiness.most))];
  const { entity, positives, negatives } = readiness;
  return [
    facts([scoring.side(entity, 'positive', positives), scoring.side(entity, 'negative', negatives)]),
    text(scoring.advice(readiness, months)),
  ];
}

interface Chosen {
  readonly months: number;
  readonly processId?: string;
  readonly processes: ReplyOf<'scoringReadiness'>['processes'];
}

/** The time frame and the process, to count with others. */
export function windowFields({ months: chosen, processId, processes }: Chosen, look: Look): CardElementArray {
  const { scoring } = look.words;
  const months = Array.from({ length: MOST_MONTHS - LEAST_MONTHS + 1 }, (_, i) => LEAST_MONTHS + i);
  return [
    choose(
      'months',
      scoring.monthsLabel,
      months.map((each) => [scoring.months(each), String(each)]),
      String(months.includes(chosen) ? chosen : MOST_MONTHS),
    ),
    choose(
      'process',
      scoring.processLabel,
      [[scoring.anyProcess, 'any'], ...processes.map(({ id, name }) => [look.words.term(name), id] as const)],
      processId ?? 'any',
    ),
  ];
}
