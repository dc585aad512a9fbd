import type { CardElementArray, IChoiceSetInput, IColumnSet } from '@microsoft/teams.cards';
import type { Command } from '../../dialogs/command.ts';
import type { Which } from '../../dialogs/merging/reply.ts';
import type { Asking, ReplyOf } from '../../dialogs/reply.ts';
import type { FieldRow } from '../../domain/merging/fields.ts';
import {
  button,
  buttons,
  type Card,
  card,
  cut,
  escaped,
  heading,
  type Look,
  line,
  plain,
  quiet,
  subheading,
  text,
  without,
} from './elements.ts';

const press = ({ flow, rev }: Asking, name: string): Command => ({ kind: 'flow', flow, rev, press: name });

/** Long values are told apart by their beginning; a card holds only so much. */
const valueLimit = 200;

/** Two columns and no more: side by side on a phone as well, because the labels stand above. */
const beside = (one: CardElementArray, other: CardElementArray): IColumnSet => ({
  type: 'ColumnSet',
  spacing: 'Small',
  columns: [one, other].map((items) => ({ type: 'Column', width: 'stretch', items })),
});

const problemLine = ({ problem }: Asking, { words }: Look): CardElementArray =>
  problem === undefined ? [] : [text(words.problem(problem), { color: 'Attention' })];

export function mergeCompareCard(reply: ReplyOf<'mergeCompare'>, look: Look): Card {
  const { merging, notNow } = look.words;
  const { comparison } = reply;
  const [one, other] = comparison.sides;
  const differing = comparison.rows.filter(({ verdict }) => verdict !== 'same');
  const same = comparison.rows.filter(({ verdict }) => verdict === 'same');
  const title = merging.compareTitle(one, other);
  const header = (at: Which): CardElementArray => [
    line([{ bold: merging.side(at, comparison.sides[at].name) }]),
    ...merging.sideFacts(comparison.sides[at]).map((fact) => line([{ quiet: fact }])),
  ];
  return card(
    title,
    [
      heading(escaped(title)),
      ...problemLine(reply, look),
      beside(header(0), header(1)),
      subheading(merging.differs(differing.length)),
      ...differing.flatMap(
        (row): CardElementArray => [
          quiet(`≠ ${escaped(look.words.term(row.label))}`),
          beside([valueLine(row.a, look)], [valueLine(row.b, look)]),
        ],
      ),
      ...(same.length === 0
        ? []
        : [quiet(`✓ ${escaped(merging.same(same.map(({ label }) => look.words.term(label))))}`)]),
      quiet(merging.suggestion(comparison)),
    ],
    [
      ...([0, 1] as const).map((at) =>
        button(look, press(reply, `keep-${at}`), merging.keep(at, comparison.sides[at].name)),
      ),
      button(look, press(reply, 'different'), merging.different),
      button(look, press(reply, 'cancel'), notNow),
    ],
  );
}

/** A text block, because it breaks long addresses where a text run would run into its neighbour. */
const valueLine = (value: string | undefined, { words }: Look) =>
  value === undefined
    ? text(words.merging.blank, { isSubtle: true, spacing: 'Small' })
    : text(escaped(cut(value, valueLimit)), { spacing: 'Small' });

export function mergeChooseCard(reply: ReplyOf<'mergeChoose'>, look: Look): Card {
  const { merging, cancel } = look.words;
  const { comparison, master, undoMinutes } = reply;
  const kept = comparison.sides[master];
  const gone = comparison.sides[master === 0 ? 1 : 0];
  const differing = comparison.rows.filter(({ verdict }) => verdict !== 'same');
  const moves = merging.moves(gone.moves);
  const title = merging.chooseTitle(gone.name, kept.name);
  return card(
    title,
    [
      heading(escaped(title)),
      ...problemLine(reply, look),
      quiet(differing.length === 0 ? merging.nothingToChoose : merging.chooseHow),
      ...differing.map((row) => pick(row, master, look)),
      subheading(escaped(merging.movesTitle(kept.name))),
      ...(moves.length === 0
        ? [quiet(merging.nothingMoves)]
        : moves.map((each) => line([`• ${cut(each, valueLimit)}`]))),
      quiet(escaped(merging.goesAway(gone.name, comparison.entity, undoMinutes))),
    ],
    [
      button(look, press(reply, 'merge'), merging.mergeNow(comparison.entity)),
      without(button(look, press(reply, 'back'), merging.back)),
      without(button(look, press(reply, 'cancel'), cancel)),
    ],
  );
}

/** The master’s value is chosen beforehand; where it has none, the other’s. */
function pick(row: FieldRow, master: Which, { words }: Look): IChoiceSetInput {
  const values = [row.a, row.b];
  const chosen = values[master] === undefined ? 1 - master : master;
  return {
    type: 'Input.ChoiceSet',
    id: `pick-${row.field}`,
    label: words.term(row.label),
    style: 'expanded',
    wrap: true,
    value: String(chosen),
    choices: values.map((value, at) => ({
      title: plain(cut(words.merging.pick(at, value), valueLimit)),
      value: String(at),
    })),
  };
}

export const noDuplicatesCard = ({ lead, offers }: ReplyOf<'noDuplicates'>, look: Look): Card => {
  const sentence = look.words.merging.noDuplicates(lead.name);
  return card(sentence, [text(escaped(sentence))], buttons(look, offers));
};

export function notDuplicatesCard({ names, offers }: ReplyOf<'notDuplicates'>, look: Look): Card {
  const { merging } = look.words;
  const title = merging.notDuplicates(names);
  return card(title, [heading(`✓ ${escaped(title)}`), text(merging.notDuplicatesHow)], buttons(look, offers));
}

export function mergedCard({ receipt, offers }: ReplyOf<'merged'>, look: Look): Card {
  const { words } = look;
  const { merging } = words;
  const title = merging.merged(receipt);
  const moves = merging.moves(receipt.moves);
  return card(
    title,
    [
      heading(`✓ ${escaped(title)}`),
      quiet(escaped(words.qualifiedBy(receipt.byName, words.date(receipt.at)))),
      ...(receipt.taken.length === 0 ? [] : [text(escaped(merging.taken(receipt.taken.map(words.term))))]),
      ...(moves.length === 0
        ? []
        : [
            subheading(escaped(merging.movesTitle(receipt.master.name))),
            ...moves.map((each) => line([`• ${cut(each, valueLimit)}`])),
          ]),
      quiet(merging.undoUntil(receipt.undoUntil)),
    ],
    buttons(look, offers),
  );
}

export function unmergedCard({ receipt, offers }: ReplyOf<'unmerged'>, look: Look): Card {
  const { words } = look;
  const title = words.merging.unmerged(receipt.master.name, receipt.other.name);
  return card(
    title,
    [
      heading(`✓ ${escaped(title)}`),
      text(words.merging.unmergedHow),
      ...(receipt.left.length === 0
        ? []
        : [text(escaped(words.merging.left(receipt.left)), { color: 'Warning' })]),
      quiet(escaped(words.qualifiedBy(receipt.byName, words.date(receipt.at)))),
    ],
    buttons(look, offers),
  );
}
