import { useState } from 'preact/hooks';
import type { Area } from '../../bot/tab/wire.ts';
import { usePropose } from '../parts/changing.tsx';
import { EnterNumber } from '../parts/fields.tsx';
import { Table } from '../parts/table.tsx';
import { useWords } from '../words/words.ts';
import { Review } from './organisation.tsx';

const movable = ['A', 'B', 'C'] as const;

/** The four buckets of the score: where they begin, and how many leads lie in each (S1.10). */
export function Grades({ area }: { area: Extract<Area, { kind: 'grades' }> }) {
  const words = useWords();
  const own = words.settings;
  const propose = usePropose();
  const [minimums, setMinimums] = useState(area.minimums);
  return (
    <>
      <Table
        caption={own.areas.grades}
        rows={area.counts}
        keyOf={({ grade }) => grade}
        columns={[
          { name: 'grade', label: words.board.grade, cell: ({ grade }) => grade },
          {
            name: 'range',
            label: own.range,
            number: true,
            cell: ({ grade }) => rangeOf(grade, area.minimums),
          },
          { name: 'leads', label: own.gradeNow, number: true, cell: ({ leads }) => words.count(leads) },
        ]}
      />
      {area.mayChange && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            propose({ kind: 'grades', minimums });
          }}
        >
          <p>{own.gradesText}</p>
          <div class="bar">
            {movable.map((grade) => (
              <EnterNumber
                key={grade}
                label={own.begins(grade)}
                min={1}
                max={100}
                value={String(minimums[grade])}
                changed={(value) => setMinimums({ ...minimums, [grade]: Number(value) })}
              />
            ))}
            <Review />
          </div>
        </form>
      )}
    </>
  );
}

function rangeOf(
  grade: 'A' | 'B' | 'C' | 'D',
  { A, B, C }: Readonly<Record<'A' | 'B' | 'C', number>>,
): string {
  const ranges = { A: [A, 100], B: [B, A - 1], C: [C, B - 1], D: [0, C - 1] } as const;
  const [from, to] = ranges[grade];
  return `${from}–${to}`;
}
