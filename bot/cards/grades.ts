import type { CardElementArray } from '@microsoft/teams.cards';
import type { ReplyOf } from '../../dialogs/reply.ts';
import { gradeRanges } from '../../domain/scoring/grades.ts';
import { change } from './admin-fields.ts';
import {
  buttons,
  type Card,
  card,
  facts,
  heading,
  type Look,
  quiet,
  subheading,
  text,
  without,
} from './elements.ts';

/** What a bucket usually is: a tenth, a fifth, a third; the rest is D. */
const usualShares = { A: 10, B: 20, C: 35 };

export function gradesCard(
  { minimums, counts, past, mayChange, offers }: ReplyOf<'grades'>,
  look: Look,
): Card {
  const words = look.words.grades;
  const fields = (id: string, label: (grade: string) => string, values: typeof minimums, max: number) =>
    (['A', 'B', 'C'] as const).map((grade) => ({
      type: 'Input.Number' as const,
      id: `${id}-${grade}`,
      label: label(grade),
      value: values[grade],
      min: 1,
      max,
      errorMessage: label(grade),
    }));
  const edit: CardElementArray = mayChange
    ? [
        ...fields('minimum', words.minimum, minimums, 100),
        subheading(words.shareTitle),
        quiet(words.shareHint),
        ...fields('share', words.share, usualShares, 98),
      ]
    : [];
  return card(
    words.title,
    [
      heading(words.title),
      text(words.how(minimums)),
      facts(
        gradeRanges(minimums).map(({ grade, min, max }, i) =>
          words.range(grade, min, max, counts[i]?.leads ?? 0, past),
        ),
      ),
      ...words.basis(past).map(quiet),
      ...edit,
    ],
    [
      ...(mayChange
        ? [
            change(look, { kind: 'grades', minimums: {} }, words.review),
            change(look, { kind: 'grades', minimums: {}, shares: usualShares }, words.reviewShares),
          ]
        : []),
      ...buttons(look, offers).map(without),
    ],
  );
}
