import type { CardElementArray } from '@microsoft/teams.cards';
import type { Reply } from '../../dialogs/reply.ts';
import { gradeRanges } from '../../domain/scoring/grades.ts';
import { change } from './admin-fields.ts';
import { buttons, type Card, card, facts, heading, type Look, quiet, text, without } from './elements.ts';

type Saying<K extends Reply['kind']> = Extract<Reply, { kind: K }>;

export function gradesCard({ minimums, counts, mayChange, offers }: Saying<'grades'>, look: Look): Card {
  const words = look.words.grades;
  const fields = (['A', 'B', 'C'] as const).map((grade) => ({
    type: 'Input.Number' as const,
    id: `minimum-${grade}`,
    label: words.minimum(grade),
    value: minimums[grade],
    min: 1,
    max: 100,
    errorMessage: words.minimum(grade),
  }));
  const edit: CardElementArray = mayChange ? [...fields, quiet(words.shareHint)] : [];
  return card(
    words.title,
    [
      heading(words.title),
      text(words.how(minimums)),
      facts(
        gradeRanges(minimums).map(({ grade, min, max }, i) =>
          words.range(grade, min, max, counts[i]?.leads ?? 0),
        ),
      ),
      ...edit,
    ],
    [
      ...(mayChange ? [change(look, { kind: 'grades', minimums: {} }, words.review)] : []),
      ...buttons(look, offers).map(without),
    ],
  );
}
