import type {
  ActionArray,
  CardElementArray,
  IContainer,
  IToggleVisibilityAction,
} from '@microsoft/teams.cards';
import type { DuplicateRow, DuplicatesReply } from '../../dialogs/duplicates/reply.ts';
import type { Wording } from '../../dialogs/wording/wording.ts';
import type { Evidence } from '../../domain/duplicates/evidence.ts';
import type { MatchJudgement } from '../../domain/qualification/refusal.ts';
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

/** `duplicates of …`: the possible ones with their evidence, then those that only look alike, and why. */
export function duplicatesCard(reply: DuplicatesReply, look: Look): Card {
  const { words } = look;
  const { found, lead, decided } = reply;
  const title = words.duplicates.title(lead.name, found.total);
  return card(
    title,
    [
      heading(escaped(title)),
      ...(decided === undefined
        ? []
        : [text(escaped(decision(decided, lead.name, words)), { color: 'Good' })]),
      ...(found.total === 0 ? [text(words.duplicates.none)] : []),
      ...duplicateRows(found.matches, look),
      ...notShown(found.total - found.matches.length, words),
      ...(found.lookAlikes.length > 0 ? [subheading(words.duplicates.lookAlikes)] : []),
      ...found.lookAlikes.map((row) => box(head(row, words), { separator: true, spacing: 'Small' })),
      ...notShown(found.lookAlikesTotal - found.lookAlikes.length, words),
      ...found.crowds.map((crowd) => text(words.duplicates.crowd(crowd), { color: 'Warning' })),
    ],
    buttons(look, reply.offers),
  );
}

const decision = (
  { verdict, name }: NonNullable<DuplicatesReply['decided']>,
  lead: string,
  words: Wording,
): string =>
  verdict === 'different' ? words.duplicates.dismissed(lead, name) : words.duplicates.putBack(lead, name);

const notShown = (n: number, words: Wording): CardElementArray =>
  n > 0 ? [quiet(words.duplicates.more(n))] : [];

/** Each with its judgement in words, the rules that fired, and the evidence behind a button. */
export const duplicateRows = (rows: readonly DuplicateRow[], look: Look): CardElementArray =>
  rows.map((row) => {
    const evidence = evidenceBox(row.judged, `evidence-${row.entity}-${row.id}`, look.words);
    return box(
      [
        ...head(row, look.words),
        quiet(escaped(look.words.duplicates.rules(row.judged.rules))),
        evidence,
        { type: 'ActionSet', actions: actionsOf(row, look) },
      ],
      { style: 'emphasis', spacing: 'Small' },
    );
  });

const head = (row: DuplicateRow, words: Wording): CardElementArray => [
  line([
    { bold: row.name },
    ...(row.company && row.company !== row.name ? [` · ${row.company}`] : []),
    { quiet: ` ${words.duplicates.entity(row.entity)}` },
  ]),
  line([
    {
      quiet: [
        row.about,
        row.state === undefined || row.state === 'open' ? undefined : words.state(row.state),
        row.owner,
        words.day(row.createdAt),
      ]
        .filter(Boolean)
        .join(' · '),
    },
  ]),
  text(escaped(words.duplicates.because(row.judged)), { spacing: 'Small' }),
];

const actionsOf = (row: DuplicateRow, look: Look): ActionArray => [
  ...(row.open === undefined ? [] : [without(button(look, row.open))]),
  ...(row.merge === undefined ? [] : [without(button(look, row.merge))]),
  ...(row.dismiss === undefined ? [] : [without(button(look, row.dismiss))]),
  ...(row.compare === undefined ? [] : [without(button(look, row.compare))]),
  toggle(`evidence-${row.entity}-${row.id}`, look.words),
];

export const toggle = (id: string, words: Wording): IToggleVisibilityAction => ({
  type: 'Action.ToggleVisibility',
  title: words.duplicates.showEvidence,
  targetElements: [id],
});

/** What agrees and what differs, each with its bits, which sum to the score. Hidden until asked for. */
export function evidenceBox(
  { probability, evidence }: Pick<MatchJudgement, 'probability' | 'evidence'>,
  id: string,
  words: Wording,
): IContainer {
  const score = evidence.reduce((sum, { bits }) => sum + bits, 0);
  const lines = evidence.map((reason) =>
    reason.field === 'prior'
      ? line([{ quiet: `${words.duplicates.prior} ${words.duplicates.bits(reason.bits)}` }])
      : line([
          `${mark(reason)} ${words.duplicates.agreement(reason)} `,
          { quiet: `${words.duplicates.values(reason)} ${words.duplicates.bits(reason.bits)}` },
        ]),
  );
  return {
    ...box([...lines, line([{ quiet: words.duplicates.sum(score, probability) }])]),
    id,
    isVisible: false,
  };
}

const apart = new Set([
  'differs',
  'other surname',
  'other first name',
  'only one named',
  'shared',
  'related',
]);

const mark = ({ level }: Evidence): string =>
  apart.has(level) ? '✗' : level.startsWith('same') && level !== 'same exchange' ? '✓' : '≈';
